/**
 * Matters as this process stored them last, so that the next act on one can be judged without reading it first. It is
 * a memory, never the truth: what is judged on it is appended only if the matter is still at that version.
 */
import type { ContextKey } from './contexts.ts';
import type { Projection } from './project.ts';

export interface Remembered {
  readonly procedure: string;
  readonly version: number;
  /** As the procedure made it; procedures are pure, so nothing changes it. */
  readonly state: unknown;
  /** Characters of it as JSON. */
  readonly size: number;
  readonly headHash: string;
  readonly exercise: boolean;
  /** What the rows of the projection are, and the context that they were made in. */
  readonly projection: Projection;
  readonly projectedIn: ContextKey;
}

/** Characters of state kept at most. */
const CAPACITY = 64_000_000;

export class Memory {
  readonly #matters = new Map<string, Remembered>();
  #size = 0;

  get(government: string, matter: string): Remembered | undefined {
    const key = keyOf(government, matter);
    const found = this.#matters.get(key);
    if (found === undefined) return undefined;
    // Put last again: what has not been asked for longest goes first.
    this.#matters.delete(key);
    this.#matters.set(key, found);
    return found;
  }

  set(government: string, matter: string, remembered: Remembered): void {
    this.forget(government, matter);
    this.#matters.set(keyOf(government, matter), remembered);
    this.#size += remembered.size;
    for (const [key, oldest] of this.#matters) {
      if (this.#size <= CAPACITY) break;
      this.#matters.delete(key);
      this.#size -= oldest.size;
    }
  }

  forget(government: string, matter: string): void {
    const key = keyOf(government, matter);
    const known = this.#matters.get(key);
    if (known === undefined) return;
    this.#matters.delete(key);
    this.#size -= known.size;
  }
}

const keyOf = (government: string, matter: string) => `${government}/${matter.toLowerCase()}`;
