/** Whether the server is within reach, as last seen by anything that asked it. */
type Listener = () => void;

let lost = false;
const listeners = new Set<Listener>();
function set(next: boolean): void {
  if (next === lost) return;
  lost = next;
  for (const listener of listeners) listener();
}

export const connection = {
  lose: (): void => set(true),
  regain: (): void => set(false),
  isLost: (): boolean => lost,
  subscribe: (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
