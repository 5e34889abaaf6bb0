/** Days of reception between the API and the ledger: those of a year with who is behind, the page of one. */
import { oversightProcedure } from '@lingxing/affairs/oversight';
import { isLeader, isOffice } from '@lingxing/affairs/document';
import { ACT_INPUTS, receptionProcedure, said, type ActName, type ReceptionState } from '@lingxing/affairs/reception';
import type { ReceptionFilter, ReceptionsView, ReceptionVerdict, ReceptionView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { ProblemError } from '../http/problem.ts';
import { receptionActLabel, receptionsView, receptionView } from '../views/receptions.ts';
import type { PerformAct } from './documents.ts';
import { matterShell } from './matter.ts';
import { actorsIn, personOn, readerIn, type Person } from './person.ts';

const NAME = receptionProcedure.name;
/** Visits offered to be tied to a day, the latest first. */
const MOST_VISITS = 100;

export const receptionShell = matterShell<ReceptionState>({
  procedure: receptionProcedure,
  said: (ctx, state, act) => said(ctx, state, act as ActName),
  label: receptionActLabel,
  admit: async (deps, person, { act, input }) => {
    if (act !== 'hold') return;
    const given = ACT_INPUTS.hold.safeParse(input);
    const reader = readerIn(person, oversightProcedure.name);
    const may = await Promise.all((given.data?.visits ?? []).map((one) => deps.ledger.mayRead(person.government, one, reader)));
    if (may.includes(false)) throw new ProblemError('request.invalid', { detail: '所选的来访不存在，或者不由你办理。' });
  },
});

/** What the ledger has of this procedure was stored by it. */
export const receptionsFrom = async ({ ledger }: Pick<Deps, 'ledger'>, government: string, days: { from: string; to: string }) =>
  (await ledger.receptionsOn(government, days)).map((one) => ({ ...one, state: one.state as ReceptionState }));

/** The days of a year; those of leaders to everybody, of a department to its own people and the office. Who is behind is counted over two years. */
export async function receptionsOf(deps: Pick<Deps, 'ledger'>, person: Person, { year, post }: ReceptionFilter): Promise<ReceptionsView> {
  const { government, ctx } = person;
  const wanted = year ?? Number(ctx.today.slice(0, 4));
  const from = `${Math.min(wanted, Number(ctx.today.slice(0, 4)) - 1)}-01-01`;
  const rows = await receptionsFrom(deps, government, { from, to: `${Math.max(wanted, Number(ctx.today.slice(0, 4)) + 1)}-12-31` });
  const { posts } = readerIn(person, NAME);
  const office = posts.some((id) => isOffice(ctx.organisation.posts.get(id)));
  const own = new Set(posts.flatMap((id) => ctx.organisation.posts.get(id)?.department ?? []));
  const sees = (id: string): boolean => {
    const one = ctx.organisation.posts.get(id);
    return office || isLeader(one) || posts.includes(id) || (one?.department !== undefined && own.has(one.department));
  };
  return receptionsView({ ctx, rows, year: wanted, post, actor: person.actor.post, sees });
}

/** How arranging would be judged as it is filled in. */
export const judgeReception = (person: Person, body: PerformAct): ReceptionVerdict => ({
  verdict: receptionShell.tryOpening(person, body).verdict,
  by: ['arrange'],
});

export async function pageOfReception(deps: Deps, asking: Person, id: string, as?: string): Promise<ReceptionView> {
  const { matter, ctx } = await receptionShell.before(deps, asking, id);
  const person = personOn(asking, ctx, receptionProcedure, matter.state, { as });
  const reader = readerIn(person, oversightProcedure.name);
  const { government, actor } = person;
  const tied = matter.state.held?.visits ?? [];
  const query = { procedure: oversightProcedure.name, kinds: ['visit'], closed: false, sort: '-created', limit: MOST_VISITS } as const;
  const [visits, open] = await Promise.all([
    Promise.all(tied.map(async (visit) => deps.ledger.load(government, visit, reader))),
    matter.state.stage === 'planned' ? deps.ledger.documents(government, query, reader) : undefined,
  ]);
  return receptionView({
    matter,
    visits: visits.flatMap((one) => (one === undefined ? [] : [{ id: one.id, summary: oversightProcedure.summary(one.state as never) }])),
    waiting: (open?.items ?? []).map((one) => ({ id: one.matter, title: one.summary.title })),
    actor,
    actors: actorsIn(asking, ctx, NAME),
    ctx,
    procedure: receptionProcedure,
  });
}
