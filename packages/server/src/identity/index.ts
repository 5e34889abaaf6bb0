/**
 * Identity: accounts, sessions, the three separated administrators and their trail. Who holds which post is the
 * ledger's to store (a holding is part of the organisation of a day); granting one goes through here, so that the
 * separation is judged and the trail written in one place.
 */
import type { Ledger } from '@lingxing/ledger';
import {
  accountKey,
  appointAdministrator,
  insertAccount,
  listAccounts,
  postBarred,
  refused,
  setLocked,
  type AccountRow,
  type AdministratorRole,
  type Done,
  type Refused,
} from './accounts.ts';
import { hashPassword, passwordWeakness } from './passwords.ts';
import { changePassword, sessionFinder, signIn, signOut, switchPost, type Session } from './sessions.ts';
import type { TenantDatabase } from './store.ts';
import { readTrail, record, type TrailEntry, type TrailQuery, type TrailRow } from './trail.ts';

export { accountKey } from './accounts.ts';
export type { AccountRow, AdministratorRole, Done, Refused } from './accounts.ts';
export { LOCKOUT, SESSION_LIMITS, type Session } from './sessions.ts';
export { tenantDatabase, type TenantDatabase } from './store.ts';
export { csrfMatches, csrfToken } from './tokens.ts';
export { TRAIL_EVENTS, type TrailEntry, type TrailEvent, type TrailRow } from './trail.ts';

export interface CreateAccount {
  readonly account: string;
  readonly label: string;
  readonly password: string;
  /** True for a password that an administrator chose for someone else. */
  readonly mustChangePassword?: boolean | undefined;
}

export interface GrantPost {
  readonly account: string;
  readonly post: string;
  readonly from: string;
  readonly to?: string | undefined;
  /** Why, as the history of the organisation keeps it. */
  readonly reason?: string | undefined;
}

/** Who acts where nobody is signed in: the set-up of a deployment. */
const INSTALLATION = 'installation';

/** Everything the server asks of identity. `by` is the administrator's account, or `installation` for what the set-up does. */
export interface Identity {
  signIn(account: string, password: string): Promise<{ readonly token: string; readonly government: string } | undefined>;
  session(token: string, today: string): Promise<Session | undefined>;
  signOut(session: Session): Promise<void>;
  switchPost(session: Session, post: string): Promise<void>;
  changePassword(session: Session, current: string, next: string): Promise<'done' | 'wrong' | Refused>;
  createAccount(government: string, account: CreateAccount, by: string): Promise<Done | Refused>;
  accounts(government: string, today: string): Promise<readonly AccountRow[]>;
  setLocked(government: string, account: string, locked: boolean, by: string): Promise<Done | Refused>;
  grantPost(government: string, grant: GrantPost, by: string): Promise<Done | Refused>;
  revokePost(government: string, grant: Pick<GrantPost, 'account' | 'post'>, today: string, by: string): Promise<Done | Refused>;
  /** Why an account may not be given a post; undefined where it may. */
  postBarred(government: string, account: string): Promise<string | undefined>;
  appoint(government: string, account: string, role: AdministratorRole, by: string): Promise<Done | Refused>;
  trail(government: string, query: TrailQuery): Promise<readonly TrailRow[]>;
  record(government: string, entry: TrailEntry): Promise<void>;
}

export function createIdentity(db: TenantDatabase, ledger: Pick<Ledger, 'organisation' | 'holdings' | 'hold' | 'chart'>): Identity {
  /** Writes the outcome of an administrator's act to the trail, whatever it was. */
  async function noted(
    government: string,
    by: string,
    entry: Pick<TrailEntry, 'event' | 'detail'>,
    outcome: Done | Refused,
  ): Promise<Done | Refused> {
    await db.inTenant(government, (q) =>
      'done' in outcome
        ? record(q, government, { ...entry, account: by, result: 'ok' })
        : record(q, government, { account: by, event: 'admin-refused', detail: `${entry.detail}：${outcome.refused}`, result: 'refused' }),
    );
    return outcome;
  }

  return {
    signIn: (account, password) => signIn(db, account, password),
    session: sessionFinder(db),
    signOut: (session) => signOut(db, session),
    switchPost: (session, post) => switchPost(db, session, post),
    async changePassword(session, current, next) {
      const weakness = passwordWeakness(next, session.account);
      if (weakness !== undefined) return refused(weakness);
      if (next === current) return refused('新密码不得与原密码相同。');
      return (await changePassword(db, session, current, await hashPassword(next))) ? 'done' : 'wrong';
    },
    async createAccount(government, account, by) {
      const weakness = passwordWeakness(account.password, account.account);
      const password = weakness === undefined ? await hashPassword(account.password) : '';
      const outcome =
        weakness === undefined
          ? await db.inTenant(government, (q) =>
              insertAccount(q, government, {
                account: account.account,
                label: account.label,
                password,
                mustChangePassword: account.mustChangePassword ?? true,
                by,
              }),
            )
          : refused(weakness);
      return noted(government, by, { event: 'account-created', detail: account.account }, outcome);
    },
    accounts: (government, today) => db.inTenant(government, (q) => listAccounts(q, today)),
    async setLocked(government, account, locked, by) {
      const outcome =
        accountKey(account) === by
          ? refused('不得锁定或解锁自己的账号。')
          : await db.inTenant(government, (q) => setLocked(q, account, locked));
      return noted(government, by, { event: locked ? 'account-locked' : 'account-unlocked', detail: account }, outcome);
    },
    async grantPost(government, grant, by) {
      const detail = `${grant.account}：${grant.post}，自${grant.from}${grant.to === undefined ? '' : `至${grant.to}`}`;
      const outcome = await granted(government, grant, by);
      return noted(government, by, { event: 'post-granted', detail }, outcome);
    },
    async revokePost(government, grant, today, by) {
      const account = accountKey(grant.account);
      const held = (await ledger.holdings(government, { account, post: grant.post, on: today }))[0];
      const outcome: Done | Refused = held ? { done: true } : refused('该账号现未担任此职务。');
      // A grant of today has no earlier day to end with, so it ends tonight.
      if (held)
        await ledger.hold(government, { ...held, to: held.from < today ? dayBefore(today) : today }, { account: by, reason: '收回职务' });
      return noted(government, by, { event: 'post-revoked', detail: `${account}：${grant.post}` }, outcome);
    },
    postBarred: (government, account) => db.inTenant(government, (q) => postBarred(q, accountKey(account))),
    async appoint(government, account, role, by) {
      const outcome =
        accountKey(account) === by
          ? refused('不得任命自己。')
          : await db.inTenant(government, (q) => appointAdministrator(q, accountKey(account), role));
      return noted(government, by, { event: 'administrator-appointed', detail: `${account}：${role}` }, outcome);
    },
    trail: (government, query) => db.inTenant(government, (q) => readTrail(q, query)),
    record: (government, entry) => db.inTenant(government, (q) => record(q, government, entry)),
  };

  async function granted(government: string, grant: GrantPost, by: string): Promise<Done | Refused> {
    const organisation = await ledger.organisation(government);
    if (!organisation.posts.has(grant.post)) return refused('没有这个职务。');
    if (grant.to !== undefined && grant.to < grant.from) return refused('截止日期早于起始日期。');
    const barred = await db.inTenant(government, (q) => postBarred(q, accountKey(grant.account)));
    if (barred !== undefined) return refused(barred);
    const holding = { account: accountKey(grant.account), post: grant.post, from: grant.from, to: grant.to };
    const findings = await ledger.chart.grant(government, holding, {
      account: by,
      reason: grant.reason ?? (by === INSTALLATION ? '初始设置' : ''),
    });
    const against = findings.find((one) => one.outcome === 'refused');
    return against === undefined ? { done: true } : refused(`${against.message}${against.wayOut ?? ''}`);
  }
}

/** The day before, in the calendar's own notation; a grant revoked today ends with yesterday. */
function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
