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
const LABEL = String.raw`(?:密\s*级(?:\s*和\s*保\s*密\s*期\s*限)?\s*:\s*)?`;
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
const PLAIN_LINE = new RegExp(`^${COPY_NUMBER}${LABEL}${OPEN}(?<mark>${LEVEL}(?:\\s*${SPAN})?)${CLOSE}${URGENCY}${NUMBER_BEHIND}$`, 'u');
/** A starred mark beside other header elements on a short line at the head: red header and mark set side by side. */
const STARRED_BESIDE = new RegExp(`(?:^|\\s)(?<mark>${LEVEL}\\s*${STAR}\\s*${PERIOD}?)(?=\\s|$)`, 'u');
/** A bracketed level before a title: 【机密】关于…… */
const BEFORE_TITLE = new RegExp(`^[\\[(【〔]\\s*(?<mark>${LEVEL}(?:\\s*${STAR}\\s*${PERIOD}?)?)\\s*[\\])】〕]`, 'u');
/** Sentence marks in their compatibility form, as `even` leaves them. */
const PROSE = /[,。;!?、“”]/u;

/**
 * Invisible characters that could split a mark, the compatibility forms of digits and letters, wide spaces, and the
 * emphasis marks of Markdown round a line are evened out.
 */
function even(line: string): string {
  return line
    .replace(/[\p{Cf}\u00ad]/gu, '')
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .replace(/^[*_~`\s]+|[*_~`\s]+$/gu, '');
}

function matched(match: RegExpExecArray | null, line: number): ClassificationMark | undefined {
  const level = LEVELS[match?.groups?.['level'] ?? ''];
  return level === undefined ? undefined : { level, mark: (match?.groups?.['mark'] ?? '').trim(), line };
}

function markOnLine(text: string, line: number, atHead: boolean): ClassificationMark | undefined {
  if (text.length > LONGEST_MARK_LINE) return undefined;
  const starred = matched(STARRED_LINE.exec(text), line);
  if (starred || !atHead) return starred;
  return matched(PLAIN_LINE.exec(text), line) ?? (PROSE.test(text) ? undefined : matched(STARRED_BESIDE.exec(text), line));
}

/**
 * The first secrecy mark standing as a mark, or undefined. Pages are told by form feeds, which count as line breaks; table cells by tabs.
 * Linear in the length of the text: long lines are prose and are passed over.
 */
export function findClassificationMark(text: string): ClassificationMark | undefined {
  let line = 0;
  let seen = 0;
  for (const page of text.split('\f')) {
    let seenOnPage = 0;
    let single = '';
    for (const raw of page.split(/\r\n|\r|\n|\u2028|\u2029/u)) {
      line += 1;
      if (raw.length > 4_000) {
        seen += 1;
        seenOnPage += 1;
        continue;
      }
      const cells = raw.includes('\t') ? raw.split('\t') : [raw];
      const whole = even(raw);
      if (whole === '') continue;
      const atHead = seen < HEAD_OF_TEXT || seenOnPage < HEAD_OF_PAGE;
      const found = markOnLine(whole, line, atHead) ?? (atHead && cells.length > 1 ? markInCells(cells, line) : undefined);
      if (found) return found;
      // A mark set vertically comes out of a page one character to a line.
      single = whole.length === 1 ? single + whole : '';
      const vertical = single.length > 1 && atHead ? markOnLine(single, line, true) : undefined;
      if (vertical) return vertical;
      seen += 1;
      seenOnPage += 1;
    }
  }
  return undefined;
}

/** In a table at the head only a starred mark in a cell of its own counts: a column of levels is a register, not a mark. */
function markInCells(cells: readonly string[], line: number): ClassificationMark | undefined {
  for (const cell of cells) {
    const found = matched(STARRED_LINE.exec(even(cell)), line);
    if (found) return found;
  }
  return undefined;
}

/** Where in a draft a mark was found. */
export interface DraftMark extends ClassificationMark {
  /** 标题, 正文, 附件 …, as the drafter knows the field. */
  readonly where: string;
}

/** The secrecy mark in a draft: its title, body, attachments, recipients, note. The field `secrecy` is judged by the procedure. */
export function markInDraft(
  draft: Pick<Draft, 'title' | 'body' | 'attachments' | 'recipients' | 'copies' | 'note'>,
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
  return findIn(draft.recipients.join('\n'), '主送机关') ?? findIn(draft.copies.join('\n'), '抄送机关') ?? findIn(draft.note, '附注');
}

function findIn(text: string, where: string): DraftMark | undefined {
  const found = findClassificationMark(text);
  return found && { ...found, where };
}

function markInTitle(title: string, where: string): DraftMark | undefined {
  const lined = findIn(title, where);
  if (lined) return lined;
  const text = even(title);
  const found = matched(BEFORE_TITLE.exec(text), 1) ?? matched(STARRED_BESIDE.exec(text), 1);
  return found && { ...found, where };
}
