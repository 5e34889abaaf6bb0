/** Whether a task repeats one that was assigned within a year: the same item of the same source, or a title that is all but the same. */
import type { SimilarTask } from '../kernel/procedure.ts';
import type { Source } from './form.ts';

/** Words without spaces, punctuation and case: what two titles are held against each other by. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}\s]/gu, '');

/** The pairs of neighbouring characters of a title, each once. */
export function pairsOf(title: string): readonly string[] {
  const chars = Array.from(bare(title));
  if (chars.length === 1) return chars;
  return [...new Set(chars.slice(1).map((char, i) => `${chars[i]}${char}`))].sort();
}

/** One item of one source; undefined where nothing tells it from others of its kind. A part of a task is not a second task of its source. */
export function sourceKey({ kind, reference, item, matter, opinion }: Source): string | undefined {
  if (kind === 'from-task') return undefined;
  const of = matter ?? bare(reference);
  return of === '' ? undefined : `${kind} ${of} ${opinion ?? bare(item)}`;
}

/** Of all pairs of two titles, the share that both have; our own bound for what is all but the same. */
const NEAR = 0.8;

export function isNear(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const other = new Set(b);
  return (2 * a.filter((one) => other.has(one)).length) / (a.length + b.length) >= NEAR;
}

/** Those of the tasks found that this one repeats. */
export function repeated(
  { title, source }: { readonly title: string; readonly source: Source },
  found: readonly SimilarTask[],
): readonly SimilarTask[] {
  const key = sourceKey(source);
  const pairs = pairsOf(title);
  return found.filter(
    (one) => one.matter !== source.matter && ((key !== undefined && one.sourceKey === key) || isNear(pairs, pairsOf(one.title))),
  );
}
