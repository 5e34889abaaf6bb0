import * as z from 'zod';
import { actingAs } from './authority.ts';
import { permission } from './permissions.ts';

export const signIn = z.object({ account: z.string().min(1).max(80), password: z.string().min(1).max(200) });

/** The three separated administrators; none reads documents, no account holds two. */
export const ADMIN_ROLES = ['system-administrator', 'security-administrator', 'audit-administrator'] as const;

export const me = z.object({
  account: z.string(),
  /** `area`: what is left by whoever leaves the area (离县、离营). */
  government: z.object({ id: z.string(), name: z.string(), short: z.string(), area: z.string() }),
  /** Posts this person may use now. Empty for an administrator. */
  posts: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      role: z.string(),
      department: z.string().optional(),
      departmentName: z.string().optional(),
    }),
  ),
  /** The post in use. */
  post: z.string().optional(),
  /** By what titles this person may use posts of others today. */
  titles: z.array(actingAs),
  administrator: z.enum(ADMIN_ROLES).optional(),
  /** What this person may enter in the rail. */
  permissions: z.array(permission),
  /** Sent back as the header `x-csrf-token` on every request that changes something. */
  csrf: z.string(),
  today: z.object({
    date: z.string(),
    weekday: z.string(),
    nature: z.enum(['workday', 'make-up-workday', 'weekend', 'holiday']),
    provisional: z.boolean(),
  }),
  mustChangePassword: z.boolean(),
  demo: z.boolean(),
});
export type Me = z.infer<typeof me>;

export const switchPost = z.object({ post: z.string().max(80) });
export const changePassword = z.object({ current: z.string().max(200), next: z.string().min(10).max(200) });
