/** A member's own notes on the topics of a sitting: no part of any matter, read by whoever wrote them and by nobody else. */
import type { TenantDatabase } from '../identity/store.ts';

export interface MeetingNote {
  readonly topic: string;
  readonly text: string;
  readonly at: Date;
}

export interface MeetingNotes {
  of(government: string, account: string, matter: string): Promise<readonly MeetingNote[]>;
  /** Keeps the text in place of the one before; an empty one takes the note away. */
  keep(government: string, account: string, matter: string, note: MeetingNote): Promise<void>;
}

export const meetingNotes = (db: TenantDatabase): MeetingNotes => ({
  of: (government, account, matter) =>
    db.inTenant(government, async (q) => {
      const { rows } = await q.query<MeetingNote>(
        'select topic, text, at from meeting_note where government = $1 and account = $2 and matter = $3 order by topic',
        [government, account, matter],
      );
      return rows;
    }),
  keep: (government, account, matter, { topic, text, at }) =>
    db.inTenant(government, async (q) => {
      if (text === '')
        await q.query('delete from meeting_note where government = $1 and account = $2 and matter = $3 and topic = $4', [
          government,
          account,
          matter,
          topic,
        ]);
      else
        await q.query(
          `insert into meeting_note (government, account, matter, topic, text, at) values ($1, $2, $3, $4, $5, $6)
             on conflict (government, account, matter, topic) do update set text = excluded.text, at = excluded.at`,
          [government, account, matter, topic, text, at],
        );
    }),
});
