/** 规则有没有说到某事、管不管某些人、没有写的怎样答。Expected values are taken from the texts by hand. */
import { describe, expect, test } from 'vitest';
import { ask, FIVE, places } from './support/asking.ts';

describe('没有说到的', () => {
  test.each(['jincheng-chengqu', 'xinzhou', 'zezhou', 'xishi'])('%s没有写剪彩', (government) => {
    expect(ask(government, 'says', { about: '剪彩' })).toMatchObject({ outcome: 'silent', findings: [] });
  });
  test('城区43.2没有写接待；泽州43.2、忻州45.2、西市41.2、卫东73写了', () => {
    expect(ask('jincheng-chengqu', 'says', { about: '接待' }).outcome).toBe('silent');
    expect(places(ask('zezhou', 'says', { about: '接待' }))).toEqual(['43.2']);
    expect(places(ask('xinzhou', 'says', { about: '接待' }))).toEqual(['45.2']);
    expect(places(ask('xishi', 'says', { about: '接待' }))).toEqual(['41.2']);
    expect(places(ask('weidong', 'says', { about: '接待' }))).toContain('73');
  });
  test('卫东区没有写讲话单行本和作序', () => {
    for (const about of ['讲话单行本', '作序']) expect(ask('weidong', 'says', { about }).outcome).toBe('silent');
  });
  test.each([
    ['jincheng-chengqu', ['5.3', '43.3']],
    ['xinzhou', ['45.3']],
    ['zezhou', ['5.3', '43.3']],
    ['xishi', ['41.3']],
    ['weidong', ['64']],
  ] as const)('%s：休假见第%s款，不见第五条第二款', (government, expected) => {
    expect(places(ask(government, 'says', { about: '休假' }))).toEqual([...expected]);
  });
});

describe('说到的', () => {
  test.each([
    ['jincheng-chengqu', '43.2'],
    ['xinzhou', '45.2'],
    ['zezhou', '43.2'],
    ['xishi', '41.2'],
    ['weidong', '74'],
  ])('%s：著作见第%s款', (government, place) => {
    expect(places(ask(government, 'says', { about: '著作' }))).toEqual([place]);
  });
  test.each([
    ['jincheng-chengqu', 27],
    ['xinzhou', 29],
    ['weidong', 53],
    ['zezhou', 27],
    ['xishi', 27],
  ])('%s：公文处理工作条例见第%i条', (government, article) => {
    const answer = ask(government, 'says', { about: '公文处理工作条例' });
    expect([answer.outcome, [...new Set(answer.findings.map((one) => one.article))]]).toEqual(['answer', [article]]);
  });
  test.each([
    ['晋城市城区第三十八条', 'jincheng-chengqu'],
    ['泽州县第三十八条', 'zezhou'],
  ])('%s：安全生产见此条，第二十条第一款第六项的议题也提到；风险见此条', (_, government) => {
    expect(places(ask(government, 'says', { about: '安全生产' }))).toEqual(['20.1.6', '38']);
    expect(places(ask(government, 'says', { about: '风险' }))).toContain('38');
  });
  test('西市区27、24：突发事件', () => {
    expect([...places(ask('xishi', 'says', { about: '突发事件' }))].sort()).toEqual(['24', '27']);
  });
});

describe('已导入原文的，也按原文答', () => {
  const text = {
    articles: [
      { article: 8, paragraphs: [{ text: '本条说水。本条说灯塔。', items: [] }] },
      {
        article: 9,
        paragraphs: [
          { text: '本款没有。', items: [] },
          { text: '本款列举：', items: [{ text: '甲；' }, { text: '灯塔。' }] },
        ],
      },
    ],
  };
  test('原文有、规范没有的词：答在哪几条，引那一句', () => {
    expect(ask('zezhou', 'says', { about: '灯塔' }).outcome).toBe('silent');
    const answer = ask('zezhou', 'says', { about: '灯塔' }, { text });
    expect([answer.outcome, places(answer)]).toEqual(['answer', ['8', '9.2.2']]);
    expect(answer.findings.map((one) => [one.code, one.message])).toEqual([
      ['text.says', '原文：本条说灯塔。'],
      ['text.says', '原文：灯塔。'],
    ]);
    expect(answer.answer?.text).toContain('已导入的原文有2处');
  });
  test('两个词要在同一处', () => {
    expect(ask('zezhou', 'says', { about: '灯塔 水' }, { text }).findings.map((one) => one.article)).toEqual([8]);
    expect(ask('zezhou', 'says', { about: '灯塔 火' }, { text }).outcome).toBe('silent');
  });
});

describe('管不管', () => {
  test.each([
    ['jincheng-chengqu', '43.1', '44.1'],
    ['xinzhou', '45.1', '46.1'],
    ['zezhou', '43.1', '44.1'],
    ['xishi', '41.1', '42.1'],
    ['weidong', '63', '66'],
  ])('%s：组成人员见第%s、%s款等', (government, ...expected) => {
    const answer = ask(government, 'binds', { body: 'member' });
    expect(answer.outcome).toBe('answer');
    expect(places(answer)).toEqual(expect.arrayContaining(expected));
  });
  test.each([
    ['jincheng-chengqu', '3', '44.1'],
    ['xinzhou', '3', '46.1'],
    ['zezhou', '3', '44.1'],
    ['xishi', '42.1', '42.1'],
  ])('%s：工作人员见第%s、%s款', (government, ...expected) => {
    expect(places(ask(government, 'binds', { body: 'staff' }))).toEqual(expect.arrayContaining(expected));
  });
  test.each([
    ['jincheng-chengqu', '27.1'],
    ['xinzhou', '29.1'],
    ['zezhou', '27.1'],
    ['weidong', '53.1'],
  ])('%s：乡镇、街道、县区报送公文见第%s款', (government, place) => {
    expect(places(ask(government, 'binds', { body: 'lower-government' }))).toContain(place);
  });
  test.each(FIVE)('%s没有对法院提要求', (government) => {
    expect(ask(government, 'binds', { body: 'court' })).toMatchObject({ outcome: 'silent', findings: [] });
  });
});

describe('没有写的，只说所问的那一件', () => {
  test.each(['jincheng-chengqu', 'zezhou'])('%s：会前学法由谁召集，不牵出接访、送达', (government) => {
    const text = ask(government, 'meeting.convene', { meeting: 'law-study' }).answer?.text ?? '';
    expect(text).toContain(government === 'zezhou' ? '没有规定会前学法由谁召集、主持' : '没有另写会前学法');
    expect(text).not.toMatch(/来访|送达|第一责任人/u);
  });
  test('会议按本府的叫法', () => {
    expect(ask('zezhou', 'meeting.frequency', { meeting: 'head-office' }).answer?.text).toContain('县长办公会议多久召开一次');
    expect(ask('xishi', 'meeting.frequency', { meeting: 'head-office' }).answer?.text).toContain('区长办公会议多久召开一次');
  });
  test('卫东区48：区长办公会议纪要由谁签发，问会议、问公文都说没有写', () => {
    const declared = '区长办公会议纪要由谁签发，本规则没有写';
    expect(ask('weidong', 'meeting.minutes', { meeting: 'head-office', stage: 'sign' }).answer?.text).toContain(declared);
    const signed = ask('weidong', 'document.sign', { issuer: 'government', kind: 'minutes', decidedBy: 'head-office', to: 'subordinate' });
    expect(signed.dependsOn?.cases.every((one) => one.answer?.text.includes(declared) === true)).toBe(true);
  });
});

describe('施行以前', () => {
  test.each([
    ['jincheng-chengqu', '2023-07-19', '2023-07-20'],
    ['weidong', '2022-07-26', '2022-07-27'],
    ['xinzhou', '2023-06-20', '2023-06-21'],
    ['xishi', '2024-01-28', '2024-01-29'],
    ['zezhou', '2024-12-05', '2024-12-06'],
  ])('%s：%s尚未施行，%s起才答', (government, before, from) => {
    const early = ask(government, 'meeting.convene', { meeting: 'plenary' }, { date: before });
    expect(early.outcome).toBe('silent');
    expect(early.answer?.text).toContain('尚未施行');
    expect(ask(government, 'meeting.convene', { meeting: 'plenary' }, { date: from }).outcome).toBe('answer');
  });
});

describe('规则有没有说到：也照规范的职务和数字找，并说明为什么找到', () => {
  test('泽州县第四十三条第三款：提前3天，问“3日”也找到，写着是因为数字', () => {
    const { findings } = ask('zezhou', 'says', { about: '3日' });
    expect(findings.filter(({ article, paragraph }) => article === 43 && paragraph === 3).map(({ message }) => message)).toEqual([
      expect.stringMatching(/（这条规范写着：3日）$/u),
      expect.stringMatching(/（这条规范写着：3日）$/u),
    ]);
  });
  test('卫东区第六十四条：部门主要负责人请假，写着是因为职务', () => {
    const { findings } = ask('weidong', 'says', { about: '请假 部门主要负责人' });
    expect(findings.filter(({ article }) => article === 64).map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/（这条规范写着：部门主要负责人）$/u),
    );
  });
  test('没有的词照旧没有', () => {
    expect(ask('xishi', 'says', { about: '13个工作日' }).outcome).toBe('silent');
    expect(ask('xishi', 'says', { about: '区长 元宇宙' }).outcome).toBe('silent');
  });
});

describe('写出来问、规则里没有这些字的，提出最近的问题', () => {
  const near = (government: string, about: string) =>
    (ask(government, 'says', { about }).nearest ?? []).map(({ kind, facts }) => ({ kind, facts }));
  test('毫不相干的，什么也不提', () => {
    expect(near('zezhou', '元宇宙')).toEqual([]);
  });
  test.each([
    ['zezhou', '常务会议纪要谁签字', 'meeting.minutes', { meeting: 'executive' }],
    ['weidong', '区长外出时谁替他主持工作', 'authority.stand-in', { absence: 'away' }],
    ['xishi', '副区长休假怎么请假要提前几天', 'leave', { who: 'deputy', absence: 'vacation' }],
    ['xinzhou', '全体会议多久要开一回', 'meeting.frequency', { meeting: 'plenary' }],
    ['jincheng-chengqu', '局长能不能给商场剪彩', 'conduct', {}],
  ])('%s：%s', (government, about, kind, facts) => {
    const [first] = near(government, about);
    expect(first?.kind).toBe(kind);
    expect(first?.facts).toMatchObject(facts);
  });
  test('找到了的不提', () => {
    expect(ask('zezhou', 'says', { about: '简报' }).nearest).toBeUndefined();
  });
});
