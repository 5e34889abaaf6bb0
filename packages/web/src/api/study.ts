/** Plans of study (学习计划): those of a year, the page of one, drafting. */
import type { DraftInput } from '@lingxing/affairs/study';
import type { ActDone, StudyView, StudyYear } from '@lingxing/server/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask } from './client.ts';
import { keys } from './keys.ts';

export const STUDY_PATH = '/meetings/study';
export const studyKey = [...keys.meetings, 'study'] as const;

export const useStudy = (year: string | undefined) =>
  useQuery({
    queryKey: [...studyKey, year],
    queryFn: ({ signal }) => ask<StudyYear>(STUDY_PATH, { signal, query: { year } }),
    placeholderData: keepPreviousData,
  });

/** With `as`, the page as of another post that one may use. */
export const useStudyPlan = (id: string, as?: string) =>
  useQuery({
    queryKey: [...keys.document(id), 'study', ...(as === undefined ? [] : ['as', as])],
    queryFn: ({ signal }) => ask<StudyView>(`${STUDY_PATH}/${encodeURIComponent(id)}`, { signal, query: { as } }),
  });

export interface OpenStudy {
  readonly act: 'draft';
  readonly input: DraftInput;
  readonly idempotencyKey: string;
}

export const openStudy = (plan: OpenStudy): Promise<ActDone> => ask<ActDone>(STUDY_PATH, { method: 'POST', body: plan });
