/** What a revision changes, told part by part and field by field, in a government that does not exist. */
import { describe, expect, it } from 'vitest';
import { answersOf, compilePack, diffRules, loadPack, withAnswers, withoutAnswers, type PackSource, type RulePack } from '../src/index.ts';
import { inventedPack, signOffRow } from './invented.ts';

function source(norms: string, change: (text: string) => string = (text) => text): PackSource {
  const loaded = loadPack(change(inventedPack(norms)), 'invented.yaml');
  if (!loaded.ok) throw new Error(loaded.problems.map((one) => one.message).join('；'));
  return loaded.value;
}
function compiled(from: PackSource): RulePack {
  const result = compilePack(from, []);
  if (!result.ok) throw new Error(result.problems.map((one) => one.message).join('；'));
  return result.pack;
}
const packed = (norms: string, change?: (text: string) => string): RulePack => compiled(source(norms, change));

const HEAD = signOffRow('head-signs', '7.1', 'when: { kind: decision }');
const ASKING = (text: string) => `${text}settings:\n  - { id: who-decides, question: 是否重要由谁认定 }\n`;

describe('the difference between two packs', () => {
  it('is empty where judging by either is the same', () => {
    expect(diffRules(packed(HEAD), packed(HEAD))).toEqual([]);
  });

  it('names what was added and what was left out, with its place', () => {
    const other = signOffRow('deputy-signs', '7.2', 'when: { kind: letter }');
    const differences = diffRules(packed(HEAD), packed(other));
    expect(differences.map(({ part, id, change, place, fields }) => [part, id, change, place, fields])).toEqual([
      ['norm', 'head-signs', 'removed', '第七条第一款', []],
      ['norm', 'deputy-signs', 'added', '第七条第二款', []],
    ]);
  });

  it('tells a changed norm field by field: who by the titles of its pack, how strictly, when, and where it stands', () => {
    const after = HEAD.replace('by: [head]', 'by: [deputy]')
      .replace('modality: must', 'modality: should')
      .replace("at: '7.1'", "at: '7.2'");
    const [one, ...more] = diffRules(packed(HEAD), packed(after.replace('kind: decision', 'kind: letter, important: true')), {
      'fact.kind': { decision: '决定', letter: '函' },
    });
    expect(more).toEqual([]);
    expect([one?.change, one?.label]).toEqual(['changed', '由县长签发']);
    const fields = new Map(one?.fields.map(({ label, before, after: is }) => [label, [before, is]]));
    expect(Object.fromEntries(fields)).toEqual({
      约束力: ['应当', '原则上'],
      由谁: ['县长', '副县长'],
      适用的情形: ['文种：决定', '文种：函，重要公文：是'],
      出处: ['第七条第一款', '第七条第二款'],
    });
  });

  it('tells articles, posts, series and the edition as well', () => {
    const after = packed(HEAD, (text) =>
      text
        .replace('summary: 公文的签发', 'summary: 公文签发的权限')
        .replace('title: 副县长', 'title: 常务副县长')
        .replace('series: []', 'series:\n  - { id: gov, issuer: government, mark: 样政发 }')
        .replace('effective: 2026-01-05', 'effective: 2026-02-01'),
    );
    expect(diffRules(packed(HEAD), after).map(({ part, change, label }) => [part, change, label])).toEqual([
      ['edition', 'changed', '样例县人民政府工作规则'],
      ['article', 'changed', '公文签发的权限'],
      ['post', 'removed', '副县长'],
      ['post', 'added', '常务副县长'],
      ['series', 'added', '样政发'],
    ]);
  });
});

describe('what a government has set itself', () => {
  const answer = {
    id: 'who-decides',
    answer: '由县政府办公室认定',
    document: '样政办发〔2026〕3号',
    date: '2026-03-01',
    setBy: '县政府办公室',
  };

  it('is told as a change of the setting, and is no difference of the text', () => {
    const asked = source(HEAD, ASKING);
    const answered = withAnswers(asked, [answer, { id: 'not-asked', answer: '无' }]);
    expect(answersOf(answered)).toEqual([answer]);
    expect(diffRules(compiled(asked), compiled(answered)).map(({ part, label, fields }) => [part, label, fields[0]])).toEqual([
      ['setting', '是否重要由谁认定', { field: 'answer', label: '设定', after: '由县政府办公室认定' }],
    ]);
    expect(compiled(withoutAnswers(answered)).hash).toBe(compiled(asked).hash);
  });

  it('can be opened again', () => {
    const answered = withAnswers(source(HEAD, ASKING), [answer]);
    expect(answersOf(withAnswers(answered, [{ id: 'who-decides' }]))).toEqual([]);
  });
});
