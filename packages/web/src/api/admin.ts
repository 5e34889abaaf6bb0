/** What the three separated administrators do: accounts, grants, notices; trail and ledger. */
import type { accountView, CalendarDays, calendarNotice, fontsView, grantPost, ledgerCheck, trailLine } from '@lingxing/server/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { API, ask } from './client.ts';
import { keys } from './keys.ts';

export type AccountLine = z.infer<typeof accountView>;
export type TrailLine = z.infer<typeof trailLine>;
export type LedgerCheck = z.infer<typeof ledgerCheck>;
export type GrantPost = z.input<typeof grantPost>;
export type CalendarNotice = z.input<typeof calendarNotice>;

export function useAccounts() {
  return useQuery({
    queryKey: [...keys.admin, 'accounts'],
    queryFn: ({ signal }) => ask<AccountLine[]>('/admin/accounts', { signal }),
  });
}

/** Whether the notice of a year is out. */
export function useYearNotice(year: number) {
  return useQuery({
    queryKey: [...keys.admin, 'year', year],
    queryFn: async ({ signal }) => {
      const days = await ask<CalendarDays>('/calendar/days', { signal, query: { from: `${year}-01-01`, to: `${year}-01-01` } });
      return days.years[0];
    },
    enabled: year >= 2000 && year <= 2100,
  });
}

/** Fonts that sheets are set in, and what stands in for what. */
export function useFonts() {
  return useQuery({
    queryKey: [...keys.admin, 'fonts'],
    queryFn: ({ signal }) => ask<z.infer<typeof fontsView>>('/admin/fonts', { signal }),
  });
}

interface TrailPage {
  readonly items: readonly TrailLine[];
  readonly next?: string;
}
export function useTrail(filter: { readonly q?: string; readonly result?: string } = {}) {
  return useInfiniteQuery({
    queryKey: [...keys.admin, 'trail', filter],
    queryFn: ({ pageParam, signal }) => ask<TrailPage>('/admin/trail', { signal, query: { ...filter, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
}

/** Something that an administrator sets; the lists are read again afterwards. */
export function useAdminAct<Body>(path: string | ((body: Body) => string), send: (body: Body) => unknown = (body) => body) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => ask<unknown>(typeof path === 'string' ? path : path(body), { method: 'POST', body: send(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.admin }),
  });
}

/** Checks every chain and every sealed batch of this government's ledger; runs only when asked for. */
export function useLedgerCheck() {
  return useMutation({ mutationKey: [...keys.ledger, 'verification'], mutationFn: () => ask<LedgerCheck>('/ledger/verification') });
}

/** Where the outside anchor is fetched. */
export const anchorAddress = `${API}/ledger/anchor`;
