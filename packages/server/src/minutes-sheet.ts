/** From a sitting to its minutes on paper (纪要, GB/T 9704-2012 10.3): number, who attended, the text, to whom they go. */
import {
  attendingOf,
  copiesOf,
  guestsOf,
  OUTSIDER_LABELS,
  numberWords,
  onAgenda,
  SITTING_LABELS,
  type MeetingState,
} from '@lingxing/affairs/meeting';
import type { Context } from '@lingxing/affairs/kernel';
import type { SheetDate, SheetInput } from '@lingxing/typeset';
import { bodyName, distinct, titleOf } from './views/people.ts';
import { dayOf } from './views/time.ts';

const dateOf = (day: string): SheetDate => {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  return { y, m, d };
};

type Minuted = MeetingState & { readonly minutes: NonNullable<MeetingState['minutes']> };
export const hasMinutes = (state: MeetingState): state is Minuted => state.minutes !== undefined;

const SITTING_IN: ReadonlySet<string> = new Set(['sitting-in', 'invited', 'observer']);

/** 出席、请假、列席, by posts, and from outside by the names that the office registered. Whoever had leave or did not come is on leave; bodies sat in for their topics. */
export function attendeesOf(ctx: Context, state: MeetingState): NonNullable<SheetInput['attendees']> {
  const { organisation } = ctx;
  const away = new Set([
    ...(state.opened?.absent ?? []),
    ...state.leaves.flatMap((one) => (one.answer?.granted === true && state.opened === undefined ? [one.post] : [])),
  ]);
  const groups = attendingOf(ctx, state.kind);
  const those = (sittingIn: boolean): string[] =>
    groups.filter((one) => SITTING_IN.has(one.as) === sittingIn).flatMap((one) => one.posts.map((post) => post.id));
  const members = distinct([state.chair.post, ...those(false)]);
  const others = distinct(those(true)).filter((one) => !members.includes(one));
  const titles = (posts: readonly string[]): string[] => posts.map((one) => titleOf(organisation, one));
  // From outside those who came, each as what the text calls him.
  const guests = guestsOf(state)
    .filter((one) => one.came !== undefined)
    .map(({ as, name, unit }) => `${OUTSIDER_LABELS[as]}${name}${unit === '' ? '' : `（${unit}）`}`);
  const bodies = distinct(onAgenda(state).flatMap((one) => [one.department, ...one.with])).map((one) => bodyName(organisation, one));
  return [
    { label: '出席', names: titles(members.filter((one) => !away.has(one))) },
    { label: '请假', names: titles([...members, ...others].filter((one) => away.has(one))) },
    { label: '列席', names: [...titles(others.filter((one) => !away.has(one))), ...bodies, ...guests] },
  ].filter((one) => one.names.length > 0);
}

/** To whom they go: once they are sent, the list by which they were; until then the bodies of the topics. */
function goingTo({ organisation }: Context, state: MeetingState): readonly string[] {
  const sent = copiesOf(state).map((one) => ('post' in one ? titleOf(organisation, one.post) : bodyName(organisation, one.body)));
  if (sent.length > 0) return distinct(sent);
  return distinct(onAgenda(state).flatMap((one) => [one.department, ...one.with])).map((one) => bodyName(organisation, one));
}

/** The input of the typesetter. Until they are signed, and settled where they have to be, 「草稿」 stands behind the text. */
export function minutesSheet(ctx: Context, state: Minuted, exercise: boolean): SheetInput {
  const { government } = ctx.pack.source;
  const { minutes, kind } = state;
  const { numbered, signed } = minutes;
  const whole = state.stage !== 'drafted' && state.stage !== 'adjourned';
  const out = dateOf(dayOf(numbered?.at ?? signed?.at ?? minutes.drafted.at));
  return {
    layout: 'minutes',
    mark: { organs: [government.name], suffix: `${SITTING_LABELS[kind]}纪要` },
    number: numbered === undefined ? `〔${ctx.today.slice(0, 4)}〕\u3000号` : numberWords(numbered),
    issue: { organ: government.office.name, date: out },
    body: minutes.text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((text) => ({ type: 'paragraph' as const, runs: [{ text }] })),
    attendees: attendeesOf(ctx, state),
    imprint: {
      copies: goingTo(ctx, state),
      organ: government.office.name,
      ...(numbered === undefined ? {} : { date: out }),
    },
    draft: !whole,
    exercise,
    meta: {
      author: government.name,
      title: `${government.name}${SITTING_LABELS[kind]}纪要`,
      createdAt: new Date(numbered?.at ?? signed?.at ?? minutes.drafted.at),
    },
  };
}
