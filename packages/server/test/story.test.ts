/** 泽州县: a notice in the government's name from the clerk's draft to the archive, through the API alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboxLine, Workbench } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { NOTICE } from './support/drafts.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
const desks = new Map<string, Desk>();
const at = (account: string): Desk => {
  const desk = desks.get(account);
  if (!desk) throw new Error(`${account} has not signed in`);
  return desk;
};
const waiting = async (account: string): Promise<readonly InboxLine[]> =>
  (await at(account).get('/workbench')).json<Workbench>().waiting.items;

beforeAll(async () => {
  world = await openWorld();
  for (const account of ['finance-clerk', 'finance-head', 'registrar', 'director', 'deputy', 'head'])
    desks.set(account, await signIn(world, account));
});
afterAll(() => world.close());

const words = (opinions: readonly { readonly opinion?: string | undefined }[]) => opinions.map((o) => o.opinion);

let id = '';

describe('a notice of the county government', () => {
  it('is judged before it is saved', async () => {
    const verdict = (await at('finance-clerk').post('/documents/verdicts', { draft: NOTICE })).json<{
      outcome: string;
      basis: unknown[];
    }>();
    expect(verdict.outcome).toBe('permitted');
  });

  it('is drafted by the department’s clerk', async () => {
    const drafted = await at('finance-clerk').post('/documents', { draft: NOTICE, idempotencyKey: 'draft-1' });
    expect(drafted.status).toBe(201);
    const done = drafted.json<{ id: string; version: number; stage: string }>();
    expect([done.version, done.stage]).toEqual([1, 'drafting']);
    id = done.id;
    const again = (await at('finance-clerk').post('/documents', { draft: NOTICE, idempotencyKey: 'draft-1' })).json<{ id: string }>();
    expect(again.id).toBe(id);
    const view = await at('finance-clerk').document(id);
    expect(view.host).toEqual({ id: 'finance', name: '县财政局' });
    expect(view.signers).toEqual([{ id: 'head', title: '县长' }]);
    expect(view.offers.find((o) => o.primary)?.act).toBe('send');
  });

  it('keeps what was being written', async () => {
    const draft = { ...NOTICE, note: '（联系人：县财政局文书）' };
    const saved = await at('finance-clerk').send('PUT', `/documents/${id}/working-copy`, { body: { draft, base: 1 } });
    expect(saved.status).toBe(200);
    expect((await at('finance-clerk').document(id)).workingCopy?.draft.note).toBe('（联系人：县财政局文书）');
    expect((await at('registrar').document(id)).workingCopy).toBeUndefined();
    expect((await at('registrar').send('PUT', `/documents/${id}/working-copy`, { body: { draft, base: 1 } })).status).toBe(403);
    await at('finance-clerk').act(id, 'revise', { draft, note: '补联系人' });
    const view = await at('finance-clerk').document(id);
    expect([view.textVersion, view.workingCopy]).toEqual([2, undefined]);
    const compared = (await at('finance-clerk').get(`/documents/${id}/comparison?from=1&to=2`)).json<{
      fields: { field: string; after: string }[];
    }>();
    expect(compared.fields).toEqual([expect.objectContaining({ field: 'note', after: '（联系人：县财政局文书）' })]);
    expect((await at('finance-clerk').get(`/documents/${id}/versions/1`)).json<{ draft: { note: string } }>().draft.note).toBe('');
    expect((await at('finance-clerk').get(`/documents/${id}/versions/9`)).status).toBe(404);
  });

  it('passes the department, the office and the deputy, each finding it waiting', async () => {
    await at('finance-clerk').act(id, 'send', {});
    expect((await waiting('finance-head')).map((l) => [l.matter, l.act])).toEqual([[id, 'approve']]);
    await at('finance-head').act(id, 'approve', { opinion: '同意送审。' });
    expect((await waiting('finance-head')).length).toBe(0);
    expect((await waiting('registrar')).map((l) => l.act)).toContain('vet');
    world.clock.set(world.clock.now() + 60_000);
    await at('registrar').act(id, 'vet', { opinion: '要素齐全，拟请分管副县长审核。' });
    const line = (await waiting('deputy'))[0];
    expect(line).toMatchObject({
      matter: id,
      act: 'review',
      label: '审核',
      from: '县政府办公室文书',
      kindLabel: '通知',
      late: false,
      recommendation: '要素齐全，拟请分管副县长审核。',
    });
    expect((await waiting('registrar'))[0]?.recommendation).toBeUndefined();
    expect(line?.citation?.label).toBe('第三十三条第二款');
  });

  it('is signed neither by the deputy without the head’s consent (第三十三条第二款) nor by the head before the deputy has reviewed it', async () => {
    const early = await at('deputy').tryAct(id, 'sign', { opinion: '同意' });
    expect([early.status, early.problem().code]).toEqual([422, 'act.refused']);
    const refused = early.problem().verdict?.findings.filter((f) => f.outcome === 'refused') ?? [];
    expect(refused.map((f) => [f.code, f.citation?.label])).toContainEqual(['signer.wrong', '第三十三条第二款']);
    const ahead = await at('head').tryAct(id, 'sign', { opinion: '同意' });
    expect(ahead.status).toBe(422);
    const missing = ahead.problem().verdict?.findings.filter((f) => f.outcome === 'refused') ?? [];
    expect(missing.map((f) => [f.code, f.citation?.label])).toEqual([['step.missing', '第三十三条第二款']]);
    expect((await at('deputy').document(id)).stage).toBe('review');
  });

  it('is signed by the head once the deputy has', async () => {
    await at('deputy').act(id, 'review', { opinion: '同意，请县长签发。' });
    const done = await at('head').act(id, 'sign', { opinion: '同意' });
    expect(done.stage).toBe('signed');
    const view = await at('head').document(id);
    expect(view.signature).toEqual({ by: '县长', as: '签发', date: '2026-11-23', version: 2 });
    expect(view.number).toBeUndefined();
  });

  it('keeps the leaders’ words from the department until they are conveyed', async () => {
    expect(words((await at('finance-clerk').document(id)).opinions)).not.toContain('同意，请县长签发。');
    const history = (await at('finance-clerk').get(`/documents/${id}/history`)).bytes.toString();
    expect(history).not.toContain('请县长签发');
    expect(words((await at('registrar').document(id)).opinions)).toContain('同意，请县长签发。');
    await at('registrar').act(id, 'convey', {});
    expect(words((await at('finance-clerk').document(id)).opinions)).toContain('同意，请县长签发。');
    expect((await at('finance-clerk').get(`/documents/${id}/history`)).bytes.toString()).toContain('请县长签发');
  });

  it('lists opinions by rank, the head first', async () => {
    const { opinions } = await at('registrar').document(id);
    expect(opinions[0]?.by).toBe('县长');
    expect(opinions[1]?.by).toBe('副县长（分管财政）');
  });

  it('is rechecked, numbered after signing, typeset, sealed, distributed and archived', async () => {
    const preview = await at('registrar').get(`/documents/${id}/sheet.pdf`);
    expect([preview.status, preview.headers['content-type'], preview.bytes.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    await at('registrar').act(id, 'recheck', { opinion: '' });
    const series = (await at('registrar').get('/series')).json<{ id: string; preview: string; next: number; issuer: string }[]>();
    const own = series.find((s) => s.preview.startsWith('泽政发'));
    expect(own).toMatchObject({ next: 1, preview: '泽政发〔2026〕1号' });
    // Every series on offer passes the judge of 编号; the government's order and letters have series of their own.
    expect((await at('registrar').document(id)).numberSeries).toEqual([own?.id]);
    const numbered = await at('registrar').act(id, 'number', { series: own?.id });
    expect(numbered.number).toBe('泽政发〔2026〕1号');
    await at('registrar').act(id, 'typeset');
    const set = await at('registrar').document(id);
    expect(set.sheet?.hash).toMatch(/^[0-9a-f]{64}$/u);
    const final = await at('finance-clerk').get(`/documents/${id}/sheet.pdf`);
    expect(final.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(final.headers['x-sheet-pages']).toBe(String(set.sheet?.pages));
    expect(final.bytes.equals(preview.bytes)).toBe(false);
    await at('registrar').act(id, 'seal');
    expect((await at('registrar').document(id)).seal?.page).toBeGreaterThan(0);
    await at('registrar').act(id, 'distribute', { to: ['各乡镇人民政府', '县政府各有关部门', '县委办公室'] });
    const archived = await at('registrar').act(id, 'archive', { retention: '永久' });
    expect(archived.stage).toBe('archived');
  });

  it('stands in the list by words and by number, and in the export', async () => {
    for (const q of ['森林防火', '泽政发[2026]1号', '〔2026〕1号']) {
      const { items } = (await at('registrar').get(`/documents?q=${encodeURIComponent(q)}`)).json<{
        items: { id: string; number: string }[];
      }>();
      expect(
        items.map((i) => [i.id, i.number]),
        q,
      ).toEqual([[id, '泽政发〔2026〕1号']]);
    }
    const file = await at('registrar').get('/documents/export.xlsx?stage=archived');
    expect(file.status).toBe(200);
    expect(file.bytes.subarray(0, 2).toString()).toBe('PK');
    expect(file.headers['content-disposition']).toContain('.xlsx');
  });

  it('has a history in which every act names its article and its receipt', async () => {
    const { items } = (await at('registrar').get(`/documents/${id}/history`)).json<{
      items: { act: string; by: string; basis: unknown[]; receipt: { hash: string; previous: string } }[];
    }>();
    expect(items.map((i) => i.act)).toEqual([
      'draft',
      'revise',
      'send',
      'approve',
      'vet',
      'review',
      'sign',
      'convey',
      'recheck',
      'number',
      'typeset',
      'seal',
      'distribute',
      'archive',
    ]);
    for (const item of items) expect(item.basis.length, item.act).toBeGreaterThan(0);
    items.slice(1).forEach((item, i) => expect(item.receipt.previous).toBe(items[i]?.receipt.hash));
    const page = (await at('registrar').get(`/documents/${id}/history?limit=5`)).json<{ items: unknown[]; next: string }>();
    expect([page.items.length, page.next]).toEqual([5, '5']);
  });

  it('leaves the workbench of the clerk with what was done', async () => {
    const bench = (await at('finance-clerk').get('/workbench')).json<Workbench>();
    expect(bench.counts.doneToday).toBe(3);
    expect(bench.done.map((d) => d.act)).toEqual(['send', 'revise', 'draft']);
    expect(bench.done[0]).toMatchObject({ label: '送部门负责人审签', stageLabel: '已归档', number: '泽政发〔2026〕1号' });
  });

  it('passes the auditor’s check of the ledger', async () => {
    await world.ledger.seal();
    const auditor = await signIn(world, 'auditor');
    const check = (await auditor.get('/ledger/verification')).json<{ ok: boolean; acts: number; matters: number }>();
    expect(check).toMatchObject({ ok: true, matters: 1, acts: 14 });
    const anchor = (await auditor.get('/ledger/anchor')).json<{ acts: number; government: string }>();
    expect(anchor).toMatchObject({ acts: 14, government: 'zezhou' });
    const trail = (await auditor.get('/admin/trail')).json<{ items: { event: string; account?: string }[] }>().items;
    expect(trail[0]).toMatchObject({ event: 'ledger-verified', account: 'auditor' });
    expect(trail.map((t) => t.event)).toContain('documents-exported');
  });
});
