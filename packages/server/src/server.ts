/** Puts a deployment together: database, rules, demo data, application, upkeep; and takes it down in order. */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentProcedure } from '@lingxing/affairs/document';
import { createLedger, keepUp, openDatabase, type Clock, type Ledger } from '@lingxing/ledger';
import { createTypesetter } from '@lingxing/typeset';
import { loadBuiltInCalendarYears, loadBuiltInLayers, loadBuiltInPacks } from '@lingxing/workrules/read';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { fileStore } from './files/index.ts';
import { createIdentity, tenantDatabase, type Identity } from './identity/index.ts';
import { pollChanges } from './shell/changes.ts';

export interface DemoAccount {
  readonly government: string;
  readonly account: string;
  readonly password: string;
  readonly label: string;
}

/** Fills an empty deployment with demonstration data and says which accounts there are. */
export type SeedDemo = (deps: { readonly ledger: Ledger; readonly identity: Identity; readonly clock: Clock }) => Promise<readonly DemoAccount[]>;

export interface StartOptions {
  readonly config: Config;
  /** Imported only where it is needed: a deployment in earnest carries no demo data. */
  readonly loadDemo: () => Promise<SeedDemo>;
  readonly logger?: FastifyServerOptions['logger'];
}

export interface RunningServer {
  readonly app: FastifyInstance;
  /** Where it listens. */
  readonly address: string;
  /** The accounts just seeded; empty where there was data already. */
  readonly seeded: readonly DemoAccount[];
  readonly demo: boolean;
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

/** The governments of the built-in packs, each with the edition of its Work Rules; safe to repeat. */
async function installBuiltIn(ledger: Ledger): Promise<void> {
  await ledger.installCalendar(loadBuiltInCalendarYears());
  for (const pack of loadBuiltInPacks()) {
    const { id, name, short } = pack.source.government;
    await ledger.found({ id, name, short });
    await ledger.installPack(id, { source: pack.source, layers: loadBuiltInLayers() });
  }
}

/** Accounts are written where only the one who runs the deployment reads them. */
async function keepAccounts(dataDir: string, accounts: readonly DemoAccount[]): Promise<void> {
  const file = join(dataDir, 'demo-accounts.json');
  await writeFile(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
}

export async function startServer({ config, loadDemo, logger = false }: StartOptions): Promise<RunningServer> {
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
    const ledger = createLedger({ pool, procedures: [documentProcedure], clock });
    const identity = createIdentity(tenantDatabase(pool), ledger);
    const empty = (await ledger.governments()).length === 0;
    await installBuiltIn(ledger);
    const demo = config.demo !== 'off';
    const seeded = empty && demo ? await (await loadDemo())({ ledger, identity, clock }) : [];
    if (seeded.length > 0) await keepAccounts(config.dataDir, seeded);

    const files = fileStore(join(config.dataDir, 'files'));
    await files.sweep(Date.now() - SPOOL_AGE_MS);
    const typesetter = await createTypesetter({ fontDirs: config.fontDirs, cacheDir: join(config.dataDir, 'cache', 'fonts') });
    const changes = pollChanges(pool, { onError: (error) => app.log.error({ err: error }, 'looking for changes failed') });
    const app = await buildApp({
      ledger,
      identity,
      files,
      typesetter,
      changes,
      clock,
      options: { demo, logger, webRoot: WEB_ROOT, trustProxy: config.proxies.length > 0 ? [...config.proxies] : 'loopback' },
    });
    undo.push(() => app.close());
    undo.push(() => Promise.resolve(changes.stop()));
    const upkeep = keepUp({ runDue: () => ledger.runDue(), seal: () => ledger.seal() }, { onError: (error) => app.log.error({ err: error }, 'upkeep failed') });
    undo.push(() => upkeep.stop());
    const address = await app.listen({ port: config.port, host: config.host });
    return { app, address, seeded, demo, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
