/**
 * The text of a draft at the door: checked for a secrecy mark before anything of it is kept, and for attachments that
 * its author may not use; then hashed, so that the act names the text and the store keeps it once.
 */
import type { Draft } from '@lingxing/affairs/document';
import { hashOf } from '@lingxing/ledger';
import type { VerdictView } from '../contracts/index.ts';
import { findClassificationMark, markInDraft, markInField, SECRECY_NAMES } from '../files/index.ts';
import { ProblemError } from '../http/problem.ts';

export interface HashedText {
  readonly hash: string;
  readonly value: Draft;
}

/** SM3 of the canonical JSON of a draft, with the draft itself, as the ledger stores it. */
export const hashText = (draft: Draft): HashedText => ({ hash: hashOf(draft), value: draft });

const MISMARKED = '涉密公文请按保密规定在涉密系统或以纸质办理；确属误标的，由定密机关更正密级标志后再录入。';

const classified = (message: string, wayOut: string): VerdictView => ({
  outcome: 'refused',
  findings: [
    {
      code: 'secrecy.classified',
      title: '涉密不得上网',
      outcome: 'refused',
      message,
      wayOut,
    },
  ],
  basis: [],
});

/** Refuses what is classified, at the door; nothing of it is kept. */
export function refuseSecrecy(detail: string, wayOut = MISMARKED): never {
  throw new ProblemError('secrecy.refused', { detail, verdict: classified(detail, wayOut) });
}

/** Refuses a draft that is or carries what is classified; nothing of it is kept, not even as a working copy. */
export function refuseClassified(draft: Draft): void {
  if (draft.secrecy !== 'none') refuseSecrecy(`文稿标为${SECRECY_NAMES[draft.secrecy]}，本系统不得存储、处理。`);
  const mark = markInDraft(draft);
  if (mark) refuseSecrecy(`${mark.where}中有密级标志“${mark.mark}”，本系统不得存储、处理。`);
}

/** Refuses a title, an opinion or another short field that bears a secrecy mark. */
export function refuseMarkedField(text: string, where: string, wayOut = MISMARKED): void {
  const found = markInField(text, where);
  if (found) refuseSecrecy(`${where}中有密级标志“${found.mark}”，本系统不得存储、处理。`, wayOut);
}

/** Refuses a text that bears a secrecy mark standing as a mark. */
export function refuseMarked(text: string, where: string, wayOut = MISMARKED): void {
  const found = findClassificationMark(text);
  if (found) refuseSecrecy(`${where}中有密级标志“${found.mark}”，本系统不得存储、处理。`, wayOut);
}

/** Fields of an act in which somebody writes. */
const WRITTEN: Readonly<Record<string, string>> = {
  opinion: '意见',
  text: '批示',
  note: '附言',
  reason: '理由',
  grounds: '理据',
  proposal: '办理建议',
  how: '商请的说明',
  session: '会次',
  evidence: '会议依据',
  openReason: '起编的理由',
  requirement: '办理要求',
  result: '办理结果',
  with: '备案机关',
  number: '文号',
};

/** Refuses an act whose words bear a mark, those included by which its author goes on against a warning. */
export function refuseMarkedWords(input: unknown, reason?: string, wayOut = MISMARKED): void {
  if (reason !== undefined) refuseMarkedField(reason, '理由', wayOut);
  if (typeof input !== 'object' || input === null) return;
  for (const [field, value] of Object.entries(input)) {
    const where = WRITTEN[field];
    if (where !== undefined && typeof value === 'string') refuseMarkedField(value, where, wayOut);
  }
}

/** Refuses an act of which any text bears a mark, however deep in its form it stands; without recursion, for a form may be made deep. */
export function refuseMarkedInput(input: unknown, reason?: string, wayOut = MISMARKED): void {
  if (reason !== undefined) refuseMarkedField(reason, '理由', wayOut);
  const left: { readonly value: unknown; readonly where: string }[] = [{ value: input, where: '填写的内容' }];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const { value, where } = one;
    if (typeof value === 'string') {
      refuseMarkedField(value, where, wayOut);
      refuseMarked(value, where, wayOut);
    } else if (typeof value === 'object' && value !== null)
      for (const [field, inner] of Object.entries(value)) left.push({ value: inner, where: WRITTEN[field] ?? where });
  }
}

/** Every attachment that a draft refers to: its own, its evidence's, and the images of its body. */
export function attachmentsOf(draft: Draft): ReadonlySet<string> {
  const hashes = new Set<string>();
  const images = (body: Draft['body']): void => {
    for (const block of body) if (block.type === 'image') hashes.add(block.attachment);
  };
  images(draft.body);
  for (const attachment of draft.attachments) {
    if (attachment.file) hashes.add(attachment.file.hash);
    if (attachment.body) images(attachment.body);
  }
  for (const evidence of draft.evidence) if (evidence.attachment) hashes.add(evidence.attachment.hash);
  return hashes;
}
