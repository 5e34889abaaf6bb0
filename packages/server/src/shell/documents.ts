/** One document between the API and the ledger: found only by those who may read it, acted on as the post in use. */
import { titlesInForce } from '@lingxing/affairs/authority';
import {
  ACT_INPUTS,
  actLabel,
  ACTS,
  documentProcedure,
  draftSchema,
  said,
  sealPlaceFor,
  type DocumentEvent,
  type DocumentState,
  type Draft,
} from '@lingxing/affairs/document';
import { incomingProcedure, type IncomingState } from '@lingxing/affairs/incoming';
import type { Actor, ActRequest, Context, NumberRequest, Verdict } from '@lingxing/affairs/kernel';
import type { LoadedMatter } from '@lingxing/ledger';
import type * as z from 'zod';
import type { ActDone, performAct } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { dayOf } from '../views/time.ts';
import { toldTo } from '../views/document.ts';
import { verdictView } from '../views/rules.ts';
import { openAttachment } from './attachments.ts';
import { withSitting } from './carrying-out.ts';
import { mayBeAnother, personActing, personOn, readerIn, type Person } from './person.ts';
import { settle, type Wording } from './settle.ts';
import { typesetDocument } from './sheets.ts';
import { attachmentsOf, hashText, refuseClassified, refuseMarkedWords, type HashedText } from './text.ts';

export const DOCUMENT = documentProcedure.name;
export type PerformAct = z.output<typeof performAct>;

/** A document this person may read; otherwise it is as if there were none. */
export async function readDocument(deps: Deps, person: Person, id: string): Promise<LoadedMatter<DocumentState>> {
  const matter = await deps.ledger.load<DocumentState>(person.government, id, readerIn(person, DOCUMENT));
  if (matter === undefined || matter.procedure !== DOCUMENT) throw notFound();
  return matter;
}

/** A document as somebody has it before him. */
export interface BeforeHim {
  readonly matter: LoadedMatter<DocumentState>;
  readonly ctx: Context;
  /** With the actor that he is on this document. */
  readonly person: Person;
  /** The state as he may see it. */
  readonly seen: DocumentState;
}

export async function documentBefore(deps: Deps, person: Person, id: string, as?: string): Promise<BeforeHim> {
  const matter = await readDocument(deps, person, id);
  const ctx = await contextOf(deps, person, matter.exercise);
  const on = personOn(person, ctx, documentProcedure, matter.state, { as });
  return { matter, ctx, person: on, seen: asSeenBy(ctx, matter.state, on) };
}

/** The person as he does one act on a document; only where that may be in somebody's stead does it take the document. */
async function actingOn(deps: Deps, person: Person, id: string, { as, act }: PerformAct): Promise<Person> {
  if (!mayBeAnother(person, as)) return person;
  const matter = await readDocument(deps, person, id);
  return personActing(person, await contextOf(deps, person, matter.exercise), documentProcedure, matter.state, { as, act });
}

/** The context a document is judged in: an exercise runs under the edition it carries. */
export function contextOf(deps: Deps, person: Person, exercise: boolean): Promise<Context> {
  return exercise ? deps.ledger.context(person.government, true) : Promise.resolve(person.ctx);
}

/** The state as this person may see it. */
export const asSeenBy = (ctx: Context, state: DocumentState, person: Person): DocumentState =>
  documentProcedure.viewFor(ctx, state, person.actor) as DocumentState;

/** The text of one version, of those that this person may see: `state` is the state as seen. */
export async function textOf(deps: Deps, government: string, state: DocumentState, version: number): Promise<Draft> {
  if (version === state.textVersion) return state.draft;
  const entry = state.versions.find((v) => v.version === version);
  const text = entry && (await deps.ledger.content<Draft>(government, entry.hash));
  if (!text) throw notFound();
  return text;
}

/** Refuses attachments that this person may not open: to know a hash opens nothing. */
export async function refuseForeignAttachments(deps: Deps, person: Person, draft: Draft, known?: Draft): Promise<void> {
  const before = known === undefined ? new Set<string>() : attachmentsOf(known);
  for (const hash of attachmentsOf(draft)) {
    if (before.has(hash) || (await openAttachment(deps, person, hash)) !== undefined) continue;
    throw new ProblemError('request.invalid', { detail: '文稿引用的附件不存在，请重新上传。' });
  }
}

/**
 * The draft with who sent the paper that it answers. A reply answers a paper that its author may read; another one is as if
 * it were not there. What a draft said of the sender itself counts for nothing.
 */
async function withAsker({ ledger }: Deps, person: Person, given: Draft, exercise?: boolean): Promise<Draft> {
  const { asker: _, ...draft } = given;
  if (draft.answers === undefined) return draft;
  const paper = await ledger.load<IncomingState>(person.government, draft.answers, readerIn(person, incomingProcedure.name));
  // What is no paper, or of an exercise where this is none, could not take the reply when it is sent off.
  if (paper?.procedure !== incomingProcedure.name || (exercise !== undefined && paper.exercise !== exercise)) throw notFound();
  const { name, body } = paper.state.letter.sender;
  return { ...draft, asker: { name, ...(body === undefined ? {} : { body }) } };
}

const carriesDraft = (input: unknown): input is { readonly draft: unknown; readonly nature?: unknown } =>
  typeof input === 'object' && input !== null && 'draft' in input;

function parseDraft(input: unknown): Draft {
  const given = carriesDraft(input) ? input.draft : undefined;
  const parsed = draftSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ProblemError('request.invalid', {
    errors: parsed.error.issues
      .slice(0, 20)
      .map((issue) => ({ path: ['input', 'draft', ...issue.path].join('.'), message: issue.message })),
  });
}

interface Completed {
  readonly input: unknown;
  readonly contents?: readonly HashedText[];
}

/**
 * What the shell adds to an act: the hash of a text, the sheet it set, the place of the seal. Everything else goes to
 * the procedure as it came, which judges it against the schema of the act.
 */
async function completeInput(
  deps: Deps,
  person: Person,
  matter: LoadedMatter<DocumentState>,
  body: PerformAct,
  dry: boolean,
): Promise<Completed> {
  const given = body.input ?? {};
  const { state } = matter;
  switch (body.act) {
    case 'revise': {
      const sent = parseDraft(given);
      refuseClassified(sent);
      await refuseForeignAttachments(deps, person, sent, state.draft);
      // What it carries out was settled with the first draft.
      const { carriesOut: _, ...rest } = sent;
      const of = state.carriesOut === undefined ? {} : { carriesOut: state.carriesOut };
      const draft = await withAsker(deps, person, { ...rest, ...of }, matter.exercise);
      const text = hashText(draft);
      return { input: { ...given, draft, contentHash: text.hash }, contents: [text] };
    }
    case 'typeset': {
      // Setting takes time: it is done only where the act is open to this person, and not for a mere question.
      const offer = documentProcedure
        .offers(await contextOf(deps, person, matter.exercise), state, person.actor)
        .find((o) => o.act === 'typeset');
      if (dry || offer === undefined || offer.verdict.outcome === 'refused')
        return { input: { sheetHash: '0', pages: 1, substitutions: [] } };
      return { input: await typesetDocument(deps, person, matter) };
    }
    case 'seal': {
      const placed = ACT_INPUTS.seal.safeParse(given);
      if (placed.success) return { input: placed.data };
      const { organisation } = await contextOf(deps, person, matter.exercise);
      return { input: sealPlaceFor(organisation, state, organisation.posts.get(person.actor.post)) ?? given };
    }
    default:
      return { input: given };
  }
}

function requestOf(person: Person, body: PerformAct, input: unknown): ActRequest {
  return {
    act: body.act,
    actor: person.actor,
    input,
    seen: body.seen,
    textSeen: body.textSeen,
    reason: body.reason,
    occurredAt: body.occurredAt,
  };
}

/** How the documents' acts are told. */
const wording = (deps: Deps, person: Person): Wording<DocumentState> => ({
  said: (ctx, state, act) => said(ctx, state, act as keyof typeof ACT_INPUTS),
  label: actLabel,
  afterwards: async (id) => {
    const matter = await readDocument(deps, person, id);
    return { ctx: await contextOf(deps, person, matter.exercise), state: matter.state };
  },
});

/** Opens a document: the act 起草. */
export async function openDocument(deps: Deps, person: Person, given: Draft, exercise: boolean, idempotencyKey?: string): Promise<ActDone> {
  refuseClassified(given);
  await refuseForeignAttachments(deps, person, given);
  const draft = await withSitting(deps, person, await withAsker(deps, person, given, exercise), exercise);
  const text = hashText(draft);
  const performed = await deps.ledger.perform({
    government: person.government,
    procedure: DOCUMENT,
    request: { act: 'draft', actor: person.actor, input: { draft, contentHash: text.hash, exercise } },
    exercise,
    idempotencyKey,
    contents: [text],
  });
  return settle(deps, person, performed, { act: 'draft' }, wording(deps, person));
}

/** Acts whose input the shell completes from the document as it stands. */
const COMPLETED: ReadonlySet<string> = new Set(['revise', 'typeset', 'seal']);

/** Acts that the text decides, or that exclude each other, name what their author saw; else he may act on what he has not seen. */
function refuseUnseen({ act, seen, textSeen }: PerformAct): void {
  const row = act in ACTS ? ACTS[act as keyof typeof ACTS] : undefined;
  const missing = [
    ...(row?.exclusive === true && seen === undefined ? ['seen'] : []),
    ...(row?.onText === true && textSeen === undefined ? ['textSeen'] : []),
  ];
  if (missing.length > 0)
    throw new ProblemError('request.invalid', {
      detail: '没有说明所见的是哪一稿、哪一版情况，请刷新后再办。',
      errors: missing.map((path) => ({ path, message: '必填' })),
    });
}

/**
 * What a person enters afterwards, as done by a post that the account did not hold on that day, was somebody else's act; so
 * was what he would have done in another's stead before he stood in for him.
 */
async function refuseBeforeHolding({ ledger }: Deps, person: Person, occurredAt: string | undefined): Promise<void> {
  if (occurredAt === undefined) return;
  const { government, actor, ctx } = person;
  const on = dayOf(new Date(occurredAt).getTime());
  const held = await ledger.holdings(government, { account: actor.account, on });
  const own = actor.by ?? actor.post;
  const stoodIn = actor.by === undefined || titlesInForce({ ...ctx, today: on }).some((one) => one.post === actor.post && one.by === own);
  if (!held.some((one) => one.post === own) || !stoodIn)
    throw new ProblemError('request.invalid', {
      detail: stoodIn ? '补录的那一天你还没有担任现用的职务。' : '补录的那一天你还没有代为办理。',
      errors: [{ path: 'occurredAt', message: stoodIn ? '早于任职之日' : '早于代办之日' }],
    });
}

export async function performOn(deps: Deps, asking: Person, id: string, body: PerformAct): Promise<ActDone> {
  refuseUnseen(body);
  refuseMarkedWords(body.input, body.reason);
  const person = await actingOn(deps, asking, id, body);
  await refuseBeforeHolding(deps, person, body.occurredAt);
  // Sending sends the stored text: a draft beside it would be lost without a word.
  if (body.act === 'send' && carriesDraft(body.input))
    throw new ProblemError('request.invalid', { detail: '送出的是已存的文稿，请先存为文稿再送。' });
  const { input, contents } = COMPLETED.has(body.act)
    ? await completeInput(deps, person, await readDocument(deps, person, id), body, false)
    : { input: body.input ?? {} };
  const performed = await deps.ledger.perform({
    government: person.government,
    procedure: DOCUMENT,
    matter: id,
    request: requestOf(person, body, input),
    reader: readerIn(person, DOCUMENT),
    idempotencyKey: body.idempotencyKey,
    ...(contents === undefined ? {} : { contents }),
  });
  if (performed.kind === 'done' && body.act === 'revise') await deps.ledger.dropWorkingCopy(person.government, id);
  return settle(deps, person, performed, { act: body.act, matter: id, seen: body.seen }, wording(deps, person));
}

/**
 * How an act would be judged as it is filled in: the same judge, nothing stored. 送审签 may carry a draft that is not yet
 * saved, with the nature of the change where it has to be declared: it is judged as if it were saved and sent.
 */
export async function judgeOn(deps: Deps, asking: Person, id: string, body: PerformAct): Promise<ReturnType<typeof verdictView>> {
  const matter = await readDocument(deps, asking, id);
  refuseMarkedWords(body.input, body.reason);
  const ctx = await contextOf(deps, asking, matter.exercise);
  const person = personActing(asking, ctx, documentProcedure, matter.state, body);
  if (body.act === 'send' && carriesDraft(body.input)) {
    const saved = await savedWith(deps, person, matter, ctx, body);
    if ('verdict' in saved) return verdictView(saved.verdict, ctx.pack);
    const sent = documentProcedure.decide(ctx, saved.state, requestOf(person, { ...body, textSeen: undefined }, {}));
    return verdictView(toldTo(ctx, person.actor, sent.verdict), ctx.pack);
  }
  const { input } = await completeInput(deps, person, matter, body, true);
  const request = requestOf(person, body, input);
  const wanted = documentProcedure.numberWanted(ctx, matter.state, request);
  const drawn = wanted === undefined ? undefined : { n: await nextNumber(deps, person.government, wanted) };
  const { verdict } = documentProcedure.decide(ctx, matter.state, request, drawn);
  return verdictView(toldTo(ctx, person.actor, verdict), ctx.pack);
}

/** The number that the register would give out now; a question takes none. */
async function nextNumber({ ledger }: Deps, government: string, { series, year, openAt }: NumberRequest): Promise<number> {
  const begun = (await ledger.series(government, year)).find((one) => one.series === series && one.year === year);
  return begun?.next ?? openAt ?? 1;
}

type Tried = { readonly state: DocumentState } | { readonly verdict: Verdict };

/** The state that saving a draft would leave, or the verdict that would keep it from being saved. */
async function savedWith(deps: Deps, person: Person, matter: LoadedMatter<DocumentState>, ctx: Context, body: PerformAct): Promise<Tried> {
  const revise = { ...body, act: 'revise' };
  const { input } = await completeInput(deps, person, matter, revise, true);
  const { verdict, events } = documentProcedure.decide(ctx, matter.state, requestOf(person, revise, input));
  return events.length === 0 ? { verdict } : { state: after(matter.state, events, ctx, person.actor, matter.version + 1) };
}

/** What events make of a state, without storing them. `before` is null where they open the document. */
function after(before: DocumentState | null, events: readonly DocumentEvent[], ctx: Context, actor: Actor, seq: number): DocumentState {
  const state = events.reduce<DocumentState | null>(
    (now, event) => documentProcedure.evolve(now, event, { seq, now: ctx.now, actor }),
    before,
  );
  if (state === null) throw new Error('no event opens the document');
  return state;
}

/** How a draft that is not yet saved would fare if this person drafted it and sent it off now. */
export async function judgeDraft(deps: Deps, person: Person, given: Draft): Promise<ReturnType<typeof verdictView>> {
  const { ctx, actor } = person;
  const draft = await withSitting(deps, person, await withAsker(deps, person, given));
  const drafted = documentProcedure.decide(ctx, null, { act: 'draft', actor, input: { draft, contentHash: '0', exercise: false } });
  if (drafted.events.length === 0) return verdictView(drafted.verdict, ctx.pack);
  const state = after(null, drafted.events, ctx, actor, 1);
  return verdictView(documentProcedure.decide(ctx, state, { act: 'send', actor, input: {} }).verdict, ctx.pack);
}
