/** How the rules of a government at work change: an invented tea-house, two persons, and a correction that ships with an upgrade. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackEdition, Proposal, RefusedRevision } from '../src/index.ts';
import { act, done, house, open, packOf, propose, type House } from './support/teahouse.ts';

let at: House;
beforeAll(async () => {
  at = await house();
  await at.ledger.revisions.offerShipped('teahouse', asking());
});
afterAll(() => at.database.drop());

/** The tea-house's rules as they ask two questions of the house, with a mark of numbering that tells encodings apart. */
function asking(mark = '茶', id = 'teahouse', effective = '2020-01-01', edition = '2020'): PackEdition {
  const { source, layers } = packOf(id, edition, effective);
  return {
    layers,
    source: {
      ...source,
      settings: [
        { id: 'who-pours', question: '谁斟茶' },
        { id: 'how-long', question: '几日回话' },
      ],
      series: [{ id: 'tea', issuer: 'office', mark, form: 'bracketed' }],
    },
  };
}

const revisions = () => at.ledger.revisions;
const made = (outcome: Proposal | RefusedRevision): Proposal => {
  if ('refused' in outcome) throw new Error(outcome.message);
  return outcome;
};
const refusal = (outcome: object): unknown => ('refused' in outcome ? outcome.refused : 'not refused');
const clerk = { account: 'clerk', reason: '更正' };
const host = { account: 'host', reason: '核对无误' };

/** What somebody who looks now sees compared. */
async function seen(id: string, from?: string) {
  const shown = await revisions().composed('teahouse', id, from);
  if ('refused' in shown) throw new Error(shown.message);
  return { before: shown.before.hash, after: shown.after.hash };
}
const inForceHash = async (): Promise<string> => (await at.ledger.context('teahouse')).pack.hash;
const confirmed = async (id: string, from = '2026-01-05') =>
  made(await revisions().confirm('teahouse', id, { ...host, from, seen: await seen(id, from) }));

describe('what ships with an upgrade', () => {
  it('founds a government that has no rules, and is a proposal of the upgrade for one that has', async () => {
    await at.ledger.found({ id: 'wineshop', name: '酒肆', short: '酒肆' });
    expect(await revisions().offerShipped('wineshop', packOf('wineshop'))).toBe('founded');
    expect(await revisions().offerShipped('wineshop', packOf('wineshop'))).toBe('same');
    const list = await revisions().proposals('teahouse');
    expect(list.map(({ kind, account, end }) => ({ kind, account, end }))).toEqual([{ kind: 'edition', account: null, end: undefined }]);
    expect((await at.ledger.context('teahouse')).pack.source.settings).toEqual([]);
  });

  it('is proposed once, and gives way to what a later upgrade ships', async () => {
    expect(await revisions().offerShipped('teahouse', asking())).toBe('known');
    expect(await revisions().offerShipped('teahouse', asking('茗'))).toBe('proposed');
    const [later, earlier] = await revisions().proposals('teahouse');
    expect(later?.end).toBeUndefined();
    expect(earlier?.end).toMatchObject({ outcome: 'superseded', account: null });
    // Declined, it is not brought again at the next start.
    made(await revisions().decline('teahouse', later?.id ?? '', host));
    expect(await revisions().offerShipped('teahouse', asking('茗'))).toBe('known');
  });
});

describe('a proposal', () => {
  it('is refused for rules of another government, for unknown questions, and where nothing differs', async () => {
    expect(refusal(await revisions().proposeEdition('teahouse', asking('茶', 'wineshop'), clerk))).toBe('other-government');
    expect(refusal(await revisions().proposeEdition('teahouse', packOf('teahouse'), clerk))).toBe('nothing-new');
    expect(refusal(await revisions().proposeSettings('teahouse', [{ id: 'who-sings', answer: '东家' }], clerk))).toBe('question-unknown');
    const unsound = packOf('teahouse');
    const adopting = { ...unsound, source: { ...unsound.source, adopts: [{ layer: 'nowhere', through: '1' }] } };
    expect(refusal(await revisions().proposeEdition('teahouse', adopting, clerk))).toBe('unsound');
  });

  it('is not confirmed by who proposed it, for a day that is over, before its text, twice, or by another government', async () => {
    const { id } = made(await revisions().proposeEdition('teahouse', asking('香'), clerk));
    const now = { from: '2026-01-05', seen: await seen(id) };
    expect(refusal(await revisions().confirm('teahouse', id, { ...now, ...clerk }))).toBe('same-person');
    expect(refusal(await revisions().decline('teahouse', id, clerk))).toBe('same-person');
    expect(refusal(await revisions().confirm('teahouse', id, { ...now, ...host, from: '2026-01-04' }))).toBe('past-day');
    expect(refusal(await revisions().confirm('wineshop', id, { ...now, ...host }))).toBe('unknown');
    expect(refusal(await revisions().decline('wineshop', id, host))).toBe('unknown');
    expect(refusal(await revisions().composed('wineshop', id))).toBe('unknown');
    expect(refusal(await revisions().confirm('teahouse', 'no-id', { ...now, ...host }))).toBe('unknown');
    expect(await inForceHash()).toBe(now.seen.before);
    made(await revisions().decline('teahouse', id, host));
    expect(refusal(await revisions().confirm('teahouse', id, { ...now, ...host }))).toBe('decided');

    const later = made(await revisions().proposeEdition('teahouse', asking('香', 'teahouse', '2026-02-01', '2026'), clerk));
    const early = { ...host, from: '2026-01-31', seen: await seen(later.id, '2026-01-31') };
    expect(refusal(await revisions().confirm('teahouse', later.id, early))).toBe('before-effective');
    made(await revisions().decline('teahouse', later.id, host));
  });

  it('is stale once other rules are in force than those it was made on or seen against', async () => {
    const first = made(await revisions().proposeEdition('teahouse', asking(), clerk));
    const second = made(await revisions().proposeEdition('teahouse', asking('露'), clerk));
    const old = await seen(second.id);
    const { end } = await confirmed(first.id);
    expect(end).toMatchObject({ outcome: 'confirmed', account: 'host', from: '2026-01-05', hash: await inForceHash() });
    expect(refusal(await revisions().composed('teahouse', second.id))).toBe('stale');
    expect(refusal(await revisions().confirm('teahouse', second.id, { ...host, from: '2026-01-05', seen: old }))).toBe('stale');
    // Two answers to one question: the second was given when there was none.
    const one = made(await revisions().proposeSettings('teahouse', [{ id: 'who-pours', answer: '账房' }], clerk));
    const other = made(await revisions().proposeSettings('teahouse', [{ id: 'who-pours', answer: '茶客' }], clerk));
    await confirmed(one.id);
    expect(refusal(await revisions().composed('teahouse', other.id))).toBe('stale');
    expect(refusal(await revisions().proposeSettings('teahouse', [{ id: 'who-pours', answer: '账房' }], clerk))).toBe('nothing-new');
  });
});

describe('what was confirmed', () => {
  it('judges from its day; acts before keep the edition that judged them', async () => {
    const matter = await propose(at.ledger);
    const before = await inForceHash();
    const { id } = made(
      await revisions().proposeSettings('teahouse', [{ id: 'how-long', answer: '三个工作日', value: 3, unit: 'workday' }], clerk),
    );
    await confirmed(id, '2026-01-07');
    await done(act(at.ledger, 'sip', { matter, input: { cup: '壹' } }));
    expect(await inForceHash()).toBe(before);
    at.clock.set('2026-01-07T00:00:00+08:00');
    expect(await revisions().takeEffect()).toBe(1);
    expect(await revisions().takeEffect()).toBe(0);
    await done(act(at.ledger, 'sip', { matter, input: { cup: '贰' } }));
    const after = await inForceHash();
    expect(after).not.toBe(before);
    const acts = await at.ledger.history('teahouse', matter);
    expect(acts.map((one) => one.receipt.packHash)).toEqual([before, before, after]);
    expect((await at.ledger.context('teahouse')).pack.source.settings).toEqual([
      { id: 'who-pours', question: '谁斟茶', answer: '账房' },
      { id: 'how-long', question: '几日回话', answer: '三个工作日', value: 3, unit: 'workday' },
    ]);
  });

  it('keeps what the government has set itself, now and under rules that are confirmed for later', async () => {
    const next = made(await revisions().proposeEdition('teahouse', asking('春', 'teahouse', '2026-03-01', '2026'), clerk));
    await confirmed(next.id, '2026-03-01');
    const answer = made(await revisions().proposeSettings('teahouse', [{ id: 'who-pours', answer: '东家' }], clerk));
    await confirmed(answer.id, '2026-01-08');
    at.clock.set('2026-03-02T09:00:00+08:00');
    const { pack } = await at.ledger.context('teahouse');
    expect(pack.source.edition.edition).toBe('2026');
    expect(pack.source.settings.map((one) => one.answer)).toEqual(['东家', '三个工作日']);
    expect((await revisions().inForce('teahouse')).map((one) => [one.edition, one.from])).toEqual([
      ['2026', '2026-03-01'],
      ['2026', '2026-03-01'],
      ['2020', '2026-01-08'],
      ['2020', '2026-01-07'],
      ['2020', '2026-01-05'],
      ['2020', '2026-01-05'],
      ['2020', '2020-01-01'],
    ]);
  });

  it('can be taken back: an earlier pack judges again, under the hash it always had', async () => {
    const was = await inForceHash();
    const cleared = made(await revisions().proposeSettings('teahouse', [{ id: 'who-pours' }], clerk));
    await confirmed(cleared.id, '2026-03-02');
    const again = made(await revisions().proposeSettings('teahouse', [{ id: 'who-pours', answer: '东家' }], clerk));
    expect(await inForceHash()).not.toBe(was);
    await confirmed(again.id, '2026-03-02');
    expect(await inForceHash()).toBe(was);
  });
});

describe('the database itself', () => {
  const as = (statement: string) =>
    at.database.pool.connect().then(async (client) => {
      try {
        await client.query('begin');
        await client.query(`select set_config('lingxing.government', 'teahouse', true)`);
        await client.query(statement);
      } finally {
        await client.query('rollback');
        client.release();
      }
    });
  const end = (account: string, from: string) =>
    `insert into rules_proposal_end (government, proposal, outcome, account, at, reason, from_day, hash)
     select 'teahouse', id, 'confirmed', '${account}', '2026-03-02T01:00:00Z', 'x', '${from}', 'x' from rules_proposal p
     where p.account = 'clerk' and not exists (select from rules_proposal_end e where e.proposal = p.id) limit 1`;

  it('refuses an end by the same account, one for a day that is over, and rules nobody confirmed', async () => {
    await expect(as(end('clerk', '2026-03-02'))).rejects.toThrow(/by the account that made it/u);
    await expect(as(end('host', '2026-03-01'))).rejects.toThrow(/check constraint/u);
    await expect(as(end('host', '2026-03-02'))).resolves.toBeUndefined();
    const sneaked = `insert into rules_in_force (government, n, hash, from_day, proposal, at)
      select 'teahouse', 99, (select hash from pack limit 1), '2026-03-02', id, now() from rules_proposal p
      where not exists (select from rules_proposal_end e where e.proposal = p.id) limit 1`;
    await expect(as(sneaked)).rejects.toThrow(/was not confirmed/u);
    for (const table of ['rules_proposal', 'rules_proposal_end', 'rules_in_force'])
      for (const change of [`update ${table} set at = now()`, `delete from ${table}`])
        await expect(as(change)).rejects.toThrow(/permission denied/u);
  });

  it('shows one government nothing of another', async () => {
    await open(at.ledger, 'inn');
    expect(await revisions().proposals('inn')).toEqual([]);
    expect(await revisions().pack('inn', await inForceHash())).toBeUndefined();
  });
});
