/** Names by their initials, as an office types them: 财政局 is found by `czj`. */
import { pinyin } from 'pinyin-pro';

const known = new Map<string, string>();

/** The first letters of a name's readings, in one word; characters without a reading stay as they are. */
export function initials(name: string): string {
  let found = known.get(name);
  if (found === undefined) {
    found = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
    known.set(name, found);
  }
  return found;
}
