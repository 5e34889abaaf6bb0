/**
 * The organisations of the demonstration: who holds what in each of the five governments, as data. Every account is named
 * by its post and no person is invented.
 */
import { readFileSync } from 'node:fs';
import type { Department, Post } from '@lingxing/affairs/kernel';
import { POST_ROLES } from '@lingxing/workrules';
import { parse } from 'yaml';
import * as z from 'zod';

/** The five governments whose packs are built in. */
export const GOVERNMENTS = ['jincheng-chengqu', 'xinzhou', 'weidong', 'zezhou', 'xishi'] as const;
export type GovernmentId = (typeof GOVERNMENTS)[number];

const id = z
  .string()
  .regex(/^[a-z][a-z0-9.-]*$/)
  .max(60);
/** A part of an account's name: easy to type, lower-case pinyin. */
const accountPart = z
  .string()
  .regex(/^[a-z]+(\.[a-z]+)*$/)
  .max(24);
const postSource = z.strictObject({ id, role: z.enum(POST_ROLES), title: z.string().min(2).max(40), account: accountPart });
const departmentSource = z.strictObject({
  id,
  name: z.string().min(4).max(40),
  short: z.string().min(3).max(20),
  kind: z.enum(['office', 'department', 'lower-government', 'legal-review']),
  /** The leader in charge (分管领导). */
  leader: id,
  /** The mark of its own documents (机关代字). */
  mark: z.string().min(2).max(12).optional(),
  account: accountPart,
  posts: z.array(postSource).min(1),
});
const ADMINISTRATORS = ['system-administrator', 'security-administrator', 'audit-administrator'] as const;
export type AdministratorRole = (typeof ADMINISTRATORS)[number];
const organisationSource = z.strictObject({
  format: z.literal(1),
  government: z.enum(GOVERNMENTS),
  /** First part of every account's name; account names are unique over all governments. */
  prefix: accountPart,
  leaders: z.array(postSource).min(2),
  /** Leaders who take over for each other (AB角), where the text has the institution. */
  pairs: z.array(z.tuple([id, id])).default([]),
  departments: z.array(departmentSource).min(10).max(40),
  administrators: z.array(z.strictObject({ role: z.enum(ADMINISTRATORS), label: z.string(), account: accountPart })).length(3),
});

export interface DemoAccount {
  readonly account: string;
  /** The title of the post; administrators have their office's. */
  readonly label: string;
  readonly post: string;
}

export interface DemoOrganisation {
  readonly government: GovernmentId;
  readonly posts: readonly Post[];
  readonly departments: readonly Department[];
  /** Who takes over for whom (AB角); none where the text has no such institution. */
  readonly pairs: readonly (readonly [string, string])[];
  /** One account for each post. */
  readonly accounts: readonly DemoAccount[];
  readonly administrators: readonly { readonly account: string; readonly label: string; readonly role: AdministratorRole }[];
}

/** What an organisation file says wrongly, told so that the line can be found. */
export class OrganisationError extends Error {
  constructor(file: string, faults: readonly string[]) {
    super(`${file}: ${faults.join('; ')}`);
    this.name = 'OrganisationError';
  }
}

/** Ranks leave room between the leaders, the office and each department. */
const RANK = { leaders: 10, office: 100, departments: 200, step: 10 } as const;

/** These files are written by developers: the words of the forms, which an application sets for all schemas, are not for them. */
const english = z.locales.en().localeError;

/** Reads an organisation file: validated, every department with a leader in charge, all ids and accounts unique. */
export function parseOrganisation(text: string, file: string): DemoOrganisation {
  const parsed = organisationSource.safeParse(parse(text), { error: english });
  if (!parsed.success) {
    throw new OrganisationError(
      file,
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const source = parsed.data;
  const posts: Post[] = source.leaders.map((post, i) => ({ id: post.id, role: post.role, title: post.title, rank: RANK.leaders + i }));
  const accounts: DemoAccount[] = source.leaders.map((post) => ({
    account: `${source.prefix}.${post.account}`,
    label: post.title,
    post: post.id,
  }));
  const departments: Department[] = [];
  for (const [i, department] of source.departments.entries()) {
    const { id, name, kind, leader, mark } = department;
    departments.push({ id, name, kind, leader, ...(mark === undefined ? {} : { mark }) });
    const base = kind === 'office' ? RANK.office : RANK.departments + i * RANK.step;
    for (const [k, post] of department.posts.entries()) {
      posts.push({ id: post.id, role: post.role, title: post.title, department: id, rank: base + k });
      accounts.push({ account: `${source.prefix}.${department.account}.${post.account}`, label: post.title, post: post.id });
    }
  }
  const administrators = source.administrators.map(({ role, label, account }) => ({ role, label, account: `${source.prefix}.${account}` }));
  const organisation = { government: source.government, posts, departments, pairs: source.pairs, accounts, administrators };
  const faults = faultsOf(organisation);
  if (faults.length > 0) throw new OrganisationError(file, faults);
  return organisation;
}

const LEADERS = new Set(['head', 'executive-deputy', 'deputy', 'other-leader']);

function faultsOf(organisation: DemoOrganisation): string[] {
  const faults: string[] = [];
  const { posts, departments, pairs, accounts, administrators } = organisation;
  const byId = new Map(posts.map((post) => [post.id, post]));
  const unique = (what: string, values: readonly string[]): void => {
    for (const value of new Set(values.filter((v, i) => values.indexOf(v) !== i))) faults.push(`${what} ${value} stands twice`);
  };
  unique(
    'post',
    posts.map((post) => post.id),
  );
  unique(
    'title',
    posts.map((post) => post.title),
  );
  unique(
    'department',
    departments.map((department) => department.id),
  );
  unique(
    'account',
    [...accounts, ...administrators].map((account) => account.account),
  );
  unique(
    'administrator',
    administrators.map((administrator) => administrator.role),
  );
  for (const role of ['head', 'executive-deputy'] as const)
    if (posts.filter((post) => post.role === role).length !== 1) faults.push(`there has to be one ${role}`);
  unique(
    'pair',
    pairs.map((pair) => pair.toSorted().join(' and ')),
  );
  for (const [a, b] of pairs) if (a === b) faults.push(`${a} is a pair with itself`);
  for (const one of pairs.flat())
    if (!['executive-deputy', 'deputy'].includes(byId.get(one)?.role ?? '')) faults.push(`${one} in pairs is no deputy`);
  const offices = departments.filter((department) => department.kind === 'office');
  if (offices.length !== 1) faults.push('there has to be one office');
  for (const department of departments) {
    const leader = byId.get(department.leader ?? '');
    if (leader === undefined || !LEADERS.has(leader.role))
      faults.push(`${department.id}: leader ${department.leader} is no leader of this government`);
    else if (department.kind === 'office' && leader.role !== 'executive-deputy') faults.push('the office belongs to the executive deputy');
  }
  return faults;
}

/** The organisation of one of the five governments, from its file. */
export function loadOrganisation(government: GovernmentId): DemoOrganisation {
  const file = new URL(`../organisations/${government}.yaml`, import.meta.url);
  const organisation = parseOrganisation(readFileSync(file, 'utf8'), `${government}.yaml`);
  if (organisation.government !== government)
    throw new OrganisationError(`${government}.yaml`, [`government is ${organisation.government}`]);
  return organisation;
}
