/** Rooms for sittings: who has which on a day, and what the office keeps. */
import type { AddRoom, ChangeRoom, RoomsView } from '@lingxing/server/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from './client.ts';
import { keys } from './keys.ts';

export const useRooms = (day: string) =>
  useQuery({
    queryKey: [...keys.meetings, 'rooms', day],
    queryFn: ({ signal }) => ask<RoomsView>('/meetings/rooms', { signal, query: { day } }),
    placeholderData: keepPreviousData,
  });

/** Adds a room, or with its id changes one. */
export type KeepRoom = { readonly add: AddRoom } | { readonly id: string; readonly change: ChangeRoom };

export function useKeepRoom() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (keep: KeepRoom) =>
      'add' in keep
        ? ask('/meetings/rooms', { method: 'POST', body: keep.add })
        : ask(`/meetings/rooms/${encodeURIComponent(keep.id)}`, { method: 'PUT', body: keep.change }),
    onSuccess: () => client.invalidateQueries({ queryKey: [...keys.meetings, 'rooms'] }),
  });
}
