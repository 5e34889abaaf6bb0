/** 会议公开: what sittings have opened. */
import type { OpenLine } from '@lingxing/server/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { addressOf, ask } from './client.ts';
import { keys } from './keys.ts';

export function useOpenItems(list: string) {
  return useInfiniteQuery({
    queryKey: [...keys.meetings, 'open', list],
    queryFn: ({ pageParam, signal }) =>
      ask<{ readonly items: readonly OpenLine[]; readonly next?: string }>('/meetings/open', {
        signal,
        query: { list, cursor: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** The list for the public as a file. */
export const publicListExport: string = addressOf('/meetings/open.xlsx', {});
