/** 规则咨询 through the API: one's own rules and another's, questions wrongly put, questions that depend. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConsultAnswer, ConsultKinds, RulesComparison } from '../src/contracts/index.ts';
import { signIn, type Desk } from './support/desk.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let clerk: Desk;
beforeAll(async () => {
  world = await openWorld();
  clerk = await signIn(world, 'finance-clerk');
});
afterAll(() => world.close());

const ask = (government: string, question: unknown) => clerk.post(`/governments/${government}/consultations`, question);

describe('a question that cannot be answered', () => {
  test('is refused where its kind, its facts or its government are not there', async () => {
    expect((await ask('zezhou', { kind: 'weather' })).status).toBe(400);
    const wrong = await ask('zezhou', { kind: 'document.sign', facts: { issuer: 'court' } });
    expect(wrong.status).toBe(400);
    expect(wrong.problem().errors?.map((one) => one.path)).toEqual(['facts.issuer']);
    expect((await ask('nowhere', { kind: 'document.sign' })).status).toBe(404);
  });
  test.each([
    ['weidong', '2022-07-26'],
    ['zezhou', '2024-12-05'],
  ])('%s: on %s its rules were not in force yet', async (government, date) => {
    const answer = (await ask(government, { kind: 'meeting.convene', date, facts: { meeting: 'plenary' } })).json<ConsultAnswer>();
    expect([answer.outcome, answer.answer?.text]).toEqual(['silent', expect.stringContaining('尚未施行')]);
  });
  test('is not answered to who is not signed in', async () => {
    const answer = await world.app.inject({
      method: 'POST',
      url: '/api/v1/governments/zezhou/consultations',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ kind: 'document.sign' }),
    });
    expect(answer.statusCode).toBe(401);
  });
});

test('第三十三条第一款: an order of 泽州县 is signed by its head after the deputy in charge', async () => {
  const answer = (await ask('zezhou', { kind: 'document.sign', facts: { issuer: 'government', kind: 'order' } })).json<ConsultAnswer>();
  expect([answer.outcome, answer.answer?.posts, answer.findings.map((one) => one.label)]).toEqual([
    'answer',
    ['县长'],
    ['第三十三条第一款'],
  ]);
});

test('the text of another government is answered by its own articles: 卫东区第五十四条第二款, three working days', async () => {
  const answer = (
    await ask('weidong', { kind: 'due-date', facts: { event: 'consultation-delivered', on: '2026-11-23' } })
  ).json<ConsultAnswer>();
  expect(answer.answer?.dates?.map((one) => [one.date, one.value, one.unit])).toEqual([['2026-11-26', 3, 'workday']]);
  expect(answer.findings.map((one) => [one.of, one.label])).toEqual([['weidong', '第五十四条第二款']]);
});

test('what is left open is answered value by value: 泽州县第三十三条第三款, important papers of the office', async () => {
  const answer = (
    await ask('zezhou', { kind: 'document.sign', facts: { issuer: 'office', kind: 'notice', decidedBy: 'none' } })
  ).json<ConsultAnswer>();
  expect([answer.outcome, answer.dependsOn?.facts.map((one) => one.name)]).toEqual(['depends', ['important']]);
  expect(answer.dependsOn?.cases.map((one) => [one.facts, one.answer?.posts])).toEqual([
    [{ important: false }, ['县政府办公室主任']],
    [{ important: true }, ['县长']],
  ]);
});

test('every kind of question is published with its group, the form of its facts, and posts as the text asked calls them', async () => {
  const { of, texts, kinds } = (await clerk.get('/consultations/kinds')).json<ConsultKinds>();
  expect([of, texts.map((one) => [one.id, one.own])]).toEqual([
    'zezhou',
    [
      ['zezhou', true],
      ['jincheng-chengqu', false],
      ['weidong', false],
      ['xinzhou', false],
      ['xishi', false],
    ],
  ]);
  expect(kinds.map((one) => one.kind)).toContain('document.sign');
  expect([...new Set(kinds.map((one) => one.group))]).toEqual(['公文', '会议', '代理请假', '纪律', '公开报告', '适用']);
  expect(kinds.every((one) => one.label.length > 3 && one.facts.type === 'object')).toBe(true);
  const head = ({ kinds: list }: ConsultKinds): unknown =>
    at(list.find((one) => one.kind === 'leave')?.facts, ['properties', 'who', 'labels', 'head']);
  const other = (await clerk.get('/consultations/kinds?of=xinzhou')).json<ConsultKinds>();
  expect([head((await clerk.get('/consultations/kinds')).json<ConsultKinds>()), head(other)]).toEqual(['县长', '市长']);
  expect((await clerk.get('/consultations/kinds?of=nowhere')).status).toBe(404);
});

const at = (of: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], of);

test('the API and the command line answer alike, one answer a line', async () => {
  const questions = [
    { kind: 'document.sign', date: '2026-11-23', facts: { issuer: 'office', kind: 'notice' } },
    { kind: 'document.submit', date: '2026-11-23', facts: { issuer: 'department', kind: 'request', to: 'government' } },
    { kind: 'due-date', date: '2026-11-23', facts: { event: 'area-wide-meeting', on: '2026-12-18' } },
    { kind: 'meeting.convene', date: '2026-11-23', facts: { meeting: 'executive', by: 'executive-deputy' } },
    { kind: 'leave', date: '2026-11-23', facts: { who: 'deputy', from: '2026-12-10', askedOn: '2026-12-08' } },
    { kind: 'conduct', date: '2026-11-23', facts: { conduct: 'ribbon-cutting', who: 'deputy' } },
    { kind: 'says', date: '2026-11-23', facts: { about: '元宇宙' } },
  ];
  for (const government of ['zezhou', 'weidong']) {
    const printed = execFileSync(process.execPath, [main, 'consult', '--government', government, '--batch'], {
      input: questions.map((one) => JSON.stringify(one)).join('\n'),
      encoding: 'utf8',
    });
    const lines = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toHaveLength(questions.length);
    for (const [i, question] of questions.entries())
      // The API adds how an office writes the citation; nothing else differs.
      expect(JSON.parse(JSON.stringify((await ask(government, question)).json<ConsultAnswer>(), withoutLabels))).toEqual(lines[i]);
  }
});
const main = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
function withoutLabels(this: unknown, key: string, value: unknown): unknown {
  return key === 'label' && typeof this === 'object' && this !== null && 'article' in this ? undefined : value;
}

describe('对照', () => {
  const compare = async (query: string) => (await clerk.get(`/rules/comparison${query}`)).json<RulesComparison>();
  const row = ({ rows }: RulesComparison, key: string) => rows.find((one) => one.key === key);

  test('a text that there is not is none', async () => {
    expect((await clerk.get('/rules/comparison?with=nowhere')).status).toBe(404);
    expect((await clerk.get(`/rules/comparison?with=${'x'.repeat(400)}`)).status).toBe(400);
    const answer = await world.app.inject({ method: 'GET', url: '/api/v1/rules/comparison' });
    expect(answer.statusCode).toBe(401);
  });
  test('卫东区第五十四条第二款 against 泽州县第三十一条第二款: three and seven working days', async () => {
    const { texts, rows } = await compare('?with=weidong');
    expect(texts.map((one) => [one.id, one.own])).toEqual([
      ['zezhou', true],
      ['weidong', false],
    ]);
    const limit = rows.find((one) => one.key === 'consultation-limit');
    expect([limit?.verdict, limit?.cells.zezhou?.text.slice(0, 7), limit?.cells.weidong?.text.slice(0, 7)]).toEqual([
      'different',
      '一般7个工作日',
      '一般3个工作日',
    ]);
    expect(limit?.cells.weidong?.citations.map((one) => one.label)).toEqual(['第五十四条第二款']);
  });
  test('all five: every word is the office’s, and what differs is said', async () => {
    const all = await compare('');
    expect(all.texts).toHaveLength(5);
    for (const one of all.rows) {
      expect(`${one.group}${one.label}`).not.toMatch(/[a-z]{3}/u);
      expect(one.verdict === 'different').toBe(one.differs.length > 0);
      for (const cell of Object.values(one.cells)) expect(cell.text, one.key).not.toMatch(/[a-z]{3}/u);
    }
    expect(all.rows.filter((one) => one.verdict === 'different' && Object.keys(one.cells).length < 2)).toEqual([]);
  });
  test('会议多久一次: 城区第二十条第二款 demands one a month, 泽州县第二十条第二款 asks for two or three in general', async () => {
    const frequency = row(await compare('?with=jincheng-chengqu'), 'frequency.executive');
    expect([frequency?.verdict, frequency?.differs]).toEqual(['different', ['content', 'modality']]);
    expect([frequency?.cells['jincheng-chengqu']?.modalities, frequency?.cells.zezhou?.modalities]).toEqual([['应当'], ['原则上']]);
  });
  test('the export is a sheet, and the trail says so', async () => {
    const answer = await clerk.get('/rules/comparison.xlsx?with=weidong');
    expect(answer.status).toBe(200);
  });
});
