export * from './absence.ts';
export * from './acts.ts';
export * from './events.ts';
export { ABSENCE_LABELS, GIVEN_LABELS, WAY_LABELS } from './labels.ts';
export * from './state.ts';
export { allAbsences, awayOn } from './breaches.ts';
export { actLabel, decide } from './decide.ts';
export { judgeOpening } from './door.ts';
export {
  candidates,
  daysAlone,
  daysLeft,
  daysUnsigned,
  lineOf,
  restingSpans,
  restingWords,
  standInSpans,
  standsIn,
  type RestingSpan,
  type StandInSpan,
} from './entrusting.ts';
export { evolve } from './evolve.ts';
export { isOverdue } from './expectations.ts';
export { leaveProcedure } from './procedure.ts';
export { actualDays, authority, entrustedDays } from './record.ts';
export { participantOf } from './roles.ts';
export { absenceWords, areaOf } from './rules.ts';
export { nowOf, said, stageWords, waits, where } from './said.ts';
export { approversOf, recordedWith, stepsAhead, wayOf, wayOfState, type Approvers, type LeaveWay } from './way.ts';
export { OUTLINE, seesKind, sightOf, type Looking, type Sight } from './reading.ts';
export { askedIn, awayIn, clashes, daysAway, leadersAway, type Away, type Clash, type Span } from './week.ts';
