/** What waits for whom, and what is owed by when. Nobody's absence is without an owner until his return is on record. */
import { dayNumber } from '@lingxing/workrules';
import { titlesInForce } from '../authority/titles.ts';
import type { Organisation, Post, PostId } from '../kernel/organisation.ts';
import type { Context, Expectation, Obligation } from '../kernel/procedure.ts';
import { ACTS, type ActName } from './acts.ts';
import { daysUnsigned, isPastItsDays, leftByText, lineOf, restingSpans } from './entrusting.ts';
import { dayBefore } from './record.ts';
import { isHead, registry } from './roles.ts';
import { awaitsOrder, onRecord, owesReport, standing, type LeaveState } from './state.ts';
import { basisOf, informDue, leaveDuty, recordDue, stepsAhead, wayOfState } from './way.ts';
import { isOffice } from '../office/posts.ts';

export function expectations(ctx: Context, state: LeaveState): readonly Expectation[] {
  const { organisation } = ctx;
  const desk = registry(organisation);
  const basis = basisOf(ctx, wayOfState(ctx, state))[0];
  const line = (posts: readonly Post[], act: ActName, label: string = ACTS[act].label, due?: string): readonly Expectation[] =>
    posts.map((post) => ({ post: post.id, act, label, basis, ...(due === undefined ? {} : { due }) }));
  // The office's own part is its desk's, and so is that of whoever is gone from the organisation.
  const hands = (posts: readonly Post[]): readonly Post[] => (posts.every(isOffice) ? desk : posts);
  const known = (ids: readonly PostId[]): readonly Post[] => ids.flatMap((id) => organisation.posts.get(id) ?? []);

  const [next] = stepsAhead(ctx, state);
  const asked =
    next === undefined || (state.stage !== 'applied' && !onRecord(state))
      ? []
      : line(hands(next.posts), next.act, `${askedWords(ctx, state, next.act)}${ownWork(ctx, state, next.posts)}`);
  if (awaitsOrder(state)) {
    const heads = organisation.byRole.get('head') ?? [];
    return line(heads.length > 0 ? heads : desk, 'order', `${ACTS.order.label}或者不同意${whose(ctx, state)}`);
  }
  if (state.stage === 'applied') return asked.length > 0 ? asked : line(desk, 'cancel', '取消（原职务已经撤销）');
  if (state.stage === 'returned') {
    const owing = known(owesReport(state));
    return owing.length > 0 ? line(owing, 'report-back') : line(desk, 'report-back', '核对代办情况（原职务已经撤销）');
  }
  if (!onRecord(state)) return [];
  const record = recordDue(ctx, state);
  const inform = informDue(ctx, state);
  return [
    ...asked,
    ...(record === undefined ? [] : line(desk, 'record')),
    ...(inform === undefined ? [] : line(desk, 'inform')),
    ...entrustingOwed(ctx, state).flatMap(({ label, office }) => [
      ...line(known([state.post]), 'entrust', label),
      ...(office ? line(desk, 'entrust', label) : []),
    ]),
    // From the first day on: before it there is nothing to come back from.
    ...(state.from > ctx.today ? [] : line(returning(organisation, state), 'return', RETURN, state.to)),
  ];
}

export const RETURN = '归来后销假';

/** Who reports back: the one who was away; of a post that is gone, the office's desk. */
export function returning(organisation: Organisation, { post }: Pick<LeaveState, 'post'>): readonly Post[] {
  const own = organisation.posts.get(post);
  return own === undefined ? registry(organisation) : [own];
}

/** 写明区民政局局长请假由谁批准; of every other act it is simply done with the leave. */
const askedWords = (ctx: Context, state: LeaveState, act: ActName): string =>
  act === 'name-approver' ? `写明${whose(ctx, state)}由谁批准` : `${ACTS[act].label}${whose(ctx, state)}`;

/** Whoever stands in does not decide on his own leave: it is left to the one in whose stead he acts, wherever that one is. */
function ownWork(ctx: Context, state: LeaveState, posts: readonly Post[]): string {
  const own = titlesInForce(ctx).find((one) => one.by === state.post && posts.some((post) => post.id === one.post));
  const title = own === undefined ? undefined : ctx.organisation.posts.get(own.post)?.title;
  return title === undefined ? '' : `（本人的事项不由本人代办，由${title}在外办理）`;
}

const whose = (ctx: Context, { post, asks }: LeaveState): string =>
  `${ctx.organisation.posts.get(post)?.title ?? ''}${asks.at(-1)?.what === 'extension' ? '续假' : '请假'}`;

/**
 * That the head is to entrust somebody. Where whom he entrusted cannot act the office is told too, and enters what he writes from
 * where he is; where nobody may be entrusted there is nothing to enter, and he alone is told that the text leaves it so.
 */
function entrustingOwed(ctx: Context, state: LeaveState): readonly { readonly label: string; readonly office: boolean }[] {
  // Past the planned days he is to report back, or to ask for more days first.
  if (!wantsEntrusting(ctx, state) || isPastItsDays(ctx, state)) return [];
  if (leftByText(ctx, state) !== undefined) return [{ label: '本人办理，或者待有人在岗再委托', office: false }];
  return [{ label: ACTS.entrust.label, office: standing(state).length > 0 }];
}

/** The head is away in the way in which the text has somebody stand in, and has entrusted nobody, or one whose entrustment rests. */
const wantsEntrusting = (ctx: Context, state: LeaveState): boolean =>
  isHead(ctx.organisation, state.post) &&
  lineOf({ ctx, state }).length > 0 &&
  (standing(state).length === 0 || (restingSpans(ctx, state).length > 0 && daysUnsigned(ctx, state).length > 0));

/** That he reports back on the last day. What is not met then is listed as overdue, and the absence goes on. */
export function obligations(ctx: Context, state: LeaveState): readonly Obligation[] {
  if (state.stage === 'applied' || state.stage === 'declined') return [];
  const duty = leaveDuty(ctx.pack);
  return [
    {
      id: 'return',
      label: '销假',
      owedBy: { post: state.post },
      due: state.to,
      value: dayNumber(state.to) - dayNumber(state.from) + 1,
      unit: 'day',
      from: dayBefore(state.from),
      provisional: [],
      ...(duty === undefined ? {} : { norm: duty.id, citation: duty.citation }),
      state: state.returned !== undefined ? 'met' : state.stage === 'cancelled' ? 'cancelled' : 'open',
    },
  ];
}

/** Whether the return is overdue today (逾期未销假). */
export const isOverdue = (state: LeaveState, today: string): boolean => onRecord(state) && state.to < today;
