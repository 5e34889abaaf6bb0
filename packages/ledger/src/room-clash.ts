/**
 * Two sittings and one room. The database refuses the second (0044); here it is told what stands in the way: by name where
 * whoever acts may read the other sitting, else only that the room is taken.
 */
import type { Perform, Performed } from './contract.ts';
import type { Pool } from './database/pool.ts';
import { readableBy } from './queries/lines.ts';
import { ask } from './tenant.ts';

/** The room was taken at the very moment: judged again, it is seen to be taken. */
export const ROOM_ONCE = 'room_once';
const EXCLUDED = '23P01';
const TAKEN = 'LXR01';
const OUT_OF_USE = 'LXR02';

export const takenAtOnce = (error: unknown): boolean => {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === EXCLUDED && constraint === ROOM_ONCE;
};

/** What an act is answered with that wanted a room which is not to be had; undefined where it failed for another reason. */
export async function roomRefused(pool: Pool, { government, reader }: Perform, error: unknown): Promise<Performed | undefined> {
  const { code, detail } = error as { code?: string; detail?: string };
  const refused = (message: string): Performed => ({ kind: 'conflict', code: 'room-taken', message, version: 0 });
  if (code === OUT_OF_USE) return refused(`${detail ?? ''}当日停用，请改会议室或者日期。`);
  if (takenAtOnce(error)) return refused('会议室该时段已被占用，请改时间或者会议室。');
  if (code !== TAKEN || detail === undefined) return undefined;
  const rows = await ask<{ title: string; room: string; begins: string; ends: string; readable: boolean }>(pool, government, {
    name: 'room_taken_by',
    text: `select m.title, r.name as room, to_char(lower(b.during), 'HH24:MI') as begins, to_char(upper(b.during), 'HH24:MI') as ends,
                  (${readableBy('$3', '$4')}) as readable
           from room_booking b
           join meeting_room r on r.government = b.government and r.room = b.room
           join matter m on m.government = b.government and m.id = b.matter
           where b.government = $1 and b.matter = $2`,
    values: [government, detail, reader?.registry ?? false, reader?.posts ?? []],
  });
  const other = rows[0];
  if (other === undefined) return refused('会议室该时段已被占用，请改时间或者会议室。');
  return refused(
    `${other.room}${other.begins}至${other.ends}已${other.readable ? `由“${other.title}”使用` : '被占用'}，请改时间或者会议室。`,
  );
}
