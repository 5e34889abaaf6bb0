/** What holds of sittings whatever is tried, by whom and in whichever order, under each of the five texts. */
import { ACT_NAMES, followUps, isDecidedFor, viewFor } from '@lingxing/affairs/meeting';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packOf } from './support/office.ts';
import { actorOf } from './support/registry.ts';
import { PRIOR, Sitting, sitting } from './support/sittings.ts';

const PACKS = ['jincheng-chengqu', 'xinzhou', 'zezhou', 'xishi', 'weidong'] as const;
const POSTS = [
  'head',
  'executive',
  'deputy-finance',
  'deputy-education',
  'registrar',
  'finance-head',
  'finance-clerk',
  'education-clerk',
] as const;
/** Who signs the minutes of an executive meeting that the head has convened, read from each text: 22.1, 23.1, 22.1, 22.1, 48. */
const SIGNER = 'head';

const PAPER = { hash: 'a'.repeat(64), name: '材料.pdf', mediaType: 'application/pdf', size: 10 };

const posts = fc.constantFrom(...POSTS);
const topics = fc.constantFrom('t1', 't2', 't3');
const attempt = fc.record({
  by: posts,
  act: fc.constantFrom(
    ...ACT_NAMES.filter((one) => one !== 'convene' && one !== 'cancel' && one !== 'change-chair' && one !== 'correct-chair'),
  ),
  topic: topics,
  other: topics,
  /** Tried by somebody to whom it is open, rather than by anybody. */
  rightly: fc.boolean(),
  result: fc.constantFrom('adopted', 'amended', 'deferred', 'rejected'),
  fate: fc.constantFrom('document', 'task', 'none'),
  body: fc.constantFrom('finance', 'education'),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

const inputOf = ({ topic, other, result, fate, body, by }: Attempt): unknown => ({
  topic,
  topics: [...new Set([topic, other])],
  title: '议题',
  department: body,
  minutes: 10,
  done: PRIOR.flatMap(([, done]) => [...done]),
  words: '说明',
  opinion: '意见',
  reason: '理由',
  note: '说明',
  post: by,
  special: true,
  word: '主持人会上同意',
  granted: true,
  result,
  fate,
  text: '会议议定……',
  on: '2026-11-26',
  number: '政发〔2026〕1号',
  attachments: [PAPER],
});

/** A way that leads on, so that random acts fall on every stage: each is tried, and what is refused is left. */
const FORWARD: readonly (readonly [string, string, unknown])[] = [
  ['deputy-finance', 'propose', { title: '预算', department: 'finance' }],
  ['registrar', 'vet', { topic: 't1', opinion: '可以' }],
  ...PRIOR.map(([who, done]) => [who, 'prepare', { topic: 't1', done, words: '见材料' }] as const),
  ['head', 'fix', { topics: ['t1'] }],
  ['finance-clerk', 'file-papers', { topic: 't1', attachments: [PAPER] }],
  ['registrar', 'vet-papers', { topic: 't1', opinion: '齐全' }],
  ['head', 'approve-papers', { topic: 't1' }],
  ['deputy-finance', 'approve-papers', { topic: 't1' }],
  ['registrar', 'deliver-papers', { topics: ['t1'] }],
  ['registrar', 'notify', {}],
  ['registrar', 'open', {}],
  ['head', 'decide', { topic: 't1', result: 'adopted', words: '同意' }],
  ['registrar', 'adjourn', {}],
  ['registrar', 'fate', { topic: 't1', fate: 'document', department: 'finance' }],
  ['registrar', 'draft-minutes', { text: '会议议定……' }],
  ['registrar', 'vet-minutes', {}],
  ['head', 'sign-minutes', {}],
  ['registrar', 'number', {}],
];

function run(pack: string, steps: number, attempts: readonly Attempt[]): Sitting {
  const at = new Sitting(packOf(pack), '2026-11-26').done('registrar', 'convene', sitting('executive'));
  const each = Math.ceil(attempts.length / (steps + 1));
  for (let i = 0; i <= steps; i += 1) {
    for (const one of attempts.slice(i * each, (i + 1) * each)) {
      const who = one.rightly ? (POSTS.find((post) => at.open(post).includes(one.act)) ?? one.by) : one.by;
      at.act(who, one.act, inputOf({ ...one, by: who }), { reason: '理由' });
    }
    const next = FORWARD[i];
    if (next !== undefined) at.act(next[0], next[1], next[2], { reason: '理由' });
  }
  return at;
}

const histories = fc.tuple(fc.constantFrom(...PACKS), fc.integer({ min: 6, max: FORWARD.length }), fc.array(attempt, { maxLength: 40 }));
const holds = (property: (at: Sitting) => void): void =>
  fc.assert(
    fc.property(histories, ([pack, steps, attempts]) => property(run(pack, steps, attempts))),
    { numRuns: 50, seed: 20_261_126 },
  );

describe('会议：无论谁、以何种次序办理', () => {
  test('the way forward leads to numbered minutes under each text, so that what is held below is held of whole sittings', () => {
    for (const pack of PACKS) expect(['issued', 'closed'], pack).toContain(run(pack, FORWARD.length, []).meeting.stage);
  });

  test('no topic is decided that was not on the fixed agenda, but for those that the chair or the office added on the spot', () => {
    let decided = 0;
    holds((at) => {
      for (const topic of at.meeting.topics) {
        if (topic.outcome === undefined) continue;
        decided += 1;
        expect(at.meeting.agenda).toContain(topic.id);
        expect(topic.fixed !== undefined || topic.added !== undefined).toBe(true);
        if (topic.fixed !== undefined) expect(topic.fixed.at).toBeLessThan(topic.outcome.at);
        if (topic.added !== undefined) expect([at.meeting.chair.post, 'registrar']).toContain(topic.added.by);
      }
    });
    expect(decided).toBeGreaterThan(10);
  });

  test('nobody signs minutes but whom the text names', () => {
    let signed = 0;
    holds((at) => {
      for (const { event, at: when } of at.events) {
        if (event.type !== 'minutes-signed') continue;
        signed += 1;
        expect(when.actor.post).toBe(SIGNER);
      }
    });
    expect(signed).toBeGreaterThan(3);
  });

  test('every decision has a fate before its minutes are drafted, and one line in what became of it', () => {
    holds((at) => {
      const { meeting } = at;
      if (meeting.minutes !== undefined)
        for (const topic of meeting.topics) if (isDecidedFor(topic)) expect(topic.fate, topic.id).toBeDefined();
      if (meeting.ended !== undefined) expect(followUps(at.context, meeting).map((one) => one.topic.id)).toEqual(meeting.agenda);
    });
  });

  test('numbered minutes were signed; a sitting that is closed owes no document', () => {
    holds(({ meeting }) => {
      if (meeting.minutes?.numbered !== undefined) expect(meeting.minutes.signed).toBeDefined();
      if (meeting.stage === 'closed')
        for (const topic of meeting.topics) if (topic.fate?.fate === 'document') expect(topic.issued).toBeDefined();
    });
  });

  test('only papers that stand are delivered, each approved where it had to be; a body that is not concerned sees none', () => {
    let delivered = 0;
    holds((at) => {
      for (const topic of at.meeting.topics)
        for (const filing of topic.filings ?? []) {
          if (filing.delivered === undefined) continue;
          delivered += 1;
          expect(filing.returned).toBeUndefined();
          expect(filing.approved).toBeDefined();
        }
      for (const topic of viewFor(at.context, at.meeting, actorOf('education-clerk')).topics)
        expect([topic.department, ...topic.with].includes('education') || topic.proposed.by === 'education-clerk').toBe(true);
    });
    expect(delivered).toBeGreaterThan(0);
  });
});
