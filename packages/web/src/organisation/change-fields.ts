/** What each kind of change asks for, as data: the form draws it, and what is filled in becomes the change. */
import type { ChangeKind } from '@lingxing/affairs/organisation';
import { BODY_LABELS, CHANGE_LABELS, ROLE_LABELS } from '@lingxing/affairs/organisation-labels';
import type { ChartView } from '@lingxing/server/contracts';
import type { Change, PlanSide } from './api.ts';

type Source = 'post' | 'leader' | 'department' | 'role' | 'body' | 'text' | 'id' | 'number' | 'date' | 'words' | 'account';
export interface ChangeField {
  readonly name: string;
  readonly label: string;
  readonly from: Source;
  /** May be left empty, and what that means. */
  readonly optional?: string;
}

const field = (name: string, label: string, from: Source, optional?: string): ChangeField => ({
  name,
  label,
  from,
  ...(optional === undefined ? {} : { optional }),
});
const POST = field('post', '职务', 'post');
const DEPARTMENT = field('department', '部门', 'department');
const PLACE = [field('department', '所属部门', 'department', '不属部门'), field('rank', '排序', 'number')];
const PAIR = [field('a', '一方', 'leader'), field('b', '另一方', 'leader')];

const FIELDS: Record<ChangeKind, readonly ChangeField[]> = {
  'portfolio-assigned': [DEPARTMENT, field('leader', '分管领导', 'leader', '不列分管领导')],
  'subjects-assigned': [field('leader', '领导', 'leader'), field('subjects', '分管工作（以、分开）', 'words')],
  'pair-set': PAIR,
  'pair-ended': PAIR,
  'post-added': [field('post', '代号', 'id'), field('title', '职务', 'text'), field('role', '类别', 'role'), ...PLACE],
  'post-renamed': [POST, field('title', '新名称', 'text')],
  'post-placed': [POST, ...PLACE],
  'role-given': [POST, field('role', '类别', 'role')],
  'post-abolished': [POST],
  'party-group-joined': [POST],
  'party-group-left': [POST],
  'department-added': [field('department', '代号', 'id'), field('name', '名称', 'text'), field('body', '类别', 'body')],
  'department-renamed': [DEPARTMENT, field('name', '新名称', 'text')],
  'department-merged': [DEPARTMENT, field('into', '并入', 'department')],
  'department-abolished': [DEPARTMENT],
  'holder-appointed': [POST, field('account', '账号', 'account'), field('to', '至', 'date', '未定')],
  'holder-relieved': [POST, field('account', '账号', 'account')],
};

export const fieldsOf = (kind: ChangeKind): readonly ChangeField[] => FIELDS[kind];

/** The kinds that this administrator enters, the ones most used first; AB roles only where they are an institution of the text. */
export const kindsOf = (side: PlanSide, pairing: boolean): readonly ChangeKind[] =>
  (Object.keys(FIELDS) as ChangeKind[]).filter(
    (kind) => kind.startsWith('holder-') === (side === 'grants') && (pairing || !kind.startsWith('pair-')),
  );

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What can be chosen; `added` are posts and departments that come with the same plan. */
export function choicesOf(source: Source, chart: ChartView, added: readonly Change[], accounts: readonly Named[]): readonly Named[] {
  const named = (labels: Readonly<Record<string, string>>): readonly Named[] => Object.entries(labels).map(([id, name]) => ({ id, name }));
  const leading = new Set(['head', 'executive-deputy', 'deputy', 'other-leader']);
  const posts = added.flatMap((one) =>
    one.kind === 'post-added' ? [{ id: one.post, name: one.title, leader: leading.has(one.role) }] : [],
  );
  const all = [...chart.posts.map(({ id, title, leader }) => ({ id, name: title, leader })), ...posts];
  switch (source) {
    case 'post':
      return all;
    case 'leader':
      return all.filter((one) => one.leader);
    case 'department':
      return [
        ...chart.departments,
        ...added.flatMap((one) => (one.kind === 'department-added' ? [{ id: one.department, name: one.name }] : [])),
      ];
    case 'role':
      return named(ROLE_LABELS);
    case 'body':
      return named({ ...BODY_LABELS, 'lower-government': chart.lower });
    case 'account':
      return accounts;
    case 'text':
    case 'id':
    case 'number':
    case 'date':
    case 'words':
      return [];
  }
}

/** Whoever holds a post, as whom one can be relieved of it (免职); nobody until a post is chosen. */
export const holdersOf = (chart: Pick<ChartView, 'posts'>, post: string, accounts: readonly Named[]): readonly Named[] => {
  const held = chart.posts.find((one) => one.id === post)?.holders ?? [];
  return accounts.filter(({ id }) => held.some((one) => one.account === id));
};

/** The change as filled in. What the form cannot say wrongly it does not check: the server judges. */
export function changeFrom(kind: ChangeKind, given: ReadonlyMap<string, string>): Change {
  const values = FIELDS[kind].flatMap(({ name, from, optional }): (readonly [string, unknown])[] => {
    const value = (given.get(name) ?? '').trim();
    if (value === '' && optional !== undefined) return [];
    if (from === 'number') return [[name, Number(value)]];
    if (from === 'words') return [[name, value.split(/[、，,]/u).flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))]];
    return [[name, value]];
  });
  return { kind, ...Object.fromEntries(values) } as Change;
}

export const labelOf = (kind: ChangeKind): string => CHANGE_LABELS[kind];
