/** What is raised from outside (接受监督): the list, the page of one, registering, replies made public. */
import type { OversightInput } from '@lingxing/affairs/oversight';
import type { ActDone, OversightLine, OversightVerdict, OversightView, PublishedReplyLine } from '@lingxing/server/contracts';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { addressOf, ask } from './client.ts';
import { keys } from './keys.ts';

/** What the list is narrowed by; the names of the query. */
export const OVERSIGHT_FILTERS = ['q', 'kind', 'stage', 'lead', 'mine', 'closed', 'late', 'near', 'stalled', 'from', 'to'] as const;
export type OversightFilterName = (typeof OVERSIGHT_FILTERS)[number];
export type OversightFilter = Readonly<Partial<Record<OversightFilterName | 'sort', string>>>;

interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

const PATH = '/oversight';

export function useOversight(filter: OversightFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.oversight, filter],
    queryFn: ({ pageParam, signal }) => ask<Page<OversightLine>>(PATH, { signal, query: { ...filter, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** Where the list as filtered is fetched as a spreadsheet. */
export const oversightExport = (filter: OversightFilter): string => addressOf(`${PATH}/export.xlsx`, { ...filter });

/** Replies made public, the latest first; of one kind or of all. */
export function usePublishedReplies(kind: string | undefined) {
  return useInfiniteQuery({
    queryKey: [...keys.oversight, 'published', kind],
    queryFn: ({ pageParam, signal }) =>
      ask<Page<PublishedReplyLine>>(`${PATH}/published`, { signal, query: { kind, cursor: pageParam, limit: 20 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

export const publishedExport = (kind: string | undefined): string =>
  addressOf(`${PATH}/published/export.xlsx`, kind === undefined ? {} : { kind });

/** With `as`, the page as of another post that one may use. */
export function useOversightMatter(id: string, as?: string) {
  return useQuery({
    queryKey: [...keys.document(id), 'oversight', ...(as === undefined ? [] : ['as', as])],
    queryFn: ({ signal }) => ask<OversightView>(`${PATH}/${encodeURIComponent(id)}`, { signal, query: { as } }),
  });
}

export interface OpenOversight {
  readonly act: 'register';
  readonly input: { readonly form: OversightInput };
  readonly idempotencyKey: string;
}

export const openOversight = (matter: OpenOversight): Promise<ActDone> => ask<ActDone>(PATH, { method: 'POST', body: matter });

/** How it would be judged as filled in, and what would follow; nothing is stored. */
export const judgeOversight = (matter: Omit<OpenOversight, 'idempotencyKey'>, signal: AbortSignal): Promise<OversightVerdict> =>
  ask<OversightVerdict>(`${PATH}/verdicts`, { method: 'POST', body: matter, signal });
