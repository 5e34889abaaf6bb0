import { assert, constantFrom, property, record, type Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applicable,
  applicableOf,
  applies,
  canonicalHash,
  canonicalJson,
  compilePack,
  DOCUMENT_FACTS,
  FACT_BITS,
  factBits,
  NORM_KINDS,
  signOffFor,
  type DocumentFacts,
  type FactName,
} from '../src/index.ts';
import { loadBuiltInLayers, loadBuiltInPacks } from '../src/shell/read-packs.ts';
import { document, packOf } from './support.ts';

const packs = loadBuiltInPacks();
const regulation = (over: Partial<DocumentFacts>) =>
  applicable(packOf('zezhou'), document(over))
    .of('prohibition')
    .filter(({ citation }) => citation.source === 'regulation')
    .map(({ id }) => id);

/** Any document at all. */
const anyDocument = record(
  Object.fromEntries((Object.keys(DOCUMENT_FACTS) as FactName[]).map((fact) => [fact, constantFrom(...DOCUMENT_FACTS[fact].domain)])),
) as Arbitrary<DocumentFacts>;

test('五个政府，各有其版本', () => {
  expect(packs.map(({ id, source }) => [id, source.edition.documentNumber, source.articleCount])).toEqual([
    ['jincheng-chengqu', '城政发〔2023〕5号', 46],
    ['weidong', '平卫政〔2022〕15号', 76],
    ['xinzhou', '忻政发〔2023〕10号', 48],
    ['xishi', '营西政发〔2024〕1号', 44],
    ['zezhou', '泽政发〔2024〕32号', 46],
  ]);
});

describe('索引与逐条判断相同', () => {
  test.each(packs.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
    assert(
      property(anyDocument, (facts) => {
        const indexed = applicable(pack, facts);
        const kinds = NORM_KINDS.filter((kind) => kind !== 'basis');
        const byIndex = kinds.map((kind) => indexed.of(kind).map(({ id }) => id));
        const oneByOne = kinds.map((kind) =>
          pack
            .of(kind)
            .filter((norm) => applies(norm, facts))
            .map(({ id }) => id),
        );
        expect(byIndex).toEqual(oneByOne);
        expect(kinds.map((kind) => applicableOf(pack, kind)(facts).map(({ id }) => id))).toEqual(oneByOne);
        const rows = pack.of('sign-off').filter((norm) => applies(norm, facts));
        const left = rows.filter(({ id }) => !rows.some(({ overrides }) => overrides.includes(id)));
        expect(signOffFor(pack, facts)).toEqual({ row: left[0] });
        expect(left).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});

test('每个是非事实各占一位', () => {
  const yesNo = (Object.keys(DOCUMENT_FACTS) as FactName[]).filter((fact) => typeof DOCUMENT_FACTS[fact].domain[0] === 'boolean');
  expect(Object.keys(FACT_BITS).sort()).toEqual(yesNo.sort());
  expect(new Set(Object.values(FACT_BITS)).size).toBe(yesNo.length);
  for (const fact of yesNo) expect(factBits(document({ [fact]: true }))).toBe(FACT_BITS[fact as keyof typeof FACT_BITS]);
});

/** Every act of the document procedure. */
const ACTS = `draft revise consult answer request-extension agree-extension deem-no-objection list-positions send approve return
  withdraw vet refer review-legality advise coordinate review countersign consent find-necessary record-decision authorise sign recheck
  number void-number typeset seal distribute forward archive convey recompute`.split(/\s+/);

describe('每个行为都有依据', () => {
  test.each(packs.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
    const based = new Set(pack.of('basis').flatMap(({ acts }) => acts));
    expect(ACTS.filter((act) => !based.has(act))).toEqual([]);
  });
});

describe('上位依据', () => {
  test('县、区不能制定规章，设区的市可以', () => {
    const barred = packs.filter((pack) => pack.byId('organic-law.74-rules') !== undefined).map(({ id }) => id);
    expect(barred).toEqual(['jincheng-chengqu', 'weidong', 'xishi', 'zezhou']);
  });
  test('部门自己的公文由部门主要负责人签发，五府一样', () => {
    for (const pack of packs)
      expect(signOffFor(pack, document({ issuer: 'department' }))).toMatchObject({
        row: { by: ['host-head'], act: 'sign', citation: { source: 'regulation', article: 22 } },
      });
  });
  test('经各自的条款适用公文处理条例', () => {
    const through = packs.map((pack) => [pack.id, pack.byId('regulation.22-sign')?.citation.through?.article]);
    expect(through).toEqual([
      ['jincheng-chengqu', 27],
      ['weidong', 53],
      ['xinzhou', 29],
      ['xishi', 27],
      ['zezhou', 27],
    ]);
  });
  test('请示写联系人，批复写所答复的请示，不公开写理由', () => {
    expect(regulation({ kind: 'request', lacksContact: true })).toEqual(['regulation.9-contact']);
    expect(regulation({ kind: 'notice', lacksContact: true })).toEqual([]);
    expect(regulation({ kind: 'reply', lacksAnsweredRequest: true })).toEqual(['regulation.24-reply']);
    expect(regulation({ lacksPublicationGround: true })).toEqual(['openness.13-ground']);
  });
  test('主送机关：公告不必有，通知必有', () => {
    expect(regulation({ lacksRecipients: true })).toEqual(['regulation.9-recipient']);
    expect(regulation({ kind: 'proclamation', lacksRecipients: true })).toEqual([]);
  });
  test('上行文不抄送下级；一文一事；越级是“一般不得”', () => {
    expect(regulation({ kind: 'report', to: 'superior-government', copiesToSubordinates: true })).toEqual(['regulation.15-copies']);
    expect(regulation({ kind: 'request', multipleMatters: true })).toEqual(['regulation.15-one-matter']);
    expect(regulation({ kind: 'report', carriesRequest: true })).toEqual(['regulation.15-no-request-inside']);
    expect(regulation({ kind: 'letter', carriesRequest: true })).toEqual([]);
    expect(packOf('zezhou').byId('regulation.14-level')?.modality).toBe('should');
  });
  test('经政府同意由部门发文的要写明', () => {
    expect(applicable(packOf('zezhou'), document({ issuer: 'department-approved' })).of('remark')).toMatchObject([
      { id: 'regulation.16-with-consent', text: '政府同意' },
    ]);
  });
});

describe('摘要', () => {
  test('SM3：与键的次序无关', () => {
    expect(canonicalJson({ b: [1, { d: null, c: '令' }], a: undefined })).toBe('{"b":[1,{"c":"令","d":null}]}');
    expect(canonicalHash({ a: 1, b: 2 })).toBe(canonicalHash({ b: 2, a: 1 }));
  });
  test('规范一改，摘要就变；再编译一次则不变', () => {
    const { source, hash } = packOf('zezhou');
    const again = compilePack(structuredClone(source), loadBuiltInLayers());
    const changed = compilePack(
      { ...source, norms: source.norms.map((norm, i) => (i === 0 ? { ...norm, says: '改了一处' } : norm)) },
      loadBuiltInLayers(),
    );
    if (!again.ok || !changed.ok) throw new Error('it did not compile');
    expect(again.pack.hash).toBe(hash);
    expect(changed.pack.hash).not.toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
  test('SM3 的标准样例', async () => {
    const { sm3 } = await import('sm-crypto-v2');
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  });
});
