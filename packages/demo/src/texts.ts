/** The published texts of the Work Rules: read from a path, mended, and drafted as the notices that they are. */
export { readRuleText, RuleTextError, type Article, type Chapter, type RuleText } from './texts/read.ts';
export { chineseNumeral, type Repair } from './texts/lines.ts';
export { articleCount, draftOf, rulesBody, type Stated } from './texts/draft.ts';
