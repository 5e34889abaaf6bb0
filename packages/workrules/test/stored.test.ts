/** A pack that an older version stored: what has been added since has its default, and the pack keeps its hash. */
import { expect, test } from 'vitest';
import { canonicalHash, compilePack, compileStored, loadPack, type PackSource } from '../src/index.ts';
import { inventedPack, signOffRow } from './invented.ts';

function source(): PackSource {
  const loaded = loadPack(inventedPack(signOffRow('all', '7.1', 'when: { kind: notice }')), 'p.yaml');
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  return loaded.value;
}

/** As it was stored before sign-off rows had alternatives and others who may sign, and before a series had a form. */
function older(): Record<string, unknown> {
  const stored = JSON.parse(JSON.stringify(source())) as { norms: Record<string, unknown>[]; series: Record<string, unknown>[] };
  for (const norm of stored.norms) for (const name of ['alternatives', 'otherwise', 'overrides', 'before']) delete norm[name];
  for (const one of stored.series) delete one['form'];
  return { ...stored };
}

test('what no version can read is a problem, at its path', () => {
  const read = compileStored({ source: { ...source(), articleCount: '九' }, layers: [] });
  expect(read.ok ? [] : read.problems.map((one) => one.path)).toEqual([['articleCount']]);
  const layer = compileStored({ source: source(), layers: [{ format: 1 }] });
  expect(layer.ok).toBe(false);
});

test('fields that it does not have are there with their defaults', () => {
  const read = compileStored({ source: older(), layers: [] });
  if (!read.ok) throw new Error(read.problems[0]?.message);
  const [row] = read.pack.of('sign-off');
  expect(row).toMatchObject({ alternatives: [], otherwise: [], overrides: [], before: [] });
  expect(read.pack.source.series.map((one) => one.form)).toEqual(source().series.map(() => 'bracketed'));
});

test('its hash is that of what was stored, not of what this version makes of it', () => {
  const read = compileStored({ source: older(), layers: [] });
  const today = compilePack(source(), []);
  if (!read.ok || !today.ok) throw new Error('it does not compile');
  expect(read.pack.hash).toBe(canonicalHash({ pack: older(), layers: [] }));
  expect(read.pack.hash).not.toBe(today.pack.hash);
});

test('one that this version stored is the same pack under the same hash', () => {
  const read = compileStored({ source: JSON.parse(JSON.stringify(source())), layers: [] });
  const today = compilePack(source(), []);
  if (!read.ok || !today.ok) throw new Error('it does not compile');
  expect(read.pack.source).toEqual(source());
  expect(read.pack.hash).toBe(today.pack.hash);
});
