/** What identity needs of the database: statements inside one tenant, and the few questions asked before a tenant is known. */
import type { Pool } from '@lingxing/ledger';

export interface Queries {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

export interface TenantDatabase {
  /** One transaction with the tenant set; row-level security shows nothing else. */
  inTenant<T>(government: string, work: (q: Queries) => Promise<T>): Promise<T>;
  /** One statement without a tenant; only functions made for that answer it. */
  outsideTenant<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** Tenants over the application's pool. A failed transaction is rolled back, and a broken connection is not lent again. */
export function tenantDatabase(pool: Pool): TenantDatabase {
  return {
    async inTenant(government, work) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query(`select set_config('lingxing.government', $1, true)`, [government]);
        const result = await work({ query: (text, values) => client.query(text, values) });
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        await client.query('rollback').then(
          () => client.release(),
          () => client.release(true),
        );
        throw error;
      }
    },
    async outsideTenant(text, values) {
      return (await pool.query(text, values)).rows;
    },
  };
}
