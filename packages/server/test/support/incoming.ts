/** Papers as a registrar receives them, and what a desk does with them. */
import type { LetterInput } from '@lingxing/affairs/incoming';
import type { ActDone, IncomingLine, IncomingView } from '../../src/contracts/index.ts';
import type { Answer, Desk } from './desk.ts';

interface Page {
  readonly items: readonly IncomingLine[];
  readonly next?: string;
}

/** A request of the finance bureau on paper that keeps every rule. */
export const letterOf = (change: Partial<LetterInput> = {}): LetterInput => ({
  sender: { class: 'department', body: 'finance', name: '县财政局' },
  title: '关于追加防汛物资储备资金的请示',
  kind: 'request',
  number: '泽财字〔2026〕18号',
  dated: '2026-11-20',
  pages: 3,
  text: '为做好防汛物资储备，拟追加储备资金，妥否，请批示。',
  recipients: ['县人民政府'],
  ...change,
});

export async function register(desk: Desk, change: Partial<LetterInput> = {}, more: Record<string, unknown> = {}): Promise<ActDone> {
  const answer = await desk.post('/incoming', { letter: letterOf(change), channel: 'paper', ...more });
  if (answer.status !== 201) throw new Error(`register: ${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>();
}

export async function paper(desk: Desk, id: string): Promise<IncomingView> {
  const answer = await desk.get(`/incoming/${id}`);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.bytes.toString()}`);
  return answer.json<IncomingView>();
}

export async function papers(desk: Desk, query = ''): Promise<Page> {
  const answer = await desk.get(`/incoming?${query}`);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.bytes.toString()}`);
  return answer.json<Page>();
}

/** Performs an act on the version now seen. */
export async function tryOn(desk: Desk, id: string, act: string, input: unknown = {}, more: Record<string, unknown> = {}): Promise<Answer> {
  const { version } = await paper(desk, id);
  return desk.post(`/incoming/${id}/acts`, { act, input, seen: version, ...more });
}

export async function on(desk: Desk, id: string, act: string, input: unknown = {}, more: Record<string, unknown> = {}): Promise<ActDone> {
  const answer = await tryOn(desk, id, act, input, more);
  if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
  return answer.json<ActDone>();
}

/** The form that a browser sends: its fields, then the file. */
export function formOf(file: { readonly name: string; readonly type: string; readonly content: Buffer | string }): {
  payload: Buffer;
  headers: Record<string, string>;
} {
  const boundary = '----for-tests';
  return {
    payload: Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`,
      ),
      Buffer.from(file.content),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
