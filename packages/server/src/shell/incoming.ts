/** One incoming document between the API and the ledger: found only by those who may read it, acted on as the post in use. */
import { ACT_INPUTS, incomingProcedure, said, seesOpinions, type ActName, type IncomingState } from '@lingxing/affairs/incoming';
import { isOffice } from '@lingxing/affairs/document';
import type { ActRequest, Context, Verdict } from '@lingxing/affairs/kernel';
import type { LetterRow, LoadedMatter, Page, Performed, StoredAct } from '@lingxing/ledger';
import type * as z from 'zod';
import type {
  ActDone,
  IncomingFilter,
  IncomingView,
  judgeLetter as judgeLetterBody,
  LetterVerdict,
  registerIncoming,
  VerdictView,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { incomingActLabel, incomingView, openFindings, suggestedLeaderViews } from '../views/incoming.ts';
import { verdictView } from '../views/rules.ts';
import { contextOf, type PerformAct } from './documents.ts';
import { admitLetter, refuseForeignFiles, refuseMarkedActs, refuseMarkedLetter } from './letters.ts';
import { several } from './lists.ts';
import { actorsIn, mayBeAnother, personActing, personOn, readerIn, type Person } from './person.ts';
import { settle, type Wording } from './settle.ts';
import { templatesOf } from './templates.ts';

export const INCOMING = incomingProcedure.name;

/** An incoming document this person may read; otherwise it is as if there were none. */
export async function readIncoming(deps: Pick<Deps, 'ledger'>, person: Person, id: string): Promise<LoadedMatter<IncomingState>> {
  const matter = await deps.ledger.load<IncomingState>(person.government, id, readerIn(person, INCOMING));
  if (matter === undefined || matter.procedure !== INCOMING) throw notFound();
  return matter;
}

/** The state as this person may see it. */
export const incomingAsSeenBy = (ctx: Context, state: IncomingState, person: Person): IncomingState =>
  incomingProcedure.viewFor(ctx, state, person.actor) as IncomingState;

/** A paper as somebody has it before him: with the actor that he is on it, and the state as he may see it. */
export async function incomingBefore(deps: Deps, person: Person, id: string, as?: string) {
  const matter = await readIncoming(deps, person, id);
  const ctx = await contextOf(deps, person, matter.exercise);
  const on = personOn(person, ctx, incomingProcedure, matter.state, { as });
  return { matter, ctx, person: on, seen: incomingAsSeenBy(ctx, matter.state, on) };
}

/** The person as he does one act on a paper; only where that may be in somebody's stead does it take the paper. */
async function actingOn(deps: Deps, person: Person, id: string, { as, act }: PerformAct): Promise<Person> {
  if (!mayBeAnother(person, as)) return person;
  const matter = await readIncoming(deps, person, id);
  return personActing(person, await contextOf(deps, person, matter.exercise), incomingProcedure, matter.state, { as, act });
}

/** Whether one may ask what this post has or had: leaders and the office of any, others of the office and of themselves. */
function maySeek({ ctx, actor }: Person, handler: string): boolean {
  return handler === actor.post || seesOpinions(ctx, actor) || isOffice(ctx.organisation.posts.get(handler));
}

export function listIncoming(deps: Pick<Deps, 'ledger'>, person: Person, filter: IncomingFilter): Promise<Page<LetterRow>> {
  const words = (text: string | undefined): string | undefined => (text === undefined || text.trim() === '' ? undefined : text);
  if (filter.handler !== undefined && !maySeek(person, filter.handler)) return Promise.resolve({ items: [] });
  return deps.ledger.letters(
    person.government,
    {
      q: words(filter.q),
      stages: several(filter.stage),
      kinds: several(filter.kind),
      classes: several(filter.class),
      hosts: several(filter.body),
      channels: several(filter.channel),
      sender: words(filter.sender),
      senderNumber: words(filter.senderNumber),
      handler: filter.handler,
      waitingFor: filter.waiting === 'true' ? actorsIn(person, person.ctx, INCOMING).map((one) => one.post) : undefined,
      mine: filter.mine === 'true' ? person.actor.account : undefined,
      late: filter.late === 'true' ? true : undefined,
      closed: filter.closed === undefined ? undefined : filter.closed === 'true',
      from: filter.from,
      to: filter.to,
      sort: filter.sort,
      cursor: filter.cursor,
      limit: filter.limit,
    },
    readerIn(person, INCOMING),
  );
}

/** The page of an incoming document. */
export async function pageOfIncoming(deps: Deps, asking: Person, id: string, as?: string): Promise<IncomingView> {
  const { matter, ctx, person, seen } = await incomingBefore(deps, asking, id, as);
  const { document, reply, result, parts = [] } = matter.state;
  const reported = [result, ...parts].flatMap((one) => one?.attachments ?? []);
  const linked = [document, reply?.document].filter((one) => one !== undefined);
  const [templates, opens, files] = await Promise.all([
    templatesOf(deps, person),
    Promise.all(linked.map((one) => deps.ledger.mayRead(person.government, one, person.reader))),
    Promise.all([...new Set(reported)].map((hash) => deps.ledger.attachment(person.government, hash))),
  ]);
  return incomingView({
    matter,
    seen,
    actor: person.actor,
    actors: actorsIn(asking, ctx, INCOMING),
    ctx,
    procedure: incomingProcedure,
    templates,
    resultFiles: files.filter((one) => one !== undefined).map(({ hash, name, mediaType, size }) => ({ hash, name, mediaType, size })),
    opens: new Set(linked.filter((_, i) => opens[i])),
  });
}

/** Acts by which leaders and the office speak among themselves; others learn of them by what is conveyed. */
const INNER: ReadonlySet<string> = new Set<ActName>([
  'recommend',
  'refer',
  'recall',
  'instruct',
  'enter-opinion',
  'order',
  'put-to-meeting',
  'record-decision',
  'chase',
  'circulate',
  'read',
]);

/** The acts that this person may be told of: of the inner ones his own, and opinions once they are conveyed. */
export function actsToldTo(acts: readonly StoredAct[], seen: IncomingState, ctx: Context, person: Person): readonly StoredAct[] {
  if (seesOpinions(ctx, person.actor)) return acts;
  const conveyed = new Set(seen.opinions.map((one) => one.seq));
  return acts.filter((one) => !INNER.has(one.act) || conveyed.has(one.seq) || one.actor.post === person.actor.post);
}

/** How the acts of incoming documents are told. */
const wording = (deps: Deps, person: Person): Wording<IncomingState> => ({
  said: (ctx, state, act) => said(ctx, state, act as ActName, person.actor),
  label: incomingActLabel,
  told: async (acts, id) => {
    const { ctx, person: on, seen } = await incomingBefore(deps, person, id);
    return actsToldTo(acts, seen, ctx, on);
  },
  afterwards: async (id) => {
    const matter = await readIncoming(deps, person, id);
    return { ctx: await contextOf(deps, person, matter.exercise), state: matter.state };
  },
});

/** Whose act it is may be said to anyone; what a norm finds on the paper's inner way, to leaders and the office. */
const openVerdict = (verdict: Verdict, ctx: Context, person: Person): Verdict =>
  seesOpinions(ctx, person.actor) ? verdict : { ...verdict, findings: openFindings(verdict.findings) };

function openPerformed(performed: Performed, person: Person): Performed {
  return 'verdict' in performed ? { ...performed, verdict: openVerdict(performed.verdict, person.ctx, person) } : performed;
}

type Registration = z.output<typeof registerIncoming>;

/** Registers a paper: the act 登记来文. A breach does not keep it out; it is registered with it. */
export async function registerLetter(deps: Deps, person: Person, registration: Registration): Promise<ActDone> {
  const { letter, channel, receivedAt, exercise, idempotencyKey } = registration;
  await admitLetter(deps, person, letter);
  const performed = await deps.ledger.perform({
    government: person.government,
    procedure: INCOMING,
    request: { act: 'register', actor: person.actor, input: { letter, channel }, occurredAt: receivedAt },
    exercise,
    idempotencyKey,
  });
  return settle(deps, person, openPerformed(performed, person), { act: 'register' }, wording(deps, person));
}

/** The request with what the ledger would give the act itself: the bulletins that came in from its sender before. */
async function withBulletins(
  { ledger }: Pick<Deps, 'ledger'>,
  { government, ctx }: Person,
  request: ActRequest,
  matter?: LoadedMatter<IncomingState>,
): Promise<ActRequest> {
  const body = incomingProcedure.bulletinsWanted?.(matter?.state ?? null, request);
  if (body === undefined) return request;
  const of = { body, year: Number(ctx.today.slice(0, 4)), exercise: matter?.exercise ?? false, except: matter?.id };
  return { ...request, bulletinsCame: await ledger.bulletinsCame(government, of) };
}

/** What a registration of this paper would find, and whether it is in the register already; nothing is stored. */
export async function judgeLetter(
  deps: Pick<Deps, 'ledger'>,
  person: Person,
  { letter, receivedAt }: z.output<typeof judgeLetterBody>,
): Promise<LetterVerdict> {
  refuseMarkedLetter(letter);
  const { ctx, actor } = person;
  const request = await withBulletins(deps, person, {
    act: 'register',
    actor,
    input: { letter, channel: 'paper' },
    occurredAt: receivedAt,
  });
  const { verdict } = incomingProcedure.decide(ctx, null, request, { n: 1 });
  const same = await deps.ledger.sameLetters(person.government, { sender: letter.sender.name, number: letter.number }, person.reader);
  return {
    verdict: verdictView(openVerdict(verdict, ctx, person), ctx.pack),
    same: same.map((one) => ({
      id: one.matter,
      ...(one.number === null ? {} : { number: one.number }),
      title: one.title,
      receivedAt: one.receivedAt.toISOString(),
    })),
    suggestedLeaders: suggestedLeaderViews(ctx, letter),
  };
}

const requestOf = (person: Person, body: PerformAct): ActRequest => ({
  act: body.act,
  actor: person.actor,
  input: body.input ?? {},
  seen: body.seen,
  reason: body.reason,
  occurredAt: body.occurredAt,
});

/** Looks over what an act brings in: letters, files, words. Input that does not fit is left to the procedure, which says so. */
async function admit(deps: Deps, person: Person, id: string, body: PerformAct): Promise<void> {
  refuseMarkedActs(body.input, body.reason);
  switch (body.act) {
    case 'correct':
    case 'resubmit': {
      const given = ACT_INPUTS[body.act].safeParse(body.input);
      if (given.success) await admitLetter(deps, person, given.data.letter, (await readIncoming(deps, person, id)).state.letter);
      return;
    }
    case 'report':
    case 'report-part': {
      const given = ACT_INPUTS[body.act].safeParse(body.input);
      const hashes = given.success ? given.data.attachments.map((one) => one.hash) : [];
      return refuseForeignFiles(deps, person, hashes);
    }
    case 'order':
    case 'enter-opinion': {
      const given = ACT_INPUTS[body.act].safeParse(body.input);
      return refuseForeignFiles(deps, person, given.success && given.data.scan !== undefined ? [given.data.scan] : []);
    }
  }
}

export async function performOnIncoming(deps: Deps, asking: Person, id: string, body: PerformAct): Promise<ActDone> {
  if (incomingProcedure.exclusive(body.act) && body.seen === undefined)
    throw new ProblemError('request.invalid', {
      detail: '没有说明所见的是哪一版情况，请刷新后再办。',
      errors: [{ path: 'seen', message: '必填' }],
    });
  const person = await actingOn(deps, asking, id, body);
  await admit(deps, person, id, body);
  const performed = await deps.ledger.perform({
    government: person.government,
    procedure: INCOMING,
    matter: id,
    request: requestOf(person, body),
    reader: readerIn(person, INCOMING),
    idempotencyKey: body.idempotencyKey,
  });
  return settle(deps, person, openPerformed(performed, person), { act: body.act, matter: id, seen: body.seen }, wording(deps, person));
}

/** How an act would be judged as it is filled in: the same judge, nothing stored. */
export async function judgeOnIncoming(deps: Deps, asking: Person, id: string, body: PerformAct): Promise<VerdictView> {
  const matter = await readIncoming(deps, asking, id);
  const ctx = await contextOf(deps, asking, matter.exercise);
  const person = personActing(asking, ctx, incomingProcedure, matter.state, body);
  refuseMarkedActs(body.input, body.reason);
  const request = await withBulletins(deps, person, requestOf(person, body), matter);
  const wanted = incomingProcedure.numberWanted(ctx, matter.state, request);
  const { verdict } = incomingProcedure.decide(ctx, matter.state, request, wanted === undefined ? undefined : { n: wanted.openAt ?? 1 });
  return verdictView(openVerdict(verdict, ctx, person), ctx.pack);
}
