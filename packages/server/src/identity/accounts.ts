/**
 * Accounts of a government. Creating one authorises nothing: posts and administrators' offices are granted by another
 * administrator (三员分立). That an administrator holds no post and no second office is the table's own constraint.
 */
import type { ADMIN_ROLES } from '../contracts/index.ts';
import type { Queries } from './store.ts';

export type AdministratorRole = (typeof ADMIN_ROLES)[number];

/** Account names are compared without regard to case and width; this is the form in which they are stored. */
export const accountKey = (name: string): string => name.normalize('NFKC').toLowerCase();

export interface AccountRow {
  readonly account: string;
  readonly label: string;
  readonly administrator: AdministratorRole | null;
  readonly disabled: boolean;
  readonly lockedUntil: Date | null;
  readonly lastSignIn: Date | null;
  readonly posts: readonly string[];
}

export interface NewAccount {
  readonly account: string;
  /** As an office names the person: by post, never by an invented name. */
  readonly label: string;
  /** The argon2id hash. */
  readonly password: string;
  readonly mustChangePassword: boolean;
  readonly by: string;
}

/** A domain refusal of an administrator's act; shown as it stands. */
export type Refused = { readonly refused: string };
export type Done = { readonly done: true };
export const refused = (why: string): Refused => ({ refused: why });
export const DONE: Done = { done: true };

/** Adds an account; names are unique across the deployment, so a taken one is said to be taken and nothing else. */
export async function insertAccount(q: Queries, government: string, account: NewAccount): Promise<Done | Refused> {
  const name = accountKey(account.account);
  const { rows } = await q.query<{ claimed: boolean }>('select claim_account_name($1) as claimed', [name]);
  if (rows[0]?.claimed !== true) return refused('该账号名已被使用，请另取一个。');
  await q.query(
    `insert into account (government, account, label, password, must_change_password, created_by) values ($1, $2, $3, $4, $5, $6)`,
    [government, name, account.label, account.password, account.mustChangePassword, account.by],
  );
  return DONE;
}

/** Accounts with the posts they hold on the day, by name. */
export async function listAccounts(q: Queries, today: string): Promise<AccountRow[]> {
  const { rows } = await q.query<AccountRow>(
    `select a.account, a.label, a.administrator, a.disabled, a.last_sign_in as "lastSignIn",
            case when a.locked_until > now() then a.locked_until end as "lockedUntil",
            array(select h.post from holding h
                   where h.government = a.government and h.account = a.account
                     and h.from_day <= $1::date and (h.to_day is null or h.to_day >= $1::date) order by h.from_day, h.post) as posts
       from account a where a.government = current_setting('lingxing.government') order by a.account`,
    [today],
  );
  return rows;
}

/** Locks an account and ends its sessions and the address of its calendar, or unlocks it and forgives its failures. */
export async function setLocked(q: Queries, account: string, locked: boolean): Promise<Done | Refused> {
  const { rows } = await q.query(
    `update account set disabled = $2, failures = 0, locked_until = null
      where government = current_setting('lingxing.government') and account = $1 returning account`,
    [accountKey(account), locked],
  );
  if (rows.length === 0) return refused('没有这个账号。');
  // Whoever is let in again signs in, and makes a new address for the calendar.
  if (locked)
    for (const table of ['session', 'calendar_subscription'])
      await q.query(`delete from ${table} where government = current_setting('lingxing.government') and account = $1`, [
        accountKey(account),
      ]);
  return DONE;
}

async function kindOf(q: Queries, account: string): Promise<AdministratorRole | 'person' | undefined> {
  const { rows } = await q.query<{ administrator: AdministratorRole | null }>(
    `select administrator from account where government = current_setting('lingxing.government') and account = $1 for update`,
    [account],
  );
  const row = rows[0];
  return row && (row.administrator ?? 'person');
}

/** Why an account may not be given a post, or undefined where it may. */
export async function postBarred(q: Queries, account: string): Promise<string | undefined> {
  const kind = await kindOf(q, account);
  if (kind === undefined) return '没有这个账号。';
  return kind === 'person' ? undefined : '管理员账号不得担任职务。';
}

/** Gives an account one of the three offices; for good, and never to one who holds or has held a post. */
export async function appointAdministrator(q: Queries, account: string, role: AdministratorRole): Promise<Done | Refused> {
  const kind = await kindOf(q, account);
  if (kind === undefined) return refused('没有这个账号。');
  if (kind !== 'person') return refused('该账号已是管理员，不得兼任。');
  const { rows: held } = await q.query(
    `select 1 as held from holding where government = current_setting('lingxing.government') and account = $1 limit 1`,
    [account],
  );
  if (held.length > 0) return refused('担任过职务的账号不得任管理员，请另开账号。');
  await q.query(`update account set administrator = $2 where government = current_setting('lingxing.government') and account = $1`, [
    account,
    role,
  ]);
  await q.query(`delete from session where government = current_setting('lingxing.government') and account = $1`, [account]);
  return DONE;
}
