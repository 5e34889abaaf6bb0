/** Meetings that departments call (部门会议): the list, the year's count, the page of one, asking. */
import type { MeetingInput, Opening } from '@lingxing/affairs/department-meeting';
import type {
  ActDone,
  AddMeetingPlan,
  ChangeMeetingPlan,
  DepartmentMeetingLine,
  DepartmentMeetingVerdict,
  DepartmentMeetingView,
  DepartmentMeetingYear,
  MeetingPlansView,
} from '@lingxing/server/contracts';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { addressOf, ask } from './client.ts';
import { keys } from './keys.ts';

/** What the list is narrowed by; the names of the query. */
export const MEETING_FILTERS = ['q', 'kind', 'stage', 'host', 'mine', 'closed', 'from', 'to'] as const;
export type MeetingFilterName = (typeof MEETING_FILTERS)[number];
export type MeetingFilter = Readonly<Partial<Record<MeetingFilterName | 'sort', string>>>;

interface Page {
  readonly items: readonly DepartmentMeetingLine[];
  readonly next?: string;
}

const PATH = '/department-meetings';

export function useMeetings(filter: MeetingFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.departmentMeetings, filter],
    queryFn: ({ pageParam, signal }) => ask<Page>(PATH, { signal, query: { ...filter, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** How many each department has registered in a year. */
export function useMeetingYear(year: string) {
  return useQuery({
    queryKey: [...keys.departmentMeetings, 'year', year],
    queryFn: ({ signal }) => ask<DepartmentMeetingYear>(`${PATH}/year`, { signal, query: { year } }),
  });
}

/** The year's plans that this person sees. */
export function usePlans(year: string) {
  return useQuery({
    queryKey: [...keys.departmentMeetings, 'plans', year],
    queryFn: ({ signal }) => ask<MeetingPlansView>(`${PATH}/plans`, { signal, query: { year } }),
    enabled: /^2[01]\d\d$/.test(year),
  });
}

/** Enters a line of the plan, or with its id changes one. */
export type KeepPlan = { readonly add: AddMeetingPlan } | { readonly id: string; readonly change: ChangeMeetingPlan };

export function useKeepPlan() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (keep: KeepPlan) =>
      'add' in keep
        ? ask(`${PATH}/plans`, { method: 'POST', body: keep.add })
        : ask(`${PATH}/plans/${encodeURIComponent(keep.id)}`, { method: 'PUT', body: keep.change }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.departmentMeetings }),
  });
}

/** Where the list as filtered is fetched as a spreadsheet. */
export const meetingsExport = (filter: MeetingFilter): string => addressOf(`${PATH}/export.xlsx`, { ...filter });

/** With `as`, the page as of another post that one may use. */
export function useMeeting(id: string, as?: string) {
  return useQuery({
    queryKey: [...keys.document(id), 'department-meeting', ...(as === undefined ? [] : ['as', as])],
    queryFn: ({ signal }) => ask<DepartmentMeetingView>(`${PATH}/${encodeURIComponent(id)}`, { signal, query: { as } }),
  });
}

export interface OpenMeeting {
  readonly act: Opening;
  readonly input: {
    /** Whose meeting; left out where it is one's own department's. */
    readonly host?: string | undefined;
    readonly form: MeetingInput;
    readonly reason?: string | undefined;
    readonly scan?: string | undefined;
  };
  readonly reason?: string | undefined;
  readonly occurredAt?: string | undefined;
  readonly idempotencyKey: string;
}

export const openMeeting = (matter: OpenMeeting): Promise<ActDone> => ask<ActDone>(PATH, { method: 'POST', body: matter });

/** How it would be judged as filled in, and what would follow; nothing is stored. */
export const judgeMeeting = (matter: Omit<OpenMeeting, 'idempotencyKey'>, signal: AbortSignal): Promise<DepartmentMeetingVerdict> =>
  ask<DepartmentMeetingVerdict>(`${PATH}/verdicts`, { method: 'POST', body: matter, signal });
