/**
 * What the typesetter is given and what it gives back.
 *
 * The words are those of GB/T 9704-2012: an element that is absent is left out of the page, never invented. All text is
 * plain text of the office; markup is not interpreted.
 */

/** A stretch of body text. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean | undefined;
}

export interface ParagraphBlock {
  readonly type: 'paragraph';
  readonly runs: readonly Run[];
  readonly align?: 'left' | 'center' | 'right' | undefined;
}

/** Level 1 一、 (黑体), 2 （一） (楷体), 3 1. and 4 （1） (仿宋); the numeral is part of the text. */
export interface HeadingBlock {
  readonly type: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  readonly runs: readonly Run[];
}

export interface TableCell {
  readonly runs: readonly Run[];
  readonly colspan?: number | undefined;
  readonly rowspan?: number | undefined;
}

export interface TableBlock {
  readonly type: 'table';
  /** The first row is a head and is repeated on every page that the table reaches. */
  readonly header?: boolean | undefined;
  readonly rows: readonly (readonly TableCell[])[];
}

export interface ImageBlock {
  readonly type: 'image';
  /** Key into `SheetInput.images`. */
  readonly attachment: string;
  readonly caption?: string | undefined;
  readonly widthMm?: number | undefined;
}

export type Block = ParagraphBlock | HeadingBlock | TableBlock | ImageBlock;

/** A day of the calendar; months count from 1. Written as 2026年11月3日, without padding. */
export interface SheetDate {
  readonly y: number;
  readonly m: number;
  readonly d: number;
}

/**
 * - `document`: downward, level and public documents under the red 「×××文件」.
 * - `upward`: the same with 签发人 and the number at the left (7.2.5, 7.2.6).
 * - `letter` 信函 (10.1), `order` 命令 (10.2), `minutes` 纪要 (10.3).
 */
export type Layout = 'document' | 'upward' | 'letter' | 'order' | 'minutes';

/** 发文机关标志. */
export interface Mark {
  /** Full or standard short names, host first. A joint letter shows the host only (10.1). */
  readonly organs: readonly string[];
  /** What follows the name; by layout 文件, 文件, nothing, 令, 纪要 unless given. */
  readonly suffix?: string | undefined;
}

export interface Attachment {
  /** As listed after 「附件：」 and, where it is printed, above its text. A closing mark is dropped (7.3.4). */
  readonly title: string;
  /** Its own pages; without a body it is listed only. */
  readonly body?: readonly Block[] | undefined;
}

/** 发文机关署名、成文日期、印章 (7.3.5). */
export interface Signature {
  /** `sealed` leaves the room of the seal, `stamp` that of the signer's name stamp. */
  readonly mode: 'sealed' | 'unsealed' | 'stamp';
  /** Host first. */
  readonly organs: readonly string[];
  /** 成文日期; left out in a draft, its place stays. */
  readonly date?: SheetDate | undefined;
  /** Diameter of the seal in mm; 45 for a county or city government. */
  readonly sealDiameterMm?: number | undefined;
  /** Draw a thin dashed outline where the seal or stamp goes. */
  readonly showSealPlace?: boolean | undefined;
  /** For `stamp`: the post written beside it, and the signer's name as the stamp shows it. */
  readonly stamp?: { readonly post: string; readonly name?: string | undefined } | undefined;
}

/** 版记 (7.4). */
export interface Imprint {
  /** 抄送机关. */
  readonly copies?: readonly string[] | undefined;
  /** 印发机关; a letter shows neither this nor the date (10.1). */
  readonly organ?: string | undefined;
  /** 印发日期. */
  readonly date?: SheetDate | undefined;
  /** 「共印50份」. */
  readonly printedCopies?: number | undefined;
  /** 公开方式, as it is to be read: 「主动公开」. */
  readonly disclosure?: string | undefined;
}

export interface SheetInput {
  readonly layout: Layout;
  readonly mark: Mark;
  /** 份号, six digits. */
  readonly copyNumber?: string | undefined;
  /** 密级和保密期限, for a deployment that may hold it. */
  readonly secrecy?: string | undefined;
  /** 紧急程度: 特急, 加急. */
  readonly urgency?: string | undefined;
  /** Class of a reply (办理结果类别), at the top right corner of the first page of a letter; no element of the standard. */
  readonly grade?: string | undefined;
  /** 发文字号, 令号 or the number of the minutes, or its placeholder before numbering. */
  readonly number?: string | undefined;
  /** 签发人, of an upward document; in the order of the organs. */
  readonly signers?: readonly string[] | undefined;
  /** Minutes: organ and date on the line above the red rule. */
  readonly issue?: { readonly organ: string; readonly date: SheetDate } | undefined;
  /** A line feed is kept as a line break; without one the lines are broken by sense. An order has none. */
  readonly title?: string | undefined;
  /** 主送机关. */
  readonly recipients?: readonly string[] | undefined;
  readonly body: readonly Block[];
  readonly attachments?: readonly Attachment[] | undefined;
  /** Minutes: 出席、请假、列席, in this order and words. */
  readonly attendees?: readonly { readonly label: string; readonly names: readonly string[] }[] | undefined;
  readonly signature?: Signature | undefined;
  /** 附注, without its parentheses. */
  readonly note?: string | undefined;
  readonly imprint?: Imprint | undefined;
  /** The imprint goes to an even page, as duplex printing wants it. Default true. */
  readonly evenImprint?: boolean | undefined;
  /** Prints 「草稿」 behind the text. */
  readonly draft?: boolean | undefined;
  /** Prints 「演练」 behind the text, on the final sheet too: the paper of an exercise never passes for a real one. */
  readonly exercise?: boolean | undefined;
  /** Bytes of the images of the body: PNG, JPEG, GIF or WebP. */
  readonly images?: ReadonlyMap<string, Uint8Array> | undefined;
  readonly meta: {
    /** Issuing organ. */
    readonly author: string;
    /** The instant written into the PDF; with it the same input gives the same bytes. */
    readonly createdAt: Date;
    /** Defaults to the title. */
    readonly title?: string | undefined;
  };
}

/** Where a seal or name stamp is to be pressed. Millimetres from the top left corner of the page to its centre. */
export interface SealPlace {
  readonly kind: 'seal' | 'stamp';
  readonly organ: string;
  /** From 1. */
  readonly page: number;
  readonly xMm: number;
  readonly yMm: number;
  /** Diameter of the seal; of a name stamp the width that is left for it. */
  readonly diameterMm: number;
}

/** What the typesetter noticed and a person should know. */
export interface SheetWarning {
  readonly code:
    | 'recipients-moved'
    | 'signature-alone'
    | 'seals-crowded'
    | 'image-missing'
    | 'image-unreadable'
    | 'character-missing'
    | 'title-long'
    | 'table-cut'
    | 'engine';
  /** One sentence in office Chinese. */
  readonly message: string;
}

export interface SheetPdf {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Each face that stands in for the one the standard names, and each character taken from another face. */
  readonly substitutions: readonly string[];
  /** One for each organ that seals; host first. */
  readonly seals: readonly SealPlace[];
  /** The first of `seals`. */
  readonly seal?: SealPlace;
  readonly warnings: readonly SheetWarning[];
}
