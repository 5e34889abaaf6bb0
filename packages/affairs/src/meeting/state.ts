/** The state of one sitting: who chairs it, its topics with what came first and what came of them, who is away, its minutes. */
import type { MatterName, Preparation } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import type { AttachmentRef } from '../office/paper.ts';
import type { StoodIn } from '../kernel/stood-in.ts';
import type { Attendance, Held } from './attendance-state.ts';
import type { ChairCorrected, Corrected } from './correction.ts';
import type { WithCopies } from './distribution.ts';
import type { WithGuests } from './guests.ts';
import type { Fate, Ground, Left, Result, Sitting, Stage, TopicStage } from './kinds.ts';
import type { Filing } from './paper-acts.ts';
import type { CaseName } from './preparation.ts';
import type { WithMarks } from './publication.ts';
import type { Studied } from './studied.ts';

export interface Done {
  readonly by: PostId;
  readonly at: number;
}

/** Who convenes and chairs, and on what where it is not he who always does. */
export interface Chair {
  readonly post: PostId;
  readonly ground?: Ground | undefined;
  readonly grounds?: string | undefined;
}

export interface Prepared extends Done {
  readonly what: Preparation;
  readonly words: string;
  /** The papers that show it; absent where it is known by word alone. */
  readonly files?: readonly AttachmentRef[] | undefined;
}

/** The earlier sitting that a topic comes from, and why it did not end there. */
export interface Origin {
  readonly sitting: string;
  readonly topic: string;
  readonly kind: Sitting;
  /** Absent where its day was never set. */
  readonly on?: string | undefined;
  readonly why: Left;
  /** What the chair concluded, or why it was moved. */
  readonly words: string;
}

export interface Topic {
  /** t1, t2, …: the order in which they were proposed. */
  readonly id: string;
  readonly title: string;
  readonly brief?: string | undefined;
  readonly department: DepartmentId;
  readonly with: readonly DepartmentId[];
  readonly minutes: number;
  readonly matter?: MatterName | undefined;
  readonly cases: readonly CaseName[];
  readonly stage: TopicStage;
  readonly proposed: Done;
  readonly prepared: readonly Prepared[];
  readonly vetted?: (Done & { readonly opinion: string }) | undefined;
  readonly papers?: (Done & { readonly opinion: string }) | undefined;
  /** Its papers as files, each version with what was said of it. */
  readonly filings?: readonly Filing[] | undefined;
  /** Put on the agenda; `entrusted` where not by him who always fixes it. */
  readonly fixed?: (Done & { readonly entrusted?: string | undefined }) | undefined;
  readonly declined?: (Done & { readonly reason: string }) | undefined;
  /** Added on the spot, with what had not come first; `word`: how the chair agreed, where the office took it down. */
  readonly added?:
    | (Done & { readonly reason: string; readonly breaches: readonly Finding[]; readonly word?: string | undefined })
    | undefined;
  readonly outcome?: (Done & { readonly result: Result; readonly heard: string; readonly words: string }) | undefined;
  /** What had been entered as concluded before, each time that it was set right. */
  readonly corrected?: readonly Corrected[] | undefined;
  readonly fate?: (Done & { readonly fate: Fate; readonly department?: DepartmentId | undefined; readonly note: string }) | undefined;
  /** The day on which the body in charge handed the draft to the office. */
  readonly submitted?: (Done & { readonly on: string }) | undefined;
  /** The document that carries it out, as the procedure 发文 has it. */
  readonly document?: { readonly id: string; readonly withdrawn?: true } | undefined;
  readonly issued?: (Done & { readonly on: string; readonly number: string }) | undefined;
  /** It is public with its document, which is issued to be published (主动公开). */
  readonly published?: (Done & { readonly on: string }) | undefined;
  /** The supervised task that follows it up; `owing` while the lead department has to report it done. */
  readonly task?: { readonly id: string; readonly due?: string; readonly owing: boolean; readonly withdrawn?: true } | undefined;
  readonly finished?: (Done & { readonly on: string; readonly late: boolean; readonly words: string }) | undefined;
  /** Of a topic that comes from an earlier sitting. */
  readonly from?: Origin | undefined;
  /** It goes on to another sitting; which, is told by the one that takes it up. */
  readonly left?: (Done & { readonly why: Left }) | undefined;
}

export interface Absence extends Done {
  readonly post: PostId;
  readonly reason: string;
  readonly special: boolean;
  readonly answer?: (Done & { readonly granted: boolean; readonly opinion: string }) | undefined;
}

export interface Minutes extends WithCopies {
  readonly text: string;
  readonly drafted: Done;
  readonly vetted?: (Done & { readonly opinion: string }) | undefined;
  readonly signed?: (Done & { readonly major: boolean; readonly opinion: string }) | undefined;
  readonly settled?: (Done & { readonly opinion: string }) | undefined;
  readonly numbered?: (Done & { readonly year: number; readonly n: number }) | undefined;
}

export interface MeetingState extends WithMarks, WithGuests {
  readonly procedure: 'meeting';
  readonly stage: Stage;
  readonly kind: Sitting;
  /** Day, time and place; absent while they are open. */
  readonly on?: string | undefined;
  readonly time?: string | undefined;
  readonly place?: string | undefined;
  readonly chair: Chair;
  /** Who had been entered as chairing before, each time that it was set right. */
  readonly chairs?: readonly ChairCorrected[] | undefined;
  readonly convened: Done;
  readonly topics: readonly Topic[];
  /** Topics on the agenda, in order. */
  readonly agenda: readonly string[];
  readonly notified?: (Done & { readonly note: string }) | undefined;
  readonly leaves: readonly Absence[];
  readonly opened?: (Done & { readonly absent: readonly PostId[]; readonly note: string }) | undefined;
  /** When it was over: limits run from that day. */
  readonly ended?: (Done & { readonly on: string }) | undefined;
  /** Who signs the minutes as the office has stated, where the text names nobody. */
  readonly signer?: (Done & { readonly post: PostId; readonly words: string }) | undefined;
  readonly minutes?: Minutes | undefined;
  /** Minutes sent back, with why; what was sent back is in the history. */
  readonly returns: readonly (Done & { readonly reason: string })[];
  readonly cancelled?: (Done & { readonly reason: string }) | undefined;
  /** Absent until somebody was told. */
  readonly attendance?: Attendance | undefined;
  readonly held?: Held | undefined;
  /** Law studied before or at it, by which item of which year's plan; absent where there was none. */
  readonly studied?: readonly Studied[] | undefined;
  readonly exercise: boolean;
  readonly hands: readonly PostId[];
  readonly stoodIn?: readonly StoodIn[] | undefined;
}
