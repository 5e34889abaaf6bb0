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

/** Every kind with the words the office has for it. */
export const CHANGE_LABELS: Record<ChangeKind, string> = {
  'post-added': '设立职务',
  'post-renamed': '职务更名',
  'post-placed': '职务调整',
  'role-given': '职务类别变更',
  'post-abolished': '撤销职务',
  'department-added': '设立部门',
  'department-renamed': '部门更名',
  'department-merged': '部门并入',
  'department-abolished': '撤销部门',
  'portfolio-assigned': '分工',
  'subjects-assigned': '分管工作',
  'pair-set': '设AB角',
  'pair-ended': '解除AB角',
  'party-group-joined': '任党组成员',
  'party-group-left': '不再任党组成员',
  'holder-appointed': '任职',
  'holder-relieved': '免职',
};

/** Kinds of post as an office calls them, for tables and sentences. */
export const ROLE_LABELS: Record<PostRole, string> = {
  head: '政府主要负责人',
  'executive-deputy': '常务副职',
  deputy: '副职',
  'other-leader': '其他领导',
  'secretary-general': '秘书长',
  'deputy-secretary-general': '副秘书长',
  'office-director': '办公室主任',
  'office-deputy-director': '办公室副主任',
  registrar: '政府办文书',
  'department-head': '部门主要负责人',
  'department-deputy-head': '部门副职',
  'department-clerk': '部门文书',
  'legal-reviewer': '合法性审核',
  'legal-adviser': '法律顾问',
  'department-legal-reviewer': '部门法制审核',
  supervisor: '督查',
  auditor: '审计监督',
};

export const BODY_LABELS: Record<BodyKind, string> = {
  office: '政府办公室',
  department: '政府部门',
  'lower-government': '乡镇、街道',
  'legal-review': '司法行政部门',
};
