/** The procedure 请示报备 by an invented government: what every kind has in common, whatever a text says. */
import { conductFormSchema, conductProcedure, FACTS, factsOf, KIND_NAMES, type ConductInput } from '@lingxing/affairs/conduct';
import type { Actor } from '@lingxing/affairs/kernel';
import { readPackFile } from '@lingxing/workrules/read';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Matter, word } from './support/matters.ts';
import { against, expectRefused } from './support/office.ts';

const sample = (() => {
  const read = readPackFile(fileURLToPath(new URL('../../workrules/test/fixtures/sample.yaml', import.meta.url)));
  if (!read.ok) throw new Error('the sample pack does not read');
  return read.pack;
})();
const at = (today?: string) => new Matter(sample, today);
const on = '2026-11-26';
const inscription: ConductInput = { kind: 'inscription', subject: '题写馆名', on, addressee: '某馆' };
const book: ConductInput = { kind: 'book', subject: '出书', on, outlet: '出版社' };
const asked = () => at().done('deputy-finance', 'apply', { form: inscription });

describe('what cannot be', () => {
  test('a form with too little, with facts of another kind, with days that cannot be', () => {
    const { addressee: _, ...less } = inscription;
    expectRefused(at().act('deputy-finance', 'apply', { form: less }), 'input.invalid');
    expectRefused(at().act('deputy-finance', 'apply', { form: { ...inscription, host: '某单位' } }), 'input.invalid');
    expectRefused(at().act('deputy-finance', 'apply', { form: { ...inscription, kind: 'gift' } }), 'input.invalid');
    for (const day of ['2024-11-01', '2028-02-01', '2026-13-01'])
      expectRefused(at().act('deputy-finance', 'apply', { form: { ...inscription, on: day } }), 'input.invalid');
    const trip = { kind: 'inspection', subject: '调研', on, until: '2026-11-25', place: '某地', beyond: false };
    expectRefused(at().act('deputy-finance', 'report', { form: trip }), 'input.invalid');
  });

  test('a day gone by is not asked for; one to come is not entered as a fact', () => {
    expectRefused(at('2026-11-27').act('deputy-finance', 'apply', { form: inscription }), 'input.invalid');
    expectRefused(at().act('registrar', 'register', { post: 'deputy-finance', form: inscription }), 'input.invalid');
  });

  test("another's matter, a post that is not, a person of whom no text speaks", () => {
    expectRefused(at().act('education-clerk', 'apply', { post: 'finance-head', form: inscription }), 'authority.not-yours');
    expectRefused(at().act('registrar', 'apply', { post: 'nobody', form: inscription }), 'input.invalid');
    expectRefused(at().act('finance-clerk', 'apply', { form: inscription }), 'input.invalid');
  });

  test('an act of another stage, a second opening, an act that there is not', () => {
    const one = asked();
    expectRefused(one.act('registrar', 'record'), 'state.not-open');
    expectRefused(one.act('deputy-finance', 'apply', { form: inscription }), 'input.invalid');
    expectRefused(one.act('deputy-finance', 'vanish'), 'input.invalid');
    expectRefused(at().act('registrar', 'record'), 'input.invalid');
    one.done('deputy-finance', 'withdraw', { reason: '不题了' });
    expectRefused(one.act('deputy-finance', 'withdraw', { reason: '再撤' }), 'state.not-open');
    expect(one.waits()).toEqual({});
  });

  test('an order where nothing is against it, by another than the head, on paper without its scan', () => {
    expectRefused(at().act('head', 'order', { post: 'deputy-finance', form: book, reason: '照办' }), 'state.not-open');
    expectRefused(at().act('executive', 'order', { post: 'deputy-finance', form: inscription, reason: '照办' }), 'authority.not-yours');
    expectRefused(at().act('registrar', 'order', { post: 'deputy-finance', form: inscription, reason: '照办' }), 'input.invalid');
  });
});

describe('whose word it needs', () => {
  test('nobody gives it in his own matter, neither by his post nor by that of another', () => {
    const one = asked();
    expectRefused(one.act('registrar', 'name-decider', { slot: 'approval', post: 'deputy-finance', words: '规定' }), 'input.invalid');
    expectRefused(one.act('registrar', 'name-decider', { slot: 'party', post: 'head', words: '规定' }), 'input.invalid');
    expectRefused(one.act('registrar', 'name-decider', { slot: 'approval', words: '规定' }), 'input.invalid');
    one.done('registrar', 'name-decider', { slot: 'approval', post: 'executive', words: '规定' });
    const actor: Actor = { account: 'a', post: 'executive', capacity: 'substitute', by: 'deputy-finance', title: 'AB角补位', under: 'm' };
    expect(conductProcedure.decide(one.context, one.state, { act: 'approve', actor, input: {} }).verdict.outcome).toBe('refused');
  });

  test('who was named by mistake is named anew until he has decided; the office may review, a stranger may not', () => {
    const one = asked().done('registrar', 'name-decider', { slot: 'approval', post: 'executive', words: '规定' });
    one.done('registrar', 'name-decider', { slot: 'approval', post: 'head', words: '更正' });
    expect(one.waits()).toEqual({ approve: ['head'] });
    one.done('registrar', 'clear', { opinion: '符合惯例' });
    expectRefused(one.act('education-head', 'clear', { opinion: '不妥' }), 'authority.not-yours');
    one.done('head', 'approve');
    expect([one.stage, one.state?.decisions.length]).toEqual(['agreed', 1]);
  });

  test('a word entered from paper has its day, not one to come', () => {
    const one = asked().done('registrar', 'name-decider', { slot: 'approval', body: '上级机关', words: '规定' });
    expectRefused(one.act('registrar', 'enter-decision', { ...word('approval'), on: '2026-11-24' }), 'input.invalid');
    one.done('registrar', 'enter-decision', word('approval', false));
    expect([one.stage, one.waits()]).toEqual(['declined', {}]);
  });
});

describe('示例县第二十七条：题词、讲话', () => {
  test('不经批准只作报告的不予办理，办了的照实记；书面同意照办的在册，判定不变', () => {
    expectRefused(at().act('deputy-finance', 'report', { form: inscription }), 'conduct.restricted 27');
    const fact = at('2026-11-27');
    expect(against(fact.act('registrar', 'register', { post: 'deputy-finance', form: inscription }))).toEqual(['conduct.restricted 27']);
    const ordered = at();
    expect(ordered.act('head', 'order', { post: 'deputy-finance', form: inscription, reason: '情况特殊' })).toMatchObject({
      outcome: 'refused',
      stands: 'order',
    });
    expect([ordered.stage, ordered.waits()]).toEqual(['agreed', { result: ['deputy-finance'] }]);
  });

  test('结果的日期不能在后；撤回的不再办', () => {
    const one = asked().done('registrar', 'name-decider', { slot: 'approval', post: 'head', words: '规定' }).done('head', 'approve');
    expectRefused(one.act('deputy-finance', 'result', { on: '2026-11-26', note: '已题' }), 'input.invalid');
    expectRefused(one.act('education-clerk', 'result', { on: '2026-11-23', note: '已题' }), 'authority.not-yours');
  });

  test('第二十五条：办理情况报告县长，报告即可；请示的由县长答复', () => {
    const form: ConductInput = { kind: 'reporting', what: 'results', subject: '某事办结', on: '2026-11-20', details: '已办结' };
    const told = at().done('finance-clerk', 'report', { form });
    expect(told.waits()).toEqual({ record: ['registrar'] });
    told.done('registrar', 'record', { with: '县长' });
    expect(told.stage).toBe('closed');
    expect(at().done('finance-clerk', 'apply', { form }).waits()).toEqual({ approve: ['head'] });
  });
});

describe('the form', () => {
  test('every kind asks for facts that there are, the first ones first; each sample of what is needed is a form', () => {
    const filled = {
      subject: '某事',
      on,
      until: on,
      place: '某地',
      host: '某单位',
      outlet: '某报',
      addressee: '某单位',
      companions: ['甲'],
      beyond: false,
      concurrent: false,
      condition: false,
      what: 'results',
      details: '情况',
      reception: '无',
      coverage: '无',
    } as const;
    for (const kind of KIND_NAMES) {
      const facts = factsOf(kind);
      expect(facts.every((fact) => Object.hasOwn(FACTS, fact))).toBe(true);
      const form = { kind, ...Object.fromEntries(facts.map((fact) => [fact, filled[fact]])) };
      expect([kind, conductFormSchema.safeParse(form).success]).toEqual([kind, true]);
    }
  });
});
