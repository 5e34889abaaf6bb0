/**
 * Where a line of a form may end. A box of a form is narrow, and an address of the network, a row of brackets or a code
 * offers the engine no place to break: it would run over the frame. Such a run is cut into pieces between which a line
 * may end; ordinary text stays in one piece.
 */

const HAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}〇〓]/u;
const OPENING = /^[（〔【《〈「『“‘([{]/u;
const CLOSING = /^[）〕】》〉」』”’)\]}，。、；：！？…—·,.;:!?%％‰℃~～]/u;

/**
 * The engine ends no line before a closing mark or after an opening one, be there a space between or not, unless it is this
 * (Unicode line breaking: LB8 comes before LB13 and LB14).
 */
const ZERO_WIDTH_SPACE = '\u200B';

const graphemes = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' });

/** About how wide a character is, in its own size; rather too wide than too narrow. */
function emOf(character: string): number {
  if ((character.codePointAt(0) ?? 0) >= 0x2e80) return 1;
  if (/^[0-9]/u.test(character)) return 0.6;
  return /^[a-ln-vx-z]/u.test(character) ? 0.75 : 1;
}

/** Whether the engine may be relied on to end a line between two characters. */
function breaksBetween(before: string, after: string): boolean {
  if (before === ' ' || before === '　') return true;
  if (CLOSING.test(after) || OPENING.test(before) || after === ' ' || after === '　') return false;
  return HAN.test(before) || HAN.test(after);
}

/**
 * The pieces of a line of text; joined they are the text, with a zero-width space where a run of marks had to be
 * cut. A run that is wider than `width` (in characters) is cut: not
 * before a closing mark nor after an opening one, unless it consists of such marks.
 */
export function piecesOf(text: string, width: number): string[] {
  const runs: string[][] = [];
  let previous: string | undefined;
  for (const { segment } of graphemes.segment(text)) {
    const run = runs.at(-1);
    if (run === undefined || previous === undefined || breaksBetween(previous, segment)) runs.push([segment]);
    else run.push(segment);
    previous = segment;
  }
  const pieces: string[] = [];
  let open = '';
  for (const run of runs) {
    if (run.reduce((w, c) => w + emOf(c), 0) <= width) {
      open += run.join('');
      continue;
    }
    let since = 0;
    for (const [i, c] of run.entries()) {
      const before = run[i - 1] ?? '';
      const ugly = i === 0 || CLOSING.test(c) || OPENING.test(before);
      if (i > 0 && (!ugly || since + emOf(c) > width)) {
        pieces.push(open);
        open = CLOSING.test(c) || OPENING.test(before) ? ZERO_WIDTH_SPACE : '';
        since = 0;
      }
      open += c;
      since += emOf(c);
    }
  }
  if (open !== '') pieces.push(open);
  return pieces;
}
