/** `lingxing packs figures`: the second reading of a rules text against its pack. The text is read, never kept. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  chineseNumeral,
  figuresOf,
  loadAccount,
  problemLine,
  readRulesText,
  type Account,
  type Hit,
  type RulePack,
} from '@lingxing/workrules';
import { builtInPackFile, readPackFile } from '@lingxing/workrules/read';
import type { Output } from './output.ts';

const LARGEST = 4_000_000;
const KINDS = { number: '数字', modality: '用词', role: '职务' } as const;

/** Prints every number, modal word and role that no norm of its paragraph carries. Exit 1 where any is left unaccounted for. */
export function showFigures(textFile: string, packName: string, json: boolean, out: Output): 0 | 1 | 2 {
  const found = statSync(textFile, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) {
    out.complain(`没有这个文件：${textFile}`);
    return 2;
  }
  if (found.size > LARGEST) {
    out.complain(`${textFile}：文件过大，上限${LARGEST}字节`);
    return 2;
  }
  const plain = readFileSync(textFile, 'utf8');
  if (plain.includes('\uFFFD')) {
    out.complain(`${textFile}：文件不是 UTF-8 编码，请另存为 UTF-8 再试`);
    return 2;
  }
  const text = readRulesText(plain);
  if (!text.ok) {
    const { line, message, expected } = text.refusal;
    out.complain(`${textFile}${line === undefined ? '' : `:${line}`}：${message}应是：${expected}`);
    return 2;
  }
  const file = builtInPackFile(packName) ?? packName;
  const read = readPackFile(file);
  if (!read.ok) {
    for (const problem of read.problems) out.complain(problemLine(problem));
    return 2;
  }
  const account = accountBeside(file, read.pack);
  if (!account.ok) {
    for (const line of account.lines) out.complain(line);
    return 2;
  }
  const figures = figuresOf(read.pack.source, text.text, account.value);
  const sound = figures.open.length === 0 && figures.counts.length === 0 && figures.idle.length === 0;
  if (json) out.write(JSON.stringify(figures));
  else {
    for (const line of figures.counts) out.write(`款项不合  ${line}`);
    for (const hit of figures.hits) out.write(lineOf(hit));
    for (const line of figures.idle) out.write(`多余的说明  ${line}`);
    out.write(
      `共${figures.hits.length}处，没有规范也没有说明的${figures.open.length}处，款项不合的${figures.counts.length}处，多余的说明${figures.idle.length}条`,
    );
  }
  return sound ? 0 : 1;
}

function lineOf(hit: Hit): string {
  const place = `第${chineseNumeral(hit.article)}条第${chineseNumeral(hit.paragraph)}款`;
  const carried = hit.norms.length > 0 ? hit.norms.join('、') : hit.accepted === undefined ? '没有规范' : `不需规范：${hit.accepted}`;
  return `${place}  ${KINDS[hit.kind]} ${hit.words}${hit.times > 1 ? `（${hit.times}处）` : ''}  ${carried}`;
}

/** The account stands in the pack's own folder: ID/figures.yaml. */
function accountBeside(file: string, pack: RulePack): { ok: true; value: Account } | { ok: false; lines: readonly string[] } {
  const account = join(dirname(file), pack.id, 'figures.yaml');
  if (!existsSync(account)) return { ok: true, value: { accepted: [] } };
  const loaded = loadAccount(readFileSync(account, 'utf8'), account);
  return loaded.ok ? { ok: true, value: loaded.value } : { ok: false, lines: loaded.problems.map(problemLine) };
}
