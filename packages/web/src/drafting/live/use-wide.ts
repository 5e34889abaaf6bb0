/** Whether fields and sheet stand side by side; below that width they are tabs. */
import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 960px)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(WIDE).matches);
}
