/** Where the faces come from, and that what stands in is said. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTypesetter } from '../src/index.ts';
import { readFaces } from '../src/sfnt.ts';
import { lineWith, measure } from './measure.ts';
import { NOTICE, npmTypesetter, paragraph } from './samples.ts';

const require = createRequire(import.meta.url);
const cacheDir = join(tmpdir(), 'lingxing-typeset-test');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lingxing-fonts-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const regular = join(dirname(require.resolve('@expo-google-fonts/noto-serif-sc/package.json')), '400Regular', 'NotoSerifSC_400Regular.ttf');

/** A copy of an npm face under another family name, as an office's own face would stand in its folder. */
function renamed(family: string): Buffer {
  const font = readFileSync(regular);
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    if (font.toString('latin1', 12 + i * 16, 16 + i * 16) !== 'name') continue;
    const table = font.readUInt32BE(20 + i * 16);
    const strings = table + font.readUInt16BE(table + 4);
    for (let r = 0; r < font.readUInt16BE(table + 2); r++) {
      const record = table + 6 + r * 12;
      const id = font.readUInt16BE(record + 6);
      if (id !== 1 && id !== 16) continue;
      const text = Buffer.from(family, 'utf16le').swap16();
      text.copy(font, strings + font.readUInt16BE(record + 10));
      font.writeUInt16BE(text.length, record + 8);
    }
  }
  return font;
}

test('on a machine without any face of the standard every one of the five is reported', async () => {
  const { fonts } = await npmTypesetter();
  expect(fonts.substitutions).toEqual([
    '仿宋 → Noto Serif SC Light',
    '楷体 → LXGW WenKai',
    '小标宋 → Noto Serif SC Bold',
    '黑体 → Noto Sans SC Medium',
    '宋体 → Noto Serif SC Regular',
  ]);
});

test('a folder that is absent, and files that are no fonts or are torn, are passed over', async () => {
  const bad = join(folder, 'bad');
  mkdirSync(bad);
  writeFileSync(join(bad, 'FangSong.ttf'), 'not a font');
  writeFileSync(join(bad, 'torn.ttf'), readFileSync(regular).subarray(0, 300));
  writeFileSync(join(bad, 'empty.otf'), '');
  const typesetter = await createTypesetter({ cacheDir, systemFontDirs: [], fontDirs: [join(folder, 'absent'), bad] });
  expect(typesetter.fonts.substitutions).toHaveLength(5);
  expect(readFaces(join(folder, 'absent.ttf'))).toEqual([]);
});

test("the deployment's 仿宋 is used, no longer reported, and embedded", async () => {
  const own = join(folder, 'own', 'deeper');
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'simfang.ttf'), renamed('FangSong'));
  const typesetter = await createTypesetter({ cacheDir, systemFontDirs: [], fontDirs: [join(folder, 'own')] });
  expect(typesetter.fonts.inUse.fang).toBe('FangSong');
  expect(typesetter.fonts.substitutions.map((s) => s.split(' ')[0])).toEqual(['楷体', '小标宋', '黑体', '宋体']);
  const sheet = typesetter.pdf({ ...NOTICE, body: [paragraph('依法行政𠮷')] });
  // A written face lends the character that the office's 仿宋 lacks.
  expect(sheet.substitutions).toContain('仿宋「𠮷」→ LXGW WenKai');
  const pdf = await measure(sheet.pdf);
  // The copy keeps the PostScript name of its model; the stand-in's was Light.
  expect(lineWith(pdf.pages[0], '依法行政').parts[0]?.font).toBe('NotoSerifSC-Regular');
});

test('folders of the deployment come before those of the system', async () => {
  const system = join(folder, 'system');
  const mine = join(folder, 'mine');
  mkdirSync(system);
  mkdirSync(mine);
  writeFileSync(join(system, 'a.ttf'), renamed('仿宋_GB2312'));
  writeFileSync(join(mine, 'b.ttf'), renamed('STFangsong'));
  const typesetter = await createTypesetter({ cacheDir, systemFontDirs: [system], fontDirs: [mine] });
  expect(typesetter.fonts.inUse.fang).toBe('STFangsong');
  const systemOnly = await createTypesetter({ cacheDir, systemFontDirs: [system] });
  expect(systemOnly.fonts.inUse.fang).toBe('仿宋_GB2312');
});

test('the faces of a collection are read as well', () => {
  const font = readFileSync(regular);
  // The tables of a collection count from the beginning of the file.
  const head = Buffer.alloc(16);
  head.write('ttcf', 0, 'latin1');
  head.writeUInt32BE(0x00010000, 4);
  head.writeUInt32BE(1, 8);
  head.writeUInt32BE(16, 12);
  for (let i = 0; i < font.readUInt16BE(4); i++) font.writeUInt32BE(font.readUInt32BE(20 + i * 16) + 16, 20 + i * 16);
  const path = join(folder, 'collection.ttc');
  writeFileSync(path, Buffer.concat([head, font]));
  const [face] = readFaces(path);
  expect(face?.families).toContain('Noto Serif SC');
  expect(face?.covers('国'.codePointAt(0) ?? 0)).toBe(true);
});

test('the reader of font files knows families and characters', () => {
  const [face] = readFaces(regular);
  expect(face?.families).toContain('Noto Serif SC');
  expect(face?.covers('国'.codePointAt(0) ?? 0)).toBe(true);
  expect(face?.covers('〔'.codePointAt(0) ?? 0)).toBe(true);
  expect(face?.covers(0xe123)).toBe(false);
  expect(face?.covers(0x10ffff)).toBe(false);
});
