/**
 * A circular that one has read by himself before another acts for him, or that another reads for him: what is still asked of
 * whom, what stays before whose eyes, and by what title it stands on the paper. 泽州县, with real absences.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryLine, InboxLine, Workbench } from '../src/contracts/index.ts';
import { on, paper, register, tryOn } from './support/incoming.ts';
import { absencesOf, openLeaders, trip, type Leaders } from './support/leaders.ts';
import type { World } from './support/world.ts';

let world: World;
let at: Leaders['at'];
let absences: ReturnType<typeof absencesOf>;
const DAYS = { from: '2026-11-23', to: '2026-11-27' } as const;
/** Absences that are on record, with whose they are; each test brings everybody back. */
let open: { readonly who: string; readonly id: string }[] = [];
let number = 60;

beforeAll(async () => {
  ({ world, at } = await openLeaders(['registrar', 'head', 'executive', 'deputy', 'rural']));
  absences = absencesOf(at);
}, 60_000);
afterAll(() => world.close());
afterEach(async () => {
  for (const { who, id } of open) await absences.done(who, id, 'return', { on: DAYS.from });
  open = [];
});

/** A paper that only wants reading, given to these readers. */
async function circular(readers: readonly string[]): Promise<string> {
  number += 1;
  const { id } = await register(at('registrar'), { title: '关于传阅情况的报告', kind: 'report', number: `泽财字〔2026〕${number}号` });
  await on(at('registrar'), id, 'recommend', { opinion: '拟传阅。', nature: 'read', leaders: [] });
  await on(at('registrar'), id, 'circulate', { readers });
  return id;
}

/** The head leaves and entrusts 常务副县长 with his work. */
async function headLeaves(): Promise<void> {
  const id = await absences.opened('head', 'report', { absence: trip(DAYS) });
  open.push({ who: 'head', id });
  await absences.done('head', id, 'entrust', { to: 'executive', from: DAYS.from, until: DAYS.to, words: '主持日常工作' });
}

/** 副县长（分管财政） leaves without having asked; 副县长（农业） is the other of the pair. */
async function deputyLeaves(): Promise<void> {
  const id = await absences.opened('registrar', 'register', { post: 'deputy', absence: trip(DAYS) });
  open.push({ who: 'deputy', id });
}

const lines = async (account: string, id: string): Promise<readonly (readonly [string, string | undefined])[]> =>
  (await at(account).get('/workbench'))
    .json<Workbench>()
    .waiting.items.filter((line: InboxLine) => line.matter === id)
    .map((line) => [line.act, line.inStead?.post]);
const readBy = async (id: string) =>
  (await paper(at('registrar'), id)).circulation.readers.map((one) => [one.post, one.readAt !== undefined, one.by]);
const history = async (id: string) =>
  (await at('registrar').get(`/incoming/${id}/history`))
    .json<{ items: HistoryLine[] }>()
    .items.filter((one) => one.act === 'read')
    .map((one) => one.by);
const back = async (): Promise<void> => {
  for (const { who, id } of open) await absences.done(who, id, 'return', { on: DAYS.from });
  open = [];
};

describe('read by the head himself, before he leaves', () => {
  it('is asked of nobody in his stead, stands as his, and another cannot read it over again for him', async () => {
    const id = await circular(['head', 'executive']);
    await on(at('head'), id, 'read', { note: '已阅。' });
    await headLeaves();
    // His own line stays; none comes in the head's stead.
    expect(await lines('executive', id)).toEqual([['read', undefined]]);
    const again = await tryOn(at('executive'), id, 'read', {}, { as: 'head' });
    expect(again.status).toBe(409);
    expect(again.problem().detail).toBe('县长已阅。');
    await on(at('executive'), id, 'read', {});
    expect(await lines('executive', id)).toEqual([]);
    expect(await history(id)).toEqual(['县长', '常务副县长']);
    expect(await readBy(id)).toEqual([
      ['head', true, undefined],
      ['executive', true, undefined],
    ]);
  });

  it('so it is with the other of a pair, who does not keep before his eyes what he had no hand in', async () => {
    const id = await circular(['deputy', 'head']);
    expect((await at('rural').get(`/incoming/${id}`)).status).toBe(404);
    await on(at('deputy'), id, 'read', {});
    await deputyLeaves();
    // While he does the deputy's work he may look it up; nothing is asked of him.
    expect(await lines('rural', id)).toEqual([]);
    expect((await at('rural').get(`/incoming/${id}`)).status).toBe(200);
    expect((await tryOn(at('rural'), id, 'read', {}, { as: 'deputy' })).problem().detail).toBe('副县长（分管财政）已阅。');
    expect(await lines('head', id)).toEqual([['read', undefined]]);
    await back();
    expect((await at('rural').get(`/incoming/${id}`)).status).toBe(404);
    expect(await history(id)).toEqual(['副县长（分管财政）']);
  });
});

describe('read by whoever stands in, before he stood in', () => {
  it('is not asked of him again in the head’s stead, and waits on for the head, who may read it from afar', async () => {
    const id = await circular(['head', 'executive']);
    await on(at('executive'), id, 'read', {});
    await headLeaves();
    expect(await lines('executive', id)).toEqual([]);
    expect(await lines('head', id)).toEqual([['read', undefined]]);
    await on(at('head'), id, 'read', {});
    expect(await history(id)).toEqual(['常务副县长', '县长']);
  });
});

describe('not read before he leaves', () => {
  it('lies before whoever stands in, once: he reads it by his title, the head is told whose it was, and it stays before both', async () => {
    const id = await circular(['head']);
    await headLeaves();
    expect(await lines('executive', id)).toEqual([['read', 'head']]);
    await on(at('executive'), id, 'read', { note: '请财政局跟进。' });
    expect(await lines('executive', id)).toEqual([]);
    expect(await lines('head', id)).toEqual([]);
    const late = await tryOn(at('head'), id, 'read', {});
    expect([late.status, late.problem().detail]).toEqual([409, '常务副县长（代行县长职务）已阅。']);
    await back();
    expect(await lines('head', id)).toEqual([]);
    // What he has done he goes on reading; list, history and act say by what title.
    expect((await at('executive').get(`/incoming/${id}`)).status).toBe(200);
    expect(await readBy(id)).toEqual([['head', true, '常务副县长（代行县长职务）']]);
    expect(await history(id)).toEqual(['常务副县长（代行县长职务）']);
  });

  it('goes back unread with his return, and is then his alone', async () => {
    const id = await circular(['deputy']);
    await deputyLeaves();
    expect(await lines('rural', id)).toEqual([['read', 'deputy']]);
    await back();
    expect(await lines('rural', id)).toEqual([]);
    expect((await at('rural').get(`/incoming/${id}`)).status).toBe(404);
    expect(await lines('deputy', id)).toEqual([['read', undefined]]);
    await on(at('deputy'), id, 'read', {});
    expect(await readBy(id)).toEqual([['deputy', true, undefined]]);
  });

  it('of both at the same moment one reads it, and the other is told whose it was', async () => {
    const id = await circular(['deputy']);
    await deputyLeaves();
    const { version } = await paper(at('registrar'), id);
    const answers = await Promise.all(
      ['deputy', 'rural'].map((account) =>
        at(account).post(`/incoming/${id}/acts`, { act: 'read', as: 'deputy', input: {}, seen: version, idempotencyKey: account }),
      ),
    );
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(answers.find((one) => one.status === 409)?.problem().detail).toMatch(
      /^副县长（(分管财政|农业）（AB角补位，代副县长（分管财政）)）已阅。$/u,
    );
    expect(await history(id)).toHaveLength(1);
  });
});

describe('written on by the head himself', () => {
  it('another opinion in his stead is not taken: his own stands', async () => {
    number += 1;
    const { id } = await register(at('registrar'), { number: `泽财字〔2026〕${number}号` });
    await on(at('registrar'), id, 'recommend', { opinion: '拟请领导批示。', nature: 'handle', leaders: ['deputy', 'head'] });
    await on(at('head'), id, 'instruct', { form: 'text', text: '请财政局先提出方案。', view: 'instruct' });
    await headLeaves();
    expect(await lines('executive', id)).toEqual([]);
    const second = await tryOn(at('executive'), id, 'instruct', { form: 'text', text: '同意。', view: 'agree' }, { as: 'head' });
    expect([second.status, second.problem().detail]).toEqual([409, '县长已批示。']);
    expect((await paper(at('registrar'), id)).opinions.map((one) => [one.leader.title, one.text])).toEqual([
      ['县长', '请财政局先提出方案。'],
    ]);
  });
});
