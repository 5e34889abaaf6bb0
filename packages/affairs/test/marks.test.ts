/** A document that no series takes: told before it leaves its drafter and before it is signed, never first when it is to be numbered. */
import { organisationOf, type Organisation } from '@lingxing/affairs/kernel';
import { documentProcedure } from '@lingxing/affairs/document';
import { describe, expect, it } from 'vitest';
import { draft, Office, organisationFor, packOf } from './support/office.ts';

const pack = packOf('zezhou');
const whole = organisationFor(pack);
/** The same organisation before anybody has entered the mark of its town. */
const unmarked = organisationOf(
  2,
  [...whole.posts.values()],
  [...whole.departments.values()].map((one) => (one.id === 'town' ? { ...one, mark: undefined } : one)),
);
const REQUEST = draft({
  title: '关于解决防汛物资储备资金的请示',
  kind: 'request',
  issuer: 'department',
  to: 'government',
  recipients: ['县人民政府'],
  note: '（联系人：党政办，电话：0356-1234567）',
});
const noMark = { code: 'format.incomplete', outcome: 'refused', message: '甲镇人民政府没有发文机关代字，不能编发文字号。' };

/** A request of the town, drafted and, where its mark is known from the start, sent to its head. */
function drafted(organisation: Organisation): Office {
  const office = new Office(pack, '2026-11-23', organisation);
  office.done('town-clerk', 'draft', { draft: REQUEST });
  return office;
}
/** The same office once its organisation has changed. */
function under(office: Office, organisation: Organisation): Office {
  const next = new Office(pack, office.today, organisation);
  next.state = office.state;
  next.seq = office.seq;
  return next;
}

describe('a body without a mark', () => {
  it('is told so before its clerk sends the paper and before its head signs it, with the way out', () => {
    const office = drafted(unmarked);
    const sent = office.ask('town-clerk', 'send').verdict;
    expect(sent.outcome).toBe('refused');
    expect(sent.findings).toContainEqual(
      expect.objectContaining({ ...noMark, wayOut: '请政府办公室在“发文字号”中录入甲镇人民政府的发文机关代字。' }),
    );
    const withHead = drafted(whole);
    withHead.done('town-clerk', 'send');
    expect(under(withHead, unmarked).ask('town-head', 'sign', { opinion: '同意' }).verdict.findings).toContainEqual(
      expect.objectContaining(noMark),
    );
  });

  it('has 编号 refused and not offered as permitted where it was signed already, and goes on once the mark is entered', () => {
    const office = drafted(whole);
    office.done('town-clerk', 'send');
    office.done('town-head', 'sign', { opinion: '同意' });
    office.done('town-clerk', 'recheck');
    const stuck = under(office, unmarked);
    const actor = { account: 'town-clerk', post: 'town-clerk', capacity: 'holder' } as const;
    const offer = documentProcedure.offers(stuck.context, stuck.document, actor).find((one) => one.act === 'number');
    expect(offer).toMatchObject({ primary: false, verdict: { outcome: 'refused', findings: [noMark] } });
    expect(stuck.ask('town-clerk', 'number', { series: 'government' }).verdict.outcome).toBe('refused');
    expect(documentProcedure.expectations(stuck.context, stuck.document)).toMatchObject([
      { post: 'town-clerk', act: 'number', label: '编号（待录入发文机关代字）' },
    ]);
    office.done('town-clerk', 'number', { series: 'department.town' });
    expect(office.document.number?.text).toBe('甲政发〔2026〕1号');
  });

  it('of the Party committee numbers nothing here and is not asked for a mark', () => {
    const office = new Office(pack);
    office.done('finance-clerk', 'draft', { draft: draft({ issuer: 'party', to: 'superior-party-committee' }) });
    expect(office.ask('finance-clerk', 'send').verdict.findings.map((one) => one.message)).not.toContain(noMark.message);
  });
});
