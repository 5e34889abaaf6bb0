/** Global setup of vitest: one cluster for all test files of a run, unless one is given. */
import { startTestCluster } from './testing.ts';

export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if ((process.env['LINGXING_TEST_DATABASE_ADMIN_URL'] ?? '') !== '') return undefined;
  const cluster = await startTestCluster();
  process.env['LINGXING_TEST_DATABASE_ADMIN_URL'] = cluster.url;
  return () => cluster.stop();
}
