/** What happened to a sitting. Every event carries the version of its shape; the fold over them has no default branch. */
import type { MatterName, Preparation } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import type { AttachmentRef } from '../office/paper.ts';
import type { AttendanceEvent, HeldEvent } from './attendance-events.ts';
import type { CorrectionEvent } from './correction.ts';
import type { DistributionEvent } from './distribution.ts';
import type { EntrustedEvent } from './entrusted-input.ts';
import type { GuestEvent } from './guests.ts';
import type { Fate, Result, Sitting } from './kinds.ts';
import type { PaperEvent } from './paper-acts.ts';
import type { CaseName } from './preparation.ts';
import type { LeftTopic, ReturnedTopic } from './pool.ts';
import type { PublicationEvent } from './publication.ts';
import type { Chair } from './state.ts';
import type { StudiedEvent } from './studied.ts';

/** A topic as it was brought in. */
export interface TopicForm {
  readonly title: string;
  readonly brief?: string | undefined;
  readonly department: DepartmentId;
  readonly with: readonly DepartmentId[];
  readonly minutes: number;
  readonly matter?: MatterName | undefined;
  readonly cases: readonly CaseName[];
}

type Of<T extends string, More = unknown> = { readonly type: T; readonly v: 1 } & More;

export type MeetingEvent =
  | AttendanceEvent
  | HeldEvent
  | Of<
      'convened',
      {
        readonly kind: Sitting;
        readonly on?: string | undefined;
        readonly time?: string | undefined;
        readonly place?: string | undefined;
        readonly chair: Chair;
        readonly exercise: boolean;
      }
    >
  | Of<'topic-proposed', { readonly topic: string; readonly form: TopicForm }>
  /** `files`: the papers that show it; absent where there are none. */
  | Of<
      'topic-prepared',
      {
        readonly topic: string;
        readonly done: readonly Preparation[];
        readonly words: string;
        readonly files?: readonly AttachmentRef[] | undefined;
      }
    >
  | Of<'topic-vetted', { readonly topic: string; readonly opinion: string }>
  | Of<'papers-approved', { readonly topic: string; readonly opinion: string }>
  | Of<'topics-fixed', { readonly topics: readonly string[]; readonly entrusted?: string | undefined }>
  | Of<'topic-declined', { readonly topic: string; readonly reason: string }>
  | Of<'topic-withdrawn', { readonly topic: string }>
  | Of<'agenda-ordered', { readonly topics: readonly string[] }>
  | Of<'notified', { readonly note: string }>
  | Of<'chair-changed', { readonly chair: Chair }>
  | Of<'leave-asked', { readonly post: PostId; readonly reason: string; readonly special: boolean }>
  | Of<'leave-answered', { readonly post: PostId; readonly granted: boolean; readonly opinion: string }>
  | Of<'opened', { readonly absent: readonly PostId[]; readonly note: string }>
  /** `word`: how the chair agreed, where the office took it down. */
  | Of<
      'topic-added',
      {
        readonly topic: string;
        readonly form: TopicForm;
        readonly reason: string;
        readonly breaches: readonly Finding[];
        readonly word?: string | undefined;
      }
    >
  | Of<'decided', { readonly topic: string; readonly result: Result; readonly heard: string; readonly words: string }>
  | Of<'adjourned', { readonly on: string }>
  | Of<'fated', { readonly topic: string; readonly fate: Fate; readonly department?: DepartmentId | undefined; readonly note: string }>
  | Of<'minutes-drafted', { readonly text: string }>
  | Of<'minutes-vetted', { readonly opinion: string }>
  | Of<'minutes-returned', { readonly reason: string }>
  | Of<'signer-named', { readonly post: PostId; readonly words: string }>
  /** `whole`: nobody has to settle them any more. */
  | Of<'minutes-signed', { readonly major: boolean; readonly opinion: string; readonly whole: boolean }>
  | Of<'minutes-settled', { readonly opinion: string }>
  | Of<'minutes-numbered', { readonly year: number; readonly n: number }>
  | Of<'document-submitted', { readonly topic: string; readonly on: string }>
  | Of<'document-issued', { readonly topic: string; readonly on: string; readonly number: string }>
  /** The document of the procedure 发文 that carries out what was decided. */
  | Of<'document-bound', { readonly topic: string; readonly document: string }>
  /** The same, withdrawn by its clerk. */
  | Of<'document-released', { readonly topic: string; readonly document: string }>
  /** What was decided is public with the document that carries it out. */
  | Of<'document-published', { readonly topic: string; readonly on: string }>
  | Of<'cancelled', { readonly reason: string }>
  /** The day of a sitting that was convened with its day open. */
  | Of<'day-set', { readonly on: string; readonly time: string; readonly place: string }>
  /** Topics that this sitting leaves for the next of its kind. */
  | Of<'topics-left', { readonly topics: readonly LeftTopic[] }>
  /** Topics that earlier sittings left, taken up here. */
  | Of<'topics-returned', { readonly topics: readonly ReturnedTopic[] }>
  | Of<'topic-moved', { readonly topic: string; readonly to: string; readonly reason: string }>
  | PaperEvent
  | PublicationEvent
  | StudiedEvent
  | EntrustedEvent
  | DistributionEvent
  | CorrectionEvent
  | GuestEvent;
