/**
 * What the ledger offers to the server: acts appended with their projections in one transaction, and the questions
 * that screens ask. Implementations stand beside this file; tests run the same suite on embedded and external PostgreSQL.
 */
import type {
  ActRequest,
  Actor,
  Context,
  DomainEvent,
  MatterSummary,
  Obligation,
  Organisation,
  Procedure,
  Verdict,
} from '@lingxing/affairs/kernel';
import type { AbsenceLedger } from './absence-contract.ts';
import type { BurdenLedger } from './burden-contract.ts';
import type { LetterLedger } from './letters-contract.ts';
import type { TaskLedger } from './tasks-contract.ts';
import type { BulletinList, Holding, MarkEntry, OrganisationImport } from './organisation-contract.ts';
import type { OrganisationChart } from './organisation-chart-contract.ts';
import type { Revisions } from './rules-revision-contract.ts';
import type { PublishedReplyLedger } from './published-contract.ts';
import type { SittingLedger } from './sitting-contract.ts';
import type { CalendarYear, LayerSource, PackSource, RulePack } from '@lingxing/workrules';
import type { StoredTemplateList, TemplateList } from './templates.ts';

export * from './absence-contract.ts';
export * from './burden-contract.ts';
export * from './letters-contract.ts';
export * from './tasks-contract.ts';
export * from './organisation-chart-contract.ts';
export * from './organisation-contract.ts';
export * from './rules-revision-contract.ts';
export * from './published-contract.ts';
export * from './sitting-contract.ts';

/** A row of the act table as history shows it. */
export interface StoredAct {
  readonly matter: string;
  readonly seq: number;
  /** The position in the ledger of the government; order, never time, is read from it. */
  readonly position: number;
  readonly act: string;
  readonly actor: Actor;
  /** The title the post had when it was used. */
  readonly postTitle: string;
  readonly at: Date;
  readonly occurredAt: Date | null;
  readonly input: unknown;
  readonly reason: string | null;
  readonly events: readonly DomainEvent[];
  readonly verdict: Verdict;
  readonly receipt: Receipt;
  readonly previousHash: string;
  readonly hash: string;
}

/** What a verdict was made from: edition and hash of the pack, the calendar, the organisation, the engine. */
export interface Receipt {
  readonly edition: string;
  readonly packHash: string;
  readonly calendarHash: string;
  readonly organisationVersion: number;
  readonly engine: string;
  /** SM3 of the canonical input. */
  readonly inputHash: string;
  /** Where somebody acted in another's stead: his own post, the words of his title, the matter that gives it. */
  readonly standing?: { readonly by: string; readonly title: string; readonly under: string } | undefined;
}

export type Performed =
  | {
      readonly kind: 'done';
      readonly matter: string;
      readonly version: number;
      readonly seq: number;
      readonly verdict: Verdict;
      readonly summary: MatterLine;
      readonly events: readonly DomainEvent[];
      /** The state it left and the context it was judged in; absent where the act had been done before under the same key. */
      readonly after?: { readonly state: unknown; readonly ctx: Context } | undefined;
    }
  /** Refused, or warned and no reason given (`needs-reason`); nothing changed. A refusal stands in the refusal log. */
  | { readonly kind: 'refused' | 'needs-reason'; readonly verdict: Verdict }
  | {
      readonly kind: 'conflict';
      /**
       * `stale`: still open, but the matter has moved on since it was seen (exclusive acts only). `already-done`: what the
       * act was meant for is gone. `text-changed`: the text is not the one that was seen. `number-taken`: a series cannot
       * be opened at a number it has passed. `room-taken`: the room of a sitting is not to be had at that time.
       */
      readonly code: 'stale' | 'text-changed' | 'already-done' | 'number-taken' | 'room-taken';
      readonly message: string;
      readonly version: number;
    }
  | { readonly kind: 'not-found' };

export interface Perform {
  readonly government: string;
  readonly procedure: string;
  /** Absent: the act opens a new matter. */
  readonly matter?: string | undefined;
  readonly request: ActRequest;
  /** Who acts, as a reader: a matter that this reader may not read is not found, whatever the act. */
  readonly reader?: Reader | undefined;
  readonly exercise?: boolean | undefined;
  /** The client's own key: the same act sent twice by one account with it is done once and answered twice. */
  readonly idempotencyKey?: string | undefined;
  /** Content (draft texts) to be stored under their hash in the same transaction. */
  readonly contents?: readonly { readonly hash: string; readonly value: unknown }[] | undefined;
}

export interface LoadedMatter<S> {
  readonly id: string;
  readonly procedure: string;
  readonly version: number;
  readonly state: S;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly exercise: boolean;
}

/** The summary without the words that only search needs. */
export type MatterLine = Omit<MatterSummary, 'text'>;

export interface InboxRow {
  readonly matter: string;
  readonly procedure: string;
  readonly post: string;
  readonly act: string;
  readonly label: string;
  readonly since: Date;
  readonly due: string | null;
  readonly citation: unknown;
  readonly summary: MatterLine;
  /** Title of the post whose act made it wait; null where the system or a change of the organisation did. */
  readonly sentBy: string | null;
}

/** Who asks: the posts that a person may use now, and whether one of them belongs to the registry. */
export interface Reader {
  readonly posts: readonly string[];
  readonly registry: boolean;
}

/** A post of another that may be used today; in the matters of one procedure, where it is named. */
export interface InStead {
  readonly post: string;
  readonly procedure?: string | undefined;
}

export interface DocumentRow {
  readonly matter: string;
  readonly summary: MatterLine;
  readonly exercise: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** The nearest due date of what is open, or null. */
  readonly due: string | null;
  /** Posts for which it waits. */
  readonly waitingFor: readonly string[];
}

export const DOCUMENT_SORTS = [
  'updated',
  '-updated',
  'created',
  '-created',
  'number',
  '-number',
  'title',
  '-title',
  'due',
  '-due',
] as const;
export type DocumentSort = (typeof DOCUMENT_SORTS)[number];

export interface DocumentQuery {
  readonly procedure?: string | undefined;
  /** Words (parts of any length) and numbers with any brackets; parts separated by blanks must all occur. */
  readonly q?: string | undefined;
  readonly stages?: readonly string[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly issuers?: readonly string[] | undefined;
  readonly hosts?: readonly string[] | undefined;
  /** Days in Asia/Shanghai on which the matter was opened, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Something open is past its date. */
  readonly late?: boolean | undefined;
  /** Something open is due within so many days, today included, and nothing is past its date. */
  readonly near?: number | undefined;
  /** Open, and nothing was done on it for so many days. */
  readonly stalled?: number | undefined;
  /** The account that opened it or acted on it. */
  readonly mine?: string | undefined;
  /** Posts of which one has it before it. */
  readonly waitingFor?: readonly string[] | undefined;
  readonly closed?: boolean | undefined;
  readonly exercise?: boolean | undefined;
  readonly sort?: DocumentSort | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** The cursor of the page after; absent on the last. */
  readonly next?: string;
}

export interface GovernmentRow {
  readonly id: string;
  readonly name: string;
  readonly short: string;
}

/** A pack with the layers it adopts, as stored for good under its hash. */
export interface PackEdition {
  readonly source: PackSource;
  readonly layers: readonly LayerSource[];
}

export interface PackRow {
  readonly edition: string;
  /** Grows with every better encoding of the same text. */
  readonly revision: number;
  readonly hash: string;
  readonly effective: string;
  readonly installedAt: Date;
}

/** How the ledger reads packs and calendars: pure functions of the rules package, given by the shell. */
export interface Rules {
  compile(edition: PackEdition): RulePack;
  calendar(years: readonly CalendarYear[]): Context['calendar'];
}

export interface Attachment {
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly account: string;
  readonly at: Date;
}

/** An attachment as it comes in, with what is kept beside it. */
export interface NewAttachment extends Omit<Attachment, 'at'> {
  /** Its text for search, at most 200,000 characters, and how much of the file it is. */
  readonly text?: { readonly value: string; readonly coverage: 'full' | 'partial' | 'none' } | undefined;
  /** The edition of the wording in which the uploader declared that the file is no secret. */
  readonly declared?: string | undefined;
}

export interface WorkingCopy<T> {
  readonly value: T;
  /** The version of the text it was made from; 0 before the first. */
  readonly base: number;
  readonly account: string;
  readonly post: string;
  readonly savedAt: Date;
}

export interface SeriesRow {
  readonly series: string;
  readonly year: number;
  readonly next: number;
}

export interface IssuedNumber {
  readonly series: string;
  readonly year: number;
  readonly n: number;
  readonly text: string | null;
  readonly matter: string;
  readonly at: Date;
  /** Why the series was opened at this number. */
  readonly openedReason: string | null;
  readonly voidedAt: Date | null;
  readonly voidReason: string | null;
}

export interface DoneRow {
  readonly matter: string;
  readonly procedure: string;
  readonly seq: number;
  readonly act: string;
  readonly at: Date;
  /** What happened by it, for the words of the day, which the act's own name may not have; none where a whole text came with it. */
  readonly events: readonly DomainEvent[];
  readonly summary: MatterLine;
}

/** An attempt that the rules refused: kept for the auditor, but not an act. */
export interface Refusal {
  readonly id: number;
  readonly at: Date;
  readonly account: string;
  readonly post: string;
  readonly procedure: string;
  readonly matter: string | null;
  readonly act: string;
  readonly verdict: Verdict;
}

export interface LedgerCheck {
  readonly matters: number;
  readonly acts: number;
  readonly batches: number;
  readonly ok: boolean;
  /** One sentence each, naming the matter or batch (Chinese). */
  readonly broken: readonly string[];
  /** Hash of the last batch. */
  readonly root?: string;
}

/** The last batch, to be kept outside: whoever holds it can prove that nothing before it was changed since. */
export interface Anchor {
  readonly government: string;
  readonly batch: number;
  /** Position of the last act that it covers. */
  readonly position: number;
  /** Acts covered by all batches so far. */
  readonly acts: number;
  readonly root: string;
  readonly hash: string;
  readonly sealedAt: string;
}

export interface Ledger extends AbsenceLedger, BurdenLedger, LetterLedger, PublishedReplyLedger, SittingLedger, TaskLedger {
  /**
   * The context of a government at this moment: pack in force, calendar, organisation as of today, the clock. Whoever
   * has just read the government's `context_version` gives it, and a context kept at that version is not asked for again.
   */
  context(government: string, exercise?: boolean, version?: number): Promise<Context>;
  organisation(government: string): Promise<Organisation>;
  perform(command: Perform): Promise<Performed>;
  /**
   * Loads a matter without judging; undefined where there is none in this government, or none that the reader given
   * may read. Without a reader nothing but the tenant is checked: for the ledger's own work and for tests.
   */
  load<S>(government: string, matter: string, reader?: Reader): Promise<LoadedMatter<S> | undefined>;
  /** Whether the reader may read the matter: listed, or of the registry and the matter not close. */
  mayRead(government: string, matter: string, reader: Reader): Promise<boolean>;
  history(government: string, matter: string, after?: number, limit?: number): Promise<readonly StoredAct[]>;
  content<T>(government: string, hash: string): Promise<T | undefined>;
  procedure(name: string): Procedure<unknown>;
  /** What is its holder's alone, whoever stands in for him: acts and obligations, each after its procedure (`leave return`). */
  readonly personal: readonly string[];
  /** Acts, with their procedures, that one person does once, by whatever post. */
  readonly once: readonly string[];
  /**
   * What is owed: on a matter, or by these posts and departments. A department owes more than each of its people may
   * read: by whom it is owed, only what these posts may read comes, and for the `registry` what is not close.
   */
  obligations(
    government: string,
    of: { matter?: string; posts?: readonly string[]; departments?: readonly string[]; registry?: boolean; open?: boolean },
  ): Promise<readonly (Obligation & { matter: string; procedure: string; title: string })[]>;
  /** What waits for these posts: the nearest date first, then what has waited longest. `inStead`: and for these, but for what only their holders do. */
  inbox(
    government: string,
    posts: readonly string[],
    page: { cursor?: string | undefined; limit: number; inStead?: readonly InStead[] | undefined },
  ): Promise<Page<InboxRow> & { readonly total: number }>;

  /** The matters this reader may read, filtered, sorted, page by page. */
  documents(government: string, query: DocumentQuery, reader: Reader): Promise<Page<DocumentRow>>;
  /** Papers that this reader may read with the same number of the same sender: one may have come in before. */
  sameLetters(
    government: string,
    of: { readonly sender: string; readonly number: string },
    reader: Reader,
  ): Promise<readonly { readonly matter: string; readonly number: string | null; readonly title: string; readonly receivedAt: Date }[]>;
  /** Lists of templates that the government or this account has set. */
  templateLists(government: string, account: string): Promise<readonly StoredTemplateList[]>;
  /** `seen`: the change last seen, null where none was; false where somebody has changed the list since, and nothing is stored. */
  putTemplateList(government: string, list: TemplateList, by: { readonly account: string }, seen?: Date | null): Promise<boolean>;
  /**
   * Numbers of the workbench. `late` counts what these posts and departments owe past its date, as far as these posts (and,
   * of what is not close, the `registry`) may read it; `drafts` what the account opened and is still in one of
   * `draftStages` (`drafting`).
   */
  counts(
    government: string,
    of: {
      readonly posts: readonly string[];
      readonly inStead?: readonly InStead[] | undefined;
      readonly departments?: readonly string[];
      readonly registry?: boolean;
      readonly account: string;
      readonly draftStages?: readonly string[];
    },
  ): Promise<{ readonly waiting: number; readonly late: number; readonly doneToday: number; readonly drafts: number }>;
  /** What this account has done, newest first; with a reader, on matters that he may read still. */
  done(
    government: string,
    account: string,
    page: { cursor?: string | undefined; limit: number; reader?: Reader | undefined },
  ): Promise<Page<DoneRow>>;
  /** Attempts refused, newest first. */
  refusals(government: string, page: { cursor?: string | undefined; limit: number }): Promise<Page<Refusal>>;

  governments(): Promise<readonly GovernmentRow[]>;
  /** Adds a government, or renames it; its data is invisible to every other. */
  found(government: GovernmentRow): Promise<void>;
  /** Founds a government with an edition; what changes the rules of one at work goes by `revisions`. The same hash again changes nothing. */
  installPack(government: string, edition: PackEdition): Promise<PackRow>;
  packs(government: string): Promise<readonly PackRow[]>;
  /** How the rules of a government at work change. */
  readonly revisions: Revisions;
  /** Makes the organisation what is listed and returns its version of today. What waits for whom is projected anew. */
  importOrganisation(government: string, organisation: OrganisationImport): Promise<number>;
  /** Lists the bulletins (简报) of a department anew; undefined where there is no such department. */
  listBulletins(government: string, list: BulletinList): Promise<number | undefined>;
  /** Enters the mark (发文机关代字) of a body; what waits to be numbered goes on. Undefined where there is no such body. */
  enterMark(government: string, entry: MarkEntry): Promise<number | undefined>;
  /** Holdings of an account or a post; those in force on `on` where it is given. */
  holdings(
    government: string,
    of: { readonly account?: string; readonly post?: string; readonly on?: string },
  ): Promise<readonly Holding[]>;
  /** Records a holding; the same account, post and first day again changes its end. */
  hold(government: string, holding: Holding, by?: { readonly account: string; readonly reason: string }): Promise<void>;
  /** How the organisation changes: previewed, confirmed, in effect from its day. */
  readonly chart: OrganisationChart;
  /**
   * Enters the holiday notice of a year for this government and recomputes, as an act on each matter concerned, what
   * rested on the provisional year.
   */
  enterCalendarNotice(government: string, year: CalendarYear, by: { readonly account: string }): Promise<{ readonly recomputed: number }>;
  /** Enters what holds nationwide, as shipped; safe to repeat at every start. Recomputes as `enterCalendarNotice` does. */
  installCalendar(years: readonly CalendarYear[]): Promise<void>;
  calendarYears(government: string): Promise<readonly CalendarYear[]>;
  /** Projects all open matters of a government anew; for a changed organisation or engine. Returns their number. */
  reproject(government: string): Promise<number>;
  /** For every start: notes the open matters of each government last started under another release; `runDue` projects them anew. Returns how many governments. */
  noteRelease(): Promise<number>;

  workingCopy<T>(government: string, key: string): Promise<WorkingCopy<T> | undefined>;
  /** `key` is a matter's id, or the client's own for a draft that is not yet a matter. */
  saveWorkingCopy(
    government: string,
    key: string,
    copy: { readonly value: unknown; readonly base: number; readonly account: string; readonly post: string },
  ): Promise<Date>;
  dropWorkingCopy(government: string, key: string): Promise<void>;

  /** Notes an attachment whose bytes the server has stored under their hash; again changes nothing. */
  noteAttachment(government: string, attachment: NewAttachment): Promise<Attachment>;
  /** Notes several, all or none: what each is, who brought it as what, its text, a declaration. What is known stays as it is. */
  noteAttachments(government: string, attachments: readonly NewAttachment[]): Promise<void>;
  attachment(government: string, hash: string): Promise<Attachment | undefined>;

  /** What comes next in each series that has begun; with a year, in those of the year and those that run on without one. */
  series(government: string, year?: number): Promise<readonly SeriesRow[]>;
  issuedNumbers(government: string, series: string, year: number): Promise<readonly IssuedNumber[]>;

  /**
   * Performs, as the system, everything that is due by the clock's now, and projects anew what is noted to be; safe to call at
   * any time from any number of processes. Returns how many acts were done.
   */
  runDue(government?: string): Promise<number>;
  /** Seals what can be sealed now, over all governments; returns the number of batches closed. */
  seal(): Promise<number>;
  verify(government: string): Promise<LedgerCheck>;
  /** Whether a matter's state is what its acts make of it. */
  intact(government: string, matter: string): Promise<boolean>;
  anchor(government: string): Promise<Anchor | undefined>;
}
