/**
 * A part of the page that stays one and the same while its place changes: in a column on a wide screen, in a panel that rises
 * on a narrow one, in none while the panel is closed. What was filled in, opened or chosen in it stays.
 */
import { type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

/** What the part is drawn in, for as long as the page lasts. */
export function useKept(): HTMLElement {
  const [node] = useState(() => {
    const element = document.createElement('div');
    element.className = 'kept';
    return element;
  });
  return node;
}

/** Draws the part, wherever it is placed. */
export const Kept = ({ node, children }: { readonly node: HTMLElement; readonly children: ReactNode }) => createPortal(children, node);

/** Where it stands now. `onEscape`: a panel hears its own parts only, and this one is drawn outside it. */
export function KeptPlace({ node, onEscape }: { readonly node: HTMLElement; readonly onEscape?: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.append(node);
    return () => node.remove();
  }, [node]);
  const escape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) onEscape?.();
  });
  useEffect(() => {
    const element = place.current;
    const listen = (event: KeyboardEvent) => escape(event);
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, []);
  return <div ref={place} className="kept" />;
}
