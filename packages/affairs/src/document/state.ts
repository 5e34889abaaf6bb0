/** The state of an outgoing document (发文): what the events have made of it. */
import type { Step } from '@lingxing/workrules';
import type { DepartmentId, PostId } from '../kernel/organisation.ts';
import type { StoodIn } from '../kernel/stood-in.ts';
import type { Draft } from './draft.ts';

/** Where the matter stands. `review` holds every parallel step between vetting and signature. */
export const STAGES = [
  'drafting',
  'department',
  'vetting',
  'review',
  'authorised',
  'signed',
  'rechecked',
  'numbered',
  'typeset',
  'sealed',
  'distributed',
  'forwarded',
  'archived',
] as const;
export type Stage = (typeof STAGES)[number];

/** How far along a stage is: a place in `STAGES`. */
export const stageIndex = (stage: Stage): number => STAGES.indexOf(stage);

export const STAGE_LABELS: Record<Stage, string> = {
  drafting: '起草',
  department: '部门审签',
  vetting: '办公室审核',
  review: '审核签批',
  authorised: '已经政府同意',
  signed: '待复核',
  rechecked: '待编号',
  numbered: '待印制',
  typeset: '待用印',
  sealed: '待印发',
  distributed: '已印发',
  forwarded: '已报送',
  archived: '已归档',
};

export interface TextVersion {
  readonly version: number;
  /** SM3 of the canonical draft; the text itself stands in the content store under it. */
  readonly hash: string;
  readonly characters: number;
  readonly by: PostId;
  readonly at: number;
  readonly note: string;
  /** What the one who changed it declared it to be, against the version before. */
  readonly nature: 'first' | 'draft' | 'editorial' | 'substantive';
  /** Characters of the body changed in wording under approvals that stayed. */
  readonly changed?: number | undefined;
}

/** A step that someone took on a version of the text. It stays on record when it has to be taken again. */
export interface StepRecord {
  readonly step: Step;
  readonly act: string;
  readonly as: string;
  readonly by: PostId;
  readonly account: string;
  readonly seq: number;
  readonly at: number;
  readonly version: number;
  readonly opinion: string;
  readonly conclusion?: 'agree' | 'differ' | 'lawful' | 'amend' | 'unlawful' | undefined;
  /** False once the text was changed in substance afterwards or the step was taken back. */
  readonly stands: boolean;
  /** Whether the opinion has been conveyed to the host department. */
  readonly conveyed: boolean;
}

export interface ConsultationReply {
  readonly body: DepartmentId;
  readonly position: 'agree' | 'differ' | 'no-objection-deemed';
  readonly opinion: string;
  readonly grounds: string;
  readonly by: PostId;
  readonly at: number;
  readonly seq: number;
}

export interface ConsultationAsk {
  readonly body: DepartmentId;
  /** The day of delivery; in a consultation in order it comes when the body before has answered. */
  readonly delivered?: string | undefined;
  readonly due?: string | undefined;
  /** The limit that was counted to `due`; absent where the two sides have agreed on that day. */
  readonly value?: number | undefined;
  readonly unit?: 'workday' | 'day' | undefined;
  /** The last day of the limit before an agreement moved it. */
  readonly firstDue?: string | undefined;
  readonly provisional: readonly number[];
  readonly extension?: { readonly asked: string; readonly until: string; readonly agreed: boolean } | undefined;
  readonly replies: readonly ConsultationReply[];
}

export interface Consultation {
  readonly id: string;
  readonly mode: 'consult' | 'countersign';
  readonly order: 'parallel' | 'sequence';
  readonly hostLimit?: { readonly value: number; readonly unit: 'workday' | 'day' } | undefined;
  readonly version: number;
  readonly stands: boolean;
  readonly asks: readonly ConsultationAsk[];
}

export interface ReturnRecord {
  readonly by: PostId;
  readonly at: number;
  readonly from: Stage;
  readonly reason: string;
  readonly grounds: readonly string[];
  readonly round: number;
}

/** A filing (备案) of an issued document. */
export interface FilingRecord {
  readonly norm: string;
  readonly with: string;
  readonly date: string;
  readonly number: string;
  readonly by: PostId;
  readonly at: number;
}

/** An act after the signature, by whom and when. */
export interface FinishedRecord {
  readonly act: FinishingAct;
  readonly by: PostId;
  readonly at: number;
}
export type FinishingAct = 'recheck' | 'number' | 'typeset' | 'seal' | 'distribute' | 'forward' | 'file' | 'archive';

/** A place on the sheet: the centre of a seal, in millimetres from the top left corner of the page. */
export interface SealPlace {
  readonly page: number;
  readonly xMm: number;
  readonly yMm: number;
}

/** The seal that one body pressed on a joint document. */
export interface SealRecord extends SealPlace {
  readonly body: DepartmentId;
  readonly by: PostId;
  readonly at: number;
}

/** When it was issued, the last time where it was sent off again. */
export const issuedAt = (state: Pick<DocumentState, 'finished'>): number | undefined =>
  state.finished?.findLast((one) => one.act === 'distribute')?.at;

export interface DocumentState {
  readonly procedure: 'document';
  readonly stage: Stage;
  readonly host: DepartmentId;
  /** The post that drafted it. */
  readonly clerk: PostId;
  readonly draft: Draft;
  /** The version of the text in `draft`; the last of `versions`. */
  readonly textVersion: number;
  readonly versions: readonly TextVersion[];
  readonly round: number;
  readonly returns: readonly ReturnRecord[];
  readonly withdrawn: boolean;
  readonly steps: readonly StepRecord[];
  readonly consultations: readonly Consultation[];
  /** The host's listing of differing positions with its proposal. */
  readonly positions?: { readonly proposal: string; readonly version: number; readonly at: number } | undefined;
  /** What the office found otherwise than the drafter stated; it stands beside the text, which it never rewrites. */
  readonly judged: Partial<Draft['facts']>;
  /** The meeting's decision as the office recorded it; a draft only states one. */
  readonly decision?:
    | {
        readonly meeting: Exclude<Draft['decision']['meeting'], 'none'>;
        readonly session: string;
        readonly date?: string | undefined;
        readonly by: PostId;
      }
    | undefined;
  /** The decision of a sitting that it carries out, as the first draft had it. */
  readonly carriesOut?: Draft['carriesOut'];
  /** Leaders to whom it was referred besides (呈送, 转请). */
  readonly referred: readonly PostId[];
  /** The alternative signer allowed: by the head's consent, or found necessary. */
  readonly alternative?: { readonly on: 'head-consent' | 'necessary'; readonly by: PostId; readonly reason: string } | undefined;
  readonly signature?:
    | {
        readonly by: PostId;
        readonly account: string;
        readonly as: string;
        readonly at: number;
        readonly date: string;
        readonly version: number;
      }
    | undefined;
  /** `year` as in the register of numbers: 0 in a series that runs on without a year. */
  readonly number?: { readonly series: string; readonly year: number; readonly n: number; readonly text: string } | undefined;
  readonly voided: readonly { readonly text: string; readonly reason: string }[];
  readonly sheet?:
    | {
        readonly hash: string;
        readonly pages: number;
        readonly substitutions: readonly string[];
        /** Where the seal belongs, as the typesetter measured it. */
        readonly sealAt?: SealPlace | undefined;
        /** Of a joint document the places of all seals, in the order of its bodies. */
        readonly sealPlaces?: readonly SealPlace[] | undefined;
      }
    | undefined;
  /** The seal of the one body that issues it; of a joint document, where the host's act stood for all. */
  readonly seal?: SealPlace | undefined;
  /** The seals of a joint document so far, each body's own. */
  readonly seals?: readonly SealRecord[] | undefined;
  readonly distributedTo: readonly string[];
  /** The matter at the government's registry that it became, where it went to the own government, and what was heard of it. */
  readonly submission?:
    | {
        readonly incoming: string;
        readonly receivedOn?: string | undefined;
        readonly reply?:
          | { readonly number: string; readonly title: string; readonly at: number; readonly document?: string | undefined }
          | undefined;
      }
    | undefined;
  /** Filings (备案) after it was issued. */
  readonly filings?: readonly FilingRecord[] | undefined;
  /** What was done after the signature, in order: 复核、编号、排版印制、用印、印发、报送、归档. */
  readonly finished?: readonly FinishedRecord[] | undefined;
  /** When it first reached the government's office. */
  readonly submittedAt?: number | undefined;
  readonly archive?: { readonly retention: '永久' | '30年' | '10年'; readonly at: number } | undefined;
  readonly exercise: boolean;
  /** Every post that has acted, in order of first act: they may read it. */
  readonly hands: readonly PostId[];
  /** What was done in somebody's stead; absent where nothing was. */
  readonly stoodIn?: readonly StoodIn[] | undefined;
  /** When a person last acted on it. */
  readonly actedAt?: number | undefined;
  /** Acts so far. */
  readonly seq: number;
}
