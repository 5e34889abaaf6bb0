/** The environment of a deployment, checked with one clear sentence for everything that is wrong. */
import { isAbsolute, resolve } from 'node:path';
import * as z from 'zod';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

const onOff = z.enum(['on', 'off'], { error: '只能是 on 或 off' });
const blankAsUnset = (env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));

const environment = z.object({
  PORT: z.coerce.number({ error: '须为端口号' }).int().min(0).max(65_535).default(7180),
  HOST: z.string().default('127.0.0.1'),
  LINGXING_DATA: z.string().default('./data'),
  LINGXING_DEMO: onOff.optional(),
  LINGXING_CLOCK: z.iso.datetime({ offset: true, local: true, error: '须为 ISO 时间，如 2026-11-23T09:00:00+08:00' }).optional(),
  LINGXING_FONTS: z.string().optional(),
  LINGXING_PROXIES: z.string().optional(),
  LINGXING_SMTP_URL: z.url({ protocol: /^smtps?$/, error: '须为 smtp:// 或 smtps:// 地址' }).optional(),
  LINGXING_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*@[^\r\n]+$/, { error: '须为邮件地址' })
    .optional(),
  LINGXING_MAIL_DOMAINS: z.string().optional(),
  LINGXING_ADDRESS: z.url({ protocol: /^https?$/, error: '须为 https:// 地址' }).optional(),
  LINGXING_WEBHOOK_ALLOW_PRIVATE: onOff.optional(),
  LINGXING_SECRET_KEY: z.base64({ error: '须为32字节的 base64' }).length(44, { error: '须为32字节的 base64' }).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: '须为 postgres:// 地址' }).optional(),
  DATABASE_ADMIN_URL: z.url({ protocol: /^postgres(ql)?$/, error: '须为 postgres:// 地址' }).optional(),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  /** An absolute folder. */
  readonly dataDir: string;
  /** `ask`: nothing was said; an empty data folder is seeded on a loopback address. */
  readonly demo: 'on' | 'off' | 'ask';
  /** The instant at which a set clock starts, in milliseconds; it runs on from there. */
  readonly clockStart: number | undefined;
  readonly fontDirs: readonly string[];
  /** Proxies whose forwarded headers are believed. */
  readonly proxies: readonly string[];
  readonly database: { readonly url: string; readonly adminUrl: string } | undefined;
  readonly loopback: boolean;
  readonly notices: NoticeConfig;
}

/** Ways for notices out of the house. */
export interface NoticeConfig {
  /** Absent: there is no mail server, and e-mail is shown as not set up. */
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** Domains that a person's address has to be of; empty for any. */
  readonly mailDomains: readonly string[];
  /** Where people open the screens, for mails to say. */
  readonly address: string | undefined;
  /** The webhook may reach this machine and private networks, as inside a government's own network. */
  readonly allowPrivate: boolean;
  /** The deployment's key; absent: the one in the data folder. Several servers need the same. */
  readonly secretKey: Buffer | undefined;
}

/** Something in the environment that does not go; the message names the variable and the way out. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const list = (value: string | undefined, separator: RegExp): string[] =>
  value
    ?.split(separator)
    .map((v) => v.trim())
    .filter((v) => v !== '') ?? [];

/** An ISO time without a zone is one of Asia/Shanghai. */
const instant = (iso: string): number => Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/.test(iso) ? iso : `${iso}+08:00`);

/** Reads the environment; `cwd` is what a relative data folder starts from. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  const parsed = environment.safeParse(blankAsUnset(env));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${String(issue.path[0])}：${issue.message}。`).join('\n'));
  }
  const e = parsed.data;
  const loopback = LOOPBACK.has(e.HOST);
  if ((e.DATABASE_URL === undefined) !== (e.DATABASE_ADMIN_URL === undefined)) {
    throw new ConfigError('DATABASE_URL 与 DATABASE_ADMIN_URL 须同时设置：前者是服务所用的角色，后者是升级数据库所用的属主。');
  }
  if (e.LINGXING_CLOCK !== undefined && e.LINGXING_DEMO === 'off') {
    throw new ConfigError('LINGXING_CLOCK 只用于演示数据，正式使用的时间以服务器时钟为准。');
  }
  if ((e.LINGXING_SMTP_URL === undefined) !== (e.LINGXING_MAIL_FROM === undefined)) {
    throw new ConfigError('LINGXING_SMTP_URL 与 LINGXING_MAIL_FROM 须同时设置：前者是邮件服务器，后者是发件地址。');
  }
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir: isAbsolute(e.LINGXING_DATA) ? e.LINGXING_DATA : resolve(cwd, e.LINGXING_DATA),
    demo: e.LINGXING_DEMO ?? 'ask',
    clockStart: e.LINGXING_CLOCK === undefined ? undefined : instant(e.LINGXING_CLOCK),
    fontDirs: list(e.LINGXING_FONTS, process.platform === 'win32' ? /;/ : /:/),
    proxies: list(e.LINGXING_PROXIES, /,/),
    database:
      e.DATABASE_URL === undefined || e.DATABASE_ADMIN_URL === undefined
        ? undefined
        : { url: e.DATABASE_URL, adminUrl: e.DATABASE_ADMIN_URL },
    loopback,
    notices: {
      mail:
        e.LINGXING_SMTP_URL === undefined || e.LINGXING_MAIL_FROM === undefined
          ? undefined
          : { url: e.LINGXING_SMTP_URL, from: e.LINGXING_MAIL_FROM },
      mailDomains: list(e.LINGXING_MAIL_DOMAINS, /,/).map((domain) => domain.toLowerCase()),
      address: e.LINGXING_ADDRESS,
      allowPrivate: e.LINGXING_WEBHOOK_ALLOW_PRIVATE === 'on',
      secretKey: e.LINGXING_SECRET_KEY === undefined ? undefined : Buffer.from(e.LINGXING_SECRET_KEY, 'base64'),
    },
  };
}
