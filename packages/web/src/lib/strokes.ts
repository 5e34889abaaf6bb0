/** Handwriting as numbers: strokes in the units of the pad, thinned as they are written, and the lines they draw. */

/** A point of the pad, with the pressure from 0 to 1 where the pen tells it. */
export type Point = [x: number, y: number] | [x: number, y: number, pressure: number];
export type Stroke = readonly Readonly<Point>[];

export interface PadValue {
  readonly width: number;
  readonly height: number;
  readonly strokes: readonly Stroke[];
}

/** What the server takes of one pad and of one stroke. */
export const MAX_STROKES = 2_000;
export const MAX_POINTS = 4_000;
/** Points nearer than this are one. */
const GRAIN = 0.8;
const PEN = { light: 1.2, plain: 2.4, strong: 4.2 };

const rounded = (n: number): number => Math.round(n * 10) / 10;

/** A point as it is kept: within the pad, to a tenth of its unit. A finger and a mouse tell no pressure. */
export function pointOf(pad: { readonly width: number; readonly height: number }, x: number, y: number, pressure?: number): Point {
  const within = (n: number, size: number): number => rounded(Math.min(size, Math.max(0, n)));
  const place: [number, number] = [within(x, pad.width), within(y, pad.height)];
  return pressure === undefined ? place : [...place, Math.round(Math.min(1, Math.max(0, pressure)) * 100) / 100];
}

/** The stroke with one more point; one that no eye tells from the last is left out. */
export function extended(stroke: Stroke, point: Point): Stroke {
  const last = stroke.at(-1);
  if (stroke.length >= MAX_POINTS) return stroke;
  return last !== undefined && Math.hypot(last[0] - point[0], last[1] - point[1]) < GRAIN ? stroke : [...stroke, point];
}

/** A smooth line through the middles of the points; a single point is a dot. */
export function pathOf(stroke: Stroke): string {
  const [first] = stroke;
  if (first === undefined) return '';
  if (stroke.length === 1) return `M${first[0]} ${first[1]}l0.01 0`;
  let path = `M${first[0]} ${first[1]}`;
  for (let i = 1; i < stroke.length - 1; i += 1) {
    const [a, b] = [stroke[i] ?? first, stroke[i + 1] ?? first];
    path += `Q${a[0]} ${a[1]} ${rounded((a[0] + b[0]) / 2)} ${rounded((a[1] + b[1]) / 2)}`;
  }
  const last = stroke.at(-1) ?? first;
  return `${path}L${last[0]} ${last[1]}`;
}

/** How thick a stroke is drawn: as hard as it was pressed on the whole. */
export function widthOf(stroke: Stroke): number {
  const pressed = stroke.flatMap((point) => (point[2] === undefined ? [] : [point[2]]));
  if (pressed.length === 0) return PEN.plain;
  const mean = pressed.reduce((sum, one) => sum + one, 0) / pressed.length;
  return rounded(PEN.light + (PEN.strong - PEN.light) * mean);
}
