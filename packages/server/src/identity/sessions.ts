/** Sign-in and sessions. Every answer to a failed sign-in is the same, and takes as long, whatever failed. */
import { accountKey, type AdministratorRole } from './accounts.ts';
import { passwordMatches } from './passwords.ts';
import type { Queries, TenantDatabase } from './store.ts';
import { newToken, parseToken, tokenHash } from './tokens.ts';
import { record } from './trail.ts';

/** Failures in a row after which an account is locked, and for how many minutes. */
export const LOCKOUT = { failures: 5, minutes: 15 } as const;
/** Minutes without a request, and minutes in all, after which a session ends. */
export const SESSION_LIMITS = { idleMinutes: 60, absoluteMinutes: 12 * 60 } as const;

/** Who is signed in, as of this request. */
export interface Session {
  readonly token: string;
  readonly government: string;
  /** The version of the government's context (pack, calendar, organisation) at the time of the request. */
  readonly contextVersion: number;
  readonly account: string;
  readonly label: string;
  readonly administrator: AdministratorRole | undefined;
  /** Posts held on the day, in the order of their grants. */
  readonly posts: readonly string[];
  /** The post in use, where it was chosen and is still held. */
  readonly post: string | undefined;
  readonly mustChangePassword: boolean;
}

interface SessionRow {
  n: number;
  context_version: number;
  account: string;
  label: string;
  administrator: AdministratorRole | null;
  posts: string[];
  post: string | null;
  must_change_password: boolean;
}

/** The session of a token on a day, or undefined where there is none, it has ended, or its account was locked. */
export type FindSession = (token: string, today: string) => Promise<Session | undefined>;

/** Questions under way at most; what comes in meanwhile goes together with the next. */
const UNDER_WAY = 4;
const TOGETHER = 100;
/** Requests that go on in one turn of the loop: what they send to the database is on its way before the next go on. */
const AT_ONCE = 16;

interface Asked {
  readonly token: string;
  readonly today: string;
  readonly answered: (session: Session | undefined) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Finds sessions: every request asks the database, and requests that come in together ask in one question. Nothing is
 * kept between questions, so a session that ends, or an account that is locked, is gone with the next request.
 */
export function sessionFinder(db: TenantDatabase): FindSession {
  const waiting: Asked[] = [];
  let underWay = 0;
  let scheduled = false;

  const schedule = (): void => {
    if (scheduled || waiting.length === 0 || underWay >= UNDER_WAY) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      send();
    });
  };
  const send = (): void => {
    const today = waiting[0]?.today;
    if (today === undefined) return;
    // Only at midnight do two days stand in one queue.
    const others = waiting.findIndex((one) => one.today !== today);
    const now = waiting.splice(0, Math.min(TOGETHER, others < 0 ? waiting.length : others));
    underWay += 1;
    askFor(db, now, today)
      .then(
        (found) => tell(now, found),
        (error: unknown) => now.forEach((one) => one.failed(error)),
      )
      .finally(() => {
        underWay -= 1;
        schedule();
      });
    schedule();
  };

  return (token, today) =>
    new Promise((answered, failed) => {
      waiting.push({ token, today, answered, failed });
      schedule();
    });
}

/** Tells those who asked; a few in each turn of the loop, so that all of them do not first work and then all wait. */
function tell(asked: readonly Asked[], found: ReadonlyMap<string, Session>): void {
  for (const one of asked.slice(0, AT_ONCE)) one.answered(found.get(one.token));
  if (asked.length > AT_ONCE) setImmediate(() => tell(asked.slice(AT_ONCE), found));
}

async function askFor(db: TenantDatabase, asked: readonly Asked[], today: string): Promise<ReadonlyMap<string, Session>> {
  const tokens = [...new Set(asked.map((one) => one.token))];
  const known = tokens.flatMap((token) => {
    const parts = parseToken(token);
    return parts === undefined ? [] : [{ token, ...parts }];
  });
  const rows =
    known.length === 0
      ? []
      : await db.outsideTenant<SessionRow>(
          'select * from sessions_of($1, $2, $3, $4, $5)',
          [
            known.map((one) => one.government),
            known.map((one) => tokenHash(one.secret)),
            today,
            SESSION_LIMITS.idleMinutes,
            SESSION_LIMITS.absoluteMinutes,
          ],
          'sessions_of',
        );
  return new Map(
    rows.flatMap((row) => {
      const one = known[row.n - 1];
      return one === undefined ? [] : [[one.token, sessionFrom(row, one)] as const];
    }),
  );
}

function sessionFrom(row: SessionRow, { token, government }: { readonly token: string; readonly government: string }): Session {
  return {
    token,
    government,
    contextVersion: row.context_version,
    account: row.account,
    label: row.label,
    administrator: row.administrator ?? undefined,
    posts: row.posts,
    post: row.post !== null && row.posts.includes(row.post) ? row.post : undefined,
    mustChangePassword: row.must_change_password,
  };
}

async function storedPassword(q: Queries, government: string, account: string): Promise<string | undefined> {
  const { rows } = await q.query<{ password: string }>('select password from account where government = $1 and account = $2', [
    government,
    account,
  ]);
  return rows[0]?.password;
}

/** Signs an account in: the token of its new session, or undefined. Locks the account after repeated failures. */
export async function signIn(
  db: TenantDatabase,
  name: string,
  password: string,
): Promise<{ token: string; government: string } | undefined> {
  const account = accountKey(name);
  const [found] = await db.outsideTenant<{ government: string | null }>('select government_of_account($1) as government', [account]);
  const government = found?.government;
  const stored = government == null ? undefined : await db.inTenant(government, (q) => storedPassword(q, government, account));
  const matches = await passwordMatches(stored, password);
  if (government == null || stored === undefined) {
    await db.outsideTenant('insert into trail (account, event, detail, result) values ($1, $2, $3, $4)', [
      account.slice(0, 80),
      'sign-in-refused',
      '没有这个账号',
      'refused',
    ]);
    return undefined;
  }
  return db.inTenant(government, (q) => settleSignIn(q, { government, account, stored }, matches));
}

interface AccountForSignIn {
  readonly government: string;
  readonly account: string;
  readonly stored: string;
}

async function settleSignIn(
  q: Queries,
  found: AccountForSignIn,
  matches: boolean,
): Promise<{ token: string; government: string } | undefined> {
  const { government, account } = found;
  const { rows } = await q.query<{ disabled: boolean; locked: boolean; failures: number }>(
    `select disabled, coalesce(locked_until > now(), false) as locked, failures from account
      where government = $1 and account = $2 for update`,
    [government, account],
  );
  const row = rows[0];
  const refuse = async (detail: string): Promise<undefined> => {
    await record(q, government, { account, event: 'sign-in-refused', detail, result: 'refused' });
    return undefined;
  };
  if (!row || row.disabled) return refuse('账号已锁定');
  if (row.locked) return refuse('连续失败，暂时锁定中');
  if (!matches) {
    const locks = row.failures + 1 >= LOCKOUT.failures;
    await q.query(
      `update account set failures = case when $3 then 0 else failures + 1 end,
              locked_until = case when $3 then now() + make_interval(mins => $4) else locked_until end
        where government = $1 and account = $2`,
      [government, account, locks, LOCKOUT.minutes],
    );
    return refuse(locks ? `密码不正确，连续${LOCKOUT.failures}次，锁定${LOCKOUT.minutes}分钟` : '密码不正确');
  }
  const { token, secret } = newToken(government);
  await q.query(`update account set failures = 0, locked_until = null, last_sign_in = now() where government = $1 and account = $2`, [
    government,
    account,
  ]);
  await q.query(
    `delete from session where government = $1 and account = $2
        and (seen_at < now() - make_interval(mins => $3) or created_at < now() - make_interval(mins => $4))`,
    [government, account, SESSION_LIMITS.idleMinutes, SESSION_LIMITS.absoluteMinutes],
  );
  await q.query('insert into session (token_hash, government, account) values ($1, $2, $3)', [tokenHash(secret), government, account]);
  await record(q, government, { account, event: 'sign-in', detail: '', result: 'ok' });
  return { token, government };
}

const hashOfSession = (session: Session): Buffer => tokenHash(parseToken(session.token)?.secret ?? '');

export function signOut(db: TenantDatabase, session: Session): Promise<void> {
  return db.inTenant(session.government, async (q) => {
    await q.query('delete from session where token_hash = $1', [hashOfSession(session)]);
    await record(q, session.government, { account: session.account, event: 'sign-out', detail: '', result: 'ok' });
  });
}

/** Uses another of the posts that the account holds; that it holds it is the caller's to check. */
export function switchPost(db: TenantDatabase, session: Session, post: string): Promise<void> {
  return db.inTenant(session.government, async (q) => {
    await q.query('update session set post = $2 where token_hash = $1', [hashOfSession(session), post]);
    await record(q, session.government, { account: session.account, event: 'post-switched', detail: post, result: 'ok' });
  });
}

/** Changes the password and ends every other session of the account; false where the current one is wrong. */
export async function changePassword(db: TenantDatabase, session: Session, current: string, nextHash: string): Promise<boolean> {
  const { government, account } = session;
  const stored = await db.inTenant(government, (q) => storedPassword(q, government, account));
  const matches = await passwordMatches(stored, current);
  await db.inTenant(government, async (q) => {
    if (matches) {
      await q.query('update account set password = $3, must_change_password = false where government = $1 and account = $2', [
        government,
        account,
        nextHash,
      ]);
      await q.query('delete from session where government = $1 and account = $2 and token_hash <> $3', [
        government,
        account,
        hashOfSession(session),
      ]);
    }
    await record(q, government, {
      account,
      event: matches ? 'password-changed' : 'password-refused',
      detail: '',
      result: matches ? 'ok' : 'refused',
    });
  });
  return matches;
}
