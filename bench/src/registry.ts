/**
 * `registry`: receiving to routing through the shipped application: a paper is registered under the next number of the
 * register, then sent up to the leader in charge with a recommendation. Eight registrars at once, to durable commits,
 * beside inserting one row and committing on the same database with the same connections; short runs alternate.
 */
import { randomUUID } from 'node:crypto';
import { drive, durability, quantile } from './acts.ts';
import { deploy, type Deployment } from './deployment.ts';

const CLIENTS = 8;
const ROUNDS = 4;
/** Papers in one round; each is two acts. */
const PER_ROUND = 150;
const ACTS_OF_A_PAPER = 2;
/** Readers of the one circulation that is timed at the end. */
const READERS = 200;

const letter = (n: number): unknown => ({
  sender: { class: 'department', body: 'finance', name: '财政局' },
  title: `关于追加第${n}批项目资金的请示`,
  kind: 'request',
  number: `财字〔2026〕${n}号`,
  pages: 3,
  text: '按照年度计划，现就追加项目资金有关事项请示如下，妥否，请批示。',
  recipients: ['县人民政府'],
});

interface Answer {
  readonly id: string;
  readonly version: number;
}

async function post(d: Deployment, headers: Record<string, string>, url: string, payload: unknown, status: number): Promise<Answer> {
  const response = await d.app.inject({ method: 'POST', url: `/api/v1${url}`, headers, payload: payload as object });
  if (response.statusCode !== status) throw new Error(`${url}: ${response.statusCode} ${response.body}`);
  return response.json<Answer>();
}

/** One paper from the door to the leader's desk. */
async function receive(d: Deployment, headers: Record<string, string>, leader: string, n: number): Promise<string> {
  const { id, version } = await post(d, headers, '/incoming', { letter: letter(n), channel: 'paper' }, 201);
  const input = { opinion: '拟请分管领导批示。', nature: 'handle', leaders: [leader] };
  await post(d, headers, `/incoming/${id}/acts`, { act: 'recommend', input, seen: version }, 200);
  return id;
}

/** Milliseconds that one act of circulating to so many readers takes. */
async function circulate(d: Deployment, headers: Record<string, string>, matter: string, readers: readonly string[]): Promise<number> {
  const begun = performance.now();
  await post(d, headers, `/incoming/${matter}/acts`, { act: 'circulate', input: { readers } }, 200);
  return performance.now() - begun;
}

export async function benchRegistry(): Promise<Record<string, unknown>> {
  const d = await deploy(CLIENTS);
  try {
    const durable = await durability(d);
    const units = Array.from({ length: READERS }, (_, i) => ({ id: `reader-${i}`, name: `第${i + 1}单位` }));
    await d.enlarge(units);
    const headers = await d.signIn('registrar');
    const leader = await d.leaderOf('finance');
    await d.analyze();
    const rounds: { seconds: number; times: number[] }[] = [];
    const commits: { seconds: number; n: number }[] = [];
    let last = '';
    for (let round = 0; round <= ROUNDS; round += 1) {
      const papers = Array.from({ length: PER_ROUND }, (_, i) => round * PER_ROUND + i + 1);
      const ran = await drive(papers, CLIENTS, async (n) => void (last = await receive(d, headers, leader, n)));
      const bare = await drive(papers.concat(papers), CLIENTS, async () => {
        await d.pool.query({ name: 'bare', text: 'insert into bare (at, note) values (now(), $1)', values: [randomUUID()] });
      });
      // The first round of both warms up.
      if (round === 0) continue;
      rounds.push(ran);
      commits.push({ seconds: bare.seconds, n: bare.times.length });
    }
    const times = rounds.flatMap((one) => one.times).toSorted((a, b) => a - b);
    const actsPerSecond = (times.length * ACTS_OF_A_PAPER) / rounds.reduce((s, one) => s + one.seconds, 0);
    const bareCommitsPerSecond = commits.reduce((s, one) => s + one.n, 0) / commits.reduce((s, one) => s + one.seconds, 0);
    return {
      ...durable,
      clients: CLIENTS,
      papers: times.length,
      actsPerSecond: Math.round(actsPerSecond),
      paperP50Ms: quantile(times, 0.5),
      paperP99Ms: quantile(times, 0.99),
      bareCommitsPerSecond: Math.round(bareCommitsPerSecond),
      ratio: Number((actsPerSecond / bareCommitsPerSecond).toFixed(3)),
      circulation: {
        readers: READERS,
        ms: Math.round(
          await circulate(
            d,
            headers,
            last,
            units.map((one) => one.id),
          ),
        ),
        barMs: 1_000,
      },
    };
  } finally {
    await d.stop();
  }
}
