/** The procedure 绩效考评 as the shell sees it: one object, all of it pure. */
import { underTitles } from '../authority/under-titles.ts';
import type { ActOffer, Actor, ChainStep, Context, Expectation, MatterSummary, Procedure, Readers } from '../kernel/procedure.ts';
import { standIns, whoActed } from '../kernel/stood-in.ts';
import { leadersOf } from '../office/posts.ts';
import { desk, handsOf, supervisingPosts } from '../task/way.ts';
import { ACTS, MATTER_ACTS, type ActName, type MatterAct } from './acts.ts';
import { decide } from './decide.ts';
import type { AssessmentEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { assessed } from './figures.ts';
import { judge } from './judge.ts';
import { STAGE_LABELS } from './kinds.ts';
import { answerersOf, appraisal, departmentOf } from './rules.ts';
import type { AssessmentState } from './state.ts';

/** What waits for whom: who supervises sets indicators, freezes and answers; whoever approves approves and concludes. */
export function expectations(ctx: Context, state: AssessmentState): readonly Expectation[] {
  const own = desk(ctx, {}).map((one) => one.id);
  const basis = appraisal(ctx.pack)?.citation;
  const line = (posts: readonly string[], act: ActName): readonly Expectation[] =>
    [...new Set(posts)].map((post) => ({ post, act, label: ACTS[act].label, basis }));
  switch (state.stage) {
    case 'drafting':
      return line(own, 'submit');
    case 'submitted':
      return line([state.terms.approver], 'approve');
    case 'running':
      return line(own, 'freeze');
    case 'frozen': {
      const open = state.appeals.filter((one) => one.answer === undefined);
      if (open.length === 0) return line([state.terms.approver], 'conclude');
      return line(
        open.flatMap((one) => {
          const may = answerersOf(ctx.organisation, state, one.department);
          const near = may.filter((post) => own.includes(post));
          return near.length > 0 ? near : may;
        }),
        'answer',
      );
    }
    case 'concluded':
    case 'withdrawn':
      return [];
  }
}

function relevant(ctx: Context, state: AssessmentState, actor: Actor, act: MatterAct): boolean {
  if (!ACTS[act].from.includes(state.stage)) return false;
  if (act === 'appeal') return departmentOf(ctx.organisation, state, actor.post) !== undefined;
  return act !== 'answer' || state.appeals.some((one) => one.answer === undefined);
}

function offers(ctx: Context, state: AssessmentState, actor: Actor): readonly ActOffer[] {
  const mine = new Set(expectations(ctx, state).flatMap((one) => (one.post === actor.post ? [one.act] : [])));
  return MATTER_ACTS.filter((act) => relevant(ctx, state, actor, act)).map((act) => ({
    act,
    label: ACTS[act].label,
    primary: mine.has(act),
    commits: false,
    verdict: judge({ ctx, state, actor }, act, undefined),
  }));
}

/** Whether this post sees what is counted against every department, and not only against its own: who answers appeals, and who concludes. */
export const seesAll = ({ organisation }: Pick<Context, 'organisation'>, { terms }: AssessmentState, post: string): boolean =>
  post === terms.approver || supervisingPosts(organisation).some((one) => one.id === post);

type Step = readonly [label: string, by: string, at: number, opinion?: string | undefined];
const once = <T>(one: T | undefined, step: (of: T) => Step): readonly Step[] => (one === undefined ? [] : [step(one)]);

/** What was done, what it waits for. Appeals of others are told without their words. */
function chain(ctx: Context, state: AssessmentState): readonly ChainStep[] {
  const { organisation } = ctx;
  const title = (id: string): string => organisation.posts.get(id)?.title ?? id;
  const base = { group: 0, round: 1, lapsed: false };
  const steps: readonly Step[] = [
    [ACTS.draft.label, state.drafted.by, state.drafted.at],
    ...state.revised.map((one): Step => [ACTS.revise.label, one.by, one.at, one.reason]),
    ...once(state.submitted, (one) => [ACTS.submit.label, one.by, one.at, one.note]),
    ...state.returns.map((one): Step => [ACTS.return.label, one.by, one.at, one.reason]),
    ...once(state.approved, (one) => [ACTS.approve.label, one.by, one.at, one.opinion]),
    ...once(state.frozen, (one) => [ACTS.freeze.label, one.by, one.at, one.note]),
    ...state.appeals.map((one): Step => [ACTS.appeal.label, one.by, one.at]),
    ...state.appeals.flatMap((one) => once(one.answer, (answer) => [ACTS.answer.label, answer.by, answer.at])),
    ...once(state.concluded, (one) => [ACTS.conclude.label, one.by, one.at, one.opinion]),
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
    citation: lines[0]?.basis,
  }));
  return [...done, ...present].map((one, i) => ({ ...one, group: one.state === 'present' ? done.length : i }));
}

export const assessmentTitle = ({ year }: Pick<AssessmentState, 'year'>): string => `${year}年度部门绩效考评`;

function summary(state: AssessmentState): MatterSummary {
  const { stage, year } = state;
  return {
    title: assessmentTitle(state),
    kind: `year-${year}`,
    stage,
    stageLabel: STAGE_LABELS[stage],
    closed: stage === 'concluded' || stage === 'withdrawn',
    text: '绩效考评',
  };
}

/** Who supervises and the leaders read it; once the indicators are approved, the departments that are assessed. */
function readers(ctx: Context, state: AssessmentState): Readers {
  const { organisation } = ctx;
  const posts = new Set<string>([...state.hands, ...standIns(state.stoodIn)]);
  for (const one of [...leadersOf(organisation), ...supervisingPosts(organisation)]) posts.add(one.id);
  if (state.approved !== undefined) for (const of of assessed(state.terms)) for (const one of handsOf(organisation, of)) posts.add(one.id);
  return { posts: [...posts], close: false };
}

/** What of a list this post is told: all of it, or what is its own department's. */
export function toldTo<T extends { readonly department: string }>(
  ctx: Pick<Context, 'organisation'>,
  state: AssessmentState,
  post: string,
  list: readonly T[],
): readonly T[] {
  if (seesAll(ctx, state, post)) return list;
  const own = departmentOf(ctx.organisation, state, post);
  return list.filter((one) => one.department === own);
}

/** A department is told the points of all, and what is counted and appealed of its own alone. */
function viewFor(ctx: Context, state: AssessmentState, { post }: Actor): AssessmentState {
  const { frozen } = state;
  const appeals = toldTo(ctx, state, post, state.appeals);
  if (frozen === undefined) return { ...state, appeals };
  const facts = toldTo(ctx, state, post, frozen.figures.facts);
  return { ...state, appeals, frozen: { ...frozen, figures: { ...frozen.figures, facts } } };
}

function waits(ctx: Context, state: AssessmentState): string {
  const lines = [...Map.groupBy(expectations(ctx, state), (one) => one.label)].map(
    ([label, of]) => `${[...new Set(of.map((one) => ctx.organisation.posts.get(one.post)?.title ?? one.post))].join('、')}${label}`,
  );
  return lines.length === 0 ? '' : `，待${lines.join('；')}`;
}

/** Where in the office's work it is, one line. */
export const where = (ctx: Context, state: AssessmentState): string => `${STAGE_LABELS[state.stage]}${waits(ctx, state)}`;

/** The sentence shown after an act. */
export const said = (ctx: Context, state: AssessmentState, act: ActName): string => `已${ACTS[act].label}${waits(ctx, state)}。`;

/** The year whose acts the figures are counted from: asked where they are frozen. */
const yearWanted: Procedure<AssessmentState>['yearWanted'] = (state, { act }) => (act === 'freeze' ? state?.year : undefined);

export const assessmentProcedure: Procedure<AssessmentState, AssessmentEvent> = underTitles({
  name: 'assessment',
  decide,
  numberWanted: () => undefined,
  yearWanted,
  evolve,
  offers,
  expectations,
  obligations: () => [],
  chain,
  summary,
  readers,
  viewFor,
  exclusive: () => true,
});
