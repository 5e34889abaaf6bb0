/**
 * The secrecy mark, told from the word. A mark stands as a mark: the level with a star and its period
 * (机密★1年) on a line of its own, or the level alone on a line at the head of a page, perhaps behind its copy number
 * (GB/T 9704-2012 7.2.1–7.2.3: 份号、密级和保密期限、紧急程度 flush left at the top). Running text, headings,
 * and statements such as that a paper is no state secret never match.
 */
import { blockText, type Draft } from '@lingxing/affairs/document';

export type SecrecyLevel = 'secret' | 'confidential' | 'top-secret';
export const SECRECY_NAMES: Record<SecrecyLevel, string> = { secret: '秘密', confidential: '机密', 'top-secret': '绝密' };
const LEVELS: Readonly<Record<string, SecrecyLevel>> = { 秘: 'secret', 机: 'confidential', 绝: 'top-secret' };

export interface ClassificationMark {
  readonly level: SecrecyLevel;
  /** The mark as it stands, nothing of what surrounds it. */
  readonly mark: string;
  /** Line in the text, from 1. */
  readonly line: number;
}

/** Lines with something on them that count as the head: of the whole text, and of each page (pages end with a form feed). */
const HEAD_OF_TEXT = 12;
const HEAD_OF_PAGE = 4;
/** Longest line that is still read as a line of marks rather than as prose. */
const LONGEST_MARK_LINE = 40;

const LEVEL = String.raw`(?<level>[绝机秘])\s*密(?:\s*级)?`;
const NUMERAL = String.raw`(?:\d{1,3}|[〇零一二三四五六七八九十]{1,3})`;
const SPAN = String.raw`(?:${NUMERAL}\s*(?:年|个月|月|天|日)|长\s*期|启用前)`;
const PERIOD = String.raw`(?:${SPAN}|\d{4}\s*年.{0,8}|至.{2,14}|.{0,6}(?:解密|公开)前?|\d{1,2})`;
/** On a starred line whatever is no sentence belongs to the mark: the period in any wording. */
const REST = String.raw`[^,。;!?、“”]{0,20}`;
const STAR = String.raw`[★☆⭐*✩✭✮]`;
const COPY_NUMBER = String.raw`(?:(?:(?:份\s*号|编\s*号|第|No\.?)\s*:?\s*\d{1,8}|\d{3,8})\s*(?:号|份)?\s*)?`;
const FIELD = String.raw`(?:密\s*级|秘\s*密\s*等\s*级|保\s*密\s*等\s*级)(?:\s*(?:和|及|、)\s*保\s*密\s*期\s*限)?`;
const LABEL = String.raw`(?:${FIELD}\s*:\s*)?`;
const TERM = String.raw`(?:\s*(?:保\s*密\s*期\s*限\s*:?\s*)?${SPAN})?`;
const URGENCY = String.raw`(?:\s*(?:紧急程度\s*:\s*)?(?:特\s*提|特\s*急|加\s*急|平\s*急))?`;
const NUMBER_BEHIND = String.raw`(?:\s+(?:份\s*号\s*:?|No\.?)?\s*\d{1,8}\s*(?:号|份)?)?`;
const OPEN = String.raw`[\[(【〔「『<〈《]?\s*`;
const CLOSE = String.raw`\s*[\])】〕」』>〉》]?`;

/** A starred mark on a line of its own; wherever it stands, it is a mark. */
const STARRED_LINE = new RegExp(
  `^${COPY_NUMBER}${LABEL}${OPEN}(?<mark>${LEVEL}\\s*${STAR}${REST}?)${CLOSE}${URGENCY}${NUMBER_BEHIND}$`,
  'u',
);
/** The level alone, or with a period without star, on a line of its own; a mark at the head only. */
const PLAIN_LINE = new RegExp(`^${COPY_NUMBER}${LABEL}${OPEN}(?<mark>${LEVEL}${TERM})${CLOSE}${URGENCY}${NUMBER_BEHIND}$`, 'u');
/** A starred mark beside other header elements on a short line at the head: red header and mark set side by side. */
const STARRED_BESIDE = new RegExp(`(?:^|\\s)(?<mark>${LEVEL}\\s*${STAR}\\s*${PERIOD}?)(?=\\s|$)`, 'u');
/** A bracketed level before a title: 【机密】关于…… */
const BEFORE_TITLE = new RegExp(`^[\\[(【〔]\\s*(?<mark>${LEVEL}(?:\\s*${STAR}\\s*${PERIOD}?)?)\\s*[\\])】〕]`, 'u');
/** A field of a form filled in: 密级：机密 beside other fields, with a colon or in the box behind the label. */
const FIELD_FILLED = new RegExp(`(?:^|\\s)${FIELD}(?:\\s*:\\s*|\\s)(?<mark>${LEVEL}(?:\\s*${STAR}\\s*${PERIOD}?|${TERM}))(?=\\s|$)`, 'u');
/** A level that is ticked among others. */
const FIELD_TICKED = new RegExp(`${FIELD}.*[☑☒✓✔√■]\\s*(?<mark>${LEVEL})`, 'u');
const LEVELS_NAMED = new RegExp(LEVEL.replace('?<level>', '?:'), 'gu');
const FIELD_CELL = new RegExp(`^${FIELD}\\s*:?$`, 'u');
const LEVEL_CELL = new RegExp(`^(?<mark>${LEVEL}(?:\\s*${STAR}${REST}|${TERM}))$`, 'u');
/** A star that is no footnote sign, and the dots and strokes that some write in its place; behind these a period has to stand. */
const TRUE_STAR = String.raw`[★☆⭐✩✭✮]`;
const SIGN = String.raw`(?:${STAR}|[·•・‧∙/—-])`;
/** What may stand beside a mark that is a token of its own; words and quotation marks, as of one that is spoken of, may not. */
const BEFORE = String.raw`(?<=^|[\s,;:、|。()\[\]【】〔〕「」『』<>《》〈〉])`;
const BEHIND = String.raw`(?=$|[\s,;:、|。()\[\]【】〔〕「」『』<>《》〈〉])`;
const TERMED = String.raw`${LEVEL}\s*(?:${TRUE_STAR}\s*${PERIOD}?|${SIGN}\s*${SPAN})`;
/** Level, star or its stand-in, and period as a token of its own: a mark wherever it stands in a line. */
const TERMED_TOKEN = new RegExp(`${BEFORE}(?<mark>${TERMED}|${TRUE_STAR}\\s*${LEVEL})${BEHIND}`, 'u');
/** Level and period run together; where several levels have theirs, the periods are spoken of. */
const SPAN_TOKEN = new RegExp(`${BEFORE}(?<mark>${LEVEL}${SPAN})${BEHIND}`, 'u');
/** What parts the fields of a line, as in a table kept as text. */
const BETWEEN_CELLS = /[,;，；、|｜\t]/u;
/** A level with its label, all there is in a cell. */
const LABELLED_CELL = new RegExp(`^${FIELD}\\s*:\\s*${OPEN}(?<mark>${LEVEL}${TERM})${CLOSE}$`, 'u');
/** The title of a paper with the level in brackets behind it. */
const BEHIND_TITLE = new RegExp(
  `(?:^关于.+|的(?:请示|报告|函|通知|通报|意见|方案|批复|决定|纪要|公告|议案|汇报))\\s*[\\[(【〔]\\s*(?<mark>${LEVEL}${TERM})\\s*[\\])】〕]$`,
  'u',
);
/** In a short field: the level in brackets, or set off by blanks or a colon at either end. What is kept secret is no mark. */
const IN_FIELD = [
  new RegExp(`[\\[(【〔]\\s*(?<mark>${LEVEL}${TERM})\\s*[\\])】〕]`, 'u'),
  new RegExp(`^(?<mark>${LEVEL}${TERM})(?:\\s+(?!事项|文件|载体|级|的)|\\s*:)`, 'u'),
  new RegExp(`(?<!国家|工作|商业|保守|保护|泄露|涉及|涉|属于|按)\\s(?<mark>${LEVEL}${TERM})[。;!]?$`, 'u'),
];
/** Longest line of a field that can be a title or a remark with a mark, rather than a report. */
const LONGEST_FIELD = 200;
/** Sentence marks in their compatibility form, as `even` leaves them. */
const PROSE = /[,。;!?、“”]/u;

/** The signs of a mark as the traditional script writes them: a paper from outside, or a keyboard set to it. */
const SIMPLE: Readonly<Record<string, string>> = {
  機: '机',
  絕: '绝',
  絶: '绝',
  級: '级',
  祕: '秘',
  長: '长',
  開: '开',
  號: '号',
  編: '编',
  啟: '启',
  啓: '启',
  緊: '紧',
  個: '个',
};

/**
 * Invisible characters that could split a mark, the compatibility forms of digits and letters, wide spaces, and the
 * emphasis marks of Markdown round a line are evened out.
 */
function even(line: string): string {
  return line
    .replace(/[\p{Cf}\u00ad]/gu, '')
    .normalize('NFKC')
    .replace(/[機絕絶級祕長開號編啟啓緊個]/gu, (sign) => SIMPLE[sign] ?? sign)
    .replace(/\s+/gu, ' ')
    .replace(/^[*_~`\s]+|[*_~`\s]+$/gu, '');
}

function matched(match: RegExpExecArray | null, line: number): ClassificationMark | undefined {
  const level = LEVELS[match?.groups?.['level'] ?? ''];
  return level === undefined ? undefined : { level, mark: (match?.groups?.['mark'] ?? '').trim(), line };
}

/** The mark that is a token of its own in a line, or a field of it. Long lines are taken field by field. */
function markAmong(raw: string, line: number): ClassificationMark | undefined {
  if (!raw.includes(IN_EVERY_MARK)) return undefined;
  if (raw.length <= LONGEST_LINE) {
    const text = even(raw);
    const termed = matched(TERMED_TOKEN.exec(text), line);
    if (termed) return termed;
    const levels = text.match(LEVELS_NAMED)?.length ?? 0;
    const spanned = levels === 1 ? matched(SPAN_TOKEN.exec(text), line) : undefined;
    if (spanned) return spanned;
  }
  const cells = raw.split(BETWEEN_CELLS).map((cell) => (cell.length > LONGEST_FIELD ? '' : even(cell.replaceAll('"', ''))));
  return cells.length === 1 && raw.length <= LONGEST_LINE ? undefined : markInFields(cells, line);
}

/** A field that is a mark by itself, names its level with its label, or stands behind the label; of several levels none is the paper's. */
function markInFields(all: readonly string[], line: number): ClassificationMark | undefined {
  const cells = all.filter((cell) => cell !== '');
  for (const cell of cells) {
    const found = cell.length > LONGEST_MARK_LINE ? undefined : matched(STARRED_LINE.exec(cell) ?? TERMED_TOKEN.exec(cell), line);
    if (found) return found;
  }
  const levels = cells.filter((cell) => LEVEL_CELL.test(cell) || LABELLED_CELL.test(cell));
  if (levels.length !== 1) return undefined;
  const label = cells.findIndex((cell) => FIELD_CELL.test(cell));
  const behind = label < 0 ? undefined : matched(LEVEL_CELL.exec(cells[label + 1] ?? ''), line);
  return behind ?? matched(LABELLED_CELL.exec(levels[0] ?? ''), line);
}

function markOnLine(text: string, line: number, atHead: boolean): ClassificationMark | undefined {
  if (text.length > LONGEST_MARK_LINE) return undefined;
  const starred = matched(STARRED_LINE.exec(text), line);
  if (starred || !atHead) return starred;
  const plain = matched(PLAIN_LINE.exec(text), line);
  if (plain) return plain;
  const titled = matched(BEHIND_TITLE.exec(text), line);
  if (titled || PROSE.test(text)) return titled;
  return matched(STARRED_BESIDE.exec(text), line) ?? filledIn(text, line);
}

/** A form's own field: one level written behind its label, or one of several ticked. A list of the levels to choose from is none. */
function filledIn(text: string, line: number): ClassificationMark | undefined {
  const levels = text.match(LEVELS_NAMED)?.length ?? 0;
  return (levels === 1 ? matched(FIELD_FILLED.exec(text), line) : undefined) ?? matched(FIELD_TICKED.exec(text), line);
}

/** Every level ends with this character, which no other stands for (no compatibility form of it exists): without it there is no mark. */
const IN_EVERY_MARK = '密';

/**
 * The first secrecy mark standing as a mark, or undefined. Pages are told by form feeds, which count as line breaks;
 * table cells by tabs, and the paragraphs of a cell by vertical tabs.
 * Linear in the length of the text: long lines are prose and are passed over.
 */
export function findClassificationMark(text: string): ClassificationMark | undefined {
  if (!text.includes(IN_EVERY_MARK)) return undefined;
  let line = 0;
  let seen = 0;
  for (const page of text.split('\f')) {
    let seenOnPage = 0;
    let single = '';
    for (const raw of linesOf(page)) {
      line += 1;
      // Every mark holds this character: a line without it is counted and passed over, but where it may be one of a column of characters.
      if (raw.length > SHORT && !raw.includes(IN_EVERY_MARK) && /[\p{L}\p{N}]/u.test(raw)) {
        seen += 1;
        seenOnPage += 1;
        single = '';
        continue;
      }
      const atHead = seen < HEAD_OF_TEXT || seenOnPage < HEAD_OF_PAGE;
      const inCells =
        (atHead && raw.includes('\t') ? markInCells(raw, line) : undefined) ??
        raw
          .split('\v')
          .map((one) => markAmong(one, line))
          .find((one) => one !== undefined);
      const whole = raw.length > LONGEST_LINE ? undefined : even(raw);
      if (whole === '') continue;
      const found = inCells ?? (whole === undefined ? undefined : markOnLine(whole, line, atHead));
      if (found) return found;
      seen += 1;
      seenOnPage += 1;
      if (whole === undefined) continue;
      // A mark set vertically comes out of a page one character to a line.
      single = whole.length === 1 ? single + whole : '';
      const vertical = single.length > 1 && atHead ? markOnLine(single, line, true) : undefined;
      if (vertical) return vertical;
    }
  }
  return undefined;
}

/** Lines up to this may be one character, with blanks and what is not seen. */
const SHORT = 20;
/** Longest line that is evened out at all; blanks may stretch a line of marks far beyond its characters. */
const LONGEST_LINE = 4_000;

/** The lines of a page; a row of a table is one, but where it has one cell only, each paragraph of it is. */
const linesOf = (page: string): readonly string[] =>
  page.split(/\r\n|[\r\n\u2028\u2029]/u).flatMap((raw) => (raw.includes('\t') ? [raw] : raw.split('\v')));

/**
 * In a row of a table at the head a starred mark in a paragraph of its own counts, and one level in the cell behind the label of
 * the field: a column of levels is a register, not a mark.
 */
function markInCells(raw: string, line: number): ClassificationMark | undefined {
  const cells = raw.split('\t');
  for (const cell of cells) {
    for (const paragraph of cell.split('\v')) {
      if (paragraph.length > LONGEST_LINE) continue;
      const text = even(paragraph);
      const found = text.length > LONGEST_MARK_LINE ? undefined : matched(STARRED_LINE.exec(text), line);
      if (found) return found;
    }
  }
  const short = cells.map((cell) => (cell.length > LONGEST_MARK_LINE ? '' : even(cell))).filter((cell) => cell !== '');
  const levels = short.filter((cell) => LEVEL_CELL.test(cell));
  const label = short.findIndex((cell) => FIELD_CELL.test(cell));
  if (label >= 0 && levels.length === 1) return matched(LEVEL_CELL.exec(short[label + 1] ?? ''), line);
  return short.length > 1 ? filledIn(short.join(' '), line) : undefined;
}

/** Where in a draft a mark was found. */
export interface DraftMark extends ClassificationMark {
  /** 标题, 正文, 附件 …, as the drafter knows the field. */
  readonly where: string;
}

/** The secrecy mark in a draft, wherever somebody writes in it or names a file. The field `secrecy` is judged by the procedure. */
export function markInDraft(
  draft: Pick<
    Draft,
    'title' | 'body' | 'attachments' | 'recipients' | 'copies' | 'note' | 'publicationGround' | 'inReplyTo' | 'decision' | 'evidence'
  >,
): DraftMark | undefined {
  const title = markInTitle(draft.title, '标题');
  if (title) return title;
  const body = findIn(draft.body.map(blockText).join('\n'), '正文');
  if (body) return body;
  for (const [i, attachment] of draft.attachments.entries()) {
    const where = draft.attachments.length === 1 ? '附件' : `附件${i + 1}`;
    const found = markInTitle(attachment.title, where) ?? findIn((attachment.body ?? []).map(blockText).join('\n'), where);
    if (found) return found;
  }
  for (const [text, where] of [
    [draft.recipients.join('\n'), '主送机关'],
    [draft.copies.join('\n'), '抄送机关'],
    [draft.note, '附注'],
    [draft.publicationGround, '公开的理由'],
    [draft.decision.session ?? '', '会次'],
    ...draft.evidence.map((one) => [one.note, '论证材料的说明'] as const),
  ] as const) {
    const found = markInField(text, where);
    if (found) return found;
  }
  const named = markInTitle(draft.inReplyTo, '所答复的来文');
  if (named) return named;
  for (const file of [...draft.attachments.map((one) => one.file), ...draft.evidence.map((one) => one.attachment)]) {
    const found = file && markInFileName(file.name, '附件名称');
    if (found) return found;
  }
  return undefined;
}

/** A starred level anywhere in the name of a file: what joins the words of a name is no blank. */
const STARRED_IN_NAME = new RegExp(`(?<mark>${LEVEL}\\s*${STAR}\\s*${PERIOD}?)`, 'u');

/** The mark in the name of a file, its ending aside: starred anywhere, bracketed before the words, or all there is of it. */
export function markInFileName(name: string, where: string): DraftMark | undefined {
  const words = name.replace(/\.[A-Za-z0-9]{1,8}$/u, '');
  const found = matched(STARRED_IN_NAME.exec(even(words)), 1);
  return found ? { ...found, where } : (markInTitle(words, where) ?? markInTitle(words.replace(/[\s_+.—-]+/gu, ' '), where));
}

/** The mark in a short field, as an opinion or the name of an organ: as in a text, and on each line as in a title. */
export function markInField(text: string, where: string): DraftMark | undefined {
  if (!text.includes(IN_EVERY_MARK)) return undefined;
  const found = findIn(text, where);
  if (found) return found;
  for (const [i, raw] of text.split(/[\r\n\f\v\u2028\u2029]+/u).entries()) {
    const marked = raw.length > LONGEST_FIELD ? undefined : setOff(raw, i + 1);
    if (marked) return { ...marked, where };
  }
  return undefined;
}

function setOff(raw: string, line: number): ClassificationMark | undefined {
  const text = even(raw);
  for (const shape of IN_FIELD) {
    const found = matched(shape.exec(text), line);
    if (found) return found;
  }
  return undefined;
}

function findIn(text: string, where: string): DraftMark | undefined {
  const found = findClassificationMark(text);
  return found && { ...found, where };
}

/** The mark in a title or subject line: on a line of its own, bracketed in it, set off at either end, or starred beside it. */
export function markInTitle(title: string, where: string): DraftMark | undefined {
  const lined = findIn(title, where);
  if (lined) return lined;
  const text = even(title);
  const found = matched(BEFORE_TITLE.exec(text), 1) ?? matched(STARRED_BESIDE.exec(text), 1) ?? setOff(title, 1);
  return found && { ...found, where };
}
