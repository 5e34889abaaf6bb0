/** 规则修订: what is proposed, how it is decided, and the two long looks, which go on turn by turn until they are left. */
import type {
  ProposalView,
  ProposePack,
  ProposeSettings,
  RevisionsView,
  RevisionView,
  TouchedGroup,
  TouchedView,
  WhatIfLine,
  WhatIfView,
} from '@lingxing/server/contracts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ask } from '../api/client.ts';
import { keys } from '../api/keys.ts';

const revisions = [...keys.rules, 'revisions'] as const;

export function useRevisions() {
  return useQuery({ queryKey: revisions, queryFn: ({ signal }) => ask<RevisionsView>('/rules/revisions', { signal }) });
}

export function useRevision(id: string, from: string | undefined) {
  return useQuery({
    queryKey: [...revisions, id, from],
    queryFn: ({ signal }) => ask<RevisionView>(`/rules/revisions/${id}`, { signal, query: { from } }),
    // Another day may lead to other rules to compare with; what was typed meanwhile stays.
    placeholderData: keepPreviousData,
  });
}

/** Something that is proposed or decided; whatever shows the rules is read again afterwards. */
function useRevising<Body>(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => ask<ProposalView>(path, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.rules }),
  });
}

export const useProposeSettings = () => useRevising<ProposeSettings>('/rules/revisions/settings');
export const useProposePack = () => useRevising<ProposePack>('/rules/revisions/packs');
export interface Confirming {
  readonly from: string;
  readonly seen: { readonly before: string; readonly after: string };
  readonly reason: string;
}
export const useConfirm = (id: string) => useRevising<Confirming>(`/rules/revisions/${id}/confirmation`);
export const useDecline = (id: string) => useRevising<{ readonly reason: string }>(`/rules/revisions/${id}/declining`);

/** A long look: how far it is, what it has found so far. */
export interface Look<T> {
  readonly state: 'idle' | 'running' | 'done' | 'stopped' | 'broken';
  readonly found: T | undefined;
  readonly error: unknown;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Asks turn after turn, each from where the last ended; leaving the page or stopping ends it, and keeps what was found. */
function useLook<T>(
  turn: (cursor: string | undefined, signal: AbortSignal) => Promise<T & { next?: string | undefined }>,
  add: (a: T | undefined, b: T) => T,
): Look<T> {
  const [state, setState] = useState<Look<T>['state']>('idle');
  const [found, setFound] = useState<T>();
  const [error, setError] = useState<unknown>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const run = async (): Promise<void> => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    setState('running');
    setFound(undefined);
    setError(undefined);
    let sum: T | undefined;
    let cursor: string | undefined;
    try {
      do {
        const slice = await turn(cursor, mine.signal);
        if (mine.signal.aborted) return;
        sum = add(sum, slice);
        setFound(sum);
        cursor = slice.next;
      } while (cursor !== undefined);
      setState('done');
    } catch (problem) {
      if (mine.signal.aborted) return;
      setError(problem);
      setState('broken');
    }
  };
  return {
    state,
    found,
    error,
    start: () => void run(),
    stop: () => {
      running.current?.abort();
      setState('stopped');
    },
  };
}

type Found = Omit<TouchedView, 'next'>;
export const useTouched = (id: string, from: string | undefined): Look<Found> =>
  useLook<Found>(
    (cursor, signal) => ask<TouchedView>(`/rules/revisions/${id}/touched`, { signal, query: { from, cursor } }),
    (a, b) => ({
      total: b.total,
      looked: (a?.looked ?? 0) + b.looked,
      touched: (a?.touched ?? 0) + b.touched,
      groups: together(a?.groups ?? [], b.groups),
    }),
  );

/** Groups of several turns: the same thing told is one group. */
export function together(a: readonly TouchedGroup[], b: readonly TouchedGroup[]): TouchedGroup[] {
  const groups = new Map(a.map((one) => [one.key, one]));
  for (const one of b) groups.set(one.key, { ...one, matters: one.matters + (groups.get(one.key)?.matters ?? 0) });
  return [...groups.values()].toSorted((x, y) => y.matters - x.matters);
}

export interface Span {
  readonly from: string;
  readonly to: string;
}
type Replayed = Omit<WhatIfView, 'next' | 'changed'> & { readonly changed: readonly WhatIfLine[] };
export const useWhatIf = (proposal: string, span: Span): Look<Replayed> =>
  useLook<Replayed>(
    (cursor, signal) => ask<WhatIfView>('/rules/what-if', { signal, query: { proposal, ...span, cursor } }),
    (a, b) => ({
      total: b.total,
      judged: (a?.judged ?? 0) + b.judged,
      inexact: (a?.inexact ?? 0) + b.inexact,
      unjudged: (a?.unjudged ?? 0) + b.unjudged,
      changed: [...(a?.changed ?? []), ...b.changed],
    }),
  );
