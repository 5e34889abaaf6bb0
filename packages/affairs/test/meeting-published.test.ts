/** 议定事项公开没有：会上逐项公开的、随文件公开的、不公开的、待公开的，一处判定。 */
import { evolve, owedToThePublic, publicationOf, type MeetingEvent, type MeetingState } from '@lingxing/affairs/meeting';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { budget, PRIOR, Sitting, sitting } from './support/sittings.ts';

const DOCUMENT = '01890000-0000-7000-8000-0000000000a1';
const SYSTEM = { account: 'system', post: 'system', capacity: 'system' } as const;
const told = (at: Sitting, step: object) => at.act('', 'note-document', { topic: 't1', document: DOCUMENT, step }, { actor: SYSTEM });

/** A sitting that is over; `decide` is what became of its one topic. */
function over(pack: string, result = 'adopted'): Sitting {
  const weidong = pack === 'weidong';
  const at = new Sitting(packOf(pack), '2026-11-26')
    .done('registrar', 'convene', sitting('executive'))
    .done(weidong ? 'finance-clerk' : 'deputy-finance', 'propose', budget());
  if (weidong) for (const [who, done] of PRIOR) at.done(who, 'prepare', { topic: 't1', done, words: '见材料' });
  else at.done('registrar', 'vet', { topic: 't1', opinion: '可以' });
  return at
    .done('head', 'fix', { topics: ['t1'] })
    .done(weidong ? 'deputy-finance' : 'head', 'approve-papers', { topic: 't1' })
    .done('registrar', 'notify')
    .done('registrar', 'open')
    .done('head', 'decide', { topic: 't1', result, words: '同意' })
    .done('registrar', 'adjourn');
}
const fated = (fate: string) => over('zezhou').done('registrar', 'fate', { topic: 't1', fate, department: 'finance' });
const stands = (at: Sitting) => {
  const [topic] = at.meeting.topics;
  return topic === undefined ? undefined : publicationOf(at.context, at.meeting, topic);
};
const owed = (at: Sitting) => owedToThePublic(at.context, at.meeting).map((one) => one.id);
const issued = (publication: string, to = 'subordinate') => ({
  is: 'issued',
  on: '2026-11-26',
  number: '泽政发〔2026〕9号',
  to,
  publication,
});

describe('泽州县第二十二条第三款：常务会议议定的事项', () => {
  test('没有通过的不待公开；通过的待公开', () => {
    expect(stands(over('zezhou', 'rejected'))).toBeUndefined();
    const at = over('zezhou');
    expect(stands(at)).toEqual({ is: 'owed' });
    expect(owed(at)).toEqual(['t1']);
  });

  test('依申请公开、不予公开的文件印发以后仍待公开：不公开的，在会上写明', () => {
    for (const publication of ['on-request', 'none']) {
      const at = fated('document');
      told(at, { is: 'drafted', host: 'finance', to: 'subordinate' });
      expect(told(at, issued(publication)).outcome).toBe('permitted');
      expect(stands(at)).toEqual({ is: 'owed' });
      at.done('registrar', 'withhold-item', { item: 't1', ground: '工作秘密' });
      expect(stands(at)).toEqual({ is: 'closed' });
      expect(owed(at)).toEqual([]);
    }
  });

  test('主动公开的文件起草时还没有公开，印发之日随文件公开，不再待公开', () => {
    const at = fated('document');
    told(at, { is: 'drafted', host: 'finance', to: 'subordinate' });
    expect(stands(at)).toEqual({ is: 'owed' });
    told(at, issued('active'));
    expect(stands(at)).toEqual({ is: 'published', on: '2026-11-26', by: 'document' });
    expect(owed(at)).toEqual([]);
  });

  test('报送人大的文稿写了主动公开，也不是公开', () => {
    const at = fated('congress');
    told(at, { is: 'drafted', host: 'finance', to: 'congress' });
    expect(told(at, issued('active', 'congress')).outcome).toBe('permitted');
    expect(stands(at)).toEqual({ is: 'owed' });
  });

  test('会上向社会公开的即为公开，对各部门公开的不是；撤回以后又待公开，已随文件公开的不变', () => {
    const at = fated('document');
    at.done('head', 'open-item', { item: 't1', to: 'inside', ground: '会议要求' });
    expect(stands(at)).toEqual({ is: 'owed' });
    at.done('head', 'open-item', { item: 't1', to: 'public', ground: '信息公开程序' });
    expect(stands(at)).toEqual({ is: 'published', on: '2026-11-26', by: 'sitting' });
    at.done('head', 'take-back-item', { item: 't1', reason: '文字有误' });
    expect(stands(at)).toEqual({ is: 'owed' });
    told(at, { is: 'drafted', host: 'finance', to: 'subordinate' });
    told(at, issued('active'));
    expect(stands(at)).toEqual({ is: 'published', on: '2026-11-26', by: 'document' });
  });

  test('由人登记的印发不说公开属性，仍待公开；公开不由人向会议登记', () => {
    const at = fated('document').done('registrar', 'issue-document', { topic: 't1', on: '2026-11-26', number: '泽政发〔2026〕9号' });
    expect(stands(at)).toEqual({ is: 'owed' });
    const byHand = { topic: 't1', document: DOCUMENT, step: issued('active') };
    expectRefused(fated('document').act('registrar', 'note-document', byHand), 'authority.not-yours');
  });
});

test('专题会议、县长办公会议议定的，规则没有要求公开', () => {
  for (const kind of ['topical', 'head-office'] as const) {
    const at = over('zezhou');
    at.state = { ...at.meeting, kind };
    expect(stands(at)).toBeUndefined();
    expect(owed(at)).toEqual([]);
  }
});

test('卫东区第三十三条：常务会议议定的待公开', () => {
  expect(stands(over('weidong'))).toEqual({ is: 'owed' });
});

test('以前存下的随文件公开，今天读来一样', () => {
  const samples = JSON.parse(readFileSync(new URL('./fixtures/meeting-events.json', import.meta.url), 'utf8')) as {
    readonly 'published-by-document': readonly MeetingEvent[];
  };
  const state = samples['published-by-document'].reduce<MeetingState | null>(
    (now, event, i) => evolve(now, event, { now: i, actor: { account: 'a', post: 'p', capacity: 'holder' } }),
    null,
  );
  expect(state?.topics[0]).toMatchObject({ issued: { on: '2026-12-01' }, published: { on: '2026-12-01' } });
});
