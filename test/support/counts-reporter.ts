/**
 * Leaves the counts of a vitest run in the file that LINGXING_TEST_COUNTS names, for `scripts/test.mjs` to add up.
 * A test file that could not be read, and an error outside any test, count as one failure each.
 */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

export default class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const file = process.env['LINGXING_TEST_COUNTS'];
    if (file === undefined || file === '') return;
    const counts = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') counts.passed += 1;
        else if (state === 'failed') failedHere += 1;
        else counts.skipped += 1;
      }
      counts.failed += failedHere === 0 && !module.ok() ? 1 : failedHere;
    }
    writeFileSync(file, JSON.stringify(counts));
  }
}
