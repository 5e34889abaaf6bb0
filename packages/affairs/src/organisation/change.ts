/**
 * What changes in an organisation (机构变动): a closed list of kinds, each entered for a day with the document that it rests on.
 * The organisation of any day is what the entries up to it make of it (`register.ts`); none is ever taken back but by another.
 */
import type { PostRole } from '@lingxing/workrules';
import type { BodyKind, DepartmentId, PostId } from '../kernel/organisation.ts';

export type OrganisationChange =
  /** 设立职务; one that was abolished is set up anew under its old id. */
  | {
      readonly kind: 'post-added';
      readonly post: PostId;
      readonly role: PostRole;
      readonly title: string;
      readonly department?: DepartmentId | undefined;
      readonly rank: number;
    }
  | { readonly kind: 'post-renamed'; readonly post: PostId; readonly title: string }
  /** Belongs to another body, or ranks elsewhere. */
  | { readonly kind: 'post-placed'; readonly post: PostId; readonly department?: DepartmentId | undefined; readonly rank: number }
  /** What kind of post it is from now on: how the executive deputy's role moves from one deputy to another. */
  | { readonly kind: 'role-given'; readonly post: PostId; readonly role: PostRole }
  | { readonly kind: 'post-abolished'; readonly post: PostId }
  /** 设立部门, or one entered with another kind. */
  | { readonly kind: 'department-added'; readonly department: DepartmentId; readonly name: string; readonly body: BodyKind }
  | { readonly kind: 'department-renamed'; readonly department: DepartmentId; readonly name: string }
  /** Is no more; its posts go over to the other. */
  | { readonly kind: 'department-merged'; readonly department: DepartmentId; readonly into: DepartmentId }
  | { readonly kind: 'department-abolished'; readonly department: DepartmentId }
  /** 分工: who is in charge of a department; nobody where it is left out. */
  | { readonly kind: 'portfolio-assigned'; readonly department: DepartmentId; readonly leader?: PostId | undefined }
  /** 分管工作: the subjects a leader is in charge of, all of them, in the words of the document. */
  | { readonly kind: 'subjects-assigned'; readonly leader: PostId; readonly subjects: readonly string[] }
  | { readonly kind: 'pair-set'; readonly a: PostId; readonly b: PostId }
  | { readonly kind: 'pair-ended'; readonly a: PostId; readonly b: PostId }
  /** 政府党组成员, where a text has them. */
  | { readonly kind: 'party-group-joined'; readonly post: PostId }
  | { readonly kind: 'party-group-left'; readonly post: PostId }
  /** 任: from the entry's day, to `to` (the last day) where it is known. */
  | { readonly kind: 'holder-appointed'; readonly account: string; readonly post: PostId; readonly to?: string | undefined }
  /** 免: no longer from the entry's day on. */
  | { readonly kind: 'holder-relieved'; readonly account: string; readonly post: PostId };

export type ChangeKind = OrganisationChange['kind'];

/** Granting and taking back posts is the security administrator's; everything else configures the organisation. */
export const isHolding = (change: OrganisationChange): boolean => change.kind === 'holder-appointed' || change.kind === 'holder-relieved';

/** A change with the day from which it is so (`YYYY-MM-DD`, Asia/Shanghai). */
export interface DatedChange {
  readonly day: string;
  readonly change: OrganisationChange;
}

/** The day of what was already so when the records begin (此前). */
export const BEFORE_RECORDS = '0001-01-01';
