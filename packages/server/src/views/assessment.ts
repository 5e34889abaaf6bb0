/** The years' assessments and the page of one. */
import {
  actLabel,
  answerersOf,
  appraisal,
  approverSet,
  assessmentTitle,
  departmentOf,
  figuresOf,
  INDICATORS,
  normsOn,
  scoresOf,
  seesAll,
  STAGE_LABELS,
  takenOut,
  toldTo,
  where,
  type AssessmentState,
  type Figures,
} from '@lingxing/affairs/assessment';
import type { Actor, Context, PostId, Procedure, YearGiven } from '@lingxing/affairs/kernel';
import { supervisingPosts } from '@lingxing/affairs/task';
import type { LoadedMatter } from '@lingxing/ledger';
import type { AssessmentLine, Assessments, AssessmentView } from '../contracts/index.ts';
import { actingView } from './authority.ts';
import { chainView, iso, offerView } from './document.ts';
import { bodyName, doneBy, titleOf } from './people.ts';
import { citationView } from './rules.ts';

export const assessmentActLabel = actLabel;

type Matter = LoadedMatter<AssessmentState>;

const says = ({ pack }: Context) => normsOn(pack).map((one) => ({ says: one.says, citation: citationView(one.citation, pack) }));

const line = ({ id, state, exercise }: Matter, waitingFor: readonly PostId[], { organisation }: Context): AssessmentLine => ({
  id,
  year: state.year,
  title: assessmentTitle(state),
  stage: state.stage,
  stageLabel: STAGE_LABELS[state.stage],
  waitingFor: [...new Set(waitingFor.map((one) => titleOf(organisation, one)))],
  exercise,
});

export function assessmentsView(
  ctx: Context,
  post: PostId,
  matters: readonly { readonly matter: Matter; readonly waitingFor: readonly PostId[] }[],
): Assessments {
  const approver = approverSet(ctx);
  return {
    norms: says(ctx),
    drafts: appraisal(ctx.pack) !== undefined && supervisingPosts(ctx.organisation).some((one) => one.id === post),
    ...(approver === undefined ? {} : { approver: { id: approver.id, title: approver.title } }),
    items: matters.map(({ matter, waitingFor }) => line(matter, waitingFor, ctx)),
  };
}

export interface AssessmentMatter {
  readonly matter: Matter;
  readonly waitingFor: readonly PostId[];
  readonly actor: Actor;
  readonly actors: readonly Actor[];
  readonly ctx: Context;
  readonly procedure: Procedure<AssessmentState>;
  /** What the ledger holds of the year today; only before the figures are frozen. */
  readonly given?: YearGiven | undefined;
}

export function assessmentView({ matter, waitingFor, actor, actors, ctx, procedure, given }: AssessmentMatter): AssessmentView {
  const { state } = matter;
  const { organisation } = ctx;
  const { terms, frozen } = state;
  const body = (id: string) => ({ id, name: bodyName(organisation, id) });
  const done = (one: { readonly by: string; readonly at: number }) => ({ by: doneBy(organisation, state, one), at: iso(one.at) });
  const own = departmentOf(organisation, state, actor.post);
  const figures: Figures =
    frozen?.figures ?? (given === undefined ? { facts: [], totals: [] } : figuresOf(terms, given, state.year, ctx.today));
  const out = takenOut(state);
  return {
    ...line(matter, waitingFor, ctx),
    procedure: 'assessment',
    version: matter.version,
    where: where(ctx, state),
    norms: says(ctx),
    terms: {
      indicators: terms.indicators.map((one) => ({
        ...one,
        own: (one.own ?? []).map((of) => ({ department: body(of.department), plan: of.plan })),
        label: INDICATORS[one.kind].label,
        counts: INDICATORS[one.kind].counts,
      })),
      groups: terms.groups.map((one) => ({ name: one.name, departments: one.departments.map(body) })),
      appealDays: terms.appealDays,
      approver: { id: terms.approver, title: titleOf(organisation, terms.approver) },
      ground: terms.ground,
    },
    ...(frozen === undefined
      ? {}
      : { frozen: { ...done(frozen), on: frozen.on, until: frozen.until, provisional: [...frozen.provisional], note: frozen.note } }),
    scores:
      frozen === undefined && given === undefined
        ? []
        : scoresOf(terms, figures, out).map((one) => ({ ...one, department: body(one.department), lines: [...one.lines] })),
    facts: toldTo(ctx, state, actor.post, figures.facts).map((one) => ({
      ...one,
      department: body(one.department),
      takenOut: out.has(one.id),
    })),
    seesAll: seesAll(ctx, state, actor.post),
    ...(own === undefined ? {} : { own }),
    appeals: toldTo(ctx, state, actor.post, state.appeals).map((one) => ({
      ...done(one),
      id: one.id,
      department: body(one.department),
      facts: [...one.facts],
      words: one.words,
      ...(one.answer === undefined ? {} : { answer: { ...done(one.answer), facts: [...one.answer.facts], reason: one.answer.reason } }),
      mine: one.answer === undefined && answerersOf(organisation, state, one.department).includes(actor.post),
    })),
    offers: procedure.offers(ctx, state, actor).map((one) => offerView(one, ctx)),
    ...actingView(ctx, actors, actor),
    chain: procedure.chain(ctx, state).map((one) => chainView(one, ctx)),
  };
}
