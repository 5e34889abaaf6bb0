/** Incoming documents (收文): the list, the page of one, registering what came in, and the office's templates. */
import type { LetterInput } from '@lingxing/affairs/incoming';
import type {
  ActDone,
  EmailLetter,
  IncomingLine,
  IncomingView,
  LetterVerdict,
  TemplateLists,
  TemplateView,
} from '@lingxing/server/contracts';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { addressOf, ask, ProblemError } from './client.ts';
import { sendFile, type Sending } from './files.ts';
import { keys } from './keys.ts';

/** What a list of incoming documents is narrowed by; the names of the query. */
export const INCOMING_FILTERS = [
  'q',
  'stage',
  'kind',
  'class',
  'body',
  'sender',
  'senderNumber',
  'channel',
  'handler',
  'from',
  'to',
  'mine',
  'waiting',
  'late',
  'closed',
] as const;
export type IncomingFilterName = (typeof INCOMING_FILTERS)[number];
export type IncomingFilter = Readonly<Partial<Record<IncomingFilterName, string>>>;

interface Page {
  readonly items: readonly IncomingLine[];
  readonly next?: string;
  readonly total?: number;
}

export function useIncomingList(filter: IncomingFilter & { readonly sort?: string }) {
  return useInfiniteQuery({
    queryKey: [...keys.incoming, filter],
    queryFn: ({ pageParam, signal }) => ask<Page>('/incoming', { signal, query: { ...filter, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** The few incoming documents that the search box offers while one types. */
export function useIncomingSearch(q: string) {
  return useQuery({
    queryKey: [...keys.incoming, 'search', q],
    queryFn: ({ signal }) => ask<Page>('/incoming', { signal, query: { q, limit: 5 } }),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  });
}

/** Where the list as filtered is fetched as a spreadsheet. */
export const incomingExport = (filter: IncomingFilter & { readonly sort?: string }): string =>
  addressOf('/incoming/export.xlsx', { ...filter });

/** With `as`, the page as of another post that one may use. */
export function useIncoming(id: string, as?: string) {
  return useQuery({
    queryKey: [...keys.document(id), 'incoming', ...(as === undefined ? [] : ['as', as])],
    queryFn: ({ signal }) => ask<IncomingView>(`/incoming/${encodeURIComponent(id)}`, { signal, query: { as } }),
  });
}

/** Where the 收文办理单 is fetched. The mark changes with the matter, so that a kept copy is never an old one. */
export const formAddress = (view: Pick<IncomingView, 'id' | 'version'>): string =>
  addressOf(`/incoming/${encodeURIComponent(view.id)}/form.pdf`, { v: view.version });

/** Where the sender's own typeset sheet is fetched, where it came through the system. */
export const sheetAddress = (view: Pick<IncomingView, 'id' | 'round'>): string =>
  addressOf(`/incoming/${encodeURIComponent(view.id)}/sheet.pdf`, { v: view.round });

export interface Registration {
  readonly letter: LetterInput;
  readonly channel: 'paper' | 'file' | 'email';
  /** When it was received, an ISO date-time; absent where that is now. */
  readonly receivedAt?: string | undefined;
  readonly idempotencyKey: string;
}

export const registerLetter = (registration: Registration): Promise<ActDone> =>
  ask<ActDone>('/incoming', { method: 'POST', body: registration });

/** What is found against a paper while it is filled in, and whether it was registered before; nothing is stored. */
export const judgeLetter = (
  asked: { readonly letter: LetterInput; readonly receivedAt?: string | undefined },
  signal: AbortSignal,
): Promise<LetterVerdict> => ask<LetterVerdict>('/incoming/verdicts', { method: 'POST', body: asked, signal });

/** Takes an e-mail in with its attachments and fills a letter from it. */
export const takeEmail = (file: File, sending: Sending): Promise<EmailLetter> => sendFile<EmailLetter>('/incoming/email', file, sending);

/** 拟办 and 退回 templates and phrases as this person has them. */
export function useTemplates() {
  return useQuery({ queryKey: keys.templates, queryFn: ({ signal }) => ask<TemplateLists>('/incoming/templates', { signal }) });
}

/** Puts a whole list in place; what was changed meanwhile by somebody else is shown, and nothing is overwritten. */
export function usePutTemplates(list: 'recommend' | 'return' | 'phrases' | 'own-phrases') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly items: readonly TemplateView[]; readonly seen: string | null }) =>
      ask<TemplateLists>(`/incoming/templates/${list}`, { method: 'PUT', body }),
    onSuccess: (lists) => {
      client.setQueryData(keys.templates, lists);
      // Open pages of papers write with them.
      void client.invalidateQueries({ queryKey: ['document'] });
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.status === 409) void client.invalidateQueries({ queryKey: keys.templates });
    },
  });
}
