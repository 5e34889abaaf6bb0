/** Days of reception (领导接访): those of a year, the page of one, arranging. */
import type { ArrangeInput } from '@lingxing/affairs/reception';
import type { ActDone, ReceptionsView, ReceptionVerdict, ReceptionView } from '@lingxing/server/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask } from './client.ts';
import { keys } from './keys.ts';

export const RECEPTIONS_PATH = '/oversight/receptions';
export const receptionsKey = [...keys.oversight, 'receptions'] as const;

export const useReceptions = (filter: { readonly year: string; readonly post?: string | undefined }) =>
  useQuery({
    queryKey: [...receptionsKey, filter],
    queryFn: ({ signal }) => ask<ReceptionsView>(RECEPTIONS_PATH, { signal, query: { ...filter } }),
    placeholderData: keepPreviousData,
  });

/** With `as`, the page as of another post that one may use. */
export const useReception = (id: string, as?: string) =>
  useQuery({
    queryKey: [...keys.document(id), 'reception', ...(as === undefined ? [] : ['as', as])],
    queryFn: ({ signal }) => ask<ReceptionView>(`${RECEPTIONS_PATH}/${encodeURIComponent(id)}`, { signal, query: { as } }),
  });

export interface OpenReception {
  readonly act: 'arrange';
  readonly input: ArrangeInput;
  readonly reason?: string;
  readonly idempotencyKey: string;
}

export const openReception = (day: OpenReception): Promise<ActDone> => ask<ActDone>(RECEPTIONS_PATH, { method: 'POST', body: day });

/** How it would be judged as filled in; nothing is stored. */
export const judgeReception = (day: Omit<OpenReception, 'idempotencyKey'>, signal: AbortSignal): Promise<ReceptionVerdict> =>
  ask<ReceptionVerdict>(`${RECEPTIONS_PATH}/verdicts`, { method: 'POST', body: day, signal });
