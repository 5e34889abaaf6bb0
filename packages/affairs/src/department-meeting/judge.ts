/** The judge of each act on a department's meeting: one row per act, so that a new act breaks the build until it is judged. */
import { ofHead } from '../conduct/judging.ts';
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import { inputWords } from '../kernel/input-words.ts';
import { dayWords } from '../kernel/words.ts';
import { barred } from '../office/findings.ts';
import { officeOf } from '../office/posts.ts';
import { ACT_INPUTS, type ActInput, type ActName, type MatterAct } from './acts.ts';
import { pending } from './door.ts';
import { changed, impossibleForm, type MeetingForm } from './form.ts';
import { foundOn, groundsOf, ofHost, ofPosts, stageFinding, standsAs, type Asked, type Judge } from './judging.ts';
import { SLOTS, type SlotName } from './kinds.ts';
import { foundHeld } from './outcome.ts';
import type { DepartmentMeetingState } from './state.ts';
import { consenters, reviewers, wordsAhead } from './way.ts';

const office = ({ ctx }: Asked) => officeOf(ctx.organisation);

/** The words that this person is to give. */
export const wordsOf = ({ ctx, state, actor }: Asked): readonly SlotName[] =>
  wordsAhead(ctx, state)
    .filter((one) => one.decider?.posts.some((post) => post.id === actor.post) === true)
    .map((one) => one.slot.name);

/** Whether with these words everything asked for is approved. */
export const isWhole = (asked: Asked, given: readonly SlotName[]): boolean =>
  wordsAhead(asked.ctx, asked.state).every((one) => given.includes(one.slot.name));

/** Nobody says yes or no to a request of his own. */
const notOwn = ({ actor, state }: Asked): readonly Finding[] =>
  actor.post === state.enteredBy.by || (actor.by !== undefined && actor.by === state.enteredBy.by)
    ? [barred('authority.not-yours', '不能审批本人报的请示。', '请由其他可以办理的人办理。')]
    : [];

function deciding(asked: Asked, act: 'approve' | 'decline'): readonly Finding[] {
  const posts = wordsAhead(asked.ctx, asked.state).flatMap((one) => one.decider?.posts ?? []);
  return [
    ...stageFinding(asked, act),
    ...(wordsOf(asked).length > 0
      ? []
      : posts.length > 0 || asked.state.stage !== 'deciding'
        ? ofPosts(asked, act, posts)
        : [barred('step.missing', '尚未写明由谁批准，或者由会议、外单位决定。', '请由办公室写明、登记。', groundsOf(asked)[0])]),
    ...notOwn(asked),
  ];
}

/** Whose no it is: of whoever consents, reviews or approves, while it lies with him. */
function declining(asked: Asked): readonly Finding[] {
  const { ctx, state } = asked;
  if (state.stage === 'consulting') return [...ofPosts(asked, 'decline', consenters(ctx, state.host)), ...notOwn(asked)];
  if (state.stage === 'reviewing') return [...ofPosts(asked, 'decline', reviewer(asked)), ...notOwn(asked)];
  return deciding(asked, 'decline');
}

/** To whom the office referred it. */
const reviewer = ({ ctx, state }: Asked) => {
  const post = state.referred?.to === undefined ? undefined : ctx.organisation.posts.get(state.referred.to);
  return post === undefined ? (ctx.organisation.byRole.get('head') ?? []) : [post];
};

function referring(asked: Asked, { post }: ActInput<'refer'>): readonly Finding[] {
  const may = reviewers(asked.ctx, asked.state);
  if (may === undefined)
    return post === undefined ? [] : [barred('input.invalid', '本规则没有写由领导审核这类请示，不填审核的领导。', '请去掉审核的领导。')];
  if (referredTo(asked, post) === undefined)
    return [
      barred(
        'input.invalid',
        post === undefined ? '未写明呈报哪一位领导审核。' : '这一职务不审核此件。',
        '请从名单中选择。',
        groundsOf(asked)[0],
      ),
    ];
  return [];
}

/** The one to whom it is referred: as the office says, or the only one there is. */
export function referredTo({ ctx, state }: Asked, post: string | undefined): string | undefined {
  const may = reviewers(ctx, state);
  if (may === undefined) return undefined;
  if (post === undefined) return may.length === 1 ? may[0]?.id : undefined;
  return may.some((one) => one.id === post) ? post : undefined;
}

/** A word that is still to be given, of the sort that this act is for. */
function slotOpen(asked: Asked, act: 'name-decider' | 'enter-decision', slot: SlotName | undefined): readonly Finding[] {
  const unnamed = act === 'name-decider';
  const fits = wordsAhead(asked.ctx, asked.state).filter(({ decider }) =>
    unnamed ? decider === undefined || decider.named === 'office' : decider?.body !== undefined,
  );
  if (fits.length === 0)
    return [barred('state.not-open', unnamed ? '没有待写明由谁批准的事项。' : '没有待登记的批复。', undefined, groundsOf(asked)[0])];
  return slot === undefined || fits.some((one) => one.slot.name === slot)
    ? []
    : [barred('input.invalid', `${SLOTS[slot]}一项不在待办之列。`, '请从所列各项中选择。')];
}

/** The request as it would stand, held against the rules on the day on which it is formally made. */
function submitting({ ctx, state }: Asked, form: MeetingForm): readonly Finding[] {
  if (form.on < ctx.today) return [barred('input.invalid', `${dayWords(form.on)}已经过去。`, '请改日期；已经召开的报告召开情况。')];
  const invalid = impossibleForm(ctx, form, ctx.today);
  if (invalid.length > 0) return invalid;
  return foundOn(ctx, form, { asked: ctx.today, consented: state.consent !== undefined, approved: true }).map(pending);
}

const JUDGES: { readonly [A in MatterAct]: Judge<A> } = {
  order: (asked, input) => [
    ...ofHead(asked.ctx, asked.request ?? { actor: asked.actor }, input?.scan, input !== undefined),
    ...stageFinding(asked, 'order'),
    ...(orderable(asked.state) ? asked.state.breaches : [barred('state.not-open', '没有待书面同意照办的不合规定之处。', '请按程序办理。')]),
  ],
  consent: (asked) => [
    ...ofPosts(asked, 'consent', consenters(asked.ctx, asked.state.host)),
    ...stageFinding(asked, 'consent'),
    ...notOwn(asked),
  ],
  submit: (asked, input) => [
    ...ofHost(asked, 'submit'),
    ...stageFinding(asked, 'submit'),
    ...(input === undefined ? [] : submitting(asked, changed(asked.state.form, input.change))),
  ],
  return: (asked) => [...ofPosts(asked, 'return', office(asked)), ...stageFinding(asked, 'return')],
  refer: (asked, input) => [
    ...ofPosts(asked, 'refer', office(asked)),
    ...stageFinding(asked, 'refer'),
    ...(input === undefined ? [] : referring(asked, input)),
  ],
  review: (asked) => [...ofPosts(asked, 'review', reviewer(asked)), ...stageFinding(asked, 'review'), ...notOwn(asked)],
  'name-decider': (asked, input) => [
    ...ofPosts(asked, 'name-decider', office(asked)),
    ...stageFinding(asked, 'name-decider'),
    ...slotOpen(asked, 'name-decider', input?.slot),
    ...(input?.post !== undefined && (!asked.ctx.organisation.posts.has(input.post) || input.post === asked.state.enteredBy.by)
      ? [barred('input.invalid', '批准的须是另一个在任的职务。', '请从名单中选择。')]
      : []),
  ],
  approve: (asked) => deciding(asked, 'approve'),
  decline: (asked) => [...stageFinding(asked, 'decline'), ...declining(asked)],
  'enter-decision': (asked, input) => [
    ...ofPosts(asked, 'enter-decision', office(asked)),
    ...stageFinding(asked, 'enter-decision'),
    ...slotOpen(asked, 'enter-decision', input?.slot),
    ...(input !== undefined && input.on > asked.ctx.today
      ? [barred('input.invalid', `批复的日期${dayWords(input.on)}还没有到。`, '请填写实际日期。')]
      : []),
  ],
  hold: (asked, input) => [
    ...ofHost(asked, 'hold'),
    ...stageFinding(asked, 'hold'),
    ...(input === undefined ? [] : foundHeld(asked.ctx, asked.state, input)),
  ],
  withdraw: (asked) => [...ofHost(asked, 'withdraw'), ...stageFinding(asked, 'withdraw')],
};

/** Breaches on record that no order covers yet. */
export const orderable = ({ order, breaches }: DepartmentMeetingState): boolean =>
  order === undefined && breaches.some((one) => one.outcome === 'refused');

/** Whether this act is open to this person on this matter, and as it is filled in. */
export function judge(asked: Asked, act: MatterAct, input: unknown): Verdict {
  const findings = (JUDGES[act] as Judge<ActName>)(asked, input as never);
  const stands = act === 'order' ? 'order' : act === 'hold' ? 'fact' : undefined;
  return standsAs(verdictOf(findings, groundsOf(asked)), stands);
}

export const parseInput = (act: ActName, input: unknown) => ACT_INPUTS[act].safeParse(input ?? {}, { error: inputWords });
