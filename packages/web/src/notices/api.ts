/** One's own notices and how one is told; the webhook of the system administrator. */
import type { NoticeChoices, NoticePage, NoticeSettings, webhookSecret, webhookState, webhookTrial } from '@lingxing/server/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod';
import { ask } from '../api/client.ts';
import { keys } from '../api/keys.ts';

/** Where no stream tells of news (an administrator has none), it is asked for now and then. */
const ASK_AGAIN_MS = 60_000;

export function useUnread(enabled: boolean) {
  return useQuery({
    queryKey: [...keys.notices, 'unread'],
    queryFn: ({ signal }) => ask<{ unread: number }>('/notices/unread', { signal }),
    refetchInterval: ASK_AGAIN_MS,
    enabled,
  });
}

export function useNotices({ unread, kind, sort }: { readonly unread: boolean; readonly kind: string; readonly sort: string }) {
  return useInfiniteQuery({
    queryKey: [...keys.notices, 'list', unread, kind, sort],
    queryFn: ({ pageParam, signal }) =>
      ask<NoticePage>('/notices', { signal, query: { cursor: pageParam, limit: 50, kind, sort, unread: unread ? 'true' : undefined } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
}

export type WhichNotices = { readonly ids: readonly number[] } | { readonly upTo: number } | { readonly matter: string };

export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (which: WhichNotices) => ask<undefined>('/notices/read', { method: 'POST', body: which }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.notices }),
  });
}

const SETTINGS = [...keys.notices, 'settings'] as const;

export function useNoticeSettings() {
  return useQuery({ queryKey: SETTINGS, queryFn: ({ signal }) => ask<NoticeSettings>('/notices/settings', { signal }) });
}

/** Something about one's own settings; the answer is how they stand now. */
export function useSettingAct<Body>(method: 'PUT' | 'POST' | 'DELETE', path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => ask<NoticeSettings>(path, { method, ...(body === undefined ? {} : { body }) }),
    onSuccess: (settings) => client.setQueryData(SETTINGS, settings),
  });
}
export const useSaveChoices = () => useSettingAct<NoticeChoices>('PUT', '/notices/settings');

const WEBHOOK = [...keys.admin, 'webhook'] as const;

export function useWebhook() {
  return useQuery({ queryKey: WEBHOOK, queryFn: ({ signal }) => ask<z.infer<typeof webhookState>>('/admin/webhook', { signal }) });
}

function useWebhookAct<Body, Answer>(method: 'PUT' | 'POST' | 'DELETE', path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => ask<Answer>(path, { method, ...(body === undefined ? {} : { body }) }),
    onSuccess: () => client.invalidateQueries({ queryKey: WEBHOOK }),
  });
}
export const useSetWebhook = () => useWebhookAct<{ readonly url: string }, z.infer<typeof webhookSecret>>('PUT', '/admin/webhook');
export const useTryWebhook = () => useWebhookAct<undefined, z.infer<typeof webhookTrial>>('POST', '/admin/webhook/trial');
export const useRemoveWebhook = () => useWebhookAct<undefined, undefined>('DELETE', '/admin/webhook');
