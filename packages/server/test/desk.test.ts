/** What the desk is told besides the document itself: an unsaved draft judged, a return with its grounds, opinions conveyed one by one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerdictView } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { draftOf, NOTICE } from './support/drafts.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let clerk: Desk;
let director: Desk;
let registrar: Desk;
let deputy: Desk;
let head: Desk;
beforeAll(async () => {
  world = await openWorld();
  clerk = await signIn(world, 'finance-clerk');
  director = await signIn(world, 'finance-head');
  registrar = await signIn(world, 'registrar');
  deputy = await signIn(world, 'deputy');
  head = await signIn(world, 'head');
});
afterAll(() => world.close());

async function drafted(title: string): Promise<string> {
  const answer = await clerk.post('/documents', { draft: draftOf({ title }) });
  return answer.json<{ id: string }>().id;
}

/** To the deputy: sent, approved by the department, vetted. */
async function vetted(title: string): Promise<string> {
  const id = await drafted(title);
  await clerk.act(id, 'send');
  await director.act(id, 'approve', { opinion: '同意送审。' });
  await registrar.act(id, 'vet', { opinion: '拟请分管副县长审核。' });
  return id;
}

describe('sending, judged with a draft that is not yet saved', () => {
  const refusedOf = (verdict: VerdictView) => verdict.findings.filter((f) => f.outcome === 'refused').map((f) => f.code);
  const judge = async (desk: Desk, id: string, input: object) => {
    const seen = await desk.document(id);
    return desk.post(`/documents/${id}/verdicts`, { act: 'send', input, seen: seen.version, textSeen: seen.textVersion });
  };

  it('is refused for what the draft lacks, and nothing is stored', async () => {
    const id = await drafted('泽州县人民政府关于未存文稿试判的通知');
    const stored = await judge(clerk, id, {});
    expect(stored.json<VerdictView>().outcome).toBe('permitted');
    const judged = await judge(clerk, id, { draft: { ...NOTICE, recipients: [] } });
    expect(judged.status).toBe(200);
    expect(refusedOf(judged.json<VerdictView>())).toContain('format.incomplete');
    const after = await clerk.document(id);
    expect([after.version, after.textVersion, after.draft.recipients]).toEqual([1, 1, NOTICE.recipients]);
  });

  it('is permitted where the draft mends what the stored text lacks', async () => {
    const answer = await clerk.post('/documents', { draft: draftOf({ title: '泽州县人民政府关于补正后试判的通知', recipients: [] }) });
    const { id } = answer.json<{ id: string }>();
    expect(refusedOf((await judge(clerk, id, {})).json<VerdictView>())).toContain('format.incomplete');
    expect((await judge(clerk, id, { draft: NOTICE })).json<VerdictView>().outcome).toBe('permitted');
  });

  it('is refused as saving it would be: another post may not change the text', async () => {
    const id = await drafted('泽州县人民政府关于他人试判的通知');
    expect(refusedOf((await judge(registrar, id, { draft: NOTICE })).json<VerdictView>())).toContain('authority.not-yours');
  });

  it('is never done with it: what is sent is what is stored', async () => {
    const id = await drafted('泽州县人民政府关于夹带文稿送审的通知');
    const answer = await clerk.tryAct(id, 'send', { draft: { ...NOTICE, title: '另一个标题' } });
    expect([answer.status, answer.problem().code]).toEqual([400, 'request.invalid']);
    expect((await clerk.document(id)).stage).toBe('drafting');
  });
});

describe('a return', () => {
  it('is told with who, from where, why, and the grounds picked, each round its own', async () => {
    const id = await drafted('泽州县人民政府关于退回补正的通知');
    await clerk.act(id, 'send');
    await director.act(id, 'return', { reason: '缺主送机关。', grounds: ['format'] });
    await clerk.act(id, 'send');
    await director.act(id, 'approve', { opinion: '同意。' });
    await registrar.act(id, 'return', { reason: '未附依据，且未征求意见。', grounds: ['evidence', 'consultation'] });
    expect((await clerk.document(id)).returns).toEqual([
      {
        by: '县财政局局长',
        at: expect.stringMatching(/^2026-11-23T01:/u) as string,
        from: '部门审签',
        reason: '缺主送机关。',
        grounds: ['format'],
        round: 1,
      },
      {
        by: '县政府办公室文书',
        at: expect.stringMatching(/^2026-11-23T01:/u) as string,
        from: '办公室审核',
        reason: '未附依据，且未征求意见。',
        grounds: ['evidence', 'consultation'],
        round: 2,
      },
    ]);
  });
});

describe('conveying', () => {
  it('names the opinions one by one; what is not chosen stays with the office', async () => {
    const id = await vetted('泽州县人民政府关于逐条转达的通知');
    await deputy.act(id, 'review', { opinion: '同意，注意时限。' });
    await head.act(id, 'sign', { opinion: '同意印发。' });
    const { opinions } = await registrar.document(id);
    const of = (by: string) => opinions.find((o) => o.by === by)?.seq ?? 0;
    // 1 draft, 2 send, 3 approve, 4 vet, 5 review, 6 sign.
    expect([of('副县长（分管财政）'), of('县长')]).toEqual([5, 6]);
    const wrong = await registrar.tryAct(id, 'convey', { steps: [99] });
    expect(wrong.status).toBe(422);
    await registrar.act(id, 'convey', { steps: [5] });
    const words = (await clerk.document(id)).opinions.map((o) => o.opinion);
    expect(words).toContain('同意，注意时限。');
    expect(words).not.toContain('同意印发。');
    expect((await registrar.document(id)).opinions.filter((o) => o.conveyed).map((o) => o.seq)).toContain(5);
  });
});
