/** 发文机关代字: who has one, who enters it, and that what was signed without one goes on as soon as it is there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MarksView } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let registrar: Desk;
let clerk: Desk;
let head: Desk;

beforeAll(async () => {
  world = await openWorld();
  [registrar, clerk, head] = (await Promise.all(['registrar', 'justice-clerk', 'justice-head'].map((one) => signIn(world, one)))) as [
    Desk,
    Desk,
    Desk,
  ];
});
afterAll(() => world.close());

const enter = (desk: Desk, body: string, mark: string, reason = '经核定') =>
  desk.send('PUT', `/series/marks/${body}`, { body: { mark, reason } });

describe('发文机关代字', () => {
  it('is entered by the office only, with a reason, for a body that is there, and is nobody else’s', async () => {
    expect((await enter(clerk, 'justice', '泽司发')).status).toBe(403);
    expect((await enter(registrar, 'nobody', '泽司发')).status).toBe(404);
    expect((await enter(registrar, 'office', '泽办发')).status).toBe(404);
    expect((await enter(registrar, 'justice', '泽财发')).problem().detail).toBe('“泽财发”已是别的机关的代字，请另定。');
    expect((await enter(registrar, 'justice', '泽政发')).status).toBe(400);
    expect((await enter(registrar, 'justice', '泽司〔2026〕')).status).toBe(400);
    expect((await enter(registrar, 'justice', '泽司发', ' ')).status).toBe(400);
    expect((await registrar.get('/series/marks')).json<MarksView>()).toEqual({
      bodies: [
        { id: 'justice', name: '县司法局' },
        { id: 'finance', name: '县财政局', mark: '泽财发' },
      ],
      mayEnter: true,
    });
    expect((await clerk.get('/series/marks')).json<MarksView>().mayEnter).toBe(false);
  });

  it('lets the paper of a body go on that was not to be sent without it', async () => {
    const draft = {
      title: '关于报送普法工作情况的报告',
      kind: 'report',
      issuer: 'department',
      to: 'government',
      recipients: ['县人民政府'],
      body: [{ type: 'paragraph', runs: [{ text: '现将普法工作情况报告如下。' }] }],
    };
    const { id } = (await clerk.post('/documents', { draft })).json<{ id: string }>();
    const refused = await clerk.tryAct(id, 'send');
    expect(refused.status).toBe(422);
    expect(refused.problem().verdict?.findings.map((one) => one.message)).toContain('县司法局没有发文机关代字，不能编发文字号。');
    const entered = await enter(registrar, 'justice', '泽司发');
    expect(entered.json<MarksView>().bodies).toContainEqual({ id: 'justice', name: '县司法局', mark: '泽司发' });
    await clerk.act(id, 'send');
    await head.act(id, 'sign', { opinion: '同意' });
    await clerk.act(id, 'recheck');
    expect((await clerk.document(id)).numberSeries).toEqual(['department.justice']);
    await clerk.act(id, 'number', { series: 'department.justice' });
    expect((await clerk.document(id)).number).toBe('泽司发〔2026〕1号');
    const trail = await world.identity.trail('zezhou', { limit: 5 });
    expect(trail.filter((one) => one.event === 'mark-entered').map((one) => one.detail)).toEqual(['县司法局：泽司发（经核定）']);
  });
});
