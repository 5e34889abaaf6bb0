/** 更正：纪要签发以前，议定结果、召集主持人记错了怎样改；卫东区第四十四、四十八条，晋城城区第二十二条。 */
import { meetingProcedure } from '@lingxing/affairs/meeting';
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

const weidong = packOf('weidong');
const OTHER = '01890000-0000-7000-8000-000000000001';
const SELF = '01890000-0000-7000-8000-000000000002';
const wrong = { topic: 't1', result: 'adopted', heard: '财政局作了说明', words: '同意' };
const right = { topic: 't1', result: 'rejected', heard: '财政局作了说明', words: '不同意', reason: '记录员记错' };

/** A head's office meeting, of which 卫东区 asks no prior work: decided and over. */
const over = (outcome: Record<string, unknown> = wrong): Sitting =>
  new Sitting(weidong, '2026-11-26')
    .done('registrar', 'convene', sitting('head-office'))
    .done('finance-clerk', 'propose', budget())
    .done('head', 'fix', { topics: ['t1'] })
    .done('registrar', 'notify')
    .done('registrar', 'open')
    .done('head', 'decide', outcome)
    .done('registrar', 'adjourn');
const drafted = (): Sitting =>
  over().done('registrar', 'fate', { topic: 't1', fate: 'none' }).done('registrar', 'draft-minutes', { text: '会议同意。' });
const topicOf = (at: Sitting) => at.meeting.topics[0];

describe('更正议定结果', () => {
  test('不由主持人、办公室办理的，没有理由的，没有改动的，还没有议定的，不予更正', () => {
    expectRefused(over().act('finance-clerk', 'correct-outcome', right), 'authority.not-yours');
    expectRefused(over().act('deputy-finance', 'correct-outcome', right), 'authority.not-yours');
    expectRefused(over().act('registrar', 'correct-outcome', { ...right, reason: ' ' }), 'input.invalid');
    expectRefused(over().act('registrar', 'correct-outcome', { ...wrong, reason: '重记' }), 'input.invalid');
    expectRefused(over().act('registrar', 'correct-outcome', { ...right, topic: 't9' }), 'input.invalid');
    const undecided = new Sitting(weidong, '2026-11-26')
      .done('registrar', 'convene', sitting('head-office'))
      .done('finance-clerk', 'propose', budget())
      .done('head', 'fix', { topics: ['t1'] })
      .done('registrar', 'notify')
      .done('registrar', 'open');
    expectRefused(undecided.act('registrar', 'correct-outcome', right), 'state.not-open');
  });

  test('原来的结果和更正的理由都在；不再通过的，去向随之取消；仍然通过的，去向不变', () => {
    const at = over().done('registrar', 'fate', { topic: 't1', fate: 'task', department: 'finance' });
    const kept = over().done('registrar', 'fate', { topic: 't1', fate: 'task', department: 'finance' });
    at.done('registrar', 'correct-outcome', right);
    expect(topicOf(at)?.outcome).toMatchObject({ result: 'rejected', words: '不同意', by: 'registrar' });
    expect(topicOf(at)?.corrected?.map((one) => [one.before.result, one.before.by, one.reason, one.by])).toEqual([
      ['adopted', 'head', '记录员记错', 'registrar'],
    ]);
    expect(topicOf(at)?.fate).toBeUndefined();
    const steps = meetingProcedure.chain(at.context, at.meeting).filter((one) => one.label === '更正议定结果');
    expect(steps.map((one) => one.opinion)).toEqual(['年度预算调整方案：记录员记错']);
    kept.done('head', 'correct-outcome', { ...right, result: 'amended' });
    expect(topicOf(kept)?.fate?.fate).toBe('task');
  });

  test('由此起草了文件、交办了事项、公开了的，先撤回再更正', () => {
    const asked = over().done('registrar', 'fate', { topic: 't1', fate: 'document', department: 'finance' });
    const step = { is: 'drafted', host: 'finance', to: 'subordinate' };
    asked.done('system', 'note-document', { topic: 't1', document: OTHER, step });
    expectRefused(asked.act('registrar', 'correct-outcome', right), 'state.not-open');
    const withdrawn = { topic: 't1', document: OTHER, step: { is: 'withdrawn' } };
    asked.done('system', 'note-document', withdrawn).done('registrar', 'correct-outcome', right);

    const opened = over().done('head', 'open-item', { item: 't1', to: 'public', ground: '会议要求' });
    expectRefused(opened.act('registrar', 'correct-outcome', right), 'state.not-open');
    opened.done('head', 'take-back-item', { item: 't1', reason: '记错' }).done('registrar', 'correct-outcome', right);
  });

  test('纪要已经起草的退回重新起草；已经签发的不再更正，另由以后的会议研究', () => {
    const at = drafted().done('registrar', 'correct-outcome', { ...right, result: 'amended' });
    expect([at.meeting.stage, at.meeting.returns.map((one) => one.reason)]).toEqual([
      'adjourned',
      ['更正“年度预算调整方案”的议定结果：记录员记错'],
    ]);
    const signed = drafted().done('registrar', 'name-signer', { post: 'head', words: '区政府规定' }).done('head', 'sign-minutes');
    expectRefused(signed.act('registrar', 'correct-outcome', right), 'state.not-open');
    expect(signed.open('registrar')).not.toContain('correct-outcome');
    const verdict = signed.act('registrar', 'correct-outcome', right);
    expect(verdict.findings[0]?.wayOut).toContain('以后的会议');
  });

  test('记成通过、其实缓议的，留给下一次会议，下一次已在筹备的随即收入', () => {
    const next = { waiting: [], next: OTHER };
    const decision = over().ask('registrar', 'correct-outcome', { ...right, result: 'deferred', words: '补测算' }, { sittings: next });
    expect(decision.events.map((one) => one.type)).toEqual(['outcome-corrected', 'topics-left']);
    expect(decision.follows).toEqual([{ procedure: 'meeting', matter: OTHER, opens: false, act: 'gather', input: {} }]);
  });

  test('记成缓议、其实通过的，收回来：还在等的直接收回；另一次会议已收入的，同时从那里退回', () => {
    const deferred = () => over({ ...wrong, result: 'deferred' });
    const better = { ...wrong, reason: '记错' };
    const alone = deferred();
    expect(topicOf(alone)?.left?.why).toBe('deferred');
    const waiting = alone.ask('registrar', 'correct-outcome', better, { sittings: { waiting: [] }, matter: SELF });
    expect([waiting.events.at(-1), waiting.follows]).toEqual([{ type: 'topic-recalled', v: 1, topic: 't1' }, undefined]);
    alone.done('registrar', 'correct-outcome', better);
    expect([topicOf(alone)?.left, topicOf(alone)?.outcome?.result]).toEqual([undefined, 'adopted']);

    const continued = [{ topic: 't1', sitting: OTHER }];
    const taken = deferred().ask('registrar', 'correct-outcome', better, { sittings: { waiting: [], continued }, matter: SELF });
    expect(taken.events.at(-1)).toEqual({ type: 'topic-recalled', v: 1, topic: 't1', from: OTHER });
    expect(taken.follows).toEqual([
      { procedure: 'meeting', matter: OTHER, opens: false, act: 'give-back-topic', input: { sitting: SELF, topic: 't1' } },
    ]);
  });

  test('退回原会议只由系统办理；那次会议已经通知、已经不列入的，不退', () => {
    const [left] = over({ ...wrong, result: 'deferred' }).events.flatMap(({ event }) => (event.type === 'topics-left' ? event.topics : []));
    const back = { sitting: SELF, topic: 't1' };
    const there = () =>
      new Sitting(weidong, '2026-11-26').done('registrar', 'convene', sitting('head-office', { on: '2026-12-03' }), {
        sittings: { waiting: [{ sitting: SELF, left }] },
      });
    expectRefused(there().act('registrar', 'give-back-topic', back), 'authority.not-yours');
    expect(topicOf(there().done('system', 'give-back-topic', back))?.stage).toBe('withdrawn');
    const fixed = there().done('head', 'fix', { topics: ['t1'] });
    expect(fixed.ask('system', 'give-back-topic', back).verdict.outcome).toBe('permitted');
    fixed.done('registrar', 'notify');
    expectRefused(fixed.act('system', 'give-back-topic', back), 'state.not-open');
    const declined = there().done('head', 'decline-topic', { topic: 't1', reason: '不议' });
    expectRefused(declined.act('system', 'give-back-topic', back), 'state.not-open');
  });
});

describe('更正召集主持人', () => {
  const executive = { chair: 'executive', ground: 'delegated', grounds: '11月25日委托书', reason: '区长临时外出，由其主持' };
  test('不由办公室办理的，没有改动的，记为没有到会的，没有这一职务的，不予更正', () => {
    expectRefused(over().act('head', 'correct-chair', executive), 'authority.not-yours 48');
    expectRefused(over().act('registrar', 'correct-chair', { chair: 'head', reason: '重记' }), 'input.invalid');
    expectRefused(over().act('registrar', 'correct-chair', { chair: 'nobody', reason: '重记' }), 'input.invalid');
    const signed = drafted().done('registrar', 'name-signer', { post: 'head', words: '区政府规定' }).done('head', 'sign-minutes');
    expectRefused(signed.act('registrar', 'correct-chair', executive), 'state.not-open');
  });
  test('原来记的人和理由都在，纪要由实际召集的人签发（卫东第四十八条）；补记的紧急会议也一样', () => {
    const held = new Sitting(weidong, '2026-11-26').done('registrar', 'enter-held', {
      ...sitting('executive', { on: '2026-11-21' }),
      emergency: '河堤出险',
      topics: [{ title: '抢险资金', department: 'finance', result: 'rejected', heard: '财政局作了说明', words: '另行筹措' }],
    });
    held.done('registrar', 'correct-chair', executive);
    expect([held.meeting.chair.post, held.meeting.chairs?.map((one) => [one.before.post, one.reason])]).toEqual([
      'executive',
      [['head', '区长临时外出，由其主持']],
    ]);
    held.done('registrar', 'draft-minutes', { text: '会议研究了抢险资金。' }).done('registrar', 'vet-minutes');
    expect(held.waits()['sign-minutes']).toEqual(['executive']);
    expectRefused(held.act('head', 'sign-minutes'), 'signer.wrong 48');
  });
  test('规则没有让其主持的，照实记下，记明第七条', () => {
    const at = over();
    const verdict = at.act('registrar', 'correct-chair', { chair: 'deputy-finance', reason: '实际由其主持' });
    expect([verdict.outcome, verdict.stands]).toEqual(['refused', 'fact']);
    expect(at.meeting.chairs?.flatMap((one) => one.breaches.map((two) => `${two.code} ${two.citation?.article}`))).toEqual([
      'authority.not-yours 7',
    ]);
  });
});

test('有更正的会议，只列席一个议题的看不到别的议题的更正', () => {
  const at = new Sitting(weidong, '2026-11-26')
    .done('registrar', 'convene', sitting('head-office'))
    .done('finance-clerk', 'propose', budget())
    .done('education-clerk', 'propose', budget({ title: '校车', department: 'education' }))
    .done('head', 'fix', { topics: ['t1', 't2'] })
    .done('registrar', 'notify')
    .done('registrar', 'open')
    .done('head', 'decide', wrong)
    .done('registrar', 'correct-outcome', right);
  const seen = meetingProcedure.viewFor(at.context, at.meeting, { account: 'e', post: 'education-head', capacity: 'holder' });
  expect(JSON.stringify(seen)).not.toContain('记录员记错');
});
