/**
 * The secret address of one's calendar: one for each account, known to its owner alone. The database holds its SM3, so that a
 * copy of it opens no calendar. It is asked anew at every reading whose it is and what that account holds today.
 */
import { newToken, parseToken, tokenHash } from '../identity/tokens.ts';
import type { TenantDatabase } from '../identity/store.ts';
import { record } from '../identity/trail.ts';

export interface Subscription {
  readonly madeAt: Date;
  /** The hour in which it was last read; absent where it never was. */
  readonly readAt?: Date | undefined;
}

/** Whose calendar an address is, as of a day. */
export interface Subscriber {
  readonly government: string;
  readonly contextVersion: number;
  readonly account: string;
  /** Posts held on the day, in the order of their grants. */
  readonly posts: readonly string[];
}

export interface CalendarSubscriptions {
  of(government: string, account: string): Promise<Subscription | undefined>;
  /** A new address; the one before is no more. It is told this once. */
  renew(government: string, account: string, now: Date): Promise<string>;
  /** False where there was none. */
  revoke(government: string, account: string): Promise<boolean>;
  /** Undefined where no account has this address, it is locked, is an administrator's, or still has its initial password. */
  subscriber(address: string, today: string, now: Date): Promise<Subscriber | undefined>;
}

/** That it is read is noted once an hour at most. */
const NOTED_EACH = '1 hour';

export function calendarSubscriptions(db: TenantDatabase): CalendarSubscriptions {
  return {
    of: (government, account) =>
      db.inTenant(government, async (q) => {
        const { rows } = await q.query<{ made_at: Date; read_at: Date | null }>(
          'select made_at, read_at from calendar_subscription where government = $1 and account = $2',
          [government, account],
        );
        const row = rows[0];
        return row && { madeAt: row.made_at, ...(row.read_at === null ? {} : { readAt: row.read_at }) };
      }),

    renew: (government, account, now) =>
      db.inTenant(government, async (q) => {
        const { token, secret } = newToken(government);
        await q.query(
          `insert into calendar_subscription (government, account, secret_hash, made_at) values ($1, $2, $3, $4)
             on conflict (government, account) do update
             set secret_hash = excluded.secret_hash, made_at = excluded.made_at, read_at = null`,
          [government, account, tokenHash(secret), now],
        );
        await record(q, government, { account, event: 'calendar-subscribed', detail: '', result: 'ok' });
        return token;
      }),

    revoke: (government, account) =>
      db.inTenant(government, async (q) => {
        const { rows } = await q.query<{ account: string }>(
          'delete from calendar_subscription where government = $1 and account = $2 returning account',
          [government, account],
        );
        if (rows.length === 0) return false;
        await record(q, government, { account, event: 'calendar-revoked', detail: '', result: 'ok' });
        return true;
      }),

    async subscriber(address, today, now) {
      const parts = parseToken(address);
      if (parts === undefined) return undefined;
      const { government, secret } = parts;
      return db.inTenant(government, async (q) => {
        const { rows } = await q.query<{ context_version: number; account: string; posts: string[] }>(
          `select g.context_version, a.account,
                  array (select h.post from holding h
                          where h.government = a.government and h.account = a.account
                            and h.from_day <= $3::date and (h.to_day is null or h.to_day >= $3::date)
                          order by h.from_day, h.post) as posts
             from calendar_subscription s
             join account a on a.government = s.government and a.account = s.account
             join government g on g.id = s.government
            where s.government = $1 and s.secret_hash = $2
              and not a.disabled and a.administrator is null and not a.must_change_password`,
          [government, tokenHash(secret), today],
        );
        const row = rows[0];
        if (row === undefined) return undefined;
        await q.query(
          `update calendar_subscription set read_at = $3
            where government = $1 and account = $2 and (read_at is null or read_at < $3::timestamptz - interval '${NOTED_EACH}')`,
          [government, row.account, now],
        );
        return { government, contextVersion: row.context_version, account: row.account, posts: row.posts };
      });
    },
  };
}
