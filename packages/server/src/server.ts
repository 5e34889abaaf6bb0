/** Puts a deployment together: database, rules, demo data, application, upkeep; and takes it down in order. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentProcedure } from '@lingxing/affairs/document';
import { incomingProcedure } from '@lingxing/affairs/incoming';
import { conductProcedure } from '@lingxing/affairs/conduct';
import { taskProcedure } from '@lingxing/affairs/task';
import { departmentMeetingProcedure } from '@lingxing/affairs/department-meeting';
import { oversightProcedure } from '@lingxing/affairs/oversight';
import { assessmentProcedure } from '@lingxing/affairs/assessment';
import { receptionProcedure } from '@lingxing/affairs/reception';
import { studyProcedure } from '@lingxing/affairs/study';
import { meetingProcedure } from '@lingxing/affairs/meeting';
import { leaveProcedure } from '@lingxing/affairs/leave';
import type * as Demo from '@lingxing/demo';
import { createLedger, dayOf, every, keepUp, openDatabase, type Clock, type Ledger } from '@lingxing/ledger';
import { loadBuiltInCalendarYears, loadBuiltInLayers, loadBuiltInPacks, readCalendarYears } from '@lingxing/workrules/read';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { buildApp } from './app.ts';
import { calendarSubscriptions } from './calendar/subscriptions.ts';
import { ConfigError, type Config } from './config.ts';
import { fileStore } from './files/index.ts';
import { createIdentity, tenantDatabase, type Identity } from './identity/index.ts';
import { claimPort, portFault } from './port.ts';
import { createMailer, createNoticeDesk, keyOf, secretsOf } from './notices/index.ts';
import { rulesTexts } from './rules-text/index.ts';
import { departmentMeetingDesk } from './department-meetings/index.ts';
import { sittingDesk } from './sittings/index.ts';
import { attachmentAccess } from './shell/attachments.ts';
import { pollChanges } from './shell/changes.ts';
import { createSheetSetter } from './typesetting/pool.ts';

export interface StartOptions {
  readonly config: Config;
  /** Imported only where it is needed: a deployment in earnest runs no demonstration code. */
  readonly loadDemo: () => Promise<typeof Demo>;
  readonly logger?: FastifyServerOptions['logger'];
  /** Progress of what takes a while, one line at a time. */
  readonly say?: ((line: string) => void) | undefined;
}

export interface RunningServer {
  readonly app: FastifyInstance;
  /** Where it listens. */
  readonly address: string;
  /** The demonstration's accounts, where the deployment holds one; `fresh` where it was made just now. */
  readonly demo: { readonly accounts: Demo.DemoAccounts; readonly file: string; readonly fresh: boolean } | undefined;
  stop(): Promise<void>;
}

const WEB_ROOT = fileURLToPath(new URL('../../web/dist', import.meta.url));
/** Uploads that broke off are swept away after a day. */
const SPOOL_AGE_MS = 86_400_000;

/** A set clock runs on from the instant given. */
export function clockFrom(start: number | undefined): Clock {
  if (start === undefined) return { now: () => Date.now() };
  const begun = performance.now();
  return { now: () => start + Math.floor(performance.now() - begun) };
}

/**
 * The calendar with what the deployment adds to it, and the governments of the built-in packs: founded with their first rules.
 * What an upgrade ships otherwise than is in force is proposed, for two persons to decide; safe to repeat.
 */
async function installBuiltIn(ledger: Ledger, dataDir: string): Promise<void> {
  await ledger.installCalendar([...loadBuiltInCalendarYears(), ...readCalendarYears(join(dataDir, 'calendars'))]);
  for (const pack of loadBuiltInPacks()) {
    const { id, name, short } = pack.source.government;
    await ledger.found({ id, name, short });
    await ledger.revisions.offerShipped(id, { source: pack.source, layers: loadBuiltInLayers() });
  }
}

export const demoAccountsFile = (dataDir: string): string => join(dataDir, 'demo-accounts.json');

/**
 * Whether this deployment is a demonstration: it was seeded as one, or it is empty and nobody said no. Its passwords
 * are printed, so it is served to this machine alone unless that was said aloud, and only it may run on a set clock.
 */
export function isDemo(config: Config, deployment: { readonly empty: boolean; readonly seeded: boolean }): boolean {
  const demo = deployment.seeded || (deployment.empty && config.demo !== 'off');
  if (demo && !config.loopback && config.demo !== 'on') {
    throw new ConfigError(
      `HOST=${config.host} 不是本机地址，而这里是演示数据，账号密码是公开的。正式使用请换一个数据目录并设 LINGXING_DEMO=off；确要对外演示请设 LINGXING_DEMO=on。`,
    );
  }
  if (!demo && config.clockStart !== undefined) throw new ConfigError('LINGXING_CLOCK 只用于演示数据；正式使用的时间以服务器时钟为准。');
  return demo;
}

interface Seeding {
  readonly app: FastifyInstance;
  readonly ledger: Ledger;
  readonly identity: Identity;
  readonly clock: Clock;
}

/** Seeds what of the demonstration is missing, through the application itself. */
async function seed(
  into: Seeding,
  file: string,
  { loadDemo, say }: Pick<StartOptions, 'loadDemo' | 'say'>,
): Promise<RunningServer['demo']> {
  const demo = await loadDemo();
  const before = await demo.readDemoAccounts(file);
  if (before?.complete === true) return { accounts: before, file, fresh: false };
  const accounts = await demo.seedDemo({
    ledger: into.ledger,
    identity: into.identity,
    transport: demo.injectTransport(into.app),
    today: dayOf(into.clock.now()),
    accountsFile: file,
    say,
  });
  return { accounts, file, fresh: true };
}

export async function startServer({ config, loadDemo, logger = false, say }: StartOptions): Promise<RunningServer> {
  await claimPort(config);
  await mkdir(config.dataDir, { recursive: true, mode: 0o755 });
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.toReversed()) await step();
    undo.length = 0;
  };
  try {
    const opened = await openDatabase(
      config.database === undefined
        ? { dataDir: join(config.dataDir, 'postgres') }
        : { url: config.database.url, adminUrl: config.database.adminUrl },
    );
    undo.push(() => opened.close());
    const { pool } = opened;
    const clock = clockFrom(config.clockStart);
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
    const tenants = tenantDatabase(pool);
    const identity = createIdentity(tenants, ledger);
    const accountsFile = demoAccountsFile(config.dataDir);
    const demo = isDemo(config, { empty: (await ledger.governments()).length === 0, seeded: existsSync(accountsFile) });
    await installBuiltIn(ledger, config.dataDir);
    // What a release before this one left projected; the first turn of the upkeep makes it anew.
    await ledger.noteRelease();

    const files = fileStore(join(config.dataDir, 'files'));
    await files.sweep(Date.now() - SPOOL_AGE_MS);
    const typesetter = await createSheetSetter({ fontDirs: config.fontDirs, cacheDir: join(config.dataDir, 'cache', 'fonts') });
    undo.push(() => typesetter.close());
    const changes = pollChanges(pool, { onError: (error) => app.log.error({ err: error }, 'looking for changes failed') });
    const { notices: outside } = config;
    const mailer = outside.mail === undefined ? undefined : createMailer(outside.mail);
    const secrets = secretsOf(await keyOf(config.dataDir, outside.secretKey));
    const notices = createNoticeDesk({
      pool,
      ledger,
      clock,
      secrets,
      mailer,
      mailDomains: outside.mailDomains,
      address: outside.address,
      webhookRules: { allowPrivate: outside.allowPrivate, allowHttp: demo },
      onError: (error) => app.log.error({ err: error }, 'notices failed'),
    });
    undo.push(() => Promise.resolve(mailer?.close()));
    const app = await buildApp({
      ledger,
      identity,
      files,
      attachmentAccess: attachmentAccess(tenants),
      rulesTexts: rulesTexts(tenants),
      calendars: calendarSubscriptions(tenants),
      sittings: sittingDesk(tenants, secrets),
      departmentMeetings: departmentMeetingDesk(tenants),
      typesetter,
      changes,
      notices,
      clock,
      options: { demo, logger, webRoot: WEB_ROOT, trustProxy: config.proxies.length > 0 ? [...config.proxies] : 'loopback' },
    });
    undo.push(() => app.close());
    undo.push(() => Promise.resolve(changes.stop()));
    undo.push(() => Promise.resolve(notices.told.stop()));
    const upkeep = keepUp(
      { runDue: () => ledger.runDue(), seal: () => ledger.seal() },
      { onError: (error) => app.log.error({ err: error }, 'upkeep failed') },
    );
    undo.push(() => upkeep.stop());
    // Rules that were confirmed for a later day: what waits for whom is projected anew when it has come.
    undo.push(
      every(
        60_000,
        () => ledger.revisions.takeEffect(),
        (error) => app.log.error({ err: error }, 'entering into force failed'),
      ),
    );
    // Changes of the organisation that were confirmed for a later day, in the same way and sooner: the lists of a new day are looked at early.
    undo.push(
      every(
        10_000,
        () => ledger.chart.takeEffect(),
        (error) => app.log.error({ err: error }, 'taking effect failed'),
      ),
    );
    const noticesFailed = (error: unknown) => app.log.error({ err: error }, 'notices failed');
    // Two turns of their own: what is slow to go out does not keep lists from being written.
    undo.push(every(1_000, () => notices.derive(), noticesFailed));
    undo.push(every(2_000, () => notices.deliver(), noticesFailed));
    const seeded = demo ? await seed({ app, ledger, identity, clock }, accountsFile, { loadDemo, say }) : undefined;
    const address = await app.listen({ port: config.port, host: config.host }).catch((error: unknown) => {
      throw portFault(error, config.port) ?? error;
    });
    return { app, address, demo: seeded, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
