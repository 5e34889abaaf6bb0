/** A portfolio passes to another leader while papers are under way: what was rightly done stays, what is to be done moves. */
import { documentProcedure } from '@lingxing/affairs/document';
import { organisationOf } from '@lingxing/affairs/kernel';
import { describe, expect, test } from 'vitest';
import { draft, expectRefused, Office, packOf } from './support/office.ts';

/** From the next day the deputy for education is in charge of the finance bureau too. */
function afterTheMove(before: Office): Office {
  const { posts, departments } = before.organisation;
  const moved = [...departments.values()].map((one) => (one.id === 'finance' ? { ...one, leader: 'deputy-education' } : one));
  const after = new Office(before.pack, '2026-11-24', organisationOf(2, [...posts.values()], moved));
  after.state = before.state;
  after.seq = before.seq;
  return after;
}

describe('忻州第三十五条第二款：分管领导审核后由市长签发；分工后来变动的', () => {
  test('审核时分管的人已经审核的，不再由新分管的人审核，市长可以签发', () => {
    const o = afterTheMove(new Office(packOf('xinzhou')).submitted().done('deputy-finance', 'review', { opinion: '同意' }));
    expect(o.waits()).toEqual({ sign: ['head'] });
    const reviewed = documentProcedure.chain(o.context, o.document).find(({ label }) => label === '审核');
    expect(reviewed?.state).toBe('done');
    expect(o.act('head', 'sign', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('还没有审核的，改由新分管的人审核，原分管的人不再审核', () => {
    const o = afterTheMove(new Office(packOf('xinzhou')).submitted());
    expect(o.waits()['review']).toEqual(['deputy-education']);
    expect(o.act('deputy-finance', 'review', { opinion: '同意' }).outcome).toBe('refused');
    expectRefused(o.act('head', 'sign', { opinion: '同意' }), 'step.missing 35.2');
    expect(o.act('deputy-education', 'review', { opinion: '同意' }).outcome).toBe('permitted');
  });
  test('审核之后文稿作了实质修改的，审核不再算数，由新分管的人审核', () => {
    const before = new Office(packOf('xinzhou')).submitted().done('deputy-finance', 'review', { opinion: '同意' });
    const o = afterTheMove(before);
    o.done('head', 'return', { reason: '补充测算', to: 'host' });
    o.done('finance-clerk', 'revise', { draft: draft({ title: '关于做好两年预算编制工作的通知' }), nature: 'substantive' });
    o.done('finance-clerk', 'send')
      .done('finance-head', 'approve')
      .done('registrar', 'vet', { opinion: '拟同意，呈分管领导审核', facts: {} });
    expect(o.waits()['review']).toEqual(['deputy-education']);
  });
});
