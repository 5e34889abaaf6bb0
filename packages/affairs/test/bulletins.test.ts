/** Bulletins (简报) and documents without substance, by the five texts: 晋城城区 35, 忻州 37, 卫东 61, 泽州 35, 西市 33. */
import { organisationOf, type Organisation } from '@lingxing/affairs/kernel';
import { describe, expect, test } from 'vitest';
import { against, draft, expectRefused, Office, organisationFor, packOf } from './support/office.ts';
import { letter, Registry } from './support/registry.ts';

/** The finance bureau with the bulletins that the office has listed. */
function listing(gov: string, bulletins: readonly string[]): Organisation {
  const of = organisationFor(packOf(gov));
  const departments = [...of.departments.values()].map((one) => (one.id === 'finance' ? { ...one, bulletins } : one));
  return organisationOf(1, [...of.posts.values()], departments);
}

const bulletin = letter({ title: '财政信息第8期', kind: 'other', bulletin: { name: '财政信息' } });
const found = (gov: string, bulletins: readonly string[], change = bulletin) =>
  against(
    new Registry(packOf(gov), '2026-11-23', listing(gov, bulletins)).ask('registrar', 'register', { letter: change, channel: 'paper' })
      .verdict,
  );
const ownDocument = (gov: string, change: Parameters<typeof draft>[0], bulletins: readonly string[] = []) => {
  const o = new Office(packOf(gov), '2026-11-23', listing(gov, bulletins));
  o.done('finance-clerk', 'draft', { draft: draft({ issuer: 'department', ...change }) });
  return o.ask('finance-clerk', 'send').verdict;
};
const submitted: Parameters<typeof draft>[0] = {
  to: 'government',
  kind: 'report',
  recipients: ['本级人民政府'],
  bulletin: { name: '财政信息' },
};

describe.each([
  ['晋城城区第三十五条第一款', 'jincheng-chengqu', '35.1'],
  ['忻州第三十七条第一款', 'xinzhou', '37.1'],
  ['泽州第三十五条第一款', 'zezhou', '35.1'],
] as const)('%s：简报', (_name, gov, at) => {
  test('第二种简报原则上不报：提醒，写明理由可以报', () => {
    expect(found(gov, ['财政快报'])).toEqual([`bulletin.kinds ${at}`]);
    const verdict = ownDocument(gov, submitted, ['财政快报']);
    expect([verdict.outcome, against(verdict)]).toEqual(['warned', [`bulletin.kinds ${at}`]]);
  });
  test('只有一种的可以报，没有写要核准；下级政府报的不在其内', () => {
    expect(found(gov, [])).toEqual([]);
    expect(found(gov, ['财政信息'])).toEqual([]);
    expect(ownDocument(gov, submitted).outcome).toBe('permitted');
    const town = { ...bulletin, sender: { class: 'lower-government', body: 'town', name: '甲镇人民政府' } } as const;
    expect(found(gov, ['财政快报'], town)).toEqual([]);
  });
  test('没有列入的，以已经收到的为准：收过别的一种，这是第二种；同一种再来不算', () => {
    const o = new Registry(packOf(gov), '2026-11-23', listing(gov, []));
    const after = (...bulletinsCame: string[]) =>
      against(o.ask('registrar', 'register', { letter: bulletin, channel: 'paper' }, { bulletinsCame }).verdict);
    expect(after('财政快报')).toEqual([`bulletin.kinds ${at}`]);
    expect(after('财政信息')).toEqual([]);
  });
  test('不是简报的，多少种简报都不相干', () => {
    expect(found(gov, ['甲', '乙'], letter({ kind: 'other' }))).toEqual([]);
  });
});

describe('西市第三十三条第一款：简报', () => {
  test('报区政府的简报未经办公室核准的，拒绝', () => {
    expect(found('xishi', [])).toEqual(['bulletin.unapproved 33.1']);
    expectRefused(ownDocument('xishi', submitted), 'bulletin.unapproved 33.1');
  });
  test('已经核准的可以报；核准了两种的，提醒', () => {
    expect(found('xishi', ['财政信息'])).toEqual([]);
    expect(ownDocument('xishi', submitted, ['财政信息']).outcome).toBe('permitted');
    expect(found('xishi', ['财政信息', '财政快报'])).toEqual(['bulletin.kinds 33.1']);
  });
  test('未经核准的登记照登，不得往上呈', () => {
    const o = new Registry(packOf('xishi')).registered(bulletin);
    expectRefused(o.ask('registrar', 'recommend', { opinion: '拟阅', nature: 'read' }).verdict, 'bulletin.unapproved 33.1');
  });
});

describe('卫东第六十一条：简报的种数、核准没有写', () => {
  test('有几种都没有审查意见', () => {
    expect(found('weidong', ['甲', '乙', '丙'])).toEqual([]);
    expect(ownDocument('weidong', submitted, ['甲', '乙']).outcome).toBe('permitted');
  });
});

describe.each([
  ['晋城城区第三十五条第一款', 'jincheng-chengqu', '35.1'],
  ['忻州第三十七条第一款', 'xinzhou', '37.1'],
  ['卫东第六十一条', 'weidong', '61'],
  ['泽州第三十五条第一款', 'zezhou', '35.1'],
  ['西市第三十三条第一款', 'xishi', '33.1'],
] as const)('%s：没有实质内容、可发可不发的', (_name, gov, at) => {
  const dispensable = { facts: { substance: 'dispensable' } } as const;
  test('文件和简报都不得发', () => {
    expectRefused(ownDocument(gov, dispensable), `prohibition.broken ${at}`);
    expect(found(gov, ['财政信息'], { ...bulletin, ...dispensable })).toEqual([`prohibition.broken ${at}`]);
  });
  test('有实质内容的可以发', () => {
    expect(ownDocument(gov, { facts: { substance: 'substantial' } }).outcome).toBe('permitted');
  });
});

describe('部门自己的公文：向下级提要求', () => {
  const commands = { facts: { commandsLowerGovernments: true } } as const;
  const supporting = { facts: { demandsSupportingDocuments: true } } as const;
  test.each([
    ['jincheng-chengqu', '34.2', '35.1'],
    ['xinzhou', '36.2', '37.1'],
    ['zezhou', '34.2', '35.1'],
    ['xishi', '32.2', '33.1'],
  ] as const)('%s：未经授权的指令性要求、配套文件要求都不得发', (gov, command, support) => {
    expectRefused(ownDocument(gov, commands), `prohibition.broken ${command}`);
    expectRefused(ownDocument(gov, supporting), `prohibition.broken ${support}`);
    expect(ownDocument(gov, {}).outcome).toBe('permitted');
  });
  const forms = ['月报表', '佐证材料清单'];
  test.each([
    ['晋城市城区第三十四条第二款', 'jincheng-chengqu', '34.2'],
    ['忻州市第三十六条第二款', 'xinzhou', '36.2'],
    ['泽州县第三十四条第二款', 'zezhou', '34.2'],
    ['西市区第三十二条第二款', 'xishi', '32.2'],
  ] as const)('%s：部门的文件要乡镇填报报表，是提要求；只发部门的、政府发的、没有要填报的不是', (_, gov, at) => {
    expectRefused(ownDocument(gov, { demandedForms: forms, recipients: ['甲镇人民政府'] }), `prohibition.broken ${at}`);
    expect(ownDocument(gov, { demandedForms: forms, recipients: ['民政局'] }).outcome).toBe('permitted');
    expect(ownDocument(gov, { demandedForms: [], recipients: ['甲镇人民政府'] }).outcome).toBe('permitted');
    const o = new Office(packOf(gov), '2026-11-23');
    o.done('finance-clerk', 'draft', { draft: draft({ demandedForms: forms, recipients: ['甲镇人民政府'] }) });
    expect(o.ask('finance-clerk', 'send').verdict.outcome).toBe('permitted');
  });
  test('卫东区没有写：部门要街道填报，不因此拒绝，照样计数', () => {
    expect(ownDocument('weidong', { demandedForms: forms, recipients: ['甲镇人民政府'] }).outcome).toBe('permitted');
  });
  test('weidong：两样都没有写', () => {
    expect(ownDocument('weidong', commands).outcome).toBe('permitted');
    expect(ownDocument('weidong', supporting).outcome).toBe('permitted');
  });
});
