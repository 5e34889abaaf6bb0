/** Attending a sitting: the code on the host's screen, signing in with it, one's own notes, entering one that was held. */
import type { HeldInput } from '@lingxing/affairs/meeting';
import type { ActDone, MeetingNotesView, SignInCodeView } from '@lingxing/server/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from './client.ts';
import { keys } from './keys.ts';
import { useRefresh } from './matter.ts';

const at = (id: string): string => `/meetings/${encodeURIComponent(id)}`;

/** The code turns every half minute; it is asked for again when it has. */
export function useSignInCode(id: string, open: boolean) {
  return useQuery({
    queryKey: [...keys.document(id), 'sign-in-code'],
    queryFn: ({ signal }) => ask<SignInCodeView>(`${at(id)}/sign-in-code`, { signal }),
    enabled: open,
    gcTime: 0,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data === undefined ? 5_000 : Math.max(1_000, Date.parse(data.until) - Date.parse(data.now) + 200),
  });
}

export function useSignIn(id: string) {
  const refresh = useRefresh(id);
  return useMutation({
    mutationFn: (body: { readonly code: string; readonly idempotencyKey: string }) =>
      ask<ActDone>(`${at(id)}/sign-ins`, { method: 'POST', body }),
    onSuccess: () => void refresh(),
  });
}

const notesKey = (id: string) => [...keys.document(id), 'notes'] as const;

export function useMeetingNotes(id: string) {
  return useQuery({ queryKey: notesKey(id), queryFn: ({ signal }) => ask<MeetingNotesView>(`${at(id)}/notes`, { signal }) });
}

export function useKeepNote(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly topic: string; readonly text: string }) =>
      ask<MeetingNotesView>(`${at(id)}/notes`, { method: 'PUT', body }),
    onSuccess: (notes) => client.setQueryData(notesKey(id), notes),
  });
}

export const enterHeld = ({ input, idempotencyKey }: { readonly input: HeldInput; readonly idempotencyKey: string }): Promise<ActDone> =>
  ask<ActDone>('/meetings/held', { method: 'POST', body: { act: 'enter-held', input, idempotencyKey } });
