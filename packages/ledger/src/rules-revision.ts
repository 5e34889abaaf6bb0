/** 规则修订: proposals of revisions and how they end. Append-only; see `rules-revision-contract.ts` for what each means. */
import { answersOf, answerTo, canonicalJson, withAnswers, withoutAnswers, type RulePack, type SettingAnswer } from '@lingxing/workrules';
import { newId } from './append.ts';
import { dayOf } from './clock.ts';
import type { Contexts } from './contexts.ts';
import type { PackEdition, Rules } from './contract.ts';
import type { Client, Pool } from './database/pool.ts';
import { LedgerFailure } from './failure.ts';
import { outdate } from './organisation.ts';
import { isMatterId } from './perform.ts';
import type { Composed, Confirmation, Decided, InForce, Proposal, RefusedRevision, RevisionRefusal } from './rules-revision-contract.ts';
import { storePack } from './rules.ts';
import { ask, within } from './tenant.ts';

export interface RevisionShop {
  readonly pool: Pool;
  readonly rules: Rules;
  readonly contexts: Contexts;
}

/** What a proposal of settings holds: each answer with the one that stood when it was made. */
interface AnswerChange {
  readonly from: SettingAnswer;
  readonly to: SettingAnswer;
}

interface ProposalRow {
  readonly id: string;
  readonly kind: Proposal['kind'];
  readonly account: string | null;
  readonly at: Date;
  readonly reason: string;
  readonly base: string;
  readonly outcome: 'confirmed' | 'declined' | 'superseded' | null;
  readonly ended_by: string | null;
  readonly ended_at: Date | null;
  readonly end_reason: string | null;
  readonly from_day: string | null;
  readonly hash: string | null;
}
interface WholeProposal extends ProposalRow {
  readonly source: PackEdition | { readonly answers: readonly AnswerChange[] };
}

const COLUMNS = `p.id, p.kind, p.account, p.at, p.reason, p.base, e.outcome, e.account as ended_by, e.at as ended_at, e.reason as end_reason,
  e.from_day, e.hash`;
const FROM = `from rules_proposal p left join rules_proposal_end e on e.government = p.government and e.proposal = p.id where p.government = $1`;

const refuse = (refused: RevisionRefusal, message: string): RefusedRevision => ({ refused, message });
const UNKNOWN = refuse('unknown', '没有这项修订建议。');
const STALE = refuse('stale', '提出之后，施行的规则已有变动，所见的差异不再是确认的结果。请重新查看；不能再比对的，须重新提出。');

export async function inForce(pool: Pool, government: string): Promise<readonly InForce[]> {
  return ask<InForce>(pool, government, {
    text: `select f.n, p.edition, p.revision, f.hash, f.from_day as "from", f.proposal, f.at
           from rules_in_force f join pack p on p.government = f.government and p.hash = f.hash
           where f.government = $1 order by f.from_day desc, f.n desc`,
    values: [government],
  });
}

export async function proposals(pool: Pool, government: string): Promise<readonly Proposal[]> {
  const rows = await ask<ProposalRow & { id: string }>(pool, government, {
    text: `select ${COLUMNS} ${FROM} order by p.n desc limit 200`,
    values: [government],
  });
  return rows.map(proposalOf);
}

function proposalOf(row: ProposalRow): Proposal {
  const { id, kind, account, at, reason, outcome, ended_by, ended_at, end_reason, from_day, hash } = row;
  return {
    id,
    kind,
    account,
    at,
    reason,
    ...(outcome === null || ended_at === null
      ? {}
      : {
          end: {
            outcome,
            account: ended_by,
            at: ended_at,
            reason: end_reason ?? '',
            ...(from_day === null ? {} : { from: from_day }),
            ...(hash === null ? {} : { hash }),
          },
        }),
  };
}

/** The pack that judges on a day, as it is stored. */
async function packOn(shop: RevisionShop, client: Client, government: string, day: string): Promise<Stored | undefined> {
  const { rows } = await client.query<{ source: PackEdition; hash: string }>(
    `select p.source, p.hash from rules_in_force f join pack p on p.government = f.government and p.hash = f.hash
     where f.government = $1 and f.from_day <= $2::date order by f.from_day desc, f.n desc limit 1`,
    [government, day],
  );
  const row = rows[0];
  return row === undefined ? undefined : { edition: row.source, pack: await shop.contexts.pack(client, government, row.hash) };
}

interface Stored {
  readonly edition: PackEdition;
  readonly pack: RulePack;
}

/** The hash of a pack without what the government has set itself: whether two encodings of the text are one. */
function bareHash(rules: Rules, { source, layers }: PackEdition): string {
  return rules.compile({ source: withoutAnswers(source), layers }).hash;
}

async function find(client: Client, government: string, id: string): Promise<WholeProposal | undefined> {
  if (!isMatterId(id)) return undefined;
  const { rows } = await client.query<WholeProposal>(`select ${COLUMNS}, p.source ${FROM} and p.id = $2`, [government, id]);
  return rows[0];
}

/** What a proposal makes of a pack, or that it was made on another one. */
function compose(rules: Rules, base: Stored, row: WholeProposal): Stored | RefusedRevision {
  const edition = applied(rules, base, row);
  return 'refused' in edition ? edition : { edition, pack: rules.compile(edition) };
}

function applied(rules: Rules, { edition: base, pack }: Stored, { base: madeOn, source }: WholeProposal): PackEdition | RefusedRevision {
  if ('answers' in source) {
    const now = new Map(pack.source.settings.map((one) => [one.id, answerTo(one)]));
    const moved = source.answers.some(({ from }) => canonicalJson(now.get(from.id) ?? null) !== canonicalJson(from));
    return moved
      ? STALE
      : {
          ...base,
          source: withAnswers(
            base.source,
            source.answers.map((one) => one.to),
          ),
        };
  }
  if (bareHash(rules, base) !== madeOn) return STALE;
  // The government's own answers stay its own, whatever ships.
  return { ...source, source: withAnswers(source.source, answersOf(pack.source)) };
}

export async function composed(shop: RevisionShop, today: string, government: string, id: string, from = today) {
  return within(shop.pool, government, async (client): Promise<Composed | RefusedRevision> => {
    const row = await find(client, government, id);
    const base = await packOn(shop, client, government, from < today ? today : from);
    if (row === undefined || base === undefined) return UNKNOWN;
    const after = compose(shop.rules, base, row);
    return 'refused' in after ? after : { proposal: proposalOf(row), before: base.pack, after: after.pack };
  });
}

interface NewProposal {
  readonly kind: Proposal['kind'];
  readonly account: string | null;
  readonly reason: string;
  readonly base: string;
  readonly bare: string | null;
  readonly source: WholeProposal['source'];
}

async function insert(client: Client, now: number, government: string, one: NewProposal): Promise<Proposal> {
  const id = newId(now);
  const at = new Date(now);
  const { kind, account, reason, base, bare, source } = one;
  await client.query(
    `insert into rules_proposal (government, id, kind, account, at, reason, base, bare, source) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [government, id, kind, account, at, reason, base, bare, JSON.stringify(source)],
  );
  return { id, kind, account, at, reason };
}

/** The rules that whatever is proposed today is held against; the government's row is locked first. */
async function baseOf(shop: RevisionShop, client: Client, government: string, today: string): Promise<Stored> {
  await client.query('select from government where id = $1 for update', [government]);
  const base = await packOn(shop, client, government, today);
  if (base === undefined)
    throw new LedgerFailure(
      'edition-missing',
      `${today} 没有施行中的工作规则版本（${government}）。 / No edition of the work rules of ${government} is in force on ${today}.`,
    );
  return base;
}

export async function proposeEdition(shop: RevisionShop, now: number, government: string, edition: PackEdition, by: Decided) {
  return within(shop.pool, government, async (client): Promise<Proposal | RefusedRevision> => {
    const base = await baseOf(shop, client, government, dayOf(now));
    if (edition.source.government.id !== government) return refuse('other-government', '这个规则包是另一个政府的。');
    let bare: string;
    try {
      bare = bareHash(shop.rules, edition);
    } catch (error) {
      if (!(error instanceof LedgerFailure)) throw error;
      return refuse('unsound', error.message);
    }
    const madeOn = bareHash(shop.rules, base.edition);
    if (bare === madeOn) return refuse('nothing-new', '与施行的规则没有差异。');
    return insert(client, now, government, {
      kind: 'edition',
      account: by.account,
      reason: by.reason,
      base: madeOn,
      bare,
      source: edition,
    });
  });
}

export async function proposeSettings(shop: RevisionShop, now: number, government: string, answers: readonly SettingAnswer[], by: Decided) {
  return within(shop.pool, government, async (client): Promise<Proposal | RefusedRevision> => {
    const base = await baseOf(shop, client, government, dayOf(now));
    const asked = new Map(base.pack.source.settings.map((one) => [one.id, answerTo(one)]));
    const changes = answers.map((to) => ({ from: asked.get(to.id), to }));
    const strange = changes.find((one) => one.from === undefined);
    if (strange !== undefined) return refuse('question-unknown', `规则没有“${strange.to.id}”这个问题。`);
    const real = changes.flatMap(({ from, to }) => (from === undefined || canonicalJson(from) === canonicalJson(to) ? [] : [{ from, to }]));
    if (real.length === 0) return refuse('nothing-new', '与现有的设定没有差异。');
    const madeOn = bareHash(shop.rules, base.edition);
    const { account, reason } = by;
    return insert(client, now, government, { kind: 'settings', account, reason, base: madeOn, bare: null, source: { answers: real } });
  });
}

/**
 * A correction that ships with an upgrade is proposed by it, once: what was confirmed or declined is not asked again, and what
 * is still open and was made on other rules, or shipped with an older release, gives way to this one.
 */
export async function offerShipped(shop: RevisionShop, now: number, government: string, shipped: PackEdition) {
  const bare = bareHash(shop.rules, shipped);
  return within(shop.pool, government, async (client): Promise<'same' | 'proposed' | 'known'> => {
    const base = await baseOf(shop, client, government, dayOf(now));
    const madeOn = bareHash(shop.rules, base.edition);
    if (bare === madeOn) return 'same';
    const { rows } = await client.query<{ id: string; base: string; bare: string; outcome: string | null }>(
      `select p.id, p.base, p.bare, e.outcome ${FROM} and p.kind = 'edition' and p.account is null`,
      [government],
    );
    if (rows.some((one) => one.bare === bare && (one.outcome === 'confirmed' || one.outcome === 'declined'))) return 'known';
    if (rows.some((one) => one.bare === bare && one.outcome === null && one.base === madeOn)) return 'known';
    for (const { id } of rows.filter((one) => one.outcome === null))
      await end(client, now, government, id, { outcome: 'superseded', account: null, reason: '已由软件升级带来的后一建议代替' });
    const reason = '软件升级带来的规则包更正';
    await insert(client, now, government, { kind: 'edition', account: null, reason, base: madeOn, bare, source: shipped });
    return 'proposed';
  });
}

interface Ending {
  readonly outcome: 'confirmed' | 'declined' | 'superseded';
  readonly account: string | null;
  readonly reason: string;
  readonly from?: string;
  readonly hash?: string;
}

async function end(client: Client, now: number, government: string, id: string, ending: Ending): Promise<void> {
  const { outcome, account, reason, from, hash } = ending;
  await client.query(
    `insert into rules_proposal_end (government, proposal, outcome, account, at, reason, from_day, hash)
     values ($1, $2, $3, $4, $5, $6, $7::date, $8)`,
    [government, id, outcome, account, new Date(now), reason, from ?? null, hash ?? null],
  );
}

/** Why this account may not end the proposal; undefined where it may. */
function barred(row: WholeProposal | undefined, account: string): RefusedRevision | undefined {
  if (row === undefined) return UNKNOWN;
  if (row.outcome !== null) return refuse('decided', '这项建议已经办结。');
  if (row.account === account) return refuse('same-person', '修订须由另一人确认或者不予采纳，提出的人不能自己办。');
  return undefined;
}

export async function decline(shop: RevisionShop, now: number, government: string, id: string, { account, reason }: Decided) {
  return within(shop.pool, government, async (client): Promise<Proposal | RefusedRevision> => {
    await client.query('select from government where id = $1 for update', [government]);
    const row = await find(client, government, id);
    const bar = barred(row, account);
    if (row === undefined || bar !== undefined) return bar ?? UNKNOWN;
    await end(client, now, government, id, { outcome: 'declined', account, reason });
    return { ...proposalOf(row), end: { outcome: 'declined', account, at: new Date(now), reason } };
  });
}

export async function confirm(shop: RevisionShop, now: number, government: string, id: string, given: Confirmation) {
  const { account, reason, from, seen } = given;
  return within(shop.pool, government, async (client): Promise<Proposal | RefusedRevision> => {
    // The government's row is locked: of two who decide at once the second finds it decided.
    await outdate(client, government);
    const row = await find(client, government, id);
    const bar = barred(row, account);
    if (row === undefined || bar !== undefined) return bar ?? UNKNOWN;
    if (from < dayOf(now)) return refuse('past-day', '施行日期不能早于今天；此前的办理仍依当时的规则。');
    const base = await packOn(shop, client, government, from);
    if (base === undefined) return STALE;
    const after = compose(shop.rules, base, row);
    if ('refused' in after) return after;
    if (seen.before !== base.pack.hash || seen.after !== after.pack.hash) return STALE;
    if (from < after.edition.source.edition.effective) return refuse('before-effective', '施行日期不能早于工作规则本身的施行日期。');
    const { hash } = after.pack;
    await end(client, now, government, id, { outcome: 'confirmed', account, reason, from, hash });
    await enter(client, now, government, after, from, id);
    if (row.kind === 'settings') await carryOn(shop, client, now, government, row, from);
    return { ...proposalOf(row), end: { outcome: 'confirmed', account, at: new Date(now), reason, from, hash } };
  });
}

async function enter(client: Client, now: number, government: string, stored: Stored, from: string, proposal: string): Promise<void> {
  await storePack(client, now, government, stored.edition, stored.pack.hash);
  await client.query(
    `insert into rules_in_force (government, n, hash, from_day, proposal, at)
     select $1, coalesce(max(n), 0) + 1, $2, $3::date, $4, $5 from rules_in_force where government = $1`,
    [government, stored.pack.hash, from, proposal, new Date(now)],
  );
}

/** What the government has set holds on under rules that are confirmed already and come into force later. */
async function carryOn(shop: RevisionShop, client: Client, now: number, government: string, row: WholeProposal, from: string) {
  const { rows } = await client.query<{ from_day: string }>(
    'select distinct from_day from rules_in_force where government = $1 and from_day > $2::date order by from_day',
    [government, from],
  );
  for (const { from_day } of rows) {
    const later = await packOn(shop, client, government, from_day);
    if (later === undefined) continue;
    const after = compose(shop.rules, later, row);
    // Where the later rules no longer ask the question, or it was answered for them already, there is nothing to carry.
    if (!('refused' in after)) await enter(client, now, government, after, from_day, row.id);
  }
}

/** The governments and lines whose day has come since the open matters were last projected. */
export async function duePassed(pool: Pool, government: string, today: string): Promise<readonly number[]> {
  const rows = await ask<{ n: number }>(pool, government, {
    name: 'rules_to_project',
    text: `select f.n from rules_in_force f where f.government = $1 and f.proposal is not null and f.from_day <= $2::date
             and not exists (select from rules_projected p where p.government = f.government and p.n = f.n)`,
    values: [government, today],
  });
  return rows.map((one) => one.n);
}

export async function noteProjected(pool: Pool, now: number, government: string, lines: readonly number[]): Promise<void> {
  await within(pool, government, (client) =>
    client.query('insert into rules_projected (government, n, at) select $1, n, $3 from unnest($2::integer[]) n on conflict do nothing', [
      government,
      lines,
      new Date(now),
    ]),
  );
}
