export * from './body.ts';
export * from './draft.ts';
export * from './state.ts';
export * from './acts.ts';
export * from './labels.ts';
