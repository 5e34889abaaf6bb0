/**
 * What the head entrusts while somebody is away: his own work, where the text speaks of such an absence, to one whom it puts
 * in line; or a deputy's work to another than his pair, where the text lets him arrange that.
 */
import type { NormOf, Participant, RulePack } from '@lingxing/workrules';
import { arrangementNorm, asParticipant, entrustable, lineFor, substitutions } from '../authority/standing-in.ts';
import { standsBy, titlesInForce, type Rests } from '../authority/titles.ts';
import type { Finding } from '../kernel/finding.ts';
import type { PostId } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { dayWords, spanWords } from '../kernel/words.ts';
import { barred, kept } from '../office/findings.ts';
import { naturesIn, overlap } from './absence.ts';
import type { ActInput } from './acts.ts';
import { allAbsences, awayOn, lasting } from './breaches.ts';
import type { Asked } from './judging.ts';
import { authority, dayAfter, dayBefore } from './record.ts';
import { isHead } from './roles.ts';
import { absenceWords } from './rules.ts';
import { standing, type Given, type LeaveState } from './state.ts';

/** Days and scope of what is entrusted; the same for the head's own work and for another's. */
type Entrusting = Pick<ActInput<'entrust'>, 'to' | 'from' | 'until'>;

/** What every entrustment keeps to: within the absence, one at a time, to another who is there. */
function dated({ ctx, state }: Pick<Asked, 'ctx' | 'state'>, { to, from, until }: Entrusting): readonly Finding[] {
  const name = (post: PostId): string => ctx.organisation.posts.get(post)?.title ?? post;
  if (!ctx.organisation.posts.has(to) || to === state.post)
    return [barred('input.invalid', '受委托的须是另一位在任的领导。', '请从名单中选择。')];
  if (until < from || until < ctx.today) return [barred('input.invalid', '委托的截止日期有误。', '请改日期。')];
  if (from < state.from || until > state.to)
    return [
      barred('input.invalid', `委托须在外出期间（${dayWords(state.from)}至${dayWords(state.to)}）以内。`, '请改日期；归期推迟的先办续假。'),
    ];
  const other = standing(state).find((one) => givesOn(ctx, state, one, { from, to: until }));
  return other === undefined
    ? []
    : [
        barred(
          'state.not-open',
          `${dayWords(other.from)}至${dayWords(other.until)}已委托${name(other.to)}。`,
          '同一时间只委托一人，请先撤销，或者改日期。',
        ),
      ];
}

/** Whether an entrustment covers one of these days and does not rest on all of those that it covers: then it is the one for them. */
function givesOn(ctx: Context, state: LeaveState, one: Given, days: { readonly from: string; readonly to: string }): boolean {
  if (!overlap({ from: one.from, to: one.until }, days)) return false;
  // Nothing can be entrusted for days gone by.
  const from = [one.from, days.from, ctx.today].reduce((a, b) => (a > b ? a : b));
  const to = one.until < days.to ? one.until : days.to;
  const resting = restingSpans(ctx, state).filter(({ seq }) => seq === one.seq);
  return gaps({ from, to }, resting).length > 0;
}

/** The words in which texts name a leader who may be entrusted. */
const inLine = (role: string | undefined): Participant | undefined =>
  role === 'executive-deputy' ? role : role === 'deputy' ? 'other-deputy' : undefined;

/** Whether somebody is away, in the way in which the text speaks of it, on one of these days, or on every one of them. */
function awayAsSpoken(ctx: Context, pack: RulePack, post: PostId, days: { from: string; to: string }): 'no' | 'partly' | 'throughout' {
  const spoken = awayOn(ctx, post, days).filter((one) => lineFor(pack, one.kind).length > 0);
  if (spoken.length === 0) return 'no';
  return spoken.some((one) => one.from <= days.from && (one.to >= days.to || one.to < ctx.today)) ? 'throughout' : 'partly';
}

/** The norms on standing in that speak of the head's absence. */
export const lineOf = ({ ctx, state }: Pick<Asked, 'ctx' | 'state'>): readonly NormOf<'standing-in'>[] =>
  naturesIn(state.absence)
    .map((one) => lineFor(ctx.pack, one))
    .find((line) => line.length > 0) ?? [];

/** Whether the days that were planned are over and he is not back: nothing is entrusted beyond them until they are more (续假). */
export const isPastItsDays = ({ today }: Pick<Context, 'today'>, state: LeaveState): boolean =>
  state.returned === undefined && state.to < today;

/** Whether the head may entrust this person with his own work on these days. Nobody succeeds by himself, whoever is in line. */
export function entrusting(asked: Pick<Asked, 'ctx' | 'state'>, input: Entrusting | undefined): readonly Finding[] {
  const { ctx, state } = asked;
  const { pack, organisation } = ctx;
  const nature = naturesIn(state.absence).find((one) => lineFor(pack, one).length > 0);
  if (nature === undefined) {
    const elsewhere = pack.of('standing-in')[0];
    return [
      barred(
        'authority.no-title',
        `${organisation.posts.get(state.post)?.title ?? ''}${absenceWords(pack, state.absence.kind)}期间由谁代行，本规则没有写${elsewhere === undefined ? '' : `；写的是：${elsewhere.says}`}。`,
        '请由本人办理；本人在外也可以办理。',
        elsewhere?.citation,
      ),
    ];
  }
  if (isPastItsDays(ctx, state))
    return [barred('state.not-open', `此次外出原定至${dayWords(state.to)}，归期已过，不能再委托。`, '仍在外的先办续假，再办委托。')];
  if (input === undefined) return [];
  const wrong = dated(asked, input);
  if (wrong.length > 0) return wrong;
  const days = { from: input.from, to: input.until };
  const post = organisation.posts.get(input.to);
  const first = (organisation.byRole.get('executive-deputy') ?? []).map((one) => awayAsSpoken(ctx, pack, one.id, days));
  // The fallback is for days on which the first in line is away throughout; the first is not entrusted with days on which he is.
  const away = new Set<Participant>();
  const who = inLine(post?.role);
  if (first.every((one) => one === 'throughout') || (who === 'executive-deputy' && first.some((one) => one !== 'no')))
    away.add('executive-deputy');
  if (who === 'other-deputy' && awayAsSpoken(ctx, pack, input.to, days) !== 'no') away.add('other-deputy');
  const able = entrustable(pack, nature, away);
  const line = lineFor(pack, nature);
  const norm = able?.norm ?? line[0];
  if (norm === undefined) return [];
  if (able === undefined || who === undefined || !able.who.includes(who)) {
    const title = post?.title ?? input.to;
    const absent = who !== undefined && away.has(who);
    if (absent && line.some((one) => one.by.includes(who)) && line.every((one) => one.order !== 'fallback'))
      return [kept(norm, 'rule.states', norm.says), outHimself(ctx, title, norm, awayOn(ctx, input.to, days), days)];
    return [
      barred(
        'authority.no-title',
        `${title}${absent ? '同时外出' : '不在可以受委托之列'}：${norm.says}。`,
        first.some((one) => one === 'partly') ? '请按在岗的日期分段委托。' : '请改委托规则所列的人；本人在外也可以办理。',
        norm.citation,
      ),
    ];
  }
  return [kept(norm, 'rule.states', norm.says)];
}

/**
 * Whoever is entrusted is away himself on some of the days, of which a text without a fallback says nothing: nobody stands in
 * then. That is this software's own safeguard and no article's; it is told and refuses nothing.
 */
function outHimself(
  { today }: Context,
  title: string,
  norm: NormOf<'standing-in'>,
  away: readonly { readonly from: string; readonly to: string }[],
  days: { readonly from: string; readonly to: string },
): Finding {
  const shared = away
    .map((one) => lasting(one, today))
    .map((one) => ({
      from: one.from > days.from ? one.from : days.from,
      to: one.to < days.to ? one.to : days.to,
    }));
  const spans = [...new Set(shared.map(spanWords))].join('、');
  return {
    code: 'authority.no-title',
    outcome: 'warned',
    message: `${title}${spans}本人也外出，按系统自身的保护，这几日无人${norm.title}；受委托人同时外出的，本规则没有写。`,
    wayOut: '可以只委托其在岗的日期，或者写明理由；这几日由本人办理。',
  };
}

/** Whom the text puts in line for the head's work, with the first days that are left on which he may be entrusted, or why on none. */
export interface Candidate {
  readonly post: PostId;
  readonly days?: { readonly from: string; readonly until: string };
  readonly against?: Finding;
}

/** Those in line, each judged as the act itself will be on the days that are left. */
export function candidates(ctx: Context, state: LeaveState): readonly Candidate[] {
  if (!isHead(ctx.organisation, state.post)) return [];
  const words = new Set(lineOf({ ctx, state }).flatMap((one) => one.by));
  const line = (['executive-deputy', 'deputy'] as const).flatMap((role) => {
    const who = inLine(role);
    return who !== undefined && words.has(who) ? (ctx.organisation.byRole.get(role) ?? []) : [];
  });
  const parts = stretches(ctx, state);
  return line.map(({ id: post }): Candidate => {
    const ends = parts.map(({ from, until }) => ({ from, until: until > state.to ? state.to : until }));
    const judged = (from: string, until: string) => entrusting({ ctx, state }, { to: post, from, until });
    const isOpen = (from: string, until: string): boolean => judged(from, until).every((one) => one.outcome === 'passed');
    const first = ends.findIndex(({ from, until }) => isOpen(from, until));
    const days = ends[first];
    if (days !== undefined) {
      // As far as he may be entrusted in one go: that somebody else leaves or comes back is nothing to his days.
      const last = ends.slice(first).findLast(({ until }) => isOpen(days.from, until));
      return { post, days: { from: days.from, until: last?.until ?? days.until } };
    }
    const against = ends.flatMap(({ from, until }) => judged(from, until)).find((one) => one.outcome !== 'passed');
    return against === undefined ? { post } : { post, against };
  });
}

/** Whether the head may have another than his pair do the work of the deputy who is away. */
export function arranging(asked: Asked, input: ActInput<'arrange'> | undefined): readonly Finding[] {
  const { ctx, state } = asked;
  const norm = substitutions(ctx.pack, 'special-arrangement')[0];
  if (norm === undefined) return [barred('authority.no-title', '本规则没有写另行安排他人代办。', '请由互补的另一方办理，或者由本人办理。')];
  if (isHead(ctx.organisation, state.post))
    return [barred('authority.no-title', '行政首长的工作不另行安排，须由其本人委托。', '请办委托。', norm.citation)];
  if (input === undefined) return [];
  const wrong = dated(asked, input);
  if (wrong.length > 0) return wrong;
  const by = asParticipant(ctx.organisation.posts.get(input.to)?.role);
  if (by === undefined || arrangementNorm(ctx.pack, by) === undefined)
    return [barred('authority.no-title', `不在可以另行安排之列：${norm.says}。`, '请改选规则所列的人。', norm.citation)];
  if (awayOn(ctx, input.to, { from: input.from, to: input.until }).length > 0)
    return [barred('input.invalid', '所安排的人当时也外出。', '请改选在岗的人，或者改日期。')];
  return [kept(norm, 'rule.states', norm.says)];
}

/** Days in a row on which one person stands in, by one title. */
export interface StandInSpan {
  readonly by: PostId;
  /** 代行县长职务、AB角补位; 临时负责 of one whom he named and to whom no title falls. */
  readonly as: string;
  readonly from: string;
  readonly until: string;
}

const NAMED = '临时负责';

/** The days of an absence that are left: from today, or from its first day if that is still to come. */
export const daysLeft = (state: LeaveState, today: string): { readonly from: string; readonly to: string } => ({
  from: state.from > today ? state.from : today,
  to: lasting(state, today).to,
});

/** Days in a row with what titles follow from on each of them. */
interface Stretch {
  readonly from: string;
  readonly until: string;
  readonly asked: Pick<Context, 'pack' | 'organisation' | 'today'>;
}

/** The days that are left of an absence, parted where it can become somebody else's turn, each with the record of its first day. */
function stretches(ctx: Context, state: LeaveState): readonly Stretch[] {
  const { from, to } = daysLeft(state, ctx.today);
  const records = authority({ ...state, stage: state.stage === 'applied' ? 'granted' : state.stage });
  const own = 'own';
  const absences = records.flatMap((one) => (one.type === 'absence' ? [{ ...one, matter: own }] : []));
  const others = allAbsences(ctx)
    .filter((one) => one.post !== state.post)
    .map((one) => ({ one, days: lasting(one, ctx.today) }));
  const entrustments = records.flatMap((one) => (one.type === 'entrustment' ? [{ ...one, matter: own }] : []));
  const turns = [
    ...others.flatMap(({ days }) => [days.from, dayAfter(days.to)]),
    ...entrustments.flatMap((one) => [one.from, dayAfter(one.until)]),
  ].filter((day) => from < day && day <= to);
  const begins = [...new Set(from <= to ? [from, ...turns] : [])].toSorted();
  return begins.map((day, i) => {
    const next = begins[i + 1];
    const away = others.filter(({ days }) => overlap(days, { from: day, to: day })).map(({ one }) => one);
    const organisation = {
      ...ctx.organisation,
      authority: { ...ctx.organisation.authority, absences: [...away, ...absences], entrustments },
    };
    return { from: day, until: next === undefined ? to : dayBefore(next), asked: { pack: ctx.pack, organisation, today: day } };
  });
}

/**
 * Who stands in for him on each day that is left of this absence, as titles follow from the record of that day: of a pair that
 * is away together neither does, and whoever is back does again. On days on which no title falls to anybody, whoever he named
 * as looking after the work, unless that one is away himself. Days that are not in it have nobody.
 */
export function standInSpans(ctx: Context, state: LeaveState): readonly StandInSpan[] {
  const { standIn } = state.absence;
  const spans: StandInSpan[] = [];
  for (const { from, until, asked } of stretches(ctx, state)) {
    const titles = titlesInForce(asked).filter((one) => one.post === state.post);
    const isNamedAway = asked.organisation.authority.absences.some((one) => one.post === standIn);
    const named = standIn === undefined || titles.length > 0 || isNamedAway ? [] : [{ by: standIn, as: NAMED }];
    for (const { by, as } of [...titles.map((one) => ({ by: one.by, as: one.title })), ...named]) {
      const before = spans.findIndex((one) => one.by === by && one.as === as && dayAfter(one.until) === from);
      const last = spans[before];
      if (last === undefined) spans.push({ by, as, from, until });
      else spans[before] = { ...last, until };
    }
  }
  return spans;
}

/** Days in a row on which an entrustment of the head's work gives no title, and why. */
export interface RestingSpan {
  /** The entrustment. */
  readonly seq: number;
  readonly to: PostId;
  readonly rests: Rests;
  readonly from: string;
  readonly until: string;
  readonly norm: NormOf<'standing-in'> | NormOf<'substitution'>;
}

/** What has been entrusted of his work, or arranged for it, and rests on days that are left, as the title of those days does. */
export function restingSpans(ctx: Context, state: LeaveState): readonly RestingSpan[] {
  const given = standing(state);
  if (given.length === 0) return [];
  const spans: RestingSpan[] = [];
  for (const { from, until, asked } of stretches(ctx, state))
    for (const one of given.filter((other) => other.from <= from && from <= other.until)) {
      const why = one.kind === 'standing-in' ? entrustmentRests(asked, state, one.to) : arrangementRests(asked, one.to);
      if (why === undefined) continue;
      const { seq, to } = one;
      const before = spans.findIndex((span) => span.seq === seq && span.rests === why.rests && dayAfter(span.until) === from);
      const last = spans[before];
      if (last === undefined) spans.push({ seq, to, rests: why.rests, from, until, norm: why.norm });
      else spans[before] = { ...last, until };
    }
  return spans;
}

type Why = Pick<RestingSpan, 'rests' | 'norm'>;

/** Why whoever is entrusted with the head's work does not stand in for him on a day. */
function entrustmentRests(asked: Stretch['asked'], state: LeaveState, to: PostId): Why | undefined {
  const ways = naturesIn(state.absence).flatMap((kind) => standsBy(asked, { kind }, to) ?? []);
  const [why] = ways;
  if (why?.rests === undefined || ways.some((one) => one.rests === undefined)) return undefined;
  return { rests: why.rests, norm: why.norm };
}

/** Whether the one for whom the head has arranged another's work has left himself. */
function arrangementRests({ pack, organisation }: Stretch['asked'], to: PostId): Why | undefined {
  const norm = substitutions(pack, 'special-arrangement')[0];
  const isOut = organisation.authority.absences.some((one) => one.post === to);
  return norm === undefined || !isOut ? undefined : { rests: 'away', norm };
}

/** Why an entrustment rests, in one clause; the article stands beside it. */
export function restingWords(
  { organisation }: Pick<Context, 'organisation'>,
  { to, rests, norm }: Pick<RestingSpan, 'to' | 'rests' | 'norm'>,
): string {
  const title = organisation.posts.get(to)?.title ?? to;
  switch (rests) {
    case 'away':
      return `${title}本人也外出，此项${norm.kind === 'substitution' ? '安排' : '委托'}在此期间不生效`;
    case 'first-is-back': {
      const first = (organisation.byRole.get('executive-deputy') ?? []).map((one) => one.title).join('、');
      return `${first}在岗，此项委托不再生效`;
    }
    case 'not-in-line':
      return `${title}不在可以受委托之列，此项委托不生效`;
  }
}

/**
 * Days that are left and on which nobody uses the head's post in his stead although he has entrusted somebody: what he
 * entrusted rests, or covers only a part of his absence.
 */
export const daysUnsigned = (ctx: Context, state: LeaveState): readonly { readonly from: string; readonly until: string }[] =>
  isHead(ctx.organisation, state.post) && lineOf({ ctx, state }).length > 0
    ? gaps(
        daysLeft(state, ctx.today),
        standInSpans(ctx, state).filter((one) => one.as !== NAMED),
      )
    : [];

/**
 * Where the head is away and nobody whom the text puts in line may stand in for him on any day that is left: the norm that says
 * no more, and the days. The text leaves it so, and he acts himself.
 */
export function leftByText(
  ctx: Context,
  state: LeaveState,
): { readonly norm: NormOf<'standing-in'>; readonly days: readonly { readonly from: string; readonly until: string }[] } | undefined {
  const days = daysUnsigned(ctx, state);
  const norm = lineOf({ ctx, state })[0];
  if (norm === undefined || isPastItsDays(ctx, state) || days.length === 0 || candidates(ctx, state).some((one) => one.days !== undefined))
    return undefined;
  return { norm, days };
}

/** Days that are left of this absence and on which nobody stands in. */
export const daysAlone = (ctx: Context, state: LeaveState): readonly { readonly from: string; readonly until: string }[] =>
  gaps(daysLeft(state, ctx.today), standInSpans(ctx, state));

/** The days of a span that none of these covers. */
function gaps(
  { from, to }: { readonly from: string; readonly to: string },
  spans: readonly { readonly from: string; readonly until: string }[],
): readonly { readonly from: string; readonly until: string }[] {
  const alone: { from: string; until: string }[] = [];
  let next = from;
  for (const span of spans.toSorted((a, b) => a.from.localeCompare(b.from))) {
    if (span.from > to) break;
    if (span.from > next) alone.push({ from: next, until: dayBefore(span.from) });
    if (span.until >= next) next = dayAfter(span.until);
  }
  if (next <= to) alone.push({ from: next, until: to });
  return alone;
}

/** Who stands in for him on any of the days that are left. */
export const standsIn = (ctx: Context, state: LeaveState): readonly PostId[] => [...new Set(standInSpans(ctx, state).map((one) => one.by))];
