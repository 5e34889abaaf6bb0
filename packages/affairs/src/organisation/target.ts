/** From an organisation as it should be to the changes that make it so: what an import of the whole comes down to. */
import type { PostRole } from '@lingxing/workrules';
import type { BodyKind, DepartmentId, PostId } from '../kernel/organisation.ts';
import type { DatedChange, OrganisationChange } from './change.ts';
import { pairKey, registerOn, type Register } from './register.ts';

/** What is left out of a post's or a pair's own fields stays as it is; a list that is left out altogether stays as well. */
export interface TargetOrganisation {
  readonly posts: readonly {
    readonly id: PostId;
    readonly role: PostRole;
    readonly title: string;
    readonly department?: DepartmentId | undefined;
    readonly rank: number;
    readonly subjects?: readonly string[] | undefined;
    readonly partyGroup?: boolean | undefined;
  }[];
  readonly departments: readonly {
    readonly id: DepartmentId;
    readonly name: string;
    readonly kind: BodyKind;
    readonly leader?: PostId | undefined;
    /** The first day of the leader's being in charge; the day of the import where left out. */
    readonly from?: string | undefined;
  }[];
  readonly pairs?: readonly { readonly a: PostId; readonly b: PostId; readonly from?: string | undefined }[] | undefined;
}

const later = (a: string, b: string): string => (a > b ? a : b);

/**
 * The changes that turn the organisation of a day into the target, in an order in which each finds what it refers to:
 * bodies before posts, posts before who is in charge of what, and what ends last.
 */
export function changesTo(register: Register, target: TargetOrganisation, day: string): readonly DatedChange[] {
  const on = registerOn(register, day);
  const found: DatedChange[] = [];
  const put = (change: OrganisationChange, from = day): void => void found.push({ day: from, change });
  const posts = new Map(on.posts.map((one) => [one.id, one]));
  const departments = new Map(on.departments.map((one) => [one.id, one]));

  for (const { id, name, kind } of target.departments) {
    const was = departments.get(id);
    if (was?.kind !== kind) put({ kind: 'department-added', department: id, name, body: kind });
    else if (was.name !== name) put({ kind: 'department-renamed', department: id, name });
  }
  for (const { id, role, title, department, rank, subjects, partyGroup } of target.posts) {
    const was = posts.get(id);
    if (was === undefined) put({ kind: 'post-added', post: id, role, title, ...(department === undefined ? {} : { department }), rank });
    else {
      if (was.title !== title) put({ kind: 'post-renamed', post: id, title });
      if (was.role !== role) put({ kind: 'role-given', post: id, role });
      if (was.department !== department || was.rank !== rank)
        put({ kind: 'post-placed', post: id, ...(department === undefined ? {} : { department }), rank });
    }
    const had = was?.subjects ?? [];
    if (subjects !== undefined && (subjects.length !== had.length || subjects.some((one, i) => one !== had[i])))
      put({ kind: 'subjects-assigned', leader: id, subjects });
    if (partyGroup !== undefined && partyGroup !== (was?.partyGroup ?? false))
      put({ kind: partyGroup ? 'party-group-joined' : 'party-group-left', post: id });
  }
  for (const { id, leader, from = day } of target.departments) {
    const was = registerOn(register, from).portfolios.find((one) => one.department === id)?.leader;
    if (was !== leader) put({ kind: 'portfolio-assigned', department: id, ...(leader === undefined ? {} : { leader }) }, from);
  }
  if (target.pairs !== undefined) {
    const wanted = new Set(target.pairs.map(({ a, b }) => pairKey(a, b)));
    const open = register.pairs.filter((one) => one.to === undefined);
    for (const { a, b, from } of open) if (!wanted.has(pairKey(a, b))) put({ kind: 'pair-ended', a, b }, later(day, from));
    const there = new Set(open.map(({ a, b }) => pairKey(a, b)));
    for (const { a, b, from = day } of target.pairs) if (!there.has(pairKey(a, b))) put({ kind: 'pair-set', a, b }, from);
  }
  const kept = new Set(target.posts.map((one) => one.id));
  for (const { id } of on.posts) if (!kept.has(id)) put({ kind: 'post-abolished', post: id });
  const standing = new Set(target.departments.map((one) => one.id));
  for (const { id } of on.departments) if (!standing.has(id)) put({ kind: 'department-abolished', department: id });
  return found;
}
