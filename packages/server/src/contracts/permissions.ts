import * as z from 'zod';

/**
 * What a route asks for. Every route names exactly one; a route without one is denied. `public` needs no session
 * and knows of none, `visitor` is open to all and told who is signed in, if anyone; `session` wants any signed-in account; the others follow from the posts or the administrator's office of the account.
 * What a person may do to one document is not decided here but by the procedure and its readers.
 */
export const PERMISSIONS = [
  'public',
  'visitor',
  'session',
  /** 工作台、公文: everyone who holds a post. */
  'documents.read',
  'documents.act',
  /** 收文: everyone who holds a post reads what passes through his hands. */
  'incoming.read',
  'incoming.act',
  /** 外出和请销假: everyone who holds a post reads what he may, leaders and the office all. */
  'leave.read',
  'leave.act',
  /** 请示报备: everyone who holds a post asks and reports; each is read by those it passes through and by the registry. */
  'conduct.read',
  'conduct.act',
  /** 部门会议: everyone who holds a post; each is read by its department, those it passes through and the registry. */
  'department-meetings.read',
  'department-meetings.act',
  /** 接受监督: everyone who holds a post; each is read by those it passes through, what was published by all. */
  'oversight.read',
  'oversight.act',
  /** 会议: everyone who holds a post; each is read by those who take part, their bodies and the office. */
  'meetings.read',
  'meetings.act',
  /** 督办事项: everyone who holds a post; each is read by those who owe, help and answer for it, and by the office. */
  'tasks.read',
  'tasks.act',
  'attachments.read',
  'attachments.write',
  'organisation.read',
  /** 系统管理员: posts, departments, portfolios and AB roles; who holds a post is not his. */
  'organisation.manage',
  'rules.read',
  /** 规则修订: both administrators see what is proposed and what it changes. */
  'rules.revisions',
  /** 系统管理员 proposes revisions and answers the government's own settings. */
  'rules.propose',
  /** 安全管理员 confirms or declines. */
  'rules.confirm',
  'calendar.read',
  /** 提醒: one's own notices and how one is told; those who hold a post, and the system administrator. */
  'notices.own',
  /** 系统管理员 and 安全管理员 see who has an account. */
  'accounts.read',
  /** 系统管理员: accounts, calendar notices, fonts. */
  'accounts.manage',
  'calendar.manage',
  'system.read',
  /** 系统管理员: the text of the work rules. */
  'rules.manage',
  /** 系统管理员: where notices are sent on to. */
  'webhook.manage',
  /** 安全管理员: grants of posts and of administrators' offices. */
  'grants.manage',
  /** 安全审计员: the trail, and the check of the ledger. */
  'trail.read',
  'ledger.verify',
] as const;
export type Permission = (typeof PERMISSIONS)[number];
export const permission = z.enum(PERMISSIONS);
