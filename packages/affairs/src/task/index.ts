export * from './acts.ts';
export * from './bulletin.ts';
export * from './events.ts';
export * from './form.ts';
export * from './kinds.ts';
export * from './state.ts';
export { isNear, pairsOf, repeated, sourceKey } from './alike.ts';
export { actLabel, decide } from './decide.ts';
export { judgeOpening, sourceWords } from './door.ts';
export { evolve } from './evolve.ts';
export { missingParts, openExtension } from './expectations.ts';
export { daysLate } from './obligations.ts';
export { similarWanted, taskProcedure } from './procedure.ts';
export { said, where } from './said.ts';
export {
  basisOf,
  extensionApprover,
  firstNorm,
  firstResponsible,
  handsOf,
  inCharge,
  ladderOf,
  limitOf,
  normsOn,
  supervisingPosts,
  systemOf,
} from './way.ts';
