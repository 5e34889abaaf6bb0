/** 规则咨询: what a case of 要看…… is, in words; every case says what it is, and none says nothing. */
import { describe, expect, it } from 'vitest';
import { caseLines, type Case, type Field, fieldsOf } from '../../src/rules/ask-model.ts';

const KINDS = { notice: '通知', order: '命令', bill: '议案', minutes: '纪要', letter: '函', report: '报告' };
const fields: readonly Field[] = fieldsOf({
  type: 'object',
  properties: {
    issuer: {
      type: 'string',
      title: '发文名义',
      enum: ['government', 'office'],
      labels: { government: '以政府名义', office: '以办公室名义' },
    },
    kind: { type: 'string', title: '文种', enum: Object.keys(KINDS), labels: KINDS },
    major: { type: 'boolean', title: '重大事项' },
    legal: { type: 'boolean', title: '涉法' },
    normative: { type: 'boolean', title: '规范性文件' },
    cases: { type: 'array', title: '涉及', items: { type: 'string', enum: ['public'] }, labels: { public: '公众权益' } },
  },
});
const labelled = (...names: string[]) => names.map((name) => ({ name, label: fields.find((one) => one.name === name)?.title ?? '' }));
const one = (facts: Case['facts'], alike?: Case['alike']): Case => ({
  facts,
  ...(alike === undefined ? {} : { alike }),
  outcome: 'answer',
  findings: [],
});
const words = (facts: readonly string[], cases: readonly Case[], of: Case): readonly string[] => {
  const { lines, asFirst } = caseLines(fields, labelled(...facts), cases, of);
  return [...lines.map(({ label, words: said }) => `${label}：${said}`), ...(asFirst ? ['其余同第一种'] : [])];
};

describe('what a case is', () => {
  const names = ['issuer', 'kind', 'major', 'legal', 'normative'];
  it('the first of many says its own facts, not that nothing is amiss', () => {
    const cases = [
      one({ issuer: 'government', kind: 'notice' }, { kind: ['notice', 'letter', 'report', 'minutes'] }),
      one({ issuer: 'government', kind: 'order' }, { kind: ['order', 'bill'] }),
      one({ issuer: 'office', major: true }),
    ];
    expect(cases.map((of) => words(names, cases, of))).toEqual([
      ['发文名义：以政府名义', '文种：除命令、议案以外的'],
      ['发文名义：以政府名义', '文种：命令、议案'],
      ['发文名义：以办公室名义', '重大事项：是'],
    ]);
  });
  it('where all say the same facts, the others say what they have otherwise', () => {
    const plain = { issuer: 'office', kind: 'notice', major: false, legal: false, normative: false };
    const cases = [one(plain), one({ ...plain, legal: true })];
    expect(cases.map((of) => words(names, cases, of))).toEqual([
      ['发文名义：以办公室名义', '文种：通知', '重大事项：否', '涉法：否', '规范性文件：否'],
      ['涉法：是', '其余同第一种'],
    ]);
  });
  it('all values of a list come to the same; none of several is said as none', () => {
    const cases = [one({ kind: 'notice', cases: [] }, { kind: Object.keys(KINDS) }), one({ kind: 'notice', cases: ['public'] })];
    expect(cases.map((of) => words(['kind', 'cases'], cases, of))).toEqual([
      ['文种：不论哪一种', '涉及：都没有'],
      ['文种：通知', '涉及：公众权益'],
    ]);
  });
});
