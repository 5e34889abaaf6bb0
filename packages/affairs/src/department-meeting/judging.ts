/** What every judge of a department's meeting asks first: whether its stage is there, whose the act is, what of it is a breach. */
import type { Citation, Preparation } from '@lingxing/workrules';
import { breachesIn as breachesOf, standsAs as standing } from '../conduct/judging.ts';
import type { Finding, Verdict } from '../kernel/finding.ts';
import type { DepartmentId, Post } from '../kernel/organisation.ts';
import type { Actor, ActRequest, Context } from '../kernel/procedure.ts';
import { barred } from '../office/findings.ts';
import { isOffice, titles } from '../office/posts.ts';
import { ACTS, type ActInput, type ActName } from './acts.ts';
import type { MeetingForm } from './form.ts';
import { STAGE_LABELS } from './kinds.ts';
import { askedInTime, heldAgainst, preparedFor } from './rules.ts';
import type { DepartmentMeetingState } from './state.ts';
import { basisOf, handsOf, wantedOf } from './way.ts';

export interface Asked {
  readonly ctx: Context;
  readonly state: DepartmentMeetingState;
  readonly actor: Actor;
  /** Absent when one only asks whether the act is open, as for a button. */
  readonly request?: ActRequest | undefined;
}

/** A judge of one act. `input` is undefined when one only asks whether the act is open. */
export type Judge<A extends ActName> = (asked: Asked, input: ActInput<A> | undefined) => readonly Finding[];

export const groundsOf = ({ ctx, state }: Pick<Asked, 'ctx' | 'state'>): readonly Citation[] => basisOf(ctx, state.form);

/** Refuses an act whose stage is not there. */
export function stageFinding(asked: Asked, act: ActName): readonly Finding[] {
  const { from, label } = ACTS[act];
  const { stage } = asked.state;
  if (from.includes(stage)) return [];
  const needed = from.filter((one) => one !== null).map((one) => STAGE_LABELS[one]);
  return [
    barred('state.not-open', `现在“${STAGE_LABELS[stage]}”，${label}须在“${needed.join('”“')}”时办理。`, undefined, groundsOf(asked)[0]),
  ];
}

/** The act is one of these posts', whoever uses them. */
export function ofPosts(asked: Asked, act: ActName, posts: readonly Post[]): readonly Finding[] {
  if (posts.some((post) => post.id === asked.actor.post)) return [];
  const whose = posts.length === 0 ? '办公室' : titles(posts);
  return [barred('authority.not-yours', `${ACTS[act].label}由${whose}办理。`, undefined, groundsOf(asked)[0])];
}

/** Whether somebody acts for the department, as one of its own hands or for the office on its behalf (代办). */
export const mayEnter = ({ organisation }: Pick<Context, 'organisation'>, actor: Actor, host: DepartmentId): boolean =>
  isOffice(organisation.posts.get(actor.post)) ||
  (actor.by === undefined && handsOf(organisation, host).some((one) => one.id === actor.post));

/** The act is the department's, or the office's on its behalf. */
export function ofHost(asked: Asked, act: ActName): readonly Finding[] {
  const { ctx, state, actor } = asked;
  if (mayEnter(ctx, actor, state.host)) return [];
  const name = ctx.organisation.departments.get(state.host)?.name ?? state.host;
  return [barred('authority.not-yours', `${ACTS[act].label}由${name}或者办公室办理。`, undefined, groundsOf(asked)[0])];
}

/**
 * What came first, as the request tells it: the money in the budget, the meeting prepared, the consent of the leader in charge where it
 * was given. A request from before the question was asked does not tell whether it was prepared, which is no breach of its own.
 */
const doneFor = (
  { budgeted, prepared }: Pick<MeetingForm, 'budgeted' | 'prepared'>,
  consented: boolean,
  asking: boolean,
): ReadonlySet<Preparation> =>
  new Set([
    ...(budgeted ? (['budgeted'] as const) : []),
    ...((prepared ?? !asking) ? (['thorough-preparation'] as const) : []),
    ...(consented ? (['leader-in-charge-consent'] as const) : []),
  ]);

/** What the rules find on a request made on a day, with what is there of consent and approval. */
export const foundOn = (
  { pack, calendar }: Context,
  form: MeetingForm,
  { asked, consented, approved }: { readonly asked: string; readonly consented: boolean; readonly approved: boolean },
): readonly Finding[] => [
  ...askedInTime(pack, calendar, form.kind, form.on, asked),
  ...preparedFor(pack, form.kind, doneFor(form, consented, approved)),
  ...heldAgainst(pack, wantedOf(form), approved),
];

/** What is wrong with the meeting and not with the act: it is recorded with it, or the head orders that it be let pass. */
const BREACH_CODES: ReadonlySet<string> = new Set(['conduct.restricted', 'advance.short', 'preparation.missing']);

export const breachesIn = (verdict: Verdict): readonly Finding[] => breachesOf(verdict, BREACH_CODES);
export const standsAs = (verdict: Verdict, stands: Verdict['stands']): Verdict => standing(verdict, stands, BREACH_CODES);
