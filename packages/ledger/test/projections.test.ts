/** Whatever is done in whatever order by however many: what is stored is what the acts make, and nothing else. */
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { replay, type Ledger } from '../src/index.ts';
import { club, type Gathering } from './support/club.ts';
import { act, house, ledgerOn, type House } from './support/teahouse.ts';

let at: House;
let ledgers: readonly Ledger[];
beforeAll(async () => {
  at = await house();
  // Two processes: each remembers what the other has changed since.
  ledgers = [at.ledger, ledgerOn(at.database.morePool(), at.clock)];
});
afterAll(() => at.database.drop());

interface Step {
  readonly name: string;
  readonly matter: number;
  readonly post: string;
  readonly process: number;
  readonly seenBehind: number;
  readonly together: boolean;
}

const owedLine = (one: { id: string; due: string; state: string }) => `${one.id} ${one.due} ${one.state}`;

const step: fc.Arbitrary<Step> = fc.record({
  name: fc.constantFrom('propose', 'retitle', 'approve', 'sip', 'ask', 'answer', 'number', 'unnumber', 'end', 'unheard-of'),
  matter: fc.nat({ max: 3 }),
  post: fc.constantFrom('host', 'clerk', 'guest-a', 'guest-b'),
  process: fc.nat({ max: 1 }),
  seenBehind: fc.constantFrom(0, 0, 0, 1),
  together: fc.boolean(),
});

it('the stored state, the lists and the numbers equal a replay of the acts', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      run += 1;
      const year = 1990 + run;
      const matters: string[] = [];
      const versions = new Map<string, number>();
      const perform = async ({ name, matter: which, post, process, seenBehind }: Step): Promise<void> => {
        const ledger = ledgers[process] ?? at.ledger;
        const matter = name === 'propose' ? undefined : matters[which % Math.max(matters.length, 1)];
        if (name !== 'propose' && matter === undefined) return;
        const seen = matter === undefined ? undefined : (versions.get(matter) ?? 1) - seenBehind;
        const input = { title: `茶会${run}`, cup: `盏${which}`, member: 'guest-b', year, reason: '错编' };
        const outcome = await act(ledger, name, {
          post,
          input,
          reason: '照办',
          ...(matter === undefined ? {} : { matter }),
          ...(seen === undefined ? {} : { seen }),
        });
        if (outcome.kind !== 'done') return;
        if (matter === undefined) matters.push(outcome.matter);
        versions.set(outcome.matter, Math.max(versions.get(outcome.matter) ?? 0, outcome.version));
      };
      for (let i = 0; i < steps.length;) {
        const group = steps.slice(i, i + (steps[i]?.together === true ? 2 : 1));
        await Promise.all(group.map(perform));
        i += group.length;
      }

      const waiting = await at.ledger.inbox('teahouse', ['host', 'clerk', 'guest-a', 'guest-b'], { limit: 1_000 });
      const numbers: number[] = [];
      for (const matter of matters) {
        const acts = await at.ledger.history('teahouse', matter);
        const loaded = await at.ledger.load<Gathering>('teahouse', matter);
        const state = replay(club, acts) as Gathering;
        expect(loaded?.state).toEqual(state);
        expect(acts.map((one) => one.seq)).toEqual(Array.from({ length: loaded?.version ?? 0 }, (_, i) => i + 1));
        expect(acts.every((one) => one.verdict.basis.length > 0 && one.events.length > 0)).toBe(true);
        const ctx = await at.ledger.context('teahouse');
        const mine = waiting.items.filter((one) => one.matter === matter).map((one) => `${one.post}/${one.act}`);
        const expected = new Set(club.expectations(ctx, state).map((one) => `${one.post}/${one.act}`));
        expect(new Set(mine)).toEqual(expected);
        expect(mine).toHaveLength(expected.size);
        const owed = await at.ledger.obligations('teahouse', { matter });
        expect(new Set(owed.map(owedLine))).toEqual(new Set(club.obligations(ctx, state).map(owedLine)));
        expect(owed).toHaveLength(state.asks.length);
        const [line] = (await at.ledger.documents('teahouse', { limit: 1_000 }, { posts: [], registry: true })).items.filter(
          (one) => one.matter === matter,
        );
        expect(line?.summary).toMatchObject({ title: state.title, stage: state.stage, closed: state.stage === 'ended' });
        for (const post of ['host', 'clerk', 'guest-a', 'guest-b'])
          expect(await at.ledger.mayRead('teahouse', matter, { posts: [post], registry: false })).toBe(
            club.readers(ctx, state).posts.includes(post),
          );
        for (const one of acts)
          for (const event of one.events) if (event.type === 'numbered') numbers.push((event as { n?: number }).n ?? 0);
      }
      const issued = await at.ledger.issuedNumbers('teahouse', 'tea', year);
      expect(issued.map((one) => one.n)).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1));
      expect(numbers.toSorted((a, b) => a - b)).toEqual(issued.map((one) => one.n));
    }),
    { numRuns: 12, seed: 20_261_123 },
  );
  await at.ledger.seal();
  expect(await at.ledger.verify('teahouse')).toMatchObject({ ok: true, broken: [] });
});
