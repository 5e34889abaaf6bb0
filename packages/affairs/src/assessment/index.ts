export * from './acts.ts';
export * from './events.ts';
export * from './figures.ts';
export * from './kinds.ts';
export * from './state.ts';
export { actLabel, decide } from './decide.ts';
export { evolve } from './evolve.ts';
export { assessmentProcedure, assessmentTitle, expectations, said, seesAll, toldTo, where } from './procedure.ts';
export { answerersOf, appraisal, approverSet, departmentOf, normsOn } from './rules.ts';
