/** The rooms that the office keeps for sittings, and which sitting has which on a day. The database keeps two from one room at a time. */
import type { TenantDatabase } from '../identity/store.ts';

export interface RoomForm {
  readonly name: string;
  readonly seats: number;
  /** Not to be had from this day on, `YYYY-MM-DD`; until `outTo`, or for good. */
  readonly outFrom?: string | undefined;
  readonly outTo?: string | undefined;
}

export interface Booking {
  readonly matter: string;
  readonly title: string;
  /** `HH:MM` by the office's clock; what goes on past midnight is told by its hour alone. */
  readonly from: string;
  readonly to: string;
}

export interface Room extends RoomForm {
  readonly id: string;
  /** On the day asked about. */
  readonly bookings: readonly Booking[];
}

/** Kept, or a sentence that says why not. */
export type RoomKept = { readonly id: string } | { readonly refused: string };

export interface MeetingRooms {
  on(government: string, day: string): Promise<readonly Room[]>;
  add(government: string, room: RoomForm): Promise<RoomKept>;
  /** Undefined where there is no such room. Its name stays: sittings are held there under it. */
  change(government: string, id: string, room: Omit<RoomForm, 'name'>): Promise<RoomKept | undefined>;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly seats: number;
  readonly out_from: string | null;
  readonly out_to: string | null;
  readonly bookings: Booking[];
}

const ROOMS = `select r.room::text as id, r.name, r.seats, r.out_from::text, r.out_to::text,
    coalesce((select json_agg(json_build_object('matter', b.matter, 'title', m.title, 'from', to_char(lower(b.during), 'HH24:MI'),
                                                'to', to_char(upper(b.during), 'HH24:MI')) order by b.during)
      from room_booking b join matter m on m.government = b.government and m.id = b.matter
      where b.government = r.government and b.room = r.room and b.during && tsrange($2::date, $2::date + 1)), '[]'::json) as bookings
  from meeting_room r where r.government = $1 order by r.room`;

/** Sittings that have the room on a day on which it is to be out of use. */
const IN_THE_WAY = `select count(*)::int as n from room_booking
  where government = $1 and room = $2 and $3::date is not null
    and during && tsrange($3::date, case when $4::date is null then null else $4::date + 1 end)`;

const roomOf = ({ id, name, seats, out_from: from, out_to: to, bookings }: Row): Room => ({
  id,
  name,
  seats,
  ...(from === null ? {} : { outFrom: from }),
  ...(to === null ? {} : { outTo: to }),
  bookings,
});

/** Why the database would not have it; what it says otherwise is a fault. */
function refusedBy(error: unknown): RoomKept {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (constraint === 'meeting_room_name') return { refused: '已有同名的会议室，请改名称。' };
  if (code === 'LXR01') return { refused: '已召集的会议中有两次同时在此召开，请先改其中一次的地点。' };
  if (code === 'LXR02') return { refused: '停用期间已有会议在此召开，请先改会议的地点。' };
  throw error;
}

export const meetingRooms = (db: TenantDatabase): MeetingRooms => ({
  on: (government, day) =>
    db.inTenant(government, async (q) => (await q.query<Row>(ROOMS, [government, day])).rows.map((one) => roomOf(one))),

  add: (government, { name, seats, outFrom, outTo }) =>
    db
      .inTenant(government, async (q): Promise<RoomKept> => {
        const { rows } = await q.query<{ id: string }>(
          'insert into meeting_room (government, name, seats, out_from, out_to) values ($1, $2, $3, $4, $5) returning room::text as id',
          [government, name, seats, outFrom ?? null, outTo ?? null],
        );
        return rows[0] ?? { refused: '会议室没有登记成。' };
      })
      .catch(refusedBy),

  change: (government, id, { seats, outFrom, outTo }) =>
    db.inTenant(government, async (q) => {
      // Locked first: a sitting that takes the room waits for this, or is seen here.
      const { rows } = await q.query<{ id: string }>(
        'select room::text as id from meeting_room where government = $1 and room = $2 for update',
        [government, id],
      );
      if (rows[0] === undefined) return undefined;
      const days = [government, id, outFrom ?? null, outTo ?? null];
      const inTheWay = (await q.query<{ n: number }>(IN_THE_WAY, days)).rows[0]?.n ?? 0;
      if (inTheWay > 0) return { refused: `停用期间已有${inTheWay}次会议在此召开，请先改会议的地点。` };
      await q.query('update meeting_room set seats = $5, out_from = $3, out_to = $4 where government = $1 and room = $2', [...days, seats]);
      return rows[0];
    }),
});
