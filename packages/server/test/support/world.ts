/**
 * A deployment for tests: the shipped application on real PostgreSQL, with two of the built-in governments, a small
 * organisation each, and one account for every post. Nothing in it stands in for anything.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentProcedure } from '@lingxing/affairs/document';
import { incomingProcedure } from '@lingxing/affairs/incoming';
import { conductProcedure } from '@lingxing/affairs/conduct';
import { departmentMeetingProcedure } from '@lingxing/affairs/department-meeting';
import { oversightProcedure } from '@lingxing/affairs/oversight';
import { assessmentProcedure } from '@lingxing/affairs/assessment';
import { receptionProcedure } from '@lingxing/affairs/reception';
import { studyProcedure } from '@lingxing/affairs/study';
import { meetingProcedure } from '@lingxing/affairs/meeting';
import { taskProcedure } from '@lingxing/affairs/task';
import { leaveProcedure } from '@lingxing/affairs/leave';
import type { Post } from '@lingxing/affairs/kernel';
import { createLedger, type Connections, type DepartmentImport, type Ledger, type Pool } from '@lingxing/ledger';
import { loadBuiltInCalendarYears, loadBuiltInLayers, loadBuiltInPacks } from '@lingxing/workrules/read';
import type { FastifyInstance } from 'fastify';
import { preparedDatabase, type FreshDatabase } from '../../../ledger/src/testing.ts';
import {
  attachmentAccess,
  buildApp,
  calendarSubscriptions,
  createIdentity,
  fileStore,
  createNoticeDesk,
  createSheetSetter,
  pollChanges,
  rulesTexts,
  secretsOf,
  departmentMeetingDesk,
  sittingDesk,
  tenantDatabase,
  type Deps,
  type Identity,
  type NoticeDesk,
  type NoticeDeskOptions,
  type SheetSetter,
} from '../../src/index.ts';

/** 2026年11月23日 星期一 09:00 in Asia/Shanghai. */
export const MONDAY = Date.parse('2026-11-23T09:00:00+08:00');
export const PASSWORD = 'Pw-for-tests-7180';

export const POSTS: readonly Post[] = [
  { id: 'head', role: 'head', title: '县长', rank: 1 },
  { id: 'deputy', role: 'deputy', title: '副县长（分管财政）', rank: 10 },
  { id: 'director', role: 'office-director', title: '县政府办公室主任', department: 'office', rank: 20 },
  { id: 'registrar', role: 'registrar', title: '县政府办公室文书', department: 'office', rank: 60 },
  { id: 'finance-head', role: 'department-head', title: '县财政局局长', department: 'finance', rank: 40 },
  { id: 'finance-clerk', role: 'department-clerk', title: '县财政局文书', department: 'finance', rank: 70 },
  { id: 'justice-head', role: 'department-head', title: '县司法局局长', department: 'justice', rank: 41 },
  { id: 'justice-clerk', role: 'department-clerk', title: '县司法局文书', department: 'justice', rank: 71 },
  { id: 'reviewer', role: 'legal-reviewer', title: '县司法局合法性审核', department: 'justice', rank: 50 },
];
export const DEPARTMENTS: readonly DepartmentImport[] = [
  { id: 'office', name: '县政府办公室', kind: 'office', leader: 'head' },
  { id: 'finance', name: '县财政局', kind: 'department', leader: 'deputy', mark: '泽财发' },
  { id: 'justice', name: '县司法局', kind: 'legal-review', leader: 'deputy' },
];
export const ADMINISTRATORS = {
  sysadmin: 'system-administrator',
  secadmin: 'security-administrator',
  auditor: 'audit-administrator',
} as const;

export interface World {
  readonly app: FastifyInstance;
  readonly deps: Deps;
  readonly ledger: Ledger;
  readonly identity: Identity;
  readonly pool: Pool;
  readonly notices: NoticeDesk;
  readonly clock: { now: () => number; set: (ms: number) => void };
  readonly folder: string;
  /** Runs as the superuser of the cluster, for looking behind the walls. */
  readonly behind: FreshDatabase['asSuperuser'];
  close(): Promise<void>;
}

let typesetter: Promise<SheetSetter> | undefined;

/** Founds a government with its pack, the posts of every world and an account for each behind `prefix`. */
export async function settle(ledger: Ledger, identity: Identity, government: string, prefix: string): Promise<void> {
  const pack = loadBuiltInPacks().find((one) => one.id === government);
  if (!pack) throw new Error(`no pack ${government}`);
  const { name, short } = pack.source.government;
  await ledger.found({ id: government, name, short });
  await ledger.installPack(government, { source: pack.source, layers: loadBuiltInLayers() });
  const accounts = POSTS.map((p) => `${prefix}${p.id}`);
  for (const [i, account] of accounts.entries()) {
    const label = POSTS[i]?.title ?? '';
    await must(identity.createAccount(government, { account, label, password: PASSWORD, mustChangePassword: false }, 'installation'));
  }
  await ledger.importOrganisation(government, {
    posts: POSTS,
    departments: DEPARTMENTS.map((d) => ({ ...d, from: '2024-01-01' })),
    holders: POSTS.map((p) => ({ account: `${prefix}${p.id}`, post: p.id, from: '2024-01-01' })),
    account: 'installation',
    reason: '初始设置',
  });
  for (const [account, role] of Object.entries(ADMINISTRATORS)) {
    await must(
      identity.createAccount(
        government,
        { account: `${prefix}${account}`, label: role, password: PASSWORD, mustChangePassword: false },
        'installation',
      ),
    );
    await must(identity.appoint(government, `${prefix}${account}`, role, 'installation'));
  }
}

/** A refusal where none is expected fails the test with its sentence. */
export async function must(outcome: Promise<{ readonly done: true } | { readonly refused: string }>): Promise<void> {
  const settled = await outcome;
  if ('refused' in settled) throw new Error(settled.refused);
}

/** What every world holds when it opens. */
async function furnish(pool: Connections): Promise<void> {
  const ledger = createLedger({
    pool,
    procedures: [
      documentProcedure,
      incomingProcedure,
      leaveProcedure,
      conductProcedure,
      departmentMeetingProcedure,
      meetingProcedure,
      taskProcedure,
      oversightProcedure,
      receptionProcedure,
      studyProcedure,
      assessmentProcedure,
    ],
    clock: { now: () => MONDAY },
  });
  const identity = createIdentity(tenantDatabase(pool), ledger);
  await ledger.installCalendar(loadBuiltInCalendarYears());
  await settle(ledger, identity, 'zezhou', '');
  await settle(ledger, identity, 'weidong', 'w.');
}

/** Opens a world: 泽州县 with accounts by the posts' ids, and 卫东区 with the same behind `w.`. */
export async function openWorld(outside: Partial<NoticeDeskOptions> = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'lx-server-'));
  const database = await preparedDatabase('world', furnish, { max: 8 });
  const { pool } = database;
  let now = MONDAY;
  const clock = { now: () => now, set: (ms: number) => void (now = ms) };
  const ledger = createLedger({
    pool,
    procedures: [
      documentProcedure,
      incomingProcedure,
      leaveProcedure,
      conductProcedure,
      departmentMeetingProcedure,
      meetingProcedure,
      taskProcedure,
      oversightProcedure,
      receptionProcedure,
      studyProcedure,
      assessmentProcedure,
    ],
    clock,
  });
  const identity = createIdentity(tenantDatabase(pool), ledger);
  typesetter ??= createSheetSetter({ fontDirs: [], cacheDir: join(tmpdir(), 'lx-test-fonts') });
  const changes = pollChanges(pool, { everyMs: 50 });
  const notices = createNoticeDesk({
    pool,
    ledger,
    clock,
    secrets: secretsOf(Buffer.alloc(32, 1)),
    webhookRules: { allowPrivate: false, allowHttp: false },
    everyMs: 50,
    onError: () => {},
    ...outside,
  });
  const deps: Deps = {
    ledger,
    identity,
    files: fileStore(join(folder, 'files')),
    attachmentAccess: attachmentAccess(tenantDatabase(pool)),
    rulesTexts: rulesTexts(tenantDatabase(pool)),
    calendars: calendarSubscriptions(tenantDatabase(pool)),
    sittings: sittingDesk(tenantDatabase(pool), secretsOf(Buffer.alloc(32, 1))),
    departmentMeetings: departmentMeetingDesk(tenantDatabase(pool)),
    typesetter: await typesetter,
    changes,
    notices,
    clock,
    options: { demo: false, maxUploadBytes: 1024 * 1024, logger: { level: 'error' } },
  };
  const app = await buildApp(deps);
  await app.ready();
  return {
    app,
    deps,
    ledger,
    identity,
    pool,
    notices,
    clock,
    folder,
    behind: (work) => database.asSuperuser(work),
    async close() {
      await app.close();
      changes.stop();
      notices.told.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
