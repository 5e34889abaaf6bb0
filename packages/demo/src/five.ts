/**
 * `npm run demo:five -- --texts DIR --out DIR`: the five real notices that put the five Work Rules into force, each carried
 * through its own government's procedure in the shipped application, as a marked exercise under a set clock. Leaves five
 * PDFs, the acts as JSON and a page; ends with 1 where anything was refused, 2 where the arguments are wrong.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ApiProblem } from './api.ts';
import { StuckError, type ActLine } from './carry.ts';
import { CASES } from './five/cases.ts';
import { carryNotice, UnlikeOriginalError, type Carried } from './five/notice.ts';
import { fivePage, type Failed } from './five/page.ts';
import { packOf } from './tell.ts';
import { RuleTextError } from './texts.ts';

const USAGE =
  '用法：npm run demo:five -- --texts 文本目录 --out 输出目录 [--only 政府]\nUsage: npm run demo:five -- --texts DIR --out DIR [--only GOVERNMENT]';
const print = (line: string): void => void process.stdout.write(`${line}\n`);

function argumentsOf(args: readonly string[]): { texts: string; out: string; only: readonly string[] } | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { texts: { type: 'string' }, out: { type: 'string' }, only: { type: 'string', multiple: true } },
    });
    const { texts, out, only = [] } = values;
    if (texts === undefined || out === undefined || only.some((id) => CASES.every((one) => one.government !== id))) return undefined;
    return { texts: path.resolve(texts), out: path.resolve(out), only };
  } catch {
    return undefined;
  }
}

/** One act on one line: who, what, on which article. */
function printAct(n: number, line: ActLine): void {
  print(`  ${String(n).padStart(2)}. ${line.who} ${line.label}　${line.basis.map((label) => `〔${label}〕`).join('')}`);
  for (const warning of line.warnings) print(`      提醒：${warning.message}`);
  if (line.reason !== undefined) print(`      理由：${line.reason}`);
}

/** What a refusal says, one line a finding; anything else is a defect and is thrown on. */
function explain(error: unknown): string[] {
  const refused =
    error instanceof StuckError ? error.findings : error instanceof ApiProblem ? (error.problem.verdict?.findings ?? []) : undefined;
  if (refused !== undefined && error instanceof Error) {
    const lines = refused
      .filter((finding) => finding.outcome !== 'passed')
      .map(
        (finding) => `${finding.citation === undefined ? '' : `〔${finding.citation.label}〕`}${finding.message}${finding.wayOut ?? ''}`,
      );
    return [error.message, ...new Set(lines)];
  }
  if (error instanceof UnlikeOriginalError || error instanceof RuleTextError) return [error.message];
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [error.message];
  throw error;
}

async function main(): Promise<number> {
  const given = argumentsOf(process.argv.slice(2));
  if (given === undefined) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  await mkdir(given.out, { recursive: true });
  const carried: Carried[] = [];
  const failed: Failed[] = [];
  for (const one of CASES.filter(({ government }) => given.only.length === 0 || given.only.includes(government))) {
    print(`${packOf(one.government).source.government.name}（${one.decided}）`);
    try {
      let n = 0;
      const done = await carryNotice(one, given.texts, (line) => printAct((n += 1), line));
      carried.push(done);
      await writeFile(path.join(given.out, `${one.government}.pdf`), done.pdf);
      print(`  ${done.number}　${done.signedBy}${done.signedAs}　${done.pages}页　修复${done.repairs.length}处`);
    } catch (error) {
      const why = explain(error);
      failed.push({ name: packOf(one.government).source.government.name, why });
      for (const line of why) print(`  未办成：${line}`);
    }
  }
  const results = carried.map(({ pdf, ...rest }) => ({ ...rest, pdf: `${rest.government}.pdf`, bytes: pdf.length }));
  await writeFile(path.join(given.out, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(path.join(given.out, 'index.html'), fivePage(carried, failed));
  print(failed.length === 0 ? `${carried.length}件均已印发：${path.join(given.out, 'index.html')}` : `${failed.length}件未办成。`);
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = await main();
