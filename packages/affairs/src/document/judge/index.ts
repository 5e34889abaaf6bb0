/** The judge of each act: one row per act, so that a new act breaks the build until somebody has judged it. */
import { verdictOf, type Verdict } from '../../kernel/finding.ts';
import type { ActInput, ActName } from '../acts.ts';
import {
  judgeAgreeExtension,
  judgeAnswer,
  judgeApprove,
  judgeConsult,
  judgeDeemNoObjection,
  judgeListPositions,
  judgeRequestExtension,
  judgeReturn,
  judgeRevise,
  judgeSend,
  judgeVet,
  judgeWithdraw,
} from './drafting.ts';
import {
  judgeArchive,
  judgeConvey,
  judgeDistribute,
  judgeFile,
  judgeForward,
  judgeNumber,
  judgeRecheck,
  judgeSeal,
  judgeTypeset,
  judgeVoidNumber,
} from './finishing.ts';
import { basisOf, stageFinding, type Judge, type Judgement, type Judging } from './judging.ts';
import {
  judgeAdvise,
  judgeConsent,
  judgeCoordinate,
  judgeCosign,
  judgeCountersign,
  judgeFindNecessary,
  judgeRecordDecision,
  judgeRefer,
  judgeReview,
  judgeReviewLegality,
} from './reviewing.ts';
import { judgeAuthorise, judgeSign } from './signature.ts';

/** What the system carries over from another matter: only the stage bears on it. */
const bySystem =
  (act: ActName) =>
  (j: Judging): Judgement => ({ findings: [stageFinding(j, act)].filter((f) => f !== undefined), basis: basisOf(j, act) });

const JUDGES: { readonly [A in ActName]: Judge<A> } = {
  // A document is drafted once; the first act is judged without a state (judgeDraft).
  draft: bySystem('draft'),
  revise: judgeRevise,
  consult: judgeConsult,
  answer: judgeAnswer,
  'request-extension': judgeRequestExtension,
  'agree-extension': judgeAgreeExtension,
  'deem-no-objection': judgeDeemNoObjection,
  'list-positions': judgeListPositions,
  send: judgeSend,
  approve: judgeApprove,
  return: judgeReturn,
  withdraw: judgeWithdraw,
  vet: judgeVet,
  refer: judgeRefer,
  'review-legality': judgeReviewLegality,
  advise: judgeAdvise,
  coordinate: judgeCoordinate,
  review: judgeReview,
  countersign: judgeCountersign,
  cosign: judgeCosign,
  consent: judgeConsent,
  'find-necessary': judgeFindNecessary,
  'record-decision': judgeRecordDecision,
  authorise: judgeAuthorise,
  sign: judgeSign,
  recheck: judgeRecheck,
  number: judgeNumber,
  'void-number': judgeVoidNumber,
  typeset: judgeTypeset,
  seal: judgeSeal,
  distribute: judgeDistribute,
  forward: judgeForward,
  file: judgeFile,
  archive: judgeArchive,
  convey: judgeConvey,
  'note-receipt': bySystem('note-receipt'),
  bounce: bySystem('bounce'),
  'take-back': bySystem('take-back'),
  'note-reply': bySystem('note-reply'),
  recompute: bySystem('recompute'),
};

/** Judges one act. The same function judges the act on the server, lights the button and answers a hypothetical. */
export function judge<A extends ActName>(j: Judging, act: A, input: ActInput<A> | undefined): Verdict {
  const { findings, basis } = JUDGES[act](j, input);
  return verdictOf(findings, basis);
}
