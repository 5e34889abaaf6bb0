/** The Work Rules in force here, and single norms of them. */
import type { NormView, RulesView } from '@lingxing/server/contracts';
import { useQuery } from '@tanstack/react-query';
import { ask } from './client.ts';
import { keys } from './keys.ts';

const HALF_AN_HOUR = 30 * 60_000;

export function useRules(enabled = true) {
  return useQuery({
    queryKey: keys.rules,
    queryFn: ({ signal }) => ask<RulesView>('/rules', { signal }),
    staleTime: HALF_AN_HOUR,
    enabled,
  });
}

export function useNorm(id: string | undefined) {
  return useQuery({
    queryKey: [...keys.rules, 'norm', id],
    queryFn: ({ signal }) => ask<NormView>(`/rules/norms/${encodeURIComponent(id ?? '')}`, { signal }),
    staleTime: HALF_AN_HOUR,
    enabled: id !== undefined,
  });
}
