/**
 * A sitting held in an emergency, entered by the office when it was over. What had not come first is recorded with its article: a
 * refusal bars a step, never a fact. What cannot be — a day to come, a body that is not there — is no fact and is refused.
 */
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import type { Actor, Context } from '../kernel/procedure.ts';
import { dayWords } from '../kernel/words.ts';
import { barred, broken } from '../office/findings.ts';
import { impossibleMeeting } from '../office/late-entry.ts';
import { isOffice } from '../office/posts.ts';
import type { ActInput } from './acts.ts';
import type { HeldEvent, HeldTopic } from './attendance-events.ts';
import { amiss, leftOut } from './added.ts';
import type { Where } from './hands.ts';
import { chairing } from './judging.ts';
import { SITTING_LABELS } from './kinds.ts';
import { discussionNorm, mayNorms } from './rules.ts';
import { chairOf, formOf } from './given.ts';

type Input = ActInput<'enter-held'>;

/** What had not come before a topic that was taken without its steps; that nobody had fixed it is among it. */
function missedBy(where: Where, kind: Input['kind'], topic: Input['topics'][number]): readonly Finding[] {
  const [fixing] = mayNorms(where.pack, 'fix-topic', kind);
  return [
    ...leftOut(where, kind, topic),
    ...unheard(where, kind, topic),
    ...(fixing === undefined ? [] : [broken(fixing, 'step.missing', `“${topic.title}”：没有事先确定为议题。`, '请在纪要中说明。')]),
  ];
}

/** Where the text has a meeting discuss, whoever chairs concludes when the members were heard: what nobody is on record as having said anything on is told. */
function unheard({ pack }: Where, kind: Input['kind'], { title, matter, result, heard }: Input['topics'][number]): readonly Finding[] {
  const norm = result === 'deferred' || heard !== '' ? undefined : discussionNorm(pack, kind, matter);
  return norm === undefined
    ? []
    : [broken(norm, 'step.missing', `“${title}”：${norm.says}；没有记下谁发过言。`, '请在发言要点中写明，或者在纪要中说明。', 'should')];
}

/** Another of its kind on that day is on record: entered twice unless it is said that it is another. */
function twice({ kind, on, another }: Input, days: readonly string[] | undefined): readonly Finding[] {
  if (days?.includes(on) !== true) return [];
  const said = `${dayWords(on)}已有一次${SITTING_LABELS[kind]}在册。`;
  return [
    another === undefined
      ? barred('input.invalid', said, '同一次会议不重复补记；确系另一次的，请写明。')
      : { code: 'input.invalid', outcome: 'warned', message: `${said}现写明：${another}`, wayOut: '请核对是否同一次会议。' },
  ];
}

/** What is wrong with who chaired it, as far as that is a fact with its article and not a name that nobody bears. */
const chairedBy = (ctx: Context, input: Input): readonly Finding[] => amiss(chairing(ctx, input.kind, input));

/** Whoever enters a sitting that he chaired himself vouches for himself; no text bars it. */
const inOwnName = (actor: Actor, { chair }: Input): readonly Finding[] =>
  actor.post === chair
    ? [{ code: 'input.invalid', outcome: 'warned', message: '由主持会议的人自己补记。', wayOut: '请由办公室其他人员核对。' }]
    : [];

/** `days`: of other sittings of its kind. */
export function judgeHeld(ctx: Context, actor: Actor, input: Input, days?: readonly string[]): Verdict {
  const { organisation, today } = ctx;
  const impossible = impossibleMeeting(input.on, today, today);
  const chair = chairedBy(ctx, input);
  const other = twice(input, days);
  const bodies = input.topics.flatMap((one) => [one.department, ...one.with]);
  const bars: readonly Finding[] = [
    ...(isOffice(organisation.posts.get(actor.post))
      ? []
      : [
          barred('authority.not-yours', '已开的紧急会议由办公室补记。', undefined, mayNorms(ctx.pack, 'organise', input.kind)[0]?.citation),
        ]),
    ...(impossible === undefined ? [] : [barred('input.invalid', impossible.message, '请填写会议实际召开的日期。')]),
    ...other.filter((one) => one.outcome === 'refused'),
    ...chair.filter((one) => one.code === 'input.invalid'),
    ...(bodies.every((one) => organisation.departments.has(one))
      ? []
      : [barred('organisation.unknown', '没有这一单位。', '请从名单中选择单位。')]),
    ...(input.absent.every((one) => organisation.posts.has(one)) ? [] : [barred('input.invalid', '没有这一职务。', '请从名单中选择。')]),
    ...(input.absent.includes(input.chair) ? [barred('input.invalid', '主持人没有到会，会议不能开。', '请核对谁主持、谁缺席。')] : []),
  ];
  const breaches = [
    ...other.filter((one) => one.outcome === 'warned'),
    ...inOwnName(actor, input),
    ...chair.filter((one) => one.code !== 'input.invalid'),
    ...input.topics.flatMap((one) => missedBy(ctx, input.kind, one)),
  ];
  const verdict = verdictOf(
    [...bars, ...breaches],
    mayNorms(ctx.pack, 'convene', input.kind).map((one) => one.citation),
  );
  return bars.length === 0 && verdict.outcome !== 'permitted' ? { ...verdict, stands: 'fact' } : verdict;
}

export function heldEvent(ctx: Context, input: Input): HeldEvent {
  const { kind, on, time, place, emergency, absent, note, another } = input;
  return {
    type: 'held-entered',
    v: 1,
    kind,
    on,
    time,
    place,
    chair: chairOf(input),
    emergency,
    topics: input.topics.map((one): HeldTopic => ({
      form: formOf(one),
      result: one.result,
      heard: one.heard,
      words: one.words,
      breaches: missedBy(ctx, kind, one),
    })),
    absent: [...new Set(absent)],
    note,
    ...(another === undefined ? {} : { another }),
    breaches: chairedBy(ctx, input),
    exercise: ctx.exercise,
  };
}
