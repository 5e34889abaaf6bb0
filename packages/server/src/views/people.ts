/** Posts and departments as an office says them; a post that is gone keeps its id, so that nothing is shown empty. */
import { whoActed, type Organisation, type StoodIn } from '@lingxing/affairs/kernel';
import type { OrganisationView } from '../contracts/index.ts';

export const titleOf = (organisation: Organisation, post: string): string => organisation.posts.get(post)?.title ?? post;

/** Who did what a record of a matter says, by what title: the post, or who stood in for it. */
export const doneBy = (
  organisation: Organisation,
  { stoodIn }: { readonly stoodIn?: readonly StoodIn[] | undefined },
  { by, at }: { readonly by: string; readonly at: number },
): string => whoActed(organisation, stoodIn, by, at);

export const bodyName = (organisation: Organisation, department: string): string =>
  organisation.departments.get(department)?.name ?? department;

export const distinct = <T>(values: Iterable<T>): T[] => [...new Set(values)];

export function organisationView(organisation: Organisation): OrganisationView {
  return {
    version: organisation.version,
    posts: [...organisation.posts.values()].map((p) => ({
      id: p.id,
      title: p.title,
      role: p.role,
      rank: p.rank,
      ...(p.department === undefined ? {} : { department: p.department }),
    })),
    departments: [...organisation.departments.values()].map((d) => ({
      id: d.id,
      name: d.name,
      kind: d.kind,
      ...(d.leader === undefined ? {} : { leader: d.leader }),
    })),
  };
}
