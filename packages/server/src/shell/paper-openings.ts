/** Who has opened the papers of a sitting: noted beside the ledger, so that reading never stands in the way of an act. */
import type { TenantDatabase } from '../identity/index.ts';

export interface Opening {
  readonly hash: string;
  readonly by: string;
  readonly post: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly times: number;
}

export interface PaperOpenings {
  /** Notes that an account has opened a file of a sitting. */
  note(
    government: string,
    opening: { readonly matter: string; readonly hash: string; readonly account: string; readonly post: string; readonly at: Date },
  ): Promise<void>;
  /** Who has opened the files of a sitting, the first first. */
  of(government: string, matter: string): Promise<readonly Opening[]>;
}

export function paperOpenings(db: TenantDatabase): PaperOpenings {
  return {
    note: (government, { matter, hash, account, post, at }) =>
      db.inTenant(government, async (q) => {
        await q.query(
          `insert into paper_opening (government, matter, hash, account, post, first_at, last_at) values ($1, $2, $3, $4, $5, $6, $6)
             on conflict (government, matter, hash, account) do update
             set post = excluded.post, last_at = greatest(paper_opening.last_at, excluded.last_at), times = paper_opening.times + 1`,
          [government, matter, hash, account, post, at],
        );
      }),

    of: (government, matter) =>
      db.inTenant(government, async (q) => {
        const { rows } = await q.query<{ hash: string; by: string; post: string; first_at: Date; last_at: Date; times: number }>(
          `select o.hash, coalesce(a.label, o.account) as by, o.post, o.first_at, o.last_at, o.times
             from paper_opening o left join account a on a.government = o.government and a.account = o.account
            where o.government = $1 and o.matter = $2 order by o.first_at, o.account`,
          [government, matter],
        );
        return rows.map(({ hash, by, post, first_at, last_at, times }) => ({ hash, by, post, firstAt: first_at, lastAt: last_at, times }));
      }),
  };
}
