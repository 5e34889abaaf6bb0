/** Enter as clerks use it: on to the next field; on the last the button is pressed. Ctrl Enter sends the sheet off. */
import { useEffect, useEffectEvent } from 'react';

/** Goes to the field after this one. False where Enter has its own meaning there: on buttons, links and in long texts. */
export function goToNext(form: HTMLElement, from: EventTarget): boolean {
  if (!(from instanceof HTMLElement) || from.matches('button, a, textarea, summary')) return false;
  const stops = [...form.querySelectorAll<HTMLElement>('[data-next]')].filter(
    (one) => !one.matches(':disabled') && one.offsetParent !== null,
  );
  const place = stops.findIndex((one) => one === from);
  const after = (one: HTMLElement): boolean => (from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  (place < 0 ? stops.find(after) : stops[place + 1])?.focus();
  return true;
}

/**
 * The keys of the sheet on this page. Ctrl Enter works wherever the focus is: a field that has gone takes it along. What a
 * field does with Enter itself, as choosing from a list, is done by then.
 */
export function useRegisterKeys(send: () => void): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    const at = event.target instanceof Element ? event.target : undefined;
    if (at?.closest('[role=dialog]')) return;
    const form = at?.closest<HTMLElement>('form.register');
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      send();
    } else if (form && at && goToNext(form, at)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
