import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadBuiltInPacks } from '../src/shell/read-packs.ts';

const folders = ['../src/', '../../affairs/src/'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));

test('the engine names no government', () => {
  const words = loadBuiltInPacks().flatMap(({ id, source }) => [id, source.government.name]);
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [name, readFileSync(folder + name, 'utf8')] as const),
  );
  expect(sources.length).toBeGreaterThan(10);
  expect(words).toHaveLength(10);
  const hits = sources.flatMap(([name, text]) => words.filter((word) => text.includes(word)).map((word) => `${name}: ${word}`));
  expect(hits).toEqual([]);
});
