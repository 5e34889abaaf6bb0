/** Papers of a topic (会议材料) as files: what is filed, vetted, sent back and delivered. The acts as data, the events, what they make of a topic. */
import * as z from 'zod';
import { attachmentRefSchema, type AttachmentRef } from '../office/paper.ts';
import type { PostId } from '../kernel/organisation.ts';
import type { Stage } from './kinds.ts';

/** Our own bounds: no text sets any. */
export const MOST_FILES = 20;
export const MOST_FILINGS = 50;

const topic = z.string('请选择议题').regex(/^t\d{1,3}$/, '请选择议题');
const note = z.string().trim().max(2_000).default('');

export const PAPER_INPUTS = {
  'file-papers': z.object({
    topic,
    attachments: z.array(attachmentRefSchema).min(1, '请上传材料').max(MOST_FILES, `一次不得超过${MOST_FILES}个文件`),
    note,
  }),
  'vet-papers': z.object({ topic, opinion: z.string('请填写审核意见').trim().min(1, '请填写审核意见').max(2_000) }),
  'return-papers': z.object({ topic, reason: z.string('请填写退回理由').trim().min(1, '请填写退回理由').max(2_000) }),
  /** `note`: how they were delivered; of papers that came late, why. */
  'deliver-papers': z.object({ topics: z.array(topic).min(1, '请选择议题').max(60), note }),
} as const;

const BEFORE = ['preparing', 'notified'] as const satisfies readonly Stage[];
const UNTIL_OVER = [...BEFORE, 'sitting'] as const satisfies readonly Stage[];

export const PAPER_ACTS = {
  'file-papers': { label: '报送材料', from: UNTIL_OVER, exclusive: false },
  'vet-papers': { label: '审核材料', from: UNTIL_OVER, exclusive: true },
  'return-papers': { label: '退回材料', from: UNTIL_OVER, exclusive: true },
  'deliver-papers': { label: '送达材料', from: UNTIL_OVER, exclusive: true },
} as const;

type Of<T extends string, More> = { readonly type: T; readonly v: 1 } & More;
export type PaperEvent =
  | Of<'papers-filed', { readonly topic: string; readonly files: readonly AttachmentRef[]; readonly note: string }>
  | Of<'papers-vetted', { readonly topic: string; readonly opinion: string }>
  | Of<'papers-returned', { readonly topic: string; readonly reason: string }>
  /** `when`: the moment of delivery (milliseconds); `late`: topics whose papers were there only after the meeting had begun. */
  | Of<
      'papers-delivered',
      { readonly topics: readonly string[]; readonly when: number; readonly late: readonly string[]; readonly note: string }
    >;

interface Done {
  readonly by: PostId;
  readonly at: number;
}

/** One version of the papers of a topic, with what was said of it. */
export interface Filing extends Done {
  /** From 1. */
  readonly n: number;
  readonly files: readonly AttachmentRef[];
  readonly note: string;
  readonly vetted?: (Done & { readonly opinion: string }) | undefined;
  /** Approved for printing or signed, as the text has it. */
  readonly approved?: (Done & { readonly opinion: string }) | undefined;
  readonly returned?: (Done & { readonly reason: string }) | undefined;
  readonly delivered?: (Done & { readonly when: number; readonly late: boolean; readonly note: string }) | undefined;
}

/** What a topic has of papers. */
export interface WithPapers {
  /** That its papers were let through: those that stand now. */
  readonly papers?: (Done & { readonly opinion: string }) | undefined;
  readonly filings?: readonly Filing[] | undefined;
}

const onLast = <T extends WithPapers>(one: T, change: (filing: Filing) => Filing): T => {
  const filings = one.filings ?? [];
  return { ...one, filings: filings.map((filing, i) => (i === filings.length - 1 ? change(filing) : filing)) };
};

/** What an event on papers makes of the topic that it names; approval of one version does not carry over to the next. */
export function withPapers<T extends WithPapers & { readonly id: string }>(one: T, event: PaperEvent, done: Done): T {
  switch (event.type) {
    case 'papers-filed': {
      const { papers: _before, ...rest } = one;
      const filings = one.filings ?? [];
      const filing: Filing = { ...done, n: filings.length + 1, files: event.files, note: event.note };
      return { ...(rest as T), filings: [...filings, filing] };
    }
    case 'papers-vetted':
      return onLast(one, (filing) => ({ ...filing, vetted: { ...done, opinion: event.opinion } }));
    case 'papers-returned': {
      const { papers: _before, ...rest } = one;
      return onLast(rest as T, (filing) => ({ ...filing, returned: { ...done, reason: event.reason } }));
    }
    case 'papers-delivered': {
      const { when, note: words, late } = event;
      return onLast(one, (filing) => ({ ...filing, delivered: { ...done, when, note: words, late: late.includes(one.id) } }));
    }
  }
}

/** Papers let through: where they are files, those that were filed last. */
export const approvedPapers = <T extends WithPapers>(one: T, approved: Done & { readonly opinion: string }): T =>
  onLast({ ...one, papers: approved }, (filing) => ({ ...filing, approved }));

/** The version that stands: the last, unless it was sent back. */
export function standingPapers({ filings }: WithPapers): Filing | undefined {
  const last = filings?.at(-1);
  return last?.returned === undefined ? last : undefined;
}
