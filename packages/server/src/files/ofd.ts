/** Text out of a page of an OFD (GB/T 33190-2016, 11). */
import { linesByPlace, type Piece } from './lines.ts';
import { attribute, walk, type Tag } from './markup.ts';

export interface OfdPart {
  readonly text: string;
  /** Whether what the part shows is not in its text: pictures or outlines without text, or a picture of the page with little. */
  readonly drawn: boolean;
}

/** Pieces this near in height (mm) stand on one line; a wider gap is a space. */
const TOLERANCE = 1.5;
/** A page with fewer characters than this over a picture of the page is a scan with a page number. */
const FEW_CHARACTERS = 50;
/** The share of an A4 page (mm²) from which on pictures are a scan and not a seal or a chart. */
const SCAN = 0.3 * 210 * 297;
/** More outlines than the rules of an empty form make. */
const MANY_PATHS = 60;
const numbers = (text: string | undefined): number[] => (text ?? '').trim().split(/\s+/u).map(Number);

/** The sum of the advances of a DeltaX: numbers, or `g n v` for n times v. */
function advance(delta: string | undefined): number {
  if (delta === undefined) return 0;
  const parts = delta.trim().split(/\s+/u);
  let sum = 0;
  for (let i = 0; i < parts.length; i += 1) {
    if (parts[i] === 'g') {
      sum += (Number(parts[i + 1]) || 0) * (Number(parts[i + 2]) || 0);
      i += 2;
    } else sum += Number(parts[i]) || 0;
  }
  return sum;
}

/**
 * The text objects of a part put into lines by their place: the boundary of the object, and in it the origin of each
 * text code under the object's own matrix. A code without an own origin begins where the one before it ended.
 */
export function ofdText(xml: string): OfdPart {
  const pieces: Piece[] = [];
  let object: { x: number; y: number; width: number; size: number; ctm: readonly number[] } | undefined;
  let code: { x: number; y: number; delta: number } | undefined;
  let pictures = 0;
  let pictured = 0;
  let paths = 0;

  const textObject = (tag: Tag): void => {
    const [x = 0, y = 0, width = 0] = numbers(attribute(tag, 'Boundary'));
    const ctm = numbers(attribute(tag, 'CTM'));
    object = { x, y, width, size: Number(attribute(tag, 'Size')) || 0, ctm: ctm.length === 6 ? ctm : [1, 0, 0, 1, 0, 0] };
    code = undefined;
  };
  const textCode = (tag: Tag): void => {
    const x = attribute(tag, 'X');
    const y = attribute(tag, 'Y');
    code = {
      x: x === undefined ? (code?.x ?? 0) + (code?.delta ?? 0) : Number(x) || 0,
      y: y === undefined ? (code?.y ?? 0) : Number(y) || 0,
      delta: advance(attribute(tag, 'DeltaX')),
    };
  };

  let inCode = false;
  walk(xml, {
    tag(tag) {
      switch (tag.name) {
        case 'TextObject':
          if (tag.kind === 'open') textObject(tag);
          else object = undefined;
          break;
        case 'TextCode':
          inCode = tag.kind === 'open';
          if (inCode) textCode(tag);
          break;
        case 'ImageObject':
        case 'CompositeObject':
          if (tag.kind !== 'close') {
            const [, , width = 0, height = 0] = numbers(attribute(tag, 'Boundary'));
            pictures += 1;
            pictured += width * height;
          }
          break;
        case 'PathObject':
          if (tag.kind !== 'close') paths += 1;
          break;
        default:
          break;
      }
    },
    text(text) {
      if (!inCode || object === undefined || code === undefined) return;
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = object.ctm;
      // The advances lie between the characters; the last one is as wide as the letter is high.
      const width = code.delta > 0 ? code.delta + object.size : object.size > 0 ? object.size * text.length : object.width;
      pieces.push({
        x: object.x + a * code.x + c * code.y + e,
        y: object.y + b * code.x + d * code.y + f,
        width: width * Math.abs(a || 1),
        text,
      });
    },
  });
  const text = linesByPlace(pieces, TOLERANCE);
  const characters = text.replace(/\s+/gu, '').length;
  return { text, drawn: characters === 0 ? pictures > 0 || paths > MANY_PATHS : characters < FEW_CHARACTERS && pictured >= SCAN };
}
