import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { packSchema } from '@lingxing/workrules';
import { describe, expect, it } from 'vitest';
import { GOVERNMENTS, loadOrganisation, OrganisationError, parseOrganisation } from '../src/organisation.ts';

/** The posts that the pack of a government names. */
const packSource = (government: string) =>
  packSchema
    .pick({ posts: true })
    .strip()
    .parse(parse(readFileSync(new URL(`../../workrules/packs/${government}.yaml`, import.meta.url), 'utf8')));
const zezhou = readFileSync(new URL('../organisations/zezhou.yaml', import.meta.url), 'utf8');
const changed = (from: string, to: string): string => {
  expect(zezhou).toContain(from);
  return zezhou.replace(from, to);
};

describe('refusals', () => {
  it.each([
    [
      'a leader who is none',
      changed('leader: deputy-agriculture', 'leader: finance.head'),
      /agriculture: leader finance.head is no leader/,
    ],
    ['a leader who does not exist', changed('leader: deputy-market', 'leader: deputy-nobody'), /market: leader deputy-nobody/],
    ['a post that stands twice', changed('id: finance.clerk', 'id: finance.head'), /post finance.head stands twice/],
    [
      'an account that stands twice',
      changed('title: 县财政局文书, account: wenshu', 'title: 县财政局文书, account: juzhang'),
      /account zezhou.caizheng.juzhang stands twice/,
    ],
    ['a title that stands twice', changed('title: 县财政局文书', 'title: 县教育局文书'), /title 县教育局文书 stands twice/],
    ['a role that no government has', changed('role: registrar', 'role: archivist'), /posts.2.role/],
    ['a department without a leader', changed('    leader: deputy-market\n', ''), /leader/],
    ['an unknown field', changed('    kind: office', '    kind: office\n    people: 3'), /people/],
    [
      'an office under another leader',
      changed('kind: office\n    leader: executive-deputy', 'kind: office\n    leader: deputy-market'),
      /executive deputy/,
    ],
    ['two heads', changed('role: deputy, title: 副县长（分管市场监管）', 'role: head, title: 副县长（分管市场监管）'), /one head/],
  ])('%s', (_, text, message) => {
    expect(() => parseOrganisation(text, 'zezhou.yaml')).toThrow(OrganisationError);
    expect(() => parseOrganisation(text, 'zezhou.yaml')).toThrow(message);
  });
});

describe.each(GOVERNMENTS)('%s', (government) => {
  const organisation = loadOrganisation(government);
  const pack = packSource(government);

  it('has the departments and lower governments of its level, each with a leader in charge', () => {
    const kinds = organisation.departments.map((department) => department.kind);
    expect(kinds.filter((kind) => kind === 'lower-government')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'office')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'legal-review')).toHaveLength(1);
    expect(kinds.length - 3).toBeGreaterThanOrEqual(10);
    expect(organisation.departments.every((department) => department.leader !== undefined)).toBe(true);
  });

  it('gives every body that issues papers of its own a mark, no two alike', () => {
    const bodies = organisation.departments.filter((department) => department.kind !== 'office');
    expect(bodies.filter((department) => department.mark === undefined).map((department) => department.id)).toEqual([]);
    expect(new Set(bodies.map((department) => department.mark)).size).toBe(bodies.length);
  });

  it('has a head and a clerk in every department', () => {
    for (const department of organisation.departments.filter((d) => d.kind !== 'office')) {
      const roles = organisation.posts.filter((post) => post.department === department.id).map((post) => post.role);
      expect(roles, department.id).toEqual(expect.arrayContaining(['department-head', 'department-clerk']));
    }
  });

  it('has only posts that its pack knows, under the titles of its pack for the leading ones', () => {
    const known = new Map(pack.posts.map((post) => [post.role, post.title]));
    for (const post of organisation.posts) expect(known.has(post.role), `${post.role} ${post.title}`).toBe(true);
    for (const role of ['head', 'executive-deputy', 'office-director', 'secretary-general'] as const)
      for (const post of organisation.posts.filter((p) => p.role === role)) expect(post.title).toBe(known.get(role));
  });

  it('has AB pairs of deputies where its text has the institution, and nowhere else', () => {
    // 晋城市城区、泽州县、西市区第五条第三款, 忻州市第五条; 卫东区 does not speak of it.
    expect(organisation.pairs.length).toBe(government === 'weidong' ? 0 : 2);
    const role = (id: string) => organisation.posts.find((post) => post.id === id)?.role;
    for (const one of organisation.pairs.flat()) expect(['executive-deputy', 'deputy']).toContain(role(one));
    expect(new Set(organisation.pairs.flat()).size).toBe(organisation.pairs.length * 2);
  });

  it('has one account to each post, and three administrators without one', () => {
    expect(organisation.accounts.map((account) => account.post).sort()).toEqual(organisation.posts.map((post) => post.id).sort());
    expect(organisation.administrators.map((a) => a.role)).toEqual([
      'system-administrator',
      'security-administrator',
      'audit-administrator',
    ]);
    for (const { account } of organisation.accounts) expect(account).toMatch(/^[a-z]+(\.[a-z]+){1,3}$/);
  });
});

const roles = (government: (typeof GOVERNMENTS)[number]): Set<string> =>
  new Set(loadOrganisation(government).posts.map((post) => post.role));

describe('what the texts name', () => {
  it('西市区 has no office director (its text names none), but registrars', () => {
    expect(roles('xishi').has('office-director')).toBe(false);
    expect(loadOrganisation('xishi').posts.filter((post) => post.role === 'registrar')).toHaveLength(2);
  });
  it('忻州 has a secretary-general and deputies of his (第四、五条)', () => {
    expect([...roles('xinzhou')]).toEqual(expect.arrayContaining(['secretary-general', 'deputy-secretary-general']));
    expect(roles('xinzhou').has('office-director')).toBe(false);
  });
  it('卫东区 has another leader besides the deputies, and a legal adviser (第六、六十条)', () => {
    expect([...roles('weidong')]).toEqual(expect.arrayContaining(['other-leader', 'legal-adviser', 'office-director']));
  });
  it('no account stands in two governments', () => {
    const all = GOVERNMENTS.flatMap((government) => loadOrganisation(government).accounts.map((account) => account.account));
    expect(new Set(all).size).toBe(all.length);
  });
});
