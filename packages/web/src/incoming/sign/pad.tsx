/**
 * A pad to write on: with a finger, a pen that tells its pressure, or a mouse. What is kept are the strokes, so that the
 * writing stays sharp on paper. Whoever cannot write on it types instead; the pad is never the only way.
 */
import { type PointerEvent, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { extended, MAX_STROKES, type PadValue, pathOf, pointOf, type Stroke, widthOf } from '../../lib/strokes.ts';

export interface PadProps {
  readonly label: string;
  readonly value: PadValue | undefined;
  readonly onChange: (value: PadValue | undefined) => void;
}

/** The pad's own units: two to one as it is printed on the 办理单. */
const SIZE = { width: 720, height: 360 } as const;

export function Pad({ label, value, onChange }: PadProps) {
  const [drawing, setDrawing] = useState<Stroke>();
  const pointer = useRef<number>(undefined);
  const sheet = useRef<SVGSVGElement>(null);
  const strokes = value?.strokes ?? [];

  const at = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [((event.clientX - box.left) / box.width) * SIZE.width, ((event.clientY - box.top) / box.height) * SIZE.height];
    return pointOf(SIZE, x, y, event.pointerType === 'pen' && event.pressure > 0 ? event.pressure : undefined);
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    // A second finger, or the palm beside the pen, writes nothing.
    if (pointer.current !== undefined || event.button > 0 || strokes.length >= MAX_STROKES) return;
    pointer.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrawing([at(event)]);
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (event.pointerId !== pointer.current) return;
    const point = at(event);
    setDrawing((now) => (now === undefined ? now : extended(now, point)));
  };
  const end = (event: PointerEvent<SVGSVGElement>) => {
    if (event.pointerId !== pointer.current) return;
    pointer.current = undefined;
    if (drawing !== undefined) onChange({ ...SIZE, strokes: [...strokes, drawing] });
    setDrawing(undefined);
  };
  // The page under the pad does not scroll away under the finger: React listens too late to keep it.
  const hold = useEffectEvent((event: TouchEvent) => event.preventDefault());
  useLayoutEffect(() => {
    const element = sheet.current;
    const listen = (event: TouchEvent) => hold(event);
    element?.addEventListener('touchmove', listen, { passive: false });
    return () => element?.removeEventListener('touchmove', listen);
  }, []);
  const left = strokes.slice(0, -1);
  return (
    <div className="pad">
      <svg
        ref={sheet}
        className="pad-sheet"
        viewBox={`0 0 ${String(SIZE.width)} ${String(SIZE.height)}`}
        role="img"
        aria-label={strokes.length === 0 ? `${label}，空白` : `${label}，已写${String(strokes.length)}笔`}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        {strokes.length === 0 && drawing === undefined && (
          <text className="pad-hint" x={SIZE.width / 2} y={SIZE.height / 2} textAnchor="middle" dominantBaseline="middle">
            在此书写
          </text>
        )}
        {[...strokes, ...(drawing === undefined ? [] : [drawing])].map((stroke, i) => (
          <Line key={i} stroke={stroke} />
        ))}
      </svg>
      <div className="row pad-tools">
        <button
          type="button"
          className="button"
          disabled={strokes.length === 0}
          onClick={() => onChange(left.length === 0 ? undefined : { ...SIZE, strokes: left })}
        >
          撤一笔
        </button>
        <button type="button" className="button" disabled={strokes.length === 0} onClick={() => onChange(undefined)}>
          清空
        </button>
      </div>
    </div>
  );
}

const Line = ({ stroke }: { readonly stroke: Stroke }) => (
  <path className="pad-line" d={pathOf(stroke)} strokeWidth={widthOf(stroke) * 2} />
);

/** Handwriting as it was written. */
export function Handwriting({ value, label }: { readonly value: PadValue; readonly label: string }) {
  return (
    <svg className="handwriting" viewBox={`0 0 ${String(value.width)} ${String(value.height)}`} role="img" aria-label={label}>
      {value.strokes.map((stroke, i) => (
        <Line key={i} stroke={stroke} />
      ))}
    </svg>
  );
}
