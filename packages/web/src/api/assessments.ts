/** Yearly assessments (绩效考评): the list, one of them, drafting one. */
import type { DraftInput } from '@lingxing/affairs/assessment';
import type { ActDone, Assessments, AssessmentView } from '@lingxing/server/contracts';
import { useQuery } from '@tanstack/react-query';
import { addressOf, ask } from './client.ts';
import { keys } from './keys.ts';

export const ASSESSMENT_PATH = '/tasks/assessments';
export const assessmentsKey = [...keys.tasks, 'assessments'] as const;

export const useAssessments = () =>
  useQuery({ queryKey: assessmentsKey, queryFn: ({ signal }) => ask<Assessments>(ASSESSMENT_PATH, { signal }) });

/** With `as`, the page as of another post that one may use. */
export const useAssessment = (id: string, as?: string) =>
  useQuery({
    queryKey: [...keys.document(id), 'assessment', ...(as === undefined ? [] : ['as', as])],
    queryFn: ({ signal }) => ask<AssessmentView>(`${ASSESSMENT_PATH}/${encodeURIComponent(id)}`, { signal, query: { as } }),
  });

export const assessmentExport = (id: string): string => addressOf(`${ASSESSMENT_PATH}/${encodeURIComponent(id)}/export.xlsx`, {});

export interface OpenAssessment {
  readonly act: 'draft';
  readonly input: DraftInput;
  readonly idempotencyKey: string;
}

export const openAssessment = (one: OpenAssessment): Promise<ActDone> => ask<ActDone>(ASSESSMENT_PATH, { method: 'POST', body: one });
