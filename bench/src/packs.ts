/** `packs`: the CPU that reading and checking the five packs takes, each time in a process of its own, and what a consultation takes. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { consult } from '@lingxing/affairs/consult';
import { provePack } from '@lingxing/workrules';
import { loadBuiltInCalendar, loadBuiltInPacks } from '@lingxing/workrules/read';

const LOAD_LIMIT_MS = 300;
const CONSULT_LIMIT_US = 1000;
const PROCESSES = 9;
/** Batches of a question, each timed as a whole: the clock of the CPU is coarse. */
const BATCHES = 20;
const IN_BATCH = 5;
/** Rounds that warm the compiler up. */
const WARM = 20;

/** One question of each sort: a table over facts, a date, a search in words; and with everything left open, what goes through most cases. */
const QUESTIONS: readonly { readonly kind: string; readonly facts: object }[] = [
  { kind: 'document.sign', facts: { issuer: 'government', kind: 'notice', to: 'subordinate' } },
  { kind: 'document.sign', facts: {} },
  { kind: 'document.review', facts: {} },
  { kind: 'document.submit', facts: { issuer: 'government', kind: 'notice', to: 'subordinate' } },
  { kind: 'document.submit', facts: { issuer: 'department', kind: 'request', to: 'government' } },
  {
    kind: 'document.consult',
    facts: { issuer: 'government', kind: 'notice', to: 'subordinate', crossDepartment: true, delivered: '2026-11-23' },
  },
  { kind: 'meeting.convene', facts: { meeting: 'executive' } },
  { kind: 'meeting.frequency', facts: { meeting: 'executive', last: '2026-09-01' } },
  { kind: 'authority.stand-in', facts: { absence: 'business-trip', away: ['executive-deputy'] } },
  { kind: 'leave', facts: { who: 'deputy', absence: 'business-trip', from: '2026-12-01' } },
  { kind: 'conduct', facts: { conduct: 'preface', who: 'leader' } },
  { kind: 'says', facts: { about: '督查' } },
];

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export async function benchPacks(): Promise<Record<string, unknown>> {
  const script = fileURLToPath(new URL('./packs-load.ts', import.meta.url));
  const runs = Array.from(
    { length: PROCESSES },
    () => JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' })) as { importMs: number; loadMs: number },
  );
  const loadMs = median(runs.map((one) => one.loadMs));

  const packs = loadBuiltInPacks();
  const before = process.cpuUsage();
  const problems = packs.flatMap((pack) => provePack(pack).problems);
  if (problems.length > 0) throw new Error(`the packs are not sound: ${problems[0]?.message ?? ''}`);
  const proof = process.cpuUsage(before);

  const calendar = loadBuiltInCalendar();
  const times = new Map<string, number[]>();
  for (let batch = -WARM; batch < BATCHES; batch++)
    for (const pack of packs)
      for (const question of QUESTIONS) {
        const from = process.cpuUsage();
        for (let i = 0; i < IN_BATCH; i++) {
          const consulted = consult({ pack, calendar, date: '2026-11-23' }, question);
          if (!consulted.ok) throw new Error(`no answer: ${JSON.stringify(consulted.problems)}`);
        }
        const { user, system } = process.cpuUsage(from);
        if (batch < 0) continue;
        const key = `${pack.id} ${question.kind} ${Object.keys(question.facts).length === 0 ? 'open' : Object.values(question.facts).join(' ')}`;
        times.set(key, [...(times.get(key) ?? []), (user + system) / IN_BATCH]);
      }
  const medians = [...times].map(([of, all]) => ({ of, us: Number(median(all).toFixed(1)) })).toSorted((x, y) => y.us - x.us);
  const consultUs = median(medians.map(({ us }) => us));
  return {
    loadMs: Math.round(loadMs),
    importMs: Math.round(median(runs.map((one) => one.importMs))),
    loadLimitMs: LOAD_LIMIT_MS,
    proofMs: Math.round((proof.user + proof.system) / 1000),
    consultUs,
    /** The slowest question of any government: those that leave much open go through many cases. */
    consultSlowest: medians[0],
    consultOverLimit: medians.filter(({ us }) => us > CONSULT_LIMIT_US).map(({ of }) => of),
    consultLimitUs: CONSULT_LIMIT_US,
    ratio: Number((LOAD_LIMIT_MS / loadMs).toFixed(3)),
    unit: 'milliseconds of CPU, median of processes; microseconds of CPU, median of batches',
  };
}
