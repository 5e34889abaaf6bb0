/** What waits for me, what is late, what I have done. */
import type { InboxLine, Workbench } from '@lingxing/server/contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ask } from './client.ts';
import { keys } from './keys.ts';

export function useWorkbench() {
  return useQuery({ queryKey: keys.workbench, queryFn: ({ signal }) => ask<Workbench>('/workbench', { signal }) });
}

interface InboxPage {
  readonly items: readonly InboxLine[];
  readonly next?: string;
  readonly total?: number;
}

/** The whole of what waits, page by page. */
export function useInbox() {
  return useInfiniteQuery({
    queryKey: keys.inbox,
    queryFn: ({ pageParam, signal }) => ask<InboxPage>('/inbox', { signal, query: { cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
}
