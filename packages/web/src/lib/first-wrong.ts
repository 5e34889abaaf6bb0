/**
 * What is wrong is drawn at once and the hand put into the first field that is: whoever types on while a page is drawn would be
 * carried off to another field, half a word in each.
 */
import { flushSync } from 'react-dom';

export const FIRST_WRONG = '[aria-invalid=true]';

/** Draws what `say` sets, then enters the first wrong field within `form`. */
export function enterFirstWrong(say: () => void, form: ParentNode | null): void {
  flushSync(say);
  form?.querySelector<HTMLElement>(FIRST_WRONG)?.focus();
}
