/** The last step at the door: files and what the database says of them are kept together, or neither is. */
import type { Inspected } from './inspect.ts';
import type { FileStore } from './store.ts';

/** Characters of a file's text that are kept for search. */
const SEARCHED = 200_000;

/** The text of a file as it is kept for search: without page and cell signs, in characters that the database takes. */
export const searchable = (text: string): string =>
  text
    .slice(0, SEARCHED)
    .replace(/[\f\v]/gu, '\n')
    .replace(/\0/gu, '')
    .toWellFormed();

/** One after the other within a government, so that taking back what one brought cannot take it from another. */
const last = new Map<string, Promise<unknown>>();

async function inOrder<T>(government: string, work: () => Promise<T>): Promise<T> {
  const before = last.get(government) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.catch(() => {});
  last.set(government, settled);
  try {
    return await mine;
  } finally {
    if (last.get(government) === settled) last.delete(government);
  }
}

/** What the database says of the files: `note` writes it, all in one transaction, and `noted` asks whether it is there. */
export interface Notes {
  note(): Promise<void>;
  noted(hash: string): Promise<boolean>;
}

/**
 * Moves the files into the store and then notes them. Where either fails, the files that were not there before are
 * removed again and the error is thrown on. A file of which the database cannot say that it is not noted stays: bytes that nobody
 * can ask for do no harm, a note without its bytes would.
 */
export function keepTogether(store: FileStore, government: string, files: readonly Inspected[], notes: Notes): Promise<void> {
  return inOrder(government, async () => {
    const brought: string[] = [];
    try {
      for (const { hash, spooled } of files) {
        const there = await store.exists(government, hash);
        await store.adopt(government, spooled, hash);
        if (!there) brought.push(hash);
      }
      await notes.note();
    } catch (error) {
      for (const hash of brought) if (!(await notes.noted(hash).catch(() => true))) await store.remove(government, hash);
      throw error;
    }
  });
}
