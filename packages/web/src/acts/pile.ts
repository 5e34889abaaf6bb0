/**
 * The pile that a matter lies in: the list from which it was opened, as it was filtered and sorted there, else what waits on
 * the workbench. Kept for this window, so that a page loaded anew goes on in it.
 */
import { LISTS } from '../lib/matter-page.ts';

/** One matter of a pile. */
export interface Lying {
  readonly matter: string;
  readonly procedure?: string | undefined;
  readonly title: string;
  /** What waits to be done with it, where it waits. */
  readonly label?: string | undefined;
}

/** A list with its address, by which one goes back to it, and its name; nobody else who signs in here goes on in it. */
export interface Pile {
  readonly account: string;
  readonly place: string;
  readonly name: string;
  readonly items: readonly Lying[];
}

const KEPT = 'lingxing.pile';

/** Goes on from this list; without one, from the workbench. */
export function lay(pile: Pile | undefined): void {
  try {
    if (pile === undefined) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, JSON.stringify(pile));
  } catch {
    // A window that keeps nothing goes on from the workbench.
  }
}

/** What was kept, where it is a list of matters; it was written by an earlier page, perhaps of another release. */
export function readPile(kept: string | null): Pile | undefined {
  if (kept === null) return undefined;
  try {
    const { account, place, name, items } = JSON.parse(kept) as Partial<Pile>;
    const whole =
      typeof account === 'string' &&
      typeof name === 'string' &&
      Array.isArray(items) &&
      items.every((one: Partial<Lying>) => typeof one.matter === 'string');
    return whole && typeof place === 'string' && LISTS.some((page) => place.startsWith(page)) ? { account, place, name, items } : undefined;
  } catch {
    return undefined;
  }
}

/** The pile in which a matter lies, where this account opened it from a list. */
export function pileOf(matter: string, account: string): Pile | undefined {
  try {
    const pile = readPile(sessionStorage.getItem(KEPT));
    return pile?.account === account && pile.items.some((one) => one.matter === matter) ? pile : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What follows a matter that is done with: the next of its pile; where it was not opened from a list, what waits next on the
 * workbench, which may be before it.
 */
export function following(pile: Pile | undefined, waiting: readonly Lying[], matter: string): Lying | undefined {
  if (pile === undefined) return waiting.find((one) => one.matter !== matter);
  return pile.items[pile.items.findIndex((one) => one.matter === matter) + 1];
}
