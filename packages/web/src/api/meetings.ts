/** Meetings (会议): the list, one sitting, convening one. */
import type { ConveneInput } from '@lingxing/affairs/meeting';
import type { ActDone, FollowUpLine, MeetingLine, MeetingOutlook, MeetingView } from '@lingxing/server/contracts';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { addressOf, ask } from './client.ts';
import { keys } from './keys.ts';

/** What the list is narrowed by; the names of the query. */
export const MEETING_FILTERS = ['q', 'kind', 'stage', 'mine', 'closed', 'from', 'to'] as const;
export type MeetingFilterName = (typeof MEETING_FILTERS)[number];
export type MeetingFilter = Readonly<Partial<Record<MeetingFilterName | 'sort', string>>>;

interface Page {
  readonly items: readonly MeetingLine[];
  readonly next?: string;
}

export function useMeetings(filter: MeetingFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.meetings, filter],
    queryFn: ({ pageParam, signal }) => ask<Page>('/meetings', { signal, query: { ...filter, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** How the meetings keep to the text's rhythm and what waits; drawn anew with the list. */
export const useOutlook = () =>
  useQuery({ queryKey: [...keys.meetings, 'outlook'], queryFn: ({ signal }) => ask<MeetingOutlook>('/meetings/outlook', { signal }) });

/** Where the list as filtered is fetched as a spreadsheet. */
export const meetingsExport = (filter: MeetingFilter): string => addressOf('/meetings/export.xlsx', { ...filter });

export type AfterFilter = Readonly<Partial<Record<'kind' | 'from' | 'to', string>>>;

/** What became of decisions. */
export function useAfter(filter: AfterFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.meetings, 'after', filter],
    queryFn: ({ pageParam, signal }) =>
      ask<{ readonly items: readonly FollowUpLine[]; readonly next?: string }>('/meetings/after', {
        signal,
        query: { ...filter, cursor: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

export const afterExport = (filter: AfterFilter): string => addressOf('/meetings/after.xlsx', { ...filter });

/** With `as`, the page as of another post that one may use. */
export function useMeeting(id: string, as?: string) {
  return useQuery({
    queryKey: [...keys.document(id), 'meeting', ...(as === undefined ? [] : ['as', as])],
    queryFn: ({ signal }) => ask<MeetingView>(`/meetings/${encodeURIComponent(id)}`, { signal, query: { as } }),
  });
}

export interface Convene {
  readonly input: ConveneInput;
  readonly idempotencyKey: string;
}

export const convene = ({ input, idempotencyKey }: Convene): Promise<ActDone> =>
  ask<ActDone>('/meetings', { method: 'POST', body: { act: 'convene', input, idempotencyKey } });
