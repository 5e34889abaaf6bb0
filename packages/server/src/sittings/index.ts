/** What a sitting needs besides its matter: the codes by which people sign in, and the notes that members keep for themselves. */
import type { TenantDatabase } from '../identity/store.ts';
import type { Secrets } from '../notices/index.ts';
import { signInCodes, type SignInCodes } from './codes.ts';
import { meetingNotes, type MeetingNotes } from './notes.ts';
import { meetingRooms, type MeetingRooms } from './rooms.ts';

export { CODE_WINDOW_MS } from './codes.ts';

export interface SittingDesk {
  readonly codes: SignInCodes;
  readonly notes: MeetingNotes;
  readonly rooms: MeetingRooms;
}

export const sittingDesk = (db: TenantDatabase, secrets: Pick<Secrets, 'hash'>): SittingDesk => ({
  codes: signInCodes(secrets),
  notes: meetingNotes(db),
  rooms: meetingRooms(db),
});
