/** 五府的文稿写明由哪次会议议定：试判和送审都和规则所写的会议对照，提示的各有其条。 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActDone, VerdictView } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { draftOf } from './support/drafts.ts';
import { openWorld, settle, type World } from './support/world.ts';

let world: World;
const desks = new Map<string, Desk>();
const at = (prefix: string): Desk => {
  const desk = desks.get(prefix);
  if (!desk) throw new Error(`${prefix}finance-clerk has not signed in`);
  return desk;
};
/** The article by which a major question goes to the plenary or the executive meeting, as the screens write it. */
const FIVE = [
  ['zezhou', '', '第十八条'],
  ['weidong', 'w.', '第七条'],
  ['jincheng-chengqu', 'j.', '第十八条'],
  ['xinzhou', 'x.', '第十九条'],
  ['xishi', 's.', '第十八条'],
] as const;
beforeAll(async () => {
  world = await openWorld();
  for (const [government, prefix] of FIVE) {
    if (government !== 'zezhou' && government !== 'weidong') await settle(world.ledger, world.identity, government, prefix);
    desks.set(prefix, await signIn(world, `${prefix}finance-clerk`));
  }
}, 90_000);
afterAll(() => world.close());

const decidedBy = (meeting: 'executive' | 'plenary' | 'head-office' | 'topical') =>
  draftOf({ facts: { major: true }, decision: { meeting, session: '第9次会议', date: '2026-11-20' } });
const told = ({ findings }: Pick<VerdictView, 'findings'>) =>
  findings.filter((one) => one.code === 'meeting.missing' && one.outcome !== 'passed').map((one) => [one.outcome, one.citation?.label]);

describe('重大问题写明由办公会议、专题会议议定', () => {
  it.each(FIVE)('%s（%s）：提示%s；由常务会议、全体会议议定的不提示', async (_government, prefix, article) => {
    const tried = async (meeting: Parameters<typeof decidedBy>[0]) =>
      told((await at(prefix).post('/documents/verdicts', { draft: decidedBy(meeting) })).json<VerdictView>());
    for (const meeting of ['head-office', 'topical'] as const) expect(await tried(meeting)).toContainEqual(['warned', article]);
    for (const meeting of ['executive', 'plenary'] as const) expect(await tried(meeting)).toEqual([]);
  });

  it.each(FIVE)('%s（%s）：送审时同样提示，不写理由不送', async (_government, prefix, article) => {
    const { id } = (await at(prefix).post('/documents', { draft: decidedBy('head-office') })).json<ActDone>();
    const answer = await at(prefix).tryAct(id, 'send');
    expect(answer.status).toBe(422);
    expect(told(answer.problem().verdict ?? { findings: [] })).toContainEqual(['warned', article]);
  });
});
