/**
 * Asks the registry for known faults in the packages of the lock file. Exit code 0: none of high severity or worse;
 * 1: there are some; 3: the registry gives no answer. Many mirrors have no audit service, and that says nothing about
 * the packages.
 */
import { spawnSync } from 'node:child_process';

const audit = spawnSync('npm', ['audit', '--audit-level=high', '--json', '--fetch-retries=0', '--fetch-timeout=30000'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  timeout: 120_000,
});

/** @returns {Record<string, number> | undefined} faults by severity, or undefined where the answer is no audit */
function severities() {
  try {
    return JSON.parse(audit.stdout).metadata?.vulnerabilities;
  } catch {
    return undefined;
  }
}

const found = severities();
if (found === undefined) {
  console.log('The registry gave no audit; nothing is known about the packages.');
  process.exitCode = 3;
} else {
  console.log(`Known faults by severity: ${JSON.stringify(found)}`);
  if ((found.high ?? 0) + (found.critical ?? 0) > 0) {
    console.log('Run `npm audit` for the packages.');
    process.exitCode = 1;
  }
}
