/** Small matters (请示报备): the list, the page of one, what the text says of each kind, asking and reporting. */
import type { ConductInput, Opening } from '@lingxing/affairs/conduct';
import type { ActDone, ConductKinds, ConductLine, ConductVerdict, ConductView } from '@lingxing/server/contracts';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { addressOf, ask } from './client.ts';
import { keys } from './keys.ts';

/** What the list is narrowed by; the names of the query. */
export const CONDUCT_FILTERS = ['q', 'kind', 'stage', 'mine', 'waiting', 'closed', 'from', 'to'] as const;
export type ConductFilterName = (typeof CONDUCT_FILTERS)[number];
export type ConductFilter = Readonly<Partial<Record<ConductFilterName | 'sort', string>>>;

interface Page {
  readonly items: readonly ConductLine[];
  readonly next?: string;
}

export function useConductList(filter: ConductFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.conduct, filter],
    queryFn: ({ pageParam, signal }) => ask<Page>('/conduct', { signal, query: { ...filter, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** Where the list as filtered is fetched as a spreadsheet. */
export const conductExport = (filter: ConductFilter): string => addressOf('/conduct/export.xlsx', { ...filter });

/** With `as`, the page as of another post that one may use. */
export function useConduct(id: string, as?: string) {
  return useQuery({
    queryKey: [...keys.document(id), 'conduct', ...(as === undefined ? [] : ['as', as])],
    queryFn: ({ signal }) => ask<ConductView>(`/conduct/${encodeURIComponent(id)}`, { signal, query: { as } }),
  });
}

/** What the text says of each kind of matter for one post. */
export function useConductKinds(post: string) {
  return useQuery({
    queryKey: [...keys.rules, 'conduct-kinds', post],
    queryFn: ({ signal }) => ask<ConductKinds>('/conduct/kinds', { signal, query: { post } }),
    enabled: post !== '',
  });
}

export interface OpenConduct {
  readonly act: Opening;
  readonly input: {
    /** Whose matter; left out where it is one's own. */
    readonly post?: string | undefined;
    readonly form: ConductInput;
    readonly reason?: string | undefined;
    readonly scan?: string | undefined;
  };
  readonly reason?: string | undefined;
  readonly occurredAt?: string | undefined;
  readonly idempotencyKey: string;
}

export const openConduct = (matter: OpenConduct): Promise<ActDone> => ask<ActDone>('/conduct', { method: 'POST', body: matter });

/** How it would be judged as filled in, and what would follow; nothing is stored. */
export const judgeConduct = (matter: Omit<OpenConduct, 'idempotencyKey'>, signal: AbortSignal): Promise<ConductVerdict> =>
  ask<ConductVerdict>('/conduct/verdicts', { method: 'POST', body: matter, signal });
