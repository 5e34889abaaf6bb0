/** How rooms are told. Pure. */
import type { RoomsView, RoomView } from '@lingxing/server/contracts';
import { dayText } from '../lib/dates.ts';

/** What the field for a place offers; any other place may be written. */
export const roomsFor = (view: Pick<RoomsView, 'rooms'> | undefined): { readonly known?: readonly string[]; readonly hint?: string } =>
  view === undefined || view.rooms.length === 0
    ? {}
    : { known: view.rooms.map((one) => one.name), hint: '会议室占用情况见“会议室”；同一时段只能用于一次会议' };

export function outWords({ outFrom, outTo }: Pick<RoomView, 'outFrom' | 'outTo'>): string {
  if (outFrom === undefined) return '';
  return outTo === undefined ? `${dayText(outFrom)}起停用` : `${dayText(outFrom)}至${dayText(outTo)}停用`;
}
