/** `lingxing consult`: a hypothetical judged by the functions that judge real acts; no database. */
import { readFileSync } from 'node:fs';
import { caseWords, consult, consultSchema, type Answer, type ConsultKind, type ConsultOutcome } from '@lingxing/affairs/consult';
import { citationLabel, problemLine, type RulePack } from '@lingxing/workrules';
import { loadBuiltInCalendar, loadBuiltInPacks, readPackFile } from '@lingxing/workrules/read';
import type { Output } from './output.ts';

export interface ConsultOptions {
  readonly government: string | undefined;
  /** The file of a pack that is asked instead of one that is shipped. */
  readonly pack: string | undefined;
  readonly batch: boolean;
  readonly schema: boolean;
  readonly json: boolean;
}

/** Larger questions are no questions. */
const LARGEST = 20_000_000;

/** Today in Asia/Shanghai, for a question that names no day. */
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** Answers the question on standard input, or one on each line of it; prints the schema of questions. */
export function runConsult({ government, pack: file, batch, schema, json }: ConsultOptions, out: Output): 0 | 2 {
  if (schema) {
    out.write(JSON.stringify(consultSchema()));
    return 0;
  }
  const pack = file === undefined ? shipped(government, out) : brought(file, government, out);
  if (pack === undefined) return 2;
  const text = readFileSync(0, 'utf8');
  if (text.length > LARGEST) {
    out.complain(`输入过大，上限${LARGEST}字。`);
    return 2;
  }
  const asked = { pack, calendar: loadBuiltInCalendar(), date: today() };
  // Lines are counted as they stand in the input, empty ones too.
  const lines = (batch ? text.split('\n') : [text]).map((line, i) => [i + 1, line] as const).filter(([, line]) => line.trim() !== '');
  if (lines.length === 0) {
    out.complain('没有读到问题：请从标准输入给出一个 JSON 对象。');
    return 2;
  }
  let sound = true;
  for (const [number, line] of lines) {
    const where = batch ? `第${number}行：` : '';
    let question: unknown;
    try {
      question = JSON.parse(line);
    } catch (error) {
      const message = `${where}不是 JSON：${jsonProblem(error, line)}`;
      // One answer for each line, also where the line is no question.
      if (batch) out.write(JSON.stringify({ error: [{ path: '', message }] }));
      out.complain(message);
      sound = false;
      continue;
    }
    const consulted = consult(asked, question);
    if (!consulted.ok) {
      if (batch) out.write(JSON.stringify({ error: consulted.problems }));
      for (const { path, message } of consulted.problems) out.complain(`${where}${path === '' ? '问题' : path}：${message}`);
      sound = false;
      continue;
    }
    out.write(json || batch ? JSON.stringify(consulted.answer) : plain(consulted.answer, pack, question));
  }
  return sound ? 0 : 2;
}

/** The pack of a government that comes with the software. */
function shipped(government: string | undefined, out: Output): RulePack | undefined {
  const packs = loadBuiltInPacks();
  const pack = packs.find((one) => one.id === government);
  if (pack === undefined) {
    const ids = packs.map((one) => one.id).join('、');
    out.complain(
      government === undefined
        ? `请用 --government 写明哪个政府：${ids}；或者用 --pack 写明一个规则包文件。`
        : `没有“${government}”这个规则包，可用：${ids}；另有规则包的，用 --pack 写明文件。`,
    );
  }
  return pack;
}

/** The pack of a file, which need not be proved to be asked; what is wrong with it comes with file and line. */
function brought(file: string, government: string | undefined, out: Output): RulePack | undefined {
  const read = readPackFile(file);
  if (!read.ok) {
    for (const problem of read.problems) out.complain(problemLine(problem));
    return undefined;
  }
  if (government === undefined || government === read.pack.id) return read.pack;
  out.complain(`${file} 是“${read.pack.id}”的规则包，不是“${government}”的。`);
  return undefined;
}

/** Where a line stops being JSON; what the platform says of it, in English, is left out. */
function jsonProblem(error: unknown, line: string): string {
  const said = error instanceof Error ? error.message : '';
  const at = /position (\d+)/u.exec(said)?.[1];
  const near = at === undefined ? (/token '(.)'/u.exec(said)?.[1] ?? '') : line.slice(Number(at), Number(at) + 20).trim();
  return near === '' ? '没有写完。' : `“${near}”处有误。`;
}

/** An answer to a person: the outcome, the days, the cases, where it stands, and what may have been meant. */
const plain = ({ outcome, answer, findings, dependsOn, nearest }: Answer, pack: RulePack, question: unknown): string => {
  const { kind } = question as { readonly kind: ConsultKind };
  const labels = new Map(dependsOn?.facts.map((one) => [one.name, one.label]));
  return [
    `${OUTCOMES[outcome]}：${answer?.text ?? ''}`,
    ...(answer?.dates ?? []).map(
      ({ label, date, from, value, unit, provisional }) =>
        `  ${label}：${date}（${value}${unit === 'workday' ? '个工作日' : '日'}，自${from}起算，当日不计${provisional.length === 0 ? '' : `；${provisional.join('、')}年放假安排尚未公布，此日为暂定`}）`,
    ),
    ...(dependsOn?.cases ?? []).map(
      (one) => `  ${caseWords(kind, one, labels, pack)}——${OUTCOMES[one.outcome]}：${one.answer?.text ?? ''}`,
    ),
    ...findings.map(
      ({ source, of, article, paragraph, item, message }) =>
        `  ${citationLabel({ source, text: of, article, paragraph, item }, pack)} ${message}`,
    ),
    ...(nearest ?? []).map((one) => `  也许要问：${one.label}  ${JSON.stringify({ kind: one.kind, facts: one.facts })}`),
  ].join('\n');
};

const OUTCOMES: Readonly<Record<ConsultOutcome, string>> = {
  permitted: '可以',
  warned: '可以，须写明理由',
  refused: '不可以',
  answer: '答',
  depends: '视情形而定',
  silent: '规则没有写',
};
