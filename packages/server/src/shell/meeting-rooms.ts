/** Rooms as a reader sees them: everybody when each is taken, by what only those who may read that sitting. The office keeps the list. */
import { isOffice } from '@lingxing/affairs/document';
import type { AddRoom, ChangeRoom, RoomsView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import type { Booking, Room, RoomKept } from '../sittings/rooms.ts';
import { readerIn, type Person } from './person.ts';

const keeps = ({ ctx, actor }: Person): boolean => isOffice(ctx.organisation.posts.get(actor.post));

function isOut({ outFrom, outTo }: Room, day: string): boolean {
  return outFrom !== undefined && outFrom <= day && (outTo === undefined || day <= outTo);
}

async function told(deps: Deps, person: Person, { matter, title, from, to }: Booking) {
  const may = await deps.ledger.mayRead(person.government, matter, readerIn(person, 'meeting'));
  return { from, to, ...(may ? { meeting: { id: matter, title } } : {}) };
}

export async function roomsOn(deps: Deps, person: Person, day = person.ctx.today): Promise<RoomsView> {
  const rooms = await deps.sittings.rooms.on(person.government, day);
  return {
    day,
    keeps: keeps(person),
    rooms: await Promise.all(
      rooms.map(async ({ bookings, ...room }) => ({
        ...room,
        out: isOut({ ...room, bookings }, day),
        bookings: await Promise.all(bookings.map((one) => told(deps, person, one))),
      })),
    ),
  };
}

function byTheOffice(person: Person): void {
  if (!keeps(person)) throw new ProblemError('permission.denied', { detail: '会议室由办公室登记。' });
}

function kept(outcome: RoomKept | undefined): { readonly id: string } {
  if (outcome === undefined) throw notFound();
  if ('refused' in outcome) throw new ProblemError('admin.refused', { detail: outcome.refused });
  return outcome;
}

export async function addRoomTo(deps: Deps, person: Person, room: AddRoom): Promise<{ readonly id: string }> {
  byTheOffice(person);
  return kept(await deps.sittings.rooms.add(person.government, room));
}

export async function changeRoomOf(deps: Deps, person: Person, id: string, room: ChangeRoom): Promise<{ readonly id: string }> {
  byTheOffice(person);
  return kept(await deps.sittings.rooms.change(person.government, id, room));
}
