export * from './acts.ts';
export * from './events.ts';
export * from './kinds.ts';
export * from './state.ts';
export { actLabel, decide } from './decide.ts';
export { evolve } from './evolve.ts';
export { expectations, planTitle, said, studyProcedure, where } from './procedure.ts';
export { approversOf, chairsOf, expectedAt, kindsIn, normsOn, settledWith } from './rules.ts';
