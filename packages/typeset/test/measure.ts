/** Reads a PDF back in millimetres from the top left corner of the page, by a library that knows nothing of how it was set. */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

const MM = 25.4 / 72;

export interface MeasuredText {
  readonly text: string;
  /** Left and right edge of the advance widths. */
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  /** Height of the face in points. */
  readonly size: number;
  /** PostScript name without the subset tag. */
  readonly font: string;
}

/** A horizontal rule, drawn as a stroke or as a thin filled box. */
export interface MeasuredRule {
  readonly x: number;
  readonly right: number;
  /** Upper and lower edge of the ink. */
  readonly top: number;
  readonly foot: number;
  readonly weight: number;
  readonly color: string;
}

/** Anything that was painted, by the box around its ink; a stroke with its weight. */
export interface MeasuredPath extends MeasuredRule {
  readonly stroked: boolean;
  /** Made of straight lines alone. */
  readonly straight: boolean;
}

export interface MeasuredLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly parts: readonly MeasuredText[];
}

export interface MeasuredPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly MeasuredText[];
  /** Texts on one baseline, from left to right; lines from the top down. */
  readonly lines: readonly MeasuredLine[];
  readonly rules: readonly MeasuredRule[];
  readonly paths: readonly MeasuredPath[];
}

export interface MeasuredPdf {
  readonly pages: readonly MeasuredPage[];
  readonly title: string;
  readonly keywords: string;
  readonly author: string;
}

type Matrix = readonly [number, number, number, number, number, number];

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

const apply = (m: Matrix, x: number, y: number): [number, number] => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];

/** How many coordinates follow a path operator of the library: move, line, cubic, quadratic, close. */
const COORDINATES: readonly number[] = [2, 2, 6, 4, 0];

/** The paths that were painted, with the matrix of their moment. */
function pathsOf(fnArray: readonly number[], argsArray: readonly unknown[], pageHeight: number): MeasuredPath[] {
  const paths: MeasuredPath[] = [];
  let state = { matrix: [1, 0, 0, 1, 0, 0] as Matrix, stroke: '#000000', fill: '#000000', weight: 1 };
  const stack: (typeof state)[] = [];
  for (const [i, fn] of fnArray.entries()) {
    const args = argsArray[i] as unknown[] | null;
    if (fn === OPS.save || fn === OPS.paintFormXObjectBegin) stack.push({ ...state });
    if (fn === OPS.restore || fn === OPS.paintFormXObjectEnd) state = stack.pop() ?? state;
    else if (fn === OPS.transform) state.matrix = multiply(state.matrix, args as unknown as Matrix);
    else if (fn === OPS.paintFormXObjectBegin && args?.[0]) state.matrix = multiply(state.matrix, args[0] as Matrix);
    else if (fn === OPS.setStrokeRGBColor) state.stroke = String(args?.[0]);
    else if (fn === OPS.setFillRGBColor) state.fill = String(args?.[0]);
    else if (fn === OPS.setLineWidth) state.weight = Number(args?.[0]);
    else if (fn === OPS.constructPath) {
      const [painted, [data]] = args as [number, [Record<number, number> | null]];
      if (!data || painted === OPS.endPath) continue;
      const values = Object.values(data);
      const points: [number, number][] = [];
      let straight = true;
      for (let at = 0; at < values.length;) {
        const op = values[at] ?? 0;
        const count = COORDINATES[op] ?? 0;
        for (let c = 1; c < count; c += 2) points.push(apply(state.matrix, values[at + c] ?? 0, values[at + c + 1] ?? 0));
        straight &&= count <= 2;
        at += count + 1;
      }
      if (points.length < 2) continue;
      const xs = points.map((p) => p[0]);
      const ys = points.map((p) => pageHeight - p[1]);
      const stroked = painted === OPS.stroke || painted === OPS.closeStroke;
      // The weight of a line grows with the drawing that it is part of.
      const scale = Math.hypot(state.matrix[0], state.matrix[1]);
      const half = stroked ? (state.weight * scale) / 2 : 0;
      const top = Math.min(...ys) - half;
      const foot = Math.max(...ys) + half;
      paths.push({
        x: Math.min(...xs) * MM,
        right: Math.max(...xs) * MM,
        top: top * MM,
        foot: foot * MM,
        weight: (stroked ? 2 * half : foot - top) * MM,
        color: stroked ? state.stroke : state.fill,
        stroked,
        straight,
      });
    }
  }
  return paths;
}

/** Horizontal rules among the paths, from the top down. */
function rulesOf(paths: readonly MeasuredPath[]): MeasuredRule[] {
  return paths
    .filter((p) => p.straight && p.foot - p.top <= 6 * MM && p.right - p.x >= 10 * MM)
    .map(({ x, right, top, foot, color }) => ({ x, right, top, foot, weight: foot - top, color }))
    .sort((a, b) => a.top - b.top);
}

function linesOf(texts: readonly MeasuredText[]): MeasuredLine[] {
  const lines: MeasuredText[][] = [];
  for (const t of [...texts].sort((a, b) => a.baseline - b.baseline || a.x - b.x)) {
    const line = lines.find((l) => Math.abs((l[0]?.baseline ?? 0) - t.baseline) < 0.3);
    if (line) line.push(t);
    else lines.push([t]);
  }
  return lines.map((parts) => {
    parts.sort((a, b) => a.x - b.x);
    return {
      text: parts.map((p) => p.text).join(''),
      x: Math.min(...parts.map((p) => p.x)),
      right: Math.max(...parts.map((p) => p.right)),
      baseline: parts[0]?.baseline ?? 0,
      size: Math.max(...parts.map((p) => p.size)),
      parts,
    };
  });
}

/** Text of a draft's watermark is turned and left out. */
export async function measure(pdf: Uint8Array): Promise<MeasuredPdf> {
  // The library takes the buffer away from its owner.
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0, fontExtraProperties: true }).promise;
  try {
    const { info } = (await document.getMetadata()) as { info: Record<string, string> };
    const pages: MeasuredPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const [, , width = 0, height = 0] = page.view;
      const operators = await page.getOperatorList();
      const content = await page.getTextContent();
      const paths = pathsOf(operators.fnArray, operators.argsArray, height);
      const texts: MeasuredText[] = [];
      for (const item of content.items) {
        if (!('str' in item) || item.str.trim() === '') continue;
        const [a, b, , d, e, f] = item.transform as unknown as Matrix;
        if (Math.abs(b) > 0.01) continue;
        const font = (page.commonObjs.get(item.fontName) as { name: string }).name.replace(/^[A-Z]{6}\+/u, '');
        texts.push({ text: item.str, x: e * MM, right: (e + item.width) * MM, baseline: (height - f) * MM, size: Math.abs(d), font });
        if (a <= 0) throw new Error('mirrored text');
      }
      pages.push({
        width: width * MM,
        height: height * MM,
        texts,
        lines: linesOf(texts),
        rules: rulesOf(paths),
        paths,
      });
    }
    return { pages, title: info['Title'] ?? '', keywords: info['Keywords'] ?? '', author: info['Author'] ?? '' };
  } finally {
    await document.loadingTask.destroy();
  }
}

/** The line that contains a text; its absence is a failure that says what is there. */
export function lineWith(page: MeasuredPage | undefined, text: string): MeasuredLine {
  const line = page?.lines.find((l) => l.text.includes(text));
  if (!line) throw new Error(`no line with ${text} among: ${page?.lines.map((l) => l.text).join(' | ') ?? 'no page'}`);
  return line;
}
