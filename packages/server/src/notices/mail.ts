/** E-mail by SMTP. What goes wrong is said in our own words: a server's answer may hold addresses and is not kept. */
import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Letter } from './words.ts';

/** The mail did not go. `lasting`: it never will, to this address. */
export class MailError extends Error {
  override readonly name = 'MailError';
  readonly lasting: boolean;
  constructor(message: string, lasting: boolean, cause: unknown) {
    super(message, { cause });
    this.lasting = lasting;
  }
}

export interface Mailer {
  /** Sends one mail; the same `about` makes the same Message-ID, so that a mail sent twice is known as one. Throws {@link MailError}. */
  send(to: string, letter: Letter, about: string): Promise<void>;
  close(): void;
}

export interface MailOptions {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly url: string;
  /** The address that mails come from. */
  readonly from: string;
}

const TIMEOUT_MS = 15_000;

export function createMailer({ url, from }: MailOptions): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    dnsTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^>\s]+)/u.exec(from)?.[1] ?? 'localhost';
  return {
    async send(to, { subject, text }, about) {
      const id = createHash('sha256').update(about).digest('hex').slice(0, 40);
      try {
        await transport.sendMail({
          // As an object: an address is never parsed for further ones.
          to: { name: '', address: to },
          from,
          subject,
          text,
          messageId: `<${id}@${domain}>`,
          // Asks servers not to answer with absences.
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw mailError(error);
      }
    },
    close: () => transport.close(),
  };
}

function mailError(error: unknown): MailError {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  const number = responseCode === undefined ? '' : `（${responseCode}）`;
  if (code === 'EENVELOPE') return new MailError(`邮件服务器不收此地址${number}`, (responseCode ?? 500) >= 500, error);
  if (code === 'EAUTH') return new MailError('邮件服务器不接受登录', false, error);
  if (code === 'EMESSAGE') return new MailError(`邮件服务器没有接收${number}`, false, error);
  if (code === 'ETLS') return new MailError('与邮件服务器不能建立加密连接', false, error);
  return new MailError('连接不上邮件服务器', false, error);
}
