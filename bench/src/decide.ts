/** `decide`: full verdicts per second of CPU of one process, over distinct contexts of all five packs, nothing memoised, answers checked. */
import { documentProcedure } from '@lingxing/affairs/document';
import type { Verdict } from '@lingxing/affairs/kernel';
import { signOffFor } from '@lingxing/workrules';
import { loadBuiltInCalendar, loadBuiltInPacks } from '@lingxing/workrules/read';
import { factsIn } from '@lingxing/affairs/document';
import { situations, type Situation } from './contexts.ts';
import { demoOrganisation } from './organisation.ts';

/** The first bar of the issue. */
const LIMIT = 200_000;
const ROUNDS = 7;
const SECONDS_PER_ROUND = 1;

function all(): readonly Situation[] {
  return loadBuiltInPacks().flatMap((pack) => {
    const { organisation, host, clerk } = demoOrganisation(pack);
    const context = {
      now: Date.parse('2026-11-23T09:00:00+08:00'),
      today: '2026-11-23',
      pack,
      calendar: loadBuiltInCalendar(),
      organisation,
      exercise: false,
    };
    return situations(pack, context, organisation, host, clerk);
  });
}

/** An answer is right if a permitted or warned signature is by a post that the row names, and every finding on a norm carries its citation. */
function check(s: Situation, verdict: Verdict): void {
  if (verdict.findings.some((f) => f.norm !== undefined && f.citation === undefined))
    throw new Error(`a finding without its citation: ${s.state.draft.title}`);
  if (verdict.outcome === 'refused') return;
  const found = signOffFor(s.context.pack, factsIn(s.context, s.state));
  if (!('row' in found)) throw new Error(`permitted without a row: ${s.state.draft.title}`);
  if (verdict.basis.length === 0) throw new Error(`permitted without a basis: ${s.state.draft.title}`);
}

const judge = (s: Situation): Verdict =>
  documentProcedure.decide(s.context, s.state, { act: s.act, actor: s.actor, input: { opinion: '同意' } }).verdict;

export async function benchDecide(): Promise<Record<string, unknown>> {
  const situationsOfAll = all();
  const outcomes = { permitted: 0, warned: 0, refused: 0 };
  for (const s of situationsOfAll) {
    const verdict = judge(s);
    check(s, verdict);
    outcomes[verdict.outcome] += 1;
  }
  const known = measure(situationsOfAll, (s) => judge(s));
  // The same documents as if each had just been loaded: nothing that follows from the draft is known yet.
  const loaded = measure(situationsOfAll, (s) => judge({ ...s, state: { ...s.state, draft: { ...s.state.draft } } }));
  return {
    verdictsPerSecond: Math.round(known),
    freshlyLoadedPerSecond: Math.round(loaded),
    contexts: situationsOfAll.length,
    outcomes,
    limit: LIMIT,
    ratio: Number((known / LIMIT).toFixed(3)),
    unit: 'verdicts per second of CPU of one process, median of rounds',
  };
}

/** Median over the rounds of verdicts per second of CPU. */
function measure(situationsOfAll: readonly Situation[], verdictOf: (s: Situation) => Verdict): number {
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    let n = 0;
    let findings = 0;
    for (;;) {
      for (const s of situationsOfAll) findings += verdictOf(s).findings.length;
      n += situationsOfAll.length;
      const used = process.cpuUsage(before);
      const seconds = (used.user + used.system) / 1e6;
      if (seconds >= SECONDS_PER_ROUND) {
        if (findings === 0) throw new Error('no findings were built');
        rates.push(n / seconds);
        break;
      }
    }
  }
  return rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0;
}
