/** Takes a published notice apart: its head, the rules that it brings into force, its imprint. */
import { chineseNumeral, joinedParagraphs, mendedLines, suspects, type Line, type Repair } from './lines.ts';

export interface RuleText {
  readonly notice: {
    /** 泽政发〔2024〕32号 */
    readonly number: string;
    readonly title: string;
    readonly recipients: readonly string[];
    readonly paragraphs: readonly string[];
    /** Absent where the source prints none. */
    readonly signature?: string | undefined;
    /** 成文日期, `YYYY-MM-DD`. */
    readonly date: string;
    /** 附注 without its brackets: 此件公开发布. */
    readonly note?: string | undefined;
  };
  readonly rules: { readonly title: string; readonly chapters: readonly Chapter[] };
  readonly imprint: {
    readonly copies: readonly string[];
    readonly organ?: string | undefined;
    /** 印发日期, `YYYY-MM-DD`. */
    readonly printed?: string | undefined;
    readonly copiesPrinted?: number | undefined;
  };
  readonly repairs: readonly Repair[];
  /** Kept as they stand, for a person to judge. */
  readonly suspects: readonly Repair[];
}
export interface Chapter {
  readonly number: number;
  readonly title: string;
  readonly articles: readonly Article[];
}
export interface Article {
  readonly number: number;
  /** Paragraphs and items in order, as they stand; the first carries the number. */
  readonly paragraphs: readonly string[];
}

/** The text is not built as a notice with rules; says what is missing. */
export class RuleTextError extends Error {}

const NUMBER = /^\S{1,12}〔\d{4}〕\d+号$/u;
const DATE = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$/u;
const PRINTED = /^(?<organ>.*?)\s*(?<date>\d{4}年\d{1,2}月\d{1,2}日)\s*印发$/u;
const CHAPTER = /^第([一二三四五六七八九十]+)章\s*(.*)$/u;

function isoDate(text: string): string | undefined {
  const [, y, m, d] = DATE.exec(text) ?? [];
  return y === undefined || m === undefined || d === undefined ? undefined : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
}

/** Spaces inside a Chinese title are typesetting: 通 知, 总 则. */
const closed = (text: string): string => text.replace(/(?<=[^\x20-\x7e])\s+(?=[^\x20-\x7e])/gu, '');

/** Reads one of the published texts. Throws {@link RuleTextError} where it is no notice with rules. */
export function readRuleText(source: string): RuleText {
  const repairs: Repair[] = [];
  const lines = mendedLines(source, repairs);
  const first = lines.findIndex((line) => CHAPTER.test(line.text));
  if (first < 1) throw new RuleTextError('the text has no chapter');
  const imprintAt = lines.findIndex(
    (line, i) => i > first && (line.text.startsWith('抄送') || PRINTED.test(line.text) || isOrganBeforePrinting(lines, i)),
  );
  const end = imprintAt < 0 ? lines.length : imprintAt;

  const { notice, rulesTitle } = readNotice(lines.slice(0, first), repairs);
  const body = joinedParagraphs(lines.slice(first, end), repairs);
  return {
    notice,
    rules: { title: rulesTitle, chapters: readChapters(body) },
    imprint: readImprint(lines.slice(end), repairs),
    repairs: repairs.sort((a, b) => a.line - b.line),
    suspects: suspects(lines),
  };
}

/** The office's name on a line of its own, followed by the day of printing. */
function isOrganBeforePrinting(lines: readonly Line[], i: number): boolean {
  const text = lines[i]?.text ?? '';
  return text.endsWith('人民政府办公室') && !/[，。]/u.test(text) && PRINTED.test(lines[i + 1]?.text ?? '');
}

function readNotice(lines: readonly Line[], repairs: Repair[]): { notice: RuleText['notice']; rulesTitle: string } {
  const salutation = lines.findIndex((line) => /[：:]$/u.test(line.text));
  if (salutation < 0) throw new RuleTextError('the notice names no recipients');
  const numbered = lines.slice(0, salutation).find((line) => NUMBER.test(line.text));
  if (numbered === undefined) throw new RuleTextError('the notice has no number');
  const titled = lines.slice(0, salutation).filter((line) => line !== numbered && !line.text.endsWith('人民政府文件'));
  const title = closed(titled.map((line) => line.text).join(''));
  const head = titled[0];
  if (head === undefined || !title.includes('关于')) throw new RuleTextError('the notice has no title');
  if (titled.length > 1 || title !== head.text) repairs.push({ line: head.line, what: `标题并为一行，去掉字间空格：“${title}”` });

  const dated = lines.findIndex((line, i) => i > salutation && DATE.test(line.text));
  const date = isoDate(lines[dated]?.text ?? '');
  if (date === undefined) throw new RuleTextError('the notice has no date');
  const before = lines[dated - 1];
  const signed = before?.text.endsWith('人民政府') ? before.text : undefined;
  const paragraphs = lines.slice(salutation + 1, signed === undefined ? dated : dated - 1).map((line) => line.text);
  if (paragraphs.length === 0) throw new RuleTextError('the notice says nothing');
  const rest = lines.slice(dated + 1);
  const noted = rest.find((line) => /^[（(].+[)）]$/u.test(line.text));
  const rulesTitle = closed(
    rest
      .filter((line) => line !== noted)
      .map((line) => line.text)
      .join(''),
  );
  if (rulesTitle === '') throw new RuleTextError('the rules have no title');
  return {
    rulesTitle,
    notice: {
      number: numbered.text,
      title,
      // Kinds of recipients are parted by commas, those of one kind by enumeration marks.
      recipients: (lines[salutation]?.text ?? '').replace(/[：:]$/u, '').split('，'),
      paragraphs,
      date,
      ...(signed === undefined ? {} : { signature: signed }),
      ...(noted === undefined ? {} : { note: noted.text.slice(1, -1) }),
    },
  };
}

/** Chapters and articles, both counted: a numeral opens an article only if it is the next one. */
function readChapters(lines: readonly Line[]): Chapter[] {
  const chapters: { number: number; title: string; articles: { number: number; paragraphs: string[] }[] }[] = [];
  let next = 1;
  for (const { line, text } of lines) {
    const chapter = CHAPTER.exec(text);
    if (chapter?.[1] === chineseNumeral(chapters.length + 1)) {
      chapters.push({ number: chapters.length + 1, title: closed(chapter[2] ?? ''), articles: [] });
      continue;
    }
    const articles = chapters.at(-1)?.articles;
    if (articles === undefined) throw new RuleTextError(`line ${line} stands before the first chapter`);
    if (text.startsWith(`${chineseNumeral(next)}、`)) {
      articles.push({ number: next, paragraphs: [text] });
      next += 1;
    } else {
      const article = articles.at(-1) ?? chapters.at(-2)?.articles.at(-1);
      if (article === undefined) throw new RuleTextError(`line ${line} belongs to no article`);
      article.paragraphs.push(text);
    }
  }
  return chapters;
}

function readImprint(lines: readonly Line[], repairs: Repair[]): RuleText['imprint'] {
  let copies = '';
  let organ: string | undefined;
  let printed: string | undefined;
  let copiesPrinted: number | undefined;
  let listing = false;
  for (const { line, text } of lines) {
    const print = PRINTED.exec(text)?.groups;
    const count = /^共印(\d+)份$/u.exec(text)?.[1];
    if (print) {
      listing = false;
      if (print['organ']) organ = print['organ'];
      printed = isoDate(print['date'] ?? '');
    } else if (count !== undefined) copiesPrinted = Number(count);
    else if (text.startsWith('抄送') || listing) {
      if (copies !== '')
        repairs.push({ line, what: text.startsWith('抄送') ? '接上被拆成两行、重复“抄送”字样的抄送机关' : '接上被拆成两行的抄送机关' });
      copies += text.replace(/^抄送[：:]\s*/u, '');
      listing = !copies.endsWith('。');
    } else organ = text;
  }
  return {
    copies: copies === '' ? [] : copies.replace(/。$/u, '').split('，'),
    ...(organ === undefined ? {} : { organ }),
    ...(printed === undefined ? {} : { printed }),
    ...(copiesPrinted === undefined ? {} : { copiesPrinted }),
  };
}
