/** What a paper is held against when it comes in, and what counts as an explicit opinion on it. Expected values are read from the texts. */
import { describe, expect, test } from 'vitest';
import { against, expectRefused, packOf } from './support/office.ts';
import { letter, ofTown, Registry, report } from './support/registry.ts';

const registry = (gov: string) => new Registry(packOf(gov));
const verdictOn = (gov: string, change: ReturnType<typeof letter>) =>
  registry(gov).ask('registrar', 'register', { letter: change, channel: 'paper' }).verdict;
const found = (gov: string, change: ReturnType<typeof letter>) => against(verdictOn(gov, change));

describe.each([
  ['晋城城区第三十条', 'jincheng-chengqu', '30'],
  ['忻州第三十二条', 'xinzhou', '32'],
  ['泽州第三十条', 'zezhou', '30'],
  ['卫东第二十八条', 'weidong', '28'],
] as const)('%s：重大事项涉及下级政府、街道的', (_name, gov, at) => {
  const missing = `consultation.missing ${at}`;
  const touching = letter({ facts: { major: true, touchesLowerGovernments: true } });
  const answered = (body: string) => [{ body, by: 'responsible', position: 'agree' }] as const;
  test('没有征求过任何一个的，违反本条；征求过部门的不算', () => {
    expect(found(gov, touching)).toContain(missing);
    expect(found(gov, { ...touching, countersignatures: [...answered('education')] })).toContain(missing);
  });
  test('见到其中一个的意见即可；不涉及的、不是重大事项的，不问', () => {
    expect(found(gov, { ...touching, countersignatures: [...answered('town')] })).not.toContain(missing);
    expect(found(gov, letter({ facts: { major: true } }))).not.toContain(missing);
    expect(found(gov, letter({ facts: { touchesLowerGovernments: true } }))).toEqual([]);
  });
  test('点名列出的，引本条和条例第十九条；只列了镇的，不算涉及其他部门', () => {
    const named = letter({ facts: { major: true }, departmentsConcerned: ['town'] });
    expect(found(gov, named)).toEqual(expect.arrayContaining([missing, 'consultation.missing 19.1.6']));
    expect(found(gov, { ...named, countersignatures: [...answered('town')] }).filter((one) => one.startsWith('consultation'))).toEqual([]);
  });
  test('下级政府自己报的不在其内', () => {
    expect(found(gov, ofTown({ facts: { major: true, touchesLowerGovernments: true } }))).not.toContain(missing);
  });
});

test('规范性文件涉及下级政府的，三文同此', () => {
  const normative = letter({ facts: { normative: true, touchesLowerGovernments: true } });
  expect(found('jincheng-chengqu', normative)).toContain('consultation.missing 30');
  expect(found('xinzhou', normative)).toContain('consultation.missing 32');
  expect(found('zezhou', normative)).toContain('consultation.missing 30');
});

describe.each([
  ['晋城城区第三十一条第一款', 'jincheng-chengqu', '31.1'],
  ['忻州第三十三条第一款', 'xinzhou', '33.1'],
  ['泽州第三十一条第一款', 'zezhou', '31.1'],
] as const)('%s：主办部门主要负责人会签', (_name, gov, at) => {
  const both = {
    departmentsConcerned: ['education'],
    countersignatures: [{ body: 'education', by: 'responsible', position: 'agree' }],
  } as const;
  const change = { departmentsConcerned: [...both.departmentsConcerned], countersignatures: [...both.countersignatures] };
  test('涉及其他部门、本部门主要负责人没有签的，另违反本条', () => {
    const all = found(gov, letter({ ...change, signedByHead: false }));
    expect(all).toContain(`signer.wrong ${at}`);
    expect(all.filter((one) => one.startsWith('signer.wrong')).length).toBeGreaterThan(1);
  });
  test('签了的、不涉及其他部门的、不是请示的，本条不问', () => {
    expect(found(gov, letter(change))).toEqual([]);
    expect(found(gov, letter({ signedByHead: false }))).not.toContain(`signer.wrong ${at}`);
    expect(found(gov, report({ ...change, signedByHead: false }))).not.toContain(`signer.wrong ${at}`);
  });
});

test('卫东第五十四条第一款只写相关部门主要负责人会签', () => {
  const change = letter({
    departmentsConcerned: ['education'],
    countersignatures: [{ body: 'education', by: 'head', position: 'agree' }],
    signedByHead: false,
  });
  expect(found('weidong', change)).not.toContain('signer.wrong 54.1');
});

test('主送一栏里顿号隔开的两个机关是两个；同一个写两遍是一个', () => {
  expect(found('weidong', letter({ recipients: ['区政府、区委'] }))).toContain('prohibition.broken 53.1');
  expect(found('weidong', letter({ recipients: ['区政府，区委'] }))).toContain('prohibition.broken 53.1');
  expect(found('weidong', letter({ recipients: ['区政府', '区政府'] }))).toEqual([]);
});

describe('卫东第五十六条：明确的意见', () => {
  const instruct = (input: object, change = letter()) =>
    registry('weidong').sentUp(['deputy-finance'], change).ask('deputy-finance', 'instruct', input).verdict;
  test.each(['阅', '已阅。', '知悉', ' 阅 知 ', '“已阅”', '知道了！', '。'])('“%s”无论选作同意还是交办，都不算', (text) => {
    for (const view of ['agree', 'disagree', 'instruct']) expectRefused(instruct({ form: 'text', text, view }), 'opinion.incomplete 56');
  });
  test.each(['同意。', '请财政局阅处', '已阅，同意。', '不同意'])('“%s”写明了意见', (text) => {
    expect(instruct({ form: 'text', text, view: 'instruct' }).outcome).toBe('permitted');
  });
  const pad = (...strokes: [number, number][][]) => ({ width: 100, height: 100, strokes });
  test('手写板上只点了一点的，没有写', () => {
    expectRefused(instruct({ form: 'handwriting', view: 'agree', text: '', pad: pad([[5, 5]]) }), 'input.invalid');
    expectRefused(
      instruct({
        form: 'handwriting',
        view: 'agree',
        text: '',
        pad: pad(
          [
            [5, 5],
            [5, 5],
          ],
          [[9, 9]],
        ),
      }),
      'input.invalid',
    );
    expect(
      instruct({
        form: 'handwriting',
        view: 'agree',
        text: '',
        pad: pad([
          [5, 5],
          [40, 8],
        ]),
      }).outcome,
    ).toBe('permitted');
  });
  test('一般报告性公文写“已阅”可以', () => {
    expect(instruct({ form: 'text', text: '已阅', view: 'read' }, report()).outcome).toBe('permitted');
  });
});

describe('登记的是真的', () => {
  test('名单中没有的单位、与单位不符的类别、以后的日期，都不收', () => {
    for (const change of [
      letter({ sender: { class: 'department', body: 'nobody', name: '某局' } }),
      letter({ sender: { class: 'public', body: 'nobody', name: '来信人' } }),
      letter({ sender: { class: 'lower-government', body: 'finance', name: '财政局' } }),
      letter({ sender: { class: 'department', body: 'town', name: '甲镇人民政府' } }),
      letter({ dated: '2026-11-24' }),
    ]) {
      const o = registry('zezhou');
      expectRefused(o.act('registrar', 'register', { letter: change, channel: 'paper' }), 'input.invalid');
      expect(o.paper).toBeNull();
    }
  });
  test('不在名单中的单位只写名称，可以登记；当天的可以', () => {
    expect(verdictOn('zezhou', letter({ sender: { class: 'department', name: '某局' } })).stands).toBeUndefined();
    expect(verdictOn('zezhou', ofTown({ dated: '2026-11-23' })).findings.filter((one) => one.code === 'input.invalid')).toEqual([]);
  });
  test('更正时改成不真的，不收', () => {
    const o = registry('zezhou').registered();
    expectRefused(o.act('registrar', 'correct', { letter: letter({ dated: '2026-11-24' }), reason: '误' }), 'input.invalid');
    expect(o.act('registrar', 'correct', { letter: letter({ copies: 2 }), reason: '份数' }).outcome).toBe('permitted');
  });
});
