/** A queue by the keyboard: the next of the list it was opened from, else the next thing that waits, and the acts by their place. Nothing happens while someone writes. */
import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';
import { useWorkbench } from '../api/workbench.ts';
import { matterPage } from '../lib/matter-page.ts';
import { useMe } from '../session.ts';
import { pileOf } from './pile.ts';

const WRITES = 'input, select, textarea, [contenteditable=true], [role=dialog] *';

/** The pages of the matters around this one among those that wait; a matter that waits no more is followed by the first. */
export function neighbours(
  waiting: readonly Parameters<typeof matterPage>[0][],
  id: string,
): { next: string | undefined; before: string | undefined } {
  const lines = [...new Map(waiting.map((line) => [line.matter, line])).values()];
  const at = lines.findIndex((line) => line.matter === id);
  const page = (place: number): string | undefined => (lines[place] === undefined ? undefined : matterPage(lines[place]));
  return at < 0 ? { next: page(0), before: undefined } : { next: page(at + 1), before: page(at - 1) };
}

/** j the next one, k the one before, a number for the act at that place, Ctrl Enter to do it, Esc to leave a field. */
export function useQueueKeys(id: string, onAct: (place: number) => void): void {
  const navigate = useNavigate();
  const { account } = useMe();
  const waiting = useWorkbench().data?.waiting.items ?? [];
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>('form.act-panel') : null;
      form?.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target instanceof Element && event.target.matches(WRITES)) {
      if (event.key === 'Escape' && event.target instanceof HTMLElement && !event.target.closest('[role=dialog]')) event.target.blur();
      return;
    }
    const { next, before } = neighbours(pileOf(id, account)?.items ?? waiting, id);
    const to = event.key === 'j' ? next : event.key === 'k' ? before : undefined;
    if (to !== undefined) void navigate(to);
    else if (/^[1-9]$/.test(event.key)) {
      event.preventDefault();
      onAct(Number(event.key) - 1);
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
