/**
 * Properties of the document procedure over random sequences of acts by random posts, on all five packs: whatever
 * anyone tries, nobody without authority signs, no act stands without a basis, nothing waits for nobody, and the state
 * is what a replay of the events makes.
 */
import { ACT_NAMES, documentProcedure, type ActName, type DocumentState } from '@lingxing/affairs/document';
import { signOffFor } from '@lingxing/workrules';
import { loadBuiltInPacks } from '@lingxing/workrules/read';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsIn } from '@lingxing/affairs/document';
import { resolve } from '../src/document/roles.ts';
import { draft, Office, organisationFor } from './support/office.ts';

const INPUTS: Partial<Record<ActName, readonly unknown[]>> = {
  revise: [
    { draft: draft({ note: '联系人：文书' }), nature: 'editorial' },
    { draft: draft({ title: '再改后的通知' }), nature: 'substantive' },
  ],
  consult: [
    { bodies: ['education'], mode: 'consult' },
    { bodies: ['education', 'civil'], mode: 'countersign', order: 'sequence' },
  ],
  answer: [
    { consultation: 'c1', position: 'agree', opinion: '同意' },
    { consultation: 'c1', position: 'differ', opinion: '不同意', grounds: '理据' },
  ],
  'request-extension': [{ consultation: 'c1', until: '2027-03-01', how: '书面' }],
  'agree-extension': [{ consultation: 'c1', body: 'education' }],
  'deem-no-objection': [{ consultation: 'c1', body: 'education' }],
  'list-positions': [{ proposal: '建议' }],
  return: [{ reason: '请修改' }],
  withdraw: [{ reason: '自行修改' }],
  vet: [{ opinion: '呈阅' }, { opinion: '呈阅', facts: { important: true } }],
  refer: [{ leaders: ['deputy-education'] }],
  'review-legality': [
    { conclusion: 'lawful', opinion: '合法' },
    { conclusion: 'unlawful', opinion: '不合法' },
  ],
  advise: [{ conclusion: 'lawful', opinion: '合法' }],
  coordinate: [{ settled: true, opinion: '已协调' }],
  'find-necessary': [{ reason: '必要' }],
  'record-decision': [{ meeting: 'executive', session: '第1次常务会议', date: '2026-11-20' }],
  number: [{ series: 'x' }],
  'void-number': [{ reason: '印错' }],
  typeset: [{ sheetHash: 's', pages: 2, substitutions: [] }],
  seal: [{ page: 1, xMm: 140, yMm: 200 }],
  distribute: [{ to: ['各单位'] }],
  forward: [{ to: '区委办公室' }],
  archive: [{ retention: '永久' }],
  recompute: [{ year: 2027 }],
};

const packs = loadBuiltInPacks();
const organisation = organisationFor(packs.find((p) => p.id === 'xinzhou') ?? packs[0]!);
const posts = [...organisation.posts.keys(), 'adviser', 'director', 'other', 'system'];
const acts = ACT_NAMES.filter((a) => a !== 'draft');

const attempt = fc.record({
  act: fc.constantFrom(...acts),
  post: fc.constantFrom(...posts),
  variant: fc.nat(3),
  days: fc.integer({ min: 0, max: 4 }),
  guided: fc.integer({ min: 0, max: 3 }),
});
const document = fc.record({
  pack: fc.constantFrom(...packs),
  issuer: fc.constantFrom('government', 'office', 'department-approved', 'department', 'party'),
  kind: fc.constantFrom('notice', 'decision', 'request', 'letter', 'minutes'),
  important: fc.boolean(),
  concerned: fc.constantFrom([], ['education']),
  attempts: fc.array(attempt, { minLength: 10, maxLength: 60 }),
});
type Case = typeof document extends fc.Arbitrary<infer T> ? T : never;

/** Runs a case. Three attempts in four follow what the inbox asks for, so that sequences get far; the rest is chance. */
function run(c: Case, each: (o: Office, before: DocumentState, act: ActName, post: string, acted: boolean, basis: number) => void): Office {
  const o = new Office(c.pack, '2026-11-23');
  o.act('finance-clerk', 'draft', {
    draft: draft({
      issuer: c.issuer as 'government',
      kind: c.kind as 'notice',
      note: '联系人：文书，电话：1',
      facts: { important: c.important },
      departmentsConcerned: [...c.concerned],
      to: c.kind === 'request' ? 'superior-government' : 'subordinate',
      body: [{ type: 'paragraph', runs: [{ text: '经区政府同意，经县政府同意，经市政府同意，有关事项如下。' }] }],
    }),
  });
  for (const a of c.attempts) {
    const before = o.document;
    const waiting = documentProcedure.expectations(o.context, before);
    const hint = a.guided > 0 && waiting.length > 0 ? waiting[a.variant % waiting.length] : undefined;
    const act = (hint?.act ?? a.act) as ActName;
    const post = hint?.post ?? a.post;
    const inputs = INPUTS[act] ?? [{ opinion: '同意' }];
    let input = inputs[a.variant % inputs.length];
    if (act === 'number')
      input = {
        series:
          c.pack.source.series.find(
            (s) => s.issuer === before.draft.issuer && (s.kinds === undefined || s.kinds.includes(before.draft.kind)),
          )?.id ?? 'department.finance',
      };
    if (act === 'revise') input = { ...(input as object), draft: { ...before.draft, title: `${before.draft.title}改` } };
    const seq = o.seq;
    const verdict = o.act(post, act, input, { reason: '情况特殊' });
    each(o, before, act, post, o.seq > seq, verdict.basis.length);
    const day = new Date(Date.parse(`${o.today}T00:00:00Z`) + a.days * 86_400_000);
    o.today = day.toISOString().slice(0, 10);
  }
  return o;
}

describe('公文程序的性质（五府，任意行为序列）', () => {
  test('没有权限的人从不签发：签发人总在签发表该行所列、经同意或可替代的职务之中', () => {
    let signatures = 0;
    fc.assert(
      fc.property(document, (c) => {
        run(c, (o, before, act, post, acted) => {
          if (!acted || (act !== 'sign' && act !== 'authorise')) return;
          signatures += 1;
          const found = signOffFor(o.pack, factsIn(o.context, before));
          if (!('row' in found)) throw new Error('signed without a row');
          const own = before.stage === 'authorised';
          const allowed = own
            ? ['finance-head']
            : [...found.row.by, ...found.row.otherwise, ...found.row.alternatives.flatMap((x) => x.by)].flatMap((ref) =>
                resolve(o.organisation, before, ref).map((p) => p.id),
              );
          expect(allowed).toContain(post);
        });
      }),
      { numRuns: 300, seed: 20261122 },
    );
    expect(signatures).toBeGreaterThan(20);
  });

  test('每一行为都有依据；未办结的事项总有人在办；状态等于事件的重放', () => {
    let far = 0;
    fc.assert(
      fc.property(document, (c) => {
        const o = run(c, (office, _before, _act, _post, acted, basis) => {
          if (acted) expect(basis).toBeGreaterThan(0);
          if (office.document.stage !== 'archived')
            expect(documentProcedure.expectations(office.context, office.document).length).toBeGreaterThan(0);
        });
        const replayed = o.events.reduce<DocumentState | null>((state, { event, at }) => documentProcedure.evolve(state, event, at), null);
        expect(replayed).toEqual(o.document);
        if (o.document.stage === 'archived') far += 1;
      }),
      { numRuns: 300, seed: 20261123 },
    );
    expect(far).toBeGreaterThan(5);
  });

  test('编号只在签发、复核之后；作废的号都有理由', () => {
    fc.assert(
      fc.property(document, (c) => {
        run(c, (o, before, act, _post, acted) => {
          if (acted && act === 'number') expect(before.stage).toBe('rechecked');
          if (o.document.number !== undefined) expect(o.document.signature).toBeDefined();
          for (const v of o.document.voided) expect(v.reason).not.toBe('');
        });
      }),
      { numRuns: 200, seed: 20261124 },
    );
  });

  test('按钮与门一致：标为可办的行为，同样的人去办不因职权或步骤被拒', () => {
    fc.assert(
      fc.property(document, (c) => {
        const o = run({ ...c, attempts: c.attempts.slice(0, 25) }, () => undefined);
        for (const post of o.organisation.posts.keys()) {
          for (const offer of documentProcedure.offers(o.context, o.document, { account: post, post, capacity: 'holder' })) {
            const inputs = INPUTS[offer.act as ActName] ?? [{ opinion: '同意' }];
            const verdict = o.ask(
              post,
              offer.act,
              offer.act === 'revise' ? { ...(inputs[0] as object), draft: o.document.draft } : inputs[0],
              { reason: '特殊' },
            ).verdict;
            const codes = (v: typeof verdict) =>
              v.findings
                .filter((f) => f.outcome === 'refused' && (f.code === 'authority.not-yours' || f.code === 'signer.wrong'))
                .map((f) => f.code);
            expect(codes(verdict)).toEqual(codes(offer.verdict));
          }
        }
      }),
      { numRuns: 40, seed: 20261125 },
    );
  });
});
