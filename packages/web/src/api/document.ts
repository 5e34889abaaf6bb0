/** One document: its page and its texts. */
import type { Comparison, DocumentView } from '@lingxing/server/contracts';
import { useQuery } from '@tanstack/react-query';
import { API, ask } from './client.ts';
import { keys } from './keys.ts';

const at = (id: string) => `/documents/${encodeURIComponent(id)}`;

/** With `as`, the page as of another post that one may use. */
export function useDocument(id: string, as?: string) {
  return useQuery({
    queryKey: as === undefined ? keys.document(id) : [...keys.document(id), 'as', as],
    queryFn: ({ signal }) => ask<DocumentView>(at(id), { signal, query: { as } }),
  });
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
