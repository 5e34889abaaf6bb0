/** The words of the office for kinds of changes, posts and bodies: what the screens share with the core at run time. */
import type { PostRole } from '@lingxing/workrules';
import type { BodyKind } from '../kernel/organisation.ts';
import type { ChangeKind } from './change.ts';

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
  'lower-government': '下级政府、街道',
  'legal-review': '司法行政部门',
};
