/** Heights of the ink of single glyphs, read from the outlines of the fonts that npm brings: an oracle beside the engine. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

const FILES: Record<string, readonly [string, string]> = {
  'NotoSerifSC-Bold': ['@expo-google-fonts/noto-serif-sc', '700Bold/NotoSerifSC_700Bold.ttf'],
  'NotoSerifSC-Regular': ['@expo-google-fonts/noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf'],
  'NotoSerifSC-Light': ['@expo-google-fonts/noto-serif-sc', '300Light/NotoSerifSC_300Light.ttf'],
};

const loaded = new Map<string, (character: string) => { above: number; below: number }>();

/** Ink above and below the baseline, in fractions of the size. */
export function inkOf(font: string, character: string): { above: number; below: number } {
  let reader = loaded.get(font);
  if (!reader) {
    const file = FILES[font];
    if (!file) throw new Error(`no outline file known for ${font}`);
    reader = outlines(readFileSync(join(dirname(require.resolve(`${file[0]}/package.json`)), file[1])));
    loaded.set(font, reader);
  }
  return reader(character);
}

/** The highest and lowest ink of a line of text, in mm from the page's top. */
export function inkBox(text: { text: string; baseline: number; size: number; font: string }): { top: number; foot: number } {
  const inks = Array.from(text.text).map((c) => inkOf(text.font, c));
  const mm = (text.size * 25.4) / 72;
  return {
    top: text.baseline - Math.max(...inks.map((i) => i.above)) * mm,
    foot: text.baseline + Math.max(...inks.map((i) => i.below)) * mm,
  };
}

function outlines(font: Buffer): (character: string) => { above: number; below: number } {
  const tables = new Map<string, number>();
  for (let i = 0; i < font.readUInt16BE(4); i++)
    tables.set(font.toString('latin1', 12 + i * 16, 16 + i * 16), font.readUInt32BE(20 + i * 16));
  const at = (tag: string): number => tables.get(tag) ?? 0;
  const unitsPerEm = font.readUInt16BE(at('head') + 18);
  const longOffsets = font.readInt16BE(at('head') + 50) === 1;
  const cmap = at('cmap');
  let groups = 0;
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const sub = cmap + font.readUInt32BE(cmap + 8 + i * 8);
    if (font.readUInt16BE(sub) === 12) groups = sub;
  }
  return (character) => {
    const code = character.codePointAt(0) ?? 0;
    for (let i = 0; i < font.readUInt32BE(groups + 12); i++) {
      const group = groups + 16 + i * 12;
      const first = font.readUInt32BE(group);
      if (code < first || code > font.readUInt32BE(group + 4)) continue;
      const glyph = font.readUInt32BE(group + 8) + code - first;
      const loca = at('loca');
      const offset = longOffsets ? font.readUInt32BE(loca + glyph * 4) : font.readUInt16BE(loca + glyph * 2) * 2;
      const outline = at('glyf') + offset;
      return { above: font.readInt16BE(outline + 8) / unitsPerEm, below: -font.readInt16BE(outline + 4) / unitsPerEm };
    }
    throw new Error(`no glyph for ${character}`);
  };
}
