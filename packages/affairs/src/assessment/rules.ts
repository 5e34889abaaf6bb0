/** What the rules say of assessing departments by the year, and whose it is: who supervises it, who approves, who appeals. */
import type { Norm, NormOf, RulePack } from '@lingxing/workrules';
import type { DepartmentId, Organisation, Post } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { leaderNamed } from '../leave/roles.ts';
import { handsOf, supervisingPosts } from '../task/way.ts';
import { assessed } from './figures.ts';
import type { AssessmentState } from './state.ts';

/** The text that wants the work assessed; undefined where it is silent, and then it is not offered. */
export const appraisal = (pack: RulePack): NormOf<'responsibility'> | undefined =>
  pack.of('responsibility').find((one) => one.task === 'appraise');

/** What the text says of it. */
export const normsOn = (pack: RulePack): readonly Norm[] => {
  const norm = appraisal(pack);
  if (norm === undefined) return [];
  return [norm, ...pack.of('duty').filter((one) => one.subject === 'performance' && one.citation.article === norm.citation.article)];
};

/** Whom the government's own setting names to approve; undefined where it is not set. */
export function approverSet({ pack, organisation }: Pick<Context, 'pack' | 'organisation'>): Post | undefined {
  const answer = pack.source.settings.find((one) => one.id === 'appraiser')?.answer;
  return answer === undefined ? undefined : leaderNamed(pack, organisation, answer, '');
}

/** For which assessed department this post acts; undefined where for none. */
export const departmentOf = (
  organisation: Organisation,
  { terms }: Pick<AssessmentState, 'terms'>,
  post: string,
): DepartmentId | undefined => assessed(terms).find((one) => handsOf(organisation, one).some((two) => two.id === post));

/** Who answers an appeal: who supervises and does not belong to the department, and whoever approved. */
export const answerersOf = (
  organisation: Organisation,
  { terms }: Pick<AssessmentState, 'terms'>,
  department: DepartmentId,
): readonly string[] => {
  const own = new Set(handsOf(organisation, department).map((one) => one.id));
  return [
    ...new Set([
      ...supervisingPosts(organisation)
        .map((one) => one.id)
        .filter((one) => !own.has(one)),
      terms.approver,
    ]),
  ];
};
