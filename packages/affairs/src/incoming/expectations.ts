/** What waits for whom. Nothing that was received is without an owner until it is filed. */
import type { Post } from '../kernel/organisation.ts';
import type { Context, Expectation, Obligation } from '../kernel/procedure.ts';
import { dayNumber } from '@lingxing/workrules';
import { ACTS, type ActName } from './acts.ts';
import { basisOf } from './judging.ts';
import { bodyPosts, HELPED, registry, senderPosts } from './roles.ts';
import { titles } from '../office/posts.ts';
import { MEETING_LABELS } from './labels.ts';
import { byPortfolios } from './portfolio-moves.ts';
import { movedTo } from './routing.ts';
import { owesAnswer, owingHelpers, owingLeaders, pendingLeaders, toCollect, unconveyed, type IncomingState, type Stage } from './state.ts';

/** Whether a returned paper waits, as a draft, for those who sent it. */
const mendedAtSender = ({ organisation }: Context, state: IncomingState): boolean =>
  state.stage === 'returned' && state.document !== undefined && senderPosts(organisation, state.letter).length > 0;

export function expectations(ctx: Context, stored: IncomingState): readonly Expectation[] {
  const state = byPortfolios(ctx, stored);
  const ahead = ofStage(ctx, state);
  const known = new Set(ahead.map((one) => `${one.post} ${one.act}`));
  // One line for each post and act.
  const more = beside(ctx, state).filter((one) => !known.has(`${one.post} ${one.act}`));
  return [...ahead, ...more, ...helpers(ctx, state), ...readers(ctx, state)];
}

const NO_SUCH_POST = '改呈（原呈送的职务已经撤销）';

function ofStage(ctx: Context, state: IncomingState): readonly Expectation[] {
  const { organisation } = ctx;
  const lines = (posts: readonly Post[], act: ActName, label: string = ACTS[act].label, due?: string): readonly Expectation[] =>
    posts.map((post) => ({ post: post.id, act, label, basis: basisOf(ctx, act, state.letter)[0], due }));
  const desk = registry(organisation);
  const withLeaders = (): readonly Post[] => pendingLeaders(state).flatMap((id) => organisation.posts.get(id) ?? []);
  // Whoever asked is answered before it is closed: with what the leaders have written, or with a reply that is still to come.
  const ending = (): readonly Expectation[] => {
    // A leader who was asked once more has the word first.
    if (owingLeaders(state).length > 0) return withLeaders().length > 0 ? [] : lines(desk, 'recall', NO_SUCH_POST);
    if (!owesAnswer(state)) return lines(desk, 'close');
    return unconveyed(state).length > 0 ? lines(desk, 'convey', '转达、答复来文单位') : lines(desk, 'close', '答复、办结');
  };
  // What was laid before a leader on purpose stays with him, and the desk is told who is in charge by now.
  const sentOn = (): readonly Expectation[] => {
    const to = movedTo(ctx, state);
    return to.length === 0 ? [] : lines(desk, 'recall', `收回后改呈${titles(to)}（分工已变）`);
  };
  switch (state.stage) {
    case 'arrived':
      return lines(desk, 'accept');
    case 'returned': {
      // A body of this government mends the document that it sent; that is where it waits for it, and not twice.
      if (mendedAtSender(ctx, state)) return [];
      const back = toCollect(state) ? lines(senderPosts(organisation, state.letter), 'collect-returned', '签收退件') : [];
      return [...lines(desk, 'resubmit', '收重报件或者办结'), ...back];
    }
    case 'registered':
      return state.breaches.some((one) => one.outcome === 'refused') && state.order === undefined
        ? lines(desk, 'return', '退回不合规定的来文')
        : lines(desk, 'recommend');
    case 'leaders': {
      const leaders = withLeaders();
      return leaders.length > 0 ? [...lines(leaders, 'instruct'), ...sentOn()] : lines(desk, 'recall', NO_SUCH_POST);
    }
    case 'meeting':
      return lines(desk, 'record-decision', `记录${state.meeting === undefined ? '会议' : MEETING_LABELS[state.meeting.meeting]}决定`);
    case 'assigning':
      return state.recommendation?.nature === 'read' ? ending() : lines(desk, 'assign', '转达、分办');
    case 'handling': {
      const { assignment } = state;
      if (assignment === undefined) return lines(desk, 'assign');
      const posts = bodyPosts(organisation, assignment.host);
      return posts.length > 0
        ? lines(posts, 'report', '承办', assignment.due)
        : lines(desk, 'assign', '另定主办单位（原主办单位无人承办）');
    }
    case 'handled':
      return ending();
    case 'closed':
      return lines(desk, 'archive');
    case 'archived':
      return [];
  }
}

const AT_WORK: ReadonlySet<Stage> = new Set(['handling', 'handled']);

/** Beside the work that goes on: leaders asked once more, and words of theirs that the office has not passed on. */
function beside(ctx: Context, state: IncomingState): readonly Expectation[] {
  if (!AT_WORK.has(state.stage) && state.stage !== 'closed') return [];
  const { organisation } = ctx;
  const leaders = AT_WORK.has(state.stage) ? pendingLeaders(state).flatMap((id) => organisation.posts.get(id) ?? []) : [];
  // What was there when the work was given out, the reply sent or the matter closed went with it.
  const since = Math.max(state.assignment?.at ?? 0, state.reply?.at ?? 0, state.closing?.at ?? 0);
  const decision = state.meeting?.decision;
  const fresh =
    state.opinions.some((one) => !one.conveyed && one.enteredAt > since) || (decision?.conveyed === false && decision.at > since);
  const line = (act: ActName) => (post: Post) => ({
    post: post.id,
    act,
    label: ACTS[act].label,
    basis: basisOf(ctx, act, state.letter)[0],
  });
  return [...leaders.map(line('instruct')), ...(fresh ? registry(organisation).map(line('convey')) : [])];
}

/** Helpers that have not reported their part, as long as the work is not closed; with the day that the host has. */
function helpers(ctx: Context, state: IncomingState): readonly Expectation[] {
  if (!HELPED.has(state.stage)) return [];
  const basis = basisOf(ctx, 'report-part', state.letter)[0];
  return owingHelpers(state).flatMap((body) =>
    bodyPosts(ctx.organisation, body).map(({ id }) => ({ post: id, act: 'report-part', label: '协办', basis, due: state.assignment?.due })),
  );
}

function readers(ctx: Context, state: IncomingState): readonly Expectation[] {
  if (state.readings.length === 0) return [];
  // Looked up once: there may be hundreds of readers.
  const basis = basisOf(ctx, 'read', state.letter)[0];
  return state.readings
    .filter((one) => one.readAt === undefined && ctx.organisation.posts.has(one.post))
    .map((one) => ({ post: one.post, act: 'read', label: '传阅', basis }));
}

/** What the host and its helpers owe by the day that they were given. */
export function obligations(ctx: Context, state: IncomingState): readonly Obligation[] {
  const { assignment } = state;
  if (assignment?.due === undefined) return [];
  const since = (one: { readonly at: number } | undefined): boolean => one !== undefined && one.at >= assignment.at;
  const done = since(state.result) || since(state.reply);
  const limit = {
    due: assignment.due,
    value: dayNumber(assignment.due) - dayNumber(assignment.from),
    unit: 'day',
    from: assignment.from,
    provisional: [],
    citation: basisOf(ctx, 'assign', state.letter)[0],
  } as const;
  const owing = owingHelpers(state);
  return [
    {
      ...limit,
      id: `assignment:${assignment.at}`,
      label: '办理来文',
      owedBy: { department: assignment.host },
      state: done ? 'met' : state.stage === 'handling' ? 'open' : 'cancelled',
    },
    ...assignment.helpers.map((body): Obligation => ({
      ...limit,
      id: `assignment:${assignment.at}:${body}`,
      label: '协办来文',
      owedBy: { department: body },
      state: !owing.includes(body) ? 'met' : HELPED.has(state.stage) ? 'open' : 'cancelled',
    })),
  ];
}
