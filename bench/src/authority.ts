/**
 * `authority`: what ten years of holders, portfolios, AB roles, absences and entrustments add to a verdict, in an
 * organisation of 200 posts. Two governments under the same rules in one database, one with that history and one with
 * none; verdicts of both alternate, once on the value alone and once with everything read from the database anew.
 */
import { actorBy, titlesInForce } from '@lingxing/affairs/authority';
import { documentProcedure, type DocumentState } from '@lingxing/affairs/document';
import { type Actor, type AuthorityRecord, type Context, type Department, type Post, type Verdict } from '@lingxing/affairs/kernel';
import { hashOf, within, type Connections, type Ledger } from '@lingxing/ledger';
import { loadBuiltInLayers, loadBuiltInPacks } from '@lingxing/workrules/read';
import { recordAuthority } from '../../packages/ledger/src/authority.ts';
import { quantile } from './acts.ts';
import { situations, type Situation } from './contexts.ts';
import { deploy, GOVERNMENT, notice, type Deployment } from './deployment.ts';

const LIMIT = 1.2;
const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const THIS_YEAR = Number(TODAY.slice(0, 4));
const YEARS = 10;
const ROUNDS = 15;
const SECONDS_PER_ROUND = 0.4;
const COLD = 300;
const WARM_UP = 30;

type Side = 'plain' | 'old';

const LEADERS = ['head', 'executive', ...Array.from({ length: 6 }, (_, i) => `deputy-${i}`)];
const BODIES = Array.from({ length: 46 }, (_, i) => `body-${i}`);

/** 200 posts: eight leaders, eight of the office, four of each of forty-six bodies. */
function posts(): readonly Post[] {
  const office = ['office-director', ...Array.from({ length: 7 }, () => 'registrar' as const)] as const;
  return [
    ...LEADERS.map((id, rank): Post => ({ id, role: rank === 0 ? 'head' : rank === 1 ? 'executive-deputy' : 'deputy', title: id, rank })),
    ...office.map((role, i): Post => ({ id: `office-${i}`, role, title: `office-${i}`, department: 'office', rank: 20 + i })),
    ...BODIES.flatMap((body, i): Post[] =>
      (['department-head', 'department-deputy-head', 'department-clerk', 'department-legal-reviewer'] as const).map((role, n) => ({
        id: `${body}-${n}`,
        role,
        title: `${body}-${n}`,
        department: body,
        rank: 100 + 4 * i + n,
      })),
    ),
  ];
}

const departments = (): readonly (Department & { readonly from: string })[] => [
  { id: 'office', name: 'office', kind: 'office', leader: 'executive', from: `${THIS_YEAR}-01-01` },
  ...BODIES.map((id, i) => ({
    id,
    name: id,
    kind: 'department' as const,
    leader: `deputy-${i % 6}`,
    mark: id,
    from: `${THIS_YEAR}-01-01`,
  })),
];

async function settle(ledger: Ledger, id: string): Promise<string> {
  const pack = loadBuiltInPacks().find((one) => one.id === GOVERNMENT);
  if (pack === undefined) throw new Error(`no pack ${GOVERNMENT}`);
  await ledger.found({ id, name: id, short: id });
  await ledger.installPack(id, { source: pack.source, layers: loadBuiltInLayers() });
  await ledger.importOrganisation(id, { posts: posts(), departments: departments(), account: 'bench', reason: 'benchmark' });
  return waiting(ledger, id);
}

/** A document of the first body that waits for its leader's review. */
async function waiting(ledger: Ledger, government: string): Promise<string> {
  const draft = notice(1);
  const contentHash = hashOf(draft);
  let matter: string | undefined;
  for (const [post, act, input] of [
    ['body-0-2', 'draft', { draft, contentHash }],
    ['body-0-2', 'send', {}],
    ['body-0-0', 'approve', {}],
    ['office-1', 'vet', { opinion: '拟同意，呈分管领导审核' }],
  ] as const) {
    const done = await ledger.perform({
      government,
      procedure: 'document',
      matter,
      request: { act, actor: { account: post, post, capacity: 'holder' }, input },
      contents: act === 'draft' ? [{ hash: contentHash, value: draft }] : undefined,
    });
    if (done.kind !== 'done') throw new Error(`${act}: ${JSON.stringify(done)}`);
    matter = done.matter;
  }
  return matter ?? '';
}

/** A leader is away six times a year and the others three times; the head entrusts one each time. */
function absences(): readonly AuthorityRecord[] {
  const day = (year: number, month: number, n: number) => `${year}-${String(month).padStart(2, '0')}-${String(n).padStart(2, '0')}`;
  const all: AuthorityRecord[] = [];
  for (let year = THIS_YEAR - YEARS; year < THIS_YEAR; year++)
    for (const [i, { id }] of posts().entries())
      for (let n = 0; n < (i < LEADERS.length ? 6 : 3); n++) {
        const from = day(year, 1 + ((n * 2 + i) % 12), 1 + (i % 20));
        const to = day(year, 1 + ((n * 2 + i) % 12), 4 + (i % 20));
        all.push({ type: 'absence', id: `${id}-${from}-${n}`, post: id, kind: 'business-trip', from, to, until: to });
        if (i === 0)
          all.push({ type: 'entrustment', id: `to-${from}-${n}`, kind: 'standing-in', of: id, to: 'executive', from, until: to });
      }
  return all;
}

/** Today the head is out and has entrusted the executive deputy; two deputies, whose pairs take over, and nine others are out. */
const present = (): readonly AuthorityRecord[] => [
  ...['head', 'deputy-0', 'deputy-2', ...BODIES.slice(0, 9).map((body) => `${body}-0`)].map((post): AuthorityRecord => ({
    type: 'absence',
    id: `now-${post}`,
    post,
    kind: post === 'head' ? 'business-trip' : 'leave',
    from: TODAY,
    to: TODAY,
  })),
  { type: 'entrustment', id: 'now', kind: 'standing-in', of: 'head', to: 'executive', from: TODAY, until: TODAY },
];

/** Ten years of it: a new holder of each post every two years, of each portfolio every year, of each AB role every two. */
async function history(pool: Connections, ledger: Ledger, government: string, matter: string): Promise<Record<string, number>> {
  const records = [...absences(), ...present()];
  await within(pool, government, async (client) => {
    await recordAuthority(client, government, matter, Date.now(), records);
    await client.query(
      `insert into portfolio (government, department, leader, from_day, to_day)
       select $1, d.id, 'deputy-' || ((y + length(d.id)) % 6), make_date(y, 1, 1), make_date(y, 12, 31)
       from department d, generate_series($2::integer - $3::integer, $2::integer - 1) y
       where d.government = $1 and d.id <> 'office'`,
      [government, THIS_YEAR, YEARS],
    );
    await client.query(
      `insert into pairing (government, a, b, from_day, to_day)
       select $1, 'deputy-' || 2 * n, 'deputy-' || 2 * n + 1, make_date(y, 1, 1), case when y + 2 <= $2::integer then make_date(y + 1, 12, 31) end
       from generate_series(0, 2) n, generate_series($2::integer - $3::integer, $2::integer, 2) y`,
      [government, THIS_YEAR, YEARS],
    );
  });
  let holdings = 0;
  for (let year = THIS_YEAR - YEARS; year <= THIS_YEAR; year += 2)
    for (const { id } of posts()) {
      const to = year + 2 > THIS_YEAR ? {} : { to: `${year + 1}-12-31` };
      await ledger.hold(government, { account: `${id}-${year}`, post: id, from: `${year}-01-01`, ...to });
      holdings += 1;
    }
  return { holdings, absences: records.length };
}

const judge = ({ context, state, act }: Situation, actor: Actor): Verdict =>
  documentProcedure.decide(context, state, { act, actor, input: { opinion: '同意' } }).verdict;

/** Verdicts per second of CPU of each side, in rounds that alternate, so that a round is held against its neighbour. */
function alternately(sides: readonly (() => number)[]): readonly (readonly number[])[] {
  const rates = sides.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, side] of sides.entries()) {
      const before = process.cpuUsage();
      let n = 0;
      let seconds = 0;
      while (seconds < SECONDS_PER_ROUND) {
        n += side();
        const used = process.cpuUsage(before);
        seconds = (used.user + used.system) / 1e6;
      }
      rates[i]?.push(n / seconds);
    }
  return rates;
}

const median = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
/** How many times as much the other side costs, the median of the rounds. */
const dearer = (side: readonly number[], other: readonly number[]): number => median(side.map((rate, i) => rate / (other[i] ?? rate)));

export async function benchAuthority(): Promise<Record<string, unknown>> {
  const d = await deploy(4);
  try {
    const plain = await settle(d.ledger, 'plain');
    const old = await settle(d.ledger, 'old');
    const size = await history(d.pool, d.ledger, 'old', old);
    await d.analyze();
    const contexts = { plain: await d.ledger.context('plain'), old: await d.ledger.context('old') };
    const asked = (ctx: Context): readonly Situation[] => situations(ctx.pack, ctx, ctx.organisation, 'body-0', 'body-0-2');
    const without = asked(contexts.plain);
    const withHistory = asked(contexts.old);
    const acting = titlesInForce(contexts.old)
      .map((one) => actorBy('bench', one))
      .find((one) => one.capacity === 'acting');
    if (acting === undefined) throw new Error('nobody stands in for the head');
    // The same verdicts but for the title: who signs for the head signs as he would.
    const heads = withHistory.filter((one) => one.actor.post === 'head');
    const own = without.filter((one) => one.actor.post === 'head');
    for (const [i, one] of heads.entries()) {
      const signed = judge(one, acting);
      if (signed.outcome !== judge(own[i] ?? one, one.actor).outcome || signed.findings.every((f) => f.code !== 'authority.stands-in'))
        throw new Error('the stand-in is judged otherwise than the head');
    }
    const all = (of: readonly Situation[]) => (): number => {
      for (const one of of) judge(one, one.actor);
      return of.length;
    };
    const inStead = (): number => {
      for (const one of heads) judge(one, acting);
      return heads.length;
    };
    const [a = [], b = [], c = [], e = []] = alternately([all(without), all(withHistory), all(own), inStead]);
    const cold = await anew(d, { plain, old });
    const value = dearer(a, b);
    const standIn = dearer(c, e);
    const database = quantile(cold.old, 0.5) / quantile(cold.plain, 0.5);
    return {
      posts: contexts.old.organisation.posts.size,
      ...size,
      verdictsPerSecond: Math.round(median(b)),
      verdictsPerSecondWithout: Math.round(median(a)),
      valueRatio: round(value),
      standInRatio: round(standIn),
      coldP50Ms: quantile(cold.old, 0.5),
      coldP50MsWithout: quantile(cold.plain, 0.5),
      databaseRatio: round(database),
      ratio: round(Math.max(value, standIn, database)),
      limit: LIMIT,
      unit: 'cost of a verdict with the history, as a multiple of one without: the largest of a holder, a stand-in, and reading everything anew',
    };
  } finally {
    await d.stop();
  }
}

const round = (n: number): number => Number(n.toFixed(3));

/** Verdicts on a context that is out of date, as after every absence: organisation, calendar and matter are read, then one act is judged. */
async function anew({ ledger, pool }: Deployment, matters: Readonly<Record<Side, string>>): Promise<Record<Side, number[]>> {
  const times: Record<Side, number[]> = { plain: [], old: [] };
  for (let n = 0; n < COLD + WARM_UP; n++)
    for (const government of n % 2 === 0 ? (['plain', 'old'] as const) : (['old', 'plain'] as const)) {
      await within(pool, government, (client) =>
        client.query('update government set context_version = context_version + 1 where id = $1', [government]),
      );
      const begun = performance.now();
      const context = await ledger.context(government);
      const matter = await ledger.load<DocumentState>(government, matters[government]);
      if (matter === undefined) throw new Error('the document is gone');
      const actor: Actor = { account: 'bench', post: 'deputy-0', capacity: 'holder' };
      const { verdict } = documentProcedure.decide(context, matter.state, { act: 'review', actor, input: { opinion: '同意' } });
      if (verdict.outcome !== 'permitted') throw new Error(`the review was ${verdict.outcome}`);
      if (n >= WARM_UP) times[government].push(performance.now() - begun);
    }
  return { plain: times.plain.toSorted((a, b) => a - b), old: times.old.toSorted((a, b) => a - b) };
}
