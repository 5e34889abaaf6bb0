/** What drafting asks of the server besides the document itself: verdicts on a draft, its sheet, files, the working copy. */
import type { AttachmentRef, Draft } from '@lingxing/affairs/document';
import type { ActDone, Problem, VerdictView } from '@lingxing/server/contracts';
import { addressOf, API, ask, askFile, ProblemError, Unreachable } from '../api/client.ts';

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

/**
 * Uploads one file, telling how far it is from 0 to 1. A refused file (type, size, a classified mark) comes back as the
 * server's problem. Fetch cannot tell the progress of what it sends, so this one request is made the older way.
 */
export function uploadAttachment(
  file: File,
  csrf: string,
  options: { readonly onProgress?: (share: number) => void; readonly signal?: AbortSignal } = {},
): Promise<AttachmentRef> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${API}/attachments`);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-csrf-token', csrf);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as AttachmentRef);
      else reject(new ProblemError(problemOf(request)));
    });
    request.addEventListener('error', () => reject(new Unreachable()));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    options.signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

function problemOf(request: XMLHttpRequest): Problem {
  const unknown: Problem = {
    type: 'about:blank',
    title: request.status === 413 ? '文件过大' : '文件没有传上去',
    status: request.status,
    code: `http.${String(request.status)}`,
  };
  try {
    return { ...unknown, ...(JSON.parse(request.responseText) as Partial<Problem>), status: request.status };
  } catch {
    return unknown;
  }
}
