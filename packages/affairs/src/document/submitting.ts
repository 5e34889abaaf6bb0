/** A document that leaves for the registry of this very government, or answers what the registry holds: what it sets going there. */
import type { ActRequest, Context, FollowUp } from '../kernel/procedure.ts';
import type { LetterInput } from '../incoming/letter.ts';
import { ACT_INPUTS } from './acts.ts';
import { headsOf } from '../office/posts.ts';
import { blockText } from './body.ts';
import { bodiesIn } from '../office/names.ts';
import { coIssuersOf } from './draft.ts';
import { factsIn } from './route.ts';
import { differing } from './requirements.ts';
import type { DocumentState } from './state.ts';

/** Whether a body submits it to its own government (报送). */
export const isSubmitted = (state: Pick<DocumentState, 'draft'>): boolean =>
  state.draft.to === 'government' && state.draft.issuer === 'department';

/** The matters that sending it off opens or moves: the paper arrives at the registry, the reply at what it answers. */
export function followsOfDistribution(ctx: Context, state: DocumentState, request: ActRequest): readonly FollowUp[] {
  const { matter, fresh = '' } = request;
  const number = state.number?.text ?? '';
  const answered: readonly FollowUp[] =
    state.draft.answers === undefined
      ? []
      : [
          {
            procedure: 'incoming',
            matter: state.draft.answers,
            opens: false,
            act: 'record-reply',
            input: { document: matter, number, title: state.draft.title, to: issuedTo(request.input) },
          },
        ];
  if (!isSubmitted(state)) return answered;
  const letter = letterOf(ctx, state);
  const { submission } = state;
  const arrival: FollowUp =
    submission === undefined
      ? { procedure: 'incoming', matter: fresh, opens: true, act: 'arrive', input: { letter, document: matter } }
      : { procedure: 'incoming', matter: submission.incoming, opens: false, act: 'resubmit', input: { letter } };
  return [arrival, ...answered];
}

/** To whom this act issues it, as it was filled in and judged. */
const issuedTo = (input: unknown): readonly string[] => {
  const parsed = ACT_INPUTS.distribute.safeParse(input);
  return parsed.success ? parsed.data.to : [];
};

/** The paper as the registry receives it: what stands on the page, and what the sender stated of it. */
function letterOf(ctx: Context, state: DocumentState): LetterInput {
  const { draft, host, number, signature } = state;
  const body = ctx.organisation.departments.get(host);
  const { skipsLevel, toLeaderInPerson } = factsIn(ctx, state);
  return {
    sender: { class: body?.kind === 'lower-government' ? 'lower-government' : 'department', body: host, name: body?.name ?? host },
    title: draft.title,
    kind: draft.kind,
    number: number?.text ?? '',
    dated: signature?.date,
    pages: state.sheet?.pages ?? 0,
    sheet: state.sheet?.hash,
    urgency: draft.urgency,
    secrecy: draft.secrecy,
    text: draft.body.map(blockText).join('\n').slice(0, 200_000),
    characters: state.versions.at(-1)?.characters ?? 0,
    signedByHead: headsOf(ctx.organisation, body).some((post) => post.id === signature?.by),
    recipients: bodiesIn(draft.recipients).slice(0, 20),
    attachments: draft.attachments.flatMap((one) => (one.file === undefined ? [] : [one.file])),
    // What followed from the draft goes along as if it had been stated: the registry judges by the same facts.
    facts: { ...draft.facts, ...state.judged, skipsLevel, toLeaderInPerson },
    departmentsConcerned: draft.departmentsConcerned,
    countersignatures: [...new Set([...draft.departmentsConcerned, ...differing(state)])]
      .filter((body) => !coIssuersOf(draft).includes(body))
      .flatMap((body) => countersignature(ctx, state, body)),
    // Each head of those who submit it jointly signed before the host's did.
    ...(coIssuersOf(draft).length === 0 ? {} : { jointly: coIssuersOf(draft).map((body) => ({ body, by: 'head' as const })) }),
    positionsListed: state.positions !== undefined,
    evidence: [...new Set(draft.evidence.map((one) => one.kind))],
    bulletin: draft.bulletin,
  };
}

/** The last word of a body that was asked, and who gave it; an objection still held goes along, whichever text it was to. */
function countersignature(ctx: Context, state: DocumentState, body: string): NonNullable<LetterInput['countersignatures']> {
  const objects = differing(state).includes(body);
  const given = state.consultations
    .filter((one) => objects || one.stands)
    .flatMap((one) => one.asks.flatMap((ask) => ask.replies))
    .filter((one) => one.body === body)
    .sort((a, b) => a.seq - b.seq);
  const reply = given.findLast((one) => one.position !== 'no-objection-deemed') ?? given.at(-1);
  if (reply === undefined) return [];
  if (reply.position === 'no-objection-deemed') return [{ body, by: 'silent', position: 'agree' }];
  const head = headsOf(ctx.organisation, ctx.organisation.departments.get(body)).some((post) => post.id === reply.by);
  return [{ body, by: head ? 'head' : 'responsible', position: reply.position, grounds: reply.grounds }];
}
