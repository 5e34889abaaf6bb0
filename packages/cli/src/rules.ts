/** `lingxing rules import`: the text of a government's work rules into its database, looked over before it is stored. */
import { createReadStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dayOf, LedgerFailure, openDatabase } from '@lingxing/ledger';
import {
  ConfigError,
  fileStore,
  readConfig,
  receiveRulesText,
  rulesTexts,
  tenantDatabase,
  type Config,
  type Looked,
} from '@lingxing/server';
import type { TextNoteKind } from '@lingxing/workrules';
import type { Output } from './output.ts';

export interface RulesImport {
  readonly file: string;
  readonly government: string;
  readonly edition?: string | undefined;
  /** Whether the text that stands may be replaced; without it the changes are shown and nothing is stored. */
  readonly replace: boolean;
}

/** Who did it, in the trail: whoever has the machine. */
const BY = 'installation';

/** Imports a text. 0 stored (or already there), 1 not taken, or there is one to be replaced first; 2 bad input. */
export async function importRules(
  { file, government, edition, replace }: RulesImport,
  out: Output,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<0 | 1 | 2> {
  if (!existsSync(file) || !statSync(file).isFile()) {
    out.complain(`没有这个文件：${file}`);
    return 2;
  }
  try {
    const config = readConfig(env, process.cwd());
    const files = fileStore(join(config.dataDir, 'files'));
    mkdirSync(config.dataDir, { recursive: true, mode: 0o755 });
    const received = await receiveRulesText(createReadStream(file), basename(file), '', { spool: await files.spool() });
    if ('refused' in received) {
      out.complain(`${received.refused}${received.wayOut}`);
      return 1;
    }
    return await within(config, async (texts) => {
      const now = new Date();
      const request = { edition, by: BY, now, today: dayOf(now.getTime()) };
      const seen = await texts.importText(government, received, request);
      if (!('looked' in seen)) return refused(seen, out);
      const { hash, replaces, changes } = seen.looked;
      tell(seen.looked, out);
      if (replaces !== undefined && replaces !== hash && !replace) {
        out.complain(`这一版已经导入过原文，以上${changes.length}条将变动。确认替换的，加 --replace 再执行一次。`);
        return 1;
      }
      const done = await texts.importText(government, received, { ...request, confirm: hash, replaces });
      if (!('looked' in done)) return refused(done, out);
      out.write(replaces === hash ? '与已导入的原文相同，没有变动。' : '已导入。');
      return 0;
    });
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof LedgerFailure)) throw error;
    out.complain(error.message);
    return 2;
  }
}

function refused({ refused: why, wayOut }: { readonly refused: string; readonly wayOut: string }, out: Output): 1 {
  out.complain(`${why}${wayOut}`);
  return 1;
}

/** Works on the database of the deployment; one that a server is running on is left running. */
async function within<T>(config: Config, work: (texts: ReturnType<typeof rulesTexts>) => Promise<T>): Promise<T> {
  const { database } = config;
  const opened = await openDatabase(
    database === undefined ? { dataDir: join(config.dataDir, 'postgres') } : { url: database.url, adminUrl: database.adminUrl },
  );
  try {
    return await work(rulesTexts(tenantDatabase(opened.pool)));
  } finally {
    await (opened.database.adopted ? opened.pool.end() : opened.close());
  }
}

const NOTE_WORDS: Readonly<Record<TextNoteKind, string>> = {
  joined: '接上一行',
  'joined-at-sentence': '句末在行尾，按接上一行处理，请核对',
  'lost-number': '项的编号缺失，按位置认作一项',
  'page-number': '页码，略去',
  'running-head': '页眉，略去',
  section: '节名，略去',
  unplaced: '不在任何一条之内，略去，请核对',
  before: '正文之前，略去',
  after: '正文之后，略去',
};

const OF_WORDS = { article: '条', chapter: '所在的章', paragraphs: '款数', items: '项数' } as const;

function tell({ edition, text, notes, differences, changes }: Looked, out: Output): void {
  const paragraphs = text.articles.flatMap((one) => one.paragraphs);
  const items = paragraphs.reduce((sum, one) => sum + one.items.length, 0);
  out.write(
    `${text.title ?? '工作规则'}（${edition}）：${text.chapters.length}章${text.articles.length}条，${paragraphs.length}款，${items}项`,
  );
  for (const { kind, line, article, text: words } of notes)
    out.write(`  第${line}行${article === undefined ? '' : `（第${article}条）`}${NOTE_WORDS[kind]}：${words}`);
  for (const one of differences) out.write(`  第${one.article}条${OF_WORDS[one.of]}：原文${one.text}，规则包${one.pack}`);
  for (const { article, change, before, after } of changes) {
    out.write(`  第${article}条${{ added: '增加', removed: '删去', changed: '改动' }[change]}`);
    for (const line of before.filter((one) => !after.includes(one))) out.write(`    - ${line}`);
    for (const line of after.filter((one) => !before.includes(one))) out.write(`    + ${line}`);
  }
}
