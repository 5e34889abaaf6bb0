/** The judge of each act on a small matter: one row per act, so that a new act breaks the build until it is judged. */
import { isSilence, verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import { inputWords } from '../kernel/input-words.ts';
import { dayWords } from '../kernel/words.ts';
import { bodyPosts, meant, registry } from '../leave/roles.ts';
import { barred } from '../office/findings.ts';
import { isOffice, officeOf, titles } from '../office/posts.ts';
import { ACT_INPUTS, type ActName, type MatterAct } from './acts.ts';
import { groundsOf, mayEnter, notYours, ofHead, ofOneself, ofPosts, stageFinding, standsAs, type Asked, type Judge } from './judging.ts';
import { rowOf, SLOTS, WAY_LABELS, type SlotName } from './kinds.ts';
import { namedWrongly } from './naming.ts';
import type { ConductState } from './state.ts';
import { foundOn, grantedBy, handoversAhead, silence, wayOfState, wordsAhead } from './way.ts';

const office = ({ ctx }: Asked) => officeOf(ctx.organisation);

/** The words that this person is to give. */
export const wordsOf = ({ ctx, state, actor }: Asked): readonly SlotName[] =>
  wordsAhead(ctx, state)
    .filter((one) => one.decider?.posts.some((post) => post.id === actor.post) === true)
    .map((one) => one.slot.name);

/** Whether with these words everything asked for is there. */
export const isWhole = (asked: Asked, given: readonly SlotName[]): boolean =>
  wordsAhead(asked.ctx, asked.state).every((one) => given.includes(one.slot.name));

/** The word is his to give, and nobody gives it in his own matter. */
function deciding(asked: Asked, act: 'approve' | 'decline'): readonly Finding[] {
  const { ctx, state, actor } = asked;
  const ahead = wordsAhead(ctx, state);
  const posts = ahead.flatMap((one) => one.decider?.posts ?? []);
  return [
    ...stageFinding(asked, act),
    ...(wordsOf(asked).length > 0
      ? []
      : posts.length > 0
        ? ofPosts(asked, act, posts)
        : [barred('step.missing', '尚未写明由谁决定，或者由外单位决定。', '请由办公室写明、登记。', groundsOf(asked)[0])]),
    ...(actor.by === state.post ? [barred('authority.not-yours', '不能代他人办理本人的事项。', '请由其他可以办理的人办理。')] : []),
  ];
}

/** A word that is still to be given, of the sort that this act is for. */
function slotOpen(asked: Asked, act: 'name-decider' | 'enter-decision', slot: SlotName | undefined): readonly Finding[] {
  const unnamed = act === 'name-decider';
  const fits = wordsAhead(asked.ctx, asked.state).filter(({ decider }) =>
    unnamed ? decider === undefined || decider.named === 'office' : decider?.body !== undefined,
  );
  if (fits.length === 0)
    return [barred('state.not-open', unnamed ? '没有待写明由谁决定的事项。' : '没有待登记的批复。', undefined, groundsOf(asked)[0])];
  return slot === undefined || fits.some((one) => one.slot.name === slot)
    ? []
    : [barred('input.invalid', `${SLOTS[slot].label}一项不在待办之列。`, '请从所列各项中选择。')];
}

const toCome = (on: string): Finding => barred('input.invalid', `${dayWords(on)}还没有到。`, '请填写实际日期。');

/** The day that a paper bears: not one to come; one before the matter was asked for or reported only with a reason, which is shown. */
function dated({ ctx, state }: Asked, on: string, what: string): readonly Finding[] {
  if (on > ctx.today) return [toCome(on)];
  if (on >= state.asked) return [];
  const message = `${what}的日期${dayWords(on)}早于${WAY_LABELS[state.way]}的日期${dayWords(state.asked)}。`;
  return [{ code: 'input.invalid', outcome: 'warned', message, wayOut: '请核对日期；确在以前的，写明理由。' }];
}

/** What came of it lies after the application; what the head ordered may have been done before. */
function happenedOn({ ctx, state }: Asked, on: string): readonly Finding[] {
  if (on > ctx.today) return [toCome(on)];
  const floor = state.way === 'ordered' && state.form.on < state.asked ? state.form.on : state.asked;
  return on < floor
    ? [
        barred(
          'input.invalid',
          `办理的日期早于${WAY_LABELS[state.way]}的日期${dayWords(floor)}。`,
          '请填写实际日期；以前办了的，由办公室另行补登。',
        ),
      ]
    : [];
}

/** What was done before everything was there: held against what had been obtained by that day. */
function doneOn({ ctx, state }: Asked, on: string): readonly Finding[] {
  if (state.way !== 'asked' || rowOf(state.form.kind).conduct === undefined) return [];
  return foundOn(ctx, wayOfState(ctx, state), state.form, { granted: grantedBy(state, on), reported: state.asked });
}

/** That it was done already says whoever did it himself; the office says why it enters it for him. */
function sayingSo(asked: Asked, reason: string | undefined): readonly Finding[] {
  const { ctx, state, actor } = asked;
  const own =
    rowOf(state.form.kind).of === 'person' ? actor.post === state.post && actor.by === undefined : mayEnter(ctx, actor, state.post);
  const office = isOffice(ctx.organisation.posts.get(actor.post));
  if (office && actor.post !== state.post)
    return reason === '' ? [barred('input.invalid', '未写明代录的理由。', '请写明从何得知、为何代录。')] : [];
  return own
    ? []
    : [notYours('happened', `${ctx.organisation.posts.get(state.post)?.title ?? state.post}本人或者办公室`, groundsOf(asked)[0])];
}

const JUDGES: { readonly [A in MatterAct]: Judge<A> } = {
  order: (asked, input) => [
    ...ofHead(asked.ctx, asked.request ?? { actor: asked.actor }, input?.scan, input !== undefined),
    ...stageFinding(asked, 'order'),
    ...(orderable(asked.state) ? asked.state.breaches : [barred('state.not-open', '没有待书面同意照办的不合规定之处。', '请按程序办理。')]),
  ],
  clear: (asked) => {
    const { organisation } = asked.ctx;
    const posts = [...officeOf(organisation), ...meant(organisation, ['leader-in-charge'], asked.state.post)];
    return [...ofPosts(asked, 'clear', posts), ...stageFinding(asked, 'clear')];
  },
  'name-decider': (asked, input) => [
    ...ofPosts(asked, 'name-decider', office(asked)),
    ...stageFinding(asked, 'name-decider'),
    ...slotOpen(asked, 'name-decider', input?.slot),
    ...(input === undefined ? [] : namedWrongly(asked.ctx, asked.state.post, input)),
  ],
  approve: (asked) => deciding(asked, 'approve'),
  decline: (asked) => deciding(asked, 'decline'),
  'enter-decision': (asked, input) => [
    ...ofPosts(asked, 'enter-decision', office(asked)),
    ...stageFinding(asked, 'enter-decision'),
    ...slotOpen(asked, 'enter-decision', input?.slot),
    ...(input === undefined ? [] : dated(asked, input.on, '批复')),
  ],
  record: (asked) => {
    const ahead = handoversAhead(asked.ctx, asked.state);
    return [
      ...ofPosts(asked, 'record', office(asked)),
      ...stageFinding(asked, 'record'),
      ...ahead.map(({ name, norm }) =>
        barred('step.missing', `尚未报送${SLOTS[name].label}。`, '请先登记报送：哪一天、以何文号或者收件回执。', norm?.citation),
      ),
    ];
  },
  'hand-over': (asked, input) => {
    const ahead = handoversAhead(asked.ctx, asked.state);
    return [
      ...ofPosts(asked, 'hand-over', office(asked)),
      ...stageFinding(asked, 'hand-over'),
      ...(ahead.length === 0 || (input !== undefined && !ahead.some((one) => one.name === input.slot))
        ? [barred('state.not-open', '没有待向其报送的。', '请从所列各项中选择。')]
        : []),
      ...(input === undefined ? [] : dated(asked, input.on, '报送')),
    ];
  },
  happened: (asked, input) => [
    ...sayingSo(asked, input?.reason),
    ...stageFinding(asked, 'happened'),
    ...(rowOf(asked.state.form.kind).conduct === undefined || asked.state.happened !== undefined
      ? [barred('state.not-open', asked.state.happened === undefined ? '请示报告没有已经办理一说。' : '已经登记过。', '请待答复。')]
      : []),
    ...(input === undefined ? [] : [...happenedOn(asked, input.on), ...doneOn(asked, input.on)]),
  ],
  result: (asked, input) => [
    ...ofOneself(asked, 'result'),
    ...stageFinding(asked, 'result'),
    // What was done too early stands on record already.
    ...(input === undefined
      ? []
      : [...happenedOn(asked, input.on), ...(asked.state.happened === undefined ? doneOn(asked, input.on) : [])]),
  ],
  retract: (asked) => {
    const { entry } = asked.state;
    if (entry === undefined)
      return [barred('state.not-open', '没有可以收回的误录：其后已经办了别的，或者没有登记过。', '请照实另行登记。')];
    const by = asked.ctx.organisation.posts.get(entry.by);
    return entry.by === asked.actor.post ? [] : [notYours('retract', by === undefined ? '原登记人' : titles([by]))];
  },
  withdraw: (asked) => [
    ...ofOneself(asked, 'withdraw'),
    ...stageFinding(asked, 'withdraw'),
    // Where a revision left nothing to wait for, withdrawing is the only way on.
    ...(asked.state.happened !== undefined && (asked.state.stage !== 'asked' || wordsAhead(asked.ctx, asked.state).length > 0)
      ? [barred('state.not-open', '已经办了，不能撤回。', '误录的，请先收回误录。')]
      : []),
  ],
};

/** Breaches on record that no order covers yet. */
export const orderable = ({ order, breaches }: ConductState): boolean =>
  order === undefined && breaches.some((one) => one.outcome === 'refused');

/** Whether this act is open to this person on this matter, and as it is filled in. */
export function judge(asked: Asked, act: MatterAct, input: unknown): Verdict {
  const judged = (JUDGES[act] as Judge<ActName>)(asked, input as never);
  // An act that rests on no article says that the text is silent.
  const findings = groundsOf(asked).length > 0 || judged.some(isSilence) ? judged : [...judged, silence(asked.state.form)];
  const stands = act === 'order' ? 'order' : act === 'result' || act === 'happened' ? 'fact' : undefined;
  return standsAs(verdictOf(findings, groundsOf(asked)), stands);
}

export const parseInput = (act: ActName, input: unknown) => ACT_INPUTS[act].safeParse(input ?? {}, { error: inputWords });

/** Whose hands a matter of this post is in: his own, else those of his body, else the registry. */
export function handsOf({ organisation }: Asked['ctx'], state: ConductState) {
  const own = organisation.posts.get(state.post);
  if (own !== undefined) return [own];
  const body = bodyPosts(organisation, state.post);
  return body.length > 0 ? body : registry(organisation);
}
