/** What just happened, in one sentence at the foot of the page. It is spoken, stays a while, and can be put away. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

interface Said {
  readonly text: string;
  readonly n: number;
}
const SayContext = createContext<(text: string) => void>(() => undefined);

/** Says what happened next: 「已送区政府办公室，由其初审」. */
export const useSay = () => useContext(SayContext);

const STAYS_MS = 8_000;

export function StatusLine({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<Said>();
  const say = useCallback((text: string) => setSaid((before) => ({ text, n: (before?.n ?? 0) + 1 })), []);
  const held = useMemo(() => say, [say]);
  useEffect(() => {
    if (said === undefined || said.text === '') return undefined;
    const timer = window.setTimeout(() => setSaid((now) => (now?.n === said.n ? { ...now, text: '' } : now)), STAYS_MS);
    return () => window.clearTimeout(timer);
  }, [said]);
  const text = said?.text ?? '';
  return (
    <SayContext value={held}>
      {children}
      <output className="status-line" data-empty={text === ''}>
        {text !== '' && (
          <>
            <span>{text}</span>
            <button type="button" className="link-button" onClick={() => setSaid(undefined)}>
              收起
            </button>
          </>
        )}
      </output>
    </SayContext>
  );
}
