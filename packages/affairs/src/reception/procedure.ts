/** The procedure 领导接访 as the shell sees it: one object, all of it pure. */
import { dayNumber } from '@lingxing/workrules';
import { underTitles } from '../authority/under-titles.ts';
import type {
  ActOffer,
  Actor,
  ChainStep,
  Context,
  Expectation,
  MatterSummary,
  Obligation,
  Procedure,
  Readers,
} from '../kernel/procedure.ts';
import { standIns, whoActed } from '../kernel/stood-in.ts';
import { dayOfMoment, dayWords } from '../kernel/words.ts';
import { registry } from '../leave/roles.ts';
import { clerksOf, leadersOf } from '../office/posts.ts';
import { ACTS, MATTER_ACTS, type ActName } from './acts.ts';
import { decide } from './decide.ts';
import type { ReceptionEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { judge } from './judge.ts';
import { STAGE_LABELS } from './kinds.ts';
import { bodyOf, handsFor, receptionNorm } from './rules.ts';
import type { ReceptionState } from './state.ts';

/** Whoever receives has the day before him, and so does whoever enters what came of it: the office for a leader, else his department. */
export function expectations(ctx: Context, state: ReceptionState): readonly Expectation[] {
  if (state.stage !== 'planned') return [];
  const { organisation, pack } = ctx;
  const { post, on } = state.form;
  const body = bodyOf(organisation, post);
  const desk = body === undefined ? registry(organisation) : clerksOf(organisation, body);
  const receiver = organisation.posts.get(post);
  const waiting = [...new Set([...(receiver === undefined ? [] : [receiver]), ...(desk.length > 0 ? desk : registry(organisation))])];
  return waiting.map(({ id }) => ({ post: id, act: 'hold', label: '接待来访', basis: receptionNorm(pack)?.citation, due: on }));
}

function offers(ctx: Context, state: ReceptionState, actor: Actor): readonly ActOffer[] {
  const mine = new Set(expectations(ctx, state).flatMap((one) => (one.post === actor.post ? [one.act] : [])));
  return MATTER_ACTS.filter((act) => ACTS[act].from.includes(state.stage)).map((act) => ({
    act,
    label: ACTS[act].label,
    primary: mine.has(act),
    commits: false,
    verdict: judge({ ctx, state, actor }, act, undefined),
  }));
}

/** The day is owed by whoever receives. */
function obligations(ctx: Context, state: ReceptionState): readonly Obligation[] {
  const from = dayOfMoment(state.arranged.at);
  const { post, on } = state.form;
  return [
    {
      id: 'day',
      label: '接待来访',
      owedBy: { post },
      due: on,
      value: Math.max(0, dayNumber(on) - dayNumber(from)),
      unit: 'day',
      from,
      provisional: [],
      citation: receptionNorm(ctx.pack)?.citation,
      state: state.stage === 'held' ? 'met' : state.stage === 'called-off' ? 'cancelled' : 'open',
    },
  ];
}

type Step = readonly [label: string, by: string, at: number, opinion: string];
const once = <T>(one: T | undefined, step: (of: T) => Step): readonly Step[] => (one === undefined ? [] : [step(one)]);

/** What was done, what it waits for. */
function chain(ctx: Context, state: ReceptionState): readonly ChainStep[] {
  const { organisation } = ctx;
  const title = (id: string): string => organisation.posts.get(id)?.title ?? id;
  const base = { round: 1, lapsed: false };
  const first = state.moves[0]?.before ?? state.form;
  const steps: readonly Step[] = [
    [ACTS.arrange.label, state.arranged.by, state.arranged.at, `${state.title}，${dayWords(first.on)}${first.from}至${first.until}`],
    ...state.moves.map((one): Step => [ACTS.move.label, one.by, one.at, `原定${dayWords(one.before.on)}${one.before.from}；${one.reason}`]),
    ...once(state.held, (one) => [ACTS.hold.label, one.by, one.at, `${title(one.receiver)}接待${one.people}人。${one.words}`]),
    ...once(state.calledOff, (one) => [ACTS['call-off'].label, one.by, one.at, one.reason]),
  ];
  const done = steps.map(([label, by, at, opinion], group): ChainStep => ({
    ...base,
    group,
    label,
    state: 'done',
    posts: [whoActed(organisation, state.stoodIn, by, at)],
    at,
    opinion,
  }));
  const waiting = expectations(ctx, state);
  const [line] = waiting;
  if (line === undefined) return done;
  const posts = [...new Set(waiting.map((one) => title(one.post)))];
  return [...done, { ...base, group: done.length, label: line.label, state: 'present', posts, due: state.form.on, citation: line.basis }];
}

export const receptionTitle = ({ title, form }: Pick<ReceptionState, 'title' | 'form'>): string => `${title}接访（${dayWords(form.on)}）`;

function summary(state: ReceptionState): MatterSummary {
  const { stage, form } = state;
  return {
    title: receptionTitle(state),
    kind: 'reception',
    stage,
    stageLabel: STAGE_LABELS[stage],
    closed: stage !== 'planned',
    // What was said there is of persons: search keeps the day and the place alone.
    text: form.place,
  };
}

/** The office, the leaders, and the people of whoever receives. */
function readers({ organisation }: Context, state: ReceptionState): Readers {
  const posts = [
    ...state.hands,
    ...standIns(state.stoodIn),
    ...leadersOf(organisation).map((one) => one.id),
    ...[state.form.post, ...(state.held === undefined ? [] : [state.held.receiver])].flatMap((post) =>
      handsFor(organisation, post).map((one) => one.id),
    ),
  ];
  return { posts: [...new Set(posts)], close: false };
}

/** Where in the office's work it is, one line. */
export function where(ctx: Context, { stage, form }: ReceptionState): string {
  const late = stage === 'planned' && form.on < ctx.today;
  return `${STAGE_LABELS[stage]}，${dayWords(form.on)}${form.from}至${form.until}，${form.place}${late ? '；接访日已过，还没有登记' : ''}`;
}

/** The sentence shown after an act. */
export const said = (_ctx: Context, state: ReceptionState, act: ActName): string =>
  state.stage === 'planned' ? `已${ACTS[act].label}：${dayWords(state.form.on)}${state.form.from}。` : `已${ACTS[act].label}。`;

export const receptionProcedure: Procedure<ReceptionState, ReceptionEvent> = underTitles({
  name: 'reception',
  decide,
  numberWanted: () => undefined,
  evolve,
  offers,
  expectations,
  obligations,
  chain,
  summary,
  readers,
  viewFor: (_ctx, state) => state,
  // 亲自: receiving is done by whoever receives; what came of it is entered by others too.
  exclusive: () => true,
});
