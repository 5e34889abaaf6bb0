/** A queue by the keyboard: the next thing that waits, and the acts by their place. Nothing happens while someone writes. */
import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';
import { useWorkbench } from '../api/workbench.ts';

const WRITES = 'input, select, textarea, [contenteditable=true], [role=dialog] *';

/** The matters around this one among those that wait; a matter that waits no more is followed by the first. */
export function neighbours(
  waiting: readonly { readonly matter: string }[],
  id: string,
): { next: string | undefined; before: string | undefined } {
  const matters = [...new Set(waiting.map((line) => line.matter))];
  const at = matters.indexOf(id);
  if (at < 0) return { next: matters[0], before: undefined };
  return { next: matters[at + 1], before: matters[at - 1] };
}

/** j the next one, k the one before, a number for the act at that place, Ctrl Enter to do it, Esc to leave a field. */
export function useQueueKeys(id: string, onAct: (place: number) => void): void {
  const navigate = useNavigate();
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
    const { next, before } = neighbours(waiting, id);
    const to = event.key === 'j' ? next : event.key === 'k' ? before : undefined;
    if (to !== undefined) void navigate(`/documents/${to}`);
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
