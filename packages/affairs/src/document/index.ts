export * from './body.ts';
export * from './draft.ts';
export * from './state.ts';
