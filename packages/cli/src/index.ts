export * from './output.ts';
export * from './packs.ts';
export * from './run.ts';
