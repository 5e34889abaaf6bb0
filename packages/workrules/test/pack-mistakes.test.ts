/**
 * What a clerk gets wrong in a pack, and what is said of it: the line, what is wrong, what was expected, the way out, and
 * nothing in the words of a library. The pack is the one of the guide.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compilePack, loadPack, provePack } from '../src/index.ts';
import { loadBuiltInLayers } from '../src/shell/read-packs.ts';
import { lineOf } from './invented.ts';
import { filesOfGuide } from './support.ts';

const files = filesOfGuide(readFileSync(new URL('../../../docs/write-a-pack.md', import.meta.url), 'utf8'));
const main = files['qingshan.yaml'] ?? '';

/** Everything that `packs check` says of a main file beside the parts of the guide. */
function told(text: string): readonly { readonly line: number; readonly message: string }[] {
  const loaded = loadPack(text, 'qingshan.yaml', (part) => files[part]);
  if (!loaded.ok) return loaded.problems;
  const compiled = compilePack(loaded.value, loadBuiltInLayers());
  const problems = compiled.ok ? provePack(compiled.pack).problems : compiled.problems;
  return problems.map(loaded.locate);
}

/** A slip of the hand: what stood there, what was written, where it is told, what has to be said. */
interface Mistake {
  readonly what: string;
  readonly from: string | RegExp;
  readonly to: string;
  /** A piece of the line on which it is told; the written one where it is left out. */
  readonly at?: string;
  readonly says: readonly string[];
}

const MISTAKES: readonly Mistake[] = [
  { what: '单位写成英文复数', from: 'unit: workday', to: 'unit: days', says: ['4.3-limit', '单位', '是不是“day”'] },
  { what: '单位写成中文', from: 'unit: workday', to: 'unit: 工作日', says: ['是不是“workday”'] },
  { what: '用了这一类没有的单位', from: 'unit: workday', to: 'unit: week', says: ['workday（工作日）', 'day（日'] },
  { what: '没有这样的职务', from: 'by: [head]', to: 'by: [mayor]', says: ['4.1-sign', '由谁', 'mayor', 'head（行政首长）'] },
  { what: '职务写成本府的称呼', from: 'by: [head]', to: 'by: [县长]', says: ['是不是“head”'] },
  { what: '没有列的职务', from: 'by: [head]', to: 'by: [auditor]', at: 'id: 4.1-sign', says: ['auditor', '不在 posts 中', '补一项'] },
  { what: '一列没有加方括号', from: 'by: [head]', to: 'by: head', says: ['加方括号：[head]'] },
  { what: '全角方括号', from: 'by: [head]', to: 'by: ［head］', says: ['全角括号', '[head]'] },
  { what: '少一格', from: '    act: sign\n', to: '   act: sign\n', says: ['缩进不对', '对齐'] },
  { what: '多两格', from: '    act: sign\n', to: '      act: sign\n', says: ['缩进不对', '对齐'] },
  { what: '制表符', from: '    act: sign\n', to: '\tact: sign\n', says: ['Tab', '改成空格'] },
  { what: '全角冒号', from: 'act: sign', to: 'act：sign', says: ['全角冒号', '半角'] },
  { what: '花括号里的全角冒号', from: '{ role: deputy,', to: '{ role：deputy,', says: ['全角冒号', 'role: deputy'] },
  { what: '花括号里的全角逗号', from: 'deputy, title', to: 'deputy， title', says: ['全角逗号'] },
  { what: '冒号后面没有空格', from: 'act: sign', to: 'act:sign', says: ['缺一个空格'] },
  { what: '短横后面没有空格', from: '- id: 4.2-office', to: '-id: 4.2-office', says: ['短横', '空格'] },
  { what: '缺一条', from: /  - \{ article: 5.*\n/u, to: '', at: 'articles:', says: ['没有第五条', '补一行'] },
  { what: '编号重复', from: 'id: 4.2-office', to: 'id: 4.1-sign', at: "kind: sign-off\n    at: '4.2'", says: ['4.1-sign', '重复'] },
  { what: '没有这一款', from: "at: '4.3'", to: "at: '4.5'", says: ['第4条共3款，没有第5款', 'paragraphs'] },
  { what: '没有这一项', from: "at: '4.3'", to: "at: '3.1.9'", says: ['第3条共2项，没有第9项'] },
  { what: '没有这一条', from: "at: '4.3'", to: "at: '7'", says: ['共6条，没有第7条', 'articleCount'] },
  { what: '条款没有加引号', from: "at: '4.3'", to: 'at: 4.3', says: ["加引号：'4.3'"] },
  { what: '条款写成汉字', from: "at: '4.3'", to: 'at: 第四条第三款', says: ["'33.2'"] },
  { what: '约束力拼错', from: 'modality: must', to: 'modality: msut', says: ['约束力', '是不是“must”'] },
  { what: '约束力写成原文的词', from: 'modality: must', to: 'modality: 应当', says: ['是不是“must”'] },
  { what: '日期用点', from: 'effective: 2026-03-01', to: 'effective: 2026.3.1', says: ['施行日期', '2026-03-01'] },
  { what: '日期用年月日', from: 'effective: 2026-03-01', to: 'effective: 2026年3月1日', says: ['2026-03-01'] },
  { what: '没有这一天', from: 'effective: 2026-03-01', to: 'effective: 2026-02-30', says: ['没有这一天'] },
  { what: '数字写成汉字', from: 'value: 4', to: 'value: 四', says: ['数值', '阿拉伯数字'] },
  { what: '数字带着单位', from: 'value: 4', to: 'value: 4个工作日', says: ['不带单位'] },
  {
    what: '数字与那句话不合',
    from: 'value: 4',
    to: 'value: 5',
    at: 'says: 四个工作日内答复',
    says: ['四个工作日', '5个工作日', '以原文为准'],
  },
  { what: '是否写成汉字', from: 'hostMaySetLimit: false', to: 'hostMaySetLimit: 否', says: ['true', 'false'] },
  { what: '方括号没有配对', from: 'by: [head]', to: 'by: [head', says: ['方括号没有配对'] },
  { what: '引号没有配对', from: "at: '4.3'", to: "at: '4.3", says: ['引号没有配对'] },
  { what: '项名拼错', from: 'otherwise:', to: 'othrwise:', says: ['4.2-office', '没有“othrwise”这一项', 'otherwise'] },
  { what: '多写一项', from: 'as: 签发\n', to: 'as: 签发\n    who: [head]\n', at: 'who: [head]', says: ['没有“who”这一项', '删去'] },
  { what: '漏写一项', from: '    act: sign\n', to: '', at: 'id: 4.1-sign', says: ['act', '没有写', 'sign 签发'] },
  { what: '规范的类拼错', from: 'kind: sign-off', to: 'kind: signoff', says: ['是不是“sign-off”', '签发权限'] },
  { what: '规范的类写成中文', from: 'kind: sign-off', to: 'kind: 签发', says: ['是不是“sign-off”'] },
  { what: '条件的事实拼错', from: '{ issuer: government }', to: '{ isuer: government }', says: ['是不是“issuer”', '发文名义'] },
  { what: '条件的取值没有', from: '{ issuer: government }', to: '{ issuer: 县政府 }', says: ['发文名义', 'government（以政府名义）'] },
  { what: '没有这个上位依据', from: 'layer: document-regulation', to: 'layer: tiaoli', says: ['tiaoli', 'document-regulation'] },
  { what: '没有这个分册', from: '- qingshan/cases.yaml', to: '- qingshan/case.yaml', says: ['没有这个分册', 'qingshan/case.yaml'] },
  { what: '级别写成中文', from: 'level: county', to: 'level: 县', says: ['级别', '是不是“county”'] },
  { what: '文种写成中文', from: 'mark: 青政发 }', to: 'mark: 青政发, kinds: [通知] }', says: ['文种', '是不是“notice”'] },
  { what: '一列写成一句话', from: /norms:\n[\s\S]*?series:/u, to: 'norms: 无\nseries:', at: 'norms: 无', says: ['写成一列', '[]'] },
];

/** Words that a library says of a value, and none of a pack's own. */
const LIBRARY =
  /invalid|expected|received|undefined|NaN|regex|pattern|string|array|number|boolean|object|union|enum|null|无效|期望|mapping|scalar|indentation|unexpected/iu;

test('没有写错的通过', () => {
  expect(told(main)).toEqual([]);
});

describe('写错了的', () => {
  test.each(MISTAKES)('$what', ({ from, to, at, says }) => {
    const text = main.replace(from, () => to);
    expect(text).not.toBe(main);
    const problems = told(text);
    const line = lineOf(text, at ?? to.trim());
    const here = problems.filter((one) => Math.abs(one.line - line) <= (at === undefined ? 0 : 1));
    expect(
      here.some(({ message }) => says.every((word) => message.includes(word))),
      JSON.stringify(problems.slice(0, 3)),
    ).toBe(true);
    expect(problems.map(({ message }) => message).filter((message) => LIBRARY.test(message))).toEqual([]);
  });
});

test('不是规则包的，说一句，不列一串', () => {
  expect(told('工作规则\n').map(({ message }) => message)).toEqual(['不是规则包：主文件从 format: 1 写起，可用 packs new 新建一个来对照']);
});
