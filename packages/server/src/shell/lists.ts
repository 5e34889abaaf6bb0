/** The list of documents as a person may read it, and the page of one. */
import { documentProcedure, draftSchema, isLeader, type DocumentState, type Draft, type StepRecord } from '@lingxing/affairs/document';
import { asks, incomingProcedure, type IncomingState } from '@lingxing/affairs/incoming';
import type { ConductState } from '@lingxing/affairs/conduct';
import type { Context } from '@lingxing/affairs/kernel';
import type { TaskState } from '@lingxing/affairs/task';
import type { DepartmentMeetingState } from '@lingxing/affairs/department-meeting';
import type { OversightState } from '@lingxing/affairs/oversight';
import type { AssessmentState } from '@lingxing/affairs/assessment';
import type { ReceptionState } from '@lingxing/affairs/reception';
import type { StudyState } from '@lingxing/affairs/study';
import type { MeetingState } from '@lingxing/affairs/meeting';
import type { LeaveState } from '@lingxing/affairs/leave';
import type { DocumentRow, InboxRow, Page } from '@lingxing/ledger';
import type * as z from 'zod';
import type { documentQuery, DocumentView, InboxLine, matterQuery } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { inSteadView } from '../views/authority.ts';
import { documentView } from '../views/document.ts';
import { inboxLine, type Brief } from '../views/lists.ts';
import { DOCUMENT, documentBefore } from './documents.ts';
import { actorsIn, inSteadOf, readerIn, type Person } from './person.ts';

export type DocumentFilter = z.output<typeof documentQuery>;

/** Several values of one filter come separated by commas. */
export const several = (value: string | undefined): readonly string[] | undefined => {
  const values = value?.split(',').filter((v) => v !== '') ?? [];
  return values.length === 0 ? undefined : values;
};

/** A page of one procedure's matters as a person may read them; `own` is what only this list is narrowed by. */
export async function listMatters<Line>(
  { ledger }: Pick<Deps, 'ledger'>,
  person: Person,
  filter: z.output<typeof matterQuery>,
  of: {
    readonly procedure: string;
    readonly own?: Partial<Parameters<Deps['ledger']['documents']>[1]>;
    readonly line: (row: DocumentRow, ctx: Context) => Line;
  },
): Promise<{ items: Line[]; next?: string }> {
  const { q, from, to, sort, cursor, limit } = filter;
  const query = {
    procedure: of.procedure,
    q,
    kinds: several(filter.kind),
    stages: several(filter.stage),
    mine: filter.mine === 'true' ? person.session.account : undefined,
    closed: filter.closed === undefined ? undefined : filter.closed === 'true',
    from,
    to,
    sort,
    cursor,
    limit,
    ...of.own,
  };
  const page = await ledger.documents(person.government, query, readerIn(person, of.procedure));
  return { items: page.items.map((row) => of.line(row, person.ctx)), ...(page.next === undefined ? {} : { next: page.next }) };
}

export function listDocuments(deps: Pick<Deps, 'ledger'>, person: Person, filter: DocumentFilter): Promise<Page<DocumentRow>> {
  return deps.ledger.documents(
    person.government,
    {
      procedure: DOCUMENT,
      q: filter.q === undefined || filter.q.trim() === '' ? undefined : filter.q,
      stages: several(filter.stage),
      kinds: several(filter.kind),
      issuers: several(filter.issuer),
      hosts: several(filter.host),
      from: filter.from,
      to: filter.to,
      late: filter.late === 'true' ? true : undefined,
      mine: filter.mine === 'true' ? person.actor.account : undefined,
      sort: filter.sort,
      cursor: filter.cursor,
      limit: filter.limit,
    },
    readerIn(person, DOCUMENT),
  );
}

/** The page of a document, with the working copy of its host where one was made of the present text. */
export async function pageOfDocument(deps: Deps, asking: Person, id: string, as?: string): Promise<DocumentView> {
  const { matter, ctx, person, seen } = await documentBefore(deps, asking, id, as);
  const own = ctx.organisation.posts.get(asking.actor.post)?.department === matter.state.host;
  const copy = own ? await deps.ledger.workingCopy<Draft>(person.government, id) : undefined;
  const current = copy !== undefined && copy.base === matter.state.textVersion && draftSchema.safeParse(copy.value).success;
  const { incoming, reply } = matter.state.submission ?? {};
  const answer = reply?.document;
  const [opens, paper] = await Promise.all([
    answer !== undefined && deps.ledger.mayRead(person.government, answer, person.reader),
    incoming === undefined
      ? undefined
      : deps.ledger.load<IncomingState>(person.government, incoming, readerIn(person, incomingProcedure.name)),
  ]);
  return documentView({
    matter,
    opens,
    paper: paper?.state,
    seen,
    actor: person.actor,
    actors: actorsIn(asking, ctx, DOCUMENT),
    ctx,
    procedure: documentProcedure,
    workingCopy: current ? copy : undefined,
  });
}

/** Lines of one page of an inbox that carry the office's recommendation. */
const RECOMMENDED = 20;

/**
 * A page of what waits for the post in use and for those that one stands in for. A leader decides from the list, so a leader's lines carry what the office
 * recommends (拟办意见), failing that what the department's head wrote.
 */
export async function inboxOf(
  deps: Pick<Deps, 'ledger'>,
  person: Person,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: InboxLine[]; total: number; next?: string }> {
  const { government, ctx, actor, titles } = person;
  const { items, total, next } = await deps.ledger.inbox(government, [actor.post], { ...page, inStead: inSteadOf(person) });
  const isForLeader = (post: string): boolean => isLeader(ctx.organisation.posts.get(post));
  const lines = await Promise.all(
    items.map(async (row, i) => ({
      ...inboxLine(row, ctx, isForLeader(row.post) && i < RECOMMENDED ? await briefOf(deps, government, row) : undefined),
      ...inSteadView(ctx, titles, row.post),
    })),
  );
  return { items: lines, total, ...(next === undefined ? {} : { next }) };
}

async function briefOf({ ledger }: Pick<Deps, 'ledger'>, government: string, row: InboxRow): Promise<Brief> {
  const matter = await ledger.load<
    | DocumentState
    | IncomingState
    | LeaveState
    | ConductState
    | DepartmentMeetingState
    | MeetingState
    | TaskState
    | OversightState
    | StudyState
    | ReceptionState
    | AssessmentState
  >(government, row.matter);
  if (matter === undefined) return {};
  const { state } = matter;
  if (state.procedure === 'leave') return { asks: state.absence.purpose };
  if (state.procedure === 'meeting' || state.procedure === 'study' || state.procedure === 'assessment') return {};
  if (state.procedure === 'reception') return { asks: `${state.form.from}至${state.form.until}，${state.form.place}` };
  if (state.procedure === 'task')
    return { asks: state.stage === 'closed' ? `办理结果：${state.claims.at(-1)?.words ?? ''}` : state.form.what };
  if (state.procedure === 'oversight') {
    const note = state.referrals.at(-1)?.opinion ?? '';
    return { asks: state.form.content, ...(note === '' ? {} : { recommendation: note }) };
  }
  if (state.procedure === 'conduct') return state.form.details === undefined ? {} : { asks: state.form.details };
  if (state.procedure === 'department-meeting')
    return { asks: state.form.why, ...(state.referred === undefined ? {} : { recommendation: state.referred.opinion }) };
  if (state.procedure === 'incoming') return { recommendation: state.recommendation?.opinion, asks: asks(state) };
  const written = (step: StepRecord['step']): string | undefined =>
    state.steps.findLast((s) => s.stands && s.step === step && s.opinion !== '')?.opinion;
  return { recommendation: written('vetting') ?? written('department-approval') };
}
