/** Names for the entries of a list that have none of their own, so that each keeps its editor when others come, go or move. */
import { useRef, useState } from 'react';

export function useKeys(length: number): {
  readonly keys: readonly number[];
  readonly removed: (at: number) => void;
  readonly moved: (from: number, to: number) => void;
} {
  const next = useRef(0);
  const [keys, setKeys] = useState<readonly number[]>([]);
  let shown = keys;
  if (keys.length !== length) {
    const more = Array.from({ length: Math.max(0, length - keys.length) }, () => {
      next.current += 1;
      return next.current;
    });
    shown = [...keys.slice(0, length), ...more];
    setKeys(shown);
  }
  return {
    keys: shown,
    removed: (at) => setKeys((now) => now.filter((_, i) => i !== at)),
    moved: (from, to) =>
      setKeys((now) => {
        const order = [...now];
        const [one] = order.splice(from, 1);
        if (one !== undefined) order.splice(to, 0, one);
        return order;
      }),
  };
}
