import * as z from 'zod';
import { pageOf } from './common.ts';

/** Why a person is told; the ledger's own list of kinds. */
export const NOTICE_KINDS = [
  'waiting',
  'near',
  'passed',
  'returned',
  'answered',
  'chased',
  'changed',
  'reminded',
  'webhook-stopped',
] as const;
/** By when one was told, by the due date, by kind with the most pressing first; `-`: the other way round. */
export const NOTICE_SORTS = ['-at', 'at', 'due', '-due', 'kind', '-kind'] as const;
export const NOTICE_CHANNELS = ['in-app', 'email', 'webhook'] as const;
/** What a person may choose about: what tells of matters. What tells of the deployment is always told. */
export const CHOSEN_KINDS = ['waiting', 'near', 'passed', 'returned', 'answered', 'chased', 'changed', 'reminded'] as const;

export const notice = z.object({
  id: z.number().int(),
  kind: z.enum(NOTICE_KINDS),
  kindLabel: z.string(),
  at: z.string(),
  /** 审核, 回复征求意见: what waits, is owed or happened. */
  label: z.string(),
  /** The post by which the person is told. */
  post: z.string().optional(),
  matter: z.string().optional(),
  procedure: z.string().optional(),
  title: z.string().optional(),
  urgency: z.string().optional(),
  due: z.string().optional(),
  read: z.boolean(),
  /** No longer so: done by somebody, met, moved. Not counted as unread. */
  settled: z.boolean(),
  exercise: z.boolean(),
});
export type NoticeView = z.infer<typeof notice>;

export const unreadCount = z.object({ unread: z.number().int() });
export const noticePage = pageOf(notice).extend({ unread: z.number().int() });
export type NoticePage = z.infer<typeof noticePage>;

/** Some of one's own notices, all up to the newest that was seen, or all about one matter. */
export const markNotices = z.union([
  z.strictObject({ ids: z.array(z.number().int().positive()).min(1).max(200) }),
  z.strictObject({ upTo: z.number().int().positive() }),
  z.strictObject({ matter: z.uuid() }),
]);

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '须为 22:00 这样的时刻');

export const noticeChoices = z.object({
  /** From the first moment up to the second, of Asia/Shanghai; across midnight where the first is later. Null: none. */
  quiet: z
    .object({ from: timeOfDay, to: timeOfDay })
    .refine(({ from, to }) => from !== to, '起止时刻不能相同')
    .nullable(),
  /** 特急、加急 come through quiet hours. */
  urgentBreaks: z.boolean(),
  /** What is not wanted, by which way. */
  muted: z
    .array(z.object({ kind: z.enum(CHOSEN_KINDS), channel: z.enum(NOTICE_CHANNELS) }))
    .max(CHOSEN_KINDS.length * NOTICE_CHANNELS.length),
});
export type NoticeChoices = z.infer<typeof noticeChoices>;

export const noticeSettings = noticeChoices.extend({
  kinds: z.array(z.object({ kind: z.enum(CHOSEN_KINDS), label: z.string() })),
  /** Whether the deployment and the government have this way at all. */
  available: z.object({ email: z.boolean(), webhook: z.boolean() }),
  email: z.string().optional(),
  /** An address that waits for its code. */
  emailAsked: z.string().optional(),
  /** Domains that an address has to be of; empty for any. */
  mailDomains: z.array(z.string()),
});
export type NoticeSettings = z.infer<typeof noticeSettings>;

export const askAddress = z.object({ address: z.email({ error: '邮箱地址不完整' }).max(254) });
export const confirmAddress = z.object({ code: z.string().regex(/^\d{6}$/, '验证码是6位数字') });

export const setWebhook = z.object({ url: z.string().trim().min(1).max(500) });
/** The signing key, shown this once. */
export const webhookSecret = z.object({ secret: z.string() });
export const webhookView = z.object({
  url: z.string(),
  setBy: z.string(),
  setAt: z.string(),
  state: z.enum(['new', 'working', 'failing', 'stopped']),
  lastSuccess: z.string().optional(),
  lastError: z.string().optional(),
  failingSince: z.string().optional(),
  resumeAfter: z.string().optional(),
  stoppedAt: z.string().optional(),
});
export type WebhookView = z.infer<typeof webhookView>;
export const webhookState = z.object({ webhook: webhookView.optional(), httpAllowed: z.boolean() });
export const webhookTrial = z.object({ ok: z.boolean(), error: z.string().optional() });
