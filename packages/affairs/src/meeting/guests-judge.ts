/** Who opens a sitting to be sat in on, who is registered, and what stands against it; for which topics somebody from outside is there. */
import type { NormOf, RulePack } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import { dayWords } from '../kernel/words.ts';
import { barred, kept } from '../office/findings.ts';
import type { ActInput } from './acts.ts';
import { guestsOf, type Guest, type GuestAct, type GuestEvent } from './guests.ts';
import { ofOffice, stageFinding, type Asked, type Judge } from './judging.ts';
import { isOutsider, OUTSIDER_LABELS, SITTING_LABELS, type Outsider, type Sitting } from './kinds.ts';
import { isClosed } from './publication-sight.ts';
import { composition } from './rules.ts';
import type { MeetingState } from './state.ts';
import { topicFound } from './topics.ts';

const labelOf = (who: Outsider): string => OUTSIDER_LABELS[who];

/** What the text says of people from outside at this kind of meeting; empty where it says nothing of them. */
export const guestNorms = (pack: RulePack, kind: Sitting): readonly NormOf<'composition'>[] =>
  composition(pack, kind).filter((one) => one.as !== 'member' && one.who.some(isOutsider));

/** Whom of them the text names for this kind of meeting, in its own order. */
export const outsidersOf = (pack: RulePack, kind: Sitting): readonly Outsider[] => [
  ...new Set(guestNorms(pack, kind).flatMap((one) => one.who.filter(isOutsider))),
];

/** Topics that may be sat in on: still up for this sitting, and not closed. */
export const openToGuests = (state: MeetingState): MeetingState['topics'] =>
  state.topics.filter((one) => (one.stage === 'proposed' || one.stage === 'fixed') && !isClosed(state, one));

/** For which topics somebody from outside is there: what it was opened for, less what has been closed since. */
export function topicsFor(state: MeetingState, guest?: Pick<Guest, 'topics'>): readonly string[] {
  const opened = state.seats?.topics ?? [];
  return openToGuests(state)
    .map((one) => one.id)
    .filter(
      (one) =>
        (opened.length === 0 || opened.includes(one)) && (guest === undefined || guest.topics.length === 0 || guest.topics.includes(one)),
    );
}

/** The text has them sit in at such a meeting, or there is nothing to do. */
function named({ ctx, state }: Asked): readonly Finding[] {
  const norms = guestNorms(ctx.pack, state.kind);
  return norms.length === 0
    ? [barred('state.not-open', `${SITTING_LABELS[state.kind]}请公众、媒体等方面列席，本规则没有写，不在此办理。`)]
    : norms.map((one) => kept(one, 'rule.states', `${one.says}。`));
}

/** A closed topic is told as closed to the office alone, whose act this is. */
function topicsKnown({ state }: Asked, ids: readonly string[], within: readonly string[] | undefined): readonly Finding[] {
  return ids.flatMap((id): readonly Finding[] => {
    const { topic, findings } = topicFound(state, id);
    if (topic === undefined) return findings;
    if (isClosed(state, topic)) return [barred('state.not-open', `“${topic.title}”不公开，不能列席。`, '请去掉这一议题。')];
    if (topic.stage !== 'proposed' && topic.stage !== 'fixed') return [barred('state.not-open', `“${topic.title}”已经不在这次会议上。`)];
    return within === undefined || within.includes(id)
      ? []
      : [barred('state.not-open', `“${topic.title}”没有开放列席。`, '请先开放，或者选择已开放的议题。')];
  });
}

function opening(asked: Asked, input: ActInput<'open-seats'>): readonly Finding[] {
  const { ctx, state } = asked;
  const may = outsidersOf(ctx.pack, state.kind);
  const others = input.who.filter((one) => !may.includes(one));
  const there = guestsOf(state);
  const dropped = there.filter((one) => !input.who.includes(one.as));
  const { until } = input;
  return [
    ...(others.length === 0
      ? []
      : [
          barred(
            'state.not-open',
            `${SITTING_LABELS[state.kind]}请${others.map(labelOf).join('、')}列席，本规则没有写。`,
            `本规则写的是${may.map(labelOf).join('、')}。`,
          ),
        ]),
    ...topicsKnown(asked, input.topics, undefined),
    ...(input.seats < there.length ? [barred('input.invalid', `已登记${there.length}人，名额不能少于此数。`, '请先取消部分登记。')] : []),
    ...(dropped.length === 0
      ? []
      : [barred('input.invalid', `已登记的有${[...new Set(dropped.map((one) => labelOf(one.as)))].join('、')}。`, '请先取消其登记。')]),
    ...(until !== undefined && (until < ctx.today || (state.on !== undefined && until > state.on))
      ? [barred('input.invalid', `登记截止日期${dayWords(until)}不在今日到会议当日之间。`, '请改日期。')]
      : []),
  ];
}

function registering(asked: Asked, input: ActInput<'register-guest'> | undefined): readonly Finding[] {
  const { ctx, state } = asked;
  const { seats } = state;
  if (seats === undefined) return [barred('step.missing', '这次会议还没有开放列席。', '请先开放列席，写明请哪些方面、多少名额。')];
  const there = guestsOf(state);
  return [
    ...(seats.until !== undefined && ctx.today > seats.until
      ? [barred('state.not-open', `列席登记已于${dayWords(seats.until)}截止。`, '确须再登记的，请重新开放列席。')]
      : []),
    ...(there.length >= seats.seats
      ? [barred('state.not-open', `列席名额${seats.seats}人，已经登满。`, '确须再登记的，请重新开放列席，增加名额。')]
      : []),
    ...(input === undefined
      ? []
      : [
          ...(seats.who.includes(input.as)
            ? []
            : [barred('input.invalid', `没有向${labelOf(input.as)}开放列席。`, `开放的是${seats.who.map(labelOf).join('、')}。`)]),
          ...(there.some((one) => one.name === input.name && one.unit === input.unit)
            ? [barred('state.not-open', `${input.unit}${input.name}已经登记。`)]
            : []),
          ...topicsKnown(asked, input.topics, topicsFor(state)),
        ]),
  ];
}

/** People who stand registered, each known. */
const standing = ({ state }: Asked, ids: readonly string[] | undefined): readonly Finding[] => {
  const there = guestsOf(state);
  if (ids === undefined) return there.length === 0 ? [barred('state.not-open', '没有登记列席人员。')] : [];
  return ids.every((id) => there.some((one) => one.id === id))
    ? []
    : [barred('input.invalid', '所选的人没有登记，或者登记已经取消。', '请从登记的人员中选择。')];
};

const came = ({ state }: Asked, id: string): Guest | undefined => guestsOf(state).find((one) => one.id === id && one.came !== undefined);

export const GUEST_JUDGES: { readonly [A in GuestAct]: Judge<A> } = {
  'open-seats': (asked, input) => [
    ...ofOffice(asked, 'open-seats'),
    ...stageFinding(asked, 'open-seats'),
    ...named(asked),
    ...(input === undefined ? [] : opening(asked, input)),
  ],
  'register-guest': (asked, input) => [
    ...ofOffice(asked, 'register-guest'),
    ...stageFinding(asked, 'register-guest'),
    ...registering(asked, input),
  ],
  'strike-guest': (asked, input) => [
    ...ofOffice(asked, 'strike-guest'),
    ...stageFinding(asked, 'strike-guest'),
    ...standing(asked, input && [input.guest]),
    ...(input !== undefined && came(asked, input.guest) !== undefined ? [barred('state.not-open', '已经到会的不取消登记。')] : []),
  ],
  'admit-guests': (asked, input) => {
    const { ctx, state } = asked;
    const again = (input?.guests ?? []).flatMap((id) => came(asked, id) ?? []);
    return [
      ...ofOffice(asked, 'admit-guests'),
      ...stageFinding(asked, 'admit-guests'),
      ...(ctx.today === state.on ? [] : [barred('state.not-open', '到会在会议当日登记。')]),
      ...standing(asked, input?.guests),
      ...(again.length === 0 ? [] : [barred('state.not-open', `${again.map((one) => one.name).join('、')}已经登记到会。`)]),
    ];
  },
};

type Following<A extends GuestAct> = (asked: Asked, input: ActInput<A>) => readonly GuestEvent[];

export const GUEST_FOLLOWING: { readonly [A in GuestAct]: Following<A> } = {
  'open-seats': (_asked, { who, seats, topics, until, words }) => [
    {
      type: 'seats-opened',
      v: 1,
      who: [...new Set(who)],
      seats,
      topics: [...new Set(topics)],
      ...(until === undefined ? {} : { until }),
      words,
    },
  ],
  'register-guest': ({ state }, { as, name, unit, topics, way, note }) => [
    {
      type: 'guest-registered',
      v: 1,
      guest: `g${(state.guests?.length ?? 0) + 1}`,
      as,
      name,
      unit,
      topics: [...new Set(topics)],
      way,
      note,
    },
  ],
  'strike-guest': (_asked, { guest, reason }) => [{ type: 'guest-struck', v: 1, guest, reason }],
  'admit-guests': (_asked, { guests }) => [{ type: 'guests-admitted', v: 1, guests: [...new Set(guests)] }],
};

/** Names of people from outside are told to whoever sees the whole sitting, and to nobody who sits in for some topics. */
export const guestsFor = ({ seats, guests }: MeetingState, all: boolean): Pick<MeetingState, 'seats' | 'guests'> =>
  all ? { seats, guests } : { seats: undefined, guests: undefined };
