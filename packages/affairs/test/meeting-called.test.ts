/** 条文点名参加的部门找到本府的单位和职务：晋城城区第二十三条第二款、卫东第四十四条第二款；与议题相关的政府领导：忻州第二十四条第二款、泽州第二十三条第二款、西市第二十三条第二款。 */
import { organisationOf, type Organisation } from '@lingxing/affairs/kernel';
import { attendingOf, seatsOf, viewFor } from '@lingxing/affairs/meeting';
import { compilePack, type RulePack } from '@lingxing/workrules';
import { loadBuiltInLayers } from '@lingxing/workrules/read';
import { describe, expect, test } from 'vitest';
import { expectRefused, organisationFor, packOf } from './support/office.ts';
import { actorOf } from './support/registry.ts';
import { samplePack } from './support/sample-pack.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

/** The same organisation with the development, audit and supervision offices that two texts name. */
function withNamed(pack: RulePack, development: string): Organisation {
  const base = organisationFor(pack);
  return organisationOf(
    1,
    [
      ...base.posts.values(),
      { id: 'development-head', role: 'department-head', title: '发改主要负责人', rank: 30, department: 'development' },
      { id: 'audit-head', role: 'department-head', title: '审计局局长', rank: 30, department: 'audit' },
      { id: 'supervisor', role: 'supervisor', title: '督查局', rank: 30, department: 'office' },
    ],
    [
      ...base.departments.values(),
      { id: 'development', name: development, kind: 'department', leader: 'executive' },
      { id: 'audit', name: '甲区审计局', kind: 'department', leader: 'executive' },
    ],
  );
}
const convened = (pack: RulePack, kind: string, organisation?: Organisation): Sitting =>
  new Sitting(pack, '2026-11-23', organisation).done('registrar', 'convene', sitting(kind));
const through = (at: Sitting): string[] =>
  seatsOf(at.context, at.meeting)
    .filter((one) => one.topics === undefined)
    .map((one) => one.post.id)
    .toSorted();
const unknown = (at: Sitting): string[] => attendingOf(at.context, at.meeting.kind).flatMap((one) => [...one.others]);

describe('晋城城区第二十三条第二款：发改、财政、审计三个局的主要负责人参加区长办公会议', () => {
  const pack = packOf('jincheng-chengqu');
  const at = convened(pack, 'head-office', withNamed(pack, '晋城市甲区发展和改革局'));
  test('没有请别的局，请不到的才由办公室另行通知', () => {
    expect(through(at)).not.toContain('education-head');
    expectRefused(at.act('registrar', 'invite', { post: 'audit-head', reason: '参加' }), 'state.not-open');
    expect(unknown(at)).toEqual(['departments-concerned']);
    expect(unknown(convened(pack, 'head-office'))).toEqual(['development-department', 'audit-department', 'departments-concerned']);
  });
  test('从头到尾参加，副区长、办公室主任一样；看得到全部议题', () => {
    expect(through(at)).toEqual(
      ['head', 'executive', 'deputy-finance', 'deputy-education', 'director', 'development-head', 'finance-head', 'audit-head'].toSorted(),
    );
    at.done('head', 'propose', budget({ title: '教育经费', department: 'education' }));
    expect(viewFor(at.context, at.meeting, actorOf('audit-head')).topics).toHaveLength(1);
    expect(viewFor(at.context, at.meeting, actorOf('civil-head')).topics).toHaveLength(0);
  });
  test('常务会议没有点名，不请', () => {
    const executive = convened(pack, 'executive', withNamed(pack, '晋城市甲区发展和改革局'));
    expect(through(executive)).toEqual(['deputy-education', 'deputy-finance', 'director', 'executive', 'head']);
  });
});

describe('卫东第四十四条第二款：督查局、发改委、司法局、财政局列席常务会议', () => {
  const pack = packOf('weidong');
  test('没有列审计；名称对不上的请不到，写明由办公室另行通知；区长办公会议没有点名', () => {
    const at = convened(pack, 'executive', withNamed(pack, '甲区发展和改革委员会'));
    expect(through(at)).not.toContain('audit-head');
    expect(unknown(convened(pack, 'executive', withNamed(pack, '甲区经济局')))).toContain('development-department');
    expect(through(convened(pack, 'head-office', withNamed(pack, '甲区发展和改革委员会')))).not.toContain('finance-head');
  });
  test('四个单位都列席，通知以后都等其答复', () => {
    const at = convened(pack, 'executive', withNamed(pack, '甲区发展和改革委员会'));
    expect(through(at)).toEqual(expect.arrayContaining(['supervisor', 'development-head', 'justice-head', 'finance-head']));
    expect(unknown(at)).toEqual(['congress-leader', 'cppcc-leader']);
    at.done('education-clerk', 'propose', budget({ department: 'education' }));
    for (const done of [
      ['education-clerk', ['research', 'thorough-preparation', 'consult-departments', 'positions-agreed']],
      ['deputy-education', ['leader-in-charge-consent', 'talk-with-head']],
      ['executive', ['executive-deputy-consent']],
    ] as const)
      at.done(done[0], 'prepare', { topic: 't1', done: done[1], words: '见所附材料' });
    at.done('head', 'fix', { topics: ['t1'] }).done('deputy-education', 'approve-papers', { topic: 't1' });
    at.done('registrar', 'notify');
    expect(at.waits()['reply']).toEqual(expect.arrayContaining(['supervisor', 'development-head', 'finance-head']));
  });
});

describe('与议题相关的政府领导参加办公会议', () => {
  test.each([
    ['xinzhou', '忻州第二十四条第二款'],
    ['zezhou', '泽州第二十三条第二款'],
    ['xishi', '西市第二十三条第二款'],
  ] as const)('%s（%s）：分管主汇报单位、有关单位的领导为这一议题参加，别的领导不请', (id, _article) => {
    const at = convened(packOf(id), 'head-office').done('head', 'propose', budget({ with: ['justice'] }));
    expect(seatsOf(at.context, at.meeting).map((one) => one.post.id)).toEqual(['head']);
    at.done('head', 'fix', { topics: ['t1'] });
    const seats = new Map(seatsOf(at.context, at.meeting).map((one) => [one.post.id, one.topics]));
    expect([seats.get('deputy-finance'), seats.get('executive'), seats.has('deputy-education')]).toEqual([['t1'], ['t1'], false]);
  });
});

test('示例县没有这样写，不请；写明名称以后，只请名称末尾相合的单位', () => {
  const sample = samplePack();
  expect(through(convened(sample, 'executive'))).not.toContain('finance-head');
  const norms = sample.source.norms.map((one) =>
    one.id === '10.1-sit-in' && one.kind === 'composition'
      ? { ...one, who: ['finance-department' as const], called: [{ who: 'finance-department' as const, names: ['财政所', '财政局'] }] }
      : one,
  );
  const named = compilePack({ ...sample.source, norms }, loadBuiltInLayers());
  if (!named.ok) throw new Error(JSON.stringify(named.problems));
  const seats = through(convened(named.pack, 'executive'));
  expect([seats.includes('finance-head'), seats.includes('civil-head'), seats.includes('justice-head')]).toEqual([true, false, false]);
});
