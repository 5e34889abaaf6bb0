import { defineConfig } from 'vitest/config';

// Days end at 24:00 in Asia/Shanghai whatever the zone of the process: the tests run in another one.
process.env['TZ'] = 'America/Los_Angeles';

const slow = process.env['LINGXING_SLOW'] === '1';
const fast = ['packages/*/test/**/*.test.{ts,tsx}', 'bench/test/**/*.test.ts', 'test/**/*.test.ts'];
const slowOnly = ['packages/*/test/**/*.slow.test.ts', 'bench/test/**/*.slow.test.ts', 'test/**/*.slow.test.ts'];

export default defineConfig({
  test: {
    include: slow ? slowOnly : fast,
    exclude: ['**/node_modules/**', '**/dist/**', ...(slow ? [] : ['**/*.slow.test.ts'])],
    reporters: ['default', './test/support/counts-reporter.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Generous for a busy machine: a test that waits forever is stopped, one that is merely slow is not.
    testTimeout: slow ? 180_000 : 30_000,
    hookTimeout: slow ? 180_000 : 60_000,
    teardownTimeout: 20_000,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
