/** Gathers the characters of pasted paragraphs and closes them into blocks: white space set right, weight kept, the level recognised. */
import type { Block, Run } from '@lingxing/affairs/document';
import { headingLevel, numeralLevel, numeralOf, type Level } from '@lingxing/affairs/document-text';

/** The longest run that a draft holds. */
const LONGEST_RUN = 20_000;
/** Han characters, kana and full-width punctuation: between two of them a line end of the source is no space. */
const WIDE = /[\u2014\u2018-\u201d\u2026\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const NO_WIDTH = /\u200b|\u200c|\u200d|\ufeff|\u00ad/u;

export interface ParagraphLook {
  readonly align: 'left' | 'center' | 'right';
  /** From a heading tag or the outline level of the word processor. */
  readonly level?: Level | undefined;
}

interface Character {
  text: string;
  bold: boolean;
}

export class Collector {
  readonly blocks: Block[] = [];
  #characters: Character[] = [];
  #look: ParagraphLook = { align: 'left' };
  #numeral = '';

  /** What follows belongs to a paragraph that looks like this. */
  begin(look: ParagraphLook): void {
    this.flush();
    this.#look = look;
  }

  get look(): ParagraphLook {
    return this.#look;
  }

  text(text: string, bold: boolean): void {
    for (const character of text) if (!NO_WIDTH.test(character)) this.#characters.push({ text: character, bold });
  }

  /** A numeral that the source draws by itself: it leads the next paragraph that has text. */
  numeral(text: string): void {
    this.#numeral = text;
  }

  /** Closes the paragraph; one without text leaves nothing. */
  flush(): void {
    const characters = collapse(this.#characters);
    this.#characters = [];
    if (characters.length === 0) return;
    const bold = characters[0]?.bold ?? false;
    if (this.#numeral !== '') characters.unshift(...Array.from(this.#numeral, (text) => ({ text, bold })));
    this.#numeral = '';
    this.blocks.push(paragraphOf(characters, this.#look));
  }

  block(block: Block): void {
    this.flush();
    this.blocks.push(block);
  }
}

/** White space as HTML means it, and as Chinese is written: a wrapped source line is no space between two characters. */
function collapse(characters: readonly Character[]): Character[] {
  const kept: Character[] = [];
  let i = 0;
  while (i < characters.length) {
    const here = characters[i];
    if (here === undefined) break;
    if (!/[\s\u00a0]/u.test(here.text) || here.text === '\u3000') {
      kept.push(here);
      i++;
      continue;
    }
    let lineEnd = false;
    while (i < characters.length && /[ \t\r\n\f\u00a0]/u.test(characters[i]?.text ?? '')) {
      if (/[\r\n]/u.test(characters[i]?.text ?? '')) lineEnd = true;
      i++;
    }
    const before = kept.at(-1)?.text ?? '';
    const after = characters[i]?.text ?? '';
    if (!(lineEnd && WIDE.test(before) && WIDE.test(after))) kept.push({ text: ' ', bold: here.bold });
  }
  // The indent of a paragraph, which offices type as full-width spaces, is the typesetter's.
  const blank = (c: Character | undefined): boolean => c?.text === ' ' || c?.text === '\u3000';
  while (blank(kept[0])) kept.shift();
  while (blank(kept.at(-1))) kept.pop();
  // Nor is there a blank after the numeral of a level: word processors put one where they draw the numeral themselves.
  const numeral = Array.from(numeralOf(kept.map((c) => c.text).join(''))).length;
  const text = kept.findIndex((c, at) => at >= numeral && !blank(c));
  if (numeral > 0 && text > numeral) kept.splice(numeral, text - numeral);
  return kept;
}

function paragraphOf(characters: readonly Character[], look: ParagraphLook): Block {
  const runs = runsOf(characters);
  const text = characters.map((c) => c.text).join('');
  const level = levelOf(text, look);
  if (level === undefined) return { type: 'paragraph', runs, ...(look.align === 'left' ? {} : { align: look.align }) };
  // A heading has its face from its level; one wholly bold would be bold twice.
  const plain = characters.every((c) => c.bold) ? [{ text }] : runs;
  return { type: 'heading', level, runs: plain };
}

/** The numeral is the office's own word on the level; a centred line without one is a title or a chapter, not a level. */
function levelOf(text: string, look: ParagraphLook): Level | undefined {
  if (look.level === undefined) return look.align === 'left' ? headingLevel(text) : undefined;
  return numeralLevel(text) ?? (look.align === 'center' ? undefined : look.level);
}

function runsOf(characters: readonly Character[]): Run[] {
  const runs: { text: string; bold: boolean }[] = [];
  for (const { text, bold } of characters) {
    const last = runs.at(-1);
    if (last?.bold === bold && last.text.length + text.length <= LONGEST_RUN) last.text += text;
    else runs.push({ text, bold });
  }
  return runs.map((r) => (r.bold ? r : { text: r.text }));
}
