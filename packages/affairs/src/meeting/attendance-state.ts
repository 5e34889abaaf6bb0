/** Who was told and answered, who came, which topic was taken when, who spoke and who stood aside. */
import type { Finding } from '../kernel/finding.ts';
import type { PostId } from '../kernel/organisation.ts';
import type { Answer, SignInWay } from './kinds.ts';
import type { Done } from './state.ts';

export interface Reply extends Done {
  readonly post: PostId;
  readonly answer: Answer;
  readonly substitute?: PostId | undefined;
  readonly note: string;
}

export interface Invited extends Done {
  readonly post: PostId;
  /** Empty: for the whole of it. */
  readonly topics: readonly string[];
  readonly reason: string;
}

export interface Presence extends Done {
  readonly post: PostId;
  readonly way: SignInWay;
  readonly topics?: readonly string[] | undefined;
  readonly for?: PostId | undefined;
  readonly note: string;
  /** Left when the last topic was over that he had come for. */
  readonly left?: { readonly at: number; readonly topic: string } | undefined;
}

/** A topic as it is or was taken. */
export interface Taken {
  readonly topic: string;
  readonly begun: Done;
  readonly over?: Done | undefined;
}

export interface Spoken extends Done {
  readonly topic: string;
  readonly post: PostId;
  readonly words: string;
}

export interface Aside extends Done {
  readonly topic: string;
  readonly post: PostId;
  readonly reason: string;
}

export interface Rescheduled extends Done {
  readonly before: { readonly on: string; readonly time: string; readonly place: string };
  readonly reason: string;
}

export interface Attendance {
  readonly replies: readonly Reply[];
  readonly invited: readonly Invited[];
  readonly rescheduled: readonly Rescheduled[];
  readonly present: readonly Presence[];
  /** In the order in which they were begun; at most one is not over. */
  readonly taken: readonly Taken[];
  readonly spoken: readonly Spoken[];
  readonly aside: readonly Aside[];
}

/** Of a sitting that was entered after it had been held: when, on what emergency, with what had not come first. */
export interface Held extends Done {
  readonly emergency: string;
  /** How it differs from another of its kind on the same day. */
  readonly another?: string | undefined;
  readonly breaches: readonly Finding[];
}

export const NOBODY_YET: Attendance = { replies: [], invited: [], rescheduled: [], present: [], taken: [], spoken: [], aside: [] };
export const attendanceOf = ({ attendance }: { readonly attendance?: Attendance | undefined }): Attendance => attendance ?? NOBODY_YET;

/** The topic that is being taken. */
export const running = (state: { readonly attendance?: Attendance | undefined }): Taken | undefined =>
  attendanceOf(state).taken.find((one) => one.over === undefined);
