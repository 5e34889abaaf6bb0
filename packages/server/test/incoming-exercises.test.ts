/** 收文演练: the whole way through the API, in a register of its own, counted nowhere; and what is entered for the head. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BurdenView, IncomingLine } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { formOf, on, paper, papers, register, tryOn } from './support/incoming.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let registrar: Desk;
let deputy: Desk;
let head: Desk;
let clerk: Desk;
let justice: Desk;
beforeAll(async () => {
  world = await openWorld();
  [registrar, deputy, head, clerk, justice] = (await Promise.all(
    ['registrar', 'deputy', 'head', 'finance-clerk', 'justice-clerk'].map((one) => signIn(world, one)),
  )) as [Desk, Desk, Desk, Desk, Desk];
});
afterAll(() => world.close());

describe('an exercise', () => {
  it('goes from the registry over a leader and the host to the file, and takes no number of the real register', async () => {
    const exercise = { exercise: true };
    const { id, number } = await register(registrar, { number: '泽财字〔2026〕41号', bulletin: { name: '演练简报' } }, exercise);
    expect(number).toBe('收文〔2026〕1号');
    const real = await register(registrar, { number: '泽财字〔2026〕42号' });
    expect(real.number).toBe('收文〔2026〕1号');

    expect(await paper(registrar, id)).toMatchObject({ exercise: true, stage: 'registered' });
    await on(registrar, id, 'recommend', { opinion: '演练：拟请批示', nature: 'handle', leaders: ['deputy'] });
    expect((await tryOn(clerk, id, 'instruct', { form: 'text', view: 'agree', text: '同意。' })).status).toBe(422);
    await on(deputy, id, 'instruct', { form: 'text', view: 'agree', text: '同意。' });
    await on(registrar, id, 'convey');
    await on(registrar, id, 'assign', { host: 'finance' });
    await on(clerk, id, 'report', { result: '演练办结' });
    await on(registrar, id, 'close', { result: '演练办结' });
    await on(registrar, id, 'archive', { retention: '10年' });
    expect(await paper(registrar, id)).toMatchObject({ exercise: true, stage: 'archived' });

    const lines = (await papers(registrar)).items.map((one: IncomingLine): [string, boolean] => [one.id, one.exercise]);
    expect(new Map(lines)).toEqual(
      new Map([
        [id, true],
        [real.id, false],
      ]),
    );
    // Its bulletin is nobody's load.
    expect((await registrar.get('/burden')).json<BurdenView>().bulletins).toEqual([]);
    expect((await registrar.get(`/incoming/${id}/form.pdf`)).status).toBe(200);
  });

  it('is found in the same ledger, which is whole', async () => {
    await world.ledger.seal();
    expect((await world.ledger.verify('zezhou')).ok).toBe(true);
  });
});

describe('the written order of the head, given on paper', () => {
  it('is entered by the registry with its scan, and stands as the head’s own; both are on record', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕43号', facts: { multipleMatters: true } });
    const upload = formOf({ name: '书面责令.txt', type: 'text/plain', content: '先行办理。' });
    const { hash } = (await registrar.send('POST', '/attachments', upload)).json<{ hash: string }>();
    const when = { occurredAt: '2026-11-23T08:20:00+08:00' };
    expect((await tryOn(registrar, id, 'order', { reason: '先行办理' }, when)).status).toBe(422);
    expect((await tryOn(registrar, id, 'order', { reason: '先行办理', scan: 'b'.repeat(64) }, when)).status).toBe(400);
    expect((await tryOn(clerk, id, 'order', { reason: '先行办理' }, when)).status).toBe(422);
    await on(registrar, id, 'order', { reason: '先行办理', scan: hash }, when);
    expect((await paper(registrar, id)).order).toEqual({
      by: '县长',
      at: '2026-11-23T00:20:00.000Z',
      reason: '先行办理',
      enteredBy: { title: '县政府办公室文书', scan: hash },
    });
    const gone = await on(registrar, id, 'recommend', { opinion: '遵示拟办', nature: 'handle', leaders: ['deputy'] });
    expect([gone.verdict.outcome, gone.verdict.stands]).toEqual(['refused', 'order']);
    // Who sees the order sees its scan; the sender neither.
    await on(registrar, id, 'circulate', { readers: ['head'] });
    expect((await head.get(`/attachments/${hash}`)).status).toBe(200);
    expect((await clerk.get(`/attachments/${hash}`)).status).toBe(404);
    expect((await paper(clerk, id)).order).toBeUndefined();
  });
});

describe('a joint submission', () => {
  it('is countersigned by whoever joins in it, who may read it; without that it is registered with its breach', async () => {
    const touched = { departmentsConcerned: ['justice'] };
    const alone = await register(registrar, { number: '泽财字〔2026〕44号', ...touched });
    expect(alone.verdict.findings.map((one) => one.code)).toContain('consultation.missing');
    expect((await justice.get(`/incoming/${alone.id}`)).status).toBe(404);
    const joint = await register(registrar, {
      number: '泽财字〔2026〕45号',
      ...touched,
      jointly: [{ body: 'justice', by: 'responsible' }],
    });
    expect(joint.verdict.findings.filter((one) => one.outcome !== 'passed')).toEqual([]);
    expect((await justice.get(`/incoming/${joint.id}`)).status).toBe(200);
  });
});

describe('what was put to a meeting', () => {
  it('waits for it, and the sender learns of the decision when it is conveyed', async () => {
    const { id } = await register(registrar, { number: '泽财字〔2026〕46号' });
    await on(registrar, id, 'recommend', {
      opinion: '拟请批示后提请常务会议',
      nature: 'handle',
      leaders: ['deputy'],
      meeting: 'executive',
    });
    await on(deputy, id, 'instruct', { form: 'text', view: 'agree', text: '同意提请。' });
    expect(await paper(registrar, id)).toMatchObject({ stage: 'meeting', stageLabel: '待会议讨论', meeting: { meetingLabel: '常务会议' } });
    expect((await papers(registrar, 'stage=meeting')).items.map((one) => one.id)).toEqual([id]);
    await on(registrar, id, 'record-decision', { session: '第60次常务会议', date: '2026-11-23', decision: '原则同意。' });
    expect((await paper(clerk, id)).meeting).toBeUndefined();
    await on(registrar, id, 'convey');
    expect((await paper(clerk, id)).meeting?.decision).toMatchObject({ text: '原则同意。', conveyed: true });
    const history = (await registrar.get(`/incoming/${id}/history`)).json<{ items: { label: string }[] }>();
    expect(history.items.map((one) => one.label)).toContain('记录会议决定');
  });
});
