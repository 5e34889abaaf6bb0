/**
 * What happened to an incoming document. Every event carries the version of its shape; a past shape stays readable
 * (test/fixtures holds one sample of each), and the fold over them has no default branch.
 */
import type { Finding } from '../kernel/finding.ts';
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import type { ActInput } from './acts.ts';
import type { Channel, Letter } from './letter.ts';
import type { ReferralMove } from './portfolio-moves.ts';
import type { Meeting, Nature, Opinion, Stage } from './state.ts';

interface Register {
  readonly year: number;
  readonly n: number;
  readonly text: string;
}

export type IncomingEvent =
  | {
      readonly type: 'received';
      readonly v: 1;
      readonly letter: Letter;
      readonly channel: Channel;
      readonly document?: string | undefined;
      readonly receivedAt: number;
      readonly breaches: readonly Finding[];
      readonly exercise: boolean;
    }
  | {
      readonly type: 'resubmitted';
      readonly v: 1;
      readonly letter: Letter;
      readonly breaches: readonly Finding[];
      readonly receivedAt: number;
    }
  | { readonly type: 'registered'; readonly v: 1; readonly number?: Register | undefined }
  | { readonly type: 'corrected'; readonly v: 1; readonly letter: Letter; readonly breaches: readonly Finding[]; readonly reason: string }
  | {
      readonly type: 'judged';
      readonly v: 1;
      readonly facts: { readonly important?: boolean | undefined; readonly major?: boolean | undefined };
      /** What is found against the paper with these facts. */
      readonly breaches: readonly Finding[];
    }
  | {
      readonly type: 'returned';
      readonly v: 1;
      readonly reason: string;
      readonly grounds: ActInput<'return'>['grounds'];
      readonly kind: 'return' | 'complete';
    }
  | { readonly type: 'recommended'; readonly v: 1; readonly opinion: string; readonly nature: Nature; readonly to: Stage }
  | {
      readonly type: 'referred';
      readonly v: 1;
      readonly leaders: readonly PostId[];
      readonly note: string;
      /** One after the other, in the order of the list. */
      readonly inOrder: boolean;
      /** Whom the rule gave it to, for the bodies that he is in charge of; absent from what is older than the question. */
      readonly byRule?: readonly { readonly leader: PostId; readonly bodies: readonly DepartmentId[] }[] | undefined;
    }
  | {
      /** The portfolios changed while it lay there: it went to whoever is in charge by then. */
      readonly type: 'referral-moved';
      readonly v: 1;
      readonly move: ReferralMove;
    }
  | { readonly type: 'recalled'; readonly v: 1; readonly leaders: readonly PostId[]; readonly reason: string }
  | {
      readonly type: 'opinion-given';
      readonly v: 1;
      readonly leader: PostId;
      readonly form: Opinion['form'];
      readonly view: Opinion['view'];
      readonly text: string;
      readonly pad?: Opinion['pad'];
      /** When it was given; absent where that is the moment of the act. */
      readonly at?: number | undefined;
      /** The scan of the paper it was entered from (代录). */
      readonly scan?: string | undefined;
      /** The paper bears the day alone. */
      readonly dayOnly?: true | undefined;
    }
  | {
      readonly type: 'ordered';
      readonly v: 1;
      readonly reason: string;
      /** Entered from paper (代录): whose order it is, when it was given, and its scan. All absent where the head orders it himself. */
      readonly leader?: PostId | undefined;
      readonly at?: number | undefined;
      readonly scan?: string | undefined;
      readonly dayOnly?: true | undefined;
    }
  | { readonly type: 'put-to-meeting'; readonly v: 1; readonly meeting: Meeting }
  | {
      readonly type: 'meeting-decided';
      readonly v: 1;
      readonly session: string;
      /** The day of the meeting. */
      readonly date: string;
      readonly decision: string;
    }
  | { readonly type: 'conveyed'; readonly v: 1; readonly opinions: readonly number[] }
  | {
      readonly type: 'assigned';
      readonly v: 1;
      readonly host: DepartmentId;
      readonly helpers: readonly DepartmentId[];
      readonly requirement: string;
      readonly from: string;
      readonly due?: string | undefined;
    }
  | { readonly type: 'reported'; readonly v: 1; readonly result: string; readonly attachments: readonly string[] }
  | {
      readonly type: 'part-reported';
      readonly v: 1;
      readonly body: DepartmentId;
      readonly result: string;
      readonly attachments: readonly string[];
    }
  | { readonly type: 'return-collected'; readonly v: 1 }
  | { readonly type: 'chased'; readonly v: 1; readonly posts: readonly PostId[]; readonly on: string; readonly note: string }
  | { readonly type: 'circulated'; readonly v: 1; readonly readers: readonly PostId[] }
  | { readonly type: 'read'; readonly v: 1; readonly note: string }
  | { readonly type: 'replied'; readonly v: 1; readonly document: string; readonly number: string; readonly title: string }
  | { readonly type: 'closed'; readonly v: 1; readonly result: string }
  | { readonly type: 'archived'; readonly v: 1; readonly retention: '永久' | '30年' | '10年' };
