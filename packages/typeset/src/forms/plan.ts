/**
 * From the matter's words to the rows of a form: wording, order and what stands beside what. Millimetres are the
 * template's.
 */
import type { Glyphs } from '../glyphs.ts';
import type { SheetDate } from '../model.ts';
import { dateText, joinOrgans } from '../plan.ts';
import { piecesOf } from './breaks.ts';
import { drawingOf } from './handwriting.ts';
import type { Directive, DispatchForm, FormMoment, FormOpinion, IncomingForm } from './model.ts';

/** A paragraph: between its pieces a line may end anywhere, within them where the language allows. */
export type Pieces = readonly string[];

export type PlannedHand =
  | { readonly type: 'drawing'; readonly svg: string; readonly width: number; readonly height: number; readonly alt: string }
  | { readonly type: 'scan'; readonly path: string; readonly width: number | null; readonly alt: string }
  /** A scan that cannot be set: a line that says so, in its place. */
  | { readonly type: 'gap'; readonly text: string };

export interface PlannedOpinion {
  readonly paragraphs: readonly Pieces[];
  readonly hand: PlannedHand | null;
  /** Post and name. */
  readonly signer: Pieces;
  /** A circle around the signer, with what it means after it. */
  readonly circle: string | null;
  readonly date: string;
  /** By whom it was entered, in parts that stand in one line or one below the other. */
  readonly note: readonly Pieces[];
}

/** Boxes side by side, each with its label; `height` names a height of the template, and who gets the room that is left. */
export type PlannedRow =
  | {
      readonly shape: 'fields';
      readonly height: 'line' | 'title';
      readonly cells: readonly { readonly label: string; readonly text: readonly Pieces[] }[];
    }
  | {
      readonly shape: 'opinions';
      readonly height: 'low' | 'middle' | 'high';
      /** Two opinions boxes that are long stand one below the other instead. */
      readonly cells: readonly { readonly label: readonly string[]; readonly opinions: readonly PlannedOpinion[] }[];
    };

export interface FormPlan {
  /** The red head in one line, or its two parts where one line would be too small. */
  readonly head: { readonly office: string; readonly name: string };
  readonly continued: string;
  readonly red: boolean;
  readonly behind: string;
  /** What names the document on every page that follows the first: the first row, in short. */
  readonly identity: PlannedRow & { readonly shape: 'fields' };
  readonly rows: readonly PlannedRow[];
  /** The title in short, at the foot of the pages of a form that has several. */
  readonly footTitle: string;
  /** 第1页 共2页, without the numerals. */
  readonly pageWords: readonly [string, string, string];
  readonly meta: { readonly title: string; readonly author: string };
}

/** 2026年11月23日9时05分. */
export function momentText(moment: FormMoment): string {
  return `${dateText(moment)}${moment.hour}时${String(moment.minute).padStart(2, '0')}分`;
}

/** Scans that can be set: where they stand for the engine, by the opinion they belong to. */
export type ScanPaths = ReadonlyMap<FormOpinion, string>;

/**
 * Characters of 4号 that each box of a row holds in a line, by the number of boxes; see the template's widths. The first
 * line of an opinion is set in by two.
 */
const FIELD_WIDTHS: Readonly<Record<number, readonly number[]>> = { 1: [28], 2: [11, 11], 3: [11, 4.5, 4.5], 4: [4.5, 4.5, 4.5, 4.5] };
const NARROW = 4.5;
const OPINION_WIDTHS: Readonly<Record<number, number>> = { 1: 28, 2: 11 };

const CIRCLE_WORDS = { read: '（圈阅）', agree: '（圈阅，视为同意）' } as const;

/** Continuation pages show so much of a value; the whole of it stands on page 1. */
const SHORT_VALUE = 40;
const SHORT_TITLE = 32;

/** What the text is set with. */
export interface Ink {
  readonly glyphs: Glyphs;
  readonly scans: ScanPaths;
}

/** Paragraphs of a text, blank ones left out. */
function paragraphsOf({ glyphs }: Ink, text: string | undefined, width: number): Pieces[] {
  return glyphs
    .fit(text ?? '', 'fang', 'keep')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => piecesOf(line, width));
}

/** One line of text as pieces. */
function lineOf({ glyphs }: Ink, text: string, width: number): Pieces {
  return piecesOf(glyphs.fit(text, 'fang').trim(), width);
}

function handOf(ink: Ink, opinion: FormOpinion): PlannedHand | null {
  const { hand } = opinion;
  if (hand === undefined) return null;
  const alt = `${opinion.post}的手迹`;
  if (hand.type === 'scan') {
    const path = ink.scans.get(opinion);
    if (path !== undefined) return { type: 'scan', path, width: hand.widthMm ?? null, alt };
    return { type: 'gap', text: ink.glyphs.fit('（手迹未能排印，以原件为准）', 'fang') };
  }
  const drawing = drawingOf(hand);
  return drawing === undefined ? null : { type: 'drawing', ...drawing, alt };
}

/** Both dates, that of the writing and that of the entry, and who entered it. */
function entryTexts({ entered, date }: FormOpinion): string[] {
  if (entered === undefined) return [];
  const on = entered.date === undefined ? '' : dateText(entered.date);
  const by = `${entered.by}${on}代录）`;
  return date === undefined ? [`（${by}`] : [`（${dateText(date)}作出，`, by];
}

function opinionsOf(ink: Ink, opinions: readonly FormOpinion[], width: number): PlannedOpinion[] {
  return opinions.map((o) => ({
    paragraphs: paragraphsOf(ink, o.text, width),
    hand: handOf(ink, o),
    signer: lineOf(ink, [o.post, o.name ?? ''].filter((part) => part.trim() !== '').join('　'), width),
    circle: o.circle === undefined ? null : ink.glyphs.fit(CIRCLE_WORDS[o.circle], 'fang'),
    date: o.date === undefined ? '' : ink.glyphs.fit(dateText(o.date), 'fang'),
    note: entryTexts(o).map((part) => lineOf(ink, part, width)),
  }));
}

type Field = readonly [label: string, ...lines: (string | undefined)[]];

function fields(ink: Ink, cells: readonly Field[], height: 'line' | 'title' = 'line'): PlannedRow & { readonly shape: 'fields' } {
  const widths = FIELD_WIDTHS[cells.length] ?? [];
  return {
    shape: 'fields',
    height,
    cells: cells.map(([label, ...lines], i) => ({
      label: ink.glyphs.fit(label, 'fang'),
      text: lines.flatMap((line) => paragraphsOf(ink, line, widths[i] ?? NARROW)),
    })),
  };
}

type OpinionBox = readonly [label: readonly string[], opinions: readonly FormOpinion[]];

function opinions(ink: Ink, height: 'low' | 'middle' | 'high', boxes: readonly OpinionBox[]): PlannedRow {
  return {
    shape: 'opinions',
    height,
    cells: boxes.map(([label, list]) => ({
      label: label.map((part) => ink.glyphs.fit(part, 'fang')),
      opinions: opinionsOf(ink, list, OPINION_WIDTHS[boxes.length] ?? NARROW),
    })),
  };
}

/** Leaders by rank; of one rank by date, those without a date after the others, else as they came. */
export function byRank(directives: readonly Directive[]): Directive[] {
  const day = (d: Directive): number => (d.date === undefined ? Infinity : (d.date.y * 12 + d.date.m) * 31 + d.date.d);
  return directives.toSorted((a, b) => a.rank - b.rank || (day(a) === day(b) ? 0 : day(a) - day(b)));
}

const count = (n: number | undefined): string | undefined => (n === undefined ? undefined : String(n));
const day = (date: SheetDate | undefined): string | undefined => (date === undefined ? undefined : dateText(date));
const organs = (list: readonly string[]): string | undefined => (list.length === 0 ? undefined : joinOrgans(list));

/** 附件: numbered where there are several. */
const listed = (titles: readonly string[]): string[] => (titles.length > 1 ? titles.map((t, i) => `${i + 1}.${t}`) : [...titles]);

function short(value: string, most: number): string {
  const characters = Array.from(value);
  return characters.length <= most ? value : `${characters.slice(0, most).join('')}…`;
}

function planOf(
  ink: Ink,
  form: DispatchForm | IncomingForm,
  name: string,
  identity: readonly Field[],
  rows: readonly PlannedRow[],
): FormPlan {
  const { glyphs } = ink;
  const head = { office: glyphs.fit(form.office, 'title'), name: glyphs.fit(name, 'title') };
  // What the template adds is looked for in the faces as well.
  glyphs.fit('0123456789…', 'fang');
  return {
    head,
    continued: glyphs.fit('（续）', 'title'),
    red: form.ink !== 'black',
    behind: form.exercise === true ? glyphs.fit('演练', 'title') : '',
    identity: fields(
      ink,
      identity.map(([label, value]): Field => [label, short(value ?? '', SHORT_VALUE)]),
    ),
    rows: [fields(ink, identity), ...rows],
    footTitle: short(glyphs.fit(form.title ?? '', 'fang').trim(), SHORT_TITLE),
    pageWords: [glyphs.fit('第', 'fang'), glyphs.fit('页　共', 'fang'), glyphs.fit('页', 'fang')],
    meta: {
      title: `${form.office}${name}${form.title === undefined ? '' : `：${form.title.replace(/\s+/gu, ' ')}`}`,
      author: form.meta.author,
    },
  };
}

/** The rows of a 发文稿纸. */
export function planDispatch(form: DispatchForm, ink: Ink): FormPlan {
  const identity: Field[] = [
    ['发文字号', form.number],
    ['缓急', form.urgency],
    ['密级', form.secrecy],
  ];
  return planOf(ink, form, '发文稿纸', identity, [
    opinions(ink, 'high', [
      [['签', '发'], form.signed],
      [['会', '签'], form.countersigned],
    ]),
    opinions(ink, 'middle', [
      [['审', '核'], form.reviewed],
      [['核', '稿'], form.vetted],
    ]),
    opinions(ink, 'low', [
      [['合法性', '审核'], form.legality],
      [['部门', '负责人', '审签'], form.approved],
    ]),
    fields(ink, [['标题', form.title]], 'title'),
    fields(ink, [['主送', organs(form.recipients)]]),
    fields(ink, [['抄送', organs(form.carbonCopies)]]),
    fields(ink, [['附件', ...listed(form.attachments)]]),
    fields(ink, [
      ['拟稿单位', form.drafter],
      ['拟稿人', form.draftedBy],
    ]),
    fields(ink, [
      ['公开属性', form.disclosure],
      ['份数', count(form.copies)],
    ]),
    fields(ink, [
      ['校对', form.proofreader],
      ['印发日期', day(form.printed)],
    ]),
  ]);
}

/** The rows of a 收文办理单. */
export function planIncoming(form: IncomingForm, ink: Ink): FormPlan {
  const { handling } = form;
  const identity: Field[] = [
    ['收文编号', form.registered],
    ['收文时间', form.received === undefined ? undefined : momentText(form.received)],
  ];
  const assisting = organs(handling?.assisting ?? []);
  return planOf(ink, form, '收文办理单', identity, [
    fields(ink, [
      ['来文单位', form.sender],
      ['来文字号', form.number],
    ]),
    fields(ink, [
      ['来文日期', day(form.dated)],
      ['文种', form.kind],
    ]),
    fields(ink, [
      ['缓急', form.urgency],
      ['密级', form.secrecy],
      ['份数', count(form.copies)],
      ['页数', count(form.sheets)],
    ]),
    fields(ink, [['标题', form.title]], 'title'),
    opinions(ink, 'middle', [[['拟办', '意见'], form.proposals]]),
    opinions(ink, 'high', [[['领导', '批示'], byRank(form.directives)]]),
    fields(
      ink,
      [
        [
          '承办',
          handling?.host === undefined ? undefined : `主办：${handling.host}`,
          assisting === undefined ? undefined : `协办：${assisting}`,
          handling?.due === undefined ? undefined : `办理时限：${dateText(handling.due)}`,
        ],
      ],
      'title',
    ),
    opinions(ink, 'low', [[['办理', '结果'], form.results]]),
    fields(ink, [
      ['办结日期', day(form.closed)],
      ['归档', form.filed],
    ]),
  ]);
}
