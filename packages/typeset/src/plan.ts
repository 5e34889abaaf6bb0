/**
 * From the office's words to the plan that the Typst templates read: every decision about wording and order that the
 * standard makes (joining of recipients, numbering of attachments, form of the date) is taken here, every decision about
 * millimetres in the templates.
 */
import type { Role } from './fonts.ts';
import type { Glyphs } from './glyphs.ts';
import type { Block, Imprint, Layout, Run, SheetDate, SheetInput, SheetWarning, Signature } from './model.ts';
import { runIns, type RunIn } from './run-in.ts';
import { planTable, type PlannedTable } from './table.ts';
import { breakTitle } from './title.ts';

export interface PlannedRun {
  readonly text: string;
  readonly bold: boolean;
  /** Its face, where it is not that of its block: a heading that runs in. */
  readonly role?: Role;
}

export type PlannedBlock =
  | { readonly type: 'paragraph'; readonly align: 'left' | 'center' | 'right'; readonly runs: readonly PlannedRun[] }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly runs: readonly PlannedRun[] }
  | PlannedTable
  | { readonly type: 'image'; readonly path: string; readonly caption: string | null; readonly width: number | null }
  /** An image that cannot be set: a line that says so, in its place. */
  | { readonly type: 'gap'; readonly text: string };

export interface Plan {
  readonly layout: Layout;
  readonly evenImprint: boolean;
  /** Large and pale behind the text of every page; empty on a real final sheet. */
  readonly behind: string;
  /** May fit on one page: worth trying to set it tighter where it just does not. */
  readonly short: boolean;
  readonly mark: {
    readonly organs: readonly string[];
    readonly suffix: string;
    readonly number: string;
    readonly grade: string;
    readonly signers: readonly string[];
    readonly side: readonly { readonly role: Role; readonly text: string }[];
    readonly issue: { readonly organ: string; readonly date: string } | null;
  };
  readonly title: readonly string[];
  readonly recipients: string | null;
  readonly body: readonly PlannedBlock[];
  readonly attachmentList: readonly string[];
  readonly attachments: readonly { readonly label: string; readonly title: readonly string[]; readonly body: readonly PlannedBlock[] }[];
  readonly attendees: readonly { readonly label: string; readonly names: readonly string[] }[];
  readonly signature: {
    readonly mode: Signature['mode'];
    readonly organs: readonly string[];
    readonly date: string;
    readonly seal: { readonly diameter: number; readonly outline: boolean };
    readonly stamp: { readonly post: string; readonly name: string };
  } | null;
  readonly note: string | null;
  readonly imprint: {
    readonly copies: string | null;
    readonly organ: string | null;
    readonly date: string;
    readonly extras: readonly (readonly [string, string])[];
  } | null;
  readonly meta: { readonly title: string; readonly author: string };
}

/** Diameter in mm of the seal of a county, district or city government (国发〔1999〕25号). */
export const GOVERNMENT_SEAL_MM = 45;

const SUFFIX: Record<Layout, string> = { document: '文件', upward: '文件', letter: '', order: '令', minutes: '纪要' };

/** 2026年11月3日: full year, no padding (7.3.5.4). */
export function dateText(date: SheetDate): string {
  return `${date.y}年${date.m}月${date.d}日`;
}

/**
 * Organs in one line: 、 between organs of a kind. Where an entry is itself a list (「县政府各部门、各直属单位」) the entries are
 * kinds and a comma divides them; an entry that brings its own mark at the end keeps it.
 */
export function joinOrgans(organs: readonly string[]): string {
  const joint = organs.some((o) => o.includes('、')) ? '，' : '、';
  return organs
    .map((organ, i) => (i === organs.length - 1 ? organ.replace(/[、，；：。]+$/u, '') : /[、，；]$/u.test(organ) ? organ : organ + joint))
    .join('');
}

/** A title in a list of attachments has no closing mark (7.3.4). */
const unclosed = (title: string): string => title.trim().replace(/[。；;，,、.]+$/u, '');

function runsOf(runs: readonly Run[], role: Role, glyphs: Glyphs): PlannedRun[] {
  const planned = runs.map((r) => ({ text: glyphs.fit(r.text, role, 'keep'), bold: r.bold === true })).filter((r) => r.text !== '');
  // The indent is the typesetter's: blanks typed at either end of the paragraph are not part of it.
  while (planned[0] && planned[0].text.trimStart() !== planned[0].text) {
    planned[0] = { ...planned[0], text: planned[0].text.trimStart() };
    if (planned[0].text === '') planned.shift();
  }
  const last = planned.at(-1);
  if (last) planned[planned.length - 1] = { ...last, text: last.text.trimEnd() };
  return planned.filter((r) => r.text !== '');
}

const isBlank = (block: PlannedBlock | undefined): boolean => block?.type === 'paragraph' && block.runs.length === 0;

const LEVEL_ROLE: Record<1 | 2 | 3 | 4, Role> = { 1: 'hei', 2: 'kai', 3: 'fang', 4: 'fang' };

/** A paragraph that begins with its heading: one paragraph in two faces. */
function runInBlock({ level, head, rest }: RunIn, glyphs: Glyphs): PlannedBlock {
  const role = LEVEL_ROLE[level];
  const heading = runsOf(head, role, glyphs).map((run) => ({ ...run, role }));
  return { type: 'paragraph', align: 'left', runs: [...heading, ...runsOf(rest, 'fang', glyphs)] };
}

/** Where the images that can be set stand for the engine, by their key. */
export type ImagePaths = ReadonlyMap<string, string>;

function blockOf(block: Block, glyphs: Glyphs, images: ImagePaths, warnings: SheetWarning[]): PlannedBlock {
  switch (block.type) {
    case 'paragraph':
      return { type: 'paragraph', align: block.align ?? 'left', runs: runsOf(block.runs, 'fang', glyphs) };
    case 'heading':
      return { type: 'heading', level: block.level, runs: runsOf(block.runs, LEVEL_ROLE[block.level], glyphs) };
    case 'table': {
      const table = planTable(block, (runs, head) => runsOf(runs, head ? 'hei' : 'fang', glyphs));
      if (table.dropped > 0) warnings.push({ code: 'table-cut', message: `有一张表列数过多，${table.dropped}个单元格未能排印。` });
      return table;
    }
    case 'image': {
      const path = images.get(block.attachment);
      const caption = block.caption === undefined || block.caption.trim() === '' ? null : glyphs.fit(block.caption.trim(), 'fang');
      if (path !== undefined) return { type: 'image', path, caption, width: block.widthMm ?? null };
      warnings.push({ code: 'image-missing', message: `插图${caption === null ? '' : `「${caption}」`}无法排印，版面留有说明。` });
      return { type: 'gap', text: glyphs.fit(`（插图${caption === null ? '' : `：${caption}`}，未能排印）`, 'fang') };
    }
  }
}

function imprintOf(imprint: Imprint, layout: Layout, glyphs: Glyphs): Plan['imprint'] {
  const text = (t: string): string => glyphs.fit(t, 'fang');
  const copies = imprint.copies && imprint.copies.length > 0 ? `${text(joinOrgans(imprint.copies))}。` : null;
  if (layout === 'letter') return copies === null ? null : { copies, organ: null, date: '', extras: [] };
  const disclosure = imprint.disclosure ? text(`公开方式：${imprint.disclosure}`) : '';
  const printed = imprint.printedCopies === undefined ? '' : text(`共印${imprint.printedCopies}份`);
  return {
    copies,
    organ: imprint.organ === undefined && imprint.date === undefined ? null : text(imprint.organ ?? ''),
    date: imprint.date ? text(`${dateText(imprint.date)}印发`) : '',
    extras: disclosure === '' && printed === '' ? [] : [[disclosure, printed]],
  };
}

/** A page holds 616 characters, less what the head takes. */
const SHORT_BODY = 500;

const lengthOf = (runs: readonly Run[]): number => runs.reduce((n, r) => n + r.text.length, 0);

/** Characters of a body, blanks included: what setting it costs. */
export function charactersOf(body: readonly Block[]): number {
  let n = 0;
  for (const block of body) {
    if (block.type === 'table') for (const cell of block.rows.flat()) n += lengthOf(cell.runs);
    else if (block.type !== 'image') n += lengthOf(block.runs);
  }
  return n;
}

/** The plan of a sheet. What could not be kept is added to `warnings`. */
export function planSheet(input: SheetInput, glyphs: Glyphs, images: ImagePaths, warnings: SheetWarning[]): Plan {
  const fang = (t: string): string => glyphs.fit(t, 'fang');
  const { layout } = input;
  const organs = input.mark.organs.map((o) => glyphs.fit(o, 'title'));
  const names = [...new Set([...input.mark.organs, ...(input.signature?.organs ?? [])])];
  const titleLines = (title: string): string[] => {
    const lines = breakTitle(title, names).map((l) => glyphs.fit(l, 'title'));
    if (lines.length > 4) warnings.push({ code: 'title-long', message: `标题排成${lines.length}行，请压缩字数。` });
    return lines;
  };
  const blocks = (list: readonly Block[]): PlannedBlock[] => {
    const running = runIns(list);
    const planned = list
      .map((b, i) => {
        const own = running.get(i);
        return own === undefined ? blockOf(b, glyphs, images, warnings) : runInBlock(own, glyphs);
      })
      .filter((b) => b.type !== 'heading' || b.runs.length > 0);
    // Blank lines typed after the last one are not part of the document: the standard says what distance follows.
    while (isBlank(planned.at(-1))) planned.pop();
    return planned;
  };
  const attachments = input.attachments ?? [];
  const side: { role: Role; text: string }[] = [];
  if (input.copyNumber) side.push({ role: 'fang', text: fang(input.copyNumber) });
  if (input.secrecy) side.push({ role: 'hei', text: glyphs.fit(input.secrecy, 'hei') });
  if (input.urgency) side.push({ role: 'hei', text: glyphs.fit(input.urgency, 'hei') });
  const s = input.signature;

  // The fixed words of the templates are looked for in the faces as well.
  for (const words of ['签发人：附件：主送抄送：', '0123456789.']) fang(words);
  glyphs.fit('—0123456789', 'song');

  return {
    layout,
    evenImprint: input.evenImprint ?? true,
    behind: `${input.exercise === true ? '演练' : ''}${input.draft === true ? '草稿' : ''}`,
    short: charactersOf(input.body) <= SHORT_BODY,
    mark: {
      organs: layout === 'letter' ? organs.slice(0, 1) : organs,
      suffix: glyphs.fit(input.mark.suffix ?? SUFFIX[layout], 'title'),
      number: fang(input.number ?? ''),
      grade: layout === 'letter' ? glyphs.fit(input.grade ?? '', 'hei') : '',
      signers: (input.signers ?? []).map((n) => glyphs.fit(n, 'kai')),
      side,
      issue: input.issue ? { organ: fang(input.issue.organ), date: fang(dateText(input.issue.date)) } : null,
    },
    title: input.title ? titleLines(input.title) : [],
    recipients: input.recipients && input.recipients.length > 0 ? fang(joinOrgans(input.recipients)) : null,
    body: blocks(input.body),
    attachmentList: attachments.map((a) => fang(unclosed(a.title))),
    attachments: attachments.flatMap((a, i) =>
      a.body && a.body.length > 0
        ? [
            {
              label: glyphs.fit(attachments.length > 1 ? `附件${i + 1}` : '附件', 'hei'),
              title: titleLines(unclosed(a.title)),
              body: blocks(a.body),
            },
          ]
        : [],
    ),
    attendees: (input.attendees ?? [])
      .filter((g) => g.names.length > 0)
      .map((g) => ({ label: glyphs.fit(g.label, 'hei'), names: g.names.map(fang) })),
    signature: s
      ? {
          mode: s.mode,
          organs: s.organs.length > 0 ? s.organs.map(fang) : [''],
          date: s.date ? fang(dateText(s.date)) : fang('　　　　年　月　日'),
          seal: { diameter: s.sealDiameterMm ?? GOVERNMENT_SEAL_MM, outline: s.showSealPlace ?? false },
          stamp: { post: fang(s.stamp?.post ?? ''), name: glyphs.fit(s.stamp?.name ?? '', 'kai') },
        }
      : null,
    note: input.note ? fang(`（${input.note.trim().replace(/^（([^（）]*)）$/u, '$1')}）`) : null,
    imprint: input.imprint ? imprintOf(input.imprint, layout, glyphs) : null,
    meta: { title: input.meta.title ?? input.title?.replace(/\n/gu, '') ?? '', author: input.meta.author },
  };
}
