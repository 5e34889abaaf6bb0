/** A pack that an older version stored, in a real database: it judges with the defaults of today, under the hash of its day. */
import { canonicalHash, compileStored } from '@lingxing/workrules';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PackEdition } from '../src/index.ts';
import { house, ledgerOn, open, packOf, type House } from './support/teahouse.ts';

let at: House;
beforeAll(async () => {
  at = await house();
});
afterAll(() => at.database.drop());

/** The tea-house's rules with one row on signing and one series, as they looked before either had the fields of today. */
function older(id: string): PackEdition {
  const { source } = packOf(id);
  const written = {
    ...source,
    posts: [{ role: 'head', title: '东家' }],
    norms: [{ id: '1-sign', kind: 'sign-off', at: '1', modality: 'must', act: 'sign', by: ['head'], as: '签发', says: '由东家签发' }],
    series: [{ id: 'tea', issuer: 'office', mark: '茶' }],
  };
  // What lies in the table is what a former version wrote; this version's type of it is not true of it.
  return { source: written as unknown as PackEdition['source'], layers: [] };
}

/** What lies in the table, whoever looks. */
const storedUnder = (hash: string): Promise<PackEdition | undefined> =>
  at.database.asSuperuser(async (client) => {
    const { rows } = await client.query<{ source: PackEdition }>('select source from pack where hash = $1', [hash]);
    return rows[0]?.source;
  });

it('is read as this version knows it, by a process that comes later as well', async () => {
  await open(at.ledger, 'oldhouse');
  const edition = older('oldhouse');
  const row = await at.ledger.installPack('oldhouse', {
    ...edition,
    source: { ...edition.source, edition: { ...edition.source.edition, effective: '2021-01-01', edition: '2021' } },
  });
  const stored = await storedUnder(row.hash);
  expect(stored?.source.norms[0]).not.toHaveProperty('alternatives');
  expect(stored?.source.series[0]).not.toHaveProperty('form');
  expect(row.hash).toBe(canonicalHash({ pack: stored?.source, layers: [] }));

  const { pack } = await ledgerOn(at.database.pool, at.clock).context('oldhouse');
  expect(pack.hash).toBe(row.hash);
  expect(pack.of('sign-off')[0]).toMatchObject({ alternatives: [], otherwise: [], overrides: [], before: [] });
  expect(pack.source.series[0]?.form).toBe('bracketed');
});

it('what is proposed today is held against it: the same text is nothing new', async () => {
  const { pack } = await at.ledger.context('oldhouse');
  const stored = await storedUnder(pack.hash);
  if (stored === undefined) throw new Error('no pack');
  expect(compileStored(stored).ok).toBe(true);
  expect(await at.ledger.revisions.offerShipped('oldhouse', stored)).toBe('same');
});
