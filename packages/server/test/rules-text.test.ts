/** The text of the work rules: who may import it, what is not taken, what stands where, and the acts that rest on its articles. */
import { chineseNumeral } from '@lingxing/workrules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsultAnswer, DocumentView, RulesCentreView, RulesTextImport } from '../src/contracts/index.ts';
import { docx, lockedPdf, pdf, scanPdf } from './files/samples.ts';
import { signIn, type Answer, type Desk } from './support/desk.ts';
import { draftOf } from './support/drafts.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let admin: Desk;
let clerk: Desk;
beforeAll(async () => {
  world = await openWorld();
  [admin, clerk] = (await Promise.all(['sysadmin', 'finance-clerk'].map((account) => signIn(world, account)))) as [Desk, Desk];
});
afterAll(() => world.close());

/** An invented text of so many articles, the fifth with two items and a second paragraph. */
function invented(articles: number, first = '办事要快。', number = ''): string {
  const body = Array.from({ length: articles }, (_, i) => {
    const words = i === 0 ? first : i === 4 ? '分两类：\n（一）甲类；\n（二）乙类。\n其他从简。' : '照章办理。';
    return `${chineseNumeral(i + 1)}、${words}`;
  });
  return [number, '示例人民政府工作规则', '第一章 总则', ...body].join('\n');
}

const BOUNDARY = 'lingxing-test-boundary';
function send(
  desk: Desk,
  name: string,
  content: string | Uint8Array,
  fields: Readonly<Record<string, string | undefined>> = {},
): Promise<Answer> {
  const parts = Object.entries(fields).map(
    ([field, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value ?? ''}\r\n`,
  );
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(parts.join('') + head), Buffer.from(content), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
  return desk.send('POST', '/admin/rules-text', { payload, headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } });
}
const looked = async (desk: Desk, name: string, content: string | Uint8Array, fields = {}): Promise<RulesTextImport> => {
  const answer = await send(desk, name, content, fields);
  expect(answer.status, answer.bytes.toString()).toBe(200);
  return answer.json<RulesTextImport>();
};
const centre = async (desk: Desk): Promise<RulesCentreView> => (await desk.get('/rules/centre')).json<RulesCentreView>();
const trail = async (account: string): Promise<{ eventLabel: string; detail: string; result: string }[]> => {
  const auditor = await signIn(world, account);
  return (await auditor.get('/admin/trail?q=')).json<{ items: { eventLabel: string; detail: string; result: string }[] }>().items;
};

/** 泽州县's rules have 46 articles. */
const ARTICLES = 46;

describe('an import', () => {
  it('is the system administrator’s alone', async () => {
    for (const account of ['finance-clerk', 'head', 'registrar', 'secadmin', 'auditor']) {
      const answer = await send(await signIn(world, account), '规则.txt', invented(ARTICLES));
      expect([account, answer.status, answer.problem().code]).toEqual([account, 403, 'permission.denied']);
    }
    expect((await world.app.inject({ method: 'POST', url: '/api/v1/admin/rules-text' })).statusCode).toBe(401);
    expect((await world.app.inject({ url: '/api/v1/rules/centre' })).statusCode).toBe(401);
  });

  it('of a file that is no text is refused with the way out, and nothing is stored', async () => {
    const refusals = [
      ['规则.xlsx', 'x', 422, '从 TXT、DOCX 或 PDF'],
      ['规则.txt', '字'.repeat(400_000), 413, '文件过大'],
      ['规则.docx', invented(ARTICLES), 422, '内容与扩展名不符'],
      ['规则.pdf', scanPdf(), 422, '扫描件请先识别为文字'],
      ['规则.pdf', lockedPdf(), 422, '请解除打开密码'],
      ['规则.txt', '', 422, '文件没有内容'],
      ['通知.txt', '各单位：\n请按时报送。', 422, '没有找到逐条编号的条文'],
      ['要点.txt', '一、要快。\n二、要好。', 422, '只读到2条'],
      ['规则.txt', invented(ARTICLES - 1), 422, `读出45条，`],
      ['规则.txt', invented(ARTICLES, '办事要快。', '示政发〔2020〕1号'), 422, '发文字号是示政发〔2020〕1号'],
    ] as const;
    for (const [name, content, status, said] of refusals) {
      const answer = await send(admin, name, content);
      expect([name, answer.status, answer.problem().detail]).toEqual([name, status, expect.stringContaining(said)]);
    }
    expect((await send(admin, '规则.txt', invented(ARTICLES), { edition: '第九版' })).problem().detail).toContain('没有“第九版”这一版规则');
    expect((await send(admin, '规则.txt', invented(ARTICLES), { confirm: 'x' })).status).toBe(400);
    expect(await world.behind(async (client) => (await client.query('select from rules_text')).rowCount)).toBe(0);
    const { readdir } = await import('node:fs/promises');
    const files = await readdir(`${world.folder}/files`, { recursive: true, withFileTypes: true });
    expect(files.filter((file) => file.isFile()).map((file) => file.name)).toEqual([]);
    const refused = (await trail('auditor')).filter((one) => one.eventLabel === '导入规则原文');
    expect([refused.length, new Set(refused.map((one) => one.result))]).toEqual([refusals.length + 1, new Set(['refused'])]);
  });

  it('is looked over first, stored when confirmed, audited, and read by everyone of this government only', async () => {
    const seen = await looked(admin, '规则.txt', invented(ARTICLES));
    expect([seen.stored, seen.articles, seen.paragraphs, seen.items, seen.replaces]).toEqual([false, ARTICLES, ARTICLES + 1, 2, undefined]);
    expect(seen.differences).toContainEqual({ article: 5, of: 'items', text: 2, pack: 0 });
    expect((await centre(clerk)).text).toBeUndefined();

    expect((await send(admin, '规则.txt', invented(ARTICLES, '办事要慢。'), { confirm: seen.hash })).status).toBe(409);
    expect((await looked(admin, '规则.txt', invented(ARTICLES), { confirm: seen.hash })).stored).toBe(true);
    const { text } = await centre(clerk);
    expect([text?.revision, text?.hash, text?.fileName, text?.articles.length]).toEqual([1, seen.hash, '规则.txt', ARTICLES]);
    expect(text?.articles[4]?.paragraphs).toEqual([
      { text: '分两类：', items: [{ text: '甲类；' }, { text: '乙类。' }] },
      { text: '其他从简。', items: [] },
    ]);
    expect((await trail('auditor')).find((one) => one.eventLabel === '导入规则原文')).toMatchObject({
      eventLabel: '导入规则原文',
      result: 'ok',
      detail: expect.stringContaining('规则.txt，46条，导入') as string,
    });

    const says = async (desk: Desk, of: string) =>
      (await desk.post(`/governments/${of}/consultations`, { kind: 'says', facts: { about: '乙类' } })).json<ConsultAnswer>();
    const said = await says(clerk, 'zezhou');
    expect([said.outcome, said.findings.map((one) => [one.code, one.label, one.message])]).toEqual([
      'answer',
      [['text.says', '第五条第一款第二项', '原文：乙类。']],
    ]);
    // Another's text was not imported here, and this one is nobody else's.
    expect((await says(clerk, 'weidong')).outcome).toBe('silent');
    expect((await says(await signIn(world, 'w.finance-clerk'), 'zezhou')).outcome).toBe('silent');

    expect((await centre(await signIn(world, 'w.finance-clerk'))).text).toBeUndefined();
    expect((await trail('w.auditor')).some((one) => one.eventLabel === '导入规则原文')).toBe(false);
  });

  it('in place of another shows what changes, and loses to one that came in between', async () => {
    const next = invented(ARTICLES, '办事要又快又好。');
    const seen = await looked(admin, '规则二.docx', docx(next.split('\n')));
    expect(seen.changes).toEqual([{ article: 1, change: 'changed', before: ['办事要快。'], after: ['办事要又快又好。'] }]);
    const steady = invented(ARTICLES, '办事要稳。').split('\n').slice(1);
    const third = pdf(steady.slice(0, 25), steady.slice(25));
    const between = await looked(admin, '规则三.pdf', third);
    await looked(admin, '规则三.pdf', third, { confirm: between.hash, replaces: between.replaces });
    const late = await send(admin, '规则二.docx', docx(next.split('\n')), { confirm: seen.hash, replaces: seen.replaces });
    expect([late.status, late.problem().code]).toEqual([409, 'conflict.stale']);
    expect((await centre(clerk)).text).toMatchObject({ revision: 2, fileName: '规则三.pdf' });
  });

  it('reads GBK as offices write it', async () => {
    const seen = await looked(admin, '规则.txt', gbk(invented(ARTICLES)));
    expect([seen.articles, seen.title]).toEqual([ARTICLES, '示例人民政府工作规则']);
  });
});

/** A text in GBK: the decoder turned round. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, number[]>();
  for (let high = 0x81; high < 0xff; high += 1)
    for (let low = 0x40; low < 0xff; low += 1) {
      const sign = decoder.decode(Uint8Array.of(high, low));
      if (sign.length === 1 && !codes.has(sign)) codes.set(sign, [high, low]);
    }
  return Uint8Array.from(Array.from(text).flatMap((sign) => codes.get(sign) ?? [sign.charCodeAt(0)]));
}

describe('acts that rest on an article', () => {
  it('are counted when their batch is sealed, once each, for their own government, exercises left out', async () => {
    const made = await clerk.post('/documents', { draft: draftOf({}) });
    expect(made.status, made.bytes.toString()).toBe(201);
    await clerk.post('/documents', { draft: draftOf({}), exercise: true });
    const id = made.json<{ id: string }>().id;
    const view = (await clerk.get(`/documents/${id}`)).json<DocumentView>();
    expect(view.id).toBe(id);
    expect((await centre(clerk)).acts).toEqual([]);
    const { rows } = await world.behind((client) =>
      client.query<{ text: string; article: number; acts: number }>(
        `select b ->> 'text' as text, (b ->> 'article')::integer as article, count(distinct a.position)::integer as acts
         from act a cross join lateral json_array_elements(a.verdict -> 'basis') b where a.matter = $1 group by 1, 2 order by 1, 2`,
        [id],
      ),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (let turn = 0; turn < 20 && (await world.ledger.seal()) === 0; turn += 1);
    expect((await centre(clerk)).acts).toEqual(rows);
    await world.ledger.seal();
    expect((await centre(clerk)).acts).toEqual(rows);
    expect((await centre(await signIn(world, 'w.finance-clerk'))).acts).toEqual([]);
  });
});
