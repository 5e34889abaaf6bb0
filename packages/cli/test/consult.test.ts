/** `lingxing consult` as a process: questions come in on standard input. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const bin = fileURLToPath(new URL('../bin/lingxing.mjs', import.meta.url));
const sample = fileURLToPath(new URL('../../workrules/test/fixtures/sample.yaml', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lingxing-consult-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function consult(argv: readonly string[], input = ''): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'consult', ...argv], { input, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}
const convene = JSON.stringify({ kind: 'meeting.convene', facts: { meeting: 'plenary' } });

test('no pack at all, one that is not there, one that is broken: 2, and nothing is answered', () => {
  expect(consult([], convene)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--pack') as string });
  expect(consult(['--pack', join(folder, 'none.yaml')], convene)).toMatchObject({ code: 2, out: '' });
  const broken = join(folder, 'broken.yaml');
  writeFileSync(broken, 'format: 1\ngovernment: 3\n');
  const told = consult(['--pack', broken], convene);
  expect([told.code, told.out]).toEqual([2, '']);
  expect(told.err).toContain(`${broken}:2:`);
});

test('a pack of another government than the one named is not asked', () => {
  expect(consult(['--pack', sample, '--government', 'zezhou'], convene)).toMatchObject({ code: 2, out: '' });
});

test('示例县, which does not come with the software: its own text answers', () => {
  const { code, out, err } = consult(['--pack', sample, '--json'], convene);
  expect([code, err]).toEqual([0, '']);
  const answer = JSON.parse(out) as { outcome: string; answer: { posts: string[] }; findings: { of: string }[] };
  expect(answer.outcome).toBe('answer');
  expect(answer.answer.posts).toContain('县长');
  expect([...new Set(answer.findings.map((one) => one.of))]).toEqual(['sample']);
});

test('lines of a batch are counted as they stand, empty ones too', () => {
  const { code, err } = consult(['--pack', sample, '--batch'], `\n\n不是问题\n`);
  expect([code, err]).toEqual([2, expect.stringContaining('第3行')]);
});

test('before its rules are in force a pack answers nothing', () => {
  const { code, out } = consult(['--pack', sample, '--json'], JSON.stringify({ ...(JSON.parse(convene) as object), date: '1999-01-01' }));
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ outcome: 'silent', answer: { text: expect.stringContaining('尚未施行') as string } });
});

test('to a person: outcome, cases, and each article by its name', () => {
  const { out } = consult(['--pack', sample], convene);
  expect(out).toMatch(/^答：/u);
  expect(out).toMatch(/第[一二三四五六七八九十]+条/u);
  expect(out).not.toContain('sample');
});

test('each line of a batch is answered on a line of its own', () => {
  const { code, out } = consult(['--pack', sample, '--batch'], `${convene}\n不是问题\n${convene}\n`);
  const lines = out.trim().split('\n');
  expect([code, lines.length]).toEqual([2, 3]);
  expect(lines[2]).toBe(lines[0]);
  expect(lines[1]).toContain('第2行');
});

test('to a person, a day with its counting and a case with its words: no identifier of a fact is shown', () => {
  const facts = { event: 'area-wide-meeting', on: '2026-12-18' };
  const dated = consult(['--government', 'zezhou'], JSON.stringify({ kind: 'due-date', facts }));
  // 泽州第二十五条第二款：12月18日星期五往前数十个工作日是12月4日。
  expect(dated.out).toContain('报请示：2026-12-04（10个工作日，自2026-12-18起算，当日不计）');
  const sign = { issuer: 'office', kind: 'notice', decidedBy: 'none' };
  const hangs = consult(['--government', 'zezhou'], JSON.stringify({ kind: 'document.sign', facts: sign }));
  expect(hangs.out).toContain('重要公文：是——答：先经分管领导同意，由县长签发');
  const chair = { kind: 'meeting.convene', facts: { meeting: 'executive', by: 'executive-deputy' } };
  const led = consult(['--government', 'xishi'], JSON.stringify(chair));
  expect(led.out).toContain('受委托：是——');
  const away = { kind: 'conduct', facts: { conduct: 'publish-book', who: 'deputy' } };
  const book = consult(['--government', 'weidong'], JSON.stringify(away));
  expect(book.out).toContain('已取得：没有——不可以');
  for (const { out } of [dated, hangs, led, book]) expect(out).not.toMatch(/[a-z]{3}/u);
});

test('what is no JSON, or no object, is said in Chinese', () => {
  const broken = consult(['--government', 'zezhou'], '{"kind": binds}');
  expect([broken.code, broken.out]).toEqual([2, '']);
  expect(broken.err.trim()).toBe('不是 JSON：“b”处有误。');
  expect(consult(['--government', 'zezhou'], '{"kind":"binds"]').err.trim()).toBe('不是 JSON：“]”处有误。');
  expect(consult(['--government', 'zezhou'], '{"kind":').err.trim()).toBe('不是 JSON：没有写完。');
  expect(consult(['--government', 'zezhou'], '[]').err.trim()).toBe('问题：写法不对，应为一个对象');
});
