/** The judge of each act on a small matter: one row per act, so that a new act breaks the build until it is judged. */
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import { inputWords } from '../kernel/input-words.ts';
import { dayWords } from '../kernel/words.ts';
import { bodyPosts, meant, registry } from '../leave/roles.ts';
import { barred } from '../office/findings.ts';
import { officeOf } from '../office/posts.ts';
import { ACT_INPUTS, type ActName, type MatterAct } from './acts.ts';
import { groundsOf, ofHead, ofOneself, ofPosts, stageFinding, standsAs, type Asked, type Judge } from './judging.ts';
import { rowOf, SLOTS, type SlotName } from './kinds.ts';
import { namedWrongly } from './naming.ts';
import type { ConductState } from './state.ts';
import { foundOn, grantedIn, wayOfState, wordsAhead } from './way.ts';

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

function happened({ ctx, state }: Asked, on: string): readonly Finding[] {
  if (on > ctx.today) return [barred('input.invalid', `${dayWords(on)}还没有到。`, '请填写实际日期。')];
  return on < state.asked && state.stage === 'agreed' && on < state.form.on
    ? [barred('input.invalid', `结果的日期早于${dayWords(state.asked)}。`, '请填写实际日期。')]
    : [];
}

/** What was done before everything was there: held against what had been obtained. */
function resulting(asked: Asked): readonly Finding[] {
  const { ctx, state } = asked;
  if (state.stage === 'agreed') return [];
  return foundOn(ctx, wayOfState(ctx, state), state.form, { granted: grantedIn(state), reported: state.asked });
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
    ...(input !== undefined && input.on > asked.ctx.today
      ? [barred('input.invalid', `批复的日期${dayWords(input.on)}还没有到。`, '请填写实际日期。')]
      : []),
  ],
  record: (asked) => [...ofPosts(asked, 'record', office(asked)), ...stageFinding(asked, 'record')],
  result: (asked, input) => [
    ...ofOneself(asked, 'result'),
    ...stageFinding(asked, 'result'),
    ...(rowOf(asked.state.form.kind).conduct === undefined && asked.state.stage !== 'agreed'
      ? [barred('state.not-open', '请示尚未答复，没有结果可报。', '请待答复，或者撤回。')]
      : []),
    ...(input === undefined ? [] : [...happened(asked, input.on), ...resulting(asked)]),
  ],
  withdraw: (asked) => [...ofOneself(asked, 'withdraw'), ...stageFinding(asked, 'withdraw')],
};

/** Breaches on record that no order covers yet. */
export const orderable = ({ order, breaches }: ConductState): boolean =>
  order === undefined && breaches.some((one) => one.outcome === 'refused');

/** Whether this act is open to this person on this matter, and as it is filled in. */
export function judge(asked: Asked, act: MatterAct, input: unknown): Verdict {
  const findings = (JUDGES[act] as Judge<ActName>)(asked, input as never);
  const stands = act === 'order' ? 'order' : act === 'result' ? 'fact' : undefined;
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
