/** Plans of study between the API and the ledger: those of a year, the page of one. */
import { said, studyProcedure, type ActName, type StudyState } from '@lingxing/affairs/study';
import type { StudyView, StudyYear } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { studyActLabel, studyView, studyYearView } from '../views/study.ts';
import { matterShell } from './matter.ts';
import { actorsIn, personOn, readerIn, type Person } from './person.ts';

const NAME = studyProcedure.name;
/** Plans looked through, the latest first: two kinds a year, those withdrawn among them. */
const MOST_PLANS = 40;
const MOST_SITTINGS = 60;

export const studyShell = matterShell<StudyState>({
  procedure: studyProcedure,
  said: (ctx, state, act) => said(ctx, state, act as ActName),
  label: studyActLabel,
  admit: () => Promise.resolve(),
});

/** The plans of a year that this person may read. */
export async function studyOf({ ledger }: Pick<Deps, 'ledger'>, person: Person, wanted?: number): Promise<StudyYear> {
  const { government, ctx, actor } = person;
  const reader = readerIn(person, NAME);
  const { items } = await ledger.documents(government, { procedure: NAME, sort: '-created', limit: MOST_PLANS }, reader);
  const plans = await Promise.all(
    items.map(async ({ matter: id, waitingFor }) => {
      const matter = await ledger.load<StudyState>(government, id, reader);
      return matter === undefined ? [] : [{ matter, waitingFor }];
    }),
  );
  return studyYearView(ctx, actor.post, wanted ?? Number(ctx.today.slice(0, 4)), plans.flat());
}

export async function pageOfStudy(deps: Deps, asking: Person, id: string, as?: string): Promise<StudyView> {
  const { matter, ctx } = await studyShell.before(deps, asking, id);
  const person = personOn(asking, ctx, studyProcedure, matter.state, { as });
  return studyView({
    matter,
    waitingFor: [...new Set(studyProcedure.expectations(ctx, matter.state).map((one) => one.post))],
    actor: person.actor,
    actors: actorsIn(asking, ctx, NAME),
    ctx,
    procedure: studyProcedure,
    sittings: matter.state.kind === 'law-study' ? await sittingsOver(deps, person) : [],
  });
}

const OVER = ['adjourned', 'drafted', 'signed', 'issued', 'closed'];

async function sittingsOver({ ledger }: Deps, person: Person): Promise<StudyView['sittings']> {
  const query = { procedure: 'meeting', kinds: ['executive'], stages: OVER, sort: '-updated', limit: MOST_SITTINGS } as const;
  const { items } = await ledger.documents(person.government, query, readerIn(person, 'meeting'));
  return items.map(({ matter, summary }) => ({ id: matter, title: summary.title }));
}
