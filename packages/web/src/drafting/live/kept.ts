/** What this browser keeps of a draft until the server has it: under the account and the post, and gone once it is stored. */
import { looksLikeDraft, type Draft } from '../model/draft.ts';

export interface Kept {
  readonly draft: Draft;
  readonly savedAt: string;
  /** The version of the text it was written on; 0 for a draft that is no document yet. */
  readonly base: number;
}

/** `matter` is the document's id, or `new`. */
export function keptKey(account: string, post: string, matter: string): string {
  return `lingxing.draft.${account}.${post}.${matter}`;
}

/** Keeps a draft; false where the browser has no room or does not allow it. */
export function keep(key: string, draft: Draft, base: number, savedAt: string): boolean {
  try {
    window.localStorage.setItem(key, JSON.stringify({ draft, savedAt, base } satisfies Kept));
    return true;
  } catch {
    return false;
  }
}

export function readKept(key: string): Kept | undefined {
  try {
    const text = window.localStorage.getItem(key);
    if (text === null) return undefined;
    const kept = JSON.parse(text) as Partial<Kept>;
    if (!looksLikeDraft(kept.draft) || typeof kept.savedAt !== 'string' || typeof kept.base !== 'number') return undefined;
    return { draft: kept.draft, savedAt: kept.savedAt, base: kept.base };
  } catch {
    return undefined;
  }
}

export function forget(key: string): void {
  try {
    window.localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
