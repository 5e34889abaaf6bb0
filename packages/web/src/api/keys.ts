/** The names under which answers are kept. An act on a document makes everything that shows it stale. */
export const keys = {
  workbench: ['workbench'] as const,
  inbox: ['inbox'] as const,
  documents: ['documents'] as const,
  incoming: ['incoming'] as const,
  leave: ['leave'] as const,
  conduct: ['conduct'] as const,
  departmentMeetings: ['department-meetings'] as const,
  oversight: ['oversight'] as const,
  meetings: ['meetings'] as const,
  tasks: ['tasks'] as const,
  burden: ['burden'] as const,
  /** The page of a matter and all that stands on it, whatever its procedure. */
  document: (id: string) => ['document', id] as const,
  organisation: ['organisation'] as const,
  rules: ['rules'] as const,
  series: ['series'] as const,
  notices: ['notices'] as const,
  templates: ['templates'] as const,
  admin: ['admin'] as const,
  ledger: ['ledger'] as const,
};
