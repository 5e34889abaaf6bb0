/** What a body of this government is told of its papers and of the work given to it: returned on paper, conveyed, a part of the work. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NoticePage, Workbench } from '../../src/contracts/index.ts';
import { signIn, type Desk } from '../support/desk.ts';
import { on, paper, register } from '../support/incoming.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let registrar: Desk;
let deputy: Desk;
let clerk: Desk;
let justice: Desk;
let justiceHead: Desk;

beforeAll(async () => {
  world = await openWorld();
  [registrar, deputy, clerk, justice, justiceHead] = (await Promise.all(
    ['registrar', 'deputy', 'finance-clerk', 'justice-clerk', 'justice-head'].map((one) => signIn(world, one)),
  )) as [Desk, Desk, Desk, Desk, Desk];
});
afterAll(() => world.close());

/** Notices of this paper, oldest first. */
async function told(desk: Desk, id: string): Promise<readonly string[]> {
  await world.notices.derive();
  const { items } = (await desk.get('/notices?limit=100')).json<NoticePage>();
  return items
    .filter((one) => one.matter === id)
    .map((one) => `${one.kindLabel} ${one.label}`)
    .toReversed();
}
const later = (): void => world.clock.set(world.clock.now() + 60_000);
const lines = async (desk: Desk, id: string) =>
  (await desk.get('/workbench'))
    .json<Workbench>()
    .waiting.items.filter((one) => one.matter === id)
    .map((one) => one.label);

describe('what a body is told', () => {
  it('is that its paper was returned, and why, where it came on paper; nobody else is told', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕41号' });
    later();
    await on(registrar, id, 'return', { reason: '附件不全', grounds: ['evidence'], kind: 'complete' });
    expect(await told(clerk, id)).toEqual(['待办 签收退件、修改重报']);
    expect(await told(justice, id)).toEqual([]);
    expect(await lines(clerk, id)).toEqual(['签收退件、修改重报']);
    expect((await paper(clerk, id)).returns.map((one) => one.reason)).toEqual(['附件不全']);
    await on(clerk, id, 'collect-returned');
    expect([await lines(clerk, id), (await paper(registrar, id)).returns[0]?.collected?.by]).toEqual([[], '县财政局文书']);
  });

  it('is that the leaders’ words were conveyed to it, not what they are before that', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕42号' });
    later();
    await on(registrar, id, 'recommend', { opinion: '拟同意', nature: 'handle', leaders: ['deputy'] });
    await on(deputy, id, 'instruct', { form: 'text', view: 'agree', text: '同意。' });
    expect(await told(clerk, id)).toEqual([]);
    later();
    await on(registrar, id, 'convey');
    expect(await told(clerk, id)).toEqual(['答复 转达批示']);
    expect(await told(justice, id)).toEqual([]);
  });

  it('is the part that it has in another’s work; the host is told when it was reported', async () => {
    const { id } = await register(registrar, { kind: 'report', title: '关于财政收支情况的报告', number: '泽财字〔2026〕43号' });
    await on(registrar, id, 'recommend', { opinion: '请办理', nature: 'handle', leaders: [] });
    later();
    await on(registrar, id, 'assign', { host: 'finance', helpers: ['justice'], requirement: '请核对', due: '2026-11-30' });
    expect([await told(clerk, id), await told(justice, id), await told(justiceHead, id)]).toEqual([
      ['待办 承办'],
      ['待办 协办'],
      ['待办 协办'],
    ]);
    expect((await paper(registrar, id)).chaseable.map((one) => one.post).toSorted()).toEqual([
      'finance-clerk',
      'finance-head',
      'justice-clerk',
      'justice-head',
    ]);
    later();
    await on(registrar, id, 'chase', { posts: ['justice-head'], note: '请今日反馈' });
    expect((await told(justiceHead, id)).at(-1)).toBe('催办 催办');
    later();
    await on(justice, id, 'report-part', { result: '已核对，没有出入' });
    expect((await told(clerk, id)).at(-1)).toBe('答复 反馈协办情况');
    expect([await lines(justice, id), await lines(clerk, id)]).toEqual([[], ['承办']]);
    const seen = async (desk: Desk) => (await paper(desk, id)).parts.map((one) => [one.name, one.by, one.text]);
    const expected = [['县司法局', '县司法局文书', '已核对，没有出入']];
    expect([await seen(registrar), await seen(clerk), await seen(justiceHead)]).toEqual([expected, expected, expected]);
  });
});
