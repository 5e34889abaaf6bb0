/**
 * Samples of every past shape of an event of sittings, committed as they were stored, replayed by today's fold. A sample is never
 * changed; a new shape gets a new version and a new sample.
 */
import { evolve, type MeetingEvent, type MeetingState } from '@lingxing/affairs/meeting';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const samples = JSON.parse(readFileSync(new URL('./fixtures/meeting-events.json', import.meta.url), 'utf8')) as {
  readonly held: readonly MeetingEvent[];
  readonly 'called-off': readonly MeetingEvent[];
  readonly gathered: readonly MeetingEvent[];
  readonly entered: readonly MeetingEvent[];
  readonly bound: readonly MeetingEvent[];
  readonly published: readonly MeetingEvent[];
  readonly studied: readonly MeetingEvent[];
  readonly entrusted: readonly MeetingEvent[];
  readonly distributed: readonly MeetingEvent[];
  readonly corrected: readonly MeetingEvent[];
  readonly 'entered-again': readonly MeetingEvent[];
  readonly 'moved-anew': readonly MeetingEvent[];
  readonly guests: readonly MeetingEvent[];
};
const source = [
  'events',
  'paper-acts',
  'attendance-events',
  'publication',
  'studied',
  'entrusted-input',
  'distribution',
  'correction',
  'guests',
]
  .map((one) => readFileSync(new URL(`../src/meeting/${one}.ts`, import.meta.url), 'utf8'))
  .join('\n');

const T = 1_700_000_000_000;
const replay = (events: readonly MeetingEvent[]): MeetingState | null =>
  events.reduce<MeetingState | null>(
    (state, event, i) => evolve(state, event, { now: T + i, actor: { account: `a${i % 3}`, post: `p${i % 3}`, capacity: 'holder' } }),
    null,
  );

describe('会议事件的历次形状', () => {
  test('every kind of event in the code has a sample, and no sample is of an unknown one', () => {
    const shapes = [...source.matchAll(/\bOf<\s*'([a-z-]+)'/g)].map((one) => one[1] ?? '');
    expect(shapes.length).toBeGreaterThan(30);
    const all = Object.values(samples).flat();
    expect([...new Set(all.map((one) => one.type as string))].toSorted()).toEqual(shapes.toSorted());
    expect(new Set(all.map((one) => one.v))).toEqual(new Set([1]));
  });

  test('who came from outside stands with what he came for; one that was struck stays on record', () => {
    const state = replay([...samples.held.slice(0, 1), ...samples.guests]);
    expect(state?.seats).toMatchObject({ who: ['public', 'media'], seats: 3, topics: ['t1'], until: '2026-11-25' });
    expect(state?.guests).toMatchObject([
      { id: 'g1', name: '某甲', way: 'applied', struck: { reason: '本人不来' } },
      { id: 'g2', as: 'media', topics: ['t1'], came: { by: 'p2' } },
    ]);
    expect(state?.guests?.[0]?.came).toBeUndefined();
  });

  test('what was studied stands at the sitting', () => {
    const studied = replay([...samples.held.slice(0, 1), ...samples.studied])?.studied;
    expect(studied).toEqual([{ plan: '01890000-0000-7000-8000-00000000000c', item: 'i1', subject: '甲法' }]);
  });

  test('a document that was begun and withdrawn leaves the decision open', () => {
    const bound = replay(samples.bound.slice(0, -1))?.topics[0];
    expect(bound).toMatchObject({ fate: { fate: 'document' }, document: { id: '01890000-0000-7000-8000-00000000000a' } });
    expect(bound?.document?.withdrawn).toBeUndefined();
    expect(replay(samples.bound)?.topics[0]?.document).toEqual({ id: '01890000-0000-7000-8000-00000000000a', withdrawn: true });
  });

  test('a task that was withdrawn leaves the decision open; another that is closed finishes it', () => {
    const withdrawn = replay(samples.entrusted.slice(0, -2))?.topics[0];
    expect(withdrawn?.task).toEqual({ id: '01890000-0000-7000-8000-00000000000b', owing: false, withdrawn: true });
    expect(withdrawn?.finished).toBeUndefined();
    expect(replay(samples.entrusted)?.topics[0]).toMatchObject({
      task: { id: '01890000-0000-7000-8000-00000000000c', due: '2026-12-25', owing: false },
      finished: { on: '2026-12-20', late: false },
    });
  });

  test('minutes that went out, were signed for by some and filed away, keep each copy', () => {
    const minutes = replay([...samples.held, ...samples.distributed])?.minutes;
    expect(minutes?.copies?.map((one) => ['post' in one ? one.post : one.body, one.acknowledged !== undefined])).toEqual([
      ['p1', true],
      ['p2', false],
      ['finance', true],
      ['p8', false],
    ]);
    expect(minutes?.sendings?.map((one) => one.note)).toEqual(['系统分送', '补送']);
    expect(minutes?.archived?.retention).toBe('永久');
  });

  test('an event before there is a sitting is a fault of the ledger', () => {
    expect(() => replay(samples.held.slice(1))).toThrow('before the meeting was convened');
  });

  test('the samples, replayed in order, lead to the state that they led to when they were stored', () => {
    const state = replay(samples.held);
    expect(state).toMatchObject({
      stage: 'closed',
      chair: { post: 'p1', ground: 'delegated', grounds: '委托书' },
      agenda: ['t1', 't4'],
      leaves: [{ post: 'p7', special: true, answer: { granted: true, opinion: '同意' } }],
      opened: { absent: ['p7'] },
      ended: { on: '2026-11-26' },
      signer: { post: 'p1', words: '有关规定' },
      returns: [{ reason: '表述不准' }],
      minutes: { text: '会议同意。', vetted: { opinion: '可以' }, signed: { major: true }, settled: {}, numbered: { year: 2026, n: 3 } },
    });
    const [first, second, third, fourth] = state?.topics ?? [];
    expect(first).toMatchObject({
      stage: 'fixed',
      prepared: [{ what: 'research', words: '调研报告' }],
      vetted: { opinion: '可以上会' },
      papers: { opinion: '同意' },
      fixed: { entrusted: '委托书' },
      outcome: { result: 'adopted', heard: '无异议', words: '同意' },
      fate: { fate: 'document', department: 'finance', note: '以政府名义' },
      submitted: { on: '2026-11-27' },
      issued: { on: '2026-12-01', number: '政发〔2026〕9号' },
      filings: [
        { n: 1, note: '初稿', returned: { reason: '缺测算' } },
        {
          n: 2,
          vetted: { opinion: '齐全' },
          approved: { opinion: '同意' },
          delivered: { when: 1_699_999_999_000, late: true, note: '印刷延误' },
        },
      ],
    });
    expect([second?.stage, second?.declined?.reason, third?.stage]).toEqual(['declined', '缓一缓', 'withdrawn']);
    expect(fourth).toMatchObject({
      added: { reason: '汛情', breaches: [{ code: 'preparation.missing' }] },
      outcome: { result: 'deferred' },
    });
  });

  test('a sitting whose day was open, with what came from another, who answered and came, and what it leaves', () => {
    const state = replay(samples.gathered);
    expect(state).toMatchObject({
      stage: 'sitting',
      on: '2026-12-03',
      time: '15:00',
      place: '第一会议室',
      attendance: {
        replies: [
          { post: 'p5', answer: 'attend', note: '准时到' },
          { post: 'p6', answer: 'delegate', substitute: 'p7' },
        ],
        rescheduled: [{ before: { on: '2026-12-01', time: '09:00', place: '第二会议室' }, reason: '上级会议' }],
        invited: [{ post: 'p8', topics: ['t1'] }],
        present: [
          { post: 'p5', way: 'code' },
          { post: 'p8', way: 'hand', left: { topic: 't1' } },
        ],
        taken: [{ topic: 't1', over: {} }],
        spoken: [{ topic: 't1', post: 'p5', words: '赞成' }],
        aside: [{ topic: 't1', post: 'p6', reason: '亲属' }],
      },
    });
    expect(state?.topics.map((one) => [one.id, one.stage, one.left?.why, one.from?.topic])).toEqual([
      ['t1', 'fixed', 'deferred', 't3'],
      ['t2', 'fixed', undefined, undefined],
      ['t3', 'moved', 'moved', undefined],
    ]);
  });

  test('a sitting that was entered when it was over', () => {
    expect(replay(samples.entered)).toMatchObject({
      stage: 'adjourned',
      ended: { on: '2026-11-21' },
      held: { emergency: '河堤出险' },
      topics: [{ id: 't1', outcome: { result: 'adopted', words: '同意' } }],
    });
  });

  test('what was entered wrongly stays beside what was set right', () => {
    const state = replay(samples.corrected);
    const [first, second] = state?.topics ?? [];
    expect(first).toMatchObject({
      prepared: [{ what: 'legality', words: '审查意见', files: [{ name: '审查意见.pdf' }] }],
      outcome: { result: 'rejected', heard: '财政局作了说明', words: '不同意' },
      corrected: [{ before: { result: 'adopted', words: '同意' }, reason: '记录员记错' }],
    });
    expect([first?.fate, second?.left, second?.outcome?.result]).toEqual([undefined, undefined, 'adopted']);
    expect([state?.chair, state?.chairs]).toMatchObject([
      { post: 'p1', ground: 'delegated' },
      [{ before: { post: 'p0' }, reason: '实际由其主持', breaches: [{ code: 'authority.not-yours' }] }],
    ]);
    expect(replay(samples['entered-again'])?.held).toMatchObject({ emergency: '河堤出险', another: '当日下午另开一次' });
  });

  test('a closed topic stays closed where it goes on; who had signed in for another day has not for this one', () => {
    const state = replay(samples['moved-anew']);
    expect(state?.marks).toMatchObject([{ item: 't1', is: 'withheld', words: '工作秘密', by: 'p0', on: '2026-11-26' }]);
    expect([state?.attendance?.present, state?.attendance?.rescheduled.length]).toEqual([[], 1]);
    expect(replay(samples['moved-anew'].slice(0, 5))?.attendance?.present).toHaveLength(1);
  });

  test('items opened, closed and taken back, each with its words and its day', () => {
    expect(replay(samples.published)?.marks).toMatchObject([
      { item: 'agenda', is: 'open', to: 'public', words: '会议要求', on: '2026-11-26' },
      { item: 't1', is: 'withheld', words: '工作秘密', on: '2026-11-26' },
      { item: 'agenda', is: 'taken-back', from: 'public', words: '有误', on: '2026-11-27' },
      { item: 'papers-t1', is: 'open', to: 'inside', words: '会议要求', on: '2026-11-27' },
    ]);
  });

  test('a sitting that was called off', () => {
    expect(replay(samples['called-off'])).toMatchObject({ stage: 'cancelled', cancelled: { reason: '改期' } });
  });
});
