/** 会议材料 of 泽州县 through the API: who may open which file, whose name stands across it, who has opened it; 200 MB that never stand in memory. */
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActDone, AttachmentView, MeetingView } from '../src/contracts/index.ts';
import { DECLARATION_IN_USE } from '../src/files/index.ts';
import { PAPER_BYTES } from '../src/shell/meeting-papers.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { END, headers, pagesOf, paperOf, START, upload as uploaded } from './support/papers.ts';
import { MONDAY, openWorld, type World } from './support/world.ts';

let world: World;
let address: string;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
beforeAll(async () => {
  world = await openWorld();
  for (const account of ['registrar', 'head', 'deputy', 'director', 'finance-clerk', 'justice-clerk', 'w.registrar'])
    desks.set(account, await signIn(world, account));
  await world.app.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}/api/v1`;
}, 60_000);
beforeEach(() => world.clock.set(MONDAY));
afterAll(() => world.close());

const page = async (who: string, id: string): Promise<MeetingView> => (await at(who).get(`/meetings/${id}`)).json<MeetingView>();
async function tried(who: string, id: string, act: string, input: unknown = {}): Promise<Answer> {
  const { version } = await page('registrar', id);
  return at(who).post(`/meetings/${id}/acts`, { act, input, seen: version });
}
async function done(who: string, id: string, act: string, input: unknown = {}): Promise<void> {
  const answer = await tried(who, id, act, input);
  if (answer.status !== 200) throw new Error(`${act}: ${answer.status} ${answer.bytes.toString()}`);
}

const upload = (who: string, name: string, type: string, content: Uint8Array): Promise<AttachmentView> =>
  uploaded(at(who), name, type, content);

/** A sitting with one topic of the finance bureau. */
async function sitting(): Promise<string> {
  const opened = await at('registrar').post('/meetings', {
    act: 'convene',
    input: { kind: 'executive', on: '2026-11-23', time: '15:00', place: '会议室', chair: 'head' },
  });
  const { id } = opened.json<ActDone>();
  await done('deputy', id, 'propose', { title: '年度预算调整方案', department: 'finance' });
  return id;
}
/** Its papers filed, let through and delivered. */
async function delivered(files: readonly AttachmentView[]): Promise<string> {
  const id = await sitting();
  await done('finance-clerk', id, 'file-papers', { topic: 't1', attachments: files });
  await done('registrar', id, 'vet', { topic: 't1', opinion: '可以上会' });
  await done('head', id, 'fix', { topics: ['t1'] });
  await done('registrar', id, 'vet-papers', { topic: 't1', opinion: '齐全' });
  await done('head', id, 'approve-papers', { topic: 't1' });
  await done('registrar', id, 'deliver-papers', { topics: ['t1'] });
  return id;
}
const take = (who: string, id: string, hash: string, topic = 't1'): Promise<Answer> =>
  at(who).get(`/meetings/${id}/papers/${topic}/${hash}`);

describe('papers that show prior work', () => {
  it('are opened by those who see the topic, and by nobody else; a word alone is shown as such', async () => {
    const id = await sitting();
    const opinion = await upload('finance-clerk', '审查意见.txt', 'text/plain', Buffer.from('合法性审查意见'));
    const foreign = await upload('justice-clerk', '别处的.txt', 'text/plain', Buffer.from('别的单位的材料'));
    const prepare = { topic: 't1', done: ['legality'], words: '见审查意见' };
    expect((await tried('finance-clerk', id, 'prepare', { ...prepare, attachments: [foreign] })).status).toBe(400);
    await done('finance-clerk', id, 'prepare', { ...prepare, attachments: [opinion] });
    await done('finance-clerk', id, 'prepare', { topic: 't1', done: ['research'], words: '已调研' });
    const { prepared } = (await page('registrar', id)).topics[0] ?? { prepared: [] };
    expect(prepared.map((one) => [one.what, one.evidence, one.files.map((file) => file.name)])).toEqual([
      ['legality', 'papers', ['审查意见.txt']],
      ['research', 'word', []],
    ]);
    expect((await take('head', id, opinion.hash)).bytes.toString()).toBe('合法性审查意见');
    for (const who of ['justice-clerk', 'w.registrar']) expect((await take(who, id, opinion.hash)).status).toBe(404);
    expect((await take('head', id, foreign.hash)).status).toBe(404);
  });
});

describe('what is refused', () => {
  it('files that whoever files them has not uploaded; of a topic that is not there; of a form that is wrong', async () => {
    const id = await sitting();
    const foreign = await upload('justice-clerk', '别处的.txt', 'text/plain', Buffer.from('另一单位上传的材料'));
    expect((await tried('finance-clerk', id, 'file-papers', { topic: 't1', attachments: [foreign] })).status).toBe(400);
    const own = await upload('finance-clerk', '材料.txt', 'text/plain', Buffer.from('预算调整的材料'));
    expect((await tried('finance-clerk', id, 'file-papers', { topic: 't7', attachments: [own] })).status).toBe(422);
    expect((await tried('finance-clerk', id, 'file-papers', { topic: 't1', attachments: [] })).status).toBe(422);
  });

  it('whoever may not read the topic, another government, a hash that is no paper of it, and a paper asked for as an attachment', async () => {
    const file = await upload('finance-clerk', '说明.csv', 'text/csv', Buffer.from('项目,金额\n甲,1\n'));
    const id = await delivered([file]);
    for (const who of ['justice-clerk', 'w.registrar']) expect((await take(who, id, file.hash)).status, who).toBe(404);
    expect((await take('registrar', id, 'f'.repeat(64))).status).toBe(404);
    expect((await take('registrar', id, file.hash, 't2')).status).toBe(404);
    expect((await at('deputy').get(`/attachments/${file.hash}`)).status).toBe(404);
    expect((await page('registrar', id)).topics[0]?.filings[0]?.files[0]?.openings).toEqual([]);
  });
});

describe('a paper', () => {
  it('that is a PDF bears the name and post of its reader and the moment on every page; what is none says so', async () => {
    const source = await paperOf(world);
    const before = await pagesOf(source);
    const plan = await upload('finance-clerk', '方案.pdf', 'application/pdf', source);
    const table = await upload('finance-clerk', '附表.csv', 'text/csv', Buffer.from('项目,金额\n乙,2\n'));
    const id = await delivered([plan, table]);
    const mine = await take('deputy', id, plan.hash);
    expect([mine.status, mine.headers['content-type'], mine.headers['x-paper-marked']]).toEqual([200, 'application/pdf', 'reader']);
    const pages = await pagesOf(mine.bytes);
    expect(before.length).toBeGreaterThan(1);
    expect(pages).toHaveLength(before.length);
    for (const one of pages) expect(one).toContain('副县长（分管财政）2026年11月23日09:00');
    expect(pages[0]).toContain('第1项预算调整的情况和理由');
    expect((await pagesOf((await take('head', id, plan.hash)).bytes))[0]).not.toContain('副县长');
    const other = await take('deputy', id, table.hash);
    expect([other.headers['x-paper-marked'], other.bytes.toString()]).toEqual(['type', '项目,金额\n乙,2\n']);
    const files = (await page('deputy', id)).topics[0]?.filings[0]?.files;
    expect(files?.map((one) => [one.name, one.marked, one.openings])).toEqual([
      ['方案.pdf', 'reader', undefined],
      ['附表.csv', 'type', undefined],
    ]);
  });

  it('is told to the office, the chair and the body that reports: who has opened it and when; it stands in no act’s way', async () => {
    const file = await upload('finance-clerk', '情况.txt', 'text/plain', Buffer.from('预算执行的情况'));
    const id = await delivered([file]);
    const { version } = await page('registrar', id);
    await take('deputy', id, file.hash);
    world.clock.set(MONDAY + 60_000);
    await take('deputy', id, file.hash);
    await take('head', id, file.hash);
    expect((await page('registrar', id)).version).toBe(version);
    const told = [
      {
        by: '副县长（分管财政）',
        post: '副县长（分管财政）',
        times: 2,
        firstAt: '2026-11-23T01:00:00.000Z',
        lastAt: '2026-11-23T01:01:00.000Z',
      },
      { by: '县长', post: '县长', times: 1, firstAt: '2026-11-23T01:01:00.000Z', lastAt: '2026-11-23T01:01:00.000Z' },
    ];
    for (const who of ['registrar', 'head', 'finance-clerk'])
      expect((await page(who, id)).topics[0]?.filings[0]?.files[0]?.openings, who).toEqual(told);
  });
});

describe('a paper of 200 MB', () => {
  /** A PDF of this size as it comes over the wire, piece by piece. */
  function* pieces(size: number): Generator<Uint8Array> {
    yield START('扫描件.pdf', 'application/pdf', DECLARATION_IN_USE);
    const head = Buffer.from('%PDF-1.7\n');
    yield head;
    const piece = Buffer.alloc(256 * 1024, 0x20);
    for (let left = size - head.length; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length));
    yield END;
  }
  /** The sender writes when the server takes, so that nothing waits on this side. */
  async function send(who: string, size: number): Promise<{ readonly status: number | undefined; readonly text: string }> {
    const { cookie, me } = at(who);
    const sending = request(`${address}/meetings/papers`, {
      method: 'POST',
      agent: false,
      headers: { ...headers, cookie, 'x-csrf-token': me.csrf },
    });
    const [[answer]] = await Promise.all([
      once(sending, 'response') as Promise<[IncomingMessage]>,
      // A file that is refused is not taken to its end.
      pipeline(Readable.from(pieces(size), { highWaterMark: 1 }), sending).catch(() => {}),
    ]);
    return { status: answer.statusCode, text: await text(answer) };
  }
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  /** The most that buffers outside the heap hold while something runs, beyond what they held before (bytes); what nobody holds any more is collected first. */
  async function peakOf<T>(work: () => Promise<T>): Promise<{ readonly made: T; readonly peak: number; readonly looked: number }> {
    const held = (): number => {
      collect();
      return process.memoryUsage().arrayBuffers;
    };
    const before = held();
    let peak = 0;
    let looked = 0;
    const look = setInterval(() => {
      looked += 1;
      peak = Math.max(peak, held() - before);
    }, 1_000);
    try {
      return { made: await work(), peak, looked };
    } finally {
      clearInterval(look);
    }
  }

  it('goes in and out as a stream; one byte more is refused', async () => {
    const sent = await peakOf(() => send('finance-clerk', PAPER_BYTES));
    expect(sent.made.status).toBe(201);
    const file = JSON.parse(sent.made.text) as AttachmentView;
    expect([file.size, file.coverage]).toEqual([PAPER_BYTES, 'none']);
    const id = await delivered([file]);
    const { cookie } = at('deputy');
    const taken = await peakOf(async () => {
      const asking = request(`${address}/meetings/${id}/papers/t1/${file.hash}`, { agent: false, headers: { cookie } }).end();
      const [answer] = (await once(asking, 'response')) as [IncomingMessage];
      let size = 0;
      for await (const piece of answer) size += (piece as Uint8Array).length;
      return { size, marked: answer.headers['x-paper-marked'] };
    });
    expect(taken.made).toEqual({ size: PAPER_BYTES, marked: 'size' });
    for (const { peak, looked } of [sent, taken]) {
      expect(looked).toBeGreaterThan(0);
      // The sender's own pieces of a quarter of a megabyte among them.
      expect(peak).toBeLessThan(48 * 1024 * 1024);
    }
    expect((await send('finance-clerk', PAPER_BYTES + 1)).status).toBe(413);
  }, 120_000);
});
