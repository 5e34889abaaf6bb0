export * from './kernel/index.ts';
export * as document from './document/index.ts';
