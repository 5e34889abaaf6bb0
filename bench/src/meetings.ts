/**
 * `meetings`: a year of 60 executive meetings with 600 topics, each gone through every step to its end, opened through the shipped
 * application: the list with all of them, how they keep to the rhythm of the text with what waits, and one sitting's page.
 */
import type { ActOffer } from '@lingxing/affairs/kernel';
import { deploy, GOVERNMENT, type Deployment } from './deployment.ts';

const SITTINGS = 60;
const TOPICS = 10;
const SAMPLES = 200;
const WARM = 20;
const LIMIT_MS = 100;

type Post = (post: string, act: string, input: unknown, matter?: string) => Promise<string>;

function poster({ ledger }: Deployment): Post {
  return async (post, act, input, matter) => {
    const seen = matter === undefined ? undefined : (await ledger.load(GOVERNMENT, matter))?.version;
    const done = await ledger.perform({
      government: GOVERNMENT,
      procedure: 'meeting',
      ...(matter === undefined ? {} : { matter }),
      request: { act, actor: { account: `bench.${post}`, post, capacity: 'holder' }, input, seen, reason: '测量' },
    });
    if (done.kind !== 'done') throw new Error(`${act}: ${JSON.stringify(done)}`);
    return done.matter;
  };
}

/** One sitting from its convening to the end, its last topic deferred: the next takes it up. */
async function hold(post: Post, n: number, today: string): Promise<string> {
  const id = await post('head', 'convene', { kind: 'executive', on: today, time: '09:00', place: '会议室', chair: 'head' });
  const first = n === 0 ? 0 : 1;
  for (let i = first; i < TOPICS; i++)
    await post('head', 'propose', { title: `第${n + 1}次会议议题${i + 1}`, department: 'finance', brief: '有关情况汇报。'.repeat(60) }, id);
  const topics = Array.from({ length: TOPICS }, (_, i) => `t${i + 1}`);
  for (const topic of topics) await post('registrar', 'vet', { topic, opinion: '同意上会' }, id);
  await post('head', 'fix', { topics }, id);
  for (const topic of topics) await post('head', 'approve-papers', { topic }, id);
  await post('registrar', 'notify', {}, id);
  await post('registrar', 'open', {}, id);
  for (const [i, topic] of topics.entries())
    await post('head', 'decide', { topic, result: i === TOPICS - 1 ? 'deferred' : 'adopted', words: '原则同意，按会议意见修改。' }, id);
  await post('registrar', 'adjourn', {}, id);
  for (const topic of topics.slice(0, -1)) await post('registrar', 'fate', { topic, fate: 'none' }, id);
  await post('registrar', 'draft-minutes', { text: '会议议定下列事项。'.repeat(200) }, id);
  return id;
}

const p95 = (times: readonly number[]): number =>
  Number((times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0).toFixed(2));

export async function benchMeetings(): Promise<Record<string, unknown>> {
  const d = await deploy(8);
  try {
    const headers = await d.signIn('registrar');
    const post = poster(d);
    const { today } = await d.ledger.context(GOVERNMENT);
    let last = '';
    for (let n = 0; n < SITTINGS; n++) last = await hold(post, n, today);
    await d.analyze();
    const year = today.slice(0, 4);
    const ask = async <T>(url: string): Promise<{ ms: number; body: T }> => {
      const begin = performance.now();
      const page = await d.app.inject({ method: 'GET', url: `/api/v1${url}`, headers });
      const ms = performance.now() - begin;
      if (page.statusCode !== 200) throw new Error(page.body);
      return { ms, body: page.json<T>() };
    };
    const times: Record<'list' | 'outlook' | 'sitting', number[]> = { list: [], outlook: [], sitting: [] };
    for (let i = 0; i < SAMPLES + WARM; i++) {
      const list = await ask<{ items: unknown[] }>(`/meetings?kind=executive&from=${year}-01-01&to=${year}-12-31&limit=200`);
      const outlook = await ask<{ waiting: { topics: unknown[] }[] }>('/meetings/outlook');
      const sitting = await ask<{ topics: unknown[]; offers: ActOffer[] }>(`/meetings/${last}`);
      const found = [list.body.items.length, outlook.body.waiting[0]?.topics.length, sitting.body.topics.length];
      if (found.join() !== [SITTINGS, 1, TOPICS].join()) throw new Error(`expected ${SITTINGS}, 1 and ${TOPICS}, found ${found.join()}`);
      if (i < WARM) continue;
      times.list.push(list.ms);
      times.outlook.push(outlook.ms);
      times.sitting.push(sitting.ms);
    }
    return {
      sittings: SITTINGS,
      topics: SITTINGS * TOPICS,
      listP95Ms: p95(times.list),
      outlookP95Ms: p95(times.outlook),
      sittingP95Ms: p95(times.sitting),
      p95Ms: p95(times.list.map((one, i) => one + (times.outlook[i] ?? 0))),
      bar: `${LIMIT_MS} ms for the list with the outlook`,
    };
  } finally {
    await d.stop();
  }
}
