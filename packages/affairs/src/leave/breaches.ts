/** What is found against an absence: its days, others away in the same days, whether it was asked for in time. */
import { triggers, type Absence, type Participant, type RulePack } from '@lingxing/workrules';
import { awayTogether } from '../authority/standing-in.ts';
import { covers } from '../conduct/restrictions.ts';
import type { AbsenceOnRecord } from '../kernel/authority.ts';
import type { Finding } from '../kernel/finding.ts';
import type { PostId } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { dayWords } from '../kernel/words.ts';
import { barred, broken } from '../office/findings.ts';
import { naturesIn, overdueDays, overlap, type AbsenceForm } from './absence.ts';
import { participantOf } from './roles.ts';
import { absenceWords, hangsOnArea, inTime } from './rules.ts';
import type { LeaveState } from './state.ts';
import { leaveDuty, wayOfState, type LeaveWay } from './way.ts';

/** What is wrong with the absence and not with the act: it is recorded with it, or the head orders that it be let pass. */
export const ABSENCE_CODES: ReadonlySet<string> = new Set([
  'leave.short',
  'leave.overdue',
  'absence.together',
  'step.missing',
  'conduct.restricted',
]);

type Days = Pick<AbsenceForm, 'from' | 'to'>;

/** Every absence on record, in force or to come. */
export const allAbsences = ({ organisation: { authority } }: Pick<Context, 'organisation'>): readonly AbsenceOnRecord[] => [
  ...authority.absences,
  ...(authority.planned ?? []),
];

/** The last day of an absence as far as one knows: one whose return is overdue lasts at least until today. */
export const lasting = ({ from, to }: Days, today: string): Days => ({ from, to: from <= today && to < today ? today : to });

/**
 * What is found against one who comes back, or asks to stay longer, on a day after the one on which he was to be back. The
 * texts want the rules on leave kept (请销假制度); of the head, who is granted nothing, none says anything. Empty where it is
 * in time.
 */
export function overstayed(ctx: Context, state: LeaveState, on: string, what: '归来' | '续假'): readonly Finding[] {
  const late = overdueDays(state, on);
  const way = wayOfState(ctx, state);
  const norm = leaveDuty(ctx.pack) ?? way?.norm;
  if (late === 0 || norm === undefined || way === undefined || way.who === 'head') return [];
  const words = `${dayWords(state.to)}期满，${dayWords(on)}才${what}，逾期${late}日。`;
  return [broken(norm, 'leave.overdue', words, '照实记录；由领导书面同意照办的，判定仍保留。')];
}

/** Refuses an absence of which it is not said whether it leaves the area, where the text hangs anything on that. */
export const unsaid = (
  { pack }: Pick<Context, 'pack'>,
  who: Participant,
  { kind, beyond }: Pick<AbsenceForm, 'kind' | 'beyond'>,
): readonly Finding[] =>
  beyond === undefined && hangsOnArea(pack, who, kind)
    ? [barred('input.invalid', '没有写明是否离开辖区，规则以此为准。', '请选择是否离开辖区。')]
    : [];

/** Absences of a post that share a day with these. */
export const awayOn = (ctx: Context, post: PostId, days: Days): readonly AbsenceOnRecord[] =>
  allAbsences(ctx).filter((one) => one.post === post && overlap(lasting(one, ctx.today), days));

/** One post has one absence at a time. `own` is the first day of the one that is being changed. */
export function clashing(ctx: Context, post: PostId, days: Days, own?: string): readonly Finding[] {
  const other = awayOn(ctx, post, days).find((one) => one.from !== own);
  if (other === undefined) return [];
  const words = `${dayWords(other.from)}至${dayWords(other.to)}已有外出、请假在册，日期重叠。`;
  return [barred('input.invalid', words, other.to < ctx.today ? '请先销假，再办这一次。' : '请改日期，或者在原有一次上变更、续假。')];
}

/** What is said of two of a pair who are away at once, by absences of these natures, where the text speaks of such. */
export const bothAway = (
  pack: RulePack,
  who: Participant,
  own: readonly Absence[],
  theirs: readonly Absence[],
  fact: string,
): readonly Finding[] =>
  awayTogether(
    pack,
    ({ who: whom, triggers: spoken }) =>
      covers(whom, who) &&
      (spoken === undefined || (own.some((one) => triggers(spoken, one)) && theirs.some((one) => triggers(spoken, one)))),
    fact,
  );

/** The other of a pair is away in the same days, where the text speaks of that. */
export const together = (ctx: Context, post: PostId, absence: Planned): readonly Finding[] =>
  besidePartner(
    ctx,
    post,
    absence,
    (other) => awayOn(ctx, other, absence),
    ({ title, from, to }) => `互为AB角的${title}${dayWords(from)}至${dayWords(to)}也外出。`,
  );

/**
 * The other of a pair has asked for the same days and has no answer yet: who plans now is warned as by an absence on record,
 * and told that it is not decided. Nothing where the other is on record for them, which `together` says.
 */
export const askedTogether = (ctx: Context, post: PostId, absence: Planned): readonly Finding[] =>
  besidePartner(
    ctx,
    post,
    absence,
    (other) =>
      awayOn(ctx, other, absence).length > 0
        ? []
        : (ctx.organisation.authority.asked ?? []).filter((one) => one.post === other && overlap(one, absence)),
    ({ title, from, to }) => `互为AB角的${title}${dayWords(from)}至${dayWords(to)}也请了假，尚未批准。`,
  );

type Planned = Pick<AbsenceForm, 'kind' | 'beyond'> & Days;

/** What the text says of these days and those of the other of his pair. */
function besidePartner(
  { pack, organisation }: Context,
  post: PostId,
  absence: Planned,
  of: (other: PostId) => readonly AbsenceOnRecord[],
  says: (their: Days & { readonly title: string }) => string,
): readonly Finding[] {
  const who = participantOf(organisation, post);
  if (who === undefined) return [];
  const others = organisation.authority.pairs.flatMap(([a, b]) => (a === post ? [b] : b === post ? [a] : []));
  return others.flatMap((other) => {
    const theirs = of(other);
    const first = theirs[0];
    if (first === undefined) return [];
    const title = organisation.posts.get(other)?.title ?? other;
    const kinds = theirs.map((one) => one.kind);
    return bothAway(pack, who, naturesIn(absence), kinds, says({ title, from: first.from, to: first.to }));
  });
}

/** Whether it was asked for, or reported, in time; where the text is silent, that it is. */
export function timely(ctx: Context, post: PostId, way: LeaveWay, absence: AbsenceForm, asked: string): readonly Finding[] {
  if (way.norm !== undefined) return [inTime(way.norm, ctx.calendar, absence.from, asked)];
  return [{ code: 'rule.states', outcome: 'passed', message: silentOn(ctx, post, way, absence) }];
}

/** That the text says nothing of how this person's absence is asked for, and what is done then. */
export function silentOn(
  { pack, organisation }: Pick<Context, 'pack' | 'organisation'>,
  post: PostId,
  { who }: Pick<LeaveWay, 'who'>,
  { kind }: Pick<AbsenceForm, 'kind'>,
): string {
  const title = organisation.posts.get(post)?.title ?? post;
  const absence = absenceWords(pack, kind);
  return who === 'head'
    ? `${title}本人${absence}向谁请假、报告，本规则没有写；照实报备。`
    : `${title}此种${absence}怎样请假，本规则没有写；由谁批准，由办公室写明。`;
}
