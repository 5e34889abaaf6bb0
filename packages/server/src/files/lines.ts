/** Text that a page holds in pieces, each at its place, put into lines again. */

/** A piece of text and its place on the page: left edge, height from the top, width. */
export interface Piece {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string;
}

/** Puts pieces that stand at one height (within `tolerance`) on one line, from the top, each from the left; a gap wider than it is a space. */
export function linesByPlace(pieces: readonly Piece[], tolerance: number): string {
  const sorted = pieces.filter((piece) => piece.text.trim() !== '').sort((a, b) => a.y - b.y || a.x - b.x);
  const lines: { y: number; pieces: Piece[] }[] = [];
  for (const piece of sorted) {
    const last = lines.at(-1);
    if (last && Math.abs(piece.y - last.y) <= tolerance) last.pieces.push(piece);
    else lines.push({ y: piece.y, pieces: [piece] });
  }
  return lines.map((line) => joined(line.pieces, tolerance)).join('\n');
}

function joined(pieces: readonly Piece[], tolerance: number): string {
  let out = '';
  let end = 0;
  for (const piece of [...pieces].sort((a, b) => a.x - b.x)) {
    if (out !== '' && piece.x - end > tolerance) out += ' ';
    out += piece.text;
    end = piece.x + piece.width;
  }
  return out;
}
