/**
 * 城区 and 泽州 are drawn from one model and read alike; where their texts part, each pack says what its own text says.
 * Both sides of every difference are read from the two texts by hand.
 */
import { describe, expect, test } from 'vitest';
import { reading } from './office.ts';
import { own, packOf, row } from './support.ts';

const packs = { city: packOf('jincheng-chengqu'), county: packOf('zezhou') };
const texts = { city: reading(packs.city), county: reading(packs.county) };
type Side = keyof typeof texts;
/** The same question to both texts. */
const both = <T>(ask: (side: Side) => T): { city: T; county: T } => ({ city: ask('city'), county: ask('county') });
const does = (task: string, meeting?: string) => both((side) => texts[side].does(task, meeting));
const members = (meeting?: string) =>
  both((side) =>
    texts[side]
      .present(meeting)
      .filter(([, , as]) => as === 'member')
      .map(([at, , , who]) => [at, who]),
  );

describe('只有泽州写了的，城区没有', () => {
  test('第三十三条第一款：决定、命令、议案先由分管领导把关', () => {
    const before = both((side) => row(packs[side], { kind: 'order' }).before.map(({ as }) => as));
    expect(before).toEqual({ city: [], county: ['把关'] });
  });

  test('第三十三条第二款：经县长同意由分管领导签发', () => {
    const others = both((side) => row(packs[side], {}).alternatives.map(({ by }) => by));
    expect(others).toEqual({ city: [], county: [['leader-in-charge']] });
  });

  test('第三十三条第三款：办公室名义的重要文件报县长签发', () => {
    expect(both((side) => row(packs[side], { issuer: 'office', important: true }).by)).toEqual({
      city: ['office-director'],
      county: ['head'],
    });
  });

  test('第二十条第一款第六项：重大资金安排', () => {
    const funds = both((side) => texts[side].agenda('executive').filter(([, , matters]) => matters?.includes('funds') === true));
    expect(funds).toEqual({ city: [], county: [['20.1.6', 'decide', 'major-funds/budget']] });
  });

  test('第二十三条：专题会议由办公室组织', () => {
    expect(does('organise', 'topical')).toEqual({ city: [], county: [['23.1', 'must', 'office']] });
  });

  test('第四十三条第二款：讲话单行本', () => {
    expect(both((side) => texts[side].barred('publish-speech').length)).toEqual({ city: 0, county: 1 });
  });

  test('第五条第三款：请假时补位；第四十三条第三款：出访、请假', () => {
    const covered = both((side) => texts[side].kind('substitution').find(({ aspect }) => aspect === 'stand-in')?.triggers);
    expect(covered).toEqual({ city: ['away', 'vacation'], county: ['away-from-area', 'leave', 'vacation'] });
    const asked = both((side) => texts[side].kind('leave').find(({ who }) => who.includes('deputy'))?.triggers);
    expect(asked).toEqual({ city: ['business-trip', 'vacation'], county: ['visit-abroad', 'business-trip', 'leave', 'vacation'] });
  });
});

describe('只有城区写了的', () => {
  test('第四、十九、二十条：办公室主任是区政府和两种会议的组成人员', () => {
    expect(members()).toEqual({
      city: [['4', 'head/deputy/office-director/department-head']],
      county: [['4', 'head/deputy/department-head']],
    });
    expect(members('plenary')).toEqual({
      city: [['19.1', 'head/deputy/office-director/department-head']],
      county: [['19.1', 'head/deputy/department-head']],
    });
    expect(members('executive')).toEqual({ city: [['20.1', 'head/deputy/office-director']], county: [['20.1', 'head/deputy']] });
  });

  test.each(['take-portfolio', 'take-assignment', 'represent-abroad'])('第五条第一款：办公室主任同副区长一样%s', (task) => {
    const { city, county } = does(task);
    expect(city.map(([, , by]) => by)).toEqual(['deputy/office-director']);
    expect(county.map(([, , by]) => by)).toEqual(['deputy']);
  });

  test('第五条第一款：办公室副主任按分工协助副区长', () => {
    const { city, county } = does('assist');
    expect(city).toContainEqual(['5.1', 'must', 'office-deputy-director', 'to deputy', 'in-charge']);
    expect(county).toEqual([['5.1', 'must', 'deputy', 'to head']]);
  });

  test('第十一条：重大决策要公平竞争审查', () => {
    const reviewed = both((side) => texts[side].needs('11').some(([, , , needs]) => needs?.includes('fair-competition') === true));
    expect(reviewed).toEqual({ city: true, county: false });
  });

  test('第二十条第二款：法律顾问列席常务会议', () => {
    const sitting = both((side) =>
      texts[side]
        .present('executive')
        .filter(([, , as]) => as === 'sitting-in')
        .map(([, , , who]) => who),
    );
    expect(sitting).toEqual({ city: ['departments-concerned/legal-adviser'], county: ['departments-concerned'] });
  });

  test('第二十三条第二款：区长办公会议研究处理财政资金安排，发改、财政、审计三局主要负责人参加', () => {
    expect(both((side) => texts[side].agenda('head-office').map(([, , matters]) => matters))).toEqual({
      city: ['fiscal-funds/major-funds', 'important-matter'],
      county: ['important-matter'],
    });
    expect(both((side) => texts[side].present('head-office').map(([, , , who]) => who))).toEqual({
      city: ['deputy/office-director', 'development-department/finance-department/audit-department', 'departments-concerned'],
      county: ['leaders-concerned', 'departments-concerned'],
    });
  });

  test('第二十六条：法律法规和政治监督是学习的重点', () => {
    expect(both((side) => texts[side].agenda('study').map(([, , matters]) => matters))).toEqual({
      city: ['superior-instructions/law-study/political-supervision'],
      county: ['superior-instructions'],
    });
  });

  test('第二十九条：公文直奔主题、简明', () => {
    expect(both((side) => texts[side].duties('29').length)).toEqual({ city: 3, county: 2 });
  });

  test('第三十四条第三款：镇（街道）的规范性文件也备案', () => {
    expect(both((side) => texts[side].kind('filing').flatMap(({ who }) => who))).toEqual({
      city: ['department', 'lower-government'],
      county: ['department'],
    });
  });

  test('第三十六条：抓紧落实，不隔夜；不读作一日的期限', () => {
    expect(both((side) => texts[side].norms.some(({ id }) => id === '36-prompt'))).toEqual({ city: true, county: false });
    expect(texts.city.norms.find(({ id }) => id === '36-prompt')).not.toHaveProperty('value');
  });

  test('第四十三条第三款：办公室主任离开城区也向区长请假', () => {
    expect(both((side) => texts[side].kind('leave').map(({ who }) => who))).toEqual({
      city: [['deputy', 'office-director'], ['department-head']],
      county: [['deputy'], ['department-head']],
    });
  });
});

describe('两地写得不同的', () => {
  test('第七条：行政首长，主任、局长；第三十七条：账单，清单', () => {
    const says = (id: string) => both((side) => packs[side].norms.find((norm) => norm.id === id)?.says ?? '');
    expect(says('7-head').city).toContain('行政首长');
    expect(says('7-head').county).not.toContain('行政首长');
    expect(says('37-closed-loop').city).toContain('账单');
    expect(says('37-closed-loop').county).toContain('清单');
  });

  test('第二十条第一款第六项：城区写重点工程、重要项目，注里说明', () => {
    const note = both((side) => packs[side].norms.find(({ id }) => id === '20.1.6-plans')?.note);
    expect(note.city).toContain('重点工程');
    expect(note.county).toBeUndefined();
  });

  test('第二十条第二款：每月至少1次，一般每月1至2次', () => {
    const often = both((side) =>
      texts[side]
        .kind('frequency')
        .filter(({ at }) => at === '20.2')
        .map(({ modality, timesMin, timesMax }) => [modality, timesMin, timesMax]),
    );
    expect(often).toEqual({ city: [['must', 1, undefined]], county: [['should', 1, 2]] });
  });

  test('第二十三条第三款：可以委托办公室主任、副主任，可以委托副县长', () => {
    const entrusted = both((side) =>
      texts[side]
        .does('convene', 'topical')
        .filter(([, , , on]) => on === 'delegated')
        .map(([, , by]) => by),
    );
    expect(entrusted).toEqual({ city: ['office-director/office-deputy-director'], county: ['deputy'] });
  });

  test('第二十八条：7日和5日，15日和10日；报市政府的，城区按名义分，泽州按对象分', () => {
    const lead = (issuer: 'government' | 'party', to: 'superior-government' | 'superior-department' | 'superior-party-committee') =>
      both((side) => own(packs[side], 'lead-time', { issuer, to, kind: 'report' }).map(({ value, unit }) => `${value} ${unit}`));
    expect(lead('party', 'superior-government')).toEqual({ city: ['7 day'], county: ['15 day'] });
    expect(lead('government', 'superior-government')).toEqual({ city: ['5 day'], county: ['15 day'] });
    expect(lead('government', 'superior-department')).toEqual({ city: ['5 day'], county: ['10 day'] });
    expect(lead('government', 'superior-party-committee')).toEqual({ city: [], county: ['15 day'] });
    expect(texts.city.silent('lead-time')).toEqual(['lead-party']);
  });

  test('第二十九条：3000、2000、1500、3000、2000字，5000、4000、1500、5000、3000字', () => {
    expect(both((side) => texts[side].kind('length').map(({ value }) => value))).toEqual({
      city: [3000, 2000, 1500, 3000, 2000],
      county: [5000, 4000, 1500, 5000, 3000],
    });
  });

  test('第三十二条第一款：办公室副主任协助协调，办公室主任协助协调', () => {
    const { city, county } = does('assist-coordination');
    expect(city.map(([, , by]) => by)).toEqual(['office-deputy-director']);
    expect(county.map(([, , by]) => by)).toEqual(['office-director']);
  });

  test('第四十三条第三款：原则上提前1天，应提前3天；都是日，不是工作日', () => {
    const ahead = both((side) => texts[side].kind('leave').map(({ modality, value, unit, area }) => [modality, value, unit, area]));
    expect(ahead).toEqual({
      city: [
        ['should', 1, 'day', '城区'],
        ['should', 1, 'day', '城区'],
      ],
      county: [
        ['must', 3, 'day', '县'],
        ['must', 3, 'day', '县'],
      ],
    });
  });

  test('第四十六条：停止执行的旧规则', () => {
    const repealed = both((side) => texts[side].kind('commencement').find(({ effect }) => effect === 'repeals')?.documentNumber);
    expect(repealed).toEqual({ city: '城政发〔2016〕18号', county: '泽政办发〔2013〕21号' });
  });
});
