/** The procedure 学习计划 as the shell sees it: one object, all of it pure. */
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
import { leadersOf, officeOf } from '../office/posts.ts';
import { ACTS, MATTER_ACTS, type ActName, type MatterAct } from './acts.ts';
import { decide } from './decide.ts';
import type { StudyEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { judge } from './judge.ts';
import { STAGE_LABELS, STUDY_LABELS } from './kinds.ts';
import { approvalNorm, approversOf, expectedAt, normsOn, settledWith } from './rules.ts';
import { dueOf, standingOfItem, type StudyState } from './state.ts';

/** What waits for whom: the office drafts and enters, whoever approves approves. What is planned next waits with the last day of its month. */
export function expectations(ctx: Context, state: StudyState): readonly Expectation[] {
  const desk = registry(ctx.organisation);
  const approval = approversOf(ctx, state);
  const line = (posts: readonly { readonly id: string }[], act: ActName, more: Partial<Expectation> = {}): readonly Expectation[] =>
    posts.map(({ id }) => ({ post: id, act, label: ACTS[act].label, ...more }));
  switch (state.stage) {
    case 'drafting': {
      const settled = settledWith(ctx.pack, state.kind);
      if (settled !== undefined && state.consulted === undefined) return line(desk, 'consult', { basis: settled.citation });
      return line(desk, approval === undefined ? 'name-approver' : 'submit');
    }
    case 'submitted':
      return approval === undefined
        ? line(desk, 'name-approver')
        : line(approval.posts, 'approve', { basis: approvalNorm(ctx.pack, state.kind)?.citation });
    case 'approved': {
      const [due] = state.items
        .filter((one) => one.held === undefined)
        .map((one) => dueOf(state, one))
        .toSorted();
      return due === undefined ? [] : line(desk, 'hold', { basis: normsOn(ctx.pack, state.kind)[0]?.citation, due });
    }
    case 'done':
    case 'withdrawn':
      return [];
  }
}

function relevant(ctx: Context, state: StudyState, act: MatterAct): boolean {
  if (!ACTS[act].from.includes(state.stage)) return false;
  if (act === 'consult') return settledWith(ctx.pack, state.kind) !== undefined;
  if (act === 'name-approver') return approversOf(ctx, state)?.named !== 'text';
  if (act === 'withdraw') return state.items.every((one) => one.held === undefined);
  return true;
}

function offers(ctx: Context, state: StudyState, actor: Actor): readonly ActOffer[] {
  const mine = new Set(expectations(ctx, state).flatMap((one) => (one.post === actor.post ? [one.act] : [])));
  return MATTER_ACTS.filter((act) => relevant(ctx, state, act)).map((act) => ({
    act,
    label: ACTS[act].label,
    primary: mine.has(act),
    commits: false,
    verdict: judge({ ctx, state, actor }, act, undefined),
  }));
}

/** What an approved plan holds is owed by the office by the end of its month. */
function obligations(ctx: Context, state: StudyState): readonly Obligation[] {
  const { approved } = state;
  const office = officeOf(ctx.organisation)[0]?.department;
  if (approved === undefined || office === undefined || state.stage === 'withdrawn') return [];
  const from = dayOfMoment(approved.at);
  return state.items.map((one) => ({
    id: `item-${one.id}`,
    label: `${STUDY_LABELS[state.kind]}：${one.subject}`,
    owedBy: { department: office },
    due: dueOf(state, one),
    value: Math.max(0, dayNumber(dueOf(state, one)) - dayNumber(from)),
    unit: 'day',
    from,
    provisional: [],
    citation: normsOn(ctx.pack, state.kind)[0]?.citation,
    state: one.held === undefined ? 'open' : 'met',
  }));
}

type Step = readonly [label: string, by: string, at: number, opinion?: string | undefined];
const once = <T>(one: T | undefined, step: (of: T) => Step): readonly Step[] => (one === undefined ? [] : [step(one)]);

/** What was done, what it waits for, what is still to come. */
function chain(ctx: Context, state: StudyState): readonly ChainStep[] {
  const { organisation } = ctx;
  const title = (id: string): string => organisation.posts.get(id)?.title ?? id;
  const base = { group: 0, round: 1, lapsed: false };
  const steps: readonly Step[] = [
    [ACTS.draft.label, state.drafted.by, state.drafted.at],
    ...state.revised.map((one): Step => [ACTS.revise.label, one.by, one.at, one.reason]),
    ...once(state.consulted, (one) => [ACTS.consult.label, one.by, one.at, `${dayWords(one.on)}，${one.words}`]),
    ...once(state.approver, (one) => [ACTS['name-approver'].label, one.by, one.at, `${title(one.post)}，${one.words}`]),
    ...once(state.submitted, (one) => [ACTS.submit.label, one.by, one.at, one.note]),
    ...state.returns.map((one): Step => [ACTS.return.label, one.by, one.at, one.reason]),
    ...once(state.approved, (one) => [ACTS.approve.label, one.by, one.at, one.opinion]),
    ...state.items.flatMap((one) => once(one.held, (held) => [`学习“${one.subject}”`, held.by, held.at, dayWords(held.on)])),
    ...once(state.withdrawn, (one) => [ACTS.withdraw.label, one.by, one.at, one.reason]),
  ];
  const done = steps
    .map(([label, by, at, opinion]): ChainStep => ({
      ...base,
      label,
      state: 'done',
      posts: [whoActed(organisation, state.stoodIn, by, at)],
      at,
      ...(opinion === undefined || opinion === '' ? {} : { opinion }),
    }))
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const present = [...Map.groupBy(expectations(ctx, state), (one) => one.label)].map(([label, lines]): ChainStep => ({
    ...base,
    label,
    state: 'present',
    posts: [...new Set(lines.map((one) => title(one.post)))],
    ...(lines[0]?.due === undefined ? {} : { due: lines[0].due }),
    citation: lines[0]?.basis,
  }));
  const approving = state.stage === 'drafting' ? (approversOf(ctx, state)?.posts ?? []).map((one) => one.title) : [];
  const toCome: readonly ChainStep[] =
    approving.length === 0 ? [] : [{ ...base, label: ACTS.approve.label, state: 'to-come', posts: approving }];
  return [...done, ...present, ...toCome].map((one, i) => ({
    ...one,
    group: one.state === 'present' ? done.length : one.state === 'done' ? i : i + 1,
  }));
}

export const planTitle = ({ kind, year }: Pick<StudyState, 'kind' | 'year'>): string => `${year}年${STUDY_LABELS[kind]}计划`;

function summary(state: StudyState): MatterSummary {
  const { kind, stage, items } = state;
  return {
    title: planTitle(state),
    kind,
    stage,
    stageLabel: STAGE_LABELS[stage],
    closed: stage === 'done' || stage === 'withdrawn',
    text: items.map((one) => one.subject).join('\n'),
  };
}

/** The office and the leaders read it; once it is approved, whoever takes part. */
function readers(ctx: Context, state: StudyState): Readers {
  const posts = new Set<string>([...state.hands, ...standIns(state.stoodIn), ...leadersOf(ctx.organisation).map((one) => one.id)]);
  if (state.approved !== undefined) for (const one of expectedAt(ctx, state.kind)) posts.add(one.id);
  for (const one of expectations(ctx, state)) posts.add(one.post);
  return { posts: [...posts], close: false };
}

function waits(ctx: Context, state: StudyState): string {
  const lines = [...Map.groupBy(expectations(ctx, state), (one) => one.label)].map(
    ([label, of]) => `${[...new Set(of.map((one) => ctx.organisation.posts.get(one.post)?.title ?? one.post))].join('、')}${label}`,
  );
  return lines.length === 0 ? '' : `，待${lines.join('；')}`;
}

/** Where in the office's work it is, one line, with what is behind. */
export function where(ctx: Context, state: StudyState): string {
  const behind = state.items.filter((one) => standingOfItem(state, one, ctx.today) === 'behind').length;
  return `${STAGE_LABELS[state.stage]}${state.stage === 'approved' && behind > 0 ? `，${behind}项逾期未学` : ''}${waits(ctx, state)}`;
}

/** The sentence shown after an act. */
export const said = (ctx: Context, state: StudyState, act: ActName): string => `已${ACTS[act].label}${waits(ctx, state)}。`;

export const studyProcedure: Procedure<StudyState, StudyEvent> = underTitles({
  name: 'study',
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
  exclusive: () => true,
});
