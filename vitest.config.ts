import { defineConfig } from 'vitest/config';

// Days end at 24:00 in Asia/Shanghai whatever the zone of the process: the tests run in another one.
process.env['TZ'] = 'America/Los_Angeles';

const slow = process.env['LINGXING_SLOW'] === '1';

/** The test files below these folders: the slow ones of `npm run test:slow`, or all the others. */
const testsOf = (folders: readonly string[]) => ({
  include: folders.map((folder) => `${folder}/**/*${slow ? '.slow' : ''}.test.{ts,tsx}`),
  exclude: ['**/node_modules/**', '**/dist/**', ...(slow ? [] : ['**/*.slow.test.*'])],
});

export default defineConfig({
  test: {
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
    projects: [
      {
        extends: true,
        test: { name: 'alone', ...testsOf(['packages/workrules/test', 'packages/affairs/test', 'packages/typeset/test', 'test']) },
      },
      {
        extends: true,
        test: {
          name: 'with database',
          ...testsOf(['packages/!(workrules|affairs|typeset)/test', 'bench/test']),
          // One PostgreSQL for all test files of a run.
          globalSetup: ['packages/ledger/src/testing-setup.ts'],
        },
      },
    ],
  },
});
