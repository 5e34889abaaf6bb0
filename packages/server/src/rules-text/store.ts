/**
 * Where a government keeps the text of its work rules, edition by edition, and how many of its acts rest on each article.
 * An import is one transaction: the text, and the line in the trail.
 */
import { hashOf } from '@lingxing/ledger';
import {
  changesOf,
  heldAgainstPack,
  type PackSource,
  type RulesText,
  type TextChange,
  type TextDifference,
  type TextNote,
} from '@lingxing/workrules';
import type { TenantDatabase } from '../identity/index.ts';
import type { Queries } from '../identity/store.ts';
import { record } from '../identity/trail.ts';
import type { RulesFile } from './receive.ts';

export interface StoredText {
  readonly edition: string;
  readonly revision: number;
  readonly hash: string;
  readonly text: RulesText;
  readonly fileName: string;
  readonly importedAt: Date;
}

export interface ImportRequest {
  /** The edition that it is the text of; the one in force where absent. */
  readonly edition?: string | undefined;
  /** The hash of what was looked over; absent where it is only to be looked over. */
  readonly confirm?: string | undefined;
  /** The hash of the text whose place it was seen to take; absent where there was none. */
  readonly replaces?: string | undefined;
  /** Who imports it, and as of when. */
  readonly by: string;
  readonly now: Date;
  readonly today: string;
}

export interface Looked {
  readonly stored: boolean;
  readonly edition: string;
  readonly hash: string;
  readonly replaces?: string;
  readonly text: RulesText;
  readonly notes: readonly TextNote[];
  readonly differences: readonly TextDifference[];
  readonly changes: readonly TextChange[];
}

export type ImportOutcome =
  | { readonly looked: Looked }
  /** `stale`: somebody else's import came between looking over and storing. */
  | { readonly refused: string; readonly wayOut: string; readonly stale?: true };

export interface ArticleActs {
  readonly text: string;
  readonly article: number;
  readonly acts: number;
}

export interface RulesTexts {
  /** The text of an edition that stands, if one was imported. */
  text(government: string, edition: string): Promise<StoredText | undefined>;
  /** Acts under an edition by the article that they rest on, counted up to the last sealed batch. */
  acts(government: string, edition: string): Promise<readonly ArticleActs[]>;
  /** Looks a text over against pack and standing text; with `confirm` stores it, whole or not at all. */
  importText(government: string, file: RulesFile, request: ImportRequest): Promise<ImportOutcome>;
  /** Writes a refused import to the trail. */
  refuse(government: string, by: string, detail: string): Promise<void>;
}

const STANDING = `select edition, revision, hash, text, file_name as "fileName", imported_at as "importedAt" from rules_text
  where government = $1 and edition = $2 order by revision desc limit 1`;

export function rulesTexts(db: TenantDatabase): RulesTexts {
  const standing = async (q: Queries, government: string, edition: string) =>
    (await q.query<StoredText>(STANDING, [government, edition])).rows[0];
  return {
    text: (government, edition) => db.inTenant(government, (q) => standing(q, government, edition)),
    acts: (government, edition) =>
      db.inTenant(government, async (q) => {
        const { rows } = await q.query<ArticleActs>(
          'select text, article, acts::integer as acts from article_acts where government = $1 and edition = $2 order by text, article',
          [government, edition],
        );
        return rows;
      }),
    importText: (government, file, request) =>
      db.inTenant(government, async (q) => {
        // One import after the other: the next one sees what this one stored.
        await q.query(`select pg_advisory_xact_lock(hashtext('lingxing rules text'), hashtext($1))`, [government]);
        const pack = await packOf(q, government, request);
        if ('refused' in pack) return pack;
        const wrong = notThisText(file.text, pack);
        if (wrong !== undefined) return wrong;
        const edition = pack.edition.edition;
        const before = await standing(q, government, edition);
        const hash = hashOf(file.text);
        const looked: Looked = {
          stored: false,
          edition,
          hash,
          ...(before === undefined ? {} : { replaces: before.hash }),
          text: file.text,
          notes: file.notes,
          differences: heldAgainstPack(file.text, pack),
          changes: before === undefined ? [] : changesOf(before.text, file.text),
        };
        if (request.confirm === undefined) return { looked };
        if (request.confirm !== hash) return { refused: '所交文件与刚才核对的不是同一份。', wayOut: '请重新核对后再导入。', stale: true };
        if (request.replaces !== before?.hash)
          return { refused: '核对之后，他人已导入过这一版的原文。', wayOut: '请重新核对变动后再导入。', stale: true };
        if (before?.hash !== hash) await put(q, government, file, looked, before?.revision ?? 0, request);
        return { looked: { ...looked, stored: true } };
      }),
    refuse: (government, by, detail) =>
      db.inTenant(government, (q) => record(q, government, { account: by, event: 'rules-text-imported', detail, result: 'refused' })),
  };
}

type Pack = Pick<PackSource, 'edition' | 'articles' | 'government'>;

/** The pack of the edition asked for, or of the one in force; else the newest there is. */
async function packOf(
  q: Queries,
  government: string,
  { edition, today }: ImportRequest,
): Promise<Pack | Extract<ImportOutcome, { refused: string }>> {
  const { rows } = await q.query<{ source: { source: Pack } }>(
    `select source from pack where government = $1 and ($2::text is null or edition = $2)
     order by (effective <= $3::date) desc, effective desc, revision desc limit 1`,
    [government, edition ?? null, today],
  );
  const found = rows[0]?.source.source;
  if (found !== undefined) return found;
  const { rows: known } = await q.query<{ edition: string }>('select distinct edition from pack where government = $1 order by edition', [
    government,
  ]);
  return known.length === 0
    ? { refused: `没有 ${government} 这个政府，或者还没有它的规则包。`, wayOut: '请核对政府的代号。' }
    : { refused: `没有“${edition ?? ''}”这一版规则。`, wayOut: `已有的版本：${known.map((one) => one.edition).join('、')}。` };
}

/** Why this is the text of something else: another document number, or another number of articles. */
function notThisText(text: RulesText, pack: Pack): Extract<ImportOutcome, { refused: string }> | undefined {
  const { documentNumber, edition } = pack.edition;
  const name = `${pack.government.name}工作规则（${documentNumber}，${edition}）`;
  const wayOut = `请导入${name}的原文；是另一版的，请指明版本。`;
  if (text.documentNumber !== undefined && text.documentNumber !== documentNumber.replace(/\s+/gu, ''))
    return { refused: `所交文件的发文字号是${text.documentNumber}，不是${documentNumber}。`, wayOut };
  if (text.articles.length !== pack.articles.length)
    return { refused: `所交文件读出${text.articles.length}条，${name}有${pack.articles.length}条。`, wayOut };
  return undefined;
}

async function put(
  q: Queries,
  government: string,
  file: RulesFile,
  looked: Looked,
  revision: number,
  { by, now }: ImportRequest,
): Promise<void> {
  await q.query(
    `insert into rules_text (government, edition, revision, hash, text, notes, file_name, imported_by, imported_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [government, looked.edition, revision + 1, looked.hash, JSON.stringify(file.text), JSON.stringify(file.notes), file.fileName, by, now],
  );
  const what = revision === 0 ? '导入' : `替换第${revision}次导入，变动${looked.changes.length}条`;
  await record(q, government, {
    account: by,
    event: 'rules-text-imported',
    detail: `${looked.edition}：${file.fileName}，${file.text.articles.length}条，${what}`,
    result: 'ok',
  });
}
