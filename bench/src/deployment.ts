/**
 * The shipped application on a database of its own, durable, in a temporary folder: what `npm start` runs, without a
 * network in between. One government with its demo organisation.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentProcedure, draftSchema, type Draft } from '@lingxing/affairs/document';
import { incomingProcedure } from '@lingxing/affairs/incoming';
import { conductProcedure } from '@lingxing/affairs/conduct';
import { leaveProcedure } from '@lingxing/affairs/leave';
import { meetingProcedure } from '@lingxing/affairs/meeting';
import { taskProcedure } from '@lingxing/affairs/task';
import { loadOrganisation } from '@lingxing/demo';
import { createLedger, createPool, migrate, startDatabase, withClient, type Ledger, type Connections } from '@lingxing/ledger';
import { buildApp } from '@lingxing/server/app';
import { createIdentity, tenantDatabase } from '@lingxing/server/identity';
import { fileStore } from '@lingxing/server/files';
import { attachmentAccess, calendarSubscriptions, rulesTexts, departmentMeetingDesk, secretsOf, sittingDesk } from '@lingxing/server';
import { createTypesetter } from '@lingxing/typeset';
import { loadBuiltInCalendarYears, loadBuiltInLayers, loadBuiltInPacks } from '@lingxing/workrules/read';
import type { FastifyInstance } from 'fastify';

export const GOVERNMENT = 'zezhou';
const PASSWORD = 'Bench-mark-2026-only';

export interface Deployment {
  readonly app: FastifyInstance;
  readonly ledger: Ledger;
  readonly pool: Connections;
  /** Gathers statistics as its owner, as autovacuum does in a database that has been running for a while. */
  analyze(): Promise<void>;
  /** Also notes which pages everybody sees, as it does after many rows were added. */
  vacuum(): Promise<void>;
  /** Headers of a signed-in account that holds the post. */
  signIn(post: string): Promise<Record<string, string>>;
  /** Adds a body with one clerk for each, the post under the id given. */
  enlarge(units: readonly { readonly id: string; readonly name: string }[]): Promise<void>;
  /** The leader in charge of a body. */
  leaderOf(department: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts it; `connections` is the size of the application's pool. */
export async function deploy(connections: number): Promise<Deployment> {
  const dir = await mkdtemp(join(tmpdir(), 'lingxing-bench-'));
  // Started by root, the database runs as a user who has to pass through here.
  await chmod(dir, 0o755);
  const database = await startDatabase({ dataDir: join(dir, 'postgres') });
  await migrate(database);
  // What a bare commit writes to: one row, no rule, no tenant.
  await withClient(database.owner, async (client) => {
    await client.query(
      'create table bare (id bigint generated always as identity primary key, at timestamptz not null, note text not null)',
    );
    await client.query('grant insert on bare to lingxing_app');
  });
  const pool = createPool(database.application, { max: connections });
  const clock = { now: () => Date.now() };
  const procedures = [documentProcedure, incomingProcedure, leaveProcedure, conductProcedure, meetingProcedure, taskProcedure];
  const ledger = createLedger({ pool, procedures, clock });
  const tenants = tenantDatabase(pool);
  const identity = createIdentity(tenants, ledger);
  await ledger.installCalendar(loadBuiltInCalendarYears());
  const pack = loadBuiltInPacks().find((p) => p.id === GOVERNMENT);
  if (pack === undefined) throw new Error(`no pack ${GOVERNMENT}`);
  const { id, name, short } = pack.source.government;
  await ledger.found({ id, name, short });
  await ledger.installPack(id, { source: pack.source, layers: loadBuiltInLayers() });
  const organisation = loadOrganisation(GOVERNMENT);
  await ledger.importOrganisation(id, {
    posts: organisation.posts,
    departments: organisation.departments,
    account: 'bench',
    reason: 'benchmark',
  });
  const typesetter = await createTypesetter({ fontDirs: [], cacheDir: join(dir, 'fonts') });
  const app = await buildApp({
    ledger,
    identity,
    files: fileStore(join(dir, 'files')),
    attachmentAccess: attachmentAccess(tenants),
    rulesTexts: rulesTexts(tenants),
    calendars: calendarSubscriptions(tenants),
    sittings: sittingDesk(tenants, secretsOf(Buffer.alloc(32, 1))),
    departmentMeetings: departmentMeetingDesk(tenants),
    typesetter,
    changes: { follow: () => () => {}, stop: () => {} },
    clock,
    options: { demo: false, logger: false },
  });
  return {
    app,
    ledger,
    pool,
    analyze: () => withClient(database.owner, async (client) => void (await client.query('analyze'))),
    vacuum: () => withClient(database.owner, async (client) => void (await client.query('vacuum (analyze)'))),
    async signIn(post) {
      const account = `bench.${post}`;
      const made = await identity.createAccount(
        id,
        { account, label: post, password: PASSWORD, mustChangePassword: false },
        'installation',
      );
      if ('refused' in made) throw new Error(`${account}: ${made.refused}`);
      await ledger.hold(id, { account, post, from: '2020-01-01' });
      const response = await app.inject({ method: 'POST', url: '/api/v1/session', payload: { account, password: PASSWORD } });
      if (response.statusCode >= 300) throw new Error(`sign-in: ${response.statusCode} ${response.body}`);
      const cookies = response.headers['set-cookie'];
      const cookie = (Array.isArray(cookies) ? cookies : [String(cookies)]).map((c) => c.split(';')[0]).join('; ');
      return { cookie, 'x-csrf-token': response.json<{ csrf: string }>().csrf };
    },
    async enlarge(units) {
      await ledger.importOrganisation(id, {
        posts: [
          ...organisation.posts,
          ...units.map((one, i) => ({
            id: one.id,
            role: 'department-clerk' as const,
            title: `${one.name}文书`,
            department: one.id,
            rank: 1_000 + i,
          })),
        ],
        departments: [...organisation.departments, ...units.map((one) => ({ ...one, kind: 'department' as const }))],
        account: 'bench',
        reason: 'benchmark',
      });
    },
    async leaderOf(department) {
      const leader = (await ledger.organisation(id)).departments.get(department)?.leader;
      if (leader === undefined) throw new Error(`nobody is in charge of ${department}`);
      return leader;
    },
    async stop() {
      await app.close();
      await pool.end();
      await database.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A plain notice of the finance bureau in the government's name, ready to be sent. */
export const notice = (n: number): Draft =>
  draftSchema.parse({
    title: `关于做好第${n}批项目资金安排工作的通知`,
    kind: 'notice',
    issuer: 'government',
    to: 'subordinate',
    recipients: ['各乡镇人民政府，县直各有关单位'],
    body: [
      { type: 'paragraph', runs: [{ text: '为做好项目资金安排工作，现就有关事项通知如下。' }] },
      { type: 'heading', level: 1, runs: [{ text: '一、明确安排重点' }] },
      { type: 'paragraph', runs: [{ text: '各单位要按照年度计划，逐项核对项目进度和资金需求，按时报送。' }] },
    ],
  });
