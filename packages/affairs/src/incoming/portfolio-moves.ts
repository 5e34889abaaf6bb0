/**
 * What a change of portfolio does to a paper that lies before leaders. Where the rule gave it to whoever is in charge of a
 * body, it follows the portfolio on the day of effect; where it was laid before a leader on purpose, it stays with him. The
 * inbox, the preview of a change and the judge all read it here; the next act on the paper writes it down.
 */
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { othersConcerned, type Letter } from './letter.ts';
import { WITH_LEADERS } from './roles.ts';
import { routesOf } from './routes.ts';
import { owingReferrals, reachedLeaders, type IncomingState, type Referral } from './state.ts';

/** That what lay before one leader goes to those who are in charge by now. */
export interface ReferralMove {
  readonly from: PostId;
  /** Whether he no longer has it: he keeps it while he is in charge of another body whose paper it is, or is meant by his post. */
  readonly leaves: boolean;
  readonly to: readonly { readonly leader: PostId; readonly bodies: readonly DepartmentId[] }[];
}

/** The bodies for which the texts give this paper to whoever is in charge of them (分管领导). */
function bodiesOfRule(ctx: Context, letter: Letter): readonly DepartmentId[] {
  const refs = new Set(routesOf(ctx, letter).flatMap(({ norm }) => norm.by));
  const { body } = letter.sender;
  return [
    ...(refs.has('leader-in-charge') && body !== undefined ? [body] : []),
    ...(refs.has('leaders-concerned') ? othersConcerned(letter) : []),
  ];
}

const inCharge = ({ organisation }: Context, body: DepartmentId): PostId | undefined => {
  const leader = organisation.departments.get(body)?.leader;
  return leader !== undefined && organisation.posts.has(leader) ? leader : undefined;
};

/** Of those to whom it is sent up, whom the rule gave it to and for which bodies; others were chosen on purpose. */
export function givenByRule(
  ctx: Context,
  letter: Letter,
  leaders: readonly PostId[],
): readonly { readonly leader: PostId; readonly bodies: readonly DepartmentId[] }[] {
  const bodies = bodiesOfRule(ctx, letter);
  return [...new Set(leaders)].flatMap((leader) => {
    const of = bodies.filter((body) => inCharge(ctx, body) === leader);
    return of.length === 0 ? [] : [{ leader, bodies: of }];
  });
}

/**
 * What moves by the portfolios of the day. Nothing moves to nobody: with a body that nobody is in charge of the paper stays
 * where it is, and whoever has it already, or has written on it, is not given it again.
 */
export function movesOf(ctx: Context, state: IncomingState): readonly ReferralMove[] {
  const given = owingReferrals(state).filter((one) => one.bodies !== undefined);
  if (given.length === 0 || !WITH_LEADERS.has(state.stage)) return [];
  const meant = new Set(routesOf(ctx, state.letter).flatMap(({ posts }) => posts.map((post) => post.id)));
  const reached = new Set(reachedLeaders(state));
  const moves: ReferralMove[] = [];
  for (const { leader: from, bodies = [] } of given) {
    const now = Map.groupBy(bodies, (body) => inCharge(ctx, body) ?? from);
    const to = [...now].flatMap(([leader, of]) => (reached.has(leader) ? [] : [{ leader, bodies: of }]));
    if (to.length === 0) continue;
    for (const { leader } of to) reached.add(leader);
    moves.push({ from, leaves: !meant.has(from), to });
  }
  return moves;
}

/** The paper as the moves leave it: who has it by now stands in the place of whoever had it, also in an order of several. */
export function withMoves(state: IncomingState, moves: readonly ReferralMove[], at: number): IncomingState {
  if (moves.length === 0) return state;
  return {
    ...state,
    referrals: moves.reduce((list, move) => moved(list, owingReferrals({ ...state, referrals: list }), move, at), state.referrals),
  };
}

function moved(list: readonly Referral[], owing: readonly Referral[], { from, leaves, to }: ReferralMove, at: number): readonly Referral[] {
  const had = owing.find((one) => one.leader === from);
  if (had === undefined) return list;
  const added = to.map(({ leader, bodies }): Referral => ({ ...had, leader, bodies: [...bodies], instead: { of: from, at } }));
  const kept = (had.bodies ?? []).filter((body) => !to.some((one) => one.bodies.includes(body)));
  const stays = { ...had, bodies: kept };
  return [
    ...list.map((one) => {
      if (one === had) return leaves ? { ...one, movedAt: at } : stays;
      return leaves && one.seq === had.seq && one.after === from ? { ...one, after: to[0]?.leader ?? had.after } : one;
    }),
    ...added,
  ];
}

/** The paper by the portfolios of the day of the context. */
export const byPortfolios = (ctx: Context, state: IncomingState): IncomingState => withMoves(state, movesOf(ctx, state), ctx.now);

/**
 * Leaders who keep a paper that was laid before them on purpose although a body that it touches passes from them to another:
 * `before` and `after` are the same day without the change and with it.
 */
export function keptOnPurpose(before: Context, after: Context, state: IncomingState): readonly PostId[] {
  const { letter } = state;
  const touched = [letter.sender.body, ...othersConcerned(letter)].filter((body) => body !== undefined);
  return owingReferrals(byPortfolios(after, state))
    .flatMap((one) => (one.bodies === undefined ? [one.leader] : []))
    .filter((leader) => touched.some((body) => inCharge(before, body) === leader && inCharge(after, body) !== leader));
}
