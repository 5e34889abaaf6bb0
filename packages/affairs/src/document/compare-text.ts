/** Two texts character by character. It stands apart from the draft so that a screen can use it without the schemas. */
import { diffChars } from 'diff';

export interface DifferenceSpan {
  readonly change: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond this many edits two sequences share so little that a fine alignment would tell a reader nothing. */
export const MAX_EDITS = 2_000;
/** One span, or none where there is no text. */
export function spansOf(change: DifferenceSpan['change'], text: string): DifferenceSpan[] {
  return text === '' ? [] : [{ change, text }];
}

/** Two texts character by character (code points); within a changed place what went stands before what came. */
export function compareText(before: string, after: string): DifferenceSpan[] {
  const parts = diffChars(before, after, { maxEditLength: MAX_EDITS });
  if (parts === undefined) return [...spansOf('removed', before), ...spansOf('added', after)];
  return readable(parts.map((p): DifferenceSpan => ({ change: p.added ? 'added' : p.removed ? 'removed' : 'same', text: p.value })));
}

interface Place {
  same: string;
  removed: string;
  added: string;
}

/**
 * A few characters that two phrases share by chance are not what a reader calls unchanged: a common stretch no longer
 * than the changes on both of its sides joins them.
 */
function readable(spans: readonly DifferenceSpan[]): DifferenceSpan[] {
  const places: Place[] = [{ same: '', removed: '', added: '' }];
  for (const span of spans) {
    const last = places.at(-1);
    if (last === undefined || (span.change === 'same' && last.removed + last.added !== '')) {
      places.push({ same: '', removed: '', added: '', [span.change]: span.text });
    } else {
      last[span.change] += span.text;
    }
  }
  const joined: Place[] = [];
  const size = (p: Place): number => Math.max(p.removed.length, p.added.length);
  for (const place of places) {
    const last = joined.at(-1);
    if (last !== undefined && size(last) > 0 && place.same.length <= Math.min(size(last), size(place))) {
      last.removed += place.same + place.removed;
      last.added += place.same + place.added;
    } else {
      joined.push({ ...place });
    }
  }
  return joined.flatMap((p) => [...spansOf('same', p.same), ...spansOf('removed', p.removed), ...spansOf('added', p.added)]);
}
