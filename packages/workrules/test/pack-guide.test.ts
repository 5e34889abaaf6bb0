/** The page of all fields says what the schema says; the guide's example, typed from the page into an empty folder, passes. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guideOfKinds, guideOfParts, NORM_KINDS, normSchema, packGuide, provePack } from '../src/index.ts';
import { FIELD_SAYS, fieldSays } from '../src/pack-words.ts';
import { readPackFile } from '../src/shell/read-packs.ts';
import { filesOfGuide } from './support.ts';

const doc = (name: string): string => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');
const all = [...guideOfParts().values(), ...guideOfKinds().values()];

describe('规则包各项写法', () => {
  test('那一页就是照规定印出来的', () => {
    expect(doc('pack-fields.md'), 'run `npx lingxing packs fields > docs/pack-fields.md`').toBe(packGuide());
  });

  test('每一类、每一项、每一个词都写着意思；写着的没有用不着的', () => {
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(NORM_KINDS));
    const silent = all.flatMap(({ id, fields }) =>
      fields.flatMap(({ name, says, words }) => [
        ...(says === '' ? [`${id}.${name}`] : []),
        ...Object.entries(words).flatMap(([word, means]) => (means === '' ? [`${id}.${name} ${word}`] : [])),
      ]),
    );
    expect(silent).toEqual([]);
    const used = new Set(all.flatMap(({ id, fields }) => fields.map(({ name }) => fieldSays(id, name.split('.')))));
    expect(Object.entries(FIELD_SAYS).flatMap(([key, says]) => (used.has(says) ? [] : [key]))).toEqual(['format', 'articleCount']);
  });

  test('每一类规范的每一项都在那一页，必写的写着必写', () => {
    const page = doc('pack-fields.md');
    for (const schema of normSchema.options) {
      const id = schema.shape.kind.value;
      const section = page.slice(page.indexOf(`### \`${id}\` `)).split(/\n##/u)[0] ?? '';
      const norms = page.slice(page.indexOf('## `norms` ')).split(/\n##/u)[0] ?? '';
      for (const [name, field] of Object.entries(schema.shape)) {
        const line = `${section}\n${norms}`.split('\n').find((one) => one.startsWith(`| \`${name}\` |`));
        const optional = field.safeParse(undefined).success;
        expect(line?.split('|')[2]?.trim(), `${id}.${name}`).toBe(optional ? '' : '是');
      }
    }
  });
});

describe('写规则包的说明里那份六条的例子', () => {
  let folder: string;
  const files = filesOfGuide(doc('write-a-pack.md'));
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'guide-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('主文件和两个分册都在说明里', () => {
    expect(Object.keys(files)).toEqual(['qingshan.yaml', 'qingshan/meetings.yaml', 'qingshan/cases.yaml']);
  });
  test('照着写就通过；少了“原文没有写的”不通过，每一处都说补什么', () => {
    const read = readPackFile(join(folder, 'qingshan.yaml'));
    expect(read.ok ? provePack(read.pack).problems : read.problems).toEqual([]);
    writeFileSync(join(folder, 'qingshan/cases.yaml'), 'norms: []\n');
    const before = readPackFile(join(folder, 'qingshan.yaml'));
    const problems = before.ok ? provePack(before.pack).problems : [];
    expect(problems.length).toBeGreaterThan(6);
    for (const { message } of problems) expect(message).toMatch(/补一条 .+规范.*；原文没有写的，在 silences 写一项，of: /u);
  });
});
