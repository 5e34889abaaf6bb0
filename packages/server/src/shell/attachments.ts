/** Who may open an attachment: whoever uploaded it, and whoever may read a matter whose text, present or past, refers to it. */
import { incomingProcedure, seesOpinions, type IncomingState } from '@lingxing/affairs/incoming';
import { conductProcedure } from '@lingxing/affairs/conduct';
import { oversightProcedure } from '@lingxing/affairs/oversight';
import { taskProcedure } from '@lingxing/affairs/task';
import { departmentMeetingProcedure } from '@lingxing/affairs/department-meeting';
import { leaveProcedure } from '@lingxing/affairs/leave';
import type { Attachment, Ledger } from '@lingxing/ledger';
import type { Coverage } from '../files/index.ts';
import type { TenantDatabase } from '../identity/index.ts';
import { paperOpenings, type PaperOpenings } from './paper-openings.ts';
import type { Person } from './person.ts';

export interface AttachmentAccess {
  /** The name under which the account uploaded it, if it did, and the matters whose texts refer to it. */
  of(
    government: string,
    hash: string,
    account: string,
  ): Promise<{
    readonly uploadedAs: string | undefined;
    readonly matters: readonly string[];
    /** Matters whose readers do not all see it: the scan of an opinion, what a host reports. */
    readonly inner: readonly string[];
  }>;
  /** How much of it was read, and the declarations of this account and of those who acted on the matters given. */
  declared(government: string, hash: string, account: string, matters: readonly string[]): Promise<Declared>;
  /** Who has opened the papers of a sitting. */
  readonly openings: PaperOpenings;
}

export interface Declared {
  readonly coverage: Coverage | undefined;
  readonly declarations: readonly { readonly by: string; readonly at: Date; readonly wording: string }[];
}

/** More matters than this are not looked through for one that the person may read. */
const MOST = 100;

export function attachmentAccess(db: TenantDatabase): AttachmentAccess {
  return {
    openings: paperOpenings(db),

    of: (government, hash, account) =>
      db.inTenant(government, async (q) => {
        const { rows } = await q.query<{ name: string | null; matters: string[]; inner: string[] }>(
          `select (select name from attachment_upload where government = $1 and hash = $2 and account = $3) as name,
                  array(select matter::text from attachment_use where government = $1 and hash = $2 limit $4) as matters,
                  array(select matter::text from inner_attachment_use where government = $1 and hash = $2 limit $4) as inner`,
          [government, hash, account, MOST],
        );
        return { uploadedAs: rows[0]?.name ?? undefined, matters: rows[0]?.matters ?? [], inner: rows[0]?.inner ?? [] };
      }),
    declared: (government, hash, account, matters) =>
      db.inTenant(government, async (q) => {
        const read = await q.query<{ coverage: Coverage }>('select coverage from attachment_text where government = $1 and hash = $2', [
          government,
          hash,
        ]);
        // Who else brought the same content to matters that this reader may not read is not told.
        const { rows } = await q.query<Declared['declarations'][number]>(
          `select coalesce(a.label, d.account) as by, d.at, d.wording
           from declared d left join account a on a.government = d.government and a.account = d.account
           where d.government = $1 and d.hash = $2 and (d.account = $3 or exists (
             select from act where act.government = $1 and act.matter = any ($4::uuid[]) and act.account = d.account))
           order by d.at, d.account`,
          [government, hash, account, matters],
        );
        return { coverage: read.rows[0]?.coverage, declarations: rows };
      }),
  };
}

type Who = Pick<Person, 'government' | 'reader' | 'session' | 'ctx' | 'actor'>;
interface With {
  readonly ledger: Ledger;
  readonly attachmentAccess: AttachmentAccess;
}

/** The attachment, where this person may open it; otherwise it is as if there were none. */
export async function openAttachment(deps: With, person: Who, hash: string): Promise<Attachment | undefined> {
  const { government, session } = person;
  const attachment = await deps.ledger.attachment(government, hash);
  if (attachment === undefined) return undefined;
  const { uploadedAs, matters, inner } = await deps.attachmentAccess.of(government, hash, session.account);
  if (uploadedAs !== undefined) return { ...attachment, name: uploadedAs };
  for await (const _ of readable(deps, person, matters)) return attachment;
  for (const matter of inner) if (await showsFile(deps, person, matter, hash)) return attachment;
  return undefined;
}

/** Those of the matters that this person may read. */
async function* readable(deps: With, { government, reader }: Who, matters: readonly string[]): AsyncGenerator<string> {
  for (const matter of matters) if (await deps.ledger.mayRead(government, matter, reader)) yield matter;
}

const SHOWN_WHOLE: ReadonlySet<string> = new Set([
  leaveProcedure.name,
  conductProcedure.name,
  departmentMeetingProcedure.name,
  taskProcedure.name,
  oversightProcedure.name,
]);

/** Whether an incoming document shows this file to this reader: all of them to leaders and the office, to others what reaches them. */
async function showsFile(deps: With, { government, reader, ctx, actor }: Who, id: string, hash: string): Promise<boolean> {
  const matter = await deps.ledger.load<IncomingState>(government, id, reader);
  // Whoever reads an absence, a small matter, a department's meeting, a task or what was raised from outside reads what was ordered, entrusted or decided on paper.
  if (matter !== undefined && SHOWN_WHOLE.has(matter.procedure)) return true;
  if (matter === undefined || matter.procedure !== incomingProcedure.name) return false;
  if (seesOpinions(ctx, actor)) return true;
  const seen = incomingProcedure.viewFor(ctx, matter.state, actor) as IncomingState;
  const reported = [seen.result, ...(seen.parts ?? [])].flatMap((one) => one?.attachments ?? []);
  return seen.opinions.some((one) => one.enteredBy?.scan === hash) || reported.includes(hash);
}

/** What is said of an attachment to who may open it. */
export async function aboutAttachment(deps: With, person: Who, hash: string): Promise<(Attachment & Declared) | undefined> {
  const attachment = await openAttachment(deps, person, hash);
  if (attachment === undefined) return undefined;
  const { government, session } = person;
  const { matters, inner } = await deps.attachmentAccess.of(government, hash, session.account);
  const mine: string[] = [];
  for await (const matter of readable(deps, person, [...matters, ...inner])) mine.push(matter);
  return { ...attachment, ...(await deps.attachmentAccess.declared(government, hash, session.account, mine)) };
}
