/**
 * The public API as a post's account uses it: signs in, keeps the cookie and the token against forged requests, asks and
 * acts. It goes over the network or straight into an application of the same process; the application cannot tell.
 */
import type { ActDone, AttachmentView, DocumentView, Me, Problem, VerdictView } from '@lingxing/server/contracts';
import type { Draft, DraftInput } from '@lingxing/affairs/document';

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** From `/api/v1` on. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}
export interface ApiResponse {
  readonly status: number;
  readonly cookies: readonly string[];
  readonly body: Uint8Array;
}
export type Transport = (request: ApiRequest) => Promise<ApiResponse>;

const API = '/api/v1';

/** Over the network, to an address like `http://127.0.0.1:7180`. */
export function fetchTransport(base: string): Transport {
  return async ({ method, path, headers, body }) => {
    const response = await fetch(`${base}${API}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    return { status: response.status, cookies: response.headers.getSetCookie(), body: new Uint8Array(await response.arrayBuffer()) };
  };
}

/** What an application of the same process offers for requests without a network. */
export interface Injectable {
  inject(request: { method: ApiRequest['method']; url: string; headers: Record<string, string>; payload?: string }): Promise<{
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, string | number | string[] | undefined>>;
    readonly rawPayload: Uint8Array;
  }>;
}

/** Into an application of this process. */
export function injectTransport(app: Injectable): Transport {
  return async ({ method, path, headers, body }) => {
    const response = await app.inject({
      method,
      url: `${API}${path}`,
      headers: { ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    const cookies = response.headers['set-cookie'];
    return {
      status: response.statusCode,
      cookies: Array.isArray(cookies) ? cookies : typeof cookies === 'string' ? [cookies] : [],
      body: response.rawPayload,
    };
  };
}

/** The API answered with a problem. A refused act carries its verdict. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  readonly request: string;
  constructor(request: string, problem: Problem) {
    super(`${request}: ${problem.status} ${problem.code} ${problem.detail ?? problem.title}`);
    this.name = 'ApiProblem';
    this.request = request;
    this.problem = problem;
  }
}

/** What an act is sent with. */
export interface Sent {
  readonly act: string;
  readonly input?: unknown;
  readonly reason?: string | undefined;
}

/** One account, signed in. */
export class Desk {
  readonly account: string;
  readonly me: Me;
  readonly #transport: Transport;
  readonly #cookie: string;

  private constructor(account: string, me: Me, transport: Transport, cookie: string) {
    this.account = account;
    this.me = me;
    this.#transport = transport;
    this.#cookie = cookie;
  }

  static async signIn(transport: Transport, account: string, password: string): Promise<Desk> {
    const response = await transport({
      method: 'POST',
      path: '/session',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, password }),
    });
    const me = read('POST /session', response) as Me;
    const cookie = response.cookies.map((one) => one.split(';')[0] ?? '').join('; ');
    return new Desk(account, me, transport, cookie);
  }

  /** Title of the post in use, as the office says it. */
  get title(): string {
    return this.me.posts.find((post) => post.id === this.me.post)?.title ?? this.account;
  }

  async #send(method: ApiRequest['method'], path: string, body?: unknown): Promise<ApiResponse> {
    return this.#transport({
      method,
      path,
      headers: {
        cookie: this.#cookie,
        ...(method === 'GET' ? {} : { 'x-csrf-token': this.me.csrf }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async get<T>(path: string): Promise<T> {
    return read(`GET ${path}`, await this.#send('GET', path)) as T;
  }

  async bytes(path: string): Promise<Uint8Array> {
    const response = await this.#send('GET', path);
    if (response.status !== 200) read(`GET ${path}`, response);
    return response.body;
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return read(`POST ${path}`, await this.#send('POST', path, body)) as T;
  }

  /** A plain text as a file, such as an act brings as evidence. */
  async upload(name: string, text: string): Promise<AttachmentView> {
    const boundary = '----lingxing-demo';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`;
    const response = await this.#transport({
      method: 'POST',
      path: '/attachments',
      headers: { cookie: this.#cookie, 'x-csrf-token': this.me.csrf, 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: `${head}${text}\r\n--${boundary}--\r\n`,
    });
    return read('POST /attachments', response) as AttachmentView;
  }

  document(id: string): Promise<DocumentView> {
    return this.get<DocumentView>(`/documents/${id}`);
  }

  draft(draft: Draft | DraftInput, exercise: boolean): Promise<ActDone> {
    return this.post<ActDone>('/documents', { draft, exercise });
  }

  /** Acts on what this account sees: the versions seen go along, so that a document that moved on answers with a conflict. */
  perform(page: Pick<DocumentView, 'id' | 'version' | 'textVersion'>, { act, input, reason }: Sent): Promise<ActDone> {
    return this.post<ActDone>(`/documents/${page.id}/acts`, {
      act,
      input: input ?? {},
      seen: page.version,
      textSeen: page.textVersion,
      ...(reason === undefined ? {} : { reason }),
    });
  }

  /** How the act would be judged, with nothing done. */
  judge(id: string, { act, input }: Sent): Promise<VerdictView> {
    return this.post<VerdictView>(`/documents/${id}/verdicts`, { act, input: input ?? {} });
  }
}

/** The answer's JSON, or the problem thrown. Its shape is the contract's. */
function read(request: string, response: ApiResponse): unknown {
  const text = new TextDecoder().decode(response.body);
  let body: unknown;
  try {
    body = text === '' ? undefined : JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (response.status >= 200 && response.status < 300) return body;
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  throw new ApiProblem(request, {
    type: problem.type ?? 'about:blank',
    title: problem.title ?? '未能办理',
    status: response.status,
    code: problem.code ?? 'unknown',
    ...(problem.detail === undefined ? {} : { detail: problem.detail }),
    ...(problem.verdict === undefined ? {} : { verdict: problem.verdict }),
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
  });
}

/** The desks of one government: an account signs in when it is first needed. */
export class Office {
  readonly #transport: Transport;
  readonly #password: (account: string) => string;
  readonly #accounts: ReadonlyMap<string, string>;
  readonly #posts: ReadonlyMap<string, string>;
  readonly #desks = new Map<string, Promise<Desk>>();

  constructor(
    transport: Transport,
    accounts: readonly { readonly account: string; readonly label: string; readonly post: string }[],
    password: (account: string) => string,
  ) {
    this.#transport = transport;
    this.#password = password;
    this.#accounts = new Map(accounts.map((one) => [one.label, one.account]));
    this.#posts = new Map(accounts.map((one) => [one.post, one.account]));
  }

  #desk(account: string): Promise<Desk> {
    let desk = this.#desks.get(account);
    if (desk === undefined) this.#desks.set(account, (desk = Desk.signIn(this.#transport, account, this.#password(account))));
    return desk;
  }

  /** The desk of a post, by its id. */
  of(post: string): Promise<Desk> {
    const account = this.#posts.get(post);
    if (account === undefined) throw new Error(`no account holds the post ${post}`);
    return this.#desk(account);
  }

  /** The desk of a post by its title, as the chain of a document names those who owe a step; undefined for the system and the like. */
  titled(title: string): Promise<Desk> | undefined {
    const account = this.#accounts.get(title);
    return account === undefined ? undefined : this.#desk(account);
  }
}
