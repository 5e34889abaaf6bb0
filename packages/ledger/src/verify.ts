/**
 * Checks a government's ledger from the rows up: every act is hashed again and held against its chain, every matter
 * against its last act, every batch against the acts that it covers.
 */
import type { Actor, DomainEvent, Procedure } from '@lingxing/affairs/kernel';
import { canonicalJson } from '@lingxing/workrules';
import { actorOf, evolve } from './append.ts';
import { recordedAs } from './authority.ts';
import { actHash, GENESIS, type ActRecord } from './chain.ts';
import type { LedgerCheck, Receipt } from './contract.ts';
import type { Client, Pool } from './database/pool.ts';
import { batchHash, merkleRoot, type Leaf } from './merkle.ts';
import { within } from './tenant.ts';

const PAGE = 500;
/** More findings than this say nothing more. */
const FINDINGS_LIMIT = 200;

/** The procedure of a name, to fold its acts anew; undefined for one of a release that this one does not know. */
export type ProcedureNamed = (name: string) => Procedure<unknown> | undefined;

export async function verify(pool: Pool, procedureNamed: ProcedureNamed, government: string): Promise<LedgerCheck> {
  const check = async (client: Client): Promise<LedgerCheck> => {
    const broken: string[] = [];
    const chains = await verifyChains(client, government, broken);
    await verifyStates(client, procedureNamed, government, broken);
    await verifyNumbers(client, government, broken);
    const batches = await verifyBatches(client, government, broken);
    return {
      ...chains,
      batches: batches.count,
      ok: broken.length === 0,
      broken: broken.slice(0, FINDINGS_LIMIT),
      ...(batches.hash === undefined ? {} : { root: batches.hash }),
    };
  };
  // One snapshot for all pages, so that acts stored meanwhile are not taken for breaks.
  return within(pool, government, check, 'begin isolation level repeatable read read only');
}

async function verifyChains(client: Client, government: string, broken: string[]): Promise<{ matters: number; acts: number }> {
  let acts = 0;
  const heads = new Map<string, { seq: number; hash: string }>();
  let at = { matter: '00000000-0000-0000-0000-000000000000', seq: 0 };
  for (;;) {
    const { rows } = await client.query<Row>(
      `select ${COLUMNS} from act a where a.government = $1 and (a.matter, a.seq) > ($2::uuid, $3) order by a.matter, a.seq limit $4`,
      [government, at.matter, at.seq, PAGE],
    );
    for (const row of rows) {
      acts += 1;
      const before = heads.get(row.matter) ?? { seq: 0, hash: GENESIS };
      const name = `事项 ${row.matter} 第${row.seq}项行为`;
      if (row.seq !== before.seq + 1) broken.push(`${name}：其前缺少行为`);
      if (row.previousHash !== before.hash) broken.push(`${name}：与前一行为不衔接`);
      if (!row.outcomeHolds || actHash({ ...row, government }) !== row.hash) broken.push(`${name}：内容与校验值不符`);
      heads.set(row.matter, { seq: row.seq, hash: row.hash });
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    at = { matter: last.matter, seq: last.seq };
  }
  const { rows: matters } = await client.query<{ id: string; version: number; head_hash: string }>(
    'select id, version, head_hash from matter where government = $1',
    [government],
  );
  for (const { id, version, head_hash } of matters) {
    const head = heads.get(id);
    if (head === undefined || head.seq !== version || head.hash !== head_hash) broken.push(`事项 ${id}：末项行为与事项记载不符`);
  }
  return { matters: matters.length, acts };
}

interface MatterRow {
  readonly id: string;
  readonly procedure: string;
  readonly state: unknown;
}

interface EventsRow {
  readonly seq: number;
  readonly at: Date;
  readonly account: string;
  readonly post: string;
  readonly capacity: Actor['capacity'];
  readonly receipt: Receipt;
  readonly events: readonly DomainEvent[];
}

/** Matters whose state is not what their acts make of it. Acts cannot be changed unseen; what is shown and printed is the state. */
async function verifyStates(client: Client, procedureNamed: ProcedureNamed, government: string, broken: string[]): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await client.query<MatterRow>(
      'select id, procedure, state from matter where government = $1 and id > $2::uuid order by id limit $3',
      [government, after, PAGE],
    );
    for (const row of rows) {
      if (!(await follows(client, procedureNamed, government, row))) broken.push(`事项 ${row.id}：现记载与其各项行为不符`);
      const records = procedureNamed(row.procedure)?.authority?.(row.state);
      if (records !== undefined && !(await recordedAs(client, government, row.id, records)))
        broken.push(`事项 ${row.id}：在册的外出、委托与其现记载不符`);
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** Whether the state of a matter is what its acts, folded from the first to the last, make of it. */
async function follows(client: Client, procedureNamed: ProcedureNamed, government: string, matter: MatterRow): Promise<boolean> {
  const procedure = procedureNamed(matter.procedure);
  if (procedure === undefined) return true;
  const { rows } = await client.query<EventsRow>(
    'select seq, at, account, post, capacity, receipt, events from act where government = $1 and matter = $2 order by seq',
    [government, matter.id],
  );
  try {
    const replayed = rows.reduce<unknown>(
      (state, { seq, at, events, ...row }) => evolve(procedure, state, events, { seq, now: at.getTime(), actor: actorOf(row) }),
      null,
    );
    return canonicalJson(JSON.parse(JSON.stringify(replayed))) === canonicalJson(matter.state);
  } catch {
    // Events that no procedure wrote: a fold has no branch for them.
    return false;
  }
}

/** Whether one matter's state follows from its acts: asked before a text is printed that cannot be called back. */
export function intact(pool: Pool, procedureNamed: ProcedureNamed, government: string, matter: string): Promise<boolean> {
  return within(
    pool,
    government,
    async (client) => {
      const { rows } = await client.query<MatterRow>('select id, procedure, state from matter where government = $1 and id = $2::uuid', [
        government,
        matter,
      ]);
      const row = rows[0];
      return row !== undefined && (await follows(client, procedureNamed, government, row));
    },
    'begin isolation level repeatable read read only',
  );
}

/** Numbers that were given out and are gone: a series has every number from the one it began at. */
async function verifyNumbers(client: Client, government: string, broken: string[]): Promise<void> {
  const { rows } = await client.query<{ series: string; year: number; missing: number[] }>(
    `select s.series, s.year, array(
       select n from generate_series((select min(i.n) from issued_number i where i.government = s.government and i.series = s.series and i.year = s.year), s.next - 1) n
       except select i.n from issued_number i where i.government = s.government and i.series = s.series and i.year = s.year
       order by 1 limit 20) as missing
     from series s where s.government = $1 and s.next > 1`,
    [government],
  );
  for (const { series, year, missing } of rows)
    if (missing.length > 0) broken.push(`字号 ${series}${year === 0 ? '' : `〔${year}〕`}：缺${missing.join('、')}号`);
}

/** An act with what is stored as JSON to the letter. */
const COLUMNS = `a.matter, a.seq, a.act, a.account, a.post, a.capacity, a.post_title as "postTitle", a.at,
  a.occurred_at as "occurredAt", a.reason, a.idempotency_key as "idempotencyKey", a.previous_hash as "previousHash", a.hash,
  coalesce(a.input::text, 'null') as input, a.events::text as events, a.verdict::text as verdict, a.receipt::text as receipt,
  a.outcome = a.verdict ->> 'outcome' as "outcomeHolds"`;

type Row = Omit<ActRecord, 'government'> & { readonly hash: string; readonly outcomeHolds: boolean };

interface BatchRow {
  readonly n: number;
  readonly from_position: number;
  readonly to_position: number;
  readonly acts: number;
  readonly root: string;
  readonly previous_hash: string;
  readonly hash: string;
  readonly sealed_at: Date;
}

async function verifyBatches(client: Client, government: string, broken: string[]): Promise<{ count: number; hash: string | undefined }> {
  let count = 0;
  let previous = { n: 0, to: 0, hash: '' };
  for (;;) {
    const { rows } = await client.query<BatchRow>(
      `select n, from_position, to_position, acts, root, previous_hash, hash, sealed_at from batch
       where government = $1 and n > $2 order by n limit $3`,
      [government, previous.n, PAGE],
    );
    if (rows.length === 0) break;
    for (const row of rows) {
      count += 1;
      const name = `第${row.n}批封存`;
      if (row.n !== previous.n + 1 || row.from_position !== previous.to + 1 || row.previous_hash !== previous.hash)
        broken.push(`${name}：与前一批不衔接`);
      const hash = batchHash({
        government,
        n: row.n,
        from: row.from_position,
        to: row.to_position,
        acts: row.acts,
        root: row.root,
        previousHash: row.previous_hash,
        sealedAt: row.sealed_at,
      });
      if (hash !== row.hash) broken.push(`${name}：内容与校验值不符`);
      const { rows: leaves } = await client.query<Leaf>(
        'select position, hash from act where government = $1 and position between $2 and $3 order by position',
        [government, row.from_position, row.to_position],
      );
      if (leaves.length !== row.acts || merkleRoot(leaves) !== row.root) broken.push(`${name}：所封存的行为已有增减或改动`);
      previous = { n: row.n, to: row.to_position, hash: row.hash };
    }
  }
  return { count, hash: count === 0 ? undefined : previous.hash };
}
