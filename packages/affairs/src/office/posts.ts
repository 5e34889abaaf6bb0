/** Posts of a government as its office knows them: its leaders, the office itself, who answers for a body and who writes for it. */
import type { Department, Organisation, Post } from '../kernel/organisation.ts';

const NONE: readonly Post[] = [];

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

/** The posts of a department that have one of these roles. */
export const inDepartment = (organisation: Organisation, department: string, ...roles: readonly string[]): readonly Post[] =>
  postsOf(organisation, department).filter((p) => roles.includes(p.role));

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

/** The titles of posts, each once, as an office lists them. */
export function titles(posts: readonly Post[]): string {
  return posts.length === 1 ? (posts[0]?.title ?? '') : [...new Set(posts.map((p) => p.title))].join('、');
}
