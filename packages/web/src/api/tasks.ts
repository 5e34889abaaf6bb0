/** Supervised tasks (督办事项): the board, the list, the page of one, assigning. */
import type { TaskInput } from '@lingxing/affairs/task';
import type {
  ActDone,
  TaskBoard,
  TaskBulletin,
  TaskBulletinTasks,
  TaskLine,
  TasksFrom,
  TaskTerms,
  TaskTrend,
  TaskVerdict,
  TaskView,
} from '@lingxing/server/contracts';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { addressOf, ask } from './client.ts';
import { keys } from './keys.ts';

/** What the list is narrowed by; the names of the query. */
export const TASK_FILTERS = [
  'q',
  'source',
  'stage',
  'lead',
  'deputy',
  'late',
  'near',
  'stalled',
  'mine',
  'closed',
  'exercise',
  'from',
  'to',
] as const;
export type TaskFilterName = (typeof TASK_FILTERS)[number];
export type TaskFilter = Readonly<Partial<Record<TaskFilterName | 'sort', string>>>;

interface Page {
  readonly items: readonly TaskLine[];
  readonly next?: string;
}

const PATH = '/tasks';

export function useTasks(filter: TaskFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.tasks, filter],
    queryFn: ({ pageParam, signal }) => ask<Page>(PATH, { signal, query: { ...filter, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** The tasks that were assigned from a paper or a document; not asked for whoever reads no tasks. */
export const useTasksFrom = (matter: string, reads: boolean) =>
  useQuery({
    queryKey: [...keys.tasks, 'from', matter],
    queryFn: ({ signal }) => ask<TasksFrom>(`${PATH}/from/${encodeURIComponent(matter)}`, { signal }),
    enabled: reads,
  });

/** How many of those that the list is narrowed to are open, by stage, department, leader in charge and source. */
export function useTaskBoard({ sort: _sort, closed: _closed, exercise: _exercise, ...filter }: TaskFilter = {}) {
  return useQuery({
    queryKey: [...keys.tasks, 'board', filter],
    queryFn: ({ signal }) => ask<TaskBoard>(`${PATH}/board`, { signal, query: { ...filter } }),
    placeholderData: keepPreviousData,
  });
}

/** The bulletin of a week, by any of its days; of the last that is over where none is named. */
export function useTaskBulletin(week: string | undefined) {
  return useQuery({
    queryKey: [...keys.tasks, 'bulletin', week],
    queryFn: ({ signal }) => ask<TaskBulletin>(`${PATH}/bulletin`, { signal, query: { week } }),
    placeholderData: keepPreviousData,
  });
}

/** The tasks behind one figure; none are asked for until one is chosen. */
export function useTaskBulletinTasks(
  of: { readonly week: string; readonly figure: string; readonly lead?: string | undefined } | undefined,
) {
  return useQuery({
    queryKey: [...keys.tasks, 'bulletin', 'tasks', of],
    queryFn: ({ signal }) => ask<TaskBulletinTasks>(`${PATH}/bulletin/tasks`, { signal, query: { ...of } }),
    enabled: of !== undefined,
  });
}

/** The weeks up to the one meant, of one department or of all. */
export function useTaskTrend(of: { readonly week: string | undefined; readonly lead: string | undefined }) {
  return useQuery({
    queryKey: [...keys.tasks, 'trend', of],
    queryFn: ({ signal }) => ask<TaskTrend>(`${PATH}/trend`, { signal, query: { ...of } }),
    placeholderData: keepPreviousData,
  });
}

export const taskBulletinExport = (week: string): string => addressOf(`${PATH}/bulletin/export.xlsx`, { week });

export const draftTaskBulletin = (week: string): Promise<ActDone> =>
  ask<ActDone>(`${PATH}/bulletin/draft`, { method: 'POST', body: { week } });

/** What the form asks under the government's own rules. */
export function useTaskTerms() {
  return useQuery({ queryKey: [...keys.tasks, 'terms'], queryFn: ({ signal }) => ask<TaskTerms>(`${PATH}/terms`, { signal }) });
}

/** Where the list as filtered is fetched as a spreadsheet. */
export const tasksExport = (filter: TaskFilter): string => addressOf(`${PATH}/export.xlsx`, { ...filter });

/** With `as`, the page as of another post that one may use. */
export function useTask(id: string, as?: string) {
  return useQuery({
    queryKey: [...keys.document(id), 'task', ...(as === undefined ? [] : ['as', as])],
    queryFn: ({ signal }) => ask<TaskView>(`${PATH}/${encodeURIComponent(id)}`, { signal, query: { as } }),
  });
}

export interface OpenTask {
  readonly act: 'assign';
  readonly input: { readonly form: TaskInput };
  readonly reason?: string | undefined;
  readonly idempotencyKey: string;
}

export const openTask = (task: OpenTask): Promise<ActDone> => ask<ActDone>(PATH, { method: 'POST', body: task });

/** How it would be judged as filled in, and what it repeats; nothing is stored. */
export const judgeTask = (task: Omit<OpenTask, 'idempotencyKey'>, signal: AbortSignal): Promise<TaskVerdict> =>
  ask<TaskVerdict>(`${PATH}/verdicts`, { method: 'POST', body: task, signal });
