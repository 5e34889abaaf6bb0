/** Departments, leaders, who is who: what the pickers choose from. */
import type { OrganisationView, seriesView } from '@lingxing/server/contracts';
import { useQuery } from '@tanstack/react-query';
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
