export * from './acts.ts';
export type { AttendanceAct } from './attendance-acts.ts';
export * from './attendance-events.ts';
export * from './attendance-state.ts';
export {
  attendsAs,
  hasSeatFor,
  inTheRoom,
  isThere,
  isToCome,
  quorumOf,
  runsIt,
  seatOf,
  seatsOf,
  silent,
  turnOf,
  type Quorum,
  type Seat,
  type Turn,
} from './attendance.ts';
export {
  awayAt,
  expectedAt,
  expectedAtBoth,
  hoursOf,
  isToBeReminded,
  keepsPeople,
  sightOfSitting,
  toldAt,
  type Hours,
  type SittingSight,
} from './engagements.ts';
export { CORRECTION_ACTS, type ChairCorrected, type Corrected, type CorrectionAct, type CorrectionEvent } from './correction.ts';
export { copyOf, type Addressee, type Copy, type DistributionAct, type DistributionEvent } from './distribution.ts';
export { copiesFor, copiesOf, proposedFor } from './distribution-sight.ts';
export * from './events.ts';
export { followUpLabel, FOLLOW_UP_LABELS, FOLLOW_UPS, followUps, type FollowUp } from './follow-up.ts';
export { guestsOf, MOST_GUESTS, type Guest, type GuestAct, type GuestEvent, type Seats } from './guests.ts';
export { guestNorms, openToGuests, outsidersOf, topicsFor } from './guests-judge.ts';
export * from './kinds.ts';
export { MOST_FILES, standingPapers, type Filing, type PaperEvent } from './paper-acts.ts';
export { deliverable, handlesPapers, seesOpenings } from './papers.ts';
export {
  isOfPapers,
  markOfItem,
  topicOfItem,
  PUBLICATION_ACTS,
  type Item,
  type Mark,
  type PublicationAct,
  type PublicationEvent,
} from './publication.ts';
export {
  isClosed,
  isHidden,
  itemTitle,
  openItems,
  owedToThePublic,
  publicationOf,
  type Published,
  publicationNorm,
  seesWaiting,
  takenFromThePublic,
  type OpenItem,
} from './publication-sight.ts';
export * from './state.ts';
export type { LeftTopic, ReturnedTopic } from './pool.ts';
export { limitsOf, obligationsOf } from './after.ts';
export { assignsFor, awaitsTask, taskUnderWay } from './entrusted.ts';
export { decisionOf, documentUnderWay, draftsFor } from './bound.ts';
export { actLabel, decide } from './decide.ts';
export { evolve, isOpen } from './evolve.ts';
export { attendingOf, isVetted, paperTask, seesAll, signersOf, throughout, type Attending } from './hands.ts';
export { chairing, judgeConvening } from './judging.ts';
export { meetingProcedure, numberWords, viewFor } from './procedure.ts';
export { rhythmOf, type Rhythm } from './rhythm.ts';
export { suggestedFor } from './rules.ts';
export { said, where } from './said.ts';
export { EVIDENCES, evidenceOf, firstTopicOf, isDecidedFor, onAgenda, preparedFor, topicNeeds, unfated, untaken } from './topics.ts';
export { toldOf } from './told.ts';
