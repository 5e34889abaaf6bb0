export * from './change.ts';
export * from './judge.ts';
export * from './labels.ts';
export * from './register.ts';
export * from './target.ts';
export * from './words.ts';
