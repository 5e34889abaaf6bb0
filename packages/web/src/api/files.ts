/**
 * A file on its way to the server, telling how far it is from 0 to 1. A refused file (type, size, a classified mark, what
 * cannot be looked through) comes back as the server's problem. Fetch cannot tell the progress of what it sends, so this
 * one request is made the older way.
 */
import type { Problem } from '@lingxing/server/contracts';
import { API, ProblemError, Unreachable } from './client.ts';

export interface Sending {
  readonly csrf: string;
  /** Fields that stand before the file: the edition of a declaration, the parts of a message that are left out. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

export function sendFile<T>(path: string, file: File, { csrf, fields = {}, onProgress, signal }: Sending): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${API}${path}`);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-csrf-token', csrf);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else reject(new ProblemError(problemOf(request)));
    });
    request.addEventListener('error', () => reject(new Unreachable()));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
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

/** What has to be declared before this file is taken, where that is why it was not: nobody but a person can read it. */
export function declarationOf(error: unknown): NonNullable<Problem['declaration']> | undefined {
  return error instanceof ProblemError && error.code === 'file.undeclared' ? error.problem.declaration : undefined;
}
