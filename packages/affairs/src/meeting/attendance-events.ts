/** What happened about attending a sitting and while it sat. */
import type { Finding } from '../kernel/finding.ts';
import type { PostId } from '../kernel/organisation.ts';
import type { TopicForm } from './events.ts';
import type { Answer, Result, SignInWay, Sitting } from './kinds.ts';
import type { Chair } from './state.ts';

type Of<T extends string, More = unknown> = { readonly type: T; readonly v: 1 } & More;

export interface HeldTopic {
  readonly form: TopicForm;
  readonly result: Result;
  readonly heard: string;
  readonly words: string;
  /** What had not come first, each with its article. */
  readonly breaches: readonly Finding[];
}

export type AttendanceEvent =
  | Of<'replied', { readonly post: PostId; readonly answer: Answer; readonly substitute?: PostId | undefined; readonly note: string }>
  /** `anew`: who had signed in signs in again; absent where nobody had. */
  | Of<
      'rescheduled',
      { readonly on: string; readonly time: string; readonly place: string; readonly reason: string; readonly anew?: true | undefined }
    >
  | Of<'invited', { readonly post: PostId; readonly topics: readonly string[]; readonly reason: string }>
  | Of<
      'signed-in',
      {
        readonly post: PostId;
        readonly way: SignInWay;
        /** Came for these topics alone. */
        readonly topics?: readonly string[] | undefined;
        /** In whose place. */
        readonly for?: PostId | undefined;
        readonly note: string;
      }
    >
  | Of<'topic-begun', { readonly topic: string }>
  /** `leaving`: those who had come for it alone. */
  | Of<'topic-over', { readonly topic: string; readonly leaving: readonly PostId[] }>
  | Of<'spoke', { readonly topic: string; readonly post: PostId; readonly words: string }>
  | Of<'stood-aside', { readonly topic: string; readonly post: PostId; readonly reason: string }>;

/** A sitting held in an emergency, entered afterwards: the first event of its matter. */
export type HeldEvent = Of<
  'held-entered',
  {
    readonly kind: Sitting;
    readonly on: string;
    readonly time: string;
    readonly place: string;
    readonly chair: Chair;
    readonly emergency: string;
    readonly topics: readonly HeldTopic[];
    readonly absent: readonly PostId[];
    readonly note: string;
    /** How it differs from another of its kind on the same day. */
    readonly another?: string | undefined;
    /** What was amiss with the sitting itself. */
    readonly breaches: readonly Finding[];
    readonly exercise: boolean;
  }
>;
