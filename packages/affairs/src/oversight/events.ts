/**
 * What happened to something raised from outside. Every event carries the version of its shape; a past shape stays readable
 * (test/fixtures holds one sample of each), and the fold over them has no default branch.
 */
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import type { RungName } from '../office/ladder-words.ts';
import type { AttachmentRef } from '../office/paper.ts';
import type { Limit, OversightForm, Reply } from './form.ts';
import type { AnswerName, NoteName, WayOfTalk } from './kinds.ts';

export type OversightEvent =
  | {
      readonly type: 'registered';
      readonly v: 1;
      readonly form: OversightForm;
      /** The text puts it before somebody in person. */
      readonly inPerson: boolean;
      /** As it came. Absent where nothing was filed, here and below. */
      readonly files?: readonly AttachmentRef[] | undefined;
      readonly exercise: boolean;
    }
  | { readonly type: 'referred'; readonly v: 1; readonly to: PostId; readonly opinion: string }
  | { readonly type: 'read'; readonly v: 1; readonly opinion: string }
  | {
      readonly type: 'assigned';
      readonly v: 1;
      readonly lead: DepartmentId;
      readonly helping: readonly DepartmentId[];
      readonly limit?: Limit | undefined;
      /** Why it goes out without a limit where the text wants one kept. */
      readonly unlimited?: string | undefined;
      readonly opinion: string;
    }
  | { readonly type: 'extended'; readonly v: 1; readonly due: string; readonly basis: string; readonly before: string }
  | { readonly type: 'assignment-returned'; readonly v: 1; readonly reason: string }
  | { readonly type: 'talked'; readonly v: 1; readonly way: WayOfTalk; readonly on: string; readonly words: string }
  | {
      readonly type: 'noted';
      readonly v: 1;
      readonly what: NoteName;
      readonly words: string;
      readonly department: DepartmentId;
      readonly files?: readonly AttachmentRef[] | undefined;
    }
  | { readonly type: 'drafted'; readonly v: 1; readonly reply: Reply }
  | { readonly type: 'sent-back'; readonly v: 1; readonly reason: string }
  | {
      readonly type: 'signed';
      readonly v: 1;
      readonly opinion: string;
      readonly next: 'answering' | 'publishing';
      readonly files?: readonly AttachmentRef[] | undefined;
    }
  | {
      readonly type: 'numbered';
      readonly v: 1;
      readonly series: string;
      readonly year: number;
      readonly n: number;
      readonly text: string;
      readonly openReason: string;
    }
  | {
      readonly type: 'answered';
      readonly v: 1;
      readonly answer: AnswerName;
      readonly on: string;
      readonly words: string;
      readonly limit?: Limit | undefined;
      readonly files?: readonly AttachmentRef[] | undefined;
      readonly next: 'handling' | 'publishing' | 'closed';
    }
  | {
      readonly type: 'published';
      readonly v: 1;
      readonly kind: string;
      readonly title: string;
      readonly text: string;
      readonly department: DepartmentId;
      readonly on: string;
    }
  | { readonly type: 'closed'; readonly v: 1; readonly reason: string }
  | { readonly type: 'withdrawn'; readonly v: 1; readonly reason: string }
  | { readonly type: 'pressed'; readonly v: 1; readonly words: string }
  | { readonly type: 'climbed'; readonly v: 1; readonly rung: number; readonly to: RungName; readonly due: string; readonly on: string }
  | { readonly type: 'reception-noted'; readonly v: 1; readonly reception: string; readonly on: string; readonly post: PostId };
