/** Global setup of vitest: one cluster for all test files of a run, unless one is given. */
import { beginRun, startTestCluster } from './testing.ts';

export default async function setup(): Promise<() => Promise<void>> {
  const end = beginRun();
  // A given server is left as it was found; one of our own goes as a whole.
  if ((process.env['LINGXING_TEST_DATABASE_ADMIN_URL'] ?? '') !== '') return end;
  const cluster = await startTestCluster();
  process.env['LINGXING_TEST_DATABASE_ADMIN_URL'] = cluster.url;
  return () => cluster.stop();
}
