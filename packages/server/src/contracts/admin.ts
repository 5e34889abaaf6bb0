import * as z from 'zod';
import { ADMIN_ROLES } from './session.ts';

export const accountView = z.object({
  account: z.string(),
  label: z.string(),
  posts: z.array(z.string()),
  administrator: z.enum(ADMIN_ROLES).optional(),
  lockedUntil: z.string().optional(),
  disabled: z.boolean(),
  lastSignIn: z.string().optional(),
});
export const createAccount = z.object({
  account: z.string().regex(/^[\p{L}\p{N}._-]{2,40}$/u),
  label: z.string().min(1).max(60),
  password: z.string().min(10).max(200),
});
/** Granting a post is the security administrator's, creating an account the system administrator's. */
export const grantPost = z.object({
  account: z.string().max(80),
  post: z.string().max(80),
  from: z.iso.date(),
  to: z.iso.date().optional(),
  /** Wanted where it begins on a day that is over. */
  reason: z.string().trim().max(400).optional(),
});
/** Ends a grant; it stays on record. */
export const revokePost = z.object({ account: z.string().max(80), post: z.string().max(80) });
export const grantAdministrator = z.object({ account: z.string().max(80), administrator: z.enum(ADMIN_ROLES) });
export const trailLine = z.object({
  at: z.string(),
  account: z.string().optional(),
  event: z.string(),
  /** What the audit administrator reads: 登录, 授予职务 … */
  eventLabel: z.string(),
  detail: z.string(),
  result: z.enum(['ok', 'refused']),
});
/** A year's holiday notice; dates that rested on a provisional year are recomputed, as acts. */
export const calendarNotice = z.object({
  year: z.number().int().min(2000).max(2100),
  notice: z.string().min(2).max(80),
  off: z.array(z.iso.date()).max(60),
  on: z.array(z.iso.date()).max(30),
});
export const ledgerCheck = z.object({
  matters: z.number().int(),
  acts: z.number().int(),
  batches: z.number().int(),
  ok: z.boolean(),
  broken: z.array(z.string()),
  root: z.string().optional(),
});
