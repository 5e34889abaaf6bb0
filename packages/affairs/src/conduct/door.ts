/** How a small matter comes to be on record: asked for, reported, entered as a fact, or ordered by the head. */
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import type { ActRequest, Context } from '../kernel/procedure.ts';
import { dayOfMoment, dayWords } from '../kernel/words.ts';
import { barred, broken } from '../office/findings.ts';
import { isOffice } from '../office/posts.ts';
import { ACTS, type ActInput, type Opening } from './acts.ts';
import { impossibleDays, type ConductForm } from './form.ts';
import { breachesIn, mayEnter, notYours, ofHead, standsAs } from './judging.ts';
import { KINDS, rowOf, SLOTS, type SlotName } from './kinds.ts';
import { conditionOf } from './restrictions.ts';
import { basisOf, foundOn, turningOn, wayOf, type ConductWay } from './way.ts';

export interface Opened {
  readonly verdict: Verdict;
  readonly post: string;
  /** The day on which it was asked for or reported. */
  readonly asked: string;
  readonly breaches: readonly Finding[];
}

const NONE: ReadonlySet<SlotName> = new Set();

/** Judges an act by which a matter comes to be on record. */
export function judgeOpening(
  ctx: Context,
  request: Pick<ActRequest, 'actor' | 'occurredAt'>,
  act: Opening,
  input: Pick<ActInput<'apply'>, 'post' | 'form'> & { readonly scan?: string | undefined },
): Opened {
  const { form } = input;
  const post = input.post ?? request.actor.post;
  const way = wayOf(ctx, post, form);
  const stated = act !== 'order' && post !== request.actor.post && request.occurredAt !== undefined;
  const asked = stated ? dayOfMoment(Date.parse(request.occurredAt ?? '')) : ctx.today;
  const invalid = impossible(ctx, post, way, form);
  const findings = [
    ...entering(ctx, request, act, post, form, input.scan),
    ...invalid,
    ...(invalid.length > 0 ? [] : found(ctx, act, way, form, asked)),
  ];
  const verdict = verdictOf(act === 'order' ? ordered(findings) : findings, basisOf(way));
  const stands = act === 'register' ? 'fact' : act === 'order' ? 'order' : undefined;
  return { verdict: standsAs(verdict, stands), post, asked, breaches: breachesIn(verdict) };
}

/** The head orders what would be refused; where nothing would be, there is nothing to order. */
const ordered = (findings: readonly Finding[]): readonly Finding[] =>
  findings.some((one) => one.outcome === 'refused')
    ? findings
    : [...findings, barred('state.not-open', '没有不合规定之处，无须书面同意照办。', '请按程序申请、报告。')];

/** What has happened the office enters; a report that comes late comes from whoever owes it all the same. */
function entering(
  ctx: Context,
  request: Pick<ActRequest, 'actor' | 'occurredAt'>,
  act: Opening,
  post: string,
  form: ConductForm,
  scan: string | undefined,
): readonly Finding[] {
  if (act === 'order') return ofHead(ctx, request, scan, true);
  const { posts } = ctx.organisation;
  const own = act !== 'register' || rowOf(form.kind).conduct === undefined;
  if (isOffice(posts.get(request.actor.post)) || (own && mayEnter(ctx, request.actor, post))) return [];
  return [
    own
      ? barred('authority.not-yours', `${posts.get(post)?.title ?? post}的${ACTS[act].label}由其本人、本单位或者办公室办理。`)
      : notYours('register', '办公室'),
  ];
}

/** What cannot be, whatever the rules say. */
function impossible(ctx: Context, post: string, way: ConductWay, form: ConductForm): readonly Finding[] {
  if (!ctx.organisation.posts.has(post)) return [barred('input.invalid', '没有这一职务。', '请从名单中选择。')];
  const name = way.who[0];
  if (name === undefined)
    return [barred('input.invalid', '这里只办理政府领导、办公室负责人和各单位主要负责人的此类事项。', '其他人员按本单位规定办理。')];
  const days = impossibleDays(form, ctx.today);
  const turning = form.condition === undefined ? turningOn(ctx, post, form) : undefined;
  return [
    ...(days === undefined ? [] : [days]),
    ...(turning === undefined
      ? []
      : [barred('input.invalid', `未写明是否${conditionOf(turning) ?? ''}。`, '请按实际情况写明。', turning.citation)]),
  ];
}

function found(ctx: Context, act: Opening, way: ConductWay, form: ConductForm, asked: string): readonly Finding[] {
  const reports = rowOf(form.kind).conduct === undefined;
  const past = !reports && act !== 'register' && act !== 'order' && form.on < asked;
  // Whoever asks does it only with what he asks for; whoever reports does it with nothing.
  const granted = act === 'apply' ? new Set(way.slots.map((one) => one.name)) : NONE;
  const asksOnly = way.reports.find(() => act === 'report' && way.by[0] === 'apply' && !way.by.includes('report'));
  return [
    ...(past ? [barred('input.invalid', `${dayWords(form.on)}已经过去，不能再${ACTS[act].label}。`, '已经办了的，由办公室补登。')] : []),
    ...(act === 'register' && form.on > ctx.today
      ? [barred('input.invalid', `${dayWords(form.on)}还没有到，只补登已经发生的。`, `请办${KINDS[form.kind].label}的申请、报告。`)]
      : []),
    ...(asksOnly === undefined ? [] : [broken(asksOnly, 'step.missing', `规则写的是请示：${asksOnly.says}。`, '请办申请。')]),
    ...foundOn(ctx, way, form, { granted, reported: asked }).map((one) => (act === 'apply' ? asking(way, one) : one)),
  ];
}

/** What is asked for is not there yet: the norm that wants it is told, not kept. */
function asking(way: ConductWay, finding: Finding): Finding {
  const words = way.slots.filter((slot) => slot.norm !== undefined && slot.norm.id === finding.norm).map((slot) => SLOTS[slot.name].label);
  if (finding.code !== 'conduct.restricted' || finding.outcome !== 'passed' || words.length === 0) return finding;
  return {
    ...finding,
    code: 'rule.states',
    message: `${finding.message}；须待${words.join('、')}${words[0] === SLOTS.approval.label ? '' : '同意'}，方可办理。`,
  };
}
