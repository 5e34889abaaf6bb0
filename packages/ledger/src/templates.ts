/** 拟办 templates and phrases (常用语), kept as whole lists: the government's, and each person's own. */
import type { TemplateList } from './contract.ts';
import type { Pool } from './database/pool.ts';
import { ask, within } from './tenant.ts';

/** The lists of the government and of this account that somebody has set. */
export async function templateLists(pool: Pool, government: string, account: string): Promise<readonly TemplateList[]> {
  const rows = await ask<TemplateList & { account: string }>(pool, government, {
    name: 'template_lists',
    text: `select kind, account, items from template_list where government = $1 and account in ('', $2)`,
    values: [government, account],
  });
  return rows.map((row) => ({ kind: row.kind, own: row.account !== '', items: row.items }));
}

/** Puts a list in place of the one there was; an empty one takes it away. */
export async function putTemplateList(
  pool: Pool,
  now: number,
  government: string,
  list: TemplateList,
  by: { readonly account: string },
): Promise<void> {
  const account = list.own ? by.account : '';
  await within(pool, government, async (client) => {
    if (list.items.length === 0) {
      await client.query('delete from template_list where government = $1 and kind = $2 and account = $3', [
        government,
        list.kind,
        account,
      ]);
      return;
    }
    await client.query(
      `insert into template_list (government, kind, account, items, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (government, kind, account) do update set items = excluded.items, changed_by = excluded.changed_by,
         changed_at = excluded.changed_at`,
      [government, list.kind, account, JSON.stringify(list.items), by.account, new Date(now)],
    );
  });
}
