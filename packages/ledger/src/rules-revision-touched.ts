/** What a proposed revision would change for the matters that are open: asked of the functions that draw the screens and judge the acts. */
import type { ActOffer, Context, Procedure, Verdict } from '@lingxing/affairs/kernel';
import { canonicalJson, type RulePack } from '@lingxing/workrules';
import type { Pool } from './database/pool.ts';
import type { Owed, Slice, Standing, ToldOtherwise, Touched, TouchedMatter } from './rules-revision-contract.ts';
import { askAll } from './tenant.ts';

/** What a person is told of a verdict. */
export const standingOf = ({ outcome, findings }: Verdict): Standing => ({
  outcome,
  findings: findings.filter((one) => one.outcome !== 'passed'),
});

/** Whether two verdicts say the same to the person: the outcome, and each finding that did not pass with its place and its words. */
export const sameStanding = (a: Standing, b: Standing): boolean => canonicalJson(essence(a)) === canonicalJson(essence(b));

const essence = ({ outcome, findings }: Standing) => ({
  outcome,
  findings: findings.map((one) => ({ code: one.code, outcome: one.outcome, citation: one.citation, message: one.message })),
});

interface OpenRow {
  readonly id: string;
  readonly procedure: string;
  readonly state: unknown;
}

/**
 * Looks at a bounded number of open matters. Both sides are asked as of now: `ctx` is today's context, `after` the rules
 * proposed. Exercises run under an edition of their own and are left out.
 */
export async function touched(
  pool: Pool,
  procedure: (name: string) => Procedure<unknown>,
  government: string,
  ctx: Context,
  after: RulePack,
  { cursor, limit }: Slice,
): Promise<Touched> {
  const [totals, rows, holdings] = await askAll(pool, government, [
    { text: 'select count(*)::integer as total from matter where government = $1 and not closed and not exercise', values: [government] },
    {
      text: `select id, procedure, state from matter where government = $1 and not closed and not exercise and ($2::uuid is null or id > $2)
             order by id limit $3`,
      values: [government, cursor ?? null, limit],
    },
    {
      text: `select distinct on (post) post, account from holding
             where government = $1 and from_day <= $2::date and (to_day is null or to_day >= $2::date) order by post, from_day`,
      values: [government, ctx.today],
    },
  ]);
  const holders = new Map((holdings ?? []).map((one) => [String(one['post']), String(one['account'])]));
  const open = (rows ?? []) as readonly OpenRow[];
  const found: TouchedMatter[] = [];
  for (const { id, procedure: name, state } of open) {
    const told = toldOtherwise(procedure(name), ctx, { ...ctx, pack: after }, state, holders);
    if (told.length > 0) found.push({ matter: id, procedure: name, told });
    // Others are served between two matters.
    await new Promise((next) => setImmediate(next));
  }
  const last = open.at(-1);
  return {
    total: Number(totals?.[0]?.['total'] ?? 0),
    looked: open.length,
    touched: found,
    ...(last === undefined || open.length < limit ? {} : { next: last.id }),
  };
}

/** Everything about one matter that somebody would be told otherwise under the second context. */
export function toldOtherwise(
  procedure: Procedure<unknown>,
  before: Context,
  after: Context,
  state: unknown,
  holders: ReadonlyMap<string, string>,
): readonly ToldOtherwise[] {
  const waits = {
    before: procedure.expectations(before, state),
    after: procedure.expectations(after, state),
  };
  const posts = [...new Set([...waits.before, ...waits.after].map((one) => one.post))];
  const acts = posts.flatMap((post) => {
    const actor = { account: holders.get(post) ?? '', post, capacity: 'holder' as const };
    const was = byAct(procedure.offers(before, state, actor));
    const is = byAct(procedure.offers(after, state, actor));
    return pairs(was, is).flatMap(([act, a, b]): ToldOtherwise[] => {
      // What is not this post's to do now, under either rules, nobody is told of.
      if (away(a) && away(b)) return [];
      if (a !== undefined && b !== undefined && sameStanding(standingOf(a.verdict), standingOf(b.verdict))) return [];
      return [
        {
          what: 'act',
          act,
          label: (b ?? a)?.label ?? act,
          post,
          ...(a === undefined ? {} : { before: standingOf(a.verdict) }),
          ...(b === undefined ? {} : { after: standingOf(b.verdict) }),
        },
      ];
    });
  });
  const keyed = (list: (typeof waits)['before']) => new Map(list.map((one) => [`${one.post} ${one.act} ${one.label}`, one]));
  const waiting = pairs(keyed(waits.before), keyed(waits.after)).flatMap(([, a, b]): ToldOtherwise[] => {
    const one = b ?? a;
    if (one === undefined || sameOwed(a, b)) return [];
    return [{ what: 'waits', act: one.act, label: one.label, post: one.post, ...sides(a, b) }];
  });
  const owed = (ctx: Context) => new Map(procedure.obligations(ctx, state).map((one) => [one.id, one]));
  const running = pairs(owed(before), owed(after)).flatMap(([, a, b]): ToldOtherwise[] => {
    const one = b ?? a;
    // What is over stays as it was: only dates that run are told of.
    if (one === undefined || (a?.state !== 'open' && b?.state !== 'open') || sameOwed(a, b)) return [];
    return [{ what: 'owed', label: one.label, ...sides(a, b) }];
  });
  return [...acts, ...waiting, ...running];
}

const away = (offer: ActOffer | undefined): boolean =>
  offer === undefined ||
  offer.verdict.findings.some((one) => one.outcome === 'refused' && (one.code === 'authority.not-yours' || one.code === 'state.not-open'));

const byAct = (offers: readonly ActOffer[]) => new Map(offers.map((one) => [one.act, one]));

/** Every key of either side with what stands there. */
function pairs<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): (readonly [string, T | undefined, T | undefined])[] {
  return [...new Set([...a.keys(), ...b.keys()])].map((key) => [key, a.get(key), b.get(key)] as const);
}

type Dated = { readonly due?: string | undefined; readonly basis?: Owed['citation']; readonly citation?: Owed['citation'] };
const owedOf = ({ due, basis, citation }: Dated): Owed => ({
  ...(due === undefined ? {} : { due }),
  ...((basis ?? citation) === undefined ? {} : { citation: basis ?? citation }),
});
const sameOwed = (a: Dated | undefined, b: Dated | undefined): boolean =>
  a !== undefined && b !== undefined && canonicalJson(owedOf(a)) === canonicalJson(owedOf(b));
const sides = (a: Dated | undefined, b: Dated | undefined) => ({
  ...(a === undefined ? {} : { before: owedOf(a) }),
  ...(b === undefined ? {} : { after: owedOf(b) }),
});
