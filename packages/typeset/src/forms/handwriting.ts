/** Strokes of a pen to a drawing: each a smooth line, thick where the pen was pressed. Numbers only, nothing of the input is markup. */
import type { StrokePoint, Strokes } from './model.ts';

/** A drawing with its size on paper in mm. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** More points than a page of writing has; beyond it the drawing would take the engine seconds. */
export const MAX_POINTS = 50_000;

/** The pad is printed at most so large, in mm. */
const PAD_WIDTH = 76;
const PAD_HEIGHT = 38;
/** Width of the line in mm: without pressure, and from the lightest to the strongest. */
const PEN = 0.6;
const PEN_LIGHT = 0.3;
const PEN_STRONG = 1.1;
/** Steps of the width of a line. */
const STEPS = 8;
/** Points nearer than this, in mm, are one. */
const GRAIN = 0.05;

interface Point {
  readonly x: number;
  readonly y: number;
  readonly pressure: number | undefined;
}

const isFinitePoint = (point: StrokePoint): boolean => Number.isFinite(point[0]) && Number.isFinite(point[1]);

const fixed = (n: number): string => String(Math.round(n * 100) / 100);

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, pressure: b.pressure });

const at = (p: Point): string => `${fixed(p.x)} ${fixed(p.y)}`;

/** Points so close together that no eye tells them apart become one; the last is kept, for the stroke ends there. */
function thin(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const [i, p] of points.entries()) {
    const last = kept.at(-1);
    if (last === undefined || i === points.length - 1 || Math.hypot(p.x - last.x, p.y - last.y) >= GRAIN) kept.push(p);
  }
  return kept;
}

/** Width of the line at a pressure, in a few steps, so that a stroke is a few paths and not one for each point. */
function penAt(pressure: number | undefined): number {
  if (pressure === undefined || !Number.isFinite(pressure)) return PEN;
  const step = Math.round(Math.min(1, Math.max(0, pressure)) * STEPS) / STEPS;
  return PEN_LIGHT + (PEN_STRONG - PEN_LIGHT) * step;
}

/** A stroke as paths: from the middle of one pair of points to that of the next, bent by the point between. */
function pathsOf(points: readonly Point[]): string {
  const [first] = points;
  if (first === undefined) return '';
  const extent = Math.max(...points.map((p) => Math.hypot(p.x - first.x, p.y - first.y)));
  if (extent < GRAIN) return `<circle cx="${fixed(first.x)}" cy="${fixed(first.y)}" r="${fixed(penAt(first.pressure) / 2)}" fill="#000"/>`;
  let out = '';
  let pen = penAt(first.pressure);
  let path = `M${at(first)}`;
  let from = first;
  const close = (): void => {
    out += `<path d="${path}" stroke-width="${fixed(pen)}"/>`;
  };
  for (const [i, point] of points.entries()) {
    if (i === 0) continue;
    const next = points[i + 1];
    if (penAt(point.pressure) !== pen) {
      if (path.length > `M${at(from)}`.length) close();
      pen = penAt(point.pressure);
      path = `M${at(from)}`;
    }
    const to = next === undefined ? point : middle(point, next);
    path += next === undefined ? `L${at(to)}` : `Q${at(point)} ${at(to)}`;
    from = to;
  }
  close();
  return out;
}

/** Number of points, of which the caller keeps account. */
export const pointsOf = (hand: Strokes): number => hand.strokes.reduce((n, s) => n + s.length, 0);

/**
 * The drawing of what was written, cut to its ink: the pad is scaled to 76 × 38 mm at most, the blank part of it is not
 * printed, and what was written beyond its edge is not lost. Undefined where nothing was written.
 */
export function drawingOf(hand: Strokes): Drawing | undefined {
  const strokes = hand.strokes.map((s) => s.filter(isFinitePoint)).filter((s) => s.length > 0);
  if (strokes.length === 0) return undefined;
  let [left, top, right, foot] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of strokes.flat()) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    foot = Math.max(foot, y);
  }
  // A pad that is smaller than what was written on it, or has no size at all, is taken to be as large as the writing.
  const size = (stated: number, ink: number): number => (Number.isFinite(stated) && stated > ink ? stated : Math.max(ink, 1e-6));
  const scale = Math.min(PAD_WIDTH / size(hand.width, right - left), PAD_HEIGHT / size(hand.height, foot - top));
  const margin = PEN_STRONG / 2;
  const onPaper = (p: StrokePoint): Point => ({
    x: (p[0] - left) * scale + margin,
    y: (p[1] - top) * scale + margin,
    pressure: p[2],
  });
  const width = (right - left) * scale + 2 * margin;
  const height = (foot - top) * scale + 2 * margin;
  const paths = strokes.map((s) => pathsOf(thin(s.map(onPaper)))).join('');
  const [w, h] = [fixed(width), fixed(height)];
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${w}mm" height="${h}mm" viewBox="0 0 ${w} ${h}"><g fill="none" stroke="#000" stroke-linecap="round" stroke-linejoin="round">${paths}</g></svg>`,
    width: Number(w),
    height: Number(h),
  };
}
