/**
 * The one way to the server: JSON in and out, the CSRF token on what changes something, RFC 9457 problems as values
 * that screens can show, and a lost connection told apart from a refusal.
 */
import type { Problem, VerdictView } from '@lingxing/server/contracts';

export const API = '/api/v1';

/** The server answered, and not with what was asked for. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
  get status(): number {
    return this.problem.status;
  }
  get code(): string {
    return this.problem.code;
  }
  get verdict(): VerdictView | undefined {
    return this.problem.verdict;
  }
}

/** The server could not be reached; nothing is known about what it did. */
export class Unreachable extends Error {
  constructor() {
    super('连接不上服务器');
    this.name = 'Unreachable';
  }
}

let csrf = '';
/** The session's token, sent back with every request that changes something. */
export function rememberCsrf(token: string): void {
  csrf = token;
}

type Listener = () => void;
const signedOut = new Set<Listener>();
/** Called when the server no longer knows the session; the page stays, so that what was written is not lost. */
export function onSignedOut(listener: Listener): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Query parameters; what is undefined or empty is left out. */
  readonly query?: Readonly<Record<string, string | number | undefined>> | undefined;
}

/** The address of a question with its parameters. */
export function addressOf(path: string, query: Ask['query'] = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') parameters.set(name, String(value));
  const text = parameters.toString();
  return `${API}${path}${text === '' ? '' : `?${text}`}`;
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback: Problem = {
    type: 'about:blank',
    title: response.status >= 500 ? '系统暂时不能办理' : '没有办成',
    status: response.status,
    code: `http.${response.status}`,
  };
  try {
    const body = (await response.json()) as Partial<Problem>;
    return { ...fallback, ...body, status: response.status };
  } catch {
    return fallback;
  }
}

async function send(path: string, ask: Ask): Promise<Response> {
  const method = ask.method ?? 'GET';
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-csrf-token'] = csrf;
  const form = ask.body instanceof FormData;
  if (ask.body !== undefined && !form) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(addressOf(path, ask.query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(ask.body === undefined ? {} : { body: ask.body instanceof FormData ? ask.body : JSON.stringify(ask.body) }),
      ...(ask.signal === undefined ? {} : { signal: ask.signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Unreachable();
  }
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (response.status === 401 && problem.code !== 'session.refused') for (const listener of signedOut) listener();
  throw new ProblemError(problem);
}

/** Asks and reads JSON; an empty answer is `undefined`. */
export async function ask<T>(path: string, options: Ask = {}): Promise<T> {
  const response = await send(path, options);
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Asks for a file: a sheet, an attachment, an export. */
export async function askFile(path: string, options: Ask = {}): Promise<Blob> {
  return (await send(path, options)).blob();
}
