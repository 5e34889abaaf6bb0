/** From nothing to a pool that is fit to serve: started, migrated, and under a role that cannot get round anything. */
import { startDatabase, type Database, type DatabaseOptions } from './database.ts';
import { migrate, refuseOtherSchema } from './migrations.ts';
import { createPool, refuseStrongRole, type Connections, type PoolOptions } from './pool.ts';

export type OpenOptions = DatabaseOptions & PoolOptions;

export interface OpenDatabase {
  readonly database: Database;
  readonly pool: Connections;
  /** Closes the pool, then stops an embedded server. */
  readonly close: () => Promise<void>;
}

/** Starts or adopts the database, migrates it as its owner, and opens the application's pool; refuses what is unfit. */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const database = await startDatabase(options);
  let pool: Connections | undefined;
  try {
    await migrate(database);
    pool = createPool(database.application, options);
    await refuseStrongRole(pool);
    await refuseOtherSchema(pool);
  } catch (error) {
    await pool?.end();
    await database.stop();
    throw error;
  }
  const opened = pool;
  return {
    database,
    pool: opened,
    close: async () => {
      await opened.end();
      await database.stop();
    },
  };
}
