export * from './vocabulary.ts';
export * from './model.ts';
export * from './calendar.ts';
