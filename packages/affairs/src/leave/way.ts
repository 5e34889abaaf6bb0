/**
 * The way of a leave under the rules in force: whether it is asked for or reported, who passes it on, who agrees first, who
 * approves, and what is owed afterwards. Expectations, chain, offers and judges all read it from here.
 */
import type { Citation, NormOf, Participant, RulePack } from '@lingxing/workrules';
import type { Organisation, Post, PostId } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { officeOf } from '../office/posts.ts';
import { leavesTheArea, type AbsenceForm } from './absence.ts';
import type { ActName } from './acts.ts';
import { bodyPosts, leaderNamed, meant, participantOf } from './roles.ts';
import { approvalDemanded, leaveNorms } from './rules.ts';
import { isGranted, onRecord, openAsk, type Ask, type LeaveState } from './state.ts';

type Where = Pick<Context, 'pack' | 'organisation'>;

export interface LeaveWay {
  readonly who: Participant;
  /** Absent where the text says nothing of this person's leave for this reason. */
  readonly norm?: NormOf<'leave'> | undefined;
  /** Acts by which it is opened beforehand. */
  readonly by: readonly ('apply' | 'report')[];
}

/** How this person's absence is asked for; undefined where he is none whose leave is put on record here. */
export function wayOf({ pack, organisation }: Where, post: PostId, absence: Pick<AbsenceForm, 'kind' | 'beyond'>): LeaveWay | undefined {
  const who = participantOf(organisation, post);
  if (who === undefined) return undefined;
  const norm = leaveNorms(pack, who, absence.kind, leavesTheArea(absence))[0];
  if (norm !== undefined) return { who, norm, by: [norm.by === 'report' ? 'report' : 'apply'] };
  // Nobody is above the head whom a text names: what he puts on record is a report (外出报备).
  if (who === 'head') return { who, by: ['report'] };
  // Where the text is silent it neither wants leave asked nor lets it be: the one who goes does what his government does.
  return { who, by: approvalDemanded(pack, who) ? ['apply'] : ['apply', 'report'] };
}

/** The way of an absence on record. */
export const wayOfState = (where: Where, state: LeaveState): LeaveWay | undefined => wayOf(where, state.post, state.absence);

export interface Approvers {
  readonly posts: readonly Post[];
  /** Named by the text, by the government's own setting, or stated by the office. */
  readonly named: 'text' | 'setting' | 'office';
  /** The setting's answer or the office's words. */
  readonly words?: string | undefined;
}

/** Who approves what is asked; undefined where nobody is named and the office has not stated it yet. */
export function approversOf(
  { pack, organisation }: Where,
  way: LeaveWay | undefined,
  post: PostId,
  ask: Ask | undefined,
): Approvers | undefined {
  const norm = way?.norm;
  if (norm?.applyTo !== undefined) return { posts: meant(organisation, norm.applyTo, post), named: 'text' };
  const answer = settingOf(pack, norm?.setting)?.answer;
  const set = answer === undefined ? undefined : leaderNamed(pack, organisation, answer, post);
  if (set !== undefined && set.id !== post) return { posts: [set], named: 'setting', words: answer };
  const stated = ask?.approver;
  const named = stated === undefined ? undefined : organisation.posts.get(stated.post);
  return stated === undefined || named === undefined ? undefined : { posts: [named], named: 'office', words: stated.words };
}

/** A setting of the government's own, where a norm refers to one. */
export const settingOf = (pack: RulePack, id: string | undefined) =>
  id === undefined ? undefined : pack.source.settings.find((one) => one.id === id);

export interface Step {
  readonly act: Extract<ActName, 'forward' | 'consent' | 'name-approver' | 'approve'>;
  readonly posts: readonly Post[];
  readonly forward?: 'department' | 'office' | undefined;
}

/** Those who agree first, besides whoever approves anyway. */
const consenting = (organisation: Organisation, way: LeaveWay, post: PostId, approvers: Approvers | undefined): readonly Post[] =>
  meant(organisation, way.norm?.consentFirst ?? [], post).filter((one) => approvers?.posts.includes(one) !== true);

/** What is still to be done with an ask, in order; the first is what it waits for. */
export function stepsAhead(where: Where, state: LeaveState, ask: Ask | undefined = openAsk(state)): readonly Step[] {
  const way = wayOfState(where, state);
  if (ask === undefined || way === undefined) return [];
  const { organisation } = where;
  const approvers = approversOf(where, way, state.post, ask);
  const forwards = (way.norm?.through ?? []).flatMap((word): Step[] => {
    if (word !== 'department' && word !== 'office') return [];
    const posts = word === 'department' ? bodyPosts(organisation, state.post) : officeOf(organisation);
    return posts.length === 0 || ask.forwarded.some((one) => one.step === word) ? [] : [{ act: 'forward', forward: word, posts }];
  });
  const consents = consenting(organisation, way, state.post, approvers).filter((post) => !ask.consents.some((one) => one.by === post.id));
  return [
    ...forwards,
    ...consents.map((post): Step => ({ act: 'consent', posts: [post] })),
    ...(approvers === undefined ? [{ act: 'name-approver', posts: officeOf(organisation) } as const] : []),
    { act: 'approve', posts: approvers?.posts ?? [] },
  ];
}

/** Whether the approved absence still has to be put on record with somebody (报备). */
export function recordDue(where: Where, state: LeaveState): NormOf<'leave'> | undefined {
  const norm = wayOfState(where, state)?.norm;
  if (norm === undefined || state.recorded !== undefined || !onRecord(state) || !isGranted(state)) return undefined;
  return norm.record !== undefined || norm.recordSetting !== undefined ? norm : undefined;
}

/** With whom it is put on record: as the text or the setting says; undefined where neither does. */
export function recordedWith(where: Where, norm: NormOf<'leave'>): string | undefined {
  if (norm.record?.includes('office') === true) return where.pack.source.government.office.name;
  return settingOf(where.pack, norm.recordSetting)?.answer;
}

/** Those who are told of the absence and have not been yet. */
export function informDue(
  where: Where,
  state: LeaveState,
): { readonly norm: NormOf<'leave'>; readonly posts: readonly Post[] } | undefined {
  const norm = wayOfState(where, state)?.norm;
  if (norm?.inform === undefined || state.informed !== undefined || !onRecord(state)) return undefined;
  const posts = told(where, norm, state.post);
  return posts.length === 0 ? undefined : { norm, posts };
}

/** Those whom a norm wants told; whoever is asked or reported to knows by that. */
export function told({ organisation }: Where, norm: NormOf<'leave'>, post: PostId): readonly Post[] {
  const known = new Set(meant(organisation, norm.applyTo ?? [], post));
  return meant(organisation, norm.inform ?? [], post).filter((one) => !known.has(one));
}

/** The duty to keep the rules on leave (请销假制度), on which what is done with an absence rests where no norm says more. */
export const leaveDuty = (pack: RulePack): NormOf<'duty'> | undefined =>
  pack.of('duty').find((one) => one.procedure === 'leave' && one.subject === 'leave');

/** What an act on this absence rests on. */
export function basisOf({ pack }: Where, way: LeaveWay | undefined): readonly Citation[] {
  const norm = way?.norm ?? leaveDuty(pack) ?? pack.of('leave')[0] ?? pack.of('standing-in')[0];
  return norm === undefined ? [] : [norm.citation];
}
