/** 会议：通知的答复、签到、议题起止、发言、回避、到会人数。晋城市城区第二十四条，西市区第二十四条；到会人数用虚构的县。 */
import { fileURLToPath } from 'node:url';
import { attendanceOf, meetingProcedure, seatsOf, turnOf, viewFor, type MeetingState } from '@lingxing/affairs/meeting';
import { compilePack, type Norm, type NormOf, type RulePack } from '@lingxing/workrules';
import { loadBuiltInLayers, readPackFile } from '@lingxing/workrules/read';
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { actorOf } from './support/registry.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

const chengqu = packOf('jincheng-chengqu');
const weidong = packOf('weidong');

/** Two topics of the head's office meeting of 卫东区, fixed and told of: the text asks for nothing before such topics. */
function told(): Sitting {
  return new Sitting(weidong)
    .done('registrar', 'convene', sitting('head-office'))
    .done('finance-clerk', 'propose', budget({ minutes: 20 }))
    .done('education-clerk', 'propose', { title: '校舍加固', department: 'education', with: ['civil'], minutes: 30 })
    .done('head', 'fix', { topics: ['t1', 't2'] })
    .done('registrar', 'notify');
}
function sat(): Sitting {
  const at = told();
  at.today = '2026-11-26';
  return at.done('registrar', 'open');
}
const seat = (at: Sitting, post: string) => seatsOf(at.context, at.meeting).find((one) => one.post.id === post);
const room = (at: Sitting) => attendanceOf(at.meeting);
const viewOf = (at: Sitting, post: string): MeetingState => viewFor(at.context, at.meeting, actorOf(post));

describe('通知和答复', () => {
  test('没有通知以前不能答复；通知以后每位成员、每个列席单位的负责人各有一件待办，主持人没有', () => {
    const before = new Sitting(weidong).done('registrar', 'convene', sitting('head-office'));
    expectRefused(before.act('executive', 'reply', { answer: 'attend' }), 'state.not-open');
    const waiting = told().waits()['reply'] ?? [];
    expect(waiting).toEqual(
      expect.arrayContaining(['executive', 'deputy-finance', 'director', 'finance-head', 'education-head', 'civil-head']),
    );
    expect(waiting).not.toContain('head');
    expect(waiting).not.toContain('town-head');
  });
  test('列席单位只列席自己的议题', () => {
    const at = told();
    expect([seat(at, 'finance-head')?.topics, seat(at, 'civil-head')?.topics, seat(at, 'executive')?.topics]).toEqual([
      ['t1'],
      ['t2'],
      undefined,
    ]);
    expect(viewOf(at, 'civil-head').topics.map((one) => one.id)).toEqual(['t2']);
  });
  test('不在参会之列的、替外单位答复的，不予办理；本单位和办公室可以代答', () => {
    const at = told();
    expectRefused(at.act('registrar', 'reply', { post: 'town-head', answer: 'attend' }), 'input.invalid');
    expectRefused(at.act('finance-clerk', 'reply', { post: 'civil-head', answer: 'attend' }), 'authority.not-yours');
    at.done('finance-clerk', 'reply', { post: 'finance-head', answer: 'attend' }).done('registrar', 'reply', {
      post: 'executive',
      answer: 'attend',
    });
    expect(at.waits()['reply']).not.toContain('finance-head');
    expect(at.waits()['reply']).not.toContain('executive');
  });
  test('请了假的不再待答复；后来又答复参加的，请假作罢', () => {
    const at = told().done('deputy-finance', 'ask-leave', { reason: '省里开会', special: true });
    expect(at.waits()['reply']).not.toContain('deputy-finance');
    at.done('deputy-finance', 'reply', { answer: 'attend' });
    expect([at.meeting.leaves, at.waits()['answer-leave']]).toEqual([[], undefined]);
  });
  test('通知以后才增加的参会人员有自己的待办，看得到会议；已在参会之列的不重复增加', () => {
    const at = told();
    expectRefused(at.act('finance-head', 'invite', { post: 'town-head', reason: '涉及该镇' }), 'authority.not-yours');
    expectRefused(at.act('registrar', 'invite', { post: 'executive', reason: '参会' }), 'state.not-open');
    at.done('registrar', 'invite', { post: 'town-head', topics: ['t2'], reason: '涉及该街道' });
    expect(at.waits()['reply']).toContain('town-head');
    expect(meetingProcedure.readers(at.context, at.meeting).posts).toContain('town-head');
    expect(viewOf(at, 'town-head').topics.map((one) => one.id)).toEqual(['t2']);
  });
  test('改期以后，所有答复和请假都重新来过；时间地点没有改动的不予办理', () => {
    const at = told()
      .done('executive', 'reply', { answer: 'attend' })
      .done('deputy-finance', 'ask-leave', { reason: '出差', special: true });
    expectRefused(
      at.act('registrar', 'reschedule', { on: '2026-11-26', time: '09:00', place: '第一会议室', reason: '同前' }),
      'input.invalid',
    );
    expectRefused(
      at.act('registrar', 'reschedule', { on: '2026-11-20', time: '09:00', place: '第一会议室', reason: '提前' }),
      'input.invalid',
    );
    expectRefused(
      at.act('finance-head', 'reschedule', { on: '2026-11-27', time: '09:00', place: '二楼', reason: '改' }),
      'authority.not-yours',
    );
    at.done('registrar', 'reschedule', { on: '2026-11-27', time: '15:00', place: '第二会议室', reason: '省里来人' });
    expect(at.waits()['reply']).toEqual(expect.arrayContaining(['executive', 'deputy-finance']));
    expect([at.meeting.on, at.meeting.time, at.meeting.place, at.meeting.leaves]).toEqual(['2026-11-27', '15:00', '第二会议室', []]);
    expect(room(at).rescheduled[0]?.before).toEqual({ on: '2026-11-26', time: '09:00', place: '第一会议室' });
  });
});

describe('卫东第五十一条：委派替会人', () => {
  test('没有写明由谁替会、由外单位替会、由本来就参会的人替会的，不予办理', () => {
    const at = told();
    expectRefused(at.act('finance-head', 'reply', { answer: 'delegate' }), 'input.invalid');
    expectRefused(at.act('finance-head', 'reply', { answer: 'delegate', substitute: 'education-clerk' }), 'input.invalid');
    expectRefused(at.act('deputy-finance', 'reply', { answer: 'delegate', substitute: 'executive' }), 'input.invalid');
  });
  test('本人没有请准假就委派的，按“原则上不请假”提醒，写明理由后可以；请准假的不再提醒', () => {
    const at = told();
    const warned = at.act('finance-head', 'reply', { answer: 'delegate', substitute: 'finance-clerk' });
    expect([warned.outcome, warned.findings[0]?.code, warned.findings[0]?.citation?.article]).toEqual(['warned', 'conduct.restricted', 51]);
    at.done('finance-head', 'reply', { answer: 'delegate', substitute: 'finance-clerk' }, { reason: '赴省厅' });
    expect(room(at).replies).toMatchObject([{ post: 'finance-head', answer: 'delegate', substitute: 'finance-clerk' }]);
    at.done('civil-head', 'ask-leave', { reason: '住院', special: true }).done('head', 'answer-leave', {
      post: 'civil-head',
      granted: true,
    });
    expect(at.act('civil-head', 'reply', { answer: 'delegate', substitute: 'civil-clerk' }).outcome).toBe('permitted');
  });
});

describe('签到', () => {
  test('不到会议当日的、不在参会之列的、已经签到的，不予办理', () => {
    const at = told();
    expectRefused(at.act('executive', 'sign-in'), 'state.not-open');
    at.today = '2026-11-26';
    expectRefused(at.act('town-head', 'sign-in'), 'authority.not-yours');
    at.done('executive', 'sign-in');
    expectRefused(at.act('executive', 'sign-in'), 'state.not-open');
    expect(room(at).present).toMatchObject([{ post: 'executive', way: 'code' }]);
  });
  test('办公室代为签到的，记为代为签到；别人不能代', () => {
    const at = told();
    at.today = '2026-11-26';
    expectRefused(at.act('finance-head', 'sign-in-by-hand', { post: 'executive' }), 'authority.not-yours');
    at.done('registrar', 'sign-in-by-hand', { post: 'executive', note: '手机没有电' });
    expect(room(at).present).toMatchObject([{ post: 'executive', way: 'hand', by: 'registrar', note: '手机没有电' }]);
  });
  test('替会人签到，记明替谁；列席单位的人签到，只为本单位的议题', () => {
    const at = told().done('finance-head', 'reply', { answer: 'delegate', substitute: 'finance-clerk' }, { reason: '赴省厅' });
    at.today = '2026-11-26';
    at.done('finance-clerk', 'sign-in').done('education-clerk', 'sign-in');
    expect(room(at).present).toMatchObject([
      { post: 'finance-clerk', for: 'finance-head', topics: ['t1'] },
      { post: 'education-clerk', topics: ['t2'] },
    ]);
  });
});

describe('议题起止', () => {
  test('没有开会、没有列入议程、不是主持人或者办公室的，不能开始研究', () => {
    expectRefused(told().act('head', 'begin-topic', { topic: 't1' }), 'state.not-open');
    const at = sat();
    expectRefused(at.act('finance-head', 'begin-topic', { topic: 't1' }), 'authority.not-yours');
    expectRefused(at.act('head', 'begin-topic', { topic: 't9' }), 'input.invalid');
    expectRefused(at.act('head', 'end-topic', { topic: 't1' }), 'state.not-open');
  });
  test('下一个议题开始，上一个随即结束；只为它来的人离会，还有议题的留下', () => {
    const at = told().done('registrar', 'invite', { post: 'town-head', topics: ['t1', 't2'], reason: '两项都涉及' });
    at.today = '2026-11-26';
    at.done('registrar', 'open').done('finance-head', 'sign-in').done('town-head', 'sign-in').done('executive', 'sign-in');
    at.done('head', 'begin-topic', { topic: 't1' }).done('head', 'begin-topic', { topic: 't2' });
    expect(room(at).taken.map((one) => [one.topic, one.over !== undefined])).toEqual([
      ['t1', true],
      ['t2', false],
    ]);
    expect(room(at).present.map((one) => [one.post, one.left?.topic])).toEqual([
      ['finance-head', 't1'],
      ['town-head', undefined],
      ['executive', undefined],
    ]);
  });
  test('散会时正在研究的议题随之结束', () => {
    const at = sat().done('head', 'begin-topic', { topic: 't2' });
    for (const topic of ['t1', 't2']) at.done('head', 'decide', { topic, result: 'adopted', words: '同意' });
    at.done('registrar', 'adjourn');
    expect(room(at).taken.map((one) => one.over !== undefined)).toEqual([true]);
  });
  test('候会单位知道前面还有几项、共计多少分钟，看不到别人的议题', () => {
    const at = sat();
    expect(turnOf(at.meeting, ['t2'])).toEqual({ topic: 't2', is: 'later', before: 1, minutes: 20 });
    at.done('head', 'begin-topic', { topic: 't1' });
    expect(turnOf(at.meeting, ['t2'])).toEqual({ topic: 't2', is: 'next', before: 1, minutes: 20 });
    at.done('head', 'begin-topic', { topic: 't2' });
    expect(turnOf(at.meeting, ['t2'])).toEqual({ topic: 't2', is: 'now', before: 0, minutes: 0 });
    expect(viewOf(at, 'civil-head').attendance?.taken.map((one) => one.topic)).toEqual(['t2']);
  });
});

describe('发言和回避', () => {
  test('没有开始研究的、没有参加这一议题的、替别人登记的，不能登记发言；先后照登记的次序', () => {
    const at = sat();
    expectRefused(at.act('executive', 'speak', { topic: 't1', words: '同意' }), 'state.not-open');
    at.done('head', 'begin-topic', { topic: 't1' });
    expectRefused(at.act('civil-head', 'speak', { topic: 't1', words: '同意' }), 'authority.not-yours');
    expectRefused(at.act('executive', 'speak', { topic: 't1', post: 'deputy-finance', words: '同意' }), 'authority.not-yours');
    at.done('deputy-finance', 'speak', { topic: 't1', words: '建议分步安排' }).done('registrar', 'speak', {
      topic: 't1',
      post: 'executive',
      words: '赞成分步',
    });
    expect(room(at).spoken.map((one) => [one.post, one.by])).toEqual([
      ['deputy-finance', 'deputy-finance'],
      ['executive', 'registrar'],
    ]);
    // What members said is not for whoever sits in.
    expect(viewOf(at, 'finance-head').attendance?.spoken).toEqual([]);
  });
  test('回避由本人提出，或者由主持人、办公室指出；回避的不再就这一议题发言', () => {
    const at = sat().done('head', 'begin-topic', { topic: 't1' });
    expectRefused(at.act('executive', 'stand-aside', { topic: 't1', post: 'deputy-finance', reason: '亲属' }), 'authority.not-yours');
    at.done('head', 'stand-aside', { topic: 't1', post: 'deputy-finance', reason: '亲属任职' }).done('executive', 'stand-aside', {
      topic: 't1',
      reason: '曾任评审',
    });
    expectRefused(at.act('executive', 'stand-aside', { topic: 't1', reason: '再说一遍' }), 'state.not-open');
    expectRefused(at.act('deputy-finance', 'speak', { topic: 't1', words: '同意' }), 'state.not-open');
    expect(room(at).aside.map((one) => [one.post, one.by, one.reason])).toEqual([
      ['deputy-finance', 'head', '亲属任职'],
      ['executive', 'executive', '曾任评审'],
    ]);
  });
  test('主持人回避的议题不由其作出结论，只能缓议', () => {
    const at = sat().done('head', 'stand-aside', { topic: 't1', reason: '亲属' });
    expectRefused(at.act('head', 'decide', { topic: 't1', result: 'adopted', words: '同意' }), 'authority.not-yours');
    expect(at.act('registrar', 'decide', { topic: 't1', result: 'deferred', words: '另行安排' }).outcome).toBe('permitted');
  });
});

describe('到会人数（虚构的示例县）', () => {
  const sample = readPackFile(fileURLToPath(new URL('../../workrules/test/fixtures/sample.yaml', import.meta.url)));
  /** 示例县 with a sentence on how many of head and deputies have to be there: four of them here. */
  function withQuorum(quorum: NormOf<'composition'>['quorum'], modality: Norm['modality']): RulePack {
    if (!sample.ok) throw new Error('the sample pack does not load');
    const norm = {
      ...sample.pack.source.norms.find((one) => one.kind === 'responsibility'),
      id: '11.1-quorum',
      kind: 'composition',
      at: '11.1',
      modality,
      meetings: ['head-office'],
      as: 'member',
      who: ['head', 'deputy'],
      asNeeded: false,
      quorum,
      says: '会议须有规定的人数到会',
    } as unknown as RulePack['source']['norms'][number];
    const compiled = compilePack({ ...sample.pack.source, norms: [...sample.pack.source.norms, norm] }, loadBuiltInLayers());
    if (!compiled.ok) throw new Error(compiled.problems.map((one) => one.message).join('\n'));
    return compiled.pack;
  }
  function held(pack: RulePack, absent: readonly string[]): Sitting {
    const at = new Sitting(pack)
      .done('registrar', 'convene', sitting('head-office', { chair: 'executive' }))
      .done('finance-clerk', 'propose', budget());
    at.done('registrar', 'vet', { topic: 't1', opinion: '可以' });
    at.done('executive', 'fix', { topics: ['t1'] }).done('registrar', 'notify');
    at.today = '2026-11-26';
    return at.done('registrar', 'open', { absent });
  }
  const adopted = { topic: 't1', result: 'adopted', words: '同意' };

  test('五个规则都没有写到会人数：不核对', () => {
    for (const pack of [chengqu, weidong, ...['xinzhou', 'xishi', 'zezhou'].map(packOf)])
      expect(pack.of('composition').filter((one) => one.quorum !== undefined)).toEqual([]);
  });
  test('过半数：四人到两人不够，不予办理；缓议不须人数；补签到一人就够', () => {
    const at = held(withQuorum('more-than-half', 'must'), ['deputy-finance', 'deputy-education']);
    expectRefused(at.act('executive', 'decide', adopted), 'quorum.missing 11.1');
    expect(
      meetingProcedure
        .decide(at.context, at.state, {
          act: 'decide',
          actor: actorOf('executive'),
          input: { ...adopted, result: 'deferred' },
        })
        .events.map((one) => one.type),
    ).toEqual(['decided', 'topics-left']);
    at.done('deputy-finance', 'sign-in');
    expect(at.act('executive', 'decide', adopted).outcome).toBe('permitted');
  });
  test('回避的人不算在到会人数之内', () => {
    const at = held(withQuorum('more-than-half', 'must'), ['deputy-education']);
    at.done('deputy-finance', 'stand-aside', { topic: 't1', reason: '亲属' });
    expectRefused(at.act('executive', 'decide', adopted), 'quorum.missing 11.1');
  });
  test('半数以上含半数：四人到两人够；三分之二以上：四人须到三人；“一般”只提醒', () => {
    const two = ['deputy-finance', 'deputy-education'];
    expect(held(withQuorum('half', 'must'), two).act('executive', 'decide', adopted).outcome).toBe('permitted');
    expectRefused(held(withQuorum('two-thirds', 'must'), two).act('executive', 'decide', adopted), 'quorum.missing 11.1');
    expect(held(withQuorum('two-thirds', 'must'), ['deputy-finance']).act('executive', 'decide', adopted).outcome).toBe('permitted');
    expect(held(withQuorum('two-thirds', 'should'), two).act('executive', 'decide', adopted).outcome).toBe('warned');
  });
});
