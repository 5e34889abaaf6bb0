/**
 * Those who sit in on a sitting and hold no post here (利益相关方、公众代表、专家、媒体): the acts as data, the events, the fold. Who they may be at
 * which kind of meeting is the text's; where it names nobody of them there is nothing to register.
 */
import * as z from 'zod';
import type { PostId } from '../kernel/organisation.ts';
import { day, line, MOST_TOPICS, note, topic } from './fields.ts';
import { GUEST_WAYS, OUTSIDERS, type GuestWay, type Outsider } from './kinds.ts';

/** Our own bound: no text sets any. */
export const MOST_GUESTS = 500;
const guest = z.string('请选择登记的人').regex(/^g\d{1,4}$/, '请选择登记的人');
const who = z.enum(OUTSIDERS, '请选择以何身份列席');

export const GUEST_INPUTS = {
  /** Left out: to be sat in on from beginning to end, but for closed topics. */
  'open-seats': z.object({
    who: z.array(who).min(1, '请选择请哪些方面列席').max(OUTSIDERS.length),
    seats: z.number('请填写名额').int('名额须是整数').min(1, '名额不得少于1').max(MOST_GUESTS, `名额不得大于${MOST_GUESTS}`),
    topics: z.array(topic).max(MOST_TOPICS).default([]),
    until: day.optional(),
    words: line('缘由', 1_000),
  }),
  'register-guest': z.object({
    as: who,
    name: line('姓名', 40),
    unit: z.string().trim().max(100, '所在单位不得超过100字').default(''),
    topics: z.array(topic).max(MOST_TOPICS).default([]),
    way: z.enum(GUEST_WAYS, '请选择受邀或者申请'),
    note,
  }),
  'strike-guest': z.object({ guest, reason: line('理由', 1_000) }),
  'admit-guests': z.object({ guests: z.array(guest).min(1, '请选择到会的人').max(MOST_GUESTS) }),
} as const;

export const GUEST_ACTS = {
  'open-seats': { label: '开放列席', from: ['preparing', 'notified'], exclusive: true },
  'register-guest': { label: '登记列席人员', from: ['preparing', 'notified'], exclusive: false },
  'strike-guest': { label: '取消列席登记', from: ['preparing', 'notified', 'sitting'], exclusive: true },
  'admit-guests': { label: '登记列席人员到会', from: ['notified', 'sitting'], exclusive: true },
} as const satisfies Record<string, { label: string; from: readonly string[]; exclusive: boolean }>;
export type GuestAct = keyof typeof GUEST_ACTS;
export const isGuestAct = (act: string): act is GuestAct => Object.hasOwn(GUEST_ACTS, act);

type Of<T extends string, More> = { readonly type: T; readonly v: 1 } & More;
export type GuestEvent =
  | Of<
      'seats-opened',
      {
        readonly who: readonly Outsider[];
        readonly seats: number;
        /** Empty: the whole of it. */
        readonly topics: readonly string[];
        /** The last day on which somebody is registered. */
        readonly until?: string | undefined;
        readonly words: string;
      }
    >
  | Of<
      'guest-registered',
      {
        readonly guest: string;
        readonly as: Outsider;
        readonly name: string;
        readonly unit: string;
        readonly topics: readonly string[];
        readonly way: GuestWay;
        readonly note: string;
      }
    >
  | Of<'guest-struck', { readonly guest: string; readonly reason: string }>
  | Of<'guests-admitted', { readonly guests: readonly string[] }>;

interface Done {
  readonly by: PostId;
  readonly at: number;
}

/** For whom, how many and for what it was opened; what was said last stands. */
export interface Seats extends Done {
  readonly who: readonly Outsider[];
  readonly seats: number;
  readonly topics: readonly string[];
  readonly until?: string | undefined;
  readonly words: string;
}

export interface Guest extends Done {
  readonly id: string;
  readonly as: Outsider;
  readonly name: string;
  readonly unit: string;
  /** Sits in for these alone; empty: for all that it was opened for. */
  readonly topics: readonly string[];
  readonly way: GuestWay;
  readonly note: string;
  readonly struck?: (Done & { readonly reason: string }) | undefined;
  readonly came?: Done | undefined;
}

export interface WithGuests {
  /** Absent until it was opened to be sat in on. */
  readonly seats?: Seats | undefined;
  /** g1, g2, … in the order in which they were registered. */
  readonly guests?: readonly Guest[] | undefined;
}

/** Those who stand registered. */
export const guestsOf = ({ guests }: WithGuests): readonly Guest[] => (guests ?? []).filter((one) => one.struck === undefined);

/** What an event makes of who sits in. */
export function withGuests(state: WithGuests, event: GuestEvent, done: Done): WithGuests {
  const all = state.guests ?? [];
  switch (event.type) {
    case 'seats-opened': {
      const { who: whom, seats, topics, until, words } = event;
      return { seats: { ...done, who: whom, seats, topics, words, ...(until === undefined ? {} : { until }) } };
    }
    case 'guest-registered': {
      const { guest: id, as, name, unit, topics, way, note: words } = event;
      return { guests: [...all, { ...done, id, as, name, unit, topics, way, note: words }] };
    }
    case 'guest-struck':
      return { guests: all.map((one) => (one.id === event.guest ? { ...one, struck: { ...done, reason: event.reason } } : one)) };
    case 'guests-admitted':
      return { guests: all.map((one) => (event.guests.includes(one.id) ? { ...one, came: done } : one)) };
  }
}
