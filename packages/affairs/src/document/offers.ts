/** Which acts stand before a person on a document, and how: what may be done now, and what one might look for and why not yet. */
import type { ActOffer, Actor, Context } from '../kernel/procedure.ts';
import { ACT_NAMES, ACTS, type ActName } from './acts.ts';
import { afterSending } from './decide.ts';
import { expectations } from './expectations.ts';
import { missingFilings } from './filing.ts';
import { judge } from './judge/index.ts';
import { Judging, verbOf } from './judge/judging.ts';
import { STEP_OF, type StepAct } from './judge/reviewing.ts';
import { hostIsOffice } from './roles.ts';
import { stageIndex, type DocumentState, type Stage } from './state.ts';

/** Whether this document's way leads through a stage at all: a department's own document never reaches the office. */
function passes(j: Judging, stage: Stage): boolean {
  const { issuer, kind } = j.state.draft;
  switch (stage) {
    case 'drafting':
    case 'archived':
      return true;
    case 'department':
      return issuer === 'department' || !hostIsOffice(j.ctx.organisation, j.state.host);
    case 'vetting':
    case 'review':
      return issuer !== 'department';
    case 'authorised':
      return issuer === 'department-approved' || issuer === 'party';
    case 'forwarded':
      return issuer === 'party';
    case 'sealed':
      return issuer !== 'party' && kind !== 'minutes';
    case 'signed':
    case 'rechecked':
    case 'numbered':
    case 'typeset':
    case 'distributed':
      return issuer !== 'party';
  }
}

/** Acts of drafting that a later step may turn out to need: a difference that came in during the review is still to be listed. */
const LOOKED_FOR_LATER: ReadonlySet<ActName> = new Set(['consult', 'list-positions']);

/**
 * Whether an act lies at this stage or ahead of it. What is past is not looked for: after a return its stage comes
 * again, and the act with it. Only what somebody may have to return a document for stays in sight until the signature.
 */
function ahead(j: Judging, act: ActName): boolean {
  const { stage } = j.state;
  const now = stageIndex(stage);
  if (LOOKED_FOR_LATER.has(act)) return now < stageIndex('signed');
  return ACTS[act].from.some((s) => s !== null && stageIndex(s) >= now && passes(j, s));
}

/** Whether an act has any place in the rest of this document's way, so that one might look for it. */
function relevant(j: Judging, act: ActName): boolean {
  if (ACTS[act].system === true || !ahead(j, act)) return false;
  if (act in STEP_OF) return j.requirements.some((r) => r.step === STEP_OF[act as StepAct]);
  switch (act) {
    case 'sign':
      return j.signing.row?.act !== 'authorise' || j.state.draft.issuer === 'department-approved';
    case 'authorise':
      return j.signing.row?.act === 'authorise';
    case 'forward':
      return j.state.draft.issuer === 'party';
    case 'consent':
      return j.signing.alternatives.some((a) => a.on === 'head-consent') || j.requirements.some((r) => r.step === 'head-consent');
    case 'find-necessary':
      return j.signing.alternatives.some((a) => a.on === 'necessary');
    case 'approve':
      return j.state.draft.issuer !== 'department';
    case 'request-extension':
    case 'answer':
      return j.state.consultations.some((c) => c.stands);
    case 'agree-extension':
      return j.state.consultations.some((c) => c.asks.some((a) => a.extension !== undefined && !a.extension.agreed));
    case 'list-positions':
      return j.state.consultations.some((c) => c.asks.some((a) => a.replies.some((r) => r.position === 'differ')));
    case 'file':
      return missingFilings(j).length > 0;
    case 'void-number':
      return j.state.number !== undefined;
    case 'seal':
      return j.state.draft.kind !== 'minutes';
    default:
      return true;
  }
}

/** Every act that one might look for, as it stands for this person now: the same judge as on the server's door. */
export function offers(ctx: Context, state: DocumentState, actor: Actor): readonly ActOffer[] {
  const j = new Judging(ctx, state, ctx.organisation.posts.get(actor.post));
  const mine = new Set(
    expectations(ctx, state)
      .filter((e) => e.post === actor.post)
      .map((e) => e.act),
  );
  return ACT_NAMES.filter((act) => relevant(j, act)).map((act) => {
    const verdict = judge(j, act, undefined);
    return {
      act,
      label: offerLabel(j, act),
      primary: mine.has(act) && verdict.outcome !== 'refused',
      commits: ACTS[act].commits === true,
      verdict,
    };
  });
}

/** The text's own verb where it has one: 同意, 把关, 签署, 审签. */
function offerLabel(j: Judging, act: ActName): string {
  // What the office drafts itself, and what has its head's approval already, goes straight on.
  if (act === 'send' && afterSending(j) !== 'department') return '送审';
  if (act in STEP_OF)
    return (
      j.requirements.find((r) => r.step === STEP_OF[act as StepAct] && (j.post === undefined || r.posts.includes(j.post)))?.as ??
      ACTS[act].label
    );
  // The head’s approval of the matter comes first; that a deputy may sign it is another question, asked after it.
  if (act === 'consent') return j.requirements.find((r) => r.step === 'head-consent' && r.done === undefined)?.as ?? verbOf(j, act);
  return verbOf(j, act);
}
