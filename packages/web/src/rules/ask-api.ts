/** 规则咨询 and 对照: the questions there are, their answers, the texts side by side. */
import type { CalendarDays, ConsultAnswer, ConsultKinds, RulesComparison } from '@lingxing/server/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { addressOf, ask } from '../api/client.ts';
import { keys } from '../api/keys.ts';
import type { Question } from './ask-model.ts';

const HALF_AN_HOUR = 30 * 60_000;

export function useConsultKinds(of: string | undefined) {
  return useQuery({
    queryKey: [...keys.rules, 'kinds', of],
    queryFn: ({ signal }) => ask<ConsultKinds>('/consultations/kinds', { signal, query: { of } }),
    staleTime: HALF_AN_HOUR,
    placeholderData: keepPreviousData,
  });
}

/** @param of whose text is asked; the question is not put before that is known */
export function useAnswer(question: Question | undefined, of: string | undefined) {
  return useQuery({
    queryKey: [...keys.rules, 'answer', of, question],
    queryFn: ({ signal }) =>
      ask<ConsultAnswer>(`/governments/${encodeURIComponent(of ?? '')}/consultations`, {
        method: 'POST',
        signal,
        body: { kind: question?.kind, facts: question?.facts },
      }),
    enabled: question !== undefined && of !== undefined,
    staleTime: 60_000,
  });
}

export function useDays(from: string, to: string, enabled: boolean) {
  return useQuery({
    queryKey: [...keys.rules, 'days', from, to],
    queryFn: ({ signal }) => ask<CalendarDays>('/calendar/days', { signal, query: { from, to } }),
    staleTime: HALF_AN_HOUR,
    enabled,
  });
}

export function useComparison(others: string) {
  return useQuery({
    queryKey: [...keys.rules, 'comparison', others],
    queryFn: ({ signal }) => ask<RulesComparison>('/rules/comparison', { signal, query: { with: others } }),
    staleTime: HALF_AN_HOUR,
    placeholderData: keepPreviousData,
  });
}

export const comparisonExport = (others: string): string => addressOf('/rules/comparison.xlsx', { with: others });
