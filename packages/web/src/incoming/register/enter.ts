/** Enter as clerks use it: on to the next field; on the last the button is pressed. */

/** Goes to the field after this one. False where Enter has its own meaning there: on buttons, links and in long texts. */
export function goToNext(form: HTMLElement, from: EventTarget): boolean {
  if (!(from instanceof HTMLElement) || from.matches('button, a, textarea, summary')) return false;
  const stops = [...form.querySelectorAll<HTMLElement>('[data-next]')].filter(
    (one) => !one.matches(':disabled') && one.offsetParent !== null,
  );
  const place = stops.findIndex((one) => one === from);
  const next =
    place < 0 ? stops.find((one) => (from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0) : stops[place + 1];
  next?.focus();
  return true;
}
