/** 拟办 and 退回 templates and phrases (常用语), kept as whole lists: the government's, and each person's own. */
import type { Pool } from './database/pool.ts';
import { ask, within } from './tenant.ts';

/** A list of templates as somebody has set it; without one the deployment's own stands. */
export interface TemplateList {
  readonly kind: 'recommend' | 'return' | 'phrases';
  /** Of the person, not of the government. */
  readonly own: boolean;
  readonly items: readonly unknown[];
}

/** A list as it stands, with when it was last changed. */
export interface StoredTemplateList extends TemplateList {
  readonly changedAt: Date;
}

/** The lists of the government and of this account that somebody has set. */
export async function templateLists(pool: Pool, government: string, account: string): Promise<readonly StoredTemplateList[]> {
  const rows = await ask<Omit<StoredTemplateList, 'own'> & { account: string }>(pool, government, {
    name: 'template_lists',
    text: `select kind, account, items, changed_at as "changedAt" from template_list where government = $1 and account in ('', $2)`,
    values: [government, account],
  });
  return rows.map(({ account: whose, ...list }) => ({ ...list, own: whose !== '' }));
}

/**
 * Puts a list in place of the one there was; an empty one takes it away. Two people at one list: whoever has not seen the
 * other's change stores nothing and is told so (false).
 */
export async function putTemplateList(
  pool: Pool,
  now: number,
  government: string,
  list: TemplateList,
  by: { readonly account: string },
  seen?: Date | null,
): Promise<boolean> {
  const key = [government, list.kind, list.own ? by.account : ''];
  return within(pool, government, async (client) => {
    const there = await client.query<{ changedAt: Date }>(
      `select changed_at as "changedAt" from template_list where government = $1 and kind = $2 and account = $3 for update`,
      key,
    );
    if (seen !== undefined && there.rows[0]?.changedAt.getTime() !== seen?.getTime()) return false;
    if (list.items.length === 0) {
      await client.query('delete from template_list where government = $1 and kind = $2 and account = $3', key);
      return true;
    }
    // A list that somebody else has begun in this moment is a change that was not seen.
    const began =
      seen === null
        ? 'do nothing'
        : 'do update set items = excluded.items, changed_by = excluded.changed_by, changed_at = excluded.changed_at';
    const stored = await client.query(
      `insert into template_list (government, kind, account, items, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (government, kind, account) ${began}`,
      [...key, JSON.stringify(list.items), by.account, new Date(now)],
    );
    return stored.rowCount === 1;
  });
}
