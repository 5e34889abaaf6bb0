/** The organisation as a workbook: written whole, and read back with every fault by its row and column, or as the changes it comes down to. */
import {
  BODY_LABELS,
  changesTo,
  registerOn,
  ROLE_LABELS,
  type OrganisationChange,
  type Register,
  type TargetOrganisation,
} from '@lingxing/affairs/organisation';
import type { BodyKind } from '@lingxing/affairs/kernel';
import type { PostRole } from '@lingxing/workrules';
import type { SheetData } from 'write-excel-file/node';
import type { WorkbookRead } from '../contracts/index.ts';
import type { Cell, Sheets } from '../files/index.ts';

/** The sheets with their columns; what stands in brackets is for reading and is not read back. */
const SHEETS = {
  职务: ['代号', '职务', '类别', '部门代号', '排序', '党组成员', '分管工作'],
  任职: ['账号', '职务代号', '起', '止'],
  部门: ['代号', '名称', '类别'],
  分工: ['部门代号', '（部门）', '分管领导代号', '（分管领导）'],
  AB角: ['甲代号', '（甲）', '乙代号', '（乙）'],
} as const;
type SheetName = keyof typeof SHEETS;
export const SHEET_NAMES = Object.keys(SHEETS) as readonly SheetName[];

const YES = '是';
const BETWEEN = '、';

/** A cell that begins like a formula is text all the same. */
const text = (value: string) => ({ type: String, value });

const byWords = (a: readonly string[], b: readonly string[]): number => (a.join(' ') < b.join(' ') ? -1 : 1);

/** The rows of each sheet, the head first. */
export function writeWorkbook(register: Register, day: string): readonly { readonly sheet: SheetName; readonly data: SheetData }[] {
  const on = registerOn(register, day);
  const titleOf = (id: string): string => on.posts.find((one) => one.id === id)?.title ?? '';
  const nameOf = (id: string): string => on.departments.find((one) => one.id === id)?.name ?? '';
  const rows: Record<SheetName, readonly (readonly string[])[]> = {
    职务: on.posts.map((one) => [
      one.id,
      one.title,
      ROLE_LABELS[one.role],
      one.department ?? '',
      String(one.rank),
      one.partyGroup ? YES : '',
      one.subjects.join(BETWEEN),
    ]),
    任职: on.holdings.map((one) => [one.account, one.post, one.from, one.to ?? '']).toSorted(byWords),
    部门: on.departments.map((one) => [one.id, one.name, BODY_LABELS[one.kind]]),
    分工: on.portfolios.map((one) => [one.department, nameOf(one.department), one.leader, titleOf(one.leader)]).toSorted(byWords),
    AB角: on.pairs.map(({ a, b }) => [a, titleOf(a), b, titleOf(b)]).toSorted(byWords),
  };
  return SHEET_NAMES.map((sheet) => ({
    sheet,
    data: [
      SHEETS[sheet].map((value) => ({ type: String, value, fontWeight: 'bold' as const })),
      ...rows[sheet].map((row) => row.map(text)),
    ],
  }));
}

type Fault = WorkbookRead['faults'][number];

/** A row of a sheet as the form has it: values by column, and where it stands. */
interface Row {
  readonly sheet: SheetName;
  readonly row: number;
  readonly values: readonly string[];
}

const roleOf = new Map(Object.entries(ROLE_LABELS).map(([id, label]) => [label, id as PostRole]));
const bodyOf = new Map(Object.entries(BODY_LABELS).map(([id, label]) => [label, id as BodyKind]));
/** What workbooks of earlier releases call them. */
const FORMERLY: ReadonlyMap<string, BodyKind> = new Map([['乡镇、街道', 'lower-government']]);
const ID = /^[a-z][a-z0-9.-]{0,59}$/u;

/** Reads a workbook against the organisation of a day. With any fault nothing is taken from it. */
export function readWorkbook(sheets: Sheets, register: Register, day: string): WorkbookRead {
  const faults: Fault[] = [];
  const fault = ({ sheet, row }: Pick<Row, 'sheet' | 'row'>, column: number, message: string): void =>
    void faults.push({ sheet, row, column: SHEETS[sheet][column] ?? '', message });
  const rows = Object.fromEntries(SHEET_NAMES.map((name) => [name, rowsOf(name, sheets.get(name), faults)])) as Record<
    SheetName,
    readonly Row[]
  >;
  for (const name of sheets.keys())
    if (!(name in SHEETS)) faults.push({ sheet: name, row: 1, column: '', message: `不认识的工作表；应为${SHEET_NAMES.join('、')}。` });
  if (faults.length > 0) return { faults, changes: [] };

  const posts: TargetOrganisation['posts'][number][] = [];
  const departments = new Map<string, { id: string; name: string; kind: BodyKind; leader?: string }>();
  const wanted = (line: Row, column: number): string => {
    const value = line.values[column] ?? '';
    if (value === '') fault(line, column, '不能空缺。');
    return value;
  };
  const idIn = (line: Row, column: number): string => {
    const value = wanted(line, column);
    if (value !== '' && !ID.test(value)) fault(line, column, '代号用小写字母、数字、点和短横，以字母开头。');
    return value;
  };

  for (const line of rows['部门']) {
    const [id, name, label] = [idIn(line, 0), wanted(line, 1), wanted(line, 2)];
    const kind = bodyOf.get(label) ?? FORMERLY.get(label);
    if (kind === undefined) fault(line, 2, `类别应为：${[...bodyOf.keys()].join('、')}。`);
    if (departments.has(id)) fault(line, 0, `部门代号重复：${id}。`);
    departments.set(id, { id, name, kind: kind ?? 'department' });
  }
  const known = new Set<string>();
  for (const line of rows['职务']) {
    const [id, title, label] = [idIn(line, 0), wanted(line, 1), wanted(line, 2)];
    const [department = '', , party = '', subjects = ''] = line.values.slice(3);
    const rank = Number(wanted(line, 4));
    const role = roleOf.get(label);
    if (role === undefined) fault(line, 2, `类别应为：${[...roleOf.keys()].join('、')}。`);
    if (department !== '' && !departments.has(department)) fault(line, 3, `“部门”表中没有${department}。`);
    if (!Number.isSafeInteger(rank) || rank < 0 || rank > 100_000) fault(line, 4, '排序用0至100000的整数。');
    if (party !== '' && party !== YES) fault(line, 5, `填“${YES}”或者空着。`);
    if (known.has(id)) fault(line, 0, `职务代号重复：${id}。`);
    known.add(id);
    posts.push({
      id,
      role: role ?? 'department-clerk',
      title,
      ...(department === '' ? {} : { department }),
      rank,
      partyGroup: party === YES,
      subjects: subjects.split(BETWEEN).flatMap((one) => (one.trim() === '' ? [] : [one.trim()])),
    });
  }
  const inCharge = new Set<string>();
  for (const line of rows['分工']) {
    const [department, leader] = [idIn(line, 0), idIn(line, 2)];
    const of = departments.get(department);
    if (of === undefined) fault(line, 0, `“部门”表中没有${department}。`);
    if (!known.has(leader)) fault(line, 2, `“职务”表中没有${leader}。`);
    if (inCharge.has(department)) fault(line, 0, `部门的分管领导重复：${department}。`);
    inCharge.add(department);
    if (of !== undefined) of.leader = leader;
  }
  const pairs: { a: string; b: string }[] = [];
  for (const line of rows['AB角']) {
    const [a, b] = [idIn(line, 0), idIn(line, 2)];
    for (const [id, column] of [
      [a, 0],
      [b, 2],
    ] as const)
      if (!known.has(id)) fault(line, column, `“职务”表中没有${id}。`);
    if (a === b) fault(line, 2, '不能与自己互补。');
    pairs.push({ a, b });
  }
  judgeHoldings(rows['任职'], registerOn(register, day), fault);
  if (faults.length > 0) return { faults, changes: [] };
  const dated = changesTo(register, { posts, departments: [...departments.values()], pairs }, day);
  return { faults, changes: dated.map((one): OrganisationChange => one.change) as WorkbookRead['changes'] };
}

/** Holdings are granted by another administrator: the sheet has to say what is so, and is not taken otherwise. */
function judgeHoldings(rows: readonly Row[], on: Register, fault: (row: Row, column: number, message: string) => void): void {
  const key = (account: string, post: string, from: string, to: string) => [account, post, from, to].join(' ');
  const there = new Set(on.holdings.map((one) => key(one.account, one.post, one.from, one.to ?? '')));
  for (const line of rows) {
    const [account = '', post = '', from = '', to = ''] = line.values;
    if (!there.delete(key(account, post, from, to))) fault(line, 0, '与现有任职不同。任职由安全管理员授予、收回，请照导出的填写。');
  }
  const left = [...there][0];
  if (left !== undefined && rows.length > 0)
    fault({ sheet: '任职', row: rows.length + 2, values: [] }, 0, `缺现有任职：${left}。任职由安全管理员收回。`);
}

function rowsOf(sheet: SheetName, cells: readonly Cell[] | undefined, faults: Fault[]): readonly Row[] {
  const columns = SHEETS[sheet];
  if (cells === undefined) {
    faults.push({ sheet, row: 1, column: '', message: '没有这个工作表。' });
    return [];
  }
  const byRow = Map.groupBy(cells, (one) => one.row);
  const head = byRow.get(1) ?? [];
  for (const [i, title] of columns.entries()) {
    const found = head.find((one) => one.column === i)?.value ?? '';
    if (found !== title) faults.push({ sheet, row: 1, column: title, message: `第${i + 1}列应为“${title}”，现为“${found}”。` });
  }
  return [...byRow.entries()]
    .filter(([row]) => row > 1)
    .toSorted(([a], [b]) => a - b)
    .map(([row, of]) => {
      for (const one of of) {
        if (one.formula) faults.push({ sheet, row, column: columns[one.column] ?? '', message: '不接受公式，请改为文字。' });
        if (one.column >= columns.length) faults.push({ sheet, row, column: '', message: `多出第${one.column + 1}列。` });
      }
      return { sheet, row, values: columns.map((_, i) => of.find((one) => one.column === i)?.value ?? '') };
    });
}
