/**
 * `node scripts/complete-lock.mjs`, after npm has written the lock file: adds the optional packages of other platforms
 * that the registry at hand did not have. A mirror often holds the builds for one system only; npm then leaves the
 * others out of the lock file, and `npm ci` refuses it on every machine. Their exact versions stand in the package that
 * names them, and their platform in their own name, so nothing is guessed. What is added carries no integrity sum; where
 * one matters, write the lock file against a registry that has them all.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node.mjs';

const PLATFORM =
  /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(eabi|gnueabihf|musleabihf|gnu|musl|msvc))?$/;

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
/** @type {Record<string, Record<string, unknown>>} */
const packages = lock.packages;
const added = [];

for (const [path, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry['optionalDependencies'] ?? {})) {
    if (`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages) continue;
    const platform = PLATFORM.exec(name);
    if (platform === null || !/^\d+\.\d+\.\d+$/.test(version))
      throw new Error(`${path} wants ${name} ${version}: no platform, or no exact version.`);
    const [, os, cpu, variant = ''] = platform;
    packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(entry['dev'] === true ? { dev: true } : {}),
      ...(os === 'linux' ? { libc: [variant.startsWith('musl') ? 'musl' : 'glibc'] } : {}),
      license: entry['license'],
      optional: true,
      os: [os],
    };
    added.push(`${name}@${version}`);
  }
}

lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? 'The lock file was complete.' : `Added ${added.length}:\n${added.join('\n')}`);
