export * from './acts.ts';
export * from './events.ts';
export * from './form.ts';
export * from './kinds.ts';
export * from './state.ts';
export { actLabel, decide } from './decide.ts';
export { judgeOpening } from './door.ts';
export { evolve } from './evolve.ts';
export { nameable } from './naming.ts';
export { conductProcedure, titleOf } from './procedure.ts';
export { reportedInTime, reportingOn } from './reporting.ts';
export { conditionOf, covers, restrained, restrictionsOn } from './restrictions.ts';
export { said, where } from './said.ts';
export {
  basisOf,
  deciderOf,
  grantedBy,
  handoversAhead,
  subjectsOf,
  turningOn,
  wayOf,
  wayOfState,
  wordsAhead,
  type ConductWay,
  type Decider,
  type Slot,
} from './way.ts';
