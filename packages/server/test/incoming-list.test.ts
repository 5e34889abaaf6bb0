/** The register: every filter in both directions, numbers in any bracket form, orders, and pages that neither skip nor repeat. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LetterInput } from '@lingxing/affairs/incoming';
import { signIn, type Desk } from './support/desk.ts';
import { on, papers, register } from './support/incoming.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let registrar: Desk;
let deputy: Desk;
/** By a short name, in the order in which they were received. */
const ids = new Map<string, string>();

const PAPERS: readonly (readonly [name: string, letter: Partial<LetterInput>, more: Record<string, unknown>])[] = [
  [
    'superior',
    { sender: { class: 'superior', name: '市人民政府' }, title: '关于开展秋冬造林的通知', kind: 'notice', number: '市政发〔2026〕10号' },
    { receivedAt: '2026-11-10T09:00:00+08:00' },
  ],
  ['request', { title: '关于修缮档案库房的请示', number: '泽财字〔2026〕2号' }, { receivedAt: '2026-11-16T09:00:00+08:00' }],
  [
    'public',
    { sender: { class: 'public', name: '来信人' }, title: '反映道路照明问题的来信', kind: 'other', number: '' },
    { channel: 'email', receivedAt: '2026-11-18T09:00:00+08:00' },
  ],
  [
    'justice',
    {
      sender: { class: 'department', body: 'justice', name: '县司法局' },
      title: '关于法治宣传的报告',
      kind: 'report',
      number: '泽司〔2026〕12号',
    },
    {},
  ],
];

beforeAll(async () => {
  world = await openWorld();
  [registrar, deputy] = (await Promise.all(['registrar', 'deputy'].map((one) => signIn(world, one)))) as [Desk, Desk];
  for (const [name, letter, more] of PAPERS) ids.set(name, (await register(registrar, { dated: '2026-11-05', ...letter }, more)).id);
  const request = ids.get('request') ?? '';
  await on(registrar, request, 'recommend', { opinion: '拟请批示', nature: 'handle', leaders: ['deputy'] });
});
afterAll(() => world.close());

const found = async (query: string, desk: Desk = registrar): Promise<(string | undefined)[]> => {
  const { items } = await papers(desk, query);
  return items.map((one) => [...ids].find(([, id]) => id === one.id)?.[0]);
};

describe('the register', () => {
  it.each<readonly [string, readonly string[]]>([
    ['', ['justice', 'public', 'request', 'superior']],
    ['stage=leaders', ['request']],
    ['stage=registered,leaders&sort=received', ['superior', 'request', 'public', 'justice']],
    ['stage=archived', []],
    ['kind=other,report', ['justice', 'public']],
    ['class=superior,public', ['public', 'superior']],
    ['class=congress', []],
    ['body=justice', ['justice']],
    ['sender=司法', ['justice']],
    ['sender=100%25', []],
    ['channel=email', ['public']],
    ['handler=deputy', ['request']],
    ['handler=head', []],
    ['from=2026-11-16&to=2026-11-18', ['public', 'request']],
    ['to=2026-11-10', ['superior']],
    ['waiting=true', ['justice', 'public', 'superior']],
    ['mine=true', ['justice', 'public', 'request', 'superior']],
    ['late=true', []],
    ['closed=true', []],
    ['q=档案库房', ['request']],
    ['q=库房', ['request']],
  ])('%s', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('finds a number in any form of brackets, the sender’s and its own', async () => {
    for (const number of ['市政发〔2026〕10号', '市政发[2026]10号', '市政发(2026)10号', '市政发（2026） 10 号', '市政发2026 10']) {
      expect(await found(`senderNumber=${encodeURIComponent(number)}`), number).toEqual(['superior']);
      expect(await found(`q=${encodeURIComponent(number.replaceAll(' ', ''))}`), number).toEqual(['superior']);
    }
    const own = (await papers(registrar, 'sort=number')).items[0]?.number ?? '';
    expect(own).toBe('收文〔2026〕1号');
    expect(await found(`q=${encodeURIComponent('收文[2026]1号')}`)).toEqual(['superior']);
  });

  it('is sorted by what was asked, and its pages neither skip nor repeat', async () => {
    for (const sort of ['-received', 'received', 'updated', '-updated', 'number', '-number', 'title', '-title', 'due', '-due']) {
      const whole = (await papers(registrar, `sort=${sort}`)).items.map((one) => one.id);
      expect(whole).toHaveLength(4);
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await papers(registrar, `sort=${sort}&limit=1${cursor === undefined ? '' : `&cursor=${cursor}`}`);
        paged.push(...page.items.map((one) => one.id));
        cursor = page.next;
      } while (cursor !== undefined && paged.length < 10);
      expect(paged, sort).toEqual(whole);
    }
    expect(await found('sort=number')).toEqual(['superior', 'request', 'public', 'justice']);
    expect((await registrar.get('/incoming?cursor=no-cursor')).status).toBe(400);
    expect((await registrar.get('/incoming?sort=colour')).status).toBe(400);
  });

  it('shows a leader what waits for him only', async () => {
    expect(await found('', deputy)).toEqual(['request']);
    expect(await found('waiting=true', deputy)).toEqual(['request']);
  });

  it('follows a correction of the sender and the number', async () => {
    const id = ids.get('public') ?? '';
    const letter = {
      sender: { class: 'peer', name: '某县人民政府' },
      title: '关于道路照明的函',
      kind: 'letter',
      number: '某政函〔2026〕77号',
    };
    await on(registrar, id, 'correct', { letter, reason: '来文单位登记有误' });
    expect(await found('class=peer')).toEqual(['public']);
    expect(await found(`senderNumber=${encodeURIComponent('某政函[2026]77')}`)).toEqual(['public']);
    expect(await found('class=public')).toEqual([]);
    // The way it came and the day of receipt do not change with it.
    expect(await found('channel=email&from=2026-11-18&to=2026-11-18')).toEqual(['public']);
  });
});
