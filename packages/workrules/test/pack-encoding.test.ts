/** A pack in another encoding, or no text at all: said in one line, with none of its bytes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPackFile } from '../src/shell/read-packs.ts';

const folder = mkdtempSync(join(tmpdir(), 'pack-encoding-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** 县政府 in GBK, and four bytes with a zero among them. */
test.each([
  ['gbk.yaml', [0xcf, 0xd8, 0xd5, 0xfe, 0xb8, 0xae], 'gbk.yaml不是 UTF-8 编码'],
  ['picture.yaml', [0x89, 0x50, 0x00, 0x47], 'picture.yaml不是文本文件'],
] as const)('%s', (name, bytes, said) => {
  const file = join(folder, name);
  writeFileSync(file, Buffer.from(bytes));
  const read = readPackFile(file);
  expect(read.ok).toBe(false);
  if (read.ok) return;
  expect(read.problems.map(({ message }) => message.includes(said))).toEqual([true]);
  // oxlint-disable-next-line no-control-regex
  expect(read.problems[0]?.message).not.toMatch(/[\u0000-\u001f\ufffd]/u);
});

test('分册是 GBK 的，指出是哪一册', () => {
  const file = join(folder, 'parts.yaml');
  writeFileSync(file, 'format: 1\nparts: [part.yaml]\n');
  writeFileSync(join(folder, 'part.yaml'), Buffer.from([0xcf, 0xd8]));
  const read = readPackFile(file);
  expect(read.ok ? [] : read.problems.map(({ message }) => message.includes('part.yaml'))).toContain(true);
});
