/**
 * A sitting held in an emergency, entered by the office when it was over. What had not come first is recorded with its article: a
 * refusal bars a step, never a fact. What cannot be — a day to come, a body that is not there — is no fact and is refused.
 */
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import type { Actor, Context } from '../kernel/procedure.ts';
import { barred, broken } from '../office/findings.ts';
import { impossibleMeeting } from '../office/late-entry.ts';
import { isOffice } from '../office/posts.ts';
import type { ActInput } from './acts.ts';
import type { HeldEvent, HeldTopic } from './attendance-events.ts';
import { amiss, leftOut } from './added.ts';
import type { Where } from './hands.ts';
import { chairing } from './judging.ts';
import { mayNorms } from './rules.ts';
import { chairOf, formOf } from './given.ts';

type Input = ActInput<'enter-held'>;

/** What had not come before a topic that was taken without its steps; that nobody had fixed it is among it. */
function missedBy(where: Where, kind: Input['kind'], topic: Input['topics'][number]): readonly Finding[] {
  const [fixing] = mayNorms(where.pack, 'fix-topic', kind);
  return [
    ...leftOut(where, kind, topic),
    ...(fixing === undefined ? [] : [broken(fixing, 'step.missing', `“${topic.title}”：没有事先确定为议题。`, '请在纪要中说明。')]),
  ];
}

/** What is wrong with who chaired it, as far as that is a fact with its article and not a name that nobody bears. */
const chairedBy = (ctx: Context, input: Input): readonly Finding[] => amiss(chairing(ctx, input.kind, input));

export function judgeHeld(ctx: Context, actor: Actor, input: Input): Verdict {
  const { organisation, today } = ctx;
  const impossible = impossibleMeeting(input.on, today, today);
  const chair = chairedBy(ctx, input);
  const bodies = input.topics.flatMap((one) => [one.department, ...one.with]);
  const bars: readonly Finding[] = [
    ...(isOffice(organisation.posts.get(actor.post))
      ? []
      : [
          barred('authority.not-yours', '已开的紧急会议由办公室补记。', undefined, mayNorms(ctx.pack, 'organise', input.kind)[0]?.citation),
        ]),
    ...(impossible === undefined ? [] : [barred('input.invalid', impossible.message, '请填写会议实际召开的日期。')]),
    ...chair.filter((one) => one.code === 'input.invalid'),
    ...(bodies.every((one) => organisation.departments.has(one))
      ? []
      : [barred('organisation.unknown', '没有这一单位。', '请从名单中选择单位。')]),
    ...(input.absent.every((one) => organisation.posts.has(one)) ? [] : [barred('input.invalid', '没有这一职务。', '请从名单中选择。')]),
    ...(input.absent.includes(input.chair) ? [barred('input.invalid', '主持人没有到会，会议不能开。', '请核对谁主持、谁缺席。')] : []),
  ];
  const breaches = [
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
  const { kind, on, time, place, emergency, absent, note } = input;
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
    breaches: chairedBy(ctx, input),
    exercise: ctx.exercise,
  };
}
