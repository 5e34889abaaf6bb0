/**
 * Properties of the incoming procedure over random sequences of acts by random posts, on all five packs: whatever anyone
 * tries, nothing received is without an owner, no opinion is lost, no number changes, nobody reads what does not pass
 * through his hands, and what was not conveyed stays where it was written.
 */
import { ACT_NAMES, ACTS, incomingProcedure, type ActName, type IncomingState } from '@lingxing/affairs/incoming';
import { loadBuiltInPacks } from '@lingxing/workrules/read';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packOf } from './support/office.ts';
import { actorOf, letter, ofTown, Registry, report } from './support/registry.ts';

const packs = loadBuiltInPacks();
const LETTERS = [
  letter(),
  letter({ facts: { multipleMatters: true } }),
  letter({ departmentsConcerned: ['education'], countersignatures: [{ body: 'education', by: 'head', position: 'agree' }] }),
  report(),
  ofTown({ facts: { major: true } }),
  letter({ sender: { class: 'public', name: '某群众' }, kind: 'other', title: '反映问题的信' }),
];
const LEADERS = ['deputy-finance', 'deputy-education', 'executive', 'head'] as const;
const POSTS = [
  ...LEADERS,
  'registrar',
  'finance-clerk',
  'finance-head',
  'civil-clerk',
  'education-head',
  'town-clerk',
  'justice-head',
  'system',
];
const BODIES: Readonly<Record<string, readonly string[]>> = {
  finance: ['finance-clerk', 'finance-head'],
  civil: ['civil-clerk', 'civil-head'],
  town: ['town-clerk', 'town-head'],
  justice: ['justice-clerk', 'justice-head'],
};

/** An input for each act. Words of leaders and of the office carry a mark of their own, by which they are found again. */
function inputFor(act: ActName, o: Registry, n: number): Record<string, unknown> {
  const some = <T>(list: readonly T[]): T => list[n % list.length]!;
  const opinion = { form: 'text', text: `批示${o.seq}号。`, view: some(['agree', 'disagree', 'instruct']) };
  const again = o.paper === null ? letter() : { ...o.paper.letter };
  switch (act) {
    case 'resubmit':
    case 'correct':
      return { letter: again, reason: '更正' };
    case 'recommend':
      return {
        opinion: `拟办${o.seq}号。`,
        nature: some(['handle', 'read']),
        leaders: n % 5 === 4 ? [some(LEADERS)] : [...LEADERS],
        inOrder: n % 3 === 0,
        ...(n % 4 === 3 ? { meeting: 'executive' } : {}),
      };
    case 'put-to-meeting':
      return { meeting: some(['executive', 'topical']) };
    case 'record-decision':
      return { session: '第1次常务会议', date: o.today, decision: `决定${o.seq}号。` };
    case 'refer':
    case 'recall':
      return { leaders: [some(LEADERS)], reason: '呈错' };
    case 'instruct':
      return opinion;
    case 'enter-opinion':
      return { ...opinion, leader: some(LEADERS), scan: 's' };
    case 'convey':
      return { opinions: n % 2 === 0 ? [] : (o.paper?.opinions ?? []).slice(0, 1).map((one) => one.seq) };
    case 'assign':
      return { host: some(['civil', 'finance', 'town']), requirement: `要求${o.seq}号。`, helpers: n % 2 === 0 ? ['justice'] : [] };
    case 'report':
    case 'report-part':
    case 'close':
      return { result: '已办' };
    case 'chase':
      return { posts: [some(POSTS)] };
    case 'circulate':
      return { readers: [some(['education-head', 'justice-head']), 'civil-clerk'] };
    case 'record-reply':
      return { document: 'r', number: '函1号', title: '复函' };
    case 'archive':
      return { retention: '永久' };
    default:
      return { reason: '说明' };
  }
}

const run = fc.record({
  pack: fc.constantFrom(...packs),
  paper: fc.nat(LETTERS.length - 1),
  electronic: fc.boolean(),
  attempts: fc.array(
    fc.record({ act: fc.constantFrom(...ACT_NAMES), post: fc.constantFrom(...POSTS), n: fc.nat(20), guided: fc.nat(2), days: fc.nat(2) }),
    {
      minLength: 10,
      maxLength: 45,
    },
  ),
});
type Run = typeof run extends fc.Arbitrary<infer T> ? T : never;

interface Step {
  readonly before: IncomingState;
  readonly act: ActName;
  readonly post: string;
  readonly input: Record<string, unknown>;
  readonly stored: boolean;
  readonly basis: number;
}

/** Plays a run; two attempts in three follow the inbox, so that papers get far. */
function play(c: Run, each: (o: Registry, step: Step) => void = () => undefined): Registry {
  const o = new Registry(c.pack);
  const paper = LETTERS[c.paper]!;
  if (c.electronic) o.done('system', 'arrive', { letter: paper, document: 'd' });
  else o.registered(paper);
  for (const a of c.attempts) {
    const before = o.state;
    const waiting = incomingProcedure.expectations(o.context, before);
    const hint = a.guided > 0 && waiting.length > 0 ? waiting[a.n % waiting.length] : undefined;
    const act = (hint?.act ?? a.act) as ActName;
    const post = hint?.post ?? a.post;
    const input = inputFor(act, o, a.n);
    const seq = o.seq;
    const verdict = o.act(post, act, input, {
      reason: '情况特殊',
      ...(act === 'enter-opinion' ? { occurredAt: '2026-11-20T10:00:00+08:00' } : {}),
    });
    each(o, { before, act, post, input, stored: o.seq > seq, basis: verdict.basis.length });
    o.today = new Date(Date.parse(`${o.today}T00:00:00Z`) + a.days * 86_400_000).toISOString().slice(0, 10);
  }
  return o;
}

/** What came as a document of a department here waits, once returned, as that document. */
const backAtSender = (state: IncomingState): boolean => state.stage === 'returned' && state.document !== undefined;

const SETTINGS = { numRuns: 250, seed: 20261123 };

describe('收文程序的性质（五府，任意行为序列）', () => {
  test('收到的件在办结归档以前总有人在办；每一行为都有依据；状态等于事件的重放', () => {
    let filed = 0;
    let answered = 0;
    fc.assert(
      fc.property(run, (c) => {
        const o = play(c, (registry, { stored, basis }) => {
          if (stored) expect(basis).toBeGreaterThan(0);
          if (registry.state.stage !== 'archived' && !backAtSender(registry.state))
            expect(incomingProcedure.expectations(registry.context, registry.state).length).toBeGreaterThan(0);
        });
        const replayed = o.events.reduce<IncomingState | null>((state, { event, at }) => incomingProcedure.evolve(state, event, at), null);
        expect(replayed).toEqual(o.state);
        if (o.state.stage === 'archived') filed += 1;
        if (o.state.opinions.length > 1) answered += 1;
      }),
      SETTINGS,
    );
    expect(filed).toBeGreaterThan(10);
    expect(answered).toBeGreaterThan(50);
  });

  test('待办所列的每一项，那个职务当时都办得成', () => {
    let tried = 0;
    fc.assert(
      fc.property(run, (c) => {
        play(c, (o) => {
          for (const line of incomingProcedure.expectations(o.context, o.state)) {
            tried += 1;
            const offer = incomingProcedure.offers(o.context, o.state, actorOf(line.post)).find((one) => one.act === line.act);
            const refused = offer?.verdict.findings.filter((one) => one.outcome === 'refused');
            // What nobody has answered is not closed: its line says so.
            expect(offer === undefined || (refused?.length !== 0 && line.label !== '答复、办结') ? line : []).toEqual([]);
          }
        });
      }),
      SETTINGS,
    );
    expect(tried).toBeGreaterThan(200);
  });

  test('编号一经给出不再变；批示一经作出不再丢、不再改', () => {
    let numbered = 0;
    fc.assert(
      fc.property(run, (c) => {
        const o = play(c, (registry, { before }) => {
          if (before.number !== undefined) {
            numbered += 1;
            expect(registry.state.number).toEqual(before.number);
          }
          const words = (state: IncomingState) => state.opinions.map((one) => [one.seq, one.leader, one.text, one.at]);
          expect(words(registry.state).slice(0, before.opinions.length)).toEqual(words(before));
        });
        expect(o.state.opinions).toHaveLength(o.events.filter(({ event }) => event.type === 'opinion-given').length);
      }),
      SETTINGS,
    );
    expect(numbered).toBeGreaterThan(500);
  });

  test('读得到的只有文书、来文单位、主办协办、呈到送到和办过此件的职务', () => {
    fc.assert(
      fc.property(run, (c) => {
        const passed = new Set(['registrar']);
        const sender = LETTERS[c.paper]!.sender;
        const through = (posts: readonly string[] = []) => posts.forEach((post) => passed.add(post));
        if (sender.class !== 'public') through(BODIES[sender.body ?? '']);
        play(c, (registry, { act, post, input, stored }) => {
          if (stored) {
            passed.add(post);
            if (act === 'recommend' || act === 'refer') through(input['leaders'] as string[]);
            if (act === 'enter-opinion') passed.add(input['leader'] as string);
            if (act === 'circulate') through(input['readers'] as string[]);
            if (act === 'assign') [input['host'] as string, ...(input['helpers'] as string[])].forEach((body) => through(BODIES[body]));
          }
          const readers = incomingProcedure.readers(registry.context, registry.state).posts;
          expect(readers.filter((one) => !passed.has(one))).toEqual([]);
        });
      }),
      SETTINGS,
    );
  });

  test('未转达的批示、拟办意见不出现在来文单位、主办单位和读者看到的任何地方', () => {
    let hidden = 0;
    fc.assert(
      fc.property(run, (c) => {
        const o = play(c);
        const { opinions, recommendation } = o.state;
        const secret = [
          ...opinions.filter((one) => !one.conveyed).map((one) => one.text),
          ...(recommendation === undefined ? [] : [recommendation.opinion]),
        ];
        const open = opinions.filter((one) => one.conveyed).map((one) => one.text);
        hidden += secret.length;
        for (const post of ['finance-clerk', 'finance-head', 'civil-clerk', 'town-clerk', 'education-head']) {
          const view = o.seenBy(post);
          const shown = JSON.stringify([view, incomingProcedure.chain(o.context, view)]);
          expect(secret.filter((words) => shown.includes(words))).toEqual([]);
          expect(open.filter((words) => !shown.includes(words))).toEqual([]);
        }
      }),
      SETTINGS,
    );
    expect(hidden).toBeGreaterThan(200);
  });

  test('同时办理的不互斥行为，先后任意，批示和传阅的结果都一样', () => {
    const readers = ['civil-head', 'education-head', 'justice-head', 'town-head'];
    const concurrent = [
      ...LEADERS.map((leader) => ({
        post: leader as string,
        act: 'instruct',
        input: { form: 'text', text: `${leader}批`, view: 'agree' },
      })),
      ...readers.map((post) => ({ post, act: 'read', input: { note: `${post}阅` } })),
      { post: 'registrar', act: 'refer', input: { leaders: ['head'], note: '再阅示' } },
      { post: 'registrar', act: 'circulate', input: { readers: ['finance-legal'] } },
      { post: 'registrar', act: 'enter-opinion', input: { leader: 'executive', scan: 's', form: 'text', text: '代录', view: 'agree' } },
      { post: 'civil-clerk', act: 'report-part', input: { result: '协办' } },
      { post: 'registrar', act: 'chase', input: { posts: ['civil-head'] } },
      { post: 'registrar', act: 'convey', input: {} },
      { post: 'system', act: 'record-reply', input: { document: 'r', number: '函1号', title: '复函' } },
    ];
    expect(concurrent.filter(({ act }) => ACTS[act as ActName].exclusive)).toEqual([]);
    const outcome = (order: readonly (typeof concurrent)[number][]) => {
      const o = new Registry(packOf('weidong')).sentUp([...LEADERS]).done('registrar', 'circulate', { readers });
      for (const { post, act, input } of order)
        o.act(post, act, input, { reason: '情况特殊', ...(act === 'enter-opinion' ? { occurredAt: '2026-11-20T10:00:00+08:00' } : {}) });
      return {
        opinions: o.state.opinions.map((one) => `${one.leader} ${one.text}`).toSorted(),
        read: o.state.readings.map((one) => `${one.post} ${one.readAt !== undefined} ${one.note}`).toSorted(),
      };
    };
    const expected = {
      opinions: [
        'deputy-education deputy-education批',
        'deputy-finance deputy-finance批',
        'executive executive批',
        'executive 代录',
        'head head批',
      ],
      read: [
        'civil-head true civil-head阅',
        'education-head true education-head阅',
        'finance-legal false ',
        'justice-head true justice-head阅',
        'town-head true town-head阅',
      ],
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(concurrent, { minLength: concurrent.length }), (order) => {
        expect(outcome(order)).toEqual(expected);
      }),
      SETTINGS,
    );
  });
});
