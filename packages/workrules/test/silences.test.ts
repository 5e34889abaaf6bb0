/** A silence that the pack breaks by a norm of its own, and an edition in force before it was issued: refused, with file and line. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compilePack, loadPack, provePack } from '../src/index.ts';
import { loadBuiltInLayers, loadBuiltInPacks } from '../src/shell/read-packs.ts';

const at = (name: string): string => readFileSync(new URL(`../packs/${name}`, import.meta.url), 'utf8');

/** What is said of a built-in pack with other words in one of its files. */
function told(
  government: string,
  file: string,
  change: (text: string) => string,
): readonly { file: string; line: number; message: string }[] {
  const read = (name: string): string => (name === file ? change(at(name)) : at(name));
  const loaded = loadPack(read(`${government}.yaml`), `${government}.yaml`, read);
  if (!loaded.ok) return loaded.problems;
  const compiled = compilePack(loaded.value, loadBuiltInLayers());
  return (compiled.ok ? provePack(compiled.pack).problems : compiled.problems).map(loaded.locate);
}
const declaring = (government: string, silence: string) =>
  told(government, `${government}/cases.yaml`, (text) => text.replace('silences:\n', `silences:\n  - ${silence}\n`));

describe('写了规定，又写没有规定', () => {
  test.each([
    [
      '泽州第二十条第二款：常务会议每月1至2次',
      'zezhou',
      '{ id: x, of: frequency, about: { meetings: [executive] }, says: 常务会议开几次没有写 }',
      '20.2-frequency',
    ],
    ['泽州第二十条第二款，用话说的', 'zezhou', '{ id: x, of: frequency, says: 常务会议多久开一次，本规则没有写 }', '20.2-frequency'],
    ['泽州第二十九条：篇幅', 'zezhou', '{ id: x, of: length, when: { issuer: government }, says: 公文篇幅没有写 }', '29-length'],
    ['泽州第三十一条第二款：七个工作日', 'zezhou', '{ id: x, of: consultation-limit, when: {}, says: 几日内回复没有写 }', '31.2-limit'],
    [
      '泽州第三十三条第一款：命令由县长签署',
      'zezhou',
      '{ id: x, when: { issuer: government, kind: order }, says: 命令由谁签署没有写 }',
      '33.1',
    ],
    [
      '泽州第二十二条第一款：纪要由县长签发',
      'zezhou',
      '{ id: x, of: responsibility, about: { tasks: [sign-minutes], meetings: [executive] }, says: 纪要由谁签发没有写 }',
      '22.1-sign',
    ],
    ['泽州第四十三条第三款：副县长请假', 'zezhou', '{ id: x, of: leave, about: { who: [deputy] }, says: 副县长请假没有写 }', '43.3-deputy'],
    [
      '泽州第五条第二款：出差由谁代行',
      'zezhou',
      '{ id: x, of: standing-in, about: { absences: [business-trip] }, says: 出差由谁代行没有写 }',
      '5.2-first',
    ],
    [
      '卫东第七条：区长不能出席的，受委托的召集',
      'weidong',
      '{ id: x, of: responsibility, about: { tasks: [chair], meetings: [plenary], on: absent }, says: 全体会议由谁主持没有写 }',
      '7-chair-delegated',
    ],
    [
      '西市第二十条第二款：两周一次',
      'xishi',
      '{ id: x, of: frequency, about: { meetings: [executive] }, says: 常务会议开几次没有写 }',
      '20.2',
    ],
  ])('%s', (_, government, silence, norm) => {
    const problems = declaring(government, silence);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: `${government}/cases.yaml`, line: 3 });
    expect(problems[0]?.message).toContain('“x”写原文没有规定');
    expect(problems[0]?.message).toContain(norm);
  });
});

describe('真没有写的照旧', () => {
  test.each([
    ['泽州：全体会议没有写次数', 'zezhou', '{ id: x, of: frequency, about: { meetings: [plenary] }, says: 全体会议多久开一次没有写 }'],
    [
      '卫东第四十八条：办公会议纪要没有写',
      'weidong',
      '{ id: x, of: responsibility, about: { tasks: [vet-minutes], meetings: [head-office] }, says: 办公会议纪要由谁审核没有写 }',
    ],
    [
      '卫东第六十四条：部门主要负责人向谁请假没有写',
      'weidong',
      '{ id: x, of: leave, about: { who: [department-head] }, says: 部门主要负责人向谁请假没有写 }',
    ],
    [
      '卫东第五十七条只写决定：命令按其他公文办',
      'weidong',
      '{ id: x, when: { issuer: government, kind: order }, says: 命令由谁签署没有写 }',
    ],
    ['忻州第二十八条：句中提到别的会议', 'xinzhou', '{ id: x, of: frequency, says: 会前学法多久一次、是否每次常务会议都学，没有写 }'],
  ])('%s', (_, government, silence) => {
    expect(declaring(government, silence)).toEqual([]);
  });
});

describe('施行日期', () => {
  test('泽州：早于印发日期的不收，指出行', () => {
    const [problem, ...others] = told('zezhou', 'zezhou.yaml', (text) => text.replace('effective: 2024-12-06', 'effective: 2024-12-05'));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ file: 'zezhou.yaml', line: 14 });
    expect(problem?.message).toMatch(/施行日期（2024-12-05）早于印发日期（2024-12-06）/u);
  });
  test('晚于印发日期的照收', () => {
    expect(told('zezhou', 'zezhou.yaml', (text) => text.replace('effective: 2024-12-06', 'effective: 2025-01-01'))).toEqual([]);
  });
  test('五份规则都自印发之日起施行', () => {
    for (const { source } of loadBuiltInPacks()) expect(source.edition.effective, source.government.id).toBe(source.edition.issued);
  });
});
