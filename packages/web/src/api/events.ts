/** Acts of others, as they happen: a stream of events makes what it touches stale, so that two people see each other's act. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { API } from './client.ts';
import { connection } from './connection.ts';
import { keys } from './keys.ts';

/** The matter that an event speaks of; an event without one touches them all. */
function matterOf(data: unknown): string | undefined {
  if (typeof data !== 'string' || data === '') return undefined;
  try {
    const event = JSON.parse(data) as { matter?: unknown };
    return typeof event.matter === 'string' ? event.matter : undefined;
  } catch {
    return undefined;
  }
}

function refresh(client: QueryClient, matter: string | undefined): void {
  for (const queryKey of [keys.workbench, keys.inbox, keys.documents]) void client.invalidateQueries({ queryKey });
  void client.invalidateQueries({ queryKey: matter === undefined ? ['document'] : keys.document(matter) });
}

/** Follows the stream while signed in. The browser reconnects by itself. */
export function useEvents(enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return undefined;
    const source = new EventSource(`${API}/events`);
    let broken = false;
    source.addEventListener('open', () => {
      // What happened while the line was down is unknown.
      if (broken) refresh(client, undefined);
      broken = false;
      connection.regain();
    });
    source.addEventListener('error', () => {
      broken = true;
    });
    const heard = (event: MessageEvent) => refresh(client, matterOf(event.data));
    source.addEventListener('message', heard);
    source.addEventListener('act', heard);
    window.addEventListener('offline', connection.lose);
    window.addEventListener('online', connection.regain);
    return () => {
      source.close();
      window.removeEventListener('offline', connection.lose);
      window.removeEventListener('online', connection.regain);
    };
  }, [client, enabled]);
}
