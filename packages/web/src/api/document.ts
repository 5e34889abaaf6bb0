/** One document: its page, its texts, its history, and the acts on it. */
import type { ActDone, ActOfOther, Comparison, DocumentView, HistoryLine, VerdictView } from '@lingxing/server/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { API, ask } from './client.ts';
import { keys } from './keys.ts';

const at = (id: string) => `/documents/${encodeURIComponent(id)}`;

export function useDocument(id: string) {
  return useQuery({ queryKey: keys.document(id), queryFn: ({ signal }) => ask<DocumentView>(at(id), { signal }) });
}

interface HistoryPage {
  readonly items: readonly HistoryLine[];
  readonly next?: string;
}

/** Every act with its receipt, page by page. */
export function useHistory(id: string) {
  return useInfiniteQuery({
    queryKey: [...keys.document(id), 'history'],
    queryFn: ({ pageParam, signal }) => ask<HistoryPage>(`${at(id)}/history`, { signal, query: { cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
}

/** What was done after the version that was seen, the newest last. */
export async function actsSince(id: string, seen: number, signal: AbortSignal): Promise<readonly ActOfOther[]> {
  const page = await ask<HistoryPage>(`${at(id)}/history`, { signal, query: { cursor: seen, limit: 20 } });
  return page.items.map(({ seq, act, label, by, at: moment }) => ({ seq, act, label, by, at: moment }));
}

/** What changed between two versions of the text. */
export function useComparison(id: string, from: number, to: number, enabled = true) {
  return useQuery({
    queryKey: [...keys.document(id), 'comparison', from, to],
    queryFn: ({ signal }) => ask<Comparison>(`${at(id)}/comparison`, { signal, query: { from, to } }),
    enabled,
    staleTime: Infinity,
  });
}

/** Where the typeset sheet is fetched. The mark changes with the text and the sheet, so that a kept copy is never an old one. */
export function sheetAddress(view: Pick<DocumentView, 'id' | 'textVersion' | 'sheet' | 'number' | 'seal'>): string {
  const mark = [view.textVersion, view.sheet?.hash.slice(0, 12) ?? '', view.number === undefined ? '' : 'n'].join('-');
  return `${API}${at(view.id)}/sheet.pdf?v=${mark}`;
}

export interface ActToPerform {
  readonly act: string;
  readonly input: unknown;
  readonly seen: number;
  readonly textSeen: number;
  /** Why the person goes on in spite of a warning. */
  readonly reason?: string | undefined;
  /** The same act sent twice with one key is done once: kept by the form until the server has answered. */
  readonly idempotencyKey: string;
}

/** Asks again for whatever shows the document. */
export function useRefresh(id: string): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [keys.document(id), keys.workbench, keys.inbox, keys.documents, keys.series].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
}

/** Performs an act. After a conflict the person is told first, and looks at what others did when ready. */
export function useAct(id: string) {
  const refresh = useRefresh(id);
  return useMutation({
    mutationFn: (act: ActToPerform) => ask<ActDone>(`${at(id)}/acts`, { method: 'POST', body: act }),
    onSuccess: () => void refresh(),
  });
}

/** The hypothetical: how the act would be judged as filled in, without doing it. */
export function judgeAct(id: string, act: Omit<ActToPerform, 'idempotencyKey'>, signal?: AbortSignal): Promise<VerdictView> {
  return ask<VerdictView>(`${at(id)}/verdicts`, { method: 'POST', body: act, signal });
}
