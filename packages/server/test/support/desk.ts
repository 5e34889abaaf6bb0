/** One account at its desk: signed in through the API, with its cookie and token. */
import type { ActDone, DocumentView, Me, Problem } from '../../src/contracts/index.ts';
import type { World } from './world.ts';
import { PASSWORD } from './world.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | string[] | undefined>>;
  readonly bytes: Buffer;
  json<T>(): T;
  problem(): Problem;
}

export interface Send {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

export class Desk {
  readonly world: World;
  readonly cookie: string;
  readonly me: Me;

  constructor(world: World, cookie: string, me: Me) {
    this.world = world;
    this.cookie = cookie;
    this.me = me;
  }

  async send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, { body, headers, payload }: Send = {}): Promise<Answer> {
    const sent = payload ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await this.world.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        cookie: this.cookie,
        ...(method === 'GET' ? {} : { 'x-csrf-token': this.me.csrf }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { payload: sent }),
    });
    return {
      status: response.statusCode,
      headers: response.headers,
      bytes: response.rawPayload,
      json: <T>() => JSON.parse(response.body) as T,
      problem: () => JSON.parse(response.body) as Problem,
    };
  }

  get = (path: string): Promise<Answer> => this.send('GET', path);
  post = (path: string, body: unknown = {}): Promise<Answer> => this.send('POST', path, { body });

  async document(id: string): Promise<DocumentView> {
    const answer = await this.get(`/documents/${id}`);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.bytes.toString()}`);
    return answer.json<DocumentView>();
  }

  /** Performs an act on the version now seen; fails with the server's words where it is not done. */
  async act(id: string, act: string, input: unknown = {}, reason?: string): Promise<ActDone> {
    const answer = await this.tryAct(id, act, input, reason);
    if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
    return answer.json<ActDone>();
  }

  async tryAct(id: string, act: string, input: unknown = {}, reason?: string): Promise<Answer> {
    const seen = await this.document(id);
    return this.post(`/documents/${id}/acts`, {
      act,
      input,
      seen: seen.version,
      textSeen: seen.textVersion,
      ...(reason === undefined ? {} : { reason }),
    });
  }
}

export async function trySignIn(world: World, account: string, password = PASSWORD): Promise<Answer & { readonly cookie: string }> {
  const response = await world.app.inject({ method: 'POST', url: '/api/v1/session', payload: { account, password } });
  const cookie = response.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  return {
    status: response.statusCode,
    headers: response.headers,
    bytes: response.rawPayload,
    cookie,
    json: <T>() => JSON.parse(response.body) as T,
    problem: () => JSON.parse(response.body) as Problem,
  };
}

export async function signIn(world: World, account: string, password = PASSWORD): Promise<Desk> {
  const answer = await trySignIn(world, account, password);
  if (answer.status !== 200) throw new Error(`${account}: ${answer.status} ${answer.bytes.toString()}`);
  return new Desk(world, answer.cookie, answer.json<Me>());
}
