/** 分工变动与已经呈批的来文，through the API: what the rule gave follows the portfolio on its day, what was laid there on purpose stays and is listed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangePlanInput, IncomingView, MovedView, PlanPreviewView } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { letterOf } from './support/incoming.ts';
import { openLeaders } from './support/leaders.ts';
import type { World } from './support/world.ts';

let world: World;
let admin: Desk;
let registrar: Desk;
let deputy: Desk;
let executive: Desk;
let head: Desk;
beforeAll(async () => {
  ({ world } = await openLeaders([]));
  const desks = await Promise.all(['sysadmin', 'registrar', 'deputy', 'executive', 'head'].map((one) => signIn(world, one)));
  [admin, registrar, deputy, executive, head] = desks as [Desk, Desk, Desk, Desk, Desk];
});
afterAll(() => world.close());

const MOVE: ChangePlanInput = {
  day: '2026-11-23',
  document: { number: '泽政办发〔2026〕8号', date: '2026-11-20' },
  changes: [{ kind: 'portfolio-assigned', department: 'finance', leader: 'executive' }],
};
const waits = async (desk: Desk) => (await desk.get('/inbox')).json<{ items: { matter: string }[] }>().items.map((one) => one.matter);
const page = async (desk: Desk, id: string) => (await desk.get(`/incoming/${id}`)).json<IncomingView>();
const act = (desk: Desk, id: string, name: string, input: unknown) => desk.post(`/incoming/${id}/acts`, { act: name, input });

async function registered(change: Parameters<typeof letterOf>[0]): Promise<string> {
  const answer = await registrar.post('/incoming', { letter: letterOf(change), channel: 'paper' });
  expect(answer.status, answer.bytes.toString()).toBeLessThan(300);
  return answer.json<{ id: string }>().id;
}
async function done(desk: Desk, id: string, name: string, input: unknown): Promise<void> {
  const { version } = await page(desk, id);
  const answer = await desk.post(`/incoming/${id}/acts`, { act: name, input, seen: version });
  expect(answer.status, answer.bytes.toString()).toBeLessThan(300);
}

describe('泽州县：财政的分工由一位副县长改为另一位', () => {
  it('按规则呈的随分工改呈，点名转请的留在原处并列在预览里', async () => {
    const byRule = await registered({ title: '关于安排专项资金的请示' });
    await done(registrar, byRule, 'recommend', { opinion: '拟请批示', nature: 'handle', leaders: ['deputy'] });
    // The text gives what another government sends to nobody: head and deputy have it because they were chosen.
    const named = await registered({
      sender: { class: 'peer', name: '某市财政局' },
      title: '关于商请协助核查资金的函',
      kind: 'other',
      departmentsConcerned: ['finance'],
    });
    await done(registrar, named, 'recommend', { opinion: '拟请批示', nature: 'handle', leaders: ['head'] });
    await done(head, named, 'refer', { leaders: ['deputy'], note: '请先提意见' });
    expect(await waits(deputy)).toEqual(expect.arrayContaining([byRule, named]));

    const { moved } = (await admin.post('/organisation/plans/moved', { plan: MOVE })).json<MovedView>();
    const lineOf = (id: string) => moved.find((one) => one.matter === id);
    expect(lineOf(byRule)?.now.map((one) => one.holders)).toEqual([['deputy']]);
    expect(lineOf(byRule)?.after.map((one) => one.holders)).toEqual([['executive']]);
    expect(lineOf(byRule)?.kept).toEqual([]);
    expect(lineOf(named)?.kept).toEqual(['副县长（分管财政）']);

    const { seen } = (await admin.post('/organisation/plans/preview', MOVE)).json<PlanPreviewView>();
    expect((await admin.post('/organisation/plans', { plan: MOVE, seen })).status).toBe(200);
    expect(await waits(deputy)).not.toContain(byRule);
    expect(await waits(executive)).toContain(byRule);
    expect(await waits(deputy)).toContain(named);

    const opinion = { form: 'text', text: '同意。', view: 'agree' };
    expect((await act(deputy, byRule, 'instruct', opinion)).status).toBe(422);
    const view = await page(registrar, byRule);
    expect(view.referrals.filter((one) => one.pending).map((one) => [one.leader.id, one.instead])).toEqual([
      ['executive', '副县长（分管财政）'],
    ]);
    await done(executive, byRule, 'instruct', opinion);
    expect((await page(registrar, byRule)).chain.map((one) => one.label)).toContain('随分工改呈');
    await done(deputy, named, 'instruct', opinion);
  });
});
