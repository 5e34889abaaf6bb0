/**
 * Chinese names found by how they sound: cz or caizheng finds 财政局. The dictionary is large, so it is loaded when a field
 * that needs it is entered; until then, and where it cannot be loaded, names are found by their characters.
 */
import { useQuery } from '@tanstack/react-query';

/** How a name sounds, in small letters without tones: its first letters and its whole syllables. */
export interface Spelling {
  readonly initials: string;
  readonly full: string;
}
export type Speller = (name: string) => Spelling;

export async function loadSpeller(): Promise<Speller> {
  const { pinyin } = await import('pinyin-pro');
  const known = new Map<string, Spelling>();
  return (name) => {
    let spelling = known.get(name);
    if (spelling === undefined) {
      const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).map((one) => one.toLowerCase());
      spelling = { initials: syllables.map((one) => one.slice(0, 1)).join(''), full: syllables.join('') };
      known.set(name, spelling);
    }
    return spelling;
  };
}

/** The speller, once it is asked for and there. It never changes while the page is open. */
export function useSpeller(asked = true): Speller | undefined {
  return useQuery({ queryKey: ['pinyin'], queryFn: loadSpeller, staleTime: Infinity, gcTime: Infinity, retry: 1, enabled: asked }).data;
}

/** How well a name answers what was typed; 0 is best, `undefined` not at all. */
export function soundsLike(name: string, typed: string, speller?: Speller): number | undefined {
  const asked = typed.trim().toLowerCase();
  if (asked === '') return 0;
  const at = name.toLowerCase().indexOf(asked);
  if (at >= 0) return at === 0 ? 0 : 1;
  if (!/^[a-z]+$/.test(asked)) return scattered(name, asked) ? 6 : undefined;
  if (speller === undefined) return undefined;
  const { initials, full } = speller(name);
  if (initials.startsWith(asked)) return 2;
  if (full.startsWith(asked)) return 3;
  if (initials.includes(asked)) return 4;
  if (full.includes(asked)) return 5;
  return scattered(initials, asked) ? 6 : undefined;
}

/** 发改委 stands for 发展和改革委员会: what was typed in its order, with others between. Two letters so apart say nothing. */
function scattered(text: string, asked: string): boolean {
  let at = -1;
  return asked.length >= 3 && Array.from(asked).every((one) => (at = text.indexOf(one, at + 1)) >= 0);
}

/** Those that answer what was typed, the best first; among equals the order given stays. */
export function found<T>(all: readonly T[], nameOf: (one: T) => string, typed: string, speller?: Speller): readonly T[] {
  return all
    .map((one) => ({ one, rank: soundsLike(nameOf(one), typed, speller) }))
    .filter((one): one is { one: T; rank: number } => one.rank !== undefined)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}
