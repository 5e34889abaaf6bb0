/** Files that are no pack: each is told what it is, where, and quickly; nothing of it is loaded. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadPack } from '../src/index.ts';
import { readPackFile } from '../src/shell/read-packs.ts';
import { inventedPack, lineOf, signOffRow } from './invented.ts';

const sound = inventedPack(signOffRow('all', '7.1', 'when: { kind: notice }'));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packs-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What a pack of these files is told; a name with a folder is a part. */
function told(files: Readonly<Record<string, string | Uint8Array>>) {
  const at = mkdtempSync(join(folder, 'p-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(at, name)), { recursive: true });
    writeFileSync(join(at, name), content);
  }
  return problemsOf(join(at, 'p.yaml'));
}
function problemsOf(file: string) {
  const read = readPackFile(file);
  return read.ok ? [] : read.problems.map(({ line, message }) => ({ line, message }));
}
/** Milliseconds of CPU. */
function cost(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}
const withParts = (...names: readonly string[]) => sound.replace('articleCount: 9', `articleCount: 9\nparts: [${names.join(', ')}]`);

test('the sound pack of these tests loads', () => {
  expect(told({ 'p.yaml': sound })).toEqual([]);
});

test('50 MB: refused by its size, unread', () => {
  const file = join(folder, 'large.yaml');
  writeFileSync(file, '');
  truncateSync(file, 50_000_000);
  const took = cost(() => {
    expect(problemsOf(file)).toEqual([{ line: 1, message: '文件过大，上限1000000字' }]);
  });
  expect(took).toBeLessThan(300);
});

test('a part of 50 MB is refused like a pack', () => {
  const at = mkdtempSync(join(folder, 'p-'));
  mkdirSync(join(at, 'p'));
  writeFileSync(join(at, 'p.yaml'), withParts('p/large.yaml'));
  writeFileSync(join(at, 'p/large.yaml'), '');
  truncateSync(join(at, 'p/large.yaml'), 50_000_000);
  const read = readPackFile(join(at, 'p.yaml'));
  expect(read.ok ? [] : read.problems).toMatchObject([{ file: 'p/large.yaml', line: 1, message: '文件过大，上限1000000字' }]);
});

test('GBK: told at the first line that is no UTF-8', () => {
  // 规则 in GBK.
  const gbk = Buffer.concat([Buffer.from('format: 1\ngovernment:\n  name: '), Buffer.from([0xb9, 0xe6, 0xd4, 0xf2]), Buffer.from('\n')]);
  expect(told({ 'p.yaml': gbk })).toEqual([
    { line: 3, message: '不是 UTF-8 编码的文本，请另存为 UTF-8 后再读（GBK、GB18030 编码的读不了）' },
  ]);
});

test('a file that is no text at all', () => {
  expect(told({ 'p.yaml': Buffer.from('PK\u0003\u0004\n\u0000\u0000') })).toEqual([{ line: 2, message: '不是文本文件' }]);
});

test.each([
  ['nothing in it', ''],
  ['blanks alone', ' \n\n'],
])('%s', (_, text) => {
  expect(told({ 'p.yaml': text })).toEqual([{ line: 1, message: '文件是空的' }]);
});

test('comments alone, or a word, are no pack', () => {
  for (const text of ['# 只有注释\n', '规则\n', '- 一\n- 二\n', '12\n']) expect(told({ 'p.yaml': text }).length, text).toBeGreaterThan(0);
});

test('an alias bomb is refused at its first alias, before anything grows', () => {
  const letters = 'abcdefghij'.split('');
  const bomb = letters
    .map(
      (letter, i) => `${letter}: &${letter} [${Array.from({ length: 10 }, () => (i === 0 ? '1' : `*${letters[i - 1] ?? ''}`)).join(', ')}]`,
    )
    .join('\n');
  const took = cost(() => {
    expect(told({ 'p.yaml': `${bomb}\n` })).toEqual([{ line: 2, message: 'YAML 有误：规则包不用别名（&、*），重复的内容照写' }]);
  });
  expect(took).toBeLessThan(500);
});

test.each([
  ['lists', `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n`],
  ['mappings', `a: ${'{ b: '.repeat(50_000)}1${' }'.repeat(50_000)}\n`],
  ['blocks', Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
])('%s within each other without end', (_, text) => {
  const took = cost(() => {
    expect(told({ 'p.yaml': text })).toMatchObject([{ message: 'YAML 有误：嵌套过深' }]);
  });
  expect(took).toBeLessThan(1500);
});

test('a key that stands twice is told where it stands again', () => {
  const text = sound.replace('level: county', 'level: county\n  level: district');
  expect(told({ 'p.yaml': text })).toEqual([{ line: lineOf(text, 'level: district'), message: 'YAML 有误：这一项写了两次，留一个' }]);
});

test.each(['../p.yaml', '/etc/passwd', 'p/../../x.yaml', 'p/x.yml', './p/x.yaml', 'p\\x.yaml'])(
  'a part named %s is refused by its name',
  (name) => {
    const text = withParts(`'${name}'`);
    expect(told({ 'p.yaml': text })).toEqual([
      { line: lineOf(text, 'parts:'), message: '分册写作 文件夹/文件.yaml，如 sample/meetings.yaml' },
    ]);
  },
);

test('a part that is a link out of the folder is not read', () => {
  const at = mkdtempSync(join(folder, 'p-'));
  writeFileSync(join(folder, 'outside.yaml'), 'norms: []\n');
  mkdirSync(join(at, 'p'));
  symlinkSync(join(folder, 'outside.yaml'), join(at, 'p/x.yaml'));
  const text = withParts('p/x.yaml');
  writeFileSync(join(at, 'p.yaml'), text);
  expect(problemsOf(join(at, 'p.yaml'))).toEqual([{ line: lineOf(text, 'parts:'), message: '没有这个分册：p/x.yaml' }]);
});

test('a part that is not there is told where it is named, and what is wrong with the others in the same breath', () => {
  const text = withParts('p/none.yaml', 'p/bad.yaml');
  expect(told({ 'p.yaml': text, 'p/bad.yaml': 'norms: {}\n' })).toEqual([
    { line: lineOf(text, 'parts:'), message: '没有这个分册：p/none.yaml' },
    { line: 1, message: expect.stringContaining('norms') as string },
  ]);
});

test('a hundred mistakes are told, and how many more there are', () => {
  const rows = Array.from({ length: 40_000 }, (_, i) => `k${i}: 1\n`).join('');
  const took = cost(() => {
    const loaded = loadPack(`${sound}\n${rows}`, 'p.yaml');
    const problems = loaded.ok ? [] : loaded.problems;
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.message).toBe('另有39900处，改正以上各处后再查');
  });
  expect(took).toBeLessThan(6000);
});
