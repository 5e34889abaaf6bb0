/** Who a norm speaks of, for one document on one day: role references resolved to posts. */
import type { RoleRef } from '@lingxing/workrules';
import type { Organisation, Post, PostId } from '../kernel/organisation.ts';
import { clerksOf, headsOf, inDepartment, LEADER_ROLES, leadersOf, officeOf } from '../office/posts.ts';
import { coIssuersOf, type Found } from './draft.ts';
import type { DocumentState } from './state.ts';

/** What the roles of a document follow from. */
export interface Roles extends Pick<DocumentState, 'host'> {
  readonly draft: Pick<DocumentState['draft'], 'departmentsConcerned' | 'leadersConcerned' | 'coIssuers' | 'asker'>;
}

/** What its facts follow from as well; a draft not yet stored has it too. */
export interface Relation extends Found, Pick<DocumentState, 'host' | 'draft'> {}

const NONE: readonly Post[] = [];
const NO_IDS: readonly PostId[] = [];

/**
 * Whose leader is in charge of a document (分管领导): its host's. What the office drafts to answer a body lies in the portfolio
 * of whoever is in charge of that body, not of whoever is in charge of the office.
 */
function leaderInCharge(organisation: Organisation, { host, draft }: Roles): PostId | undefined {
  const asker = draft.asker?.body;
  const answered = asker !== undefined && hostIsOffice(organisation, host) ? organisation.departments.get(asker) : undefined;
  return (answered ?? organisation.departments.get(host))?.leader;
}

/** Leaders whose portfolios the document touches besides: those named, and those in charge of the departments concerned. */
export function leadersConcerned(organisation: Organisation, relation: Roles): readonly PostId[] {
  const { departmentsConcerned } = relation.draft;
  const issuing = coIssuersOf(relation.draft);
  if (relation.draft.leadersConcerned.length === 0 && departmentsConcerned.length === 0 && issuing.length === 0) return NO_IDS;
  const own = leaderInCharge(organisation, relation);
  const named = new Set(relation.draft.leadersConcerned);
  for (const d of [...departmentsConcerned, ...issuing]) {
    const leader = organisation.departments.get(d)?.leader;
    if (leader !== undefined) named.add(leader);
  }
  if (own !== undefined) named.delete(own);
  return [...named].filter((id) => LEADER_ROLES.has(organisation.posts.get(id)?.role ?? ''));
}

/** The posts that a role reference means for this document; empty where the government has none. */
export function resolve(organisation: Organisation, relation: Roles, ref: RoleRef): readonly Post[] {
  switch (ref) {
    case 'leader-in-charge': {
      const leader = organisation.posts.get(leaderInCharge(organisation, relation) ?? '');
      return leader === undefined ? NONE : [leader];
    }
    case 'leaders-concerned':
      return leadersConcerned(organisation, relation)
        .map((id) => organisation.posts.get(id))
        .filter((p) => p !== undefined);
    // A document names the meeting that it records and not who led it: each leader may have; the office knows which one did.
    case 'chair':
    case 'convenor':
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
    case 'co-issuer-head':
      return coIssuersOf(relation.draft).flatMap((d) => headsOf(organisation, organisation.departments.get(d)));
    case 'department-head':
    case 'department-deputy-head':
    case 'department-clerk':
    case 'department-legal-reviewer':
      return inDepartment(organisation, relation.host, ref);
    default:
      return organisation.byRole.get(ref) ?? NONE;
  }
}

/** Whether the document is drafted by the government's own office, which submits to no office before itself. */
export const hostIsOffice = (organisation: Organisation, host: string): boolean => organisation.departments.get(host)?.kind === 'office';

/** Who rechecks, numbers, typesets and distributes: the registry, or the department's clerks for its own documents. */
export function registry(organisation: Organisation, relation: Relation): readonly Post[] {
  const own = relation.draft.issuer === 'department' || relation.draft.issuer === 'department-approved';
  const clerks = own ? clerksOf(organisation, organisation.departments.get(relation.host)) : NONE;
  return clerks.length > 0 ? clerks : (organisation.byRole.get('registrar') ?? NONE);
}
