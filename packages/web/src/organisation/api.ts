/** 机构与分工: what the pages ask of the server. */
import type {
  ChangeHistoryPage,
  ChangePlanInput,
  ChartView,
  MovedView,
  PlanDone,
  PlanPreviewView,
  WorkbookRead,
} from '@lingxing/server/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, askFile } from '../api/client.ts';
import { keys } from '../api/keys.ts';

export type Change = ChangePlanInput['changes'][number];

/** Under which permission a plan is made: posts and portfolios, or who holds them. */
export type PlanSide = 'organisation' | 'grants';
const PATHS: Readonly<Record<PlanSide, string>> = { organisation: '/organisation/plans', grants: '/admin/grants/plans' };

export function useChart(day: string | undefined) {
  return useQuery({
    queryKey: [...keys.organisation, 'chart', day ?? ''],
    queryFn: ({ signal }) => ask<ChartView>('/organisation/chart', { signal, query: { day } }),
    placeholderData: (before) => before,
  });
}

export function useChangeHistory(enabled: boolean) {
  return useInfiniteQuery({
    queryKey: [...keys.organisation, 'history'],
    queryFn: ({ pageParam, signal }) => ask<ChangeHistoryPage>('/organisation/history', { signal, query: { cursor: pageParam } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.next,
    enabled,
  });
}

export interface Previewed {
  readonly plan: ChangePlanInput;
  readonly preview: PlanPreviewView;
}

/** Previews a plan; the open matters that it moves are looked through turn by turn afterwards. */
export function usePreview(side: PlanSide) {
  return useMutation({
    mutationFn: async (plan: ChangePlanInput): Promise<Previewed> => ({
      plan,
      preview: await ask<PlanPreviewView>(`${PATHS[side]}/preview`, { method: 'POST', body: plan }),
    }),
  });
}

export function useMoved(side: PlanSide, { plan, preview }: Previewed) {
  return useInfiniteQuery({
    queryKey: [...keys.organisation, 'moved', side, preview.seen, plan],
    queryFn: ({ pageParam, signal }) =>
      ask<MovedView>(`${PATHS[side]}/moved`, {
        method: 'POST',
        body: { plan, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    enabled: preview.confirmable,
  });
}

/** The matters as a file: a question with a body, so it is fetched and handed over rather than linked to. */
export async function exportMoved(side: PlanSide, plan: ChangePlanInput): Promise<void> {
  const address = URL.createObjectURL(await askFile(`${PATHS[side]}/moved.xlsx`, { method: 'POST', body: plan }));
  const link = document.createElement('a');
  link.href = address;
  link.download = '变动涉及的在办事项.xlsx';
  link.click();
  URL.revokeObjectURL(address);
}

export function useConfirmPlan(side: PlanSide) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ plan, preview }: Previewed) => ask<PlanDone>(PATHS[side], { method: 'POST', body: { plan, seen: preview.seen } }),
    onSuccess: () => Promise.all([keys.organisation, keys.admin].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export function useWorkbook() {
  return useMutation({
    mutationFn: ({ file, day }: { readonly file: File; readonly day: string }) => {
      const body = new FormData();
      body.append('day', day);
      body.append('file', file);
      return ask<WorkbookRead>('/organisation/workbook', { method: 'POST', body });
    },
  });
}
