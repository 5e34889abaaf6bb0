/**
 * An e-mail taken apart (RFC 5322, MIME): who sent it, when, about what, its text, and its attachments as files of
 * their own. Messages inside it are opened as well. Runs in the extraction thread.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import type { MailTask } from './extract.ts';
import { htmlText } from './html.ts';
import { ALLOWED_TYPES } from './types.ts';

export interface MailLimits {
  /** Attachments, those of messages inside included. */
  readonly attachments: number;
  /** Messages inside messages. */
  readonly depth: number;
  /** The time for all attachments together (milliseconds); what is not looked over by then counts as not read. */
  readonly together: number;
}

export const MAIL_LIMITS: MailLimits = { attachments: 100, depth: 5, together: 90_000 };
const HEADER_BYTES = 256 * 1024;
const PART_DEPTH = 40;

export interface MailPart {
  /** From 1, in the order of the message, those of messages inside in their place. */
  readonly n: number;
  readonly name: string;
  readonly declaredType: string;
  readonly size: number;
  /** Data that proves the sender and says nothing: by its type and by its content. */
  readonly signature: boolean;
  /** Where the thread has written it. */
  readonly file: string;
}

export interface MailSender {
  readonly name: string;
  readonly address: string;
}

export interface Mail {
  readonly subject: string;
  readonly from?: MailSender;
  /** As the sender's computer set it, with its offset evened out (ISO 8601, UTC); absent where it is none. */
  readonly date?: string;
  readonly messageId?: string;
  /** The plain text, or the HTML as text; messages inside follow with their subjects. */
  readonly text: string;
}

export type ParsedMail =
  | {
      readonly ok: true;
      readonly mail: Mail;
      /** Everything in which a mark may stand: every form of the text, each as a page. */
      readonly pages: readonly string[];
      readonly subjects: readonly string[];
      readonly parts: readonly MailPart[];
      /** What of the text itself could not be read. */
      readonly unread?: string;
    }
  | { readonly ok: false; readonly fault: 'mislabelled' | 'corrupt' | 'expands-too-far' | 'mail-too-many'; readonly message: string };

/** Character sets in which Chinese would be taken for Latin letters, since no decoder for them is at hand. */
const STRANGE = /charset\s*=\s*"?(utf-7|unicode-1-1-utf-7|hz-gb-2312|iso-2022-cn[\w-]*)/i;
const REPLACED = '\ufffd';

class TooMany extends Error {}
class TooDeep extends Error {}

/** Takes the message apart and writes its attachments into the folder of the task. */
export async function takeMailApart(task: MailTask): Promise<ParsedMail> {
  const raw = await readFile(task.path);
  if (raw.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex')))
    return { ok: false, fault: 'mislabelled', message: '文件是 Outlook 的 .msg 格式，不是 .eml 邮件。' };
  const found: Found = { texts: [], pages: [], subjects: [], parts: [], task };
  try {
    const email = await parse(raw);
    if (email.from === undefined && email.date === undefined && email.subject === undefined)
      return { ok: false, fault: 'mislabelled', message: '文件没有邮件的发件人、日期和主题，不是邮件。' };
    await open(email, found, 0);
    const strange = STRANGE.exec(raw.toString('latin1'))?.[1];
    const unread =
      strange !== undefined
        ? `邮件使用了不能识别的编码（${strange}）。`
        : found.pages.some((page) => page.includes(REPLACED)) || found.subjects.some((subject) => subject.includes(REPLACED))
          ? '邮件正文有不能识别的字符。'
          : undefined;
    const from = email.from === undefined ? undefined : senderOf(email.from);
    return {
      ok: true,
      mail: {
        subject: (email.subject ?? '').slice(0, 1_000),
        ...(from === undefined ? {} : { from }),
        ...(email.date !== undefined && /^\d{4}-\d\d-\d\dT/.test(email.date) ? { date: email.date } : {}),
        ...(email.messageId === undefined ? {} : { messageId: email.messageId.slice(0, 500) }),
        text: found.texts.join('\n\n').slice(0, task.limits.characters),
      },
      pages: found.pages,
      subjects: found.subjects,
      parts: found.parts,
      ...(unread === undefined ? {} : { unread }),
    };
  } catch (error) {
    if (error instanceof TooMany) return { ok: false, fault: 'mail-too-many', message: `邮件附件超过${task.limits.attachments}个。` };
    if (error instanceof TooDeep) return { ok: false, fault: 'expands-too-far', message: `邮件内嵌的邮件超过${task.limits.depth}层。` };
    if (error instanceof Error && error.message.startsWith('Maximum '))
      return { ok: false, fault: 'expands-too-far', message: '邮件的信头过大，或内容嵌套过深。' };
    throw error;
  }
}

interface Found {
  readonly texts: string[];
  readonly pages: string[];
  readonly subjects: string[];
  readonly parts: MailPart[];
  readonly task: MailTask;
}

/** Messages inside are opened here and not by the library, which would mix their parts with the outer ones. */
const parse = (raw: Uint8Array): Promise<Email> =>
  PostalMime.parse(raw, { forceRfc822Attachments: true, maxHeadersSize: HEADER_BYTES, maxNestingDepth: PART_DEPTH });

async function open(email: Email, found: Found, depth: number): Promise<void> {
  if (depth > found.task.limits.depth) throw new TooDeep();
  const subject = email.subject ?? '';
  const html = email.html === undefined ? '' : htmlText(email.html);
  const plain = (email.text ?? '').trim();
  found.subjects.push(subject);
  found.pages.push(...[plain, html].filter((page) => page !== ''));
  const text = plain === '' ? html : plain;
  found.texts.push(depth === 0 ? text : `${subject}\n${text}`);
  for (const attachment of email.attachments) {
    const content = bytesOf(attachment);
    if (attachment.mimeType === 'message/rfc822') await open(await parse(content), found, depth + 1);
    else await keep(attachment, content, found);
  }
}

async function keep(attachment: Attachment, content: Uint8Array, { parts, task }: Found): Promise<void> {
  if (parts.length >= task.limits.attachments) throw new TooMany();
  const n = parts.length + 1;
  const file = path.join(task.folder, String(n));
  await writeFile(file, content, { flag: 'wx', mode: 0o600 });
  const { filename, mimeType: declaredType } = attachment;
  const name = filename ?? nameless(n, declaredType);
  parts.push({ n, name, declaredType, size: content.length, signature: isSignature(declaredType, content), file });
}

const SIGNATURES: ReadonlySet<string> = new Set([
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-signature',
]);
const LONGEST_SIGNATURE = 64 * 1024;

/** A sequence in DER (PKCS #7) or the armour of OpenPGP; anything else that is called a signature is looked over as a file. */
function isSignature(mediaType: string, content: Uint8Array): boolean {
  if (!SIGNATURES.has(mediaType) || content.length > LONGEST_SIGNATURE) return false;
  return content[0] === 0x30 || Buffer.from(content.subarray(0, 40)).toString('latin1').trimStart().startsWith('-----BEGIN PGP SIGNATURE');
}

/** A name for a part that has none, with the extension of its type where that is one we know. */
function nameless(n: number, mediaType: string): string {
  const known = [...ALLOWED_TYPES.values()].find((type) => type.mediaType === mediaType);
  return known === undefined ? `附件${n}` : `附件${n}.${known.extension}`;
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content, 'utf8');
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function senderOf(address: Address): MailSender | undefined {
  const mailbox = address.group === undefined ? address : address.group[0];
  return mailbox && { name: mailbox.name.slice(0, 200), address: mailbox.address.slice(0, 320) };
}
