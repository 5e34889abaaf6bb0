/** The HTTP API of 令行: the application, identity, and what starts both. */
export { API_PREFIX, buildApp } from './app.ts';
export { calendarSubscriptions, type CalendarSubscriptions } from './calendar/subscriptions.ts';
export type { AppOptions, Deps } from './deps.ts';
export { permissionsOf } from './http/authorise.ts';
export { PROBLEMS, type ProblemCode } from './http/problem.ts';
export { createIdentity, tenantDatabase, type CreateAccount, type Identity } from './identity/index.ts';
export { fileStore, type FileStore } from './files/index.ts';
export { attachmentAccess, type AttachmentAccess } from './shell/attachments.ts';
export { receiveRulesText, rulesTexts, type Looked, type RulesTexts } from './rules-text/index.ts';
export { ConfigError, readConfig, type Config } from './config.ts';
export { pollChanges, type Changes } from './shell/changes.ts';
export { createMailer, createNoticeDesk, keyOf, secretsOf, type Mailer, type NoticeDesk, type NoticeDeskOptions } from './notices/index.ts';
export { sheetOf, type Sheeted, type SheetOptions } from './sheet.ts';
export { departmentMeetingDesk, type DepartmentMeetingDesk } from './department-meetings/index.ts';
export { sittingDesk, type SittingDesk } from './sittings/index.ts';
export { startServer, type RunningServer } from './server.ts';
export { createSheetSetter, type SheetSetter } from './typesetting/pool.ts';
