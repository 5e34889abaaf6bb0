/**
 * The two sheets that an office prints beside a document: 发文稿纸, on which an outgoing document is drafted, reviewed and
 * signed, and 收文办理单, which goes with an incoming one from desk to desk.
 *
 * Plain data and plain text: who may write what, and in which order, was decided before. What is absent leaves its box
 * empty, high enough to be filled by hand. No standard in force lays these sheets out (GB 826-1989 发文稿纸格式 was withdrawn
 * in 2017); its boxes and its frame of 175 mm are what offices still print.
 */
import type { SheetDate } from '../model.ts';

/** A day with its time, written 2026年11月23日9时05分. */
export interface FormMoment extends SheetDate {
  readonly hour: number;
  readonly minute: number;
}

/** A point of a stroke: x, y from the top left corner of the pad, and the pressure between 0 and 1 where the pad knows it. */
export type StrokePoint = readonly [x: number, y: number] | readonly [x: number, y: number, pressure: number];

/** Handwriting as it was written on a pad or a phone: strokes in the units of the pad, in the order of writing. */
export interface Strokes {
  readonly type: 'strokes';
  /** The pad's own width and height. */
  readonly width: number;
  readonly height: number;
  readonly strokes: readonly (readonly StrokePoint[])[];
}

/** A scan of what was written on paper. */
export interface Scan {
  readonly type: 'scan';
  /** Bytes of a PNG; JPEG is taken as well. */
  readonly image: Uint8Array;
  /** Width of what was scanned, on paper; at most the box is filled. */
  readonly widthMm?: number | undefined;
}

export type Handwriting = Strokes | Scan;

/** An opinion given on paper and entered by somebody else (代录), or entered later than it was given (补录). */
export interface Entry {
  /** Post of whoever entered it. */
  readonly by: string;
  /** The day it was entered; the day it was given is that of the opinion. */
  readonly date?: SheetDate | undefined;
}

/** One opinion of one post. It belongs to its author; nothing of it is shortened. */
export interface FormOpinion {
  /** Post of the author as it is to be read: 县长, 受县长委托 常务副县长. */
  readonly post: string;
  /** Name of the person, where the office prints it. */
  readonly name?: string | undefined;
  /** Line feeds divide paragraphs. */
  readonly text?: string | undefined;
  readonly hand?: Handwriting | undefined;
  /**
   * The author drew a circle and wrote nothing. Whether it says 「已阅」 or 「同意」 the rules of that government say (条例
   * Article 22 takes a circle under a document put up for signature as consent).
   */
  readonly circle?: 'read' | 'agree' | undefined;
  readonly date?: SheetDate | undefined;
  readonly entered?: Entry | undefined;
}

/** An opinion of a leader. */
export interface Directive extends FormOpinion {
  /** 1 is the highest; leaders of one rank stand in the order of the dates. */
  readonly rank: number;
}

interface FormBase {
  /** The office whose sheet it is, in the red head: 某县人民政府办公室. */
  readonly office: string;
  /** Frame, head and labels are printed red; `black` for a printer without colour. Default red. */
  readonly ink?: 'red' | 'black' | undefined;
  /** Prints 「演练」 behind the text: the paper of an exercise never passes for a real one. */
  readonly exercise?: boolean | undefined;
  readonly title?: string | undefined;
  /** 缓急: 特急, 加急. */
  readonly urgency?: string | undefined;
  /** 密级, or 无. */
  readonly secrecy?: string | undefined;
  /** 份数. */
  readonly copies?: number | undefined;
  readonly meta: {
    readonly author: string;
    /** The instant written into the PDF; with it the same input gives the same bytes. */
    readonly createdAt: Date;
  };
}

/** 发文稿纸. */
export interface DispatchForm extends FormBase {
  /** 发文字号, absent before numbering. */
  readonly number?: string | undefined;
  /** 签发. */
  readonly signed: readonly FormOpinion[];
  /** 会签: of the leaders or departments whose powers are touched. */
  readonly countersigned: readonly FormOpinion[];
  /** 审核: of the leaders before the signature. */
  readonly reviewed: readonly FormOpinion[];
  /** 核稿: of the office. */
  readonly vetted: readonly FormOpinion[];
  /** 合法性审核. */
  readonly legality: readonly FormOpinion[];
  /** 部门负责人审签. */
  readonly approved: readonly FormOpinion[];
  /** 主送. */
  readonly recipients: readonly string[];
  /** 抄送. */
  readonly carbonCopies: readonly string[];
  /** 附件: their titles. */
  readonly attachments: readonly string[];
  /** 拟稿单位. */
  readonly drafter?: string | undefined;
  /** 拟稿人: the post. */
  readonly draftedBy?: string | undefined;
  /** 公开属性, as it is to be read, with its ground where there is one. */
  readonly disclosure?: string | undefined;
  /** 校对. */
  readonly proofreader?: string | undefined;
  /** 印发日期. */
  readonly printed?: SheetDate | undefined;
}

/** 收文办理单. */
export interface IncomingForm extends FormBase {
  /** 收文编号. */
  readonly registered?: string | undefined;
  /** 收文日期时间. */
  readonly received?: FormMoment | undefined;
  /** 来文单位. */
  readonly sender?: string | undefined;
  /** 来文字号. */
  readonly number?: string | undefined;
  /** 来文日期. */
  readonly dated?: SheetDate | undefined;
  /** 文种 or class: 请示, 平行来文·函. */
  readonly kind?: string | undefined;
  /** 页数. */
  readonly sheets?: number | undefined;
  /** 拟办意见. */
  readonly proposals: readonly FormOpinion[];
  /** 领导批示; the sheet puts them in the order of rank. */
  readonly directives: readonly Directive[];
  /** 承办. */
  readonly handling?:
    | {
        /** 主办; one where there are several (条例 Article 24). */
        readonly host?: string | undefined;
        /** 协办. */
        readonly assisting?: readonly string[] | undefined;
        /** 办理时限. */
        readonly due?: SheetDate | undefined;
      }
    | undefined;
  /** 办理结果: what each body reports. */
  readonly results: readonly FormOpinion[];
  /** 办结日期. */
  readonly closed?: SheetDate | undefined;
  /** 归档: where it is filed, and when. */
  readonly filed?: string | undefined;
}
