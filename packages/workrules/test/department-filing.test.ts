/** Normative documents of departments that are filed with the government; acts on papers that came in. Expected values are read from the texts. */
import { describe, expect, test } from 'vitest';
import { applies } from '../src/index.ts';
import { document, own, packOf, places } from './support.ts';

const filed = (id: string, over: Parameters<typeof own>[2]) => places(own(packOf(id), 'filing', over));
const normative = { issuer: 'department', normative: true } as const;

describe('部门的规范性文件报政府备案；不是规范性文件的、政府自己的、报给政府的不备案', () => {
  test('忻州第三十六条第三款', () => {
    expect(filed('xinzhou', normative)).toEqual(['36.3']);
    expect(filed('xinzhou', { ...normative, normative: false })).toEqual([]);
    expect(filed('xinzhou', { ...normative, issuer: 'government' })).not.toContain('36.3');
    expect(filed('xinzhou', { ...normative, to: 'government' })).toEqual([]);
  });
  test('西市第三十二条第三款：只说部门，街道报来的不在其内', () => {
    expect(filed('xishi', normative)).toContain('32.3');
    expect(filed('xishi', { ...normative, normative: false })).not.toContain('32.3');
    expect(filed('xishi', { ...normative, fromLowerGovernment: true })).not.toContain('32.3');
  });
});

test('忻州第三十四条第三款：分送、交办、催办以本条为依据，只对报给市政府的公文', () => {
  const pack = packOf('xinzhou');
  const carrying = (act: string, to: 'government' | 'subordinate') =>
    pack
      .of('basis')
      .filter((norm) => norm.acts.includes(act) && applies(norm, document({ issuer: 'department', to })))
      .map(({ at }) => at);
  for (const act of ['incoming.circulate', 'incoming.assign', 'incoming.chase']) {
    expect(carrying(act, 'government')).toContain('34.3');
    expect(carrying(act, 'subordinate')).not.toContain('34.3');
  }
});
