/** Plain text to a body: what a clerk pastes from a chat, a mail or a text file, or wrote into a form. */
import type { Block, Body } from './body.ts';
import { headingLevel } from './levels.ts';

export { headingLevel, numeralLevel, numeralOf, type Level } from './levels.ts';

/** A paragraph for each line that has text; the indent that offices type by hand is the typesetter's. */
export function textToBody(text: string): Body {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/u)
    .map((line) => trimLine(line))
    .filter((line) => line !== '')
    .map(lineToBlock);
}

function lineToBlock(line: string): Block {
  const level = headingLevel(line);
  const runs = [{ text: line }];
  return level === undefined ? { type: 'paragraph', runs } : { type: 'heading', level, runs };
}

/** Without the white space at both ends, full-width and unbreakable included; tabs and marks of no width inside become plain. */
export function trimLine(line: string): string {
  return line
    .replace(/\u200b|\u200c|\u200d|\ufeff|\u00ad/gu, '')
    .replace(/[\t\u00a0]+/gu, ' ')
    .trim();
}
