/**
 * `acts`: a deputy's review through the shipped application (session, permission, schema, judgement, act, receipt,
 * inbox, obligations, search, history) to a durable commit, beside inserting one row and committing on the same
 * database with the same number of connections; short runs of both alternate.
 */
import { randomUUID } from 'node:crypto';
import { hashOf } from '@lingxing/ledger';
import { deploy, GOVERNMENT, notice, type Deployment } from './deployment.ts';

const CLIENTS = [8, 64];
const ROUNDS = 4;
/** Rounds of both sides before any is counted: an act of the first costs the process twice what one of the fourth does. */
const WARM_UP = 3;
/** Acts in one round of one side. */
const PER_ROUND: Record<number, number> = { 8: 250, 64: 500 };

interface Figures {
  readonly clients: number;
  readonly actsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly bareCommitsPerSecond: number;
  readonly ratio: number;
}

/** A document that waits for the review of the leader in charge; made through the ledger, so that the chain is real. */
async function waiting(d: Deployment, n: number): Promise<{ id: string; seen: number; textSeen: number }> {
  const draft = notice(n);
  const contentHash = hashOf(draft);
  let id: string | undefined;
  let seen = 0;
  for (const [post, act, input] of [
    ['finance.clerk', 'draft', { draft, contentHash }],
    ['finance.clerk', 'send', {}],
    ['finance.head', 'approve', {}],
    ['registrar', 'vet', { opinion: '拟同意，呈分管领导审核' }],
  ] as const) {
    const done = await d.ledger.perform({
      government: GOVERNMENT,
      procedure: 'document',
      matter: id,
      request: { act, actor: { account: `bench.${post}`, post, capacity: 'holder' }, input },
      contents: act === 'draft' ? [{ hash: contentHash, value: draft }] : undefined,
    });
    if (done.kind !== 'done') throw new Error(`${act}: ${JSON.stringify(done)}`);
    id = done.matter;
    seen = done.version;
  }
  return { id: id ?? '', seen, textSeen: 1 };
}

/** Runs a job for each item with so many at once; returns the seconds and the time of each in milliseconds. */
export async function drive<T>(
  items: readonly T[],
  clients: number,
  job: (item: T) => Promise<void>,
): Promise<{ seconds: number; times: number[] }> {
  const queue = [...items];
  const times: number[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let item = queue.pop(); item !== undefined; item = queue.pop()) {
        const at = performance.now();
        await job(item);
        times.push(performance.now() - at);
      }
    }),
  );
  return { seconds: (performance.now() - begun) / 1000, times };
}

export const quantile = (sorted: readonly number[], q: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0).toFixed(2));

async function measure(clients: number): Promise<{ figures: Figures; durable: Record<string, string> }> {
  const d = await deploy(clients);
  try {
    const durable = await durability(d);
    const headers = await d.signIn('executive-deputy');
    const perRound = PER_ROUND[clients] ?? 250;
    const prepared = await driveCollect(
      Array.from({ length: perRound * (WARM_UP + ROUNDS) }, (_, i) => i),
      16,
      (n) => waiting(d, n),
    );
    await d.analyze();
    const review = async (matter: { id: string; seen: number; textSeen: number }): Promise<void> => {
      const response = await d.app.inject({
        method: 'POST',
        url: `/api/v1/documents/${matter.id}/acts`,
        headers,
        payload: { act: 'review', input: { opinion: '同意' }, seen: matter.seen, textSeen: matter.textSeen },
      });
      if (response.statusCode !== 200) throw new Error(`review: ${response.statusCode} ${response.body}`);
    };
    const bare = async (): Promise<void> => {
      await d.pool.query({ name: 'bare', text: 'insert into bare (at, note) values (now(), $1)', values: [randomUUID()] });
    };
    const acts: { seconds: number; times: number[] }[] = [];
    const commits: { seconds: number; n: number }[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const a = await drive(prepared.slice(round * perRound, (round + 1) * perRound), clients, review);
      const b = await drive(
        Array.from({ length: perRound * 4 }, (_, i) => i),
        clients,
        bare,
      );
      if (round < WARM_UP) continue;
      acts.push(a);
      commits.push({ seconds: b.seconds, n: b.times.length });
    }
    const times = acts.flatMap((a) => a.times).toSorted((x, y) => x - y);
    const actsPerSecond = times.length / acts.reduce((s, a) => s + a.seconds, 0);
    const bareCommitsPerSecond = commits.reduce((s, c) => s + c.n, 0) / commits.reduce((s, c) => s + c.seconds, 0);
    return {
      durable,
      figures: {
        clients,
        actsPerSecond: Math.round(actsPerSecond),
        p50Ms: quantile(times, 0.5),
        p99Ms: quantile(times, 0.99),
        bareCommitsPerSecond: Math.round(bareCommitsPerSecond),
        ratio: Number((actsPerSecond / bareCommitsPerSecond).toFixed(3)),
      },
    };
  } finally {
    await d.stop();
  }
}

async function driveCollect<T, R>(items: readonly T[], clients: number, job: (item: T) => Promise<R>): Promise<R[]> {
  const out: R[] = [];
  await drive(items, clients, async (item) => {
    out.push(await job(item));
  });
  return out;
}

/** Read from the server: a figure without durability is no figure. */
export async function durability(d: Deployment): Promise<Record<string, string>> {
  const { rows } = await d.pool.query<{ fsync: string; synchronous_commit: string }>(
    "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit",
  );
  const found = rows[0] ?? { fsync: 'unknown', synchronous_commit: 'unknown' };
  if (found.fsync !== 'on' || found.synchronous_commit !== 'on') throw new Error(`the server is not durable: ${JSON.stringify(found)}`);
  return { ...found };
}

export async function benchActs(): Promise<Record<string, unknown>> {
  const runs = [];
  for (const clients of CLIENTS) runs.push(await measure(clients));
  const ratio = Math.max(...runs.map((r) => r.figures.ratio));
  return { ...runs[0]?.durable, runs: runs.map((r) => r.figures), ratio, bar: 0.4 };
}
