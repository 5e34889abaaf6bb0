/** The procedures of an office as norms name them, and which of them the software runs. */

/**
 * What a norm bears on. A procedure that the software does not run yet has its norms in the packs all the same; they are
 * marked as waiting (`BUILT_PROCEDURES`).
 */
export const PROCEDURES = {
  document: '办文',
  incoming: '收文',
  meeting: '办会',
  'department-meeting': '部门会议',
  decision: '重大决策',
  authority: '职务代理',
  leave: '请销假',
  supervision: '督查督办',
  filing: '备案审查',
  publication: '公开',
  oversight: '接受监督',
  reporting: '请示报告',
  conduct: '工作纪律',
  organisation: '组成和职责',
} as const;
export type ProcedureName = keyof typeof PROCEDURES;

/** Procedures that run today. */
export const BUILT_PROCEDURES: ReadonlySet<ProcedureName> = new Set([
  'document',
  'incoming',
  'leave',
  'authority',
  'conduct',
  'reporting',
  'meeting',
  'department-meeting',
  'oversight',
  'supervision',
]);
