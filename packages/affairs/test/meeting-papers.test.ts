/** 会议材料：晋城市城区第二十一条、卫东第四十七条和西市区第二十一条，由谁报送、审核、批印签发、何时送达，谁能看到哪一稿。 */
import { meetingProcedure, viewFor } from '@lingxing/affairs/meeting';
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { actorOf } from './support/registry.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

const file = (letter: string, name: string) => ({ hash: letter.repeat(64), name, mediaType: 'application/pdf', size: 1_000 });
const filed = (topic = 't1', letter = 'a') => ({ topic, attachments: [file(letter, `材料${letter}.pdf`)] });

/** An executive meeting of 晋城市城区 with one topic, proposed by the leader in charge. */
const city = (): Sitting =>
  new Sitting(packOf('jincheng-chengqu')).done('registrar', 'convene', sitting('executive')).done('deputy-finance', 'propose', budget());
const vetted = (): Sitting =>
  city().done('finance-clerk', 'file-papers', filed()).done('registrar', 'vet-papers', { topic: 't1', opinion: '齐全' });
/** On the agenda with its papers let through. */
const fixed = (): Sitting =>
  vetted()
    .done('registrar', 'vet', { topic: 't1', opinion: '可以上会' })
    .done('head', 'fix', { topics: ['t1'] })
    .done('head', 'approve-papers', { topic: 't1' });
const filings = (at: Sitting) => at.meeting.topics[0]?.filings ?? [];
const seen = (at: Sitting, post: string) =>
  viewFor(at.context, at.meeting, actorOf(post)).topics.flatMap((one) => (one.filings ?? []).map((two) => two.n));

describe('晋城城区第二十一条第一款、晋城城区第二十一条第二款：材料', () => {
  test('别的单位不能报送；没有文件的不予接收；没有这一议题的不予接收', () => {
    const at = city();
    expectRefused(at.act('education-clerk', 'file-papers', filed()), 'authority.not-yours 21.2');
    expectRefused(at.act('finance-clerk', 'file-papers', { topic: 't1', attachments: [] }), 'input.invalid');
    expectRefused(at.act('finance-clerk', 'file-papers', filed('t9')), 'input.invalid');
  });
  test('没有经办公室审核，区长不能批印；不是办公室，不能审核', () => {
    const at = city().done('finance-clerk', 'file-papers', filed());
    expectRefused(at.act('head', 'approve-papers', { topic: 't1' }), 'step.missing 21.2');
    expectRefused(at.act('finance-head', 'vet-papers', { topic: 't1', opinion: '可以' }), 'authority.not-yours 21.2');
    expect(at.waits()['vet-papers']).toEqual(['registrar']);
    at.done('registrar', 'vet-papers', { topic: 't1', opinion: '齐全' }).done('head', 'approve-papers', { topic: 't1' });
    expect(filings(at)[0]).toMatchObject({ n: 1, vetted: { by: 'registrar' }, approved: { by: 'head' } });
  });
  test('退回以后须重新报送；批印的是哪一稿就是哪一稿，新的一稿另行审核、批印，以前的各稿保留', () => {
    const at = city().done('finance-clerk', 'file-papers', filed());
    at.done('registrar', 'return-papers', { topic: 't1', reason: '缺测算依据' });
    expectRefused(at.act('head', 'approve-papers', { topic: 't1' }), 'step.missing');
    expect(at.waits()['file-papers']).toEqual(['finance-clerk']);
    at.done('finance-clerk', 'file-papers', filed('t1', 'b'));
    at.done('registrar', 'vet-papers', { topic: 't1', opinion: '齐全' }).done('head', 'approve-papers', { topic: 't1' });
    at.done('finance-clerk', 'file-papers', filed('t1', 'c'));
    expect(at.meeting.topics[0]?.papers).toBeUndefined();
    expect(filings(at).map((one) => [one.n, one.returned?.reason, one.approved?.by])).toEqual([
      [1, '缺测算依据', undefined],
      [2, undefined, 'head'],
      [3, undefined, undefined],
    ]);
  });
  test('别的副区长不能退回', () => {
    const at = city().done('finance-clerk', 'file-papers', filed());
    expectRefused(at.act('deputy-education', 'return-papers', { topic: 't1', reason: '重写' }), 'authority.not-yours');
  });
  test('没有批印的不能送达；会前送达的没有时限之外的日子；送达一次', () => {
    const at = vetted()
      .done('registrar', 'vet', { topic: 't1', opinion: '可以上会' })
      .done('head', 'fix', { topics: ['t1'] });
    expectRefused(at.act('registrar', 'deliver-papers', { topics: ['t1'] }), 'step.missing 21.1');
    at.done('head', 'approve-papers', { topic: 't1' });
    expect(at.waits()['deliver-papers']).toEqual(['registrar']);
    expectRefused(at.act('finance-clerk', 'deliver-papers', { topics: ['t1'] }), 'authority.not-yours 21.1');
    at.done('registrar', 'deliver-papers', { topics: ['t1'] });
    expect(filings(at)[0]?.delivered).toMatchObject({ by: 'registrar', late: false });
    expectRefused(at.act('registrar', 'deliver-papers', { topics: ['t1'] }), 'state.not-open');
    expectRefused(at.act('registrar', 'return-papers', { topic: 't1', reason: '重写' }), 'state.not-open');
  });
  test('会议开始以后送到的，照实登记而记为不合第二十一条；没有理由的不登记；补记会前送到的不算晚', () => {
    const at = fixed().done('registrar', 'notify');
    const before = at.context.now;
    at.today = '2026-11-26';
    at.done('registrar', 'open');
    expectRefused(at.act('registrar', 'deliver-papers', { topics: ['t1'] }), 'input.invalid');
    expect(filings(at)[0]?.delivered).toBeUndefined();
    const verdict = at.act('registrar', 'deliver-papers', { topics: ['t1'], note: '印刷延误' });
    expect(verdict).toMatchObject({ outcome: 'refused', stands: 'fact' });
    expect(verdict.findings[0]).toMatchObject({ code: 'limit.passed', citation: { article: 21, paragraph: 1 } });
    expect(filings(at)[0]?.delivered).toMatchObject({ late: true, note: '印刷延误' });

    const other = fixed().done('registrar', 'notify');
    other.today = '2026-11-26';
    other.done('registrar', 'open').done('registrar', 'deliver-papers', { topics: ['t1'] }, { occurredAt: new Date(before).toISOString() });
    expect(filings(other)[0]?.delivered).toMatchObject({ late: false, when: before });
  });
  test('组成人员见送达的一稿；报送单位、办公室、区长和分管领导见各稿；别的单位见不到议题', () => {
    const at = fixed();
    for (const post of ['finance-clerk', 'registrar', 'head', 'deputy-finance']) expect(seen(at, post), post).toEqual([1]);
    for (const post of ['deputy-education', 'executive', 'education-clerk']) expect(seen(at, post), post).toEqual([]);
    at.done('registrar', 'deliver-papers', { topics: ['t1'] }).done('finance-clerk', 'file-papers', filed('t1', 'b'));
    expect(seen(at, 'deputy-education')).toEqual([1]);
    expect(seen(at, 'registrar')).toEqual([1, 2]);
    expect(seen(at, 'education-clerk')).toEqual([]);
  });
});

describe('卫东第四十七条：材料由分管领导签发，审核、送达没有写', () => {
  const district = (): Sitting =>
    new Sitting(packOf('weidong'))
      .done('registrar', 'convene', sitting('executive'))
      .done('finance-clerk', 'propose', budget())
      .done('finance-clerk', 'file-papers', filed());
  test('审核材料不须办理；别的副区长不能签发；分管领导可以签发，也可以退回', () => {
    const at = district();
    expectRefused(at.act('registrar', 'vet-papers', { topic: 't1', opinion: '齐全' }), 'state.not-open');
    expectRefused(at.act('deputy-education', 'approve-papers', { topic: 't1' }), 'authority.not-yours 47');
    at.done('deputy-finance', 'return-papers', { topic: 't1', reason: '数据有误' }).done('finance-clerk', 'file-papers', filed('t1', 'b'));
    at.done('deputy-finance', 'approve-papers', { topic: 't1' });
    expect(filings(at).map((one) => one.approved?.by)).toEqual([undefined, 'deputy-finance']);
  });
  test('送达没有时限：会议开始以后送达的不记为不合', () => {
    const at = district().prepared('t1');
    at.done('head', 'fix', { topics: ['t1'] })
      .done('deputy-finance', 'approve-papers', { topic: 't1' })
      .done('registrar', 'notify');
    at.today = '2026-11-26';
    at.done('registrar', 'open');
    expect(at.act('registrar', 'deliver-papers', { topics: ['t1'] }).outcome).toBe('permitted');
  });
  test('材料的各项行为都在可办理的事项中', () => {
    const at = district();
    const offered = (post: string) => meetingProcedure.offers(at.context, at.meeting, actorOf(post)).map((one) => one.act);
    expect(offered('registrar')).toEqual(expect.arrayContaining(['file-papers', 'return-papers']));
    expect(offered('registrar')).not.toEqual(expect.arrayContaining(['deliver-papers']));
  });
});
