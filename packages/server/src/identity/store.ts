/** What identity needs of the database: statements inside one tenant, and the few questions asked before a tenant is known. */
import { within, type Pool } from '@lingxing/ledger';

export interface Queries {
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the shape of the rows is the statement's, as in the driver
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

export interface TenantDatabase {
  /** One transaction with the tenant set; row-level security shows nothing else. */
  inTenant<T>(government: string, work: (q: Queries) => Promise<T>): Promise<T>;
  /** One statement without a tenant; only functions made for that answer it. One with a name is prepared once per connection. */
  outsideTenant<Row extends object>(text: string, values?: unknown[], name?: string): Promise<Row[]>;
}

/** Tenants over the application's pool. */
export function tenantDatabase(pool: Pool): TenantDatabase {
  return {
    inTenant: (government, work) => within(pool, government, (client) => work({ query: (text, values) => client.query(text, values) })),
    outsideTenant: async (text, values, name) =>
      (await pool.query({ text, ...(values && { values }), ...(name !== undefined && { name }) })).rows,
  };
}
