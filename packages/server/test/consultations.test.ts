/** 规则咨询 through the API: one's own rules and another's, questions wrongly put, questions that depend. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConsultAnswer, ConsultKinds } from '../src/contracts/index.ts';
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

test('every kind of question is published with the form of its facts', async () => {
  const kinds = (await clerk.get('/consultations/kinds')).json<ConsultKinds>();
  expect(kinds.map((one) => one.kind)).toContain('document.sign');
  expect(kinds.every((one) => one.label.length > 3 && one.facts.type === 'object')).toBe(true);
});
