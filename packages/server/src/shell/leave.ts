/** One absence between the API and the ledger: found only by those who may read it, acted on as the post in use. */
import {
  ACT_INPUTS,
  absenceSchema,
  leaveProcedure,
  said,
  wayOf,
  type ActName,
  type LeaveState,
  type Opening,
} from '@lingxing/affairs/leave';
import { askedBy } from '@lingxing/affairs/leave-rules';
import type { ActRequest } from '@lingxing/affairs/kernel';
import type { AbsenceRow, LoadedMatter } from '@lingxing/ledger';
import type * as z from 'zod';
import type { AbsenceLine, ActDone, LeaveFilter, LeaveVerdict, LeaveView, openLeave, VerdictView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { chainView } from '../views/document.ts';
import { absenceLine, leaveActLabel, leaveView } from '../views/leave.ts';
import { citationView, verdictView } from '../views/rules.ts';
import { contextOf, type PerformAct } from './documents.ts';
import { refuseForeignFiles, refuseMarkedActs } from './letters.ts';
import { several } from './lists.ts';
import { actorsIn, mayBeAnother, personActing, personOn, readerIn, type Person } from './person.ts';
import { settle, type Wording } from './settle.ts';

export const LEAVE = leaveProcedure.name;

/** An absence that this person may read; otherwise it is as if there were none. */
export async function readLeave(deps: Pick<Deps, 'ledger'>, person: Person, id: string): Promise<LoadedMatter<LeaveState>> {
  const matter = await deps.ledger.load<LeaveState>(person.government, id, readerIn(person, LEAVE));
  if (matter === undefined || matter.procedure !== LEAVE) throw notFound();
  return matter;
}

export type StoredAbsence = AbsenceRow & { readonly state: LeaveState };
/** What the ledger lists as absences are states of this procedure. */
export const ofLeave = (row: AbsenceRow): StoredAbsence => ({ ...row, state: row.state as LeaveState });

export async function listLeaves(
  deps: Pick<Deps, 'ledger'>,
  person: Person,
  filter: LeaveFilter,
): Promise<{ items: AbsenceLine[]; next?: string }> {
  const { from, to, cursor, limit } = filter;
  const posts = filter.mine === 'true' ? person.posts : several(filter.post);
  const query = {
    from,
    to,
    posts,
    stages: several(filter.stage),
    waitingFor: filter.waiting === 'true' ? [person.actor.post] : undefined,
    overdue: filter.overdue === 'true',
    cursor,
    limit,
  };
  const page = await deps.ledger.absences(person.government, query, readerIn(person, LEAVE));
  return {
    items: page.items.map((row) => absenceLine(ofLeave(row), person.ctx)),
    ...(page.next === undefined ? {} : { next: page.next }),
  };
}

/** The page of an absence. */
export async function pageOfLeave(deps: Deps, asking: Person, id: string, as?: string): Promise<LeaveView> {
  const matter = await readLeave(deps, asking, id);
  const ctx = await contextOf(deps, asking, matter.exercise);
  const person = personOn(asking, ctx, leaveProcedure, matter.state, { as });
  const waitingFor = [...new Set(leaveProcedure.expectations(ctx, matter.state).map((one) => one.post))];
  return leaveView({ matter, waitingFor, actor: person.actor, actors: actorsIn(asking, ctx, LEAVE), ctx, procedure: leaveProcedure });
}

const wording = (deps: Deps, person: Person): Wording<LeaveState> => ({
  said: (ctx, state, act) => said(ctx, state, act as ActName),
  label: leaveActLabel,
  afterwards: async (id) => {
    const matter = await readLeave(deps, person, id);
    return { ctx: await contextOf(deps, person, matter.exercise), state: matter.state };
  },
});

const requestOf = (person: Person, body: PerformAct): ActRequest => ({
  act: body.act,
  actor: person.actor,
  input: body.input ?? {},
  seen: body.seen,
  reason: body.reason,
  occurredAt: body.occurredAt,
});

/** Looks over what an act brings in: words that bear a mark, the scan of what the head wrote. */
async function admit(deps: Deps, person: Person, body: PerformAct): Promise<void> {
  refuseMarkedActs(body.input, body.reason);
  if (body.act !== 'order' && body.act !== 'entrust') return;
  const given = ACT_INPUTS[body.act].safeParse(body.input);
  return refuseForeignFiles(deps, person, given.success && given.data.scan !== undefined ? [given.data.scan] : []);
}

/** Whose absence an opening act is about; a post that nobody holds has none. */
async function refuseVacant(deps: Deps, person: Person, input: unknown): Promise<void> {
  const given = (input as { readonly post?: unknown } | null | undefined)?.post;
  const post = typeof given === 'string' ? given : person.actor.post;
  if (post === person.actor.post) return;
  const holders = await deps.ledger.holdings(person.government, { post, on: person.ctx.today });
  if (holders.length === 0)
    throw new ProblemError('request.invalid', {
      detail: '此职务现无人担任，没有外出、请假可登记。',
      errors: [{ path: 'input.post', message: '无人担任' }],
    });
}

export async function openLeaveMatter(deps: Deps, person: Person, body: z.output<typeof openLeave>): Promise<ActDone> {
  await admit(deps, person, body);
  await refuseVacant(deps, person, body.input);
  const performed = await deps.ledger.perform({
    government: person.government,
    procedure: LEAVE,
    request: requestOf(person, body),
    exercise: body.exercise,
    idempotencyKey: body.idempotencyKey,
  });
  return settle(deps, person, performed, { act: body.act }, wording(deps, person));
}

/** How an opening act would be judged as it is filled in, and what the text says of such a leave; nothing is stored. */
export function judgeOpeningOf(person: Person, body: PerformAct & { readonly act: Opening }): LeaveVerdict {
  refuseMarkedActs(body.input, body.reason);
  const { ctx } = person;
  const request = requestOf(person, body);
  // What follows is shown before a reason is given; that one has to be stands in the verdict.
  const { verdict, events } = leaveProcedure.decide(ctx, null, { ...request, reason: request.reason ?? '试判' });
  const opened = events.reduce<LeaveState | null>(
    (state, event, i) => leaveProcedure.evolve(state, event, { seq: i + 1, now: ctx.now, actor: request.actor }),
    null,
  );
  const input = (body.input ?? {}) as { readonly post?: unknown; readonly absence?: unknown };
  const absence = absenceSchema.pick({ kind: true, beyond: true, from: true }).safeParse(input.absence ?? {});
  const post = typeof input.post === 'string' ? input.post : person.actor.post;
  const way = absence.success ? wayOf(ctx, post, absence.data) : undefined;
  const due = way?.norm === undefined || !absence.success ? undefined : askedBy(way.norm, ctx.calendar, absence.data.from);
  return {
    verdict: verdictView(verdict, ctx.pack),
    by: [...(way?.by ?? [])],
    ...(due === undefined ? {} : { askBy: due.date }),
    ...(way?.norm === undefined ? {} : { norm: { says: way.norm.says, citation: citationView(way.norm.citation, ctx.pack) } }),
    ahead:
      opened === null
        ? []
        : leaveProcedure
            .chain(ctx, opened)
            .filter((one) => one.state !== 'done')
            .map((one) => chainView(one, ctx)),
  };
}

export async function performOnLeave(deps: Deps, asking: Person, id: string, body: PerformAct): Promise<ActDone> {
  if (leaveProcedure.exclusive(body.act) && body.seen === undefined)
    throw new ProblemError('request.invalid', {
      detail: '没有说明所见的是哪一版情况，请刷新后再办。',
      errors: [{ path: 'seen', message: '必填' }],
    });
  await admit(deps, asking, body);
  const person = mayBeAnother(asking, body.as) ? await actingOn(deps, asking, id, body) : asking;
  const performed = await deps.ledger.perform({
    government: person.government,
    procedure: LEAVE,
    matter: id,
    request: requestOf(person, body),
    reader: readerIn(person, LEAVE),
    idempotencyKey: body.idempotencyKey,
  });
  return settle(deps, person, performed, { act: body.act, matter: id, seen: body.seen }, wording(deps, person));
}

async function actingOn(deps: Deps, person: Person, id: string, { as, act }: PerformAct): Promise<Person> {
  const matter = await readLeave(deps, person, id);
  return personActing(person, await contextOf(deps, person, matter.exercise), leaveProcedure, matter.state, { as, act });
}

/** How an act would be judged as it is filled in: the same judge, nothing stored. */
export async function judgeOnLeave(deps: Deps, asking: Person, id: string, body: PerformAct): Promise<VerdictView> {
  const matter = await readLeave(deps, asking, id);
  const ctx = await contextOf(deps, asking, matter.exercise);
  const person = personActing(asking, ctx, leaveProcedure, matter.state, body);
  refuseMarkedActs(body.input, body.reason);
  const { verdict } = leaveProcedure.decide(ctx, matter.state, { ...requestOf(person, body), matter: id });
  return verdictView(verdict, ctx.pack);
}

/** Absences at once whose words are looked through. */
const MOST_AWAY = 500;

/** Words that whoever is away has handed over to this person with a matter, each with the absence; a word to all comes with each. */
export async function wordsWith(deps: Pick<Deps, 'ledger'>, person: Person, matter: string) {
  const query = { stages: ['applied', 'granted', 'away'], limit: MOST_AWAY };
  const page = await deps.ledger.absences(person.government, query, readerIn(person, LEAVE));
  const words = page.items.map(ofLeave).flatMap(({ matter: absence, state }) =>
    state.handOvers
      .filter((one) => person.posts.includes(one.to))
      .flatMap((one) =>
        one.items
          .filter((item) => item.matter === matter)
          .map((item) => ({
            absence,
            from: person.ctx.organisation.posts.get(state.post)?.title ?? state.post,
            word: [item.word, one.word].filter((word) => word !== '').join('；'),
            at: new Date(one.at).toISOString(),
          })),
      ),
  );
  return { items: words };
}
