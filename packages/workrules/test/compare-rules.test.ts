/** 对照: one subject is one row, what is written is never 未写, and 相同 is said only of what reads alike. */
import { expect, test } from 'vitest';
import { compareRules, type ComparedRow, type RulePack } from '../src/index.ts';
import { plainly } from '../src/compare-words.ts';
import { loadBuiltInPacks } from '../src/shell/read-packs.ts';

const packs = loadBuiltInPacks();
const rows = compareRules(packs);
const row = (key: string): ComparedRow => {
  const found = rows.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no row ${key}`);
  return found;
};
const verdicts = (...keys: string[]) => keys.map((key) => row(key).verdict);
const speaking = (key: string) => Object.keys(row(key).cells).sort();
const FIVE = ['jincheng-chengqu', 'weidong', 'xinzhou', 'xishi', 'zezhou'];
const FOUR = FIVE.filter((id) => id !== 'weidong');

/** The clauses of a cell without the government's own names for itself. */
const clauses = (pack: RulePack, text: string): string => [...new Set(plainly(pack, text).split(/[，；：]/u))].sort().join('|');

test('说相同的，去掉各府自己的称呼以后字面也相同', () => {
  const unlike = rows
    .filter(({ differs }) => !differs.includes('content'))
    .filter(({ cells }) => new Set(packs.flatMap((pack) => (cells[pack.id] ? [clauses(pack, cells[pack.id]!.text)] : []))).size > 1);
  expect(unlike.map(({ key }) => key)).toEqual([]);
});

test('条文不同的不说相同：司法监督、已有规定的不再发文、政府职能、激励约束、涉及其他部门职权', () => {
  expect(
    verdicts(
      'duty.judicial-oversight',
      'ban.alreadyCovered',
      'duty.functions',
      'duty.incentives',
      'ban.crossDepartment',
      'sign.minutes.topical',
    ),
  ).toEqual(Array.from({ length: 6 }, () => 'different'));
});

test('卫东第三十七条只写法院，其余四府法院、检察院都写', () => {
  const { cells } = row('duty.judicial-oversight');
  expect(FIVE.filter((id) => cells[id]?.text.includes('检察院'))).toEqual(FOUR);
});

test('清单、账单式闭环：西市第三十五条、卫东第六十五条没有写', () => {
  expect(speaking('duty.closed-loop')).toEqual(['jincheng-chengqu', 'xinzhou', 'zezhou']);
});

test('专题会议纪要：四府由主持人签发、重大事项报首长审定，卫东第四十八条由召集人签发', () => {
  const { cells } = row('sign.minutes.topical');
  expect(FOUR.map((id) => cells[id]?.text)).toEqual(FOUR.map(() => '由会议主持人签发；涉及重大事项的，由行政首长审定'));
  expect(cells['weidong']?.text).toBe('由会议召集人签发');
});

test('办公会议纪要只有一行：卫东没有写，不再按第五十八条另说一遍', () => {
  expect(rows.filter(({ group, label }) => group === '签发' && label === '办公会议纪要').map(({ key }) => key)).toEqual([
    'sign.minutes.head-office',
  ]);
  expect(speaking('sign.minutes.head-office')).toEqual(FOUR);
});

test('写了的不说未写', () => {
  expect(speaking('reporting.government-work')).toEqual(FIVE);
  expect(speaking('ban.demandsSupportingDocuments')).toEqual(FOUR);
  expect(speaking('duty.burden-relief')).toEqual(FOUR);
  expect(speaking('preparation.department-document.cross-department')).toEqual(FIVE);
  for (const key of ['duty.document-rules', 'restriction.privilege', 'restriction.large-escort', 'restriction.hold-work-meeting'])
    expect(speaking(key), key).toEqual(FIVE);
  expect(speaking('duty.rectification')).toEqual(FIVE);
});

test('条文一样的不说不同：因公出国团组、办公会议由谁召集、保密和外事纪律', () => {
  expect(row('restriction.abroad-groups').differs).toEqual([]);
  expect(FOUR.map((id) => row('task.convene.head-office').cells[id]?.text)).toEqual(FOUR.map(() => '行政首长'));
  expect(verdicts('duty.secrecy', 'duty.foreign-affairs', 'duty.audit-oversight')).toEqual(['same', 'same', 'same']);
});

test('限制的事项读得通：写禁止的内容，不把“不得”接在人的前面', () => {
  expect(rows.flatMap(({ cells }) => Object.values(cells)).filter(({ text }) => text.startsWith('不得政府'))).toEqual([]);
});

test('代拟稿提前报送：城区第二十八条以党委政府名义7日、以政府名义5日，各是一项，不混在一格', () => {
  const cell = (key: string, id: string) => row(key).cells[id]?.text;
  expect(FIVE.map((id) => cell('lead.party.superior-government', id))).toEqual([
    '一般提前7日',
    undefined,
    '一般提前15日',
    undefined,
    '一般提前15日',
  ]);
  expect(cell('lead.government.superior-government', 'jincheng-chengqu')).toBe('一般提前5日');
  expect(cell('lead.government.superior-department', 'xinzhou')).toBe('一般提前10日');
});

test('行政首长不在时：晋城城区等三府是代行职务，卫东第九条是主持全面工作，西市第五条第二款是主持工作，都要受委托', () => {
  const { cells, verdict } = row('standing-in');
  expect(verdict).toBe('different');
  expect(cells['weidong']?.text).toBe('外出时由常务副职主持政府全面工作（受行政首长委托）');
  expect(cells['xishi']?.text).toBe('离开辖区外出时由常务副职、其他副职主持政府工作（受行政首长委托）');
  for (const id of ['jincheng-chengqu', 'xinzhou', 'zezhou']) expect(cells[id]?.text).toMatch(/^出差时由常务副职代行行政首长职务/u);
});

test('“一般”写在它管的那一步：泽州第三十三条第三款同意不是一般，由办公室主任签发是一般', () => {
  expect(row('sign.office').cells['zezhou']?.text).toBe('分管领导同意后一般由办公室主任签发');
  expect(row('leave.deputy').cells['jincheng-chengqu']?.text).toMatch(/^出差、休假：一般提前1日/u);
});

test('多久一次写成办公室的话：每两周、每月、每半年', () => {
  expect(FIVE.map((id) => row('frequency.executive').cells[id]?.text)).toEqual([
    '每月至少1次',
    '一般每两周1次',
    '一般每月2至3次',
    '一般每两周1次',
    '一般每月1至2次',
  ]);
  expect(row('frequency.plenary').cells['xishi']?.text).toBe('一般每半年1次');
});

test('各类按办公室找的次序：公文在前，签发第一；每一类只有一段', () => {
  const groups = rows.map((one) => one.group);
  expect(groups[0]).toBe('签发');
  expect(groups.filter((one, i) => one !== groups[i - 1])).toHaveLength(new Set(groups).size);
  expect(groups.indexOf('上会的事项')).toBeLessThan(groups.indexOf('会议：全体会议'));
  expect(groups.at(-1)).toBe('适用范围');
});
