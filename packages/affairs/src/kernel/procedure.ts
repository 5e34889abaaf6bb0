/**
 * What every procedure offers to the shell. The ledger stores any procedure without knowing what it is about:
 * it loads the state, has the act judged, appends the events, and projects what the functions here say.
 * All of it is pure: time, organisation, calendar and pack come in the context.
 */
import type { Citation, RulePack, WorkingCalendar } from '@lingxing/workrules';
import type { AuthorityRecord, Capacity } from './authority.ts';
import type { Verdict } from './finding.ts';
import type { DepartmentId, Organisation, PostId } from './organisation.ts';

/**
 * Stands in every receipt: by which engine an act was judged. Its second number goes up when a procedure joins or a rule of
 * judging changes, so that one input under one pack may be judged otherwise; the third for a mistake of the judgement that is
 * mended. What a receipt says is never rewritten: 0.5.0 stands on
 * every act from before this was kept to, so that version alone does not tell which procedures ran.
 */
export const ENGINE_VERSION = '0.8.0';

/** Who acts: a person (account) using a post. The system acts as itself. */
export interface Actor {
  readonly account: string;
  /** The post whose authority is used. */
  readonly post: PostId;
  /** By what title it is used: by its holder, or by one who stands in for it. */
  readonly capacity: Capacity;
  /** The own post of whoever stands in; absent where its holder or the system acts. */
  readonly by?: PostId | undefined;
  /** The words of that title, as history and print show it: 代行县长职务、AB角补位. */
  readonly title?: string | undefined;
  /** The matter that gives the title: the absence on record. */
  readonly under?: string | undefined;
}

export interface Context {
  /** Milliseconds since the epoch: the server's clock, given by the shell. */
  readonly now: number;
  /** The day in Asia/Shanghai, `YYYY-MM-DD`. */
  readonly today: string;
  readonly pack: RulePack;
  readonly calendar: WorkingCalendar;
  readonly organisation: Organisation;
  /** A marked exercise (演练): runs under the edition it carries even before that edition is in force. */
  readonly exercise: boolean;
}

/** One act as it reaches the core: who, what, on which version of the text, with what reason for going on against a warning. */
export interface ActRequest<Input = unknown> {
  readonly act: string;
  readonly actor: Actor;
  readonly input: Input;
  /** The version of the matter that the person saw; an exclusive act on another one conflicts. */
  readonly seen?: number | undefined;
  /** The version of the text that the person saw; any act that judges the text conflicts on another one. */
  readonly textSeen?: number | undefined;
  /** Why the person goes on in spite of a warning. */
  readonly reason?: string | undefined;
  /** When it happened, where it is entered later (补录); an ISO date-time. The server's clock stamps the act all the same. */
  readonly occurredAt?: string | undefined;
  /** The matter acted on; absent for an act that opens one. */
  readonly matter?: string | undefined;
  /** The bulletins (简报) that came in this year from the body that `bulletinsWanted` names, by name; given by the shell, as time is. */
  readonly bulletinsCame?: readonly string[] | undefined;
  /** Acts that others have done by titles that rest on this matter, where `doneUnderWanted` asks; given by the shell, as time is. */
  readonly doneUnder?: readonly DoneUnder[] | undefined;
  /** Topics that wait for a sitting and where the next one is, where `sittingsWanted` asks; given by the shell, as time is. */
  readonly sittings?: GivenSittings | undefined;
  /** The sittings of one day that people were told of, as stored, where `sittingDayWanted` asks; given by the shell, as time is. */
  readonly sameDay?: readonly unknown[] | undefined;
  /** Tasks of a year from the same source or with a title much alike, where `similarWanted` asks; given by the shell, as time is. */
  readonly similar?: readonly SimilarTask[] | undefined;
  /** What the ledger holds of a year, where `yearWanted` asks; given by the shell, as time is. */
  readonly year?: YearGiven | undefined;
  /** An id under which this act may open another matter; given by the shell, as time is. */
  readonly fresh?: string | undefined;
}

/** What one sitting needs to know of others of its kind. */
export interface GivenSittings {
  /** Topics that earlier sittings left and that none has taken up, the oldest first; as the sitting that left them stored them. */
  readonly waiting: readonly { readonly sitting: string; readonly left: unknown }[];
  /** The nearest other sitting whose topics are still being gathered. */
  readonly next?: string | undefined;
  /** Of the sitting's own topics that went on, which sitting took each up. */
  readonly continued?: readonly { readonly topic: string; readonly sitting: string }[] | undefined;
  /** The days of those that are or were convened, called-off ones left out; only for an act by which there comes to be a sitting. */
  readonly days?: readonly string[] | undefined;
}

/** By what a task is found that was assigned before: its source, and the pairs of characters of its title. */
export interface SimilarWanted {
  readonly sourceKey: string | undefined;
  readonly pairs: readonly string[];
}

/** A task that was assigned within a year. */
export interface SimilarTask {
  readonly matter: string;
  readonly title: string;
  readonly sourceKey?: string | undefined;
  /** The department that assigned it; absent where the office or the supervising body did. */
  readonly assigner?: DepartmentId | undefined;
  /** Milliseconds since the epoch. */
  readonly openedAt: number;
  readonly closed: boolean;
}

/** What the ledger holds of the departments' work of one year, exercises left out. */
export interface YearGiven {
  /** What happened to supervised tasks, each task's in its order; as the task procedure stored it. */
  readonly turns: readonly unknown[];
  /** Documents and bulletins that departments sent down or across in their own name, and meetings that they held. */
  readonly sent: readonly YearFact[];
  readonly meetings: readonly YearFact[];
}
export interface YearFact {
  readonly matter: string;
  readonly title: string;
  readonly department: DepartmentId;
  readonly day: string;
}

/** How often somebody has used another's post by a title that rests on one matter. */
export interface DoneUnder {
  /** The own post of whoever stood in. */
  readonly by: PostId;
  readonly acts: number;
}

/**
 * What an act sets going in another matter: a document that is sent off arrives at the registry, a reply returns to what
 * it answers. The system does it in the same transaction; where the rules refuse it there, nothing is stored here either.
 */
export interface FollowUp {
  readonly procedure: string;
  readonly matter: string;
  /** Whether `matter` is opened by it. */
  readonly opens: boolean;
  readonly act: string;
  readonly input: unknown;
}

/** Events carry their kind and the version of their shape; folds over them have no default branch. */
export interface DomainEvent {
  readonly type: string;
  readonly v: number;
}

export interface Decision<E extends DomainEvent> {
  readonly verdict: Verdict;
  /** Empty when refused, or warned without a reason. */
  readonly events: readonly E[];
  /** The act lost a race: what it was meant for is gone or the text has changed. The ledger answers with a conflict. */
  readonly conflict?: { readonly code: 'text-changed' | 'already-done'; readonly message: string } | undefined;
  /** Numbers that the act voids, with the reason; they stay used (空号须说明). */
  readonly voids?: readonly { readonly series: string; readonly year: number; readonly n: number; readonly reason: string }[] | undefined;
  /** What it sets going in other matters. */
  readonly follows?: readonly FollowUp[] | undefined;
}

/** Something that waits for a post: its inbox line. */
export interface Expectation {
  readonly post: PostId;
  /** The act that moves the matter on. */
  readonly act: string;
  readonly label: string;
  readonly basis?: Citation | undefined;
  /** The day by whose end it is due, with the count in `obligations`. */
  readonly due?: string | undefined;
}

/** Something owed by a date (时限义务). */
export interface Obligation {
  /** Unique within the matter and stable over its life. */
  readonly id: string;
  readonly label: string;
  readonly owedBy: { readonly post?: PostId | undefined; readonly department?: DepartmentId | undefined };
  /** Last day, `YYYY-MM-DD`; the limit ends at 24:00 Asia/Shanghai of it. */
  readonly due: string;
  /** The limit in its own unit; where a day was agreed on, the days up to it. */
  readonly value: number;
  readonly unit: 'workday' | 'day';
  /** The day of the event; not counted. */
  readonly from: string;
  /** Set where the two sides agreed on the day, with the last day of the limit that held before. */
  readonly agreed?: { readonly instead: string } | undefined;
  /** Years whose holiday notice is not out; the date is recomputed, as an act, when it is. */
  readonly provisional: readonly number[];
  readonly norm?: string | undefined;
  readonly citation?: Citation | undefined;
  /** What the system does when the limit passes, as an act of its own. */
  readonly onPassed?: { readonly act: string; readonly input: unknown } | undefined;
  readonly state: 'open' | 'met' | 'passed' | 'cancelled';
}

/** What lists and search show of a matter. */
export interface MatterSummary {
  readonly title: string;
  readonly kind: string;
  readonly stage: string;
  readonly stageLabel: string;
  readonly number?: string | undefined;
  readonly host?: DepartmentId | undefined;
  readonly issuer?: string | undefined;
  /** 紧急程度; lists show it. */
  readonly urgency?: string | undefined;
  readonly closed: boolean;
  /** Words that search finds the matter by, besides title and number. */
  readonly text: string;
}

/** Who may read a matter. Posts listed here and, unless `close`, the registry. */
export interface Readers {
  readonly posts: readonly PostId[];
  /** Personnel matters and the like: not even the whole registry, only the posts listed. */
  readonly close: boolean;
}

/** A number to be drawn in the transaction of the act (gapless, per series and year). */
export interface NumberRequest {
  readonly series: string;
  /** 0 for a series that runs on without a year. */
  readonly year: number;
  /**
   * The number to begin with, where the series has none in this year yet. A series that has begun gives out its next
   * number all the same; the procedure, which is told the number drawn, has to refuse.
   */
  readonly openAt?: number | undefined;
  /** Why it is opened there; the register keeps it. */
  readonly openReason?: string | undefined;
}

/** How one act stands for one person at this moment: what the Now panel draws. */
export interface ActOffer {
  readonly act: string;
  readonly label: string;
  /** The act that moves the matter on, shown first. */
  readonly primary: boolean;
  /** Commits in the government's name (签发): the only vermilion button. */
  readonly commits: boolean;
  readonly verdict: Verdict;
}

/** One link of the chain (过程): done, present, or still to come and who that will be. */
export interface ChainStep {
  readonly label: string;
  readonly state: 'done' | 'present' | 'to-come';
  /** Who did it, or who owes it: titles of posts as an office says them. */
  readonly posts: readonly string[];
  readonly at?: number | undefined;
  readonly opinion?: string | undefined;
  readonly due?: string | undefined;
  readonly citation?: Citation | undefined;
  /** Steps with the same group stand side by side. */
  readonly group: number;
  /** Rounds before the last return are folded, never gone. */
  readonly round: number;
  /** Done once, but to be done again since the text changed. */
  readonly lapsed: boolean;
  /** Entered by mistake and taken back by whoever entered it: as if it had not been, and nothing is to be done again for it. */
  readonly takenBack?: true | undefined;
}

export interface Procedure<S, E extends DomainEvent = DomainEvent> {
  readonly name: string;
  /** Judges an act on a state (null before the first act) and says what follows. The number drawn by the ledger, if one was asked for, comes in `drawn`; it is not always the one to open at. */
  decide(ctx: Context, state: S | null, request: ActRequest, drawn?: { n: number }): Decision<E>;
  /** The number that this act would draw; asked by the ledger before `decide`, inside the transaction. */
  numberWanted(ctx: Context, state: S | null, request: ActRequest): NumberRequest | undefined;
  /** The body whose bulletins of this year the act is judged by, where it is; asked before `decide`, which gets them in the request. */
  bulletinsWanted?(state: S | null, request: ActRequest): DepartmentId | undefined;
  /** What was assigned before is looked for by this, where the act is judged by it; asked before `decide`, which gets it in the request. */
  similarWanted?(state: S | null, request: ActRequest): SimilarWanted | undefined;
  /** The year whose figures the act is judged by, where it is; asked before `decide`, which gets them in the request. */
  yearWanted?(state: S | null, request: ActRequest): number | undefined;
  /** Whether the act is judged by what was done under titles that rest on its matter; asked before `decide`, which gets it in the request. */
  doneUnderWanted?(request: ActRequest): boolean;
  /** The kind of sitting whose waiting topics and next sitting the act is judged by, where it is; asked before `decide`. */
  sittingsWanted?(state: S | null, request: ActRequest): string | undefined;
  /** The day whose other sittings the act is judged by, where it is; asked before `decide`. */
  sittingDayWanted?(state: S | null, request: ActRequest): string | undefined;
  evolve(state: S | null, event: E, at: { seq: number; now: number; actor: Actor }): S;
  /** Acts of the procedure as they stand for this person now, permitted or not, each with its findings. */
  offers(ctx: Context, state: S, actor: Actor): readonly ActOffer[];
  /** What waits for whom. A matter that is not closed is never without one. */
  expectations(ctx: Context, state: S): readonly Expectation[];
  obligations(ctx: Context, state: S): readonly Obligation[];
  /** Posts before which it was laid on purpose and stays, although a change of portfolio gives the work behind it to another: told in the preview of the change. */
  keptOnPurpose?(before: Context, after: Context, state: S): readonly PostId[];
  /** What this matter puts on record about who may use which post: absences and entrustments. Most procedures have none. */
  authority?(state: S): readonly AuthorityRecord[];
  /** The chain of the whole state; with a reader, as much of it as he may see. */
  chain(ctx: Context, state: S, reader?: Actor): readonly ChainStep[];
  summary(state: S): MatterSummary;
  readers(ctx: Context, state: S): Readers;
  /** The state as this reader may see it: opinions not yet conveyed are left out. */
  viewFor(ctx: Context, state: S, reader: Actor): unknown;
  /**
   * Acts that only the holder of a post does himself: what waits for him by them, or is owed by him under the same name, is not
   * for whoever stands in for him.
   */
  readonly personal?: readonly string[] | undefined;
  /** Acts that one person does once, by whatever post: who has done it, or has it before himself, is not asked for it again in another's stead. */
  readonly once?: readonly string[] | undefined;
  /** Which acts exclude each other on one matter; the others are judged again on the new state and all stand. */
  exclusive(act: string): boolean;
}
