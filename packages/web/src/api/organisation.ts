/** Departments, leaders, who is who: what the pickers choose from. */
import type { MarksView, OrganisationView, seriesView } from '@lingxing/server/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { ask } from './client.ts';
import { keys } from './keys.ts';

export type SeriesLine = z.infer<typeof seriesView>[number];

export function useOrganisation() {
  return useQuery({
    queryKey: keys.organisation,
    queryFn: ({ signal }) => ask<OrganisationView>('/organisation', { signal }),
    staleTime: 5 * 60_000,
  });
}

/** Numbering series with the number that would come next. Only a preview: the number is drawn by the act. */
export function useSeries(enabled = true) {
  return useQuery({ queryKey: keys.series, queryFn: ({ signal }) => ask<SeriesLine[]>('/series', { signal }), enabled });
}

const marksKey = [...keys.series, 'marks'] as const;

/** Under what the bodies number their own documents (发文机关代字). */
export function useMarks() {
  return useQuery({ queryKey: marksKey, queryFn: ({ signal }) => ask<MarksView>('/series/marks', { signal }) });
}

/** Enters the mark of a body; what waited for it is asked for anew. */
export function useEnterMark() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, ...given }: { readonly body: string; readonly mark: string; readonly reason: string }) =>
      ask<MarksView>(`/series/marks/${encodeURIComponent(body)}`, { method: 'PUT', body: given }),
    onSuccess: (marks) => {
      client.setQueryData(marksKey, marks);
      for (const queryKey of [keys.series, keys.workbench, keys.inbox]) void client.invalidateQueries({ queryKey });
    },
  });
}
