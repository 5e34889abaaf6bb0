/** 基层减负: the counts, the documents behind them, and the bulletins that the office lists for departments. */
import type { BurdenView, DispatchLine } from '@lingxing/server/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { addressOf, ask } from '../api/client.ts';
import { keys } from '../api/keys.ts';

export interface BurdenFilter {
  readonly from: string;
  readonly to: string;
  readonly by: 'month' | 'year';
}
export interface DispatchFilter {
  readonly from: string;
  readonly to: string;
  readonly sender: string;
  readonly over?: string | undefined;
  readonly bulletin?: string | undefined;
  readonly forms?: string | undefined;
}

export function useBurden(filter: BurdenFilter) {
  return useQuery({
    queryKey: [...keys.burden, filter],
    queryFn: ({ signal }) => ask<BurdenView>('/burden', { signal, query: { ...filter } }),
  });
}

export const burdenExport = (filter: BurdenFilter): string => addressOf('/burden/export.xlsx', { ...filter });

/** The documents behind one count; none are asked for until one is chosen. */
export function useDispatches(filter: DispatchFilter | undefined) {
  return useInfiniteQuery({
    queryKey: [...keys.burden, 'documents', filter],
    queryFn: ({ pageParam, signal }) =>
      ask<{ readonly items: readonly DispatchLine[]; readonly next?: string }>('/burden/documents', {
        signal,
        query: { ...filter, cursor: pageParam, limit: 50 },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    enabled: filter !== undefined,
  });
}

/** Lists (核准) the bulletins of a department anew. */
export function useListBulletins() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      department,
      ...body
    }: {
      readonly department: string;
      readonly bulletins: readonly string[];
      readonly reason: string;
    }) => ask<BurdenView>(`/burden/bulletins/${encodeURIComponent(department)}`, { method: 'PUT', body }),
    onSuccess: () => {
      for (const queryKey of [keys.burden, keys.organisation]) void client.invalidateQueries({ queryKey });
    },
  });
}
