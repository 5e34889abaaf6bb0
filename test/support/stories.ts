/**
 * What the browser stories stand on: the shipped server as a process of its own on a freshly seeded data folder, and the
 * steps that people take on its screens. Everything on a page is found by its role and the words that a person reads.
 */
import type { DraftInput } from '@lingxing/affairs/document';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOrganisation, planDemo, type GovernmentId } from '@lingxing/demo';
import type { Locator, Page } from 'playwright-core';
import { fetchTransport, Office } from '../../packages/demo/src/api.ts';
import { root } from './sources.ts';

/** Long enough that a few words more are still wording (a twentieth of the text). */
const TEXT =
  '现就有关事项通知如下。各单位要落实责任，明确分管负责人和承办人员，制定具体办法，把任务分解到岗位；要加强协作，主动沟通情况，' +
  '遇到问题及时报告；要注重实效，不层层加码，不增加基层负担，工作情况随时报送，好的做法及时总结，共性问题集中研究解决。';

/** A plain notice in a government's name, as a story needs it to be there before it begins. */
export function notice(title: string, more: Partial<DraftInput> = {}): DraftInput {
  return {
    title,
    kind: 'notice',
    issuer: 'government',
    to: 'subordinate',
    recipients: ['各乡镇人民政府'],
    body: [{ type: 'paragraph', runs: [{ text: TEXT }] }],
    publication: 'active',
    ...more,
  };
}

/** How long a person waits for a page on a machine that is busy with others. */
const PATIENCE_MS = 120_000;

/** Where the folder lies that the deployments of a run begin with; set by `stories-setup.ts`. */
const SEEDED = 'LINGXING_TEST_SEEDED';
/** The governments whose people appear in the stories. */
const GOVERNMENTS: readonly GovernmentId[] = ['zezhou', 'xishi', 'weidong', 'jincheng-chengqu', 'xinzhou'];

/** A folder of our own for a server's data. */
function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lingxing-stories-'));
  // Started by root, the embedded database runs as a user without rights, which has to pass through here.
  chmodSync(folder, 0o755);
  return folder;
}

const accountsFile = (folder: string): string => join(folder, 'demo-accounts.json');

/** Starts the server and resolves once it says where it listens; fails at once where it ends instead. */
async function serve(
  folder: string,
  clock: Readonly<Record<string, string>> = {},
): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(LINGXING_|DATABASE_|VITEST|NODE_OPTIONS)/.test(name));
  const child = spawn(process.execPath, [join(root, 'packages/server/src/main.ts')], {
    env: { ...Object.fromEntries(kept), PORT: '0', HOST: '127.0.0.1', LINGXING_DATA: folder, ...clock },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    const hear = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const found = /令行已启动：(\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', () => reject(new Error(`the server ended:\n${output}`)));
  });
  return { url, child };
}

/** Ends a server as a supervisor does. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  await ended;
}

/**
 * Makes the folder that the deployments of a run begin with: the server founds and seeds it as it does any empty one, with the
 * demonstration's governments of the stories, their posts and accounts, and no documents. Resolves to what takes it away again.
 */
export async function seedStories(): Promise<() => void> {
  const folder = freshFolder();
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await planDemo(accountsFile(folder), GOVERNMENTS, false);
    const { child } = await serve(folder);
    await end(child);
    // A copy of a database that runs is none.
    if (existsSync(join(folder, 'postgres/cluster/postmaster.pid'))) throw new Error('the server has left its database running');
  } catch (error) {
    remove();
    throw error;
  }
  process.env[SEEDED] = folder;
  return remove;
}

/** A deployment of its own: the server as it ships, on a copy of the seeded folder. */
export class Deployment {
  #url: string;
  /** Of every account. */
  readonly password: string;
  #child: ChildProcess;
  readonly #folder: string;

  private constructor(url: string, password: string, child: ChildProcess, folder: string) {
    this.#url = url;
    this.password = password;
    this.#child = child;
    this.#folder = folder;
  }

  static async start(): Promise<Deployment> {
    const seeded = process.env[SEEDED];
    if (seeded === undefined) throw new Error(`${SEEDED} is not set: stories run under the setup of their project in vitest.config.ts`);
    const folder = freshFolder();
    try {
      // Owners too: the database's files belong to its user.
      execFileSync('cp', ['-a', `${seeded}/.`, folder]);
      const { password } = JSON.parse(readFileSync(accountsFile(folder), 'utf8')) as { password: string };
      const { url, child } = await serve(folder);
      return new Deployment(url, password, child, folder);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  get url(): string {
    return this.#url;
  }

  /** Ends the server and starts it again on the same folder at nine in the morning of a later day: what fell due meanwhile is done. */
  async reopen(day: string): Promise<void> {
    await end(this.#child);
    const { url, child } = await serve(this.#folder, { LINGXING_CLOCK: `${day}T09:00:00+08:00` });
    this.#url = url;
    this.#child = child;
  }

  async stop(): Promise<void> {
    await end(this.#child);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The desks of a government through the public API: what a story needs to be there before it begins. */
  office(government: GovernmentId): Office {
    return new Office(fetchTransport(this.url), loadOrganisation(government).accounts, () => this.password);
  }

  /** Signs in on the page, as one does who has opened its address. */
  async signIn(page: Page, account: string): Promise<void> {
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(this.url);
    await page.getByLabel('账号').fill(account);
    await page.getByLabel('密码').fill(this.password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('navigation', { name: '主导航' }).waitFor();
  }

  /**
   * Someone who is signed in already opens a page, the workbench unless another is named: the session is asked for through the
   * API, for a story that is not about signing in.
   */
  async enter(page: Page, account: string, path = '/'): Promise<void> {
    page.setDefaultTimeout(PATIENCE_MS);
    const data = { account, password: this.password };
    const answer = await page.request.post(`${this.url}/api/v1/session`, { data });
    if (!answer.ok()) throw new Error(`${account} may not sign in: ${await answer.text()}`);
    await page.goto(`${this.url}${path}`);
    await page.getByRole('navigation', { name: '主导航' }).waitFor();
  }
}

/** Opens what waits on the workbench: a line of the clerk's list, or a leader's card. */
export async function openWaiting(page: Page, title: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '工作台' }).click();
  await page.getByRole('main').getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** The form of an act at the desk: open already where the act is the next one, opened by its verb where it is another. */
export async function actForm(page: Page, act: string): Promise<Locator> {
  const form = page.getByRole('form', { name: act, exact: true });
  const verb = page.getByRole('button', { name: act, exact: true });
  await verb.first().waitFor();
  if (!(await form.isVisible())) await verb.click();
  await form.waitFor();
  return form;
}

/** Fills in an act's form, presses its verb and waits until the page says what happened. */
export async function perform(page: Page, act: string, says: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  const form = await actForm(page, act);
  for (const [label, text] of Object.entries(fields)) await form.getByRole('textbox', { name: label }).fill(text);
  await form.getByRole('button', { name: act, exact: true }).click();
  await said(page, says);
}

/** Waits until the page says this of what has just been done. */
export async function said(page: Page, says: string): Promise<void> {
  await page.getByRole('main').getByRole('status').filter({ hasText: says }).waitFor();
}

/** Goes on with an act that asks once more before it cannot be taken back. */
export async function confirmAct(page: Page, act: string): Promise<void> {
  await page.getByRole('alertdialog', { name: act }).getByRole('button', { name: act, exact: true }).click();
}

/** What the page says under 还不能做的 of one act. */
export async function notYet(page: Page, act: string): Promise<string> {
  const refused = page.getByRole('group').filter({ hasText: '还不能做的' });
  await refused.waitFor();
  if ((await refused.getAttribute('open')) === null) await refused.getByText('还不能做的').click();
  return refused
    .getByRole('listitem')
    .filter({ has: page.getByText(act, { exact: true }) })
    .innerText();
}

/** On a phone the act is pressed at the foot of the screen and its form rises from there. */
export async function openOnPhone(page: Page, act: string): Promise<Locator> {
  await page.getByRole('button', { name: act, exact: true }).tap();
  const form = page.getByRole('dialog', { name: '办理' }).getByRole('form', { name: act, exact: true });
  await form.waitFor();
  return form;
}

/** Closes the browser window of someone who is done for today. */
export async function leave(page: Page): Promise<void> {
  await page.context().close();
}

/** Shows one of the sections of a document's page. */
export async function section(page: Page, name: string): Promise<Locator> {
  await page.getByRole('tab', { name }).click();
  const panel = page.getByRole('tabpanel', { name });
  await panel.waitFor();
  return panel;
}

/** Everything written in a PDF, without the spaces between its pieces. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  let text = '';
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const { items } = await (await pdf.getPage(n)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  await pdf.loadingTask.destroy();
  return text.replaceAll(/\s/gu, '');
}
