/** The judge of each act on a day of reception: one row per act, so that a new act breaks the build until it is judged. */
import { dayNumber } from '@lingxing/workrules';
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import { inputWords } from '../kernel/input-words.ts';
import type { Actor, Context } from '../kernel/procedure.ts';
import { dayWords } from '../kernel/words.ts';
import { awayOn } from '../leave/breaches.ts';
import { barred, kept } from '../office/findings.ts';
import { isOffice } from '../office/posts.ts';
import { ACT_INPUTS, ACTS, type ActInput, type ActName, type MatterAct, type ReceptionForm, type Slot } from './acts.ts';
import { STAGE_LABELS } from './kinds.ts';
import { handsFor, receiversOf, receptionNorm } from './rules.ts';
import type { ReceptionState } from './state.ts';

export interface Asked {
  readonly ctx: Context;
  readonly state: ReceptionState;
  readonly actor: Actor;
}
/** A judge of one act. `input` is undefined when one only asks whether the act is open. */
type Judge<A extends ActName> = (asked: Asked, input: ActInput<A> | undefined) => readonly Finding[];

/** How far from today a day may lie, in days: our own bound. */
const FURTHEST = 366;

function stageFinding({ state: { stage } }: Asked, act: ActName): readonly Finding[] {
  return ACTS[act].from.includes(stage)
    ? []
    : [barred('state.not-open', `现在“${STAGE_LABELS[stage]}”，${ACTS[act].label}须在“${STAGE_LABELS.planned}”时办理。`)];
}

/** The office, whoever receives, and the people of his department. */
function ofThose(ctx: Context, actor: Actor, post: string, act: ActName): readonly Finding[] {
  const { organisation, pack } = ctx;
  if (isOffice(organisation.posts.get(actor.post)) || handsFor(organisation, post).some((one) => one.id === actor.post)) return [];
  return [barred('authority.not-yours', `${ACTS[act].label}由办公室、接访人或者其部门办理。`, undefined, receptionNorm(pack)?.citation)];
}

function receiving(ctx: Context, post: string): readonly Finding[] {
  const norm = receptionNorm(ctx.pack);
  return receiversOf(ctx).some((one) => one.id === post)
    ? []
    : [barred('input.invalid', '所选的职务不在规则写明的接访人之列。', '请从名单中选择。', norm?.citation)];
}

function timed({ today }: Context, { on, from, until }: Slot): readonly Finding[] {
  return [
    ...(until <= from ? [barred('input.invalid', `结束时间${until}不晚于开始时间${from}。`, '请改时间。')] : []),
    ...(Math.abs(dayNumber(on) - dayNumber(today)) > FURTHEST
      ? [barred('input.invalid', `接访日期${dayWords(on)}距今过远。`, '请核对年份。')]
      : []),
  ];
}

/** Who is on record as away receives nobody that day: told, not forbidden, since the record may be what is to change. */
function away(ctx: Context, post: string, { on }: Slot): readonly Finding[] {
  if (awayOn(ctx, post, { from: on, to: on }).length === 0) return [];
  const title = ctx.organisation.posts.get(post)?.title ?? post;
  return [
    {
      code: 'attendance.clash',
      outcome: 'warned',
      message: `${title}${dayWords(on)}外出在册。`,
      wayOut: '请改日期；仍定这一日的，写明理由。',
    },
  ];
}

const JUDGES: { readonly [A in MatterAct]: Judge<A> } = {
  move: (asked, input) => {
    const { ctx, state, actor } = asked;
    const { form } = state;
    return [
      ...ofThose(ctx, actor, form.post, 'move'),
      ...stageFinding(asked, 'move'),
      ...(input === undefined
        ? []
        : [
            ...timed(ctx, input),
            ...away(ctx, form.post, input),
            ...(input.on === form.on && input.from === form.from && input.until === form.until && input.place === form.place
              ? [barred('input.invalid', '时间、地点都没有改。', '请改时间或者地点。')]
              : []),
          ]),
    ];
  },
  hold: (asked, input) => {
    const { ctx, state, actor } = asked;
    const norm = receptionNorm(ctx.pack);
    return [
      ...ofThose(ctx, actor, state.form.post, 'hold'),
      ...stageFinding(asked, 'hold'),
      ...(state.stage === 'planned' && state.form.on > ctx.today
        ? [barred('state.not-open', `接访日${dayWords(state.form.on)}还没有到。`, '请在接访以后登记；提前接访的，先改期。')]
        : []),
      ...(input === undefined
        ? []
        : [
            ...receiving(ctx, input.receiver),
            ...(new Set(input.visits).size < input.visits.length ? [barred('input.invalid', '同一来访列了两次。', '请去掉重复的。')] : []),
            ...(input.visits.length > input.people
              ? [barred('input.invalid', `来访${input.visits.length}件，人数只有${input.people}人。`, '请核对人数。')]
              : []),
            ...(norm === undefined ? [] : [kept(norm, 'rule.states', `${norm.says}。`)]),
          ]),
    ];
  },
  'call-off': (asked) => [...ofThose(asked.ctx, asked.actor, asked.state.form.post, 'call-off'), ...stageFinding(asked, 'call-off')],
};

const basisIn = ({ pack }: Context) => {
  const citation = receptionNorm(pack)?.citation;
  return citation === undefined ? [] : [citation];
};

/** Whether this act is open to this person on this day, and as it is filled in. */
export const judge = (asked: Asked, act: MatterAct, input: unknown): Verdict =>
  verdictOf((JUDGES[act] as Judge<ActName>)(asked, input as never), basisIn(asked.ctx));

/** Whether a day may be arranged: where the text has visitors received regularly, for somebody whom it names. */
export function judgeArrangement(ctx: Context, actor: Actor, form: ReceptionForm): Verdict {
  if (receptionNorm(ctx.pack) === undefined)
    return verdictOf([barred('state.not-open', '本规则没有写领导定期接待来访，这里不安排。', '来访照常登记、办理。')], []);
  const findings = [
    ...ofThose(ctx, actor, form.post, 'arrange'),
    ...receiving(ctx, form.post),
    ...timed(ctx, form),
    ...away(ctx, form.post, form),
  ];
  return verdictOf(findings, basisIn(ctx));
}

export const parseInput = (act: ActName, input: unknown) => ACT_INPUTS[act].safeParse(input ?? {}, { error: inputWords });
