import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Days end at 24:00 in Asia/Shanghai whatever the zone of the process: the tests run in another one.
process.env['TZ'] = 'America/Los_Angeles';

const slow = process.env['LINGXING_SLOW'] === '1';

/** These test files: the slow ones of `npm run test:slow`, or all the others. */
const testsOf = (places: readonly string[]) => ({
  include: places.map((place) => `${place}${slow ? '.slow' : ''}.test.{ts,tsx}`),
  exclude: ['**/node_modules/**', '**/dist/**', ...(slow ? [] : ['**/*.slow.test.*'])],
});

// What tests start as processes of their own (servers, the command line) reads its modules from here once one of them has.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('node_modules/.cache/lingxing/compiled', import.meta.url));

export default defineConfig({
  test: {
    reporters: ['default', './test/support/counts-reporter.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // The files of a project take turns in two processes, so that modules are evaluated and packs compiled once in each and
    // not once a file. Nothing may depend on it: what a file changes outside itself it puts back.
    isolate: false,
    // Generous for a busy machine: a test that waits forever is stopped, one that is merely slow is not.
    testTimeout: slow ? 600_000 : 120_000,
    hookTimeout: slow ? 600_000 : 180_000,
    teardownTimeout: 60_000,
    // The same for what has to come out in the end.
    expect: { poll: { timeout: 60_000 } },
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // Run in the order of their names: what takes longest begins first, so that no core is idle at the end.
    projects: [
      {
        extends: true,
        test: {
          name: 'browser stories',
          ...testsOf(['test/*stories']),
          testTimeout: 600_000,
          hookTimeout: 600_000,
          setupFiles: ['test/support/one-browser.ts'],
          // One seeded data folder for all stories of a run; each file begins with a copy.
          globalSetup: ['test/support/stories-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser screens',
          ...testsOf(['test/browser', 'packages/web/test/**/*']),
          setupFiles: ['test/support/one-browser.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          ...testsOf(['packages/{ledger,server,cli,demo}/test/**/*', 'bench/test/**/*']),
          // One PostgreSQL for all test files of a run.
          globalSetup: ['packages/ledger/src/testing-setup.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'plain', ...testsOf(['packages/{workrules,affairs,typeset}/test/**/*', 'test/{coverage,repository,start}']) },
      },
    ],
  },
});
