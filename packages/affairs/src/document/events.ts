/**
 * What happened to a document. Every event carries the version of its shape; a past shape stays readable
 * (test/fixtures holds one sample of each), and the fold over them has no default branch.
 */
import type { DecidedBy, Step } from '@lingxing/workrules';
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import type { ActInput } from './acts.ts';
import type { Draft } from './draft.ts';
import type { SealPlace, Stage, StepRecord, TextVersion } from './state.ts';

interface Delivery {
  readonly body: DepartmentId;
  /** Day of delivery; absent for a body that is asked after another one. */
  readonly delivered?: string | undefined;
  readonly due?: string | undefined;
  readonly value?: number | undefined;
  readonly unit?: 'workday' | 'day' | undefined;
  readonly provisional: readonly number[];
}

/** A document as it is counted when it leaves: whose it is, to whom it goes and how long it is, beside the limit (字) that applies. */
export interface Measure {
  readonly host: DepartmentId;
  readonly issuer: Draft['issuer'];
  readonly to: Draft['to'];
  readonly kind: Draft['kind'];
  readonly bulletin?: string | undefined;
  readonly characters: number;
  readonly most?: number | undefined;
  readonly pages?: number | undefined;
  /** The forms that those below have to fill in for it, by name; left out where it asks for none. */
  readonly forms?: readonly string[] | undefined;
}

export type DocumentEvent =
  | {
      readonly type: 'drafted';
      readonly v: 1;
      readonly draft: Draft;
      readonly hash: string;
      readonly characters: number;
      readonly host: DepartmentId;
      readonly exercise: boolean;
    }
  | {
      readonly type: 'revised';
      readonly v: 1;
      readonly draft: Draft;
      readonly hash: string;
      readonly characters: number;
      readonly note: string;
      readonly nature: TextVersion['nature'];
      readonly changed?: TextVersion['changed'];
      /** Steps that have to be taken again because of this change. */
      readonly lapsed: readonly Step[];
      readonly to: Stage;
    }
  | {
      readonly type: 'consultation-opened';
      readonly v: 1;
      readonly id: string;
      readonly mode: 'consult' | 'countersign';
      readonly order: 'parallel' | 'sequence';
      readonly hostLimit?: { readonly value: number; readonly unit: 'workday' | 'day' } | undefined;
      readonly asks: readonly Delivery[];
    }
  | { readonly type: 'delivered'; readonly v: 1; readonly consultation: string; readonly delivery: Delivery }
  | {
      readonly type: 'answered';
      readonly v: 1;
      readonly consultation: string;
      readonly body: DepartmentId;
      readonly position: 'agree' | 'differ';
      readonly opinion: string;
      readonly grounds: string;
    }
  | {
      readonly type: 'extension-asked';
      readonly v: 1;
      readonly consultation: string;
      readonly body: DepartmentId;
      readonly until: string;
      readonly how: string;
    }
  | { readonly type: 'extension-agreed'; readonly v: 1; readonly consultation: string; readonly body: DepartmentId; readonly due: string }
  | { readonly type: 'no-objection-deemed'; readonly v: 1; readonly consultation: string; readonly body: DepartmentId }
  | { readonly type: 'positions-listed'; readonly v: 1; readonly proposal: string }
  | { readonly type: 'sent'; readonly v: 1; readonly to: Stage; readonly opinion: string }
  | {
      readonly type: 'returned';
      readonly v: 1;
      readonly from: Stage;
      readonly reason: string;
      readonly grounds: ActInput<'return'>['grounds'];
    }
  | { readonly type: 'withdrawn'; readonly v: 1; readonly from: Stage; readonly reason: string }
  | { readonly type: 'vetted'; readonly v: 1; readonly facts: ActInput<'vet'>['facts'] }
  | { readonly type: 'referred'; readonly v: 1; readonly leaders: readonly PostId[]; readonly opinion: string }
  | {
      readonly type: 'step-taken';
      readonly v: 1;
      readonly step: Step;
      readonly act: string;
      readonly as: string;
      readonly opinion: string;
      readonly conclusion?: StepRecord['conclusion'];
    }
  | { readonly type: 'alternative-allowed'; readonly v: 1; readonly on: 'head-consent' | 'necessary'; readonly reason: string }
  | {
      readonly type: 'decision-recorded';
      readonly v: 1;
      readonly meeting: Exclude<DecidedBy, 'none'>;
      readonly session: string;
      readonly date?: string | undefined;
    }
  | { readonly type: 'authorised'; readonly v: 1; readonly to: Stage }
  | { readonly type: 'signed'; readonly v: 1; readonly as: string; readonly date: string }
  | { readonly type: 'rechecked'; readonly v: 1; readonly opinion: string }
  | {
      readonly type: 'numbered';
      readonly v: 1;
      readonly series: string;
      readonly year: number;
      readonly n: number;
      readonly text: string;
      readonly openReason: string;
    }
  | { readonly type: 'number-voided'; readonly v: 1; readonly reason: string }
  | {
      readonly type: 'typeset';
      readonly v: 1;
      readonly hash: string;
      readonly pages: number;
      readonly substitutions: readonly string[];
      readonly sealAt?: SealPlace | undefined;
      /** Absent from what one body issues, and from what was set before each body sealed for itself. */
      readonly sealPlaces?: readonly SealPlace[] | undefined;
    }
  | { readonly type: 'sealed'; readonly v: 1; readonly page: number; readonly xMm: number; readonly yMm: number }
  /** One of those that issue it jointly has sealed it. */
  | {
      readonly type: 'body-sealed';
      readonly v: 1;
      readonly body: DepartmentId;
      readonly page: number;
      readonly xMm: number;
      readonly yMm: number;
    }
  | {
      readonly type: 'distributed';
      readonly v: 1;
      readonly to: readonly string[];
      /** What it weighs on those who get it; absent from what was sent off before it was measured. */
      readonly measure?: Measure | undefined;
    }
  | { readonly type: 'submitted'; readonly v: 1; readonly incoming: string }
  | { readonly type: 'receipt-noted'; readonly v: 1; readonly on: string }
  | {
      readonly type: 'bounced';
      readonly v: 1;
      readonly by: PostId;
      readonly reason: string;
      readonly grounds: ActInput<'bounce'>['grounds'];
      /** `withdrawn` where the body that sent it took it back itself. */
      readonly kind: 'return' | 'complete' | 'withdrawn';
    }
  | {
      readonly type: 'reply-noted';
      readonly v: 1;
      readonly number: string;
      readonly title: string;
      /** The document that answers it; absent from what was noted before it was kept. */
      readonly document?: string | undefined;
    }
  | { readonly type: 'forwarded'; readonly v: 1; readonly to: string }
  | {
      readonly type: 'filed';
      readonly v: 1;
      /** The norm that it was filed under. */
      readonly norm: string;
      readonly with: string;
      readonly date: string;
      readonly number: string;
    }
  | { readonly type: 'archived'; readonly v: 1; readonly retention: '永久' | '30年' | '10年' }
  | { readonly type: 'conveyed'; readonly v: 1; readonly steps: readonly number[] }
  | {
      readonly type: 'due-recomputed';
      readonly v: 1;
      readonly year: number;
      readonly changes: readonly {
        readonly consultation: string;
        readonly body: DepartmentId;
        readonly due: string;
        readonly provisional: readonly number[];
      }[];
    };
