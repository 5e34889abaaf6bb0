/** The list of documents: filtered, sorted, searched, paged by a cursor, exported. */
import type { DocumentLine } from '@lingxing/server/contracts';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { addressOf, ask } from './client.ts';
import { keys } from './keys.ts';

export interface DocumentFilter {
  readonly q?: string | undefined;
  readonly stage?: string | undefined;
  readonly kind?: string | undefined;
  readonly issuer?: string | undefined;
  readonly host?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly late?: string | undefined;
  readonly mine?: string | undefined;
  readonly sort?: string | undefined;
}

interface Page {
  readonly items: readonly DocumentLine[];
  readonly next?: string;
  readonly total?: number;
}

export function useDocuments(filter: DocumentFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.documents, filter],
    queryFn: ({ pageParam, signal }) => ask<Page>('/documents', { signal, query: { ...filter, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** The few documents that the search box offers while one types. */
export function useDocumentSearch(q: string) {
  return useQuery({
    queryKey: [...keys.documents, 'search', q],
    queryFn: ({ signal }) => ask<Page>('/documents', { signal, query: { q, limit: 8 } }),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  });
}

/** Where the list as filtered is fetched as a spreadsheet. */
export function exportAddress(filter: DocumentFilter): string {
  return addressOf('/documents/export.xlsx', { ...filter });
}
