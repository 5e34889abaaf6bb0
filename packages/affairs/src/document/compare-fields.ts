/** The elements of a draft as a reader compares them: a label and a value in office Chinese for each (条例第九条 names most of them). */
import { DOCUMENT_FACTS, SCOPE_LABELS } from '@lingxing/workrules';
import { type AttachmentRef } from '../office/paper.ts';
import type { Block, Run } from './body.ts';
import type { Draft } from './draft.ts';
import { organLine } from './organs.ts';
import {
  ADDRESSEE_LABELS,
  EVIDENCE_LABELS,
  ISSUER_LABELS,
  KIND_LABELS,
  MEETING_LABELS,
  PUBLICATION_LABELS,
  SECRECY_LABELS,
  URGENCY_LABELS,
} from './labels.ts';

export interface FieldDifference {
  readonly field: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

type NameOf = (id: string) => string;
type StatedFact = keyof Draft['facts'];

interface ComparedField {
  readonly field: string;
  readonly label: string;
  /** What is compared. */
  readonly of: (draft: Draft) => unknown;
  /** What is shown. */
  readonly say: (draft: Draft, nameOf: NameOf) => string;
}

const text = (field: 'title' | 'publicationGround' | 'note' | 'inReplyTo', label: string): ComparedField => ({
  field,
  label,
  of: (d) => d[field],
  say: (d) => d[field],
});

const list = (field: 'recipients' | 'copies', label: string): ComparedField => ({
  field,
  label,
  of: (d) => d[field],
  say: (d) => organLine(d[field]),
});

const coIssuers: ComparedField = {
  field: 'coIssuers',
  label: '联合发文的部门',
  of: (d) => d.coIssuers ?? [],
  say: (d, nameOf) => (d.coIssuers ?? []).map(nameOf).join('、'),
};

const ids = (field: 'departmentsConcerned' | 'leadersConcerned', label: string): ComparedField => ({
  field,
  label,
  of: (d) => d[field],
  say: (d, nameOf) => d[field].map(nameOf).join('、'),
});

function factField(fact: StatedFact): ComparedField {
  return {
    field: `facts.${fact}`,
    label: fact === 'substance' ? '没有实质内容、可发可不发' : DOCUMENT_FACTS[fact].label,
    of: (d) => (fact === 'substance' ? (d.facts.substance ?? 'substantial') : d.facts[fact]),
    say: (d) => (fact === 'scope' ? SCOPE_LABELS[d.facts.scope] : answered(d.facts[fact]) ? '是' : '否'),
  };
}

/** A fact is answered by yes, or by the value that stands for it. */
const answered = (value: boolean | string | undefined): boolean => value === true || value === 'dispensable';

/** 2026-11-23 → 2026年11月23日. */
function day(date: string | undefined): string {
  const [y, m, d] = (date ?? '').split('-');
  return y === undefined || m === undefined || d === undefined ? '' : `${y}年${String(Number(m))}月${String(Number(d))}日`;
}

/** A file by its name, and the head of its fingerprint, which alone tells an exchanged file of the same name. */
function file(ref: AttachmentRef | undefined): string {
  return ref === undefined ? '' : `（${ref.name}，指纹${ref.hash.slice(0, 8)}）`;
}

const STATED_FACTS: Record<StatedFact, true> = {
  normative: true,
  important: true,
  major: true,
  overall: true,
  legal: true,
  personnel: true,
  routine: true,
  foreignTravel: true,
  seeksApproval: true,
  scope: true,
  touchesLowerGovernments: true,
  publicInterest: true,
  commandsLowerGovernments: true,
  withinDepartmentPowers: true,
  alreadyCovered: true,
  demandsSupportingDocuments: true,
  splitsWork: true,
  multipleMatters: true,
  carriesRequest: true,
  skipsLevel: true,
  toLeaderInPerson: true,
  assignedByLeader: true,
  emergency: true,
  foreignRelated: true,
  substance: true,
};

/** Every element outside the body, in the order in which a reader looks for it. */
const FIELDS: readonly ComparedField[] = [
  text('title', '标题'),
  { field: 'kind', label: '文种', of: (d) => d.kind, say: (d) => KIND_LABELS[d.kind] },
  { field: 'issuer', label: '发文名义', of: (d) => d.issuer, say: (d) => ISSUER_LABELS[d.issuer] },
  { field: 'to', label: '主送对象', of: (d) => d.to, say: (d) => ADDRESSEE_LABELS[d.to] },
  list('recipients', '主送机关'),
  list('copies', '抄送机关'),
  {
    field: 'attachments',
    label: '附件',
    // The own pages are compared block by block with the body; here it counts whether there is one.
    of: (d) => d.attachments.map((a) => [a.title, a.file?.hash, a.file?.name, a.body !== undefined]),
    say: (d) =>
      d.attachments.map((a, i) => `${String(i + 1)}. ${a.title}${file(a.file)}${a.body === undefined ? '' : '（另起页）'}`).join('；'),
  },
  { field: 'urgency', label: '紧急程度', of: (d) => d.urgency, say: (d) => (d.urgency === 'none' ? '平件' : URGENCY_LABELS[d.urgency]) },
  { field: 'secrecy', label: '密级', of: (d) => d.secrecy, say: (d) => SECRECY_LABELS[d.secrecy] },
  { field: 'publication', label: '公开属性', of: (d) => d.publication, say: (d) => PUBLICATION_LABELS[d.publication] },
  text('publicationGround', '不公开或依申请公开的理由'),
  text('note', '附注'),
  text('inReplyTo', '所答复的请示'),
  { field: 'answers', label: '答复的收文事项', of: (d) => d.answers, say: (d) => (d.answers === undefined ? '' : d.answers.slice(0, 8)) },
  {
    field: 'carriesOut',
    label: '贯彻的会议决定',
    of: (d) => (d.carriesOut === undefined ? undefined : `${d.carriesOut.sitting}/${d.carriesOut.topic}`),
    say: (d) => (d.carriesOut === undefined ? '' : `${d.carriesOut.sitting.slice(0, 8)}，${d.carriesOut.topic}`),
  },
  { field: 'asker', label: '所答复的来文单位', of: (d) => d.asker?.name, say: (d) => d.asker?.name ?? '' },
  ...Object.keys(STATED_FACTS).map((fact) => factField(fact as StatedFact)),
  {
    field: 'decision',
    label: '议定会议',
    of: (d) => [d.decision.meeting, d.decision.session, d.decision.date],
    say: (d) => [MEETING_LABELS[d.decision.meeting], d.decision.session ?? '', day(d.decision.date)].filter((s) => s !== '').join('，'),
  },
  {
    field: 'evidence',
    label: '论证材料',
    of: (d) => d.evidence.map((e) => [e.kind, e.note, e.attachment?.hash, e.attachment?.name]),
    say: (d) => d.evidence.map((e) => `${EVIDENCE_LABELS[e.kind]}：${e.note}${file(e.attachment)}`).join('；'),
  },
  coIssuers,
  ids('departmentsConcerned', '涉及部门'),
  ids('leadersConcerned', '涉及领导'),
  {
    field: 'demandedForms',
    label: '要求下级填报的报表、材料',
    of: (d) => d.demandedForms ?? [],
    say: (d) => (d.demandedForms ?? []).join('、'),
  },
  { field: 'bulletin', label: '简报', of: (d) => d.bulletin?.name, say: (d) => d.bulletin?.name ?? '' },
  { field: 'deadline', label: '上级要求时限', of: (d) => d.deadline, say: (d) => day(d.deadline) },
];

/** The elements that differ, with both values; the body is compared on its own. */
export function comparedFields(before: Draft, after: Draft, nameOf: NameOf): FieldDifference[] {
  return FIELDS.filter((f) => JSON.stringify(f.of(before)) !== JSON.stringify(f.of(after))).map((f) => ({
    field: f.field,
    label: f.label,
    before: f.say(before, nameOf),
    after: f.say(after, nameOf),
  }));
}

const LEVEL_NAMES = ['一级标题', '二级标题', '三级标题', '四级标题'] as const;
const ALIGN_NAMES = { left: '', center: '，居中', right: '，居右' } as const;

/** How a block is laid out, in words: level, alignment, bold passages, the shape of a table, the file of a picture. */
export function formatOf(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `正文${ALIGN_NAMES[block.align ?? 'left']}${bold(block.runs)}`;
    case 'heading':
      return `${LEVEL_NAMES[block.level - 1] ?? ''}${bold(block.runs)}`;
    case 'table': {
      const columns = Math.max(0, ...block.rows.map((row) => row.reduce((n, cell) => n + (cell.colspan ?? 1), 0)));
      const merged = block.rows.flatMap((row, i) =>
        row.flatMap((cell, j) => {
          const across = cell.colspan ?? 1;
          const down = cell.rowspan ?? 1;
          return across * down === 1 ? [] : [`第${String(i + 1)}行第${String(j + 1)}格并${String(down)}行${String(across)}列`];
        }),
      );
      const shape = `表格${String(block.rows.length)}行${String(columns)}列${block.header === true ? '，首行为表头' : ''}`;
      return [shape, ...merged].join('，') + bold(block.rows.flatMap((row) => row.flatMap((cell) => cell.runs)));
    }
    case 'image':
      return `图片（文件${block.attachment.slice(0, 12)}${block.widthMm === undefined ? '' : `，宽${String(block.widthMm)}毫米`}）`;
  }
}

/** Neighbouring runs of one weight as one: how a text is cut into runs means nothing to a reader. */
export function joinRuns(runs: readonly Run[]): { text: string; bold: boolean }[] {
  const joined: { text: string; bold: boolean }[] = [];
  for (const run of runs) {
    if (run.text === '') continue;
    const last = joined.at(-1);
    if (last?.bold === (run.bold ?? false)) last.text += run.text;
    else joined.push({ text: run.text, bold: run.bold ?? false });
  }
  return joined;
}

/** The bold passages with the place where each begins: the same words may be bold here and plain there. */
function bold(runs: readonly Run[]): string {
  const passages: string[] = [];
  let at = 1;
  for (const run of joinRuns(runs)) {
    if (run.bold) passages.push(`第${String(at)}字起“${run.text}”`);
    at += Array.from(run.text).length;
  }
  return passages.length === 0 ? '' : `，加粗${passages.join('、')}`;
}
