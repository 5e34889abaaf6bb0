/** Acts of others, as they happen: a stream of events makes what it touches stale, so that two people see each other's act. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
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
  for (const queryKey of [
    keys.workbench,
    keys.inbox,
    keys.documents,
    keys.incoming,
    keys.leave,
    keys.conduct,
    keys.departmentMeetings,
    keys.tasks,
    keys.oversight,
    keys.meetings,
    keys.notices,
  ])
    void client.invalidateQueries({ queryKey });
  void client.invalidateQueries({ queryKey: matter === undefined ? ['document'] : keys.document(matter) });
}

const TRY_AGAIN_MS = 15_000;

/**
 * Follows the stream of this person, as the session and the post name them; another post hears other matters. The server ends
 * the line where other posts are his to use; `onRegained` asks anew who he is.
 */
export function useEvents(person: string | undefined, onRegained: () => void): void {
  const client = useQueryClient();
  const regained = useEffectEvent(onRegained);
  useEffect(() => {
    if (person === undefined) return undefined;
    let source: EventSource;
    let again: number | undefined;
    let broken = false;
    const heard = (event: MessageEvent) => refresh(client, matterOf(event.data));
    // Something has come to wait, perhaps for a post that one stands in for from now on.
    const told = () => {
      for (const queryKey of [keys.notices, keys.workbench, keys.inbox]) void client.invalidateQueries({ queryKey });
    };
    const open = () => {
      source = new EventSource(`${API}/events`);
      source.addEventListener('open', () => {
        // What happened while the line was down is unknown.
        if (broken) {
          refresh(client, undefined);
          regained();
        }
        broken = false;
        connection.regain();
      });
      source.addEventListener('error', () => {
        broken = true;
        // The browser mends a broken line, but gives up on one that was refused.
        if (source.readyState === EventSource.CLOSED) again = window.setTimeout(open, TRY_AGAIN_MS);
      });
      source.addEventListener('message', heard);
      source.addEventListener('act', heard);
      source.addEventListener('notice', told);
    };
    open();
    window.addEventListener('offline', connection.lose);
    window.addEventListener('online', connection.regain);
    return () => {
      window.clearTimeout(again);
      source.close();
      window.removeEventListener('offline', connection.lose);
      window.removeEventListener('online', connection.regain);
    };
  }, [client, person]);
}
