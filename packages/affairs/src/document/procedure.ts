/** The document procedure (发文) as the shell sees it: one object, all of it pure. */
import type { ActOffer, Actor, ActRequest, Context, MatterSummary, NumberRequest, Procedure } from '../kernel/procedure.ts';
import { ACT_INPUTS, ACT_NAMES, ACTS, type ActName } from './acts.ts';
import { blockText } from './body.ts';
import { chain } from './chain.ts';
import { afterSending, decide, isActName } from './decide.ts';
import type { DocumentEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { expectations } from './expectations.ts';
import { judge } from './judge/index.ts';
import { Judging } from './judge/judging.ts';
import { STEP_OF, type StepAct } from './judge/reviewing.ts';
import { numberYear } from './numbering.ts';
import { obligations } from './obligations.ts';
import { readers, viewFor } from './reading.ts';
import { STAGE_LABELS, type DocumentState } from './state.ts';

/** The number that 编号 would draw: of the series chosen, in the year of the document's date. */
function numberWanted(_ctx: Context, state: DocumentState | null, request: ActRequest): NumberRequest | undefined {
  if (request.act !== 'number' || state === null) return undefined;
  const parsed = ACT_INPUTS.number.safeParse(request.input ?? {});
  const year = numberYear(state);
  if (!parsed.success || year === undefined || state.stage !== 'rechecked') return undefined;
  return { series: parsed.data.series, year, openAt: parsed.data.openAt };
}

/** Whether an act has any place in this document's route, so that one might look for it. */
function relevant(j: Judging, act: ActName): boolean {
  const row = ACTS[act];
  if (row.system === true || act === 'draft') return false;
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
      return j.state.draft.issuer !== 'department' && j.ctx.organisation.departments.get(j.state.host)?.kind !== 'office';
    case 'request-extension':
    case 'answer':
      return j.state.consultations.some((c) => c.stands);
    case 'agree-extension':
      return j.state.consultations.some((c) => c.asks.some((a) => a.extension !== undefined && !a.extension.agreed));
    case 'list-positions':
      return j.state.consultations.some((c) => c.asks.some((a) => a.replies.some((r) => r.position === 'differ')));
    case 'void-number':
      return j.state.number !== undefined;
    case 'seal':
      return j.state.draft.kind !== 'minutes' && j.state.draft.issuer !== 'party';
    case 'recheck':
    case 'number':
    case 'typeset':
    case 'distribute':
      return j.state.draft.issuer !== 'party';
    default:
      return true;
  }
}

/** Every act that one might look for, as it stands for this person now: the same judge as on the server's door. */
function offers(ctx: Context, state: DocumentState, actor: Actor): readonly ActOffer[] {
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
  if ((act === 'sign' || act === 'authorise') && j.signing.row?.act === act) return j.signing.row.as;
  return ACTS[act].label;
}

function summary(state: DocumentState): MatterSummary {
  const { draft } = state;
  return {
    title: draft.title,
    kind: draft.kind,
    stage: state.stage,
    stageLabel: STAGE_LABELS[state.stage],
    number: state.number?.text,
    host: state.host,
    issuer: draft.issuer,
    closed: state.stage === 'archived',
    text: [...draft.recipients, ...draft.copies, ...draft.body.map(blockText), ...draft.attachments.map((a) => a.title)].join('\n'),
  };
}

export const documentProcedure: Procedure<DocumentState, DocumentEvent> = {
  name: 'document',
  decide,
  numberWanted,
  evolve,
  offers,
  expectations,
  obligations,
  chain,
  summary,
  readers,
  viewFor,
  exclusive: (act) => isActName(act) && ACTS[act].exclusive,
};
