/** The organisation over time: everything with the days on which it was so, made by folding the entries of its history. */
import { dateOf, dayNumber, type PostRole } from '@lingxing/workrules';
import type { Authority, Pair } from '../kernel/authority.ts';
import {
  organisationOf,
  type BodyKind,
  type Department,
  type DepartmentId,
  type Organisation,
  type Post,
  type PostId,
} from '../kernel/organisation.ts';
import type { DatedChange, OrganisationChange } from './change.ts';

/** A span of days, both included; without `to` it has no end yet. */
export interface Span {
  readonly from: string;
  readonly to?: string | undefined;
}
export type Dated<T> = Span & T;

export interface RegisteredPost {
  readonly id: PostId;
  readonly role: PostRole;
  readonly title: string;
  readonly department?: DepartmentId | undefined;
  readonly rank: number;
  readonly subjects: readonly string[];
  readonly partyGroup: boolean;
}
export interface RegisteredDepartment {
  readonly id: DepartmentId;
  readonly name: string;
  readonly kind: BodyKind;
}
export interface Portfolio {
  readonly department: DepartmentId;
  readonly leader: PostId;
}
export interface Held {
  readonly account: string;
  readonly post: PostId;
}

/** Everything that has been, by spans of days; a post that was renamed stands once under each title. */
export interface Register {
  readonly posts: readonly Dated<RegisteredPost>[];
  readonly departments: readonly Dated<RegisteredDepartment>[];
  readonly portfolios: readonly Dated<Portfolio>[];
  /** `a` before `b` by their ids. */
  readonly pairs: readonly Dated<{ readonly a: PostId; readonly b: PostId }>[];
  readonly holdings: readonly Dated<Held>[];
}

export const dayBefore = (day: string): string => dateOf(dayNumber(day) - 1);
export const holdsOn = ({ from, to }: Span, day: string): boolean => from <= day && (to === undefined || to >= day);
export const overlap = (a: Span, b: Span): boolean => (b.to === undefined || a.from <= b.to) && (a.to === undefined || b.from <= a.to);

/** The spans of each thing, the last of them perhaps open; entries come in the order of their days. */
class Lines<T> {
  readonly #lines = new Map<string, Dated<T>[]>();

  now(key: string): T | undefined {
    const last = this.#lines.get(key)?.at(-1);
    return last !== undefined && last.to === undefined ? last : undefined;
  }

  /** What is so from a day on; undefined ends it. What was entered for the same day before is replaced. */
  put(key: string, day: string, value: T | undefined): void {
    let line = this.#lines.get(key);
    if (line === undefined) this.#lines.set(key, (line = []));
    const last = line.at(-1);
    if (last !== undefined && last.to === undefined) {
      if (last.from === day) line.pop();
      else line[line.length - 1] = { ...last, to: dayBefore(day) };
    }
    if (value !== undefined) line.push({ ...value, from: day, to: undefined });
  }

  keys(): readonly string[] {
    return [...this.#lines.keys()];
  }

  all(): readonly Dated<T>[] {
    return [...this.#lines.values()].flat();
  }
}

/** A pair under one key, whichever is named first. */
export const pairKey = (a: PostId, b: PostId): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * Folds a history. Entries of one day apply in the order in which they were entered, so a day entered late falls into its
 * place and what was entered for later days still comes after it.
 */
export function registerOf(entries: readonly DatedChange[]): Register {
  const posts = new Lines<RegisteredPost>();
  const departments = new Lines<RegisteredDepartment>();
  const portfolios = new Lines<Portfolio>();
  const pairs = new Lines<{ readonly a: PostId; readonly b: PostId }>();
  const holdings: Dated<Held>[] = [];

  const alter = (day: string, id: PostId, change: Partial<RegisteredPost>): void => {
    const post = posts.now(id);
    if (post !== undefined) posts.put(id, day, { ...post, ...change });
  };
  const closeDepartment = (day: string, id: DepartmentId): void => {
    departments.put(id, day, undefined);
    portfolios.put(id, day, undefined);
  };

  const apply = (day: string, change: OrganisationChange): void => {
    switch (change.kind) {
      case 'post-added': {
        const { post: id, role, title, department, rank } = change;
        posts.put(id, day, { id, role, title, department, rank, subjects: [], partyGroup: false });
        return;
      }
      case 'post-renamed':
        return alter(day, change.post, { title: change.title });
      case 'post-placed':
        return alter(day, change.post, { department: change.department, rank: change.rank });
      case 'role-given':
        return alter(day, change.post, { role: change.role });
      case 'post-abolished':
        posts.put(change.post, day, undefined);
        for (const key of pairs.keys()) {
          const pair = pairs.now(key);
          if (pair !== undefined && (pair.a === change.post || pair.b === change.post)) pairs.put(key, day, undefined);
        }
        return;
      case 'department-added':
        return departments.put(change.department, day, { id: change.department, name: change.name, kind: change.body });
      case 'department-renamed': {
        const department = departments.now(change.department);
        if (department !== undefined) departments.put(department.id, day, { ...department, name: change.name });
        return;
      }
      case 'department-merged':
        for (const id of posts.keys()) if (posts.now(id)?.department === change.department) alter(day, id, { department: change.into });
        return closeDepartment(day, change.department);
      case 'department-abolished':
        return closeDepartment(day, change.department);
      case 'portfolio-assigned': {
        const { department, leader } = change;
        return portfolios.put(department, day, leader === undefined ? undefined : { department, leader });
      }
      case 'subjects-assigned':
        return alter(day, change.leader, { subjects: change.subjects });
      case 'pair-set': {
        const [a, b] = change.a < change.b ? [change.a, change.b] : [change.b, change.a];
        return pairs.put(pairKey(a, b), day, { a, b });
      }
      case 'pair-ended':
        return pairs.put(pairKey(change.a, change.b), day, undefined);
      case 'party-group-joined':
        return alter(day, change.post, { partyGroup: true });
      case 'party-group-left':
        return alter(day, change.post, { partyGroup: false });
      case 'holder-appointed': {
        const { account, post, to } = change;
        const at = holdings.findIndex((one) => one.account === account && one.post === post && one.from === day);
        holdings.splice(at < 0 ? holdings.length : at, at < 0 ? 0 : 1, { account, post, from: day, to });
        return;
      }
      case 'holder-relieved': {
        const at = holdings.findIndex((one) => one.account === change.account && one.post === change.post && holdsOn(one, day));
        const held = holdings[at];
        // Taken back on its first day it has never been; that is not entered (see the judge).
        if (held !== undefined && held.from < day) holdings[at] = { ...held, to: dayBefore(day) };
      }
    }
  };

  // A stable sort: within a day the order of entry.
  for (const { day, change } of entries.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) apply(day, change);
  return { posts: posts.all(), departments: departments.all(), portfolios: portfolios.all(), pairs: pairs.all(), holdings };
}

/** The register as it is on one day. */
export function registerOn(register: Register, day: string): Register {
  const on = <T extends Span>(list: readonly T[]): readonly T[] => list.filter((one) => holdsOn(one, day));
  return {
    posts: on(register.posts).toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)),
    departments: on(register.departments).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    portfolios: on(register.portfolios),
    pairs: on(register.pairs),
    holdings: on(register.holdings),
  };
}

/** What a department has besides, undated: its mark and the bulletins listed for it. */
export type Besides = ReadonlyMap<DepartmentId, Pick<Department, 'mark' | 'bulletins'>>;

export function postsOn(register: Register, day: string): readonly Post[] {
  return registerOn(register, day).posts.map(({ id, role, title, department, rank }) => ({
    id,
    role,
    title,
    ...(department === undefined ? {} : { department }),
    rank,
  }));
}

export function departmentsOn(register: Register, day: string, besides: Besides = new Map()): readonly Department[] {
  const { departments, portfolios } = registerOn(register, day);
  const leaders = new Map(portfolios.map((one) => [one.department, one.leader]));
  return departments.map(({ id, name, kind }) => {
    const leader = leaders.get(id);
    return { id, name, kind, ...(leader === undefined ? {} : { leader }), ...besides.get(id) };
  });
}

export const pairsOn = (register: Register, day: string): readonly Pair[] =>
  registerOn(register, day)
    .pairs.map(({ a, b }): Pair => [a, b])
    .toSorted(([a, b], [c, d]) => (`${a} ${b}` < `${c} ${d}` ? -1 : 1));

/** The organisation that procedures judge by, as the register has it on a day; absences and entrustments come from `authority`. */
export const organisationOn = (register: Register, day: string, version: number, besides: Besides, authority: Authority): Organisation =>
  organisationOf(version, postsOn(register, day), departmentsOn(register, day, besides), { ...authority, pairs: pairsOn(register, day) });
