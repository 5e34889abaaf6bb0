/** A small organisation with the posts that a pack names, for the benchmark of the core alone. */
import { organisationOf, type Department, type Organisation, type Post } from '@lingxing/affairs/kernel';
import type { PostRole, RulePack } from '@lingxing/workrules';

/** One post of each role that the pack has, a finance bureau under a deputy, and the government's office. */
export function demoOrganisation(pack: RulePack): { organisation: Organisation; host: string; clerk: string } {
  const departmentOf = (role: PostRole): string | undefined =>
    role.startsWith('department-')
      ? 'finance'
      : role === 'registrar' || role.startsWith('office-') || role.includes('secretary-general')
        ? 'office'
        : role === 'legal-reviewer'
          ? 'justice'
          : undefined;
  const posts: Post[] = pack.source.posts.map((p, rank) => ({
    id: p.role,
    role: p.role,
    title: p.title,
    rank,
    department: departmentOf(p.role),
  }));
  const departments: Department[] = [
    { id: 'office', name: pack.source.government.office.name, kind: 'office', leader: 'executive-deputy' },
    { id: 'finance', name: '财政局', kind: 'department', leader: 'deputy', mark: '财发' },
    { id: 'justice', name: '司法局', kind: 'legal-review', leader: 'executive-deputy' },
  ];
  return { organisation: organisationOf(1, posts, departments), host: 'finance', clerk: 'department-clerk' };
}
