/** The API of rooms: the list with who has which on a day, and what the office keeps of each. */
import * as z from 'zod';

const outOfUse = { outFrom: z.iso.date().optional(), outTo: z.iso.date().optional() };
const inOrder = ({ outFrom, outTo }: { readonly outFrom?: string | undefined; readonly outTo?: string | undefined }): boolean =>
  outTo === undefined || (outFrom !== undefined && outFrom <= outTo);
const ORDER = { message: '停用的起止日期不对', path: ['outTo'] };
const seats = z.number().int().min(1).max(5000);

export const addRoom = z.object({ name: z.string().trim().min(1).max(60), seats, ...outOfUse }).refine(inOrder, ORDER);
export type AddRoom = z.input<typeof addRoom>;
export const changeRoom = z.object({ seats, ...outOfUse }).refine(inOrder, ORDER);
export type ChangeRoom = z.input<typeof changeRoom>;
export const roomKept = z.object({ id: z.string() });
/** Without a day, today. */
export const roomsQuery = z.object({ day: z.iso.date().optional() });

export const roomsView = z.object({
  day: z.string(),
  /** Whether whoever asks keeps the list. */
  keeps: z.boolean(),
  rooms: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      seats: z.number().int(),
      outFrom: z.string().optional(),
      outTo: z.string().optional(),
      /** Out of use on the day. */
      out: z.boolean(),
      /** Who has it that day; of a sitting that one may not read, the hours alone. */
      bookings: z.array(
        z.object({ from: z.string(), to: z.string(), meeting: z.object({ id: z.string(), title: z.string() }).optional() }),
      ),
    }),
  ),
});
export type RoomsView = z.infer<typeof roomsView>;
export type RoomView = RoomsView['rooms'][number];
