/**
 * From a document to what the typesetter sets (GB/T 9704-2012): whose mark, which layout, what stands under the text.
 * An element that the document has not reached — number, date, signature — leaves its place empty; nothing is invented.
 */
import {
  coIssuersOf,
  isUpward,
  numberText,
  PUBLICATION_LABELS,
  seriesOf,
  SECRECY_LABELS,
  URGENCY_LABELS,
  type DocumentState,
  type Draft,
} from '@lingxing/affairs/document';
import type { Context } from '@lingxing/affairs/kernel';
import type { Layout, SheetDate, SheetInput } from '@lingxing/typeset';
import { doneBy } from './views/people.ts';

/** What a sheet is set from; a draft not yet saved has the first two only. */
export type Sheeted = Pick<DocumentState, 'draft' | 'host'> &
  Partial<Pick<DocumentState, 'signature' | 'number' | 'exercise' | 'steps' | 'stoodIn'>>;

export interface SheetOptions {
  /** Behind the text stands 「草稿」: whatever is not the final sheet. */
  readonly preview: boolean;
  /** The day of printing (印发日期), for the final sheet. */
  readonly printed?: string | undefined;
  readonly images: ReadonlyMap<string, Uint8Array>;
}

const dateOf = (day: string): SheetDate => {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  return { y, m, d };
};

/** The layout that the kind and direction of a document ask for: 命令、纪要、信函 have their own, upward papers name the signer. */
export function layoutOf(draft: Pick<Draft, 'kind' | 'to'>): Layout {
  if (draft.kind === 'order') return 'order';
  if (draft.kind === 'minutes') return 'minutes';
  if (isUpward(draft)) return 'upward';
  return draft.kind === 'letter' || draft.kind === 'reply' ? 'letter' : 'document';
}

/** A full-width blank, where the ordinal of a number will stand. */
const BLANK = '\u3000';

interface Organs {
  /** Whose mark stands at the head and whose name at the end; the host of a joint document. */
  readonly issuer: string;
  /** All of them, host first. */
  readonly issuers: readonly string[];
  /** Who prints and distributes it (印发机关). */
  readonly printer: string;
}

/** Who issues it: one organ, or the host with those that issue it jointly, in the order in which the draft lists them. */
function organsOf(ctx: Context, sheeted: Sheeted): Organs {
  const { issuer, printer } = organOf(ctx, sheeted);
  const nameOf = (id: string): string => ctx.organisation.departments.get(id)?.name ?? id;
  return { issuer, printer, issuers: [issuer, ...coIssuersOf(sheeted.draft).map(nameOf)] };
}

function organOf(ctx: Context, sheeted: Sheeted): Omit<Organs, 'issuers'> {
  const { government } = ctx.pack.source;
  const host = ctx.organisation.departments.get(sheeted.host)?.name ?? sheeted.host;
  switch (sheeted.draft.issuer) {
    case 'government':
      return { issuer: government.name, printer: government.office.name };
    case 'office':
      return { issuer: government.office.name, printer: government.office.name };
    case 'department':
    case 'department-approved':
      return { issuer: host, printer: host };
    case 'party':
      return { issuer: government.partyCommittee, printer: government.office.name };
  }
}

/** The number, or its form with the ordinal left open: 泽政发〔2026〕 号. */
function numberOf(ctx: Context, sheeted: Sheeted): string | undefined {
  if (sheeted.number !== undefined) {
    // An order and minutes stand under their own masthead, which the number does not repeat (GB/T 9704 10.2, 10.3).
    const ordinal = /第\d+号$/.exec(sheeted.number.text)?.[0];
    return ordinal ?? sheeted.number.text;
  }
  const series = seriesOf(ctx, sheeted)[0];
  if (series === undefined) return undefined;
  const year = Number((sheeted.signature?.date ?? ctx.today).slice(0, 4));
  return numberText(series, year, 0).replace('0号', `${BLANK}号`);
}

/** 常务会议纪要 where the minutes are of such a meeting. */
function suffixOf(draft: Draft): string | undefined {
  if (draft.kind !== 'minutes') return undefined;
  switch (draft.decision.meeting) {
    case 'executive':
      return '常务会议纪要';
    case 'plenary':
      return '全体会议纪要';
    case 'topical':
      return '专题会议纪要';
    case 'head-office':
    case 'none':
      return undefined;
  }
}

function signatureOf(ctx: Context, sheeted: Sheeted, layout: Layout, issuers: readonly string[]): SheetInput['signature'] {
  if (layout === 'minutes') return undefined;
  const date = sheeted.signature === undefined ? undefined : dateOf(sheeted.signature.date);
  if (layout === 'order') {
    const head = ctx.organisation.byRole.get('head')?.[0];
    const post = sheeted.signature === undefined ? (head?.title ?? '') : doneBy(ctx.organisation, sheeted, sheeted.signature);
    return { mode: 'stamp', organs: issuers, date, stamp: { post }, showSealPlace: true };
  }
  return { mode: 'sealed', organs: issuers, date, showSealPlace: true };
}

type Signed = Pick<NonNullable<DocumentState['signature']>, 'by' | 'at'>;

/** 签发人 of an upward document; of a joint one every body's, in the order of the organs. */
function signersOf(ctx: Context, sheeted: Sheeted, host: Signed): readonly string[] {
  const signed = (body: string): Signed | undefined =>
    sheeted.steps?.findLast(
      (s) => s.stands && s.step === 'department-countersign' && ctx.organisation.posts.get(s.by)?.department === body,
    );
  const all = [host, ...coIssuersOf(sheeted.draft).flatMap((body) => signed(body) ?? [])];
  return all.map((one) => doneBy(ctx.organisation, sheeted, one));
}

/** The input of the typesetter for a document as it stands. */
export function sheetOf(ctx: Context, sheeted: Sheeted, options: SheetOptions): SheetInput {
  const { draft, signature } = sheeted;
  const layout = layoutOf(draft);
  const { issuer, issuers, printer } = organsOf(ctx, sheeted);
  const printed = options.printed === undefined ? undefined : dateOf(options.printed);
  return {
    layout,
    mark: { organs: issuers, suffix: suffixOf(draft) },
    secrecy: draft.secrecy === 'none' ? undefined : SECRECY_LABELS[draft.secrecy],
    urgency: draft.urgency === 'none' ? undefined : URGENCY_LABELS[draft.urgency],
    number: numberOf(ctx, sheeted),
    // Persons are never invented: the post stands where an office sets the signer's name.
    signers: layout === 'upward' && signature !== undefined ? signersOf(ctx, sheeted, signature) : undefined,
    issue: layout === 'minutes' ? { organ: printer, date: dateOf(signature?.date ?? ctx.today) } : undefined,
    title: layout === 'order' ? undefined : draft.title,
    recipients: draft.recipients,
    body: draft.body,
    attachments: draft.attachments.map((a) => ({ title: a.title, body: a.body })),
    signature: signatureOf(ctx, sheeted, layout, issuers),
    note: draft.note === '' ? undefined : draft.note,
    imprint: { copies: draft.copies, organ: printer, date: printed, disclosure: PUBLICATION_LABELS[draft.publication] },
    draft: options.preview,
    exercise: sheeted.exercise === true,
    images: options.images,
    meta: { author: issuer, title: draft.title, createdAt: new Date(signature?.at ?? ctx.now) },
  };
}
