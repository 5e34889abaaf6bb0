export * from './authority.ts';
export * from './finding.ts';
export * from './input-words.ts';
export * from './organisation.ts';
export * from './procedure.ts';
export * from './stood-in.ts';
export * from './words.ts';
