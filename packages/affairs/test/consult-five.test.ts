/**
 * 规则咨询 under the five texts: each question with its outcome, who or what is answered, and the article. Expected values
 * are taken from the texts by hand; a place is article.paragraph or article.paragraph.item, as the text has it.
 */
import { consult, type Answer } from '@lingxing/affairs/consult';
import { loadBuiltInCalendar, loadBuiltInPacks } from '@lingxing/workrules/read';
import { describe, expect, test } from 'vitest';

const packs = new Map(loadBuiltInPacks().map((pack) => [pack.id, pack]));
const calendar = loadBuiltInCalendar();

/** 2026年11月23日, a Monday. */
function ask(government: string, kind: string, facts: Readonly<Record<string, unknown>> = {}): Answer {
  const pack = packs.get(government);
  if (pack === undefined) throw new Error(`no pack ${government}`);
  const consulted = consult({ pack, calendar, date: '2026-11-23' }, { kind, facts });
  if (!consulted.ok) throw new Error(JSON.stringify(consulted.problems));
  return consulted.answer;
}

const places = (answer: Answer): readonly string[] => [
  ...new Set(
    answer.findings
      .filter((one) => one.source === 'work-rules')
      .map((one) => [one.article, one.paragraph, one.item].filter((n) => n !== undefined).join('.')),
  ),
];

type Row = readonly [
  government: string,
  facts: Readonly<Record<string, unknown>>,
  outcome: Answer['outcome'],
  places: readonly string[],
  posts?: readonly string[],
];

/** The places named have to be among those answered; the posts exactly those. */
function rows(kind: string, list: readonly Row[]): void {
  for (const [government, facts, outcome, expected, posts] of list)
    test(`${kind}：${government} ${JSON.stringify(facts)} → ${outcome} ${expected.join('、')}`, () => {
      const answer = ask(government, kind, facts);
      expect(answer.outcome, answer.answer?.text).toBe(outcome);
      expect(places(answer)).toEqual(expected.length === 0 ? [] : expect.arrayContaining([...expected]));
      if (posts !== undefined) expect([...(answer.answer?.posts ?? [])].sort()).toEqual([...posts].sort());
    });
}

describe('公文', () => {
  const notice = {
    issuer: 'government',
    kind: 'notice',
    to: 'subordinate',
    decidedBy: 'none',
    normative: false,
    important: false,
    personnel: false,
    overall: false,
    routine: false,
    foreignTravel: false,
    crossPortfolio: false,
    major: false,
  };
  rows('document.sign', [
    ['jincheng-chengqu', notice, 'answer', ['33.2'], ['区长']],
    ['xinzhou', notice, 'answer', ['35.2'], ['市长']],
    ['weidong', notice, 'answer', ['58'], ['分管领导']],
    ['zezhou', notice, 'answer', ['33.2'], ['县长']],
    ['xishi', notice, 'answer', ['31.1.3'], ['分管领导']],
    ['jincheng-chengqu', { ...notice, issuer: 'office' }, 'answer', ['33.3'], ['区政府办公室主任']],
    ['xinzhou', { ...notice, issuer: 'office' }, 'answer', ['35.3'], ['市政府秘书长']],
    ['weidong', { ...notice, issuer: 'office' }, 'answer', ['59'], ['区政府办公室主任']],
    ['zezhou', { ...notice, issuer: 'office', important: true }, 'answer', ['33.3'], ['县长']],
    ['xishi', { ...notice, issuer: 'office' }, 'answer', ['31.1.7'], ['常务副区长']],
    ['weidong', { ...notice, kind: 'minutes', decidedBy: 'executive' }, 'answer', ['48']],
  ]);
  test('卫东区 says nobody who signs the minutes of the head’s office meeting: 45, 48', () => {
    expect(ask('weidong', 'meeting.minutes', { meeting: 'head-office' }).outcome).toBe('silent');
  });
  test.each([
    ['jincheng-chengqu', 7, '2026-12-02'],
    ['xinzhou', 7, '2026-12-02'],
    ['weidong', 3, '2026-11-26'],
    ['zezhou', 7, '2026-12-02'],
    ['xishi', 7, '2026-12-02'],
  ])('%s: an answer is due within %i working days of delivery, warned where it is late', (government, value, date) => {
    const answer = ask(government, 'due-date', { event: 'consultation-delivered', on: '2026-11-23' });
    expect([answer.answer?.value, answer.answer?.unit, answer.answer?.dates?.[0]?.date]).toEqual([value, 'workday', date]);
    expect(answer.findings[0]?.modality).toBe('should');
  });
  test.each([
    ['jincheng-chengqu', 'superior-government', 5, '2026-12-05'],
    ['xinzhou', 'superior-government', 10, '2026-11-30'],
    ['zezhou', 'superior-department', 10, '2026-11-30'],
  ])('%s: a draft for the government’s paper to a %s comes %i calendar days ahead', (government, to, value, date) => {
    const answer = ask(government, 'due-date', { event: 'superior-deadline', on: '2026-12-10', issuer: 'government', to });
    expect(answer.answer?.dates?.map((one) => [one.value, one.unit, one.date])).toContainEqual([value, 'day', date]);
  });
  test.each(['weidong', 'xishi'])('%s has no such lead time', (government) => {
    expect(ask(government, 'due-date', { event: 'superior-deadline', on: '2026-12-10', issuer: 'government' }).outcome).toBe('silent');
  });
  test('泽州县29: a request of 1,800 characters is warned; one that carries several matters is refused by 27.1', () => {
    const stated = {
      issuer: 'department',
      kind: 'request',
      to: 'government',
      normative: false,
      major: false,
      crossDepartment: false,
      touchesLowerGovernments: false,
      publicInterest: false,
      fromLowerGovernment: false,
      multipleMatters: false,
      skipsLevel: false,
      multipleRecipients: false,
      toLeaderInPerson: false,
      alreadyCovered: false,
      demandsSupportingDocuments: false,
      splitsWork: false,
      commandsLowerGovernments: false,
      withinDepartmentPowers: false,
      carriesRequest: false,
      personnel: false,
      legal: false,
      important: false,
      overall: false,
      scope: 'special',
      evidence: [],
      consulted: 'none',
      objections: false,
      remarks: true,
    };
    const long = ask('zezhou', 'document.submit', { ...stated, characters: 1800 });
    expect([long.outcome, places(long)]).toEqual(['warned', ['29']]);
    const several = ask('zezhou', 'document.submit', { ...stated, characters: 900, multipleMatters: true });
    expect([several.outcome, several.findings[0]?.code]).toEqual(['refused', 'prohibition.broken']);
    expect(places(several)).toContain('27.1');
  });
});

describe('会议', () => {
  rows('meeting.convene', [
    ['jincheng-chengqu', { meeting: 'executive' }, 'answer', ['20.1'], ['区长']],
    ['xinzhou', { meeting: 'executive' }, 'answer', ['21.1'], ['市长']],
    ['zezhou', { meeting: 'executive', by: 'executive-deputy' }, 'refused', ['20.1']],
    ['xishi', { meeting: 'executive', by: 'executive-deputy' }, 'depends', ['20.1']],
    ['xishi', { meeting: 'executive', by: 'executive-deputy', occasions: { delegated: true } }, 'permitted', ['20.1']],
    ['weidong', { meeting: 'executive', by: 'executive-deputy', occasions: { delegated: false, absent: false } }, 'refused', ['44.1']],
    ['weidong', { meeting: 'plenary' }, 'answer', ['43.1']],
  ]);
  rows('meeting.members', [
    ['jincheng-chengqu', { meeting: 'executive' }, 'answer', ['20.1'], ['区长', '副区长', '区政府办公室主任']],
    ['xinzhou', { meeting: 'executive' }, 'answer', ['21.1'], ['市长', '副市长', '市政府秘书长']],
    ['weidong', { meeting: 'executive' }, 'answer', ['44.1'], ['区长', '副区长', '区政府其他领导', '区政府办公室主任']],
    ['zezhou', { meeting: 'executive' }, 'answer', ['20.1'], ['县长', '副县长']],
    ['xishi', { meeting: 'executive' }, 'answer', ['20.1'], ['区长', '副区长']],
  ]);
  test.each([
    ['jincheng-chengqu', 1, 'month', 'refused', '2026-11-02', '20.2'],
    ['weidong', 2, 'week', 'warned', '2026-10-16', '44.2'],
    ['zezhou', 1, 'month', 'warned', '2026-11-02', '20.2'],
    ['xishi', 2, 'week', 'warned', '2026-10-16', '20.2'],
  ])(
    '%s: the executive meeting, one period of %i %s; last held on 10月1日 it is %s since %s (%s)',
    (government, value, unit, outcome, since, place) => {
      const answer = ask(government, 'meeting.frequency', { meeting: 'executive', last: '2026-10-01' });
      expect([answer.answer?.value, answer.answer?.unit, answer.outcome, answer.answer?.dates?.[0]?.date]).toEqual([
        value,
        unit,
        outcome,
        since,
      ]);
      expect(places(answer)).toEqual([place]);
    },
  );
  rows('meeting.topics', [
    ['zezhou', { meeting: 'executive', stage: 'fix' }, 'answer', ['21.1'], ['县长']],
    ['weidong', { meeting: 'executive', stage: 'fix' }, 'answer', ['48'], ['区长', '常务副区长']],
    ['xishi', { meeting: 'head-office', stage: 'propose' }, 'answer', ['23.2'], ['副区长']],
  ]);
  rows('meeting.minutes', [
    ['jincheng-chengqu', { meeting: 'executive', stage: 'sign' }, 'answer', ['22.1'], ['区长']],
    ['xinzhou', { meeting: 'head-office', stage: 'sign' }, 'answer', ['24.2'], ['市长']],
    ['weidong', { meeting: 'executive', stage: 'sign' }, 'answer', ['48'], ['会议召集人']],
    ['zezhou', { meeting: 'plenary', stage: 'draft' }, 'answer', ['22.1'], ['县政府办公室']],
  ]);
  rows('meeting.absence', [
    ['jincheng-chengqu', { meeting: 'executive' }, 'answer', ['24']],
    ['xinzhou', { meeting: 'executive' }, 'answer', ['25']],
    ['weidong', { meeting: 'executive' }, 'answer', ['51'], ['会议召集人']],
    ['xishi', { meeting: 'executive' }, 'answer', ['24'], ['会议主持人']],
  ]);
  rows('meeting.beforehand', [
    ['weidong', { for: 'topic', done: [] }, 'refused', ['47']],
    ['zezhou', { for: 'topic' }, 'silent', []],
  ]);
  test.each([
    ['jincheng-chengqu', 10, '2026-12-04', '25.2'],
    ['xinzhou', 10, '2026-12-04', '26.2'],
    ['zezhou', 10, '2026-12-04', '25.2'],
    ['xishi', 7, '2026-12-09', '25.3'],
  ])(
    '%s: a department asks %i working days before an area-wide meeting on 2026年12月18日, by %s (%s)',
    (government, value, date, place) => {
      const answer = ask(government, 'due-date', { event: 'area-wide-meeting', on: '2026-12-18' });
      expect([answer.answer?.value, answer.answer?.unit, answer.answer?.dates?.[0]?.date, places(answer)]).toEqual([
        value,
        'workday',
        date,
        [place],
      ]);
    },
  );
  test('卫东区 counts no days before such a meeting', () => {
    expect(ask('weidong', 'due-date', { event: 'area-wide-meeting', on: '2026-12-18' }).outcome).toBe('silent');
  });
  rows('meeting.department', [
    ['zezhou', { invites: ['lower-government-head'] }, 'depends', ['25.3']],
    ['zezhou', { invites: ['lower-government-head'], approved: false }, 'refused', ['25.3']],
    ['zezhou', { invites: ['lower-government-head'], approved: true }, 'permitted', ['25.3']],
    ['weidong', { invites: ['lower-government-head'], approved: false }, 'refused', ['52']],
    ['xishi', { invites: ['departments-concerned'], approved: false }, 'refused', ['25.4']],
    ['zezhou', { invites: ['leader'], approved: true }, 'warned', ['25.1']],
  ]);
});

describe('代理、补位、请假', () => {
  rows('authority.stand-in', [
    ['jincheng-chengqu', { absence: 'business-trip', away: ['head'] }, 'answer', ['5.2'], ['常务副区长']],
    ['xinzhou', { absence: 'business-trip', away: ['head', 'executive-deputy'] }, 'answer', ['5.2'], ['其他副职']],
    ['weidong', { absence: 'away', away: ['head'] }, 'answer', ['9'], ['常务副区长']],
    ['weidong', { absence: 'away', away: ['head', 'executive-deputy'] }, 'silent', ['9']],
    ['zezhou', { absence: 'business-trip', away: ['head'], entrusted: false }, 'refused', ['5.2']],
    ['xishi', { absence: 'away-from-area', away: ['head'] }, 'answer', ['5.2'], ['常务副区长', '其他副职']],
    ['zezhou', { absence: 'vacation', away: ['head'] }, 'silent', []],
  ]);
  test.each([
    ['zezhou', '代行县长职务'],
    ['weidong', '主持'],
    ['xishi', '主持'],
    ['xinzhou', '代行市长职务'],
    ['jincheng-chengqu', '代行区长职务'],
  ])('%s: by the title %s', (government, title) => {
    expect(ask(government, 'authority.stand-in').answer?.text ?? '').toContain(title.slice(0, 2));
    expect(
      packs
        .get(government)
        ?.of('standing-in')
        .every((one) => one.title.startsWith(title.slice(0, 2))),
    ).toBe(true);
  });
  rows('authority.both-away', [
    ['jincheng-chengqu', {}, 'warned', ['5.3']],
    ['xinzhou', {}, 'silent', []],
    ['weidong', {}, 'silent', []],
    ['zezhou', {}, 'warned', ['5.3']],
    ['xishi', {}, 'silent', []],
  ]);
  rows('authority.substitute', [
    // No AB pairs; that by article 8 the head may entrust somebody with other work is not standing in for a deputy.
    ['weidong', { special: false }, 'silent', []],
    ['weidong', { special: true }, 'silent', []],
    ['xinzhou', {}, 'answer', ['5.3']],
    ['xishi', { special: true }, 'answer', ['5.3']],
  ]);
  rows('leave', [
    ['jincheng-chengqu', { who: 'deputy' }, 'answer', ['43.3'], ['区长']],
    ['jincheng-chengqu', { who: 'office-director' }, 'answer', ['43.3'], ['区长']],
    ['xinzhou', { who: 'deputy' }, 'answer', ['45.3'], ['市长']],
    ['weidong', { who: 'deputy' }, 'answer', ['64'], ['区长']],
    ['zezhou', { who: 'department-head' }, 'answer', ['43.3'], ['分管领导', '县长']],
    ['xishi', { who: 'department-head' }, 'answer', ['41.3'], []],
    ['zezhou', { who: 'deputy', from: '2026-12-10', askedOn: '2026-12-08' }, 'refused', ['43.3']],
    ['zezhou', { who: 'deputy', from: '2026-12-10', askedOn: '2026-12-07' }, 'permitted', ['43.3']],
    ['jincheng-chengqu', { who: 'deputy', from: '2026-12-10', askedOn: '2026-12-10' }, 'warned', ['43.3']],
  ]);
});

describe('限制、公开、报告、适用范围', () => {
  rows('conduct', [
    ['weidong', { conduct: 'ribbon-cutting', who: 'deputy' }, 'depends', ['74']],
    ['weidong', { conduct: 'ribbon-cutting', who: 'deputy', obtained: [] }, 'refused', ['74']],
    ['zezhou', { conduct: 'inscription', who: 'head', obtained: [] }, 'refused', ['43.2']],
    ['zezhou', { conduct: 'inscription', who: 'head', obtained: ['special-approved'] }, 'permitted', ['43.2']],
    ['xishi', { conduct: 'publish-book', who: 'deputy', obtained: ['party-and-government-arranged'] }, 'permitted', ['41.2']],
    ['zezhou', { conduct: 'ribbon-cutting', who: 'deputy' }, 'silent', []],
    ['zezhou', { conduct: 'second-bulletin', who: 'department', count: 2 }, 'warned', ['35.1']],
    ['weidong', { conduct: 'second-bulletin', who: 'department', count: 2 }, 'silent', []],
    ['xishi', { conduct: 'inspect-in-government-name', who: 'department', obtained: [] }, 'refused', ['36.1']],
    ['xishi', { conduct: 'inspect-in-government-name', who: 'department', obtained: ['approved'] }, 'permitted', ['36.1']],
    ['zezhou', { conduct: 'inspect-in-government-name', who: 'department' }, 'silent', []],
  ]);
  rows('publication', [
    ['zezhou', { what: 'decided-matters' }, 'depends', ['22.3']],
    ['zezhou', { what: 'decided-matters', secret: false }, 'answer', ['22.3']],
    ['weidong', { what: 'decided-matters', secret: false }, 'answer', ['33']],
    ['xinzhou', { what: 'decided-matters', secret: false }, 'answer', ['23.3']],
  ]);
  rows('document.legality', [
    ['xinzhou', { issuer: 'government', kind: 'notice', normative: true }, 'answer', ['34.1']],
    [
      'xinzhou',
      { issuer: 'department', kind: 'notice', normative: true, fromLowerGovernment: false, to: 'subordinate' },
      'answer',
      ['36.1', '36.3'],
    ],
    [
      'xishi',
      { issuer: 'department', kind: 'notice', normative: true, fromLowerGovernment: false, to: 'subordinate' },
      'answer',
      ['30.1', '32.3'],
    ],
  ]);
  rows('binds', [
    ['jincheng-chengqu', { body: 'affiliated-institution' }, 'answer', ['45']],
    ['xinzhou', { body: 'affiliated-agency' }, 'answer', ['47']],
    ['weidong', { body: 'standing-temporary-body' }, 'answer', ['75']],
    ['zezhou', { body: 'affiliated-institution' }, 'answer', ['45']],
    ['xishi', { body: 'dual-led-body' }, 'answer', ['43']],
    ['zezhou', { body: 'dual-led-body' }, 'silent', []],
  ]);
  rows('after-decision', [
    ['zezhou', { meeting: 'executive', ended: '2026-11-23' }, 'answer', ['22.2']],
    ['weidong', { meeting: 'executive' }, 'answer', ['31'], ['部门主要负责人']],
    ['xishi', { meeting: 'executive', ended: '2026-11-23' }, 'answer', ['22.1', '35.1'], ['部门主要负责人']],
  ]);
  test('西市区22.1: after an executive meeting on 11月23日 the department submits by 11月26日, the paper is issued by 12月2日', () => {
    const answer = ask('xishi', 'after-decision', { meeting: 'executive', ended: '2026-11-23' });
    expect(answer.answer?.dates?.map((one) => [one.label, one.value, one.unit, one.date])).toEqual([
      ['报送发文程序', 3, 'workday', '2026-11-26'],
      ['印发', 7, 'workday', '2026-12-02'],
    ]);
  });
  rows('meeting.which', [
    ['weidong', { matter: 'budget' }, 'answer', ['27'], ['全体会议', '常务会议']],
    ['zezhou', { matter: 'personnel' }, 'answer', ['20.1.8'], ['常务会议']],
    ['xishi', { matter: 'commendation' }, 'answer', ['20.1.10'], ['常务会议']],
  ]);
  test('a word that the text does not speak of is answered as silent', () => {
    expect(ask('zezhou', 'says', { about: '元宇宙' }).outcome).toBe('silent');
    expect(ask('zezhou', 'says', { about: '简报' }).outcome).toBe('answer');
  });
});
