/**
 * The API as schemas: the server validates and serialises by them, OpenAPI is generated from them, and the screens
 * import their types only.
 */
export * from './burden.ts';
export * from './common.ts';
export * from './authority.ts';
export * from './comparison.ts';
export * from './permissions.ts';
export * from './session.ts';
export * from './documents.ts';
export * from './rules.ts';
export * from './rules-text.ts';
export * from './revisions.ts';
export * from './consultations.ts';
export * from './reference.ts';
export * from './organisation.ts';
export * from './admin.ts';
export * from './notices.ts';
export * from './attachments.ts';
export * from './incoming.ts';
export * from './leave.ts';
export * from './conduct.ts';
export * from './department-meeting-plans.ts';
export * from './department-meetings.ts';
export * from './meetings-after.ts';
export * from './meetings-open.ts';
export * from './meeting-attendance.ts';
export * from './oversight.ts';
export * from './reception.ts';
export * from './study.ts';
export * from './assessment.ts';
export * from './meeting-rooms.ts';
export * from './meetings.ts';
export * from './task-bulletin.ts';
export * from './tasks.ts';
