/** 纪要分送、签收、归档：卫东第四十四条的参会人员、第四十八条签发以后，送谁、谁能看、谁没有签收、不公开的议题怎样。 */
import { copiesOf, meetingProcedure, proposedFor, viewFor } from '@lingxing/affairs/meeting';
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { actorOf } from './support/registry.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

/** An executive meeting of 卫东区 that is over: t1 of the finance bureau, to be carried out by the civil affairs bureau. */
function held(stage: 'drafted' | 'signed' | 'issued' = 'issued', matter?: 'personnel'): Sitting {
  const at = new Sitting(packOf('weidong'))
    .done('registrar', 'convene', sitting('executive'))
    .done('finance-clerk', 'propose', budget())
    .done('education-clerk', 'propose', { title: '校车运营', department: 'education', ...(matter === undefined ? {} : { matter }) });
  const done = { by: 'head', at: 1 };
  const { meeting } = at;
  // What comes before it is judged elsewhere: here it has sat.
  at.state = {
    ...meeting,
    stage,
    agenda: ['t1', 't2'],
    topics: meeting.topics.map((one) => ({
      ...one,
      stage: 'fixed',
      outcome: { ...done, result: 'adopted', heard: '', words: `同意${one.id}` },
      fate: one.id === 't1' ? { ...done, fate: 'task', department: 'civil', note: '' } : { ...done, fate: 'none', note: '' },
    })),
    opened: { ...done, absent: ['deputy-education'], note: '' },
    ended: { ...done, on: '2026-11-26' },
    minutes: {
      text: '会议同意。',
      drafted: { by: 'registrar', at: 1 },
      ...(stage === 'drafted' ? {} : { signed: { ...done, major: false, opinion: '照此印发' } }),
      ...(stage === 'issued' ? { numbered: { by: 'registrar', at: 2, year: 2026, n: 1 } } : {}),
    },
  };
  return at;
}
const to = (posts: string[], bodies: string[] = []) => ({ posts, bodies, note: '系统分送' });
const minutesSeen = (at: Sitting, post: string) => viewFor(at.context, at.meeting, actorOf(post)).minutes;
const reads = (at: Sitting, post: string) => meetingProcedure.readers(at.context, at.meeting).posts.includes(post);
const proposed = (at: Sitting) => proposedFor(at.context, at.meeting).map((one) => ('post' in one ? one.post : one.body));

describe('分送以前', () => {
  test('没有签发、没有编号的不能分送，也不能签收、归档', () => {
    for (const stage of ['drafted', 'signed'] as const) {
      const at = held(stage);
      const verdict = at.act('registrar', 'distribute-minutes', to(['head']));
      expect(verdict.outcome).toBe('refused');
      expect(JSON.stringify(verdict)).toContain('纪要还没有签发、编号');
      expectRefused(at.act('registrar', 'archive-minutes', { retention: '永久' }), 'step.missing');
      expectRefused(at.act('head', 'acknowledge-minutes'), 'step.missing');
      expect(at.waits()['distribute-minutes']).toBeUndefined();
    }
  });
  test('不是办公室的不能分送、归档；没有选人、没有这一职务单位的，不予办理', () => {
    const at = held();
    for (const who of ['head', 'finance-clerk', 'deputy-finance']) {
      expectRefused(at.act(who, 'distribute-minutes', to(['head'])), 'authority.not-yours');
      expectRefused(at.act(who, 'archive-minutes', { retention: '永久' }), 'authority.not-yours');
    }
    expectRefused(at.act('registrar', 'distribute-minutes', to([])), 'input.invalid');
    expectRefused(at.act('registrar', 'distribute-minutes', to(['nobody'])), 'organisation.unknown');
    expectRefused(at.act('registrar', 'distribute-minutes', to([], ['nowhere'])), 'organisation.unknown');
    expectRefused(at.act('registrar', 'archive-minutes', { retention: '永久' }), 'step.missing');
    expectRefused(at.act('registrar', 'archive-minutes', { retention: '5年' }), 'input.invalid');
    expect(at.waits()['distribute-minutes']).toEqual(['registrar']);
  });
  test('卫东第四十四条：建议送组成人员（请假的也送）、列席的（镇街与议题无关的不列席），以及主汇报单位和承办单位', () => {
    expect(proposed(held()).toSorted()).toEqual(
      [
        'head',
        'executive',
        'deputy-finance',
        'deputy-education',
        'other',
        'director',
        'justice-head',
        'finance-head',
        'adviser',
        'finance',
        'education',
        'civil',
      ].toSorted(),
    );
  });
});

describe('分送以后', () => {
  test('收到的能看纪要，不看审签的意见；没有分送的看不到', () => {
    const at = held();
    expect([reads(at, 'civil-clerk'), minutesSeen(at, 'civil-clerk')]).toEqual([false, undefined]);
    at.done('registrar', 'distribute-minutes', to(['head', 'deputy-education'], ['civil']));
    expect([reads(at, 'civil-clerk'), reads(at, 'civil-head'), reads(at, 'civil-vice')]).toEqual([true, true, false]);
    expect(minutesSeen(at, 'civil-clerk')).toMatchObject({ text: '会议同意。', signed: { opinion: '' } });
    expect(minutesSeen(at, 'finance-clerk')).toBeUndefined();
    expect(viewFor(at.context, at.meeting, actorOf('civil-clerk')).topics).toEqual([]);
  });
  test('签收：各签各的，单位由一人签收；没有分送的不能签收；谁没有签收，办公室和主持人看得到', () => {
    const at = held().done('registrar', 'distribute-minutes', to(['head', 'deputy-education'], ['civil']));
    expect(at.waits()['acknowledge-minutes']?.toSorted()).toEqual(['civil-clerk', 'civil-head', 'deputy-education', 'head']);
    expectRefused(at.act('finance-clerk', 'acknowledge-minutes'), 'authority.not-yours');
    at.done('civil-clerk', 'acknowledge-minutes').done('head', 'acknowledge-minutes');
    expectRefused(at.act('civil-head', 'acknowledge-minutes'), 'state.not-open');
    expect(at.waits()['acknowledge-minutes']).toEqual(['deputy-education']);
    expect(at.open('deputy-education')).toContain('acknowledge-minutes');
    expect(at.open('civil-head')).not.toContain('acknowledge-minutes');
    const told = (post: string) => minutesSeen(at, post)?.copies?.map((one) => one.acknowledged?.by);
    expect(told('registrar')).toEqual(['head', undefined, 'civil-clerk']);
    expect(told('head')).toEqual(['head', undefined, 'civil-clerk']);
    expect(told('deputy-finance')).toEqual([undefined, undefined, undefined]);
    expect(told('civil-clerk')).toEqual([undefined, undefined, 'civil-clerk']);
  });
  test('可以补送，已经送的不再送；归档一次，归档以后不再分送，仍可签收', () => {
    const at = held().done('registrar', 'distribute-minutes', to(['head', 'head']));
    expectRefused(at.act('registrar', 'distribute-minutes', to(['head'])), 'input.invalid');
    at.done('registrar', 'distribute-minutes', to(['head', 'executive']));
    expect(copiesOf(at.meeting)).toHaveLength(2);
    expect(at.waits()['archive-minutes']).toEqual(['registrar']);
    at.done('registrar', 'archive-minutes', { retention: '30年' });
    expect(at.meeting.minutes?.archived).toMatchObject({ by: 'registrar', retention: '30年' });
    expectRefused(at.act('registrar', 'archive-minutes', { retention: '30年' }), 'state.not-open');
    expectRefused(at.act('registrar', 'distribute-minutes', to(['deputy-finance'])), 'state.not-open');
    at.done('head', 'acknowledge-minutes').done('executive', 'acknowledge-minutes');
    expect(at.waits()['acknowledge-minutes']).toBeUndefined();
  });
});

describe('不公开的议题', () => {
  test('会上有人事任免的，纪要不送无权知道的单位，建议的名单里也没有；组成人员照送', () => {
    const at = held('issued', 'personnel');
    expect(proposed(at).filter((one) => ['finance', 'education', 'civil', 'head'].includes(one))).toEqual(['head', 'education']);
    const verdict = at.act('registrar', 'distribute-minutes', to([], ['civil']));
    expectRefused(verdict, 'state.not-open');
    expect(JSON.stringify(verdict)).not.toContain('校车');
    at.done('registrar', 'distribute-minutes', to(['deputy-finance']));
  });
  test('分送以后写明不公开的，无权知道的不再看到纪要，也不再待签收', () => {
    const at = held().done('registrar', 'distribute-minutes', to(['deputy-finance'], ['civil']));
    at.done('registrar', 'withhold-item', { item: 't2', ground: '工作秘密' });
    expect(minutesSeen(at, 'civil-clerk')).toBeUndefined();
    expect(at.waits()['acknowledge-minutes']).toEqual(['deputy-finance']);
    expectRefused(at.act('civil-clerk', 'acknowledge-minutes'), 'authority.not-yours');
    expect(minutesSeen(at, 'deputy-finance')?.text).toBe('会议同意。');
  });
});
