/** What stands before a person at each stage: acts that can be done or are still to come, never those that are over. */
import { describe, expect, test } from 'vitest';
import { documentProcedure, type DraftInput } from '@lingxing/affairs/document';
import { draft, Office, packOf } from './support/office.ts';

const offered = (o: Office, post = 'finance-clerk') =>
  documentProcedure.offers(o.context, o.document, { account: post, post, capacity: 'holder' }).map((offer) => offer.act);
const refusal = (o: Office, act: string, post = 'finance-clerk') =>
  documentProcedure
    .offers(o.context, o.document, { account: post, post, capacity: 'holder' })
    .find((offer) => offer.act === act)
    ?.verdict.findings.find((f) => f.code === 'state.not-open');

const AFTER_SIGNATURE = ['recheck', 'number', 'typeset', 'seal', 'distribute', 'archive', 'convey'];
const REVIEW = ['refer', 'review', 'consent', 'record-decision', 'sign'];

describe('泽州县以政府名义的通知，逐个阶段', () => {
  const o = new Office(packOf('zezhou')).done('finance-clerk', 'draft', { draft: draft() });
  test.each([
    ['drafting', () => o, ['revise', 'consult', 'send', 'approve', 'return', 'withdraw', 'vet', ...REVIEW, ...AFTER_SIGNATURE]],
    [
      'department',
      () => o.done('finance-clerk', 'send'),
      ['revise', 'consult', 'approve', 'return', 'withdraw', 'vet', ...REVIEW, ...AFTER_SIGNATURE],
    ],
    ['vetting', () => o.done('finance-head', 'approve'), ['revise', 'consult', 'return', 'withdraw', 'vet', ...REVIEW, ...AFTER_SIGNATURE]],
    [
      'review',
      () => o.done('registrar', 'vet', { opinion: '呈审' }),
      ['revise', 'consult', 'return', 'withdraw', ...REVIEW, ...AFTER_SIGNATURE],
    ],
    [
      'signed',
      () => o.done('deputy-finance', 'review', { opinion: '同意' }).done('head', 'sign', { opinion: '同意' }),
      ['revise', 'return', ...AFTER_SIGNATURE],
    ],
    ['rechecked', () => o.done('registrar', 'recheck'), AFTER_SIGNATURE.slice(1)],
    [
      'numbered',
      () => o.done('registrar', 'number', { series: 'gov' }),
      ['void-number', 'typeset', 'seal', 'distribute', 'archive', 'convey'],
    ],
    [
      'typeset',
      () => o.done('registrar', 'typeset', { sheetHash: 's', pages: 2, substitutions: [] }),
      ['void-number', 'seal', 'distribute', 'archive', 'convey'],
    ],
    ['sealed', () => o.done('registrar', 'seal', { page: 1, xMm: 100, yMm: 200 }), ['void-number', 'distribute', 'archive', 'convey']],
    ['distributed', () => o.done('registrar', 'distribute', { to: draft().recipients ?? [] }), ['archive', 'convey']],
    ['archived', () => o.done('registrar', 'archive', { retention: '永久' }), []],
  ])('%s', (stage, reach, acts) => {
    expect([reach().document.stage, offered(o)]).toEqual([stage, acts]);
  });
});

describe('退回之后', () => {
  test('审核中退回：起草阶段的行为重新列出，审核过的仍在其后', () => {
    const o = new Office(packOf('zezhou')).submitted();
    expect(offered(o)).not.toContain('send');
    o.done('deputy-finance', 'return', { reason: '请补充' });
    expect(offered(o)).toEqual(['revise', 'consult', 'send', 'approve', 'return', 'withdraw', 'vet', ...REVIEW, ...AFTER_SIGNATURE]);
  });
  test('签发前仍可查到征求意见、列明分歧，并说明须先撤回或退回；签发后不再列出', () => {
    const o = new Office(packOf('zezhou'))
      .done('finance-clerk', 'draft', { draft: draft() })
      .done('finance-clerk', 'consult', { bodies: ['education'], mode: 'consult' })
      .done('finance-clerk', 'send', {}, { reason: '时间紧' })
      .done('finance-head', 'approve', {}, { reason: '时间紧' })
      .done('registrar', 'vet', { opinion: '呈审' }, { reason: '时间紧' })
      .done('education-head', 'answer', { consultation: 'c1', position: 'differ', opinion: '不宜', grounds: '预算' });
    for (const act of ['consult', 'list-positions']) expect(refusal(o, act)?.wayOut).toBe('由起草部门撤回，或退回起草部门后再办。');
    const signed = new Office(packOf('zezhou'))
      .submitted()
      .done('deputy-finance', 'review', { opinion: '同意' })
      .done('head', 'sign', { opinion: '同意' });
    expect(offered(signed)).not.toContain('consult');
  });
});

describe('只列这件公文走得到的', () => {
  const at = (change: Partial<DraftInput>) => new Office(packOf('zezhou')).done('finance-clerk', 'draft', { draft: draft(change) });
  test('部门自行发文不到办公室', () => {
    const acts = offered(at({ issuer: 'department' }));
    for (const never of ['approve', 'vet', 'refer', 'record-decision', 'authorise', 'forward']) expect(acts).not.toContain(never);
    expect(acts).toEqual(expect.arrayContaining(['send', 'sign', 'recheck', 'number', 'archive']));
  });
  test('代拟党委文稿以报送了结，不编号、不印发', () => {
    const acts = offered(at({ issuer: 'party', to: 'party-committee' }));
    for (const never of ['sign', 'recheck', 'number', 'typeset', 'seal', 'distribute']) expect(acts).not.toContain(never);
    expect(acts).toEqual(expect.arrayContaining(['authorise', 'forward', 'archive']));
  });
  test('纪要不用印', () => {
    expect(offered(at({ kind: 'minutes' }))).not.toContain('seal');
  });
});
