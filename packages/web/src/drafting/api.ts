/** What drafting asks of the server besides the document itself: verdicts on a draft, its sheet, files, the working copy. */
import type { AttachmentRef, Draft } from '@lingxing/affairs/document';
import type { ActDone, VerdictView } from '@lingxing/server/contracts';
import { addressOf, ask, askFile } from '../api/client.ts';
import { sendFile } from '../api/files.ts';

const at = (id: string): string => `/documents/${encodeURIComponent(id)}`;

/** How a draft that is no matter yet would be judged. */
export function judgeDraft(draft: Draft, signal: AbortSignal): Promise<VerdictView> {
  return ask<VerdictView>('/documents/verdicts', { method: 'POST', body: { draft }, signal });
}

/** How the draft as written would be judged on a document that exists, without doing anything. */
export function judgeAct(
  id: string,
  act: string,
  input: unknown,
  seen: number,
  textSeen: number,
  signal: AbortSignal,
): Promise<VerdictView> {
  return ask<VerdictView>(`${at(id)}/verdicts`, { method: 'POST', body: { act, input, seen, textSeen }, signal });
}

/** The draft as a typeset PDF; nothing of it is kept. */
export function setSheet(draft: Draft, signal: AbortSignal): Promise<Blob> {
  return askFile('/sheets', { method: 'POST', body: { draft }, signal });
}

export function createDocument(draft: Draft, idempotencyKey: string): Promise<ActDone> {
  return ask<ActDone>('/documents', { method: 'POST', body: { draft, idempotencyKey } });
}

/** The host's own working copy, newer than the text and no act. `base` is the version of the text it was written on. */
export function keepWorkingCopy(id: string, draft: Draft, base: number): Promise<{ savedAt?: string } | undefined> {
  return ask<{ savedAt?: string } | undefined>(`${at(id)}/working-copy`, { method: 'PUT', body: { draft, base } });
}

/** Where an uploaded file is read back: one's own upload as it is, another's through the document that refers to it. */
export function attachmentAddress(hash: string, matter?: string): string {
  return addressOf(`/attachments/${encodeURIComponent(hash)}`, { matter });
}

/** Uploads one file, telling how far it is from 0 to 1. */
export function uploadAttachment(
  file: File,
  csrf: string,
  options: {
    readonly onProgress?: (share: number) => void;
    readonly signal?: AbortSignal;
    readonly fields?: Readonly<Record<string, string>>;
  } = {},
): Promise<AttachmentRef> {
  return sendFile<AttachmentRef>('/attachments', file, { csrf, ...options });
}
