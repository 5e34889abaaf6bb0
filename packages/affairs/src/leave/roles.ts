/** Who an act on an absence belongs to, and whom a norm on leave means, for one person on one day. */
import type { Participant, RulePack } from '@lingxing/workrules';
import type { Department, Organisation, Post, PostId } from '../kernel/organisation.ts';
import { clerksOf, headsOf, inDepartment, leadersOf, officeOf } from '../office/posts.ts';

/** A post in the words in which texts speak of those who ask leave; undefined for whom no text speaks of in person. */
export function participantOf(organisation: Organisation, id: PostId): Participant | undefined {
  const post = organisation.posts.get(id);
  if (post === undefined) return undefined;
  switch (post.role) {
    case 'head':
    case 'executive-deputy':
    case 'deputy':
    case 'other-leader':
    case 'secretary-general':
    case 'deputy-secretary-general':
    case 'office-director':
    case 'office-deputy-director':
      return post.role;
    case 'department-head':
      return bodyOf(organisation, id)?.kind === 'lower-government' ? 'lower-government-head' : 'department-head';
    case 'registrar':
    case 'department-deputy-head':
    case 'department-clerk':
    case 'legal-reviewer':
    case 'legal-adviser':
    case 'department-legal-reviewer':
    case 'supervisor':
    case 'auditor':
      return undefined;
  }
}

export const bodyOf = (organisation: Organisation, id: PostId): Department | undefined => {
  const department = organisation.posts.get(id)?.department;
  return department === undefined ? undefined : organisation.departments.get(department);
};

/** Those who act for the body of one who asks: its clerks, its head and its deputies; nobody where he belongs to the office or to none. */
export function bodyPosts(organisation: Organisation, id: PostId): readonly Post[] {
  const body = bodyOf(organisation, id);
  if (body === undefined || body.kind === 'office') return [];
  return [
    ...clerksOf(organisation, body),
    ...headsOf(organisation, body),
    ...inDepartment(organisation, body.id, 'department-deputy-head'),
  ];
}

/** Those who keep the record of absences: the registry's daily hands, or whoever the office has. */
export function registry(organisation: Organisation): readonly Post[] {
  const registrars = organisation.byRole.get('registrar') ?? [];
  return registrars.length > 0 ? registrars : officeOf(organisation);
}

/** The posts that words of a norm mean for one who is away; none where there is no such post, or no leader is in charge. */
export function meant(organisation: Organisation, words: readonly Participant[], of: PostId): readonly Post[] {
  const posts = words.flatMap((word): readonly Post[] => {
    switch (word) {
      case 'leader':
        return leadersOf(organisation);
      case 'leader-in-charge': {
        const leader = bodyOf(organisation, of)?.leader;
        const post = leader === undefined ? undefined : organisation.posts.get(leader);
        return post === undefined ? [] : [post];
      }
      case 'deputy':
        return [...(organisation.byRole.get('executive-deputy') ?? []), ...(organisation.byRole.get('deputy') ?? [])];
      case 'office':
        return officeOf(organisation);
      case 'head':
      case 'executive-deputy':
      case 'other-leader':
      case 'secretary-general':
      case 'deputy-secretary-general':
      case 'office-director':
      case 'office-deputy-director':
        return organisation.byRole.get(word) ?? [];
      default:
        return [];
    }
  });
  return [...new Set(posts)].filter((post) => post.id !== of);
}

/**
 * The leader whom an answer of the government's own settings names: by the title of his post, as this government calls the
 * post, or as the leader in charge. Undefined where it names nobody whom one could find without guessing.
 */
export function leaderNamed(pack: RulePack, organisation: Organisation, answer: string, of: PostId): Post | undefined {
  const words = answer.trim();
  const found = leadersOf(organisation).filter((post) => post.title === words || pack.title(post.role) === words);
  if (found.length === 1) return found[0];
  return found.length === 0 && words.startsWith('分管') ? meant(organisation, ['leader-in-charge'], of)[0] : undefined;
}

export const isHead = (organisation: Organisation, id: PostId): boolean => organisation.posts.get(id)?.role === 'head';
