/** Who a norm speaks of, for one document on one day: role references resolved to posts. */
import type { RoleRef } from '@lingxing/workrules';
import type { Department, Organisation, Post, PostId } from '../kernel/organisation.ts';
import type { DocumentState } from './state.ts';

/** What resolving needs of a document; a draft not yet stored has it too. */
export type Relation = Pick<DocumentState, 'host' | 'draft' | 'referred'> & Partial<Pick<DocumentState, 'judged' | 'decision'>>;

const NONE: readonly Post[] = [];
const NO_IDS: readonly PostId[] = [];

/** Leaders of the government: those who may be in charge of a portfolio. */
export const LEADER_ROLES: ReadonlySet<string> = new Set(['head', 'executive-deputy', 'deputy', 'other-leader']);
const OFFICE_ROLES: ReadonlySet<string> = new Set([
  'registrar',
  'office-director',
  'office-deputy-director',
  'secretary-general',
  'deputy-secretary-general',
]);

export const isLeader = (post: Post | undefined): boolean => post !== undefined && LEADER_ROLES.has(post.role);
/** The registry and the heads of the government's office: the office as an organ (政府办公室). */
export const isOffice = (post: Post | undefined): boolean => post !== undefined && OFFICE_ROLES.has(post.role);

interface Groups {
  readonly leaders: readonly Post[];
  readonly office: readonly Post[];
}
const groups = new WeakMap<Organisation, Groups>();

function groupsOf(organisation: Organisation): Groups {
  let of = groups.get(organisation);
  if (of === undefined) {
    const posts = [...organisation.posts.values()];
    groups.set(organisation, (of = { leaders: posts.filter(isLeader), office: posts.filter(isOffice) }));
  }
  return of;
}

/** The leaders of the government. */
export const leadersOf = (organisation: Organisation): readonly Post[] => groupsOf(organisation).leaders;
/** The posts of the government's office, which acts as an organ. */
export const officeOf = (organisation: Organisation): readonly Post[] => groupsOf(organisation).office;

const byDepartment = new WeakMap<Organisation, Map<string, readonly Post[]>>();

/** The posts of a department, indexed once per organisation. */
export function postsOf(organisation: Organisation, department: string): readonly Post[] {
  let index = byDepartment.get(organisation);
  if (index === undefined) {
    const lists = new Map<string, Post[]>();
    for (const post of organisation.posts.values()) {
      if (post.department === undefined) continue;
      const of = lists.get(post.department);
      if (of) of.push(post);
      else lists.set(post.department, [post]);
    }
    index = lists;
    byDepartment.set(organisation, index);
  }
  return index.get(department) ?? NONE;
}

const inDepartment = (organisation: Organisation, department: string, ...roles: readonly string[]): readonly Post[] =>
  postsOf(organisation, department).filter((p) => roles.includes(p.role));

/** The leader in charge of the host department (分管领导), if the portfolio is set. */
export function leaderInCharge(organisation: Organisation, host: string): Post | undefined {
  const leader = organisation.departments.get(host)?.leader;
  return leader === undefined ? undefined : organisation.posts.get(leader);
}

/** Leaders whose portfolios the document touches besides: those named, and those in charge of the departments concerned. */
export function leadersConcerned(organisation: Organisation, relation: Relation): readonly PostId[] {
  const { departmentsConcerned } = relation.draft;
  if (relation.draft.leadersConcerned.length === 0 && departmentsConcerned.length === 0) return NO_IDS;
  const own = organisation.departments.get(relation.host)?.leader;
  const named = new Set(relation.draft.leadersConcerned);
  for (const d of departmentsConcerned) {
    const leader = organisation.departments.get(d)?.leader;
    if (leader !== undefined) named.add(leader);
  }
  if (own !== undefined) named.delete(own);
  return [...named].filter((id) => LEADER_ROLES.has(organisation.posts.get(id)?.role ?? ''));
}

/** The posts that a role reference means for this document; empty where the government has none. */
export function resolve(organisation: Organisation, relation: Relation, ref: RoleRef): readonly Post[] {
  switch (ref) {
    case 'leader-in-charge': {
      const leader = leaderInCharge(organisation, relation.host);
      return leader === undefined ? NONE : [leader];
    }
    case 'leaders-concerned':
      return leadersConcerned(organisation, relation)
        .map((id) => organisation.posts.get(id))
        .filter((p) => p !== undefined);
    case 'any-leader':
      return leadersOf(organisation);
    case 'office':
      return officeOf(organisation);
    case 'host-head':
      return headsOf(organisation, organisation.departments.get(relation.host));
    case 'host-clerk':
      return clerksOf(organisation, organisation.departments.get(relation.host));
    case 'concerned-department-head':
      return relation.draft.departmentsConcerned.flatMap((d) => inDepartment(organisation, d, 'department-head'));
    case 'concerned-department-responsible':
      return relation.draft.departmentsConcerned.flatMap((d) => inDepartment(organisation, d, 'department-head', 'department-deputy-head'));
    case 'department-head':
    case 'department-deputy-head':
    case 'department-clerk':
    case 'department-legal-reviewer':
      return inDepartment(organisation, relation.host, ref);
    default:
      return organisation.byRole.get(ref) ?? NONE;
  }
}

/** Those who answer for a body: the department's head; for the government's office its director or secretary-general. */
export function headsOf(organisation: Organisation, department: Department | undefined): readonly Post[] {
  if (department === undefined) return NONE;
  return department.kind === 'office'
    ? inDepartment(organisation, department.id, 'office-director', 'secretary-general')
    : inDepartment(organisation, department.id, 'department-head');
}

/** Those who draft and number for a body. */
export function clerksOf(organisation: Organisation, department: Department | undefined): readonly Post[] {
  if (department === undefined) return NONE;
  return department.kind === 'office'
    ? inDepartment(organisation, department.id, 'registrar')
    : inDepartment(organisation, department.id, 'department-clerk');
}

/** Whether the document is drafted by the government's own office, which submits to no office before itself. */
export const hostIsOffice = (organisation: Organisation, host: string): boolean => organisation.departments.get(host)?.kind === 'office';

/** Who rechecks, numbers, typesets and distributes: the registry, or the department's clerks for its own documents. */
export function registry(organisation: Organisation, relation: Relation): readonly Post[] {
  const own = relation.draft.issuer === 'department' || relation.draft.issuer === 'department-approved';
  const clerks = own ? clerksOf(organisation, organisation.departments.get(relation.host)) : NONE;
  return clerks.length > 0 ? clerks : (organisation.byRole.get('registrar') ?? NONE);
}

/** The titles of posts, each once, as an office lists them. */
export function titles(posts: readonly Post[]): string {
  return posts.length === 1 ? (posts[0]?.title ?? '') : [...new Set(posts.map((p) => p.title))].join('、');
}
