/** What a page shows of the address's query, and the one way to change it. */
import { useSearchParams } from 'react-router';

export interface Address {
  readonly parameters: URLSearchParams;
  /** Each named parameter gets its value; the empty text takes it out. What is not named stays as it is. */
  readonly set: (changes: Readonly<Record<string, string>>) => void;
  /** Nothing but these. */
  readonly replace: (next: Readonly<Record<string, string | undefined>>) => void;
}

/**
 * The query of the address. A change starts from what stands in the address at that moment and not from what the page last drew:
 * the router draws when there is time, and a second choice made before that would take back the first.
 */
export function useAddress(): Address {
  const [parameters, setParameters] = useSearchParams();
  const put = (next: URLSearchParams): void => setParameters(next, { replace: true, preventScrollReset: true });
  return {
    parameters,
    set: (changes) => {
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === '') next.delete(name);
        else next.set(name, value);
      }
      put(next);
    },
    replace: (next) => put(new URLSearchParams(Object.entries(next).filter((entry): entry is [string, string] => (entry[1] ?? '') !== ''))),
  };
}
