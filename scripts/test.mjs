/**
 * `npm test`: on a fresh machine, installs what is missing, then checks types, lint and format, builds the screens and
 * runs every test. Every stage runs, whatever the one before found; each counts as one check, beside the tests
 * themselves. The last line on standard output is `N passed, N failed`.
 *
 * `npm run test:slow` runs the tests of `*.slow.test.ts` only. `npm test -- packages/affairs` runs the tests of that
 * folder only, without the other stages.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireSupportedNode, root, run, supportedEnvironment } from './node.mjs';
import { ensureInstalled, ensureWebBuilt } from './prepare.mjs';

const minute = 60_000;
const slow = process.argv.includes('--slow');
const filters = process.argv.slice(2).filter((argument) => argument !== '--slow');
const total = { passed: 0, failed: 0, skipped: 0 };

/**
 * Runs one stage and counts it as one check.
 * @param {string} name
 * @param {() => Promise<number>} stage resolves to an exit code
 */
async function check(name, stage) {
  console.log(`\n== ${name}`);
  const code = await stage();
  if (code === 0) total.passed += 1;
  else total.failed += 1;
  console.log(code === 0 ? `ok: ${name}` : `FAILED: ${name} (exit code ${code})`);
  return code === 0;
}

/**
 * @param {string} file a program below the repository
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [extra] environment
 * @param {number} [timeoutMs]
 */
async function program(file, args, extra = {}, timeoutMs = 10 * minute) {
  const node = requireSupportedNode();
  const env = { ...supportedEnvironment(node), ...extra };
  const end = await run(node, [join(root, 'node_modules', file), ...args], { cwd: root, env, timeoutMs });
  if (end.timedOut) console.log(`Stopped after ${timeoutMs / minute} minutes.`);
  return end.code;
}

/** Runs vitest; the reporter of vitest.config.ts leaves the counts in a file, so that nothing is read off the screen. */
async function tests() {
  console.log(`\n== ${slow ? 'slow tests' : 'tests'}`);
  const folder = mkdtempSync(join(tmpdir(), 'lingxing-counts-'));
  const counts = join(folder, 'counts.json');
  try {
    const extra = { LINGXING_TEST_COUNTS: counts, LINGXING_SLOW: slow ? '1' : '' };
    const code = await program('vitest/vitest.mjs', ['run', ...filters], extra, 60 * minute);
    const seen = readCounts(counts);
    total.passed += seen.passed;
    total.skipped += seen.skipped;
    // A run that ended badly without naming a test has failed as a whole.
    total.failed += seen.failed === 0 && code !== 0 ? 1 : seen.failed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @returns {{ passed: number, failed: number, skipped: number }} one failure where vitest never came to its end
 */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

if ((await ensureInstalled()) !== 0) {
  total.failed += 1;
} else {
  if (filters.length === 0 && !slow) {
    for (const project of ['tsconfig.json', 'test/tsconfig.json', 'scripts/tsconfig.json'])
      await check(`types (${project})`, () => program('ts7/bin/tsc', ['-p', project]));
    await check('lint', () => program('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']));
    await check('format', () => program('oxfmt/bin/oxfmt', ['--check']));
  }
  // Browser tests need the screens; without them, everything else is still worth running.
  await check('screens', ensureWebBuilt);
  await tests();
}
process.exitCode = total.failed === 0 ? 0 : 1;
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${total.skipped === 0 ? '' : `, ${total.skipped} skipped`}\n`);
