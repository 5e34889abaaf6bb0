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
export * from './events.ts';
export * from './kinds.ts';
export * from './state.ts';
export { limitsOf, obligationsOf } from './after.ts';
export { actLabel, decide } from './decide.ts';
export { evolve, isOpen } from './evolve.ts';
export { attendingOf, isVetted, paperTask, seesAll, signersOf, throughout, type Attending } from './hands.ts';
export { chairing, judgeConvening } from './judging.ts';
export { meetingProcedure, numberWords, viewFor } from './procedure.ts';
export { said, where } from './said.ts';
export { isDecidedFor, onAgenda, preparedFor, topicNeeds, unfated, untaken } from './topics.ts';
