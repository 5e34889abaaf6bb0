/** Those from outside who sit in on a sitting: whom the text names, how it was opened, who is registered and who came. */
import {
  guestsOf,
  guestNorms,
  GUEST_WAY_LABELS,
  openToGuests,
  OUTSIDER_LABELS,
  outsidersOf,
  seesAll,
  topicsFor,
  type Guest,
  type MeetingState,
  type Outsider,
} from '@lingxing/affairs/meeting';
import type { Actor, Context } from '@lingxing/affairs/kernel';
import type { MeetingView } from '../contracts/index.ts';
import { iso } from './document.ts';
import { citationView } from './rules.ts';

type By = (one: { readonly by: string; readonly at: number }) => { by: string; at: string };
const sort = (id: Outsider) => ({ id, label: OUTSIDER_LABELS[id] });

/** Nothing where the text names nobody of them, or for a reader who sits in for some topics alone. */
export function guestsView(
  ctx: Context,
  { whole, actor, done }: { readonly whole: MeetingState; readonly actor: Actor; readonly done: By },
): Pick<MeetingView, 'sittingIn'> {
  const may = outsidersOf(ctx.pack, whole.kind);
  if (may.length === 0 || !seesAll(ctx, whole, actor.post)) return {};
  const titles = new Map(whole.topics.map((one) => [one.id, one.title]));
  const named = (ids: readonly string[]) => ids.map((id) => ({ id, title: titles.get(id) ?? id }));
  const guests = guestsOf(whole);
  const { seats } = whole;
  const guestView = (one: Guest) => ({
    ...done(one),
    id: one.id,
    as: sort(one.as),
    name: one.name,
    unit: one.unit,
    way: one.way,
    wayLabel: GUEST_WAY_LABELS[one.way],
    note: one.note,
    topics: named(topicsFor(whole, one)),
    ...(one.came === undefined ? {} : { came: iso(one.came.at) }),
  });
  return {
    sittingIn: {
      may: may.map(sort),
      rules: guestNorms(ctx.pack, whole.kind).map((one) => ({ says: one.says, citation: citationView(one.citation, ctx.pack) })),
      ...(seats === undefined
        ? {}
        : {
            seats: {
              ...done(seats),
              who: seats.who.map(sort),
              seats: seats.seats,
              left: Math.max(0, seats.seats - guests.length),
              whole: seats.topics.length === 0,
              topics: named(topicsFor(whole)),
              ...(seats.until === undefined ? {} : { until: seats.until }),
              words: seats.words,
            },
          }),
      guests: guests.map(guestView),
      choices: named(openToGuests(whole).map((one) => one.id)),
    },
  };
}
