/**
 * What a week of the leaders shows: on which days somebody is away, how many leaders are on each day, and what clashes. What
 * clashes is what the texts speak of: two of a pair away at once, the head away with nobody entrusted, one who stands in away
 * himself. Where a text says nothing there is nothing to say.
 */
import { dateOf, dayNumber, type Citation } from '@lingxing/workrules';
import type { PostId } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { spanWords } from '../kernel/words.ts';
import { isLeader } from '../office/posts.ts';
import { naturesIn, overlap } from './absence.ts';
import { bothAway, lasting } from './breaches.ts';
import { daysUnsigned, lineOf, restingSpans, restingWords } from './entrusting.ts';
import { dayBefore } from './record.ts';
import { isHead, participantOf } from './roles.ts';
import { onRecord, standing, type LeaveState } from './state.ts';

/** A span of days in Asia/Shanghai, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/**
 * The days on which somebody is away by it, or would be by what is asked for: until his return is on record at least until
 * today, and not on the day of the return. Undefined where there are none.
 */
export function daysAway(state: LeaveState, today: string): Span | undefined {
  const { from, to, returned } = state;
  const last = returned !== undefined ? dayBefore(returned.on) : onRecord(state) ? lasting({ from, to }, today).to : to;
  return last < from ? undefined : { from, to: last };
}

/** Whether he is away by it as a fact or as it stands: on record, or back again. */
const counts = (state: LeaveState): boolean => onRecord(state) || state.returned !== undefined;

/** The days that two spans share. */
const shared = (a: Span, b: Span): Span | undefined =>
  overlap(a, b) ? { from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to } : undefined;

const eachDay = ({ from, to }: Span): readonly string[] =>
  Array.from({ length: Math.max(0, dayNumber(to) - dayNumber(from) + 1) }, (_, i) => dateOf(dayNumber(from) + i));

export interface Away extends Span {
  readonly state: LeaveState;
}

/** Those who are away in a span of days, as far as it lies in it; what is only asked for is not counted. */
export const awayIn = (states: readonly LeaveState[], span: Span, today: string): readonly Away[] =>
  states.filter(counts).flatMap((state) => {
    const days = daysAway(state, today);
    const within = days === undefined ? undefined : shared(days, span);
    return within === undefined ? [] : [{ ...within, state }];
  });

/** Those who have asked to be away in a span of days and have no answer yet. */
export const askedIn = (states: readonly LeaveState[], span: Span): readonly Away[] =>
  states
    .filter((one) => one.stage === 'applied')
    .flatMap((state) => {
      const within = shared({ from: state.from, to: state.to }, span);
      return within === undefined ? [] : [{ ...within, state }];
    });

/** How many leaders are away at once on each day of the span, and how many more would be if what is asked for is granted (待批). */
export function leadersAway(
  { organisation }: Pick<Context, 'organisation'>,
  away: readonly Away[],
  span: Span,
  asked: readonly Away[] = [],
): readonly { readonly date: string; readonly leaders: number; readonly asked: number }[] {
  const on = (of: readonly Away[], date: string): readonly PostId[] => [
    ...new Set(
      of
        .filter(({ state, from, to }) => from <= date && date <= to && isLeader(organisation.posts.get(state.post)))
        .map((one) => one.state.post),
    ),
  ];
  return eachDay(span).map((date) => {
    const gone = on(away, date);
    return { date, leaders: gone.length, asked: on(asked, date).filter((one) => !gone.includes(one)).length };
  });
}

export interface Clash extends Span {
  readonly kind: 'pair' | 'head' | 'stand-in';
  /** Whom it is about. */
  readonly posts: readonly PostId[];
  /** One sentence; it names posts and days, never where to or why. */
  readonly says: string;
  readonly citation?: Citation | undefined;
}

/** What clashes among those who are away, the earliest first. */
export function clashes(ctx: Context, away: readonly Away[]): readonly Clash[] {
  return [...pairsAway(ctx, away), ...away.flatMap((one) => [...headAlone(ctx, one), ...standInsAway(ctx, one, away)])].toSorted(
    (a, b) => a.from.localeCompare(b.from) || a.says.localeCompare(b.says),
  );
}

const titleIn = ({ organisation }: Context, post: PostId): string => organisation.posts.get(post)?.title ?? post;

/** Two of an AB pair away on the same days, where the text speaks of that. */
function pairsAway(ctx: Context, away: readonly Away[]): readonly Clash[] {
  const { organisation, pack } = ctx;
  return organisation.authority.pairs.flatMap(([a, b]) =>
    away
      .filter((one) => one.state.post === a)
      .flatMap((one) =>
        away
          .filter((other) => other.state.post === b)
          .flatMap((other): readonly Clash[] => {
            const days = shared(one, other);
            const who = participantOf(organisation, a);
            if (days === undefined || who === undefined) return [];
            const says = `${titleIn(ctx, a)}和${titleIn(ctx, b)}互为AB角，${spanWords(days)}同时外出。`;
            return bothAway(pack, who, naturesIn(one.state.absence), naturesIn(other.state.absence), says).map(({ citation }) => ({
              kind: 'pair',
              posts: [a, b],
              ...days,
              says,
              citation,
            }));
          }),
      ),
  );
}

/** Days on which the head is away and has entrusted nobody; where the text has nobody stand in for such an absence, that it says nothing. */
function headAlone(ctx: Context, { state, from, to }: Away): readonly Clash[] {
  if (!isHead(ctx.organisation, state.post)) return [];
  const head = titleIn(ctx, state.post);
  const norm = lineOf({ ctx, state })[0];
  if (norm === undefined) {
    const says = `${head}${spanWords({ from, to })}外出，此种外出由谁代行，本规则没有写；由其本人办理。`;
    return [{ kind: 'head', posts: [state.post], from, to, says }];
  }
  const given = standing(state).filter((one) => one.kind === 'standing-in');
  const unsigned = daysUnsigned(ctx, state);
  const resting = restingSpans(ctx, state);
  const covers = (spans: readonly { readonly from: string; readonly until: string }[], day: string): boolean =>
    spans.some((one) => one.from <= day && day <= one.until);
  // Who was there on days gone by is not at hand any more: of them only what was entrusted is told.
  const isAlone = (day: string): boolean => (day < ctx.today ? !covers(given, day) : covers(unsigned, day));
  const alone = eachDay({ from, to }).filter(isAlone);
  const [without, rested] = [alone.filter((day) => !covers(resting, day)), alone.filter((day) => covers(resting, day))];
  const told = (days: readonly string[], saysOf: (days: Span) => string): readonly Clash[] =>
    runs(days).map((span) => ({ kind: 'head', posts: [state.post], ...span, says: saysOf(span), citation: norm.citation }));
  return [
    ...told(without, (days) => `${head}${spanWords(days)}外出，没有委托人${norm.title}。`),
    ...resting.flatMap((one) =>
      told(
        rested.filter((day) => covers([one], day)),
        (days) => `${head}${spanWords(days)}外出，${restingWords(ctx, one)}，无人${norm.title}。`,
      ),
    ),
  ];
}

/** Days in a row as spans. */
function runs(days: readonly string[]): readonly Span[] {
  const out: { from: string; to: string }[] = [];
  for (const day of days) {
    const last = out.at(-1);
    if (last !== undefined && dayNumber(day) === dayNumber(last.to) + 1) last.to = day;
    else out.push({ from: day, to: day });
  }
  return out;
}

/** Whoever was entrusted, or named as looking after the work, is away himself on days on which he stands in. */
function standInsAway(ctx: Context, one: Away, away: readonly Away[]): readonly Clash[] {
  const { state, from, to } = one;
  const { standIn } = state.absence;
  const norm = lineOf({ ctx, state })[0];
  const standIns = [
    ...standing(state).map((given) => ({
      post: given.to,
      // From today on it is among the days on which nobody stands in for the head.
      days: { from: given.from, to: given.kind === 'standing-in' && given.until >= ctx.today ? dayBefore(ctx.today) : given.until },
    })),
    ...(standIn === undefined ? [] : [{ post: standIn, days: { from, to } }]),
  ];
  return standIns.flatMap(({ post, days }) =>
    away
      .filter((other) => other.state.post === post)
      .flatMap((other): readonly Clash[] => {
        const own = shared(days, { from, to });
        const both = own === undefined ? undefined : shared(own, other);
        if (both === undefined) return [];
        const says = `${titleIn(ctx, post)}代${titleIn(ctx, state.post)}办理，${spanWords(both)}本人也外出。`;
        const citation = isHead(ctx.organisation, state.post) ? norm?.citation : undefined;
        return [{ kind: 'stand-in', posts: [post, state.post], ...both, says, ...(citation === undefined ? {} : { citation }) }];
      }),
  );
}
