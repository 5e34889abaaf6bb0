export * from './model.ts';
export { FEWEST_ARTICLES, readRulesText } from './read.ts';
export { readNumeral } from './numerals.ts';
