/**
 * The demonstration: five governments with their posts and accounts, and a handful of documents and incoming papers. Posts and
 * accounts are set up as an installation sets them up; every document and paper is brought to where it stands by acts of
 * those accounts through the public API, judged there.
 */
import { randomInt } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Ledger } from '@lingxing/ledger';
import * as z from 'zod';
import { Office, type Transport } from './api.ts';
import { GOVERNMENTS, loadOrganisation, type AdministratorRole, type DemoOrganisation, type GovernmentId } from './organisation.ts';
import { MATTERS, tellMatter } from './matters.ts';
import { PAPERS, SUBMISSION, tellPaper } from './papers.ts';
import { packOf, tellStory } from './tell.ts';
import { STORIES } from './stories.ts';
import { tellRaised } from './raised.ts';
import { tellTasks } from './tasks.ts';

type Outcome = { readonly done: true } | { readonly refused: string };
/** What is needed of the server's identity. */
export interface SeedIdentity {
  createAccount(
    government: string,
    account: {
      readonly account: string;
      readonly label: string;
      readonly password: string;
      readonly mustChangePassword?: boolean | undefined;
    },
    by: string,
  ): Promise<Outcome>;
  grantPost(
    government: string,
    grant: { readonly account: string; readonly post: string; readonly from: string },
    by: string,
  ): Promise<Outcome>;
  appoint(government: string, account: string, role: AdministratorRole, by: string): Promise<Outcome>;
}

export interface SeedDeps {
  /** The governments and their packs are installed already. */
  readonly ledger: Pick<Ledger, 'importOrganisation'>;
  readonly identity: SeedIdentity;
  /** Requests into the application, as `injectTransport(app)` makes them. */
  readonly transport: Transport;
  /** The first day of every holding and portfolio, `YYYY-MM-DD`. */
  readonly today: string;
  /** Where the accounts are kept for whoever runs the demonstration: `demo-accounts.json` in the data folder. */
  readonly accountsFile: string;
  /** Progress, one line at a time. */
  readonly say?: ((line: string) => void) | undefined;
}

const accountsSchema = z.object({
  /** False while seeding; an interrupted one is taken up again with the same password and for the same governments. */
  complete: z.boolean(),
  /** False: posts and accounts only. */
  documents: z.boolean().default(true),
  password: z.string(),
  governments: z.array(
    z.object({
      id: z.enum(GOVERNMENTS),
      name: z.string(),
      accounts: z.array(z.object({ account: z.string(), label: z.string(), post: z.string() })),
      administrators: z.array(z.object({ account: z.string(), label: z.string() })),
    }),
  ),
});
export type DemoAccounts = z.infer<typeof accountsSchema>;

/**
 * Plans a seeding ahead of the application's start: only these governments, with or without documents. The application finds
 * the plan in its data folder as if a seeding had been interrupted before its first account.
 */
export async function planDemo(accountsFile: string, governments: readonly GovernmentId[], documents: boolean): Promise<DemoAccounts> {
  const plan: DemoAccounts = { complete: false, documents, password: drawPassword(), governments: governments.map(accountsOf) };
  await writeAccounts(accountsFile, plan);
  return plan;
}

function accountsOf(government: GovernmentId): DemoAccounts['governments'][number] {
  const { accounts, administrators } = loadOrganisation(government);
  return {
    id: government,
    name: packOf(government).source.government.name,
    accounts: accounts.map((account) => ({ ...account })),
    administrators: administrators.map(({ account, label }) => ({ account, label })),
  };
}

/** Who does what the set-up does. */
const INSTALLATION = 'installation';

/** No letters or digits that are taken for one another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
/** One password for all demo accounts, drawn for this data folder: twelve of thirty-one characters, about 59 bits. */
function drawPassword(): string {
  const drawn = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `Lx-${drawn.slice(0, 4)}-${drawn.slice(4, 8)}-${drawn.slice(8)}`;
}

/** The accounts of an earlier seeding, or undefined. */
export async function readDemoAccounts(file: string): Promise<DemoAccounts | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return accountsSchema.parse(JSON.parse(text));
}

async function writeAccounts(file: string, accounts: DemoAccounts): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/**
 * Seeds what is missing and returns the accounts; a data folder that was seeded before is left as it is. An
 * interrupted seeding goes on where it stopped: accounts that exist are kept, documents that exist are not made again.
 */
export async function seedDemo(deps: SeedDeps): Promise<DemoAccounts> {
  const before = await readDemoAccounts(deps.accountsFile);
  if (before?.complete === true) return before;
  const accounts: DemoAccounts = before ?? {
    complete: false,
    documents: true,
    password: drawPassword(),
    governments: GOVERNMENTS.map(accountsOf),
  };
  // Written before the first account exists: nobody is left with accounts whose password is lost.
  await writeAccounts(deps.accountsFile, accounts);
  deps.say?.(`正在建立演示数据：${accounts.governments.length}个政府的机构、账号和公文`);
  // Side by side: nothing is shared between governments, and much of the time is spent waiting for the disk.
  const seeded = await Promise.allSettled(
    accounts.governments.map(async ({ id, name }) => {
      const organisation = loadOrganisation(id);
      await seedGovernment(deps, organisation, accounts.password);
      // Before its edition is in force a government has nothing to judge papers by.
      if (accounts.documents && packOf(id).source.edition.effective <= deps.today)
        await seedDocuments(deps, organisation, accounts.password);
      deps.say?.(`已建立演示机构：${name}`);
    }),
  );
  for (const one of seeded) if (one.status === 'rejected') throw one.reason;
  const complete = { ...accounts, complete: true };
  await writeAccounts(deps.accountsFile, complete);
  return complete;
}

async function seedGovernment({ ledger, identity, today }: SeedDeps, organisation: DemoOrganisation, password: string): Promise<void> {
  const { government } = organisation;
  await ledger.importOrganisation(government, {
    posts: organisation.posts,
    departments: organisation.departments.map((department) => ({ ...department, from: today })),
    pairs: organisation.pairs.map(([a, b]) => ({ a, b, from: today })),
    account: INSTALLATION,
    reason: '建立演示机构',
  });
  const create = async (account: string, label: string): Promise<void> => {
    // Refused only where an interrupted seeding made it already.
    await identity.createAccount(government, { account, label, password, mustChangePassword: false }, INSTALLATION);
  };
  // One after another: each is entered in the government's chained trail, which admits one at a time.
  for (const { account, label, post } of organisation.accounts) {
    await create(account, label);
    const granted = await identity.grantPost(government, { account, post, from: today }, INSTALLATION);
    if ('refused' in granted) throw new Error(`${account}: ${granted.refused}`);
  }
  for (const { account, label, role } of organisation.administrators) {
    await create(account, label);
    await identity.appoint(government, account, role, INSTALLATION);
  }
}

async function seedDocuments(deps: SeedDeps, organisation: DemoOrganisation, password: string): Promise<void> {
  const office = new Office(deps.transport, organisation.accounts, () => password);
  const registry = await office.of('registrar');
  const there = await registry.get<{ items: readonly { title: string }[] }>('/documents?limit=200');
  const titles = new Set(there.items.map((item) => item.title));
  for (const story of [...STORIES, SUBMISSION]) await tellStory(office, organisation, story, titles);
  const received = await registry.get<{ items: readonly { title: string }[] }>('/incoming?limit=200');
  const papers = new Set(received.items.map((item) => item.title));
  for (const paper of PAPERS) await tellPaper(office, organisation, paper, papers);
  const small = await registry.get<{ items: readonly { title: string }[] }>('/conduct?limit=200');
  const matters = new Set(small.items.map((item) => item.title));
  for (const matter of MATTERS) await tellMatter(office, matter, matters);
  await tellTasks(office);
  await tellRaised(office);
}

/** Roles shown first: the ones that a visitor tries. */
const SHOWN = [
  'head',
  'executive-deputy',
  'deputy-agriculture',
  'office-director',
  'secretary-general',
  'registrar',
  'justice.reviewer',
  'finance.head',
  'finance.clerk',
  'agriculture.clerk',
];

/** The accounts as printed at the start: a few of each government, the file for the rest. */
export function describeAccounts(accounts: DemoAccounts, file: string): string {
  const lines = [`演示账号（密码均为 ${accounts.password}，全部账号见 ${file}）`];
  for (const government of accounts.governments) {
    const shown = SHOWN.flatMap((post) => government.accounts.filter((account) => account.post === post));
    lines.push(`  ${government.name}`, ...shown.map((one) => `    ${one.account.padEnd(28)} ${one.label}`));
  }
  return lines.join('\n');
}
