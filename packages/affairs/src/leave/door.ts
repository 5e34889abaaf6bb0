/** How an absence comes to be on record: asked for, reported, entered as a fact, or ordered by the head. */
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import { restrained } from '../conduct/restrictions.ts';
import type { Actor, ActRequest, Context } from '../kernel/procedure.ts';
import { dayOfMoment, dayWords } from '../kernel/words.ts';
import { barred } from '../office/findings.ts';
import { isOffice } from '../office/posts.ts';
import { impossibleDays, type AbsenceForm } from './absence.ts';
import { ACTS, type ActInput, type Opening } from './acts.ts';
import { ABSENCE_CODES, askedTogether, clashing, silentOn, timely, together, unsaid } from './breaches.ts';
import { standsAs } from './judge.ts';
import { inPerson } from './judging.ts';
import { bodyPosts, isHead, meant } from './roles.ts';
import { leftWithout } from './rules.ts';
import { basisOf, wayOf, type LeaveWay } from './way.ts';

export interface Opened {
  readonly verdict: Verdict;
  /** Whose absence it is. */
  readonly post: string;
  /** The day on which it was asked for. */
  readonly on: string;
  /** What was found and keeps nothing from being recorded. */
  readonly breaches: readonly Finding[];
  readonly onBehalf: boolean;
}

/** Judges an act by which an absence comes to be on record. */
export function judgeOpening(
  ctx: Context,
  request: Pick<ActRequest, 'actor' | 'occurredAt'>,
  act: Opening,
  input: Pick<ActInput<'apply'>, 'post' | 'absence'> & { readonly scan?: string | undefined },
): Opened {
  const { actor } = request;
  const { absence } = input;
  const post = input.post ?? actor.post;
  const onBehalf = actor.post !== post;
  const way = wayOf(ctx, post, absence);
  // Who enters for another states when he was asked; who asks for himself asks now. An order is its own moment.
  const stated = onBehalf && act !== 'order' && act !== 'register' && request.occurredAt !== undefined;
  const on = stated ? dayOfMoment(Date.parse(request.occurredAt ?? '')) : ctx.today;
  const invalid = impossible(ctx, post, way, absence);
  const findings: readonly Finding[] = [
    ...entering(ctx, request, act, post, input.scan),
    ...invalid,
    ...(invalid.length > 0 || way === undefined ? [] : [...findingsOn(ctx, act, post, way, absence, on), ...clashing(ctx, post, absence)]),
  ];
  const verdict = verdictOf(act === 'order' || act === 'plead' ? ordered(findings) : findings, basisOf(ctx, way));
  const breaches = findings.filter((one) => one.outcome !== 'passed' && ABSENCE_CODES.has(one.code));
  const stands = STANDS[act];
  return { verdict: standsAs(verdict, stands), post, on, breaches, onBehalf };
}

/** Opening acts that are stored although they are refused, and why; a request is no grant. */
const STANDS: Readonly<Partial<Record<Opening, Verdict['stands']>>> = { register: 'fact', order: 'order', plead: 'request' };

/** The head orders what would be refused; where nothing would be, there is nothing to order. */
const ordered = (findings: readonly Finding[]): readonly Finding[] =>
  findings.some((one) => one.outcome === 'refused')
    ? findings
    : [...findings, barred('state.not-open', '没有不合规定之处，无须书面同意照办。', '请按程序请假、报告。')];

/** Who may enter it: oneself; the office for anybody (代办); the hands of a department for its head. What has happened, the office. */
function entering(
  ctx: Context,
  { actor, occurredAt }: Pick<ActRequest, 'actor' | 'occurredAt'>,
  act: Opening,
  post: string,
  scan: string | undefined,
): readonly Finding[] {
  const { organisation } = ctx;
  const office = isOffice(organisation.posts.get(actor.post));
  if (act === 'order') {
    if (isHead(organisation, actor.post) && inPerson(actor, actor.post))
      return scan === undefined ? [] : [barred('input.invalid', '本人办理的，不附扫描件。', '请去掉扫描件。')];
    if (!office) return [barred('authority.not-yours', `${ACTS.order.label}由行政首长办理。`)];
    if (scan === undefined) return [barred('input.invalid', '未上传书面件的扫描件。', '请扫描领导所写的原件后代录。')];
    return occurredAt === undefined ? [barred('input.invalid', '未写明书面件的时间。', '请按原件填写时间。')] : [];
  }
  if (office || (act !== 'register' && mayEnter(ctx, actor, post))) return [];
  const whose = organisation.posts.get(post)?.title ?? post;
  return [
    act === 'register'
      ? barred('authority.not-yours', '没有事先请假、报告的外出，由办公室补登。')
      : barred('authority.not-yours', `${whose}的${ACTS[act].label}由其本人、本单位或者办公室办理。`),
  ];
}

const mayEnter = ({ organisation }: Context, actor: Actor, post: string): boolean =>
  inPerson(actor, post) || (actor.by === undefined && bodyPosts(organisation, post).some((one) => one.id === actor.post));

/** What cannot be, whatever the rules say. */
function impossible(ctx: Context, post: string, way: LeaveWay | undefined, absence: AbsenceForm): readonly Finding[] {
  const { organisation } = ctx;
  if (!organisation.posts.has(post)) return [barred('input.invalid', '没有这一职务。', '请从名单中选择。')];
  if (way === undefined)
    return [barred('input.invalid', '这里只登记政府领导、办公室负责人和各单位主要负责人的请假、外出。', '其他人员按本单位规定请假。')];
  const days = impossibleDays(absence, ctx.today);
  const { standIn } = absence;
  return [
    ...(days === undefined ? [] : [days]),
    ...unsaid(ctx, way.who, absence),
    ...(standIn !== undefined && (standIn === post || !organisation.posts.has(standIn))
      ? [barred('input.invalid', '临时负责的须是另一个在任的职务。', '请重新选择。')]
      : []),
  ];
}

/** It is opened in the other form: by which article, or, where the text says nothing of it, that there is nobody to grant it. */
function otherForm(ctx: Context, post: string, { who, norm }: LeaveWay, absence: AbsenceForm, act: Opening): Finding {
  const instead = act === 'apply' ? '报告' : '请假';
  const place = norm?.citation ?? restrained(ctx.pack, 'leave-unapproved', who, new Set())[0]?.citation;
  if (place === undefined) {
    const words = silentOn(ctx, post, { who }, absence);
    return barred('input.invalid', words, `没有批准人，请办${instead}。`);
  }
  return barred('input.invalid', act === 'apply' ? '规则写的是报告，不是请假。' : '规则写的是请假，须经批准。', `请办${instead}。`, place);
}

/** What the rules find on it: in which form it is asked, in time, with whom else away, or that he is gone already. */
function findingsOn(ctx: Context, act: Opening, post: string, way: LeaveWay, absence: AbsenceForm, on: string): readonly Finding[] {
  const beside = together(ctx, post, absence);
  if (act === 'register')
    return absence.from > ctx.today
      ? [barred('input.invalid', `${dayWords(absence.from)}还没有到，只补登已经离开的。`, '请办请假、报告。')]
      : [...leftWithout(ctx.pack, way.who, way.norm, 'unasked'), ...beside];
  const { norm } = way;
  const missing = norm?.consentFirst !== undefined && meant(ctx.organisation, norm.consentFirst, post).length === 0;
  return [
    ...(act === 'order' || act === 'plead' || way.by.includes(act) ? [] : [otherForm(ctx, post, way, absence, act)]),
    ...(missing ? [barred('routing.incomplete', '本单位尚未设分管领导，无人先行同意。', '请先配置分工。', norm?.citation)] : []),
    ...timely(ctx, post, way, absence, on),
    ...(way.who !== 'head' && on > absence.from && act !== 'order'
      ? [barred('input.invalid', `${dayWords(absence.from)}已经离开，不能再请假、报告。`, '请由办公室补登。')]
      : []),
    ...beside,
    ...askedTogether(ctx, post, absence),
  ];
}
