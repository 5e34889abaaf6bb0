/** Who may open an attachment: whoever uploaded it, and whoever may read a matter whose text, present or past, refers to it. */
import type { Attachment, Ledger } from '@lingxing/ledger';
import type { TenantDatabase } from '../identity/index.ts';
import type { Person } from './person.ts';

export interface AttachmentAccess {
  /** Notes that an account uploaded this content, under the name it gave it. */
  note(government: string, hash: string, account: string, name: string): Promise<void>;
  /** The name under which the account uploaded it, if it did, and the matters whose texts refer to it. */
  of(
    government: string,
    hash: string,
    account: string,
  ): Promise<{ readonly uploadedAs: string | undefined; readonly matters: readonly string[] }>;
}

/** More matters than this are not looked through for one that the person may read. */
const MOST = 100;

export function attachmentAccess(db: TenantDatabase): AttachmentAccess {
  return {
    note: (government, hash, account, name) =>
      db.inTenant(government, async (q) => {
        await q.query(
          `insert into attachment_upload (government, hash, account, name) values ($1, $2, $3, $4)
           on conflict (government, hash, account) do update set name = excluded.name, at = excluded.at`,
          [government, hash, account, name],
        );
      }),
    of: (government, hash, account) =>
      db.inTenant(government, async (q) => {
        const { rows } = await q.query<{ name: string | null; matters: string[] }>(
          `select (select name from attachment_upload where government = $1 and hash = $2 and account = $3) as name,
                  array(select matter::text from attachment_use where government = $1 and hash = $2 limit $4) as matters`,
          [government, hash, account, MOST],
        );
        return { uploadedAs: rows[0]?.name ?? undefined, matters: rows[0]?.matters ?? [] };
      }),
  };
}

/** The attachment, where this person may open it; otherwise it is as if there were none. */
export async function openAttachment(
  deps: { readonly ledger: Ledger; readonly attachmentAccess: AttachmentAccess },
  { government, reader, session }: Pick<Person, 'government' | 'reader' | 'session'>,
  hash: string,
): Promise<Attachment | undefined> {
  const attachment = await deps.ledger.attachment(government, hash);
  if (attachment === undefined) return undefined;
  const { uploadedAs, matters } = await deps.attachmentAccess.of(government, hash, session.account);
  if (uploadedAs !== undefined) return { ...attachment, name: uploadedAs };
  for (const matter of matters) if (await deps.ledger.mayRead(government, matter, reader)) return attachment;
  return undefined;
}
