/** A sixth government, made up, from its pack alone: 示例县人民政府工作规则 runs documents and answers questions with no change of the engine. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { consult, CONSULT_KIND_NAMES, type ConsultKind } from '@lingxing/affairs/consult';
import { documentProcedure } from '@lingxing/affairs/document';
import { compilePack, NORM_KINDS, provePack, type RulePack } from '@lingxing/workrules';
import { loadBuiltInCalendar, loadBuiltInLayers, readPackFile } from '@lingxing/workrules/read';
import { describe, expect, test } from 'vitest';
import { against, draft, expectRefused, Office } from './support/office.ts';

const sample: RulePack = (() => {
  const read = readPackFile(fileURLToPath(new URL('../../workrules/test/fixtures/sample.yaml', import.meta.url)));
  if (!read.ok) throw new Error(read.problems.map(({ file, line, message }) => `${file}:${String(line)} ${message}`).join('\n'));
  return read.pack;
})();
const office = (today?: string) => new Office(sample, today);
const notice = { departmentsConcerned: ['education'] };
const normative = { title: '示例县扶持办法', facts: { normative: true } };

test('示例县的规则包通过全部检查', () => {
  expect(provePack(sample).problems).toEqual([]);
  expect(sample.source.articles.map(({ article }) => article)).toEqual(Array.from({ length: 28 }, (_, i) => i + 1));
});

test('写规则包的说明讲到每一类规范，所举的示例县规范都在', () => {
  const guide = readFileSync(new URL('../../../docs/write-a-pack.md', import.meta.url), 'utf8');
  expect(NORM_KINDS.filter((kind) => !guide.includes(`\`${kind}\``))).toEqual([]);
  const cited = [...guide.matchAll(/\| (\d+[\d.]*-[a-z-]+)/gu)].map((match) => match[1]);
  expect(cited.length).toBeGreaterThan(NORM_KINDS.length - 5);
  const known = new Set<unknown>(sample.source.norms.map(({ id }) => id));
  expect(cited.filter((id) => !known.has(id))).toEqual([]);
});

describe('示例县第十七条：征求意见', () => {
  const consulted = () =>
    office()
      .done('finance-clerk', 'draft', { draft: draft(notice) })
      .done('finance-clerk', 'consult', { bodies: ['education'], mode: 'countersign' });

  test('第一款：没有会签的不能送；五个工作日；分管负责人也可会签', () => {
    const alone = office().done('finance-clerk', 'draft', { draft: draft(notice) });
    expectRefused(alone.act('finance-clerk', 'send'), 'consultation.missing 17.1');
    const o = consulted();
    // 11月23日（一）送达：24、25、26、27、30日。
    expect(o.document.consultations[0]?.asks[0]?.due).toBe('2026-11-30');
    o.done('education-vice', 'answer', { consultation: 'c1', position: 'agree', opinion: '同意' });
    expect(o.act('finance-clerk', 'send').outcome).toBe('permitted');
  });
  test('第三款：主办部门不能另定时限', () => {
    const o = office().done('finance-clerk', 'draft', { draft: draft(notice) });
    const limit = { value: 2, unit: 'workday' };
    expect(o.act('finance-clerk', 'consult', { bodies: ['education'], mode: 'countersign', limit }).outcome).toBe('refused');
  });
});

describe('示例县第十九条至第二十一条：签发', () => {
  test('第十九条第一款：未经分管领导复核，常务副县长不能签发；县长也不能代签', () => {
    const o = office().submitted();
    expectRefused(o.act('executive', 'sign', { opinion: '同意' }), 'step.missing 19.1');
    o.done('deputy-finance', 'review', { opinion: '同意' });
    expectRefused(o.act('head', 'sign', { opinion: '同意' }), 'signer.wrong 19.1');
    expect(o.act('executive', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('第十九条第二款：决定由常务副县长复核、县长签发', () => {
    const o = office().submitted({ kind: 'decision', title: '关于表彰先进集体的决定' });
    expect(o.waits()).toEqual({ review: ['executive'] });
    o.done('executive', 'review', { opinion: '同意' });
    expectRefused(o.act('executive', 'sign', { opinion: '同意' }), 'signer.wrong 19.2');
    expect(o.act('head', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('第二十条第一款：办公室的公文只由办公室主任签发', () => {
    const o = office().submitted({ issuer: 'office' });
    expectRefused(o.act('executive', 'sign', { opinion: '同意' }), 'signer.wrong 20.1');
    expect(o.act('director', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('第二十条第二款：经县政府同意由部门印发的由办公室主任核准，部门主要负责人签发', () => {
    const body = [{ type: 'paragraph' as const, runs: [{ text: '经县政府同意，现将有关事项通知如下。' }] }];
    const o = office().submitted({ issuer: 'department-approved', body });
    expect(o.waits()).toEqual({ authorise: ['director'] });
    o.done('director', 'authorise', { opinion: '同意' });
    expect(o.waits()).toEqual({ sign: ['finance-head'] });
  });
  test('第二十一条：县长办公会议纪要由常务副县长签发，县长不能签发', () => {
    const decision = { meeting: 'head-office' as const, session: '第3次办公会议', date: '2026-11-20' };
    const o = office().submitted({ kind: 'minutes', title: '县长办公会议纪要', decision });
    expectRefused(o.act('head', 'sign', { opinion: '同意' }), 'signer.wrong 21.1.2');
  });
});

test('示例县第十七条至第二十二条：一件规范性文件从起草到备案、归档', () => {
  const o = office()
    .done('finance-clerk', 'draft', { draft: draft({ ...notice, ...normative }) })
    .done('finance-clerk', 'consult', { bodies: ['education'], mode: 'countersign' })
    .done('education-head', 'answer', { consultation: 'c1', position: 'agree', opinion: '同意' })
    .done('finance-clerk', 'send')
    .done('finance-head', 'approve')
    .done('registrar', 'vet', { opinion: '拟同意', facts: { normative: true } });
  expectRefused(o.act('head', 'sign', { opinion: '同意' }), 'legality.missing 22.1');
  o.done('legal', 'review-legality', { conclusion: 'lawful', opinion: '合法' }).done('executive', 'review', { opinion: '同意' });
  const signed = o.act('head', 'sign', { opinion: '同意' });
  expect(signed.outcome).toBe('permitted');
  expect(signed.basis[0]).toMatchObject({ source: 'work-rules', text: 'sample', article: 19, paragraph: 2 });
  o.done('registrar', 'recheck')
    .done('registrar', 'number', { series: 'gov' })
    .done('registrar', 'typeset', { sheetHash: 's', pages: 1, substitutions: [] })
    .done('registrar', 'seal', { page: 1, xMm: 140, yMm: 200 })
    .done('registrar', 'distribute', { to: ['各乡镇人民政府', '县直各有关单位'] });
  expect(o.document.number).toMatchObject({ series: 'gov', year: 2026, n: 1 });
  // 11月23日印发，第15日是12月8日。
  const owed = documentProcedure.obligations(o.context, o.document).find(({ id }) => id === 'filing:22.2-file');
  expect([owed?.due, owed?.state, owed?.citation?.article]).toEqual(['2026-12-08', 'open', 22]);
  const file = { with: '示例市人民政府', date: '2026-11-23', number: '备〔2026〕1号' };
  for (const post of o.waits()['file'] ?? []) o.done(post, 'file', file);
  expect(o.document.filings).toMatchObject([{ with: '示例市人民政府', number: '备〔2026〕1号' }]);
  o.done('registrar', 'archive', { retention: '永久' });
  expect(o.waits()).toEqual({});
});

test('写明先后的步骤依次办理：这里把合法性审查写在复核之前，审查未过不能复核，也还不等复核', () => {
  const { source } = sample;
  const norms = source.norms.map((norm) =>
    norm.id === '22.1-legality' && norm.kind === 'step' ? { ...norm, ahead: ['leader-review' as const] } : norm,
  );
  const compiled = compilePack({ ...source, norms }, loadBuiltInLayers());
  if (!compiled.ok) throw new Error('the ordered pack does not compile');
  const o = new Office(compiled.pack)
    .done('finance-clerk', 'draft', { draft: draft({ ...normative }) })
    .done('finance-clerk', 'send')
    .done('finance-head', 'approve')
    .done('registrar', 'vet', { opinion: '拟同意', facts: { normative: true } });
  expect(o.waits()).toEqual({ 'review-legality': ['legal'] });
  expectRefused(o.act('executive', 'review', { opinion: '同意' }), 'legality.missing 22.1');
  o.done('legal', 'review-legality', { conclusion: 'lawful', opinion: '合法' });
  expect(o.waits()).toEqual({ review: ['executive'] });
  o.done('executive', 'review', { opinion: '同意' }).done('head', 'sign', { opinion: '同意' });
});

test('示例县第二十四条：会议定了的文，四个工作日内印发', () => {
  // 11月20日（五）散会：23、24、25、26日。
  const decision = { meeting: 'executive' as const, session: '第9次常务会议', date: '2026-11-20' };
  const o = office('2026-11-23').submitted({ decision }).done('registrar', 'record-decision', decision);
  expect(documentProcedure.obligations(o.context, o.document).map(({ id, due }) => [id, due])).toEqual([['issue-within', '2026-11-26']]);
  o.done('deputy-finance', 'review', { opinion: '同意' });
  expect(o.ask('executive', 'sign', { opinion: '同意' }).verdict.outcome).toBe('permitted');
  o.today = '2026-11-27';
  expect(against(o.ask('executive', 'sign', { opinion: '同意' }).verdict)).toEqual(['issue.late 24']);
});

/** A question of each kind with the outcome, what is answered and the articles, all read from the text of the fixture. */
const QUESTIONS: Readonly<
  Record<
    ConsultKind,
    {
      readonly facts: Readonly<Record<string, unknown>>;
      readonly outcome: string;
      readonly at: readonly string[];
      readonly posts?: readonly string[];
      readonly due?: string;
    }
  >
> = {
  'document.sign': { facts: { issuer: 'office', kind: 'notice' }, outcome: 'answer', posts: ['县政府办公室主任'], at: ['20.1'] },
  'document.review': {
    facts: { issuer: 'government', kind: 'order', step: 'leader-review', to: 'subordinate', normative: false },
    outcome: 'answer',
    posts: ['常务副县长'],
    at: ['19.2'],
  },
  'document.submit': {
    facts: { issuer: 'government', kind: 'notice', to: 'subordinate', crossDepartment: true, consulted: 'none' },
    outcome: 'refused',
    // 没有写字数的当作没有超过第二十三条的限额。
    at: ['17.1', '23'],
  },
  'document.consult': {
    facts: {
      issuer: 'government',
      kind: 'notice',
      to: 'subordinate',
      touchesLowerGovernments: true,
      body: 'lower-government',
      delivered: '2026-11-23',
    },
    outcome: 'answer',
    due: '2026-11-30',
    at: ['17.2', '17.3'],
  },
  'document.legality': { facts: { issuer: 'department', normative: true }, outcome: 'answer', posts: ['县司法局'], at: ['22.1', '22.2'] },
  // 六个工作日：11月27、26、25、24、23、20日。
  'due-date': { facts: { event: 'area-wide-meeting', on: '2026-11-30' }, outcome: 'answer', due: '2026-11-20', at: ['15.1'] },
  'meeting.convene': { facts: { meeting: 'head-office' }, outcome: 'answer', posts: ['常务副县长'], at: ['11.1'] },
  'meeting.members': {
    facts: { meeting: 'executive' },
    outcome: 'answer',
    posts: ['县长', '常务副县长', '副县长', '县政府办公室主任'],
    at: ['10.1'],
  },
  'meeting.sitting-in': { facts: { meeting: 'executive' }, outcome: 'answer', posts: ['司法行政部门'], at: ['10.1'] },
  'meeting.topics': { facts: { meeting: 'executive', by: 'head' }, outcome: 'refused', at: ['10.2'] },
  'meeting.papers': { facts: { meeting: 'executive' }, outcome: 'answer', posts: ['议题汇报部门', '县政府办公室'], at: ['13', '13'] },
  'meeting.minutes': { facts: { meeting: 'head-office', stage: 'sign' }, outcome: 'answer', posts: ['常务副县长'], at: ['11.2'] },
  'meeting.absence': { facts: { meeting: 'plenary' }, outcome: 'answer', posts: ['会议召集人'], at: ['14'] },
  // 8月15日开过，三个月到11月15日，自11月16日起欠开；“一般”只提示。
  'meeting.frequency': { facts: { meeting: 'plenary', last: '2026-08-15' }, outcome: 'warned', due: '2026-11-16', at: ['9'] },
  'meeting.which': { facts: { matter: 'budget' }, outcome: 'answer', posts: ['常务会议'], at: ['7.2'] },
  'meeting.beforehand': { facts: { for: 'major-decision', done: ['feasibility'] }, outcome: 'refused', at: ['7.1'] },
  'meeting.department': { facts: { invites: ['lower-government-head'], approved: false }, outcome: 'refused', at: ['15.1', '15.2'] },
  'authority.stand-in': {
    facts: { absence: 'business-trip', away: ['deputy'] },
    outcome: 'answer',
    posts: ['县政府办公室主任'],
    at: ['4.2'],
  },
  'authority.substitute': { facts: {}, outcome: 'answer', posts: ['常务副县长'], at: ['5.1'] },
  'authority.both-away': { facts: {}, outcome: 'refused', at: ['5.1'] },
  // 四个工作日：11月27、26、25、24日；26日才请假，迟了。
  leave: {
    facts: { who: 'deputy', absence: 'away', from: '2026-11-30', askedOn: '2026-11-26' },
    outcome: 'refused',
    posts: ['县长'],
    due: '2026-11-24',
    at: ['5.2'],
  },
  conduct: { facts: { conduct: 'second-bulletin', who: 'department', count: 3 }, outcome: 'refused', at: ['26'] },
  publication: { facts: { what: 'decided-matters', secret: false }, outcome: 'answer', posts: ['县政府办公室'], at: ['8'] },
  report: { facts: { what: 'results' }, outcome: 'answer', posts: ['县长'], at: ['25'] },
  'after-decision': {
    facts: { meeting: 'executive', ended: '2026-11-20' },
    outcome: 'answer',
    posts: ['部门主要负责人'],
    due: '2026-11-26',
    at: ['24', '10.2', '8', '25', '25'],
  },
  binds: { facts: { body: 'dispatched-agency' }, outcome: 'answer', at: ['2'] },
  says: { facts: { about: '听证会' }, outcome: 'answer', at: ['7.1'] },
};

describe('示例县：规则咨询的每一种问题', () => {
  const ask = (kind: ConsultKind, facts: unknown) => {
    const asked = consult({ pack: sample, calendar: loadBuiltInCalendar(), date: '2026-11-23' }, { kind, facts });
    if (!asked.ok) throw new Error(asked.problems.map(({ path, message }) => `${path} ${message}`).join());
    return asked.answer;
  };
  test.each(CONSULT_KIND_NAMES)('%s', (kind) => {
    const { facts, outcome, posts, due, at } = QUESTIONS[kind];
    const answer = ask(kind, facts);
    expect(answer.outcome).toBe(outcome);
    // The regulation and the organic law speak beside the rules; what is held here is this government's own text.
    const own = answer.findings.filter(({ of }) => of === 'sample');
    expect(own.map(({ article, paragraph, item }) => [article, paragraph, item].filter((n) => n !== undefined).join('.'))).toEqual(at);
    if (posts !== undefined) expect(answer.answer?.posts).toEqual(posts);
    if (due !== undefined) expect(answer.answer?.dates?.map(({ date }) => date)).toEqual([due]);
  });
  test('原文没有写的，答没有写：县长请假时由谁主持', () => {
    const answer = ask('authority.stand-in', { absence: 'leave' });
    expect(JSON.stringify(answer)).toContain('县长请假、休假时由谁主持，本规则没有写');
  });
});
