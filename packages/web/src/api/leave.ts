/** Absences (外出和请销假): the list, the page of one, asking, what lies open before leaving, who is away in a span of days. */
import type { AbsenceInput, Opening } from '@lingxing/affairs/leave';
import type {
  AbsenceLine,
  AbsencesView,
  ActDone,
  CalendarAddress,
  CalendarDays,
  CalendarSubscription,
  inSteadPage,
  LeaveVerdict,
  LeaveView,
  openMatters,
} from '@lingxing/server/contracts';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { addressOf, ask } from './client.ts';
import { keys } from './keys.ts';

/** What the list is narrowed by; the names of the query. */
export const LEAVE_FILTERS = ['mine', 'waiting', 'overdue', 'stage', 'from', 'to'] as const;
export type LeaveFilterName = (typeof LEAVE_FILTERS)[number];
export type LeaveFilter = Readonly<Partial<Record<LeaveFilterName, string>>>;

interface Page {
  readonly items: readonly AbsenceLine[];
  readonly next?: string;
}

export function useLeaveList(filter: LeaveFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.leave, filter],
    queryFn: ({ pageParam, signal }) => ask<Page>('/leave', { signal, query: { ...filter, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** Where the list as filtered is fetched as a spreadsheet. */
export const leaveExport = (filter: LeaveFilter): string => addressOf('/leave/export.xlsx', { ...filter });

/** With `as`, the page as of another post that one may use. */
export function useLeave(id: string, as?: string) {
  return useQuery({
    queryKey: [...keys.document(id), 'leave', ...(as === undefined ? [] : ['as', as])],
    queryFn: ({ signal }) => ask<LeaveView>(`/leave/${encodeURIComponent(id)}`, { signal, query: { as } }),
  });
}

/** What was done by titles that rest on this absence. */
export function useInStead(id: string) {
  return useQuery({
    queryKey: [...keys.document(id), 'in-stead'],
    queryFn: ({ signal }) => ask<z.infer<typeof inSteadPage>>(`/leave/${encodeURIComponent(id)}/in-stead`, { signal }),
  });
}

/** What lies open for one's own post, to be handed over before leaving. */
export function useOpenMatters(enabled: boolean) {
  return useQuery({
    queryKey: [...keys.leave, 'open-matters'],
    queryFn: ({ signal }) => ask<z.infer<typeof openMatters>>('/leave/open-matters', { signal, query: { limit: 200 } }),
    enabled,
  });
}

/** Who is away in a span of days, and how many leaders on each. */
export function useAbsences(from: string, to: string) {
  return useQuery({
    queryKey: [...keys.leave, 'days', from, to],
    queryFn: ({ signal }) => ask<AbsencesView>('/absences', { signal, query: { from, to } }),
    placeholderData: keepPreviousData,
  });
}

export interface OpenLeave {
  readonly act: Opening;
  readonly input: {
    /** Whose absence; left out where it is one's own. */
    readonly post?: string | undefined;
    readonly absence: AbsenceInput;
    readonly reason?: string | undefined;
    readonly scan?: string | undefined;
  };
  readonly reason?: string | undefined;
  readonly occurredAt?: string | undefined;
  readonly idempotencyKey: string;
}

export const openLeave = (leave: OpenLeave): Promise<ActDone> => ask<ActDone>('/leave', { method: 'POST', body: leave });

/** How it would be judged as filled in, and what would follow; nothing is stored. */
export const judgeLeave = (leave: Omit<OpenLeave, 'idempotencyKey'>, signal: AbortSignal): Promise<LeaveVerdict> =>
  ask<LeaveVerdict>('/leave/verdicts', { method: 'POST', body: leave, signal });

/** The nature of each day in a span by the working calendar. */
export function useCalendarDays(from: string, to: string) {
  return useQuery({
    queryKey: ['calendar-days', from, to],
    queryFn: ({ signal }) => ask<CalendarDays>('/calendar/days', { signal, query: { from, to } }),
    placeholderData: keepPreviousData,
  });
}

const SUBSCRIPTION = ['calendar-subscription'] as const;

/** Whether one has an address for the calendar, since when, and whether it is read. */
export function useCalendarSubscription() {
  return useQuery({
    queryKey: SUBSCRIPTION,
    queryFn: ({ signal }) => ask<CalendarSubscription | null>('/calendar/subscription', { signal }),
  });
}

/** A new address, told once; the one before is no more. */
export function useRenewCalendar() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask<CalendarAddress>('/calendar/subscription', { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: SUBSCRIPTION }),
  });
}

export function useRevokeCalendar() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask<null>('/calendar/subscription', { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: SUBSCRIPTION }),
  });
}
