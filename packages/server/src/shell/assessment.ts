/** The years' assessments between the API and the ledger: the list, the page of one. */
import { assessmentProcedure, said, type ActName, type AssessmentState } from '@lingxing/affairs/assessment';
import type { Assessments, AssessmentView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { assessmentActLabel, assessmentsView, assessmentView } from '../views/assessment.ts';
import { matterShell } from './matter.ts';
import { actorsIn, personOn, readerIn, type Person } from './person.ts';

const NAME = assessmentProcedure.name;
/** Assessments looked through, the latest first: one a year, those withdrawn and exercises among them. */
const MOST = 40;

export const assessmentShell = matterShell<AssessmentState>({
  procedure: assessmentProcedure,
  said: (ctx, state, act) => said(ctx, state, act as ActName),
  label: assessmentActLabel,
  admit: () => Promise.resolve(),
});

/** The assessments that this person may read, the latest first. */
export async function assessmentsOf({ ledger }: Pick<Deps, 'ledger'>, person: Person): Promise<Assessments> {
  const { government, ctx, actor } = person;
  const reader = readerIn(person, NAME);
  const { items } = await ledger.documents(government, { procedure: NAME, sort: '-created', limit: MOST }, reader);
  const matters = await Promise.all(
    items.map(async ({ matter: id, waitingFor }) => {
      const matter = await ledger.load<AssessmentState>(government, id, reader);
      return matter === undefined ? [] : [{ matter, waitingFor }];
    }),
  );
  return assessmentsView(ctx, actor.post, matters.flat());
}

export async function pageOfAssessment(deps: Deps, asking: Person, id: string, as?: string): Promise<AssessmentView> {
  const { matter, ctx } = await assessmentShell.before(deps, asking, id);
  const { state } = matter;
  const person = personOn(asking, ctx, assessmentProcedure, state, { as });
  const given =
    state.approved !== undefined && state.frozen === undefined ? await deps.ledger.yearOf(person.government, state.year) : undefined;
  return assessmentView({
    matter,
    waitingFor: [...new Set(assessmentProcedure.expectations(ctx, state).map((one) => one.post))],
    actor: person.actor,
    actors: actorsIn(asking, ctx, NAME),
    ctx,
    procedure: assessmentProcedure,
    given,
  });
}
