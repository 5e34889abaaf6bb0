/** What the rules say of study: which plans a text knows, who settles and approves them, who takes part, what a session is about. */
import type { Norm, NormOf, RulePack } from '@lingxing/workrules';
import type { Post } from '../kernel/organisation.ts';
import { attendingOf, meansOf, taskPosts, type Where } from '../meeting/hands.ts';
import { mayNorms, responsibilities } from '../meeting/rules.ts';
import { isLeader } from '../office/posts.ts';
import { STUDY_KINDS, type StudyKind } from './kinds.ts';
import type { StudyState } from './state.ts';

/** What sessions are about by the text; where law is studied at the executive meeting itself, what is studied there. */
export const focusOf = (pack: RulePack, kind: StudyKind): readonly NormOf<'agenda'>[] =>
  pack
    .of('agenda')
    .filter(
      (one) =>
        one.meetings.includes(kind) || (kind === 'law-study' && one.meetings.includes('executive') && one.matters.includes('law-study')),
    );

/** The norms that bear on a kind of study, in the order of the text's parts; none where the text knows no such study. */
export const normsOn = (pack: RulePack, kind: StudyKind): readonly Norm[] => [
  ...focusOf(pack, kind),
  ...(['frequency', 'responsibility', 'composition'] as const).flatMap((of): readonly Norm[] =>
    pack.of(of).filter((one) => one.meetings?.includes(kind) === true),
  ),
];

/** The kinds of study that the text knows. */
export const kindsIn = (pack: RulePack): readonly StudyKind[] => STUDY_KINDS.filter((one) => normsOn(pack, one).length > 0);

/** Whose word makes a plan the government's: the themes are fixed, the plan of law study is approved. */
export const approvalTask = (kind: StudyKind): 'fix-theme' | 'approve-plan' => (kind === 'study' ? 'fix-theme' : 'approve-plan');
export const approvalNorm = (pack: RulePack, kind: StudyKind): NormOf<'responsibility'> | undefined =>
  mayNorms(pack, approvalTask(kind), kind)[0];

/** Who approves: the post that the text names, else whom the office has stated; undefined while neither says. */
export function approversOf(
  where: Where,
  state: Pick<StudyState, 'kind' | 'approver'>,
): { readonly posts: readonly Post[]; readonly named: 'text' | 'office' } | undefined {
  const posts = taskPosts(where, approvalTask(state.kind), { kind: state.kind });
  if (posts.length > 0) return { posts, named: 'text' };
  const stated = state.approver === undefined ? undefined : where.organisation.posts.get(state.approver.post);
  return stated === undefined || !isLeader(stated) ? undefined : { posts: [stated], named: 'office' };
}

/** The norm by which the office settles the plan with another body; undefined where the text names none. */
export const settledWith = (pack: RulePack, kind: StudyKind): NormOf<'responsibility'> | undefined =>
  responsibilities(pack, 'draft-plan', kind).find((one) => one.with !== undefined && one.with.length > 0);

/** Who presides over a session by the text; undefined where it names nobody. */
export function chairsOf(
  where: Where,
  kind: StudyKind,
): { readonly norm: NormOf<'responsibility'>; readonly posts: readonly Post[] } | undefined {
  const norm = mayNorms(where.pack, 'chair', kind)[0];
  return norm === undefined ? undefined : { norm, posts: taskPosts(where, 'chair', { kind }) };
}

/** Who takes part, as far as he is known by his post: whoever answers for a department is its head. */
export function expectedAt(where: Where, kind: StudyKind): readonly Post[] {
  const posts = attendingOf(where, kind).flatMap(({ posts: known, others }) => [
    ...known,
    ...others.flatMap((one) => (one === 'department-responsible' ? meansOf(where.organisation, 'department-head') : [])),
  ]);
  return [...new Set(posts)];
}

/** The norm by which a department reports, or somebody from outside lectures, where the text has one. */
export const invitedFor = (pack: RulePack, kind: StudyKind, form: string): NormOf<'composition'> | undefined =>
  pack
    .of('composition')
    .find(
      (one) =>
        one.asNeeded &&
        one.meetings?.includes(kind) === true &&
        (form === 'lecture' ? one.who.includes('expert') : form === 'report' && one.who.includes('department-responsible')),
    );
