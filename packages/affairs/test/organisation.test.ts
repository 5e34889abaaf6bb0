/** Plans of changes, judged before they are stored; AB roles and composition by the article of each text. */
import {
  changesTo,
  changeWords,
  isBarred,
  judgePlan,
  registerOf,
  registerOn,
  type ChangePlan,
  type DatedChange,
  type OrganisationChange,
  type PlanFinding,
} from '@lingxing/affairs/organisation';
import { describe, expect, test } from 'vitest';
import { packOf } from './support/office.ts';

const TODAY = '2026-11-23';
const DOCUMENT = { number: '茶发〔2026〕3号', date: '2026-11-20' };

/** An invented government: a head, two deputies, a bureau with its head, an office. */
const FOUNDED: readonly DatedChange[] = (
  [
    { kind: 'department-added', department: 'office', name: '办公室', body: 'office' },
    { kind: 'department-added', department: 'bureau', name: '茶叶局', body: 'department' },
    { kind: 'post-added', post: 'head', role: 'head', title: '长', rank: 1 },
    { kind: 'post-added', post: 'first', role: 'executive-deputy', title: '常务副长', rank: 2 },
    { kind: 'post-added', post: 'second', role: 'deputy', title: '副长', rank: 3 },
    { kind: 'post-added', post: 'third', role: 'deputy', title: '另一副长', rank: 4 },
    { kind: 'post-added', post: 'director', role: 'office-director', title: '主任', department: 'office', rank: 5 },
    { kind: 'post-added', post: 'secretary', role: 'secretary-general', title: '秘书长', department: 'office', rank: 5 },
    { kind: 'post-added', post: 'bureau-head', role: 'department-head', title: '茶叶局局长', department: 'bureau', rank: 9 },
    { kind: 'post-added', post: 'clerk', role: 'department-clerk', title: '茶叶局文书', department: 'bureau', rank: 20 },
    { kind: 'portfolio-assigned', department: 'office', leader: 'first' },
    { kind: 'portfolio-assigned', department: 'bureau', leader: 'second' },
    ...['head', 'first', 'second', 'third', 'director', 'secretary', 'bureau-head', 'clerk'].map((post): OrganisationChange => ({
      kind: 'holder-appointed',
      account: `a-${post}`,
      post,
    })),
  ] satisfies readonly OrganisationChange[]
).map((change) => ({ day: '2024-01-01', change }));

const plan = (...changes: readonly OrganisationChange[]): ChangePlan => ({ day: TODAY, document: DOCUMENT, changes });
const judged = (of: ChangePlan, government?: string, history = FOUNDED): readonly PlanFinding[] =>
  judgePlan(government === undefined ? undefined : packOf(government), history, of, TODAY).findings;
const codes = (findings: readonly PlanFinding[]): readonly string[] => findings.map((one) => `${one.outcome} ${one.code}`);
const place = ({ citation }: PlanFinding): string => [citation?.article, citation?.paragraph].filter((n) => n !== undefined).join('.');

describe('what cannot be', () => {
  const cases: readonly [string, string, ...OrganisationChange[]][] = [
    ['nothing to change', 'organisation.unknown'],
    ['a post that is not there', 'organisation.unknown', { kind: 'post-renamed', post: 'nobody', title: '茶官' }],
    ['a title that another post has', 'organisation.unknown', { kind: 'post-renamed', post: 'third', title: '副长' }],
    ['a department merged into itself', 'organisation.unknown', { kind: 'department-merged', department: 'bureau', into: 'bureau' }],
    ['a clerk in charge of a department', 'organisation.unknown', { kind: 'portfolio-assigned', department: 'bureau', leader: 'clerk' }],
    ['a pair of one', 'organisation.pair', { kind: 'pair-set', a: 'second', b: 'second' }],
    [
      'the same pair twice',
      'organisation.pair',
      { kind: 'pair-set', a: 'second', b: 'third' },
      { kind: 'pair-set', a: 'third', b: 'second' },
    ],
    [
      'a holding that ends before it begins',
      'organisation.dates',
      { kind: 'holder-appointed', account: 'b', post: 'clerk', to: '2026-11-22' },
    ],
    ['a second holder of a post that one person holds', 'organisation.overlap', { kind: 'holder-appointed', account: 'b', post: 'second' }],
    ['two executive deputies', 'organisation.overlap', { kind: 'role-given', post: 'second', role: 'executive-deputy' }],
    ['an abolished post still in charge', 'organisation.left-over', { kind: 'post-abolished', post: 'second' }],
    ['an abolished department whose posts are left', 'organisation.left-over', { kind: 'department-abolished', department: 'bureau' }],
    [
      'a leader who is none any more and still in charge',
      'organisation.left-over',
      { kind: 'role-given', post: 'second', role: 'department-clerk' },
    ],
  ];
  test.each(cases.map(([name, code, ...changes]) => ({ name, code, changes })))('$name is refused, with a way out', ({ code, changes }) => {
    const refused = judged(plan(...changes)).filter((one) => one.outcome === 'refused');
    expect(refused.map((one) => one.code)).toEqual([code]);
    expect(refused[0]?.wayOut).toMatch(/。$/u);
  });

  test('a past day without a reason is refused, with one it is entered', () => {
    const late = { ...plan({ kind: 'post-renamed', post: 'third', title: '茶副' }), day: '2026-11-20' };
    expect(codes(judged(late))).toEqual(['refused organisation.dates']);
    expect(judged({ ...late, reason: '通知送达较晚' })).toEqual([]);
  });

  test('a past day is judged against what was entered for later days as well', () => {
    const later: DatedChange = { day: '2026-12-01', change: { kind: 'portfolio-assigned', department: 'bureau', leader: 'third' } };
    const abolished = plan({ kind: 'post-abolished', post: 'third' });
    const findings = judged(abolished, undefined, [...FOUNDED, later]);
    expect(findings.filter((one) => one.outcome === 'refused').map((one) => one.message)).toEqual(['“另一副长”撤销后仍分管：茶叶局。']);
  });
});

describe('what is told and goes on', () => {
  test('an abolished post with a holder, and a department without a leader in charge', () => {
    const findings = judged(plan({ kind: 'portfolio-assigned', department: 'bureau' }, { kind: 'post-abolished', post: 'second' }));
    expect(codes(findings)).toEqual(['warned organisation.left-over', 'warned organisation.incomplete']);
    expect(findings.map((one) => one.message)).toEqual(['“副长”撤销后仍有任职：a-second。', '没有分管领导的部门：茶叶局。']);
  });

  test('several hold one desk; the executive deputy moves by one plan; a successor begins the day after', () => {
    expect(judged(plan({ kind: 'holder-appointed', account: 'b', post: 'clerk' }))).toEqual([]);
    expect(
      judged(plan({ kind: 'role-given', post: 'first', role: 'deputy' }, { kind: 'role-given', post: 'second', role: 'executive-deputy' })),
    ).toEqual([]);
    const succession = plan(
      { kind: 'holder-relieved', account: 'a-second', post: 'second' },
      { kind: 'holder-appointed', account: 'b', post: 'second' },
    );
    expect(judged(succession)).toEqual([]);
    const { holdings } = judgePlan(undefined, FOUNDED, succession, TODAY).after;
    expect(holdings.filter((one) => one.post === 'second')).toEqual([
      { account: 'a-second', post: 'second', from: '2024-01-01', to: '2026-11-22' },
      { account: 'b', post: 'second', from: TODAY },
    ]);
  });
});

describe('AB角', () => {
  const withHead = plan({ kind: 'pair-set', a: 'head', b: 'second' });
  const pairing = (of: ChangePlan, government: string) => judged(of, government).filter((one) => one.code === 'organisation.pair');

  test('西市区第五条第三款：在副区长之间，不与区长', () => {
    const [found, ...more] = pairing(withHead, 'xishi');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ outcome: 'refused', citation: { article: 5, paragraph: 3 } });
    expect(pairing(plan({ kind: 'pair-set', a: 'first', b: 'second' }), 'xishi')).toEqual([]);
  });

  test.each(['jincheng-chengqu', 'zezhou'])('%s第五条第三款：补位的是副职的工作，不与行政首长', (government) => {
    const [found, ...more] = pairing(withHead, government);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ outcome: 'refused', citation: { article: 5, paragraph: 3 } });
  });

  test('忻州市第五条第三款：只写市政府领导之间，与市长的提醒而不拒绝', () => {
    const [found, ...more] = pairing(withHead, 'xinzhou');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ outcome: 'warned', citation: { article: 5, paragraph: 3 } });
  });

  test.each(['jincheng-chengqu', 'xinzhou', 'zezhou'])('%s第五条第三款：政府领导之间，不与部门负责人', (government) => {
    const [found] = pairing(plan({ kind: 'pair-set', a: 'second', b: 'bureau-head' }), government);
    expect(found).toMatchObject({ outcome: 'refused', citation: { article: 5, paragraph: 3 } });
  });

  test('卫东区没有AB角', () => {
    const [found] = pairing(plan({ kind: 'pair-set', a: 'first', b: 'second' }), 'weidong');
    expect(found).toMatchObject({ outcome: 'refused', message: '本府工作规则没有AB角。' });
    expect(found?.citation).toBeUndefined();
  });

  test('一个职务在两组之中：各规则都没有写，提示而不拒绝', () => {
    const two = plan({ kind: 'pair-set', a: 'first', b: 'second' }, { kind: 'pair-set', a: 'second', b: 'third' });
    for (const government of ['jincheng-chengqu', 'xinzhou', 'zezhou', 'xishi'])
      expect(codes(pairing(two, government))).toEqual(['warned organisation.pair']);
  });
});

describe('组成人员', () => {
  const missing = (government: string, history: readonly DatedChange[] = FOUNDED) =>
    judged(plan({ kind: 'subjects-assigned', leader: 'third', subjects: ['茶叶'] }), government, history);
  const without = (post: string) => FOUNDED.filter(({ change }) => !(change.kind === 'holder-appointed' && change.post === post));

  test.each([
    ['jincheng-chengqu', '4', 'director', '主任（缺任职）'],
    ['xinzhou', '4', 'secretary', '秘书长（缺任职）'],
    ['zezhou', '4', 'bureau-head', '茶叶局局长（缺任职）'],
    ['xishi', '4', 'second', '副长（缺任职）'],
  ])('%s第%s条：%s缺任职的，提示', (government, article, post, words) => {
    expect(missing(government)).toEqual([]);
    const [found, ...more] = missing(government, without(post));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ outcome: 'warned', code: 'organisation.incomplete', message: `政府组成人员中缺：${words}。` });
    expect(found === undefined ? '' : place(found)).toBe(article);
  });

  test('卫东区第五条：党组成员；标明一位以后不再提示', () => {
    const [found] = missing('weidong');
    expect(found).toMatchObject({ outcome: 'warned', message: '政府组成人员中缺：政府党组成员。' });
    expect(found === undefined ? '' : place(found)).toBe('5');
    const joined: DatedChange = { day: '2025-01-01', change: { kind: 'party-group-joined', post: 'third' } };
    expect(missing('weidong', [...FOUNDED, joined])).toEqual([]);
  });

  test('泽州县第四条没有办公室主任：不因此提示', () => {
    expect(missing('zezhou', without('director'))).toEqual([]);
  });
});

describe('the register', () => {
  test('a merged department hands its posts over; its portfolio ends with it', () => {
    const merged = registerOf([...FOUNDED, { day: TODAY, change: { kind: 'department-merged', department: 'bureau', into: 'office' } }]);
    expect(registerOn(merged, '2026-11-22').posts.find((one) => one.id === 'clerk')?.department).toBe('bureau');
    const on = registerOn(merged, TODAY);
    expect(on.posts.find((one) => one.id === 'clerk')?.department).toBe('office');
    expect(on.portfolios).toMatchObject([{ department: 'office', leader: 'first' }]);
    expect(on.departments.map((one) => one.id)).toEqual(['office']);
  });

  test('an organisation imported as it is changes nothing; one without a post abolishes it', () => {
    const register = registerOf(FOUNDED);
    const on = registerOn(register, TODAY);
    const leaders = new Map(on.portfolios.map((one) => [one.department, one.leader]));
    const target = {
      posts: on.posts,
      departments: on.departments.map(({ id, name, kind }) => ({ id, name, kind, leader: leaders.get(id) })),
      pairs: [],
    };
    expect(changesTo(register, target, TODAY)).toEqual([]);
    expect(changesTo(register, { ...target, posts: on.posts.filter((one) => one.id !== 'third') }, TODAY)).toEqual([
      { day: TODAY, change: { kind: 'post-abolished', post: 'third' } },
    ]);
  });

  test('a change is told before and after', () => {
    const register = registerOf(FOUNDED);
    const on = registerOn(register, TODAY);
    expect(changeWords(on, register, { kind: 'portfolio-assigned', department: 'bureau', leader: 'third' })).toEqual({
      label: '分工',
      subject: '茶叶局',
      before: '副长',
      after: '另一副长',
    });
  });

  test('nothing of a refused plan is a bar to looking at it: the register with it is there all the same', () => {
    const outcome = judgePlan(undefined, FOUNDED, plan({ kind: 'post-abolished', post: 'second' }), TODAY);
    expect(isBarred(outcome.findings)).toBe(true);
    expect(registerOn(outcome.after, TODAY).posts.some((one) => one.id === 'second')).toBe(false);
  });
});
