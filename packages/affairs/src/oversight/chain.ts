/** The way of something raised from outside as a chain: what was done, what it waits for, what is still to come. */
import type { ChainStep, Context } from '../kernel/procedure.ts';
import { whoActed } from '../kernel/stood-in.ts';
import { dayWords } from '../kernel/words.ts';
import { RUNGS } from '../office/ladder-words.ts';
import { ACTS, type ActName } from './acts.ts';
import { expectations } from './expectations.ts';
import { ANSWERS, kindOf, NOTES, replyOf, WAYS_OF_TALK, type Stage } from './kinds.ts';
import { handsOf, publishedBy, signersOf } from './rules.ts';
import type { OversightState } from './state.ts';

type Done = readonly [label: string, by: string, at: number, opinion?: string | undefined];

function doneSteps(ctx: Context, state: OversightState): readonly Done[] {
  const { departments, posts } = ctx.organisation;
  const name = (id: string): string => departments.get(id)?.name ?? id;
  const { inPerson } = kindOf(state.form.kind);
  return [
    [ACTS.register.label, state.enteredBy.by, state.enteredBy.at],
    ...state.referrals.map((one): Done => [`送${posts.get(one.to)?.title ?? one.to}`, one.by, one.at, one.opinion]),
    ...(state.receptions ?? []).map((one): Done => [
      '接访',
      one.by,
      one.at,
      `${dayWords(one.on)}${posts.get(one.post)?.title ?? one.post}接待`,
    ]),
    ...state.readings.map((one): Done => [inPerson?.label ?? ACTS.read.label, one.by, one.at, one.opinion]),
    ...state.assignments.map((one): Done => [`交${name(one.lead)}办理`, one.by, one.at, one.unlimited ?? one.opinion]),
    ...(state.extensions ?? []).map((one): Done => [`延长期限至${dayWords(one.due)}`, one.by, one.at, one.basis]),
    ...state.returned.map((one): Done => [ACTS['return-assignment'].label, one.by, one.at, one.reason]),
    ...state.talks.map((one): Done => [`沟通（${WAYS_OF_TALK[one.way]}）`, one.by, one.at, one.words]),
    ...state.notes.map((one): Done => [NOTES[one.what], one.by, one.at, one.words]),
    ...(state.climbs ?? []).map((one): Done => [
      `第${one.rung}次逾期提醒（${RUNGS[one.to]}）`,
      'system',
      one.at,
      `期限${dayWords(one.due)}`,
    ]),
    ...(state.presses ?? []).map((one): Done => [ACTS.press.label, one.by, one.at, one.words]),
    ...state.sentBack.map((one): Done => [ACTS['send-back'].label, one.by, one.at, one.reason]),
    ...state.replies.map((one): Done => [`签发${replyOf(state.form.kind, one.round)}`, one.by, one.at, one.opinion]),
    ...(state.numbered ?? []).map((one): Done => [ACTS.number.label, one.by, one.at, one.text]),
    ...state.answers.map((one): Done => [
      `反馈${ANSWERS[one.answer]}`,
      one.by,
      one.at,
      `${dayWords(one.on)}${one.words === '' ? '' : `，${one.words}`}`,
    ]),
    ...[state.published].flatMap((one) => (one === undefined ? [] : [[ACTS.publish.label, one.by, one.at] as const])),
    ...[state.closed].flatMap((one) => (one === undefined ? [] : [[ACTS.close.label, one.by, one.at, one.reason] as const])),
    ...[state.withdrawn].flatMap((one) => (one === undefined ? [] : [[ACTS.withdraw.label, one.by, one.at, one.reason] as const])),
  ];
}

export function chain(ctx: Context, state: OversightState): readonly ChainStep[] {
  const done = doneSteps(ctx, state)
    .map(([label, by, at, opinion]): ChainStep => ({
      label,
      state: 'done',
      posts: [whoActed(ctx.organisation, state.stoodIn, by, at)],
      at,
      ...(opinion === undefined || opinion === '' ? {} : { opinion }),
      group: 0,
      round: 1,
      lapsed: false,
    }))
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  return [...done, ...presentOf(ctx, state), ...toCome(ctx, state)].map((one, i) => ({
    ...one,
    group: one.state === 'present' ? done.length : one.state === 'done' ? i : i + 1,
  }));
}

function presentOf(ctx: Context, state: OversightState): readonly ChainStep[] {
  const title = (id: string): string => ctx.organisation.posts.get(id)?.title ?? id;
  return [...Map.groupBy(expectations(ctx, state), (one) => one.label)].map(([label, lines]) => ({
    label,
    state: 'present',
    posts: [...new Set(lines.map((one) => title(one.post)))],
    ...(lines[0]?.due === undefined ? {} : { due: lines[0].due }),
    citation: lines[0]?.basis,
    group: 0,
    round: 1,
    lapsed: false,
  }));
}

const WAY: readonly Stage[] = ['received', 'reading', 'assigning', 'handling', 'signing', 'answering', 'publishing'];

/** The steps after the one that it waits for. */
function toCome(ctx: Context, state: OversightState): readonly ChainStep[] {
  const at = WAY.indexOf(state.stage);
  if (at === -1) return [];
  const { inPerson, answeredBy } = kindOf(state.form.kind);
  const reply = replyOf(state.form.kind, state.round);
  const steps: readonly (readonly [Stage, ActName, string, readonly string[]])[] = [
    ...(state.inPerson ? ([['reading', 'read', inPerson?.label ?? ACTS.read.label, ['领导']]] as const) : []),
    ['assigning', 'assign', ACTS.assign.label, ['办公室']],
    ['handling', 'draft', `办理并送签${reply}`, handsOf(ctx.organisation, state.lead).map((one) => one.title)],
    ['signing', 'sign', `签发${reply}`, signersOf(ctx.organisation, state.lead, state.form.kind).map((one) => one.title)],
    ...(answeredBy === undefined ? [] : ([['answering', 'record-answer', ACTS['record-answer'].label, ['办公室']]] as const)),
    ...(answeredBy === 'government'
      ? []
      : publishedBy(ctx.pack, state.form) === undefined
        ? ([['publishing', 'close', ACTS.close.label, ['办公室']]] as const)
        : ([['publishing', 'publish', ACTS.publish.label, handsOf(ctx.organisation, state.lead).map((one) => one.title)]] as const)),
  ];
  return steps
    .filter(([stage]) => WAY.indexOf(stage) > at)
    .map(([, , label, posts]) => ({
      label,
      state: 'to-come',
      posts: posts.length > 0 ? posts : ['主办部门'],
      group: 0,
      round: 1,
      lapsed: false,
    }));
}
