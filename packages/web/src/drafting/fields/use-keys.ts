/** Names for the entries of a list that have none of their own, so that each keeps its editor when others come, go or move. */
import { useState } from 'react';

interface Named {
  readonly keys: readonly number[];
  readonly next: number;
}

export function useKeys(length: number): {
  readonly keys: readonly number[];
  readonly removed: (at: number) => void;
  readonly moved: (from: number, to: number) => void;
} {
  const [named, setNamed] = useState<Named>({ keys: [], next: 1 });
  let { keys } = named;
  if (keys.length !== length) {
    const missing = Math.max(0, length - keys.length);
    keys = [...keys.slice(0, length), ...Array.from({ length: missing }, (_, i) => named.next + i)];
    setNamed({ keys, next: named.next + missing });
  }
  return {
    keys,
    removed: (at) => setNamed((now) => ({ ...now, keys: now.keys.filter((_, i) => i !== at) })),
    moved: (from, to) =>
      setNamed((now) => {
        const order = [...now.keys];
        const [one] = order.splice(from, 1);
        if (one !== undefined) order.splice(to, 0, one);
        return { ...now, keys: order };
      }),
  };
}
