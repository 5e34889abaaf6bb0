/** What every matter has, whatever its procedure: acts on it, how they would be judged, and its history. */
import type { ActDone, ActOfOther, HistoryLine, VerdictView } from '@lingxing/server/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from './client.ts';
import { keys } from './keys.ts';

/** Where matters of a procedure are: the same below the API as in the address of their pages. */
export type MatterPath =
  | '/documents'
  | '/incoming'
  | '/leave'
  | '/conduct'
  | '/department-meetings'
  | '/meetings'
  | '/meetings/study'
  | '/tasks'
  | '/tasks/assessments'
  | '/oversight'
  | '/oversight/receptions';

const at = (path: MatterPath, id: string): string => `${path}/${encodeURIComponent(id)}`;

interface HistoryPage {
  readonly items: readonly HistoryLine[];
  readonly next?: string;
}

/** Every act with its receipt, page by page. */
export function useHistory(path: MatterPath, id: string) {
  return useInfiniteQuery({
    queryKey: [...keys.document(id), 'history'],
    queryFn: ({ pageParam, signal }) => ask<HistoryPage>(`${at(path, id)}/history`, { signal, query: { cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
}

/** What was done after the version that was seen, the newest last. */
export async function actsSince(path: MatterPath, id: string, seen: number, signal: AbortSignal): Promise<readonly ActOfOther[]> {
  const page = await ask<HistoryPage>(`${at(path, id)}/history`, { signal, query: { cursor: seen, limit: 20 } });
  return page.items.map(({ seq, act, label, by, at: moment }) => ({ seq, act, label, by, at: moment }));
}

export interface ActToPerform {
  readonly act: string;
  /** The post as which it is done, where there is a choice. */
  readonly as?: string | undefined;
  readonly input: unknown;
  readonly seen: number;
  /** The version of the text that was seen, where the matter has one. */
  readonly textSeen?: number | undefined;
  /** Why the person goes on in spite of a warning. */
  readonly reason?: string | undefined;
  /** When it happened, where it is entered later (补录). */
  readonly occurredAt?: string | undefined;
  /** The same act sent twice with one key is done once: kept by the form until the server has answered. */
  readonly idempotencyKey: string;
}

/** Asks again for whatever shows the matter. */
export function useRefresh(id: string): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [
        keys.document(id),
        keys.workbench,
        keys.inbox,
        keys.documents,
        keys.incoming,
        keys.leave,
        keys.conduct,
        keys.departmentMeetings,
        keys.oversight,
        keys.meetings,
        keys.tasks,
        keys.series,
      ].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
}

/** Performs an act. After a conflict the person is told first, and looks at what others did when ready. */
export function useMatterAct(path: MatterPath, id: string) {
  const refresh = useRefresh(id);
  return useMutation({
    mutationFn: (act: ActToPerform) => ask<ActDone>(`${at(path, id)}/acts`, { method: 'POST', body: act }),
    onSuccess: () => void refresh(),
  });
}

/** The hypothetical: how the act would be judged as filled in, without doing it. */
export function judgeMatterAct(
  path: MatterPath,
  id: string,
  act: Omit<ActToPerform, 'idempotencyKey'>,
  signal?: AbortSignal,
): Promise<VerdictView> {
  return ask<VerdictView>(`${at(path, id)}/verdicts`, { method: 'POST', body: act, signal });
}
