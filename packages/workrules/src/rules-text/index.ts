export * from './model.ts';
export { FEWEST_ARTICLES, MOST_CHARACTERS, readRulesText } from './read.ts';
export { readNumeral } from './numerals.ts';
export * from './compare.ts';
