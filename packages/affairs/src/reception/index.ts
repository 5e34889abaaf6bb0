export * from './acts.ts';
export * from './events.ts';
export * from './kinds.ts';
export * from './state.ts';
export { actLabel, decide } from './decide.ts';
export { evolve } from './evolve.ts';
export { expectations, receptionProcedure, receptionTitle, said, where } from './procedure.ts';
export { handsFor, intervalOf, receiversOf, receptionNorm, rhythmOf, type Interval, type Rhythm } from './rules.ts';
