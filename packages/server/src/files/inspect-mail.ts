/**
 * The door for e-mails: taken apart, every attachment looked over as if it had come alone. All of it stands ready to be
 * kept, or nothing does and the answer says for each attachment what stands against it.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { takeApart } from './extract.ts';
import { inspectSpooled, isFit, refuseMark, spool, UPLOAD_DEFAULTS, type Inspected, type InspectOptions, type Source } from './inspect.ts';
import { MAIL_LIMITS, type Mail, type MailLimits, type MailPart } from './mail.ts';
import { findClassificationMark, markInTitle } from './mark.ts';
import { refuse, type UploadRefusal } from './refusals.ts';
import { extensionOf } from './types.ts';

export interface MailOptions extends InspectOptions {
  readonly mail?: Partial<MailLimits> | undefined;
  /** Attachments by their place, from 1, that the registrar leaves out. */
  readonly without?: readonly number[] | undefined;
}

/** What stands against one attachment; `n` is its place in the message, from 1. */
export interface PartRefusal extends UploadRefusal {
  readonly n: number;
  readonly name: string;
}

export interface LeftOut {
  readonly n: number;
  readonly name: string;
  readonly size: number;
  /** `chosen` by the registrar; `signature`: data that proves the sender and says nothing. */
  readonly why: 'chosen' | 'signature';
}

export type MailInspection =
  | {
      readonly ok: true;
      readonly mail: Mail;
      /** The message as it came; absent where something of it was left out and so was not looked over. */
      readonly original?: Inspected;
      readonly attachments: readonly Inspected[];
      readonly leftOut: readonly LeftOut[];
      /** Holds the files until they are kept; to be thrown away by {@link discardMail}. */
      readonly folder: string;
    }
  | { readonly ok: false; readonly refusal: UploadRefusal; readonly parts: readonly PartRefusal[] };

const MAIL_TYPES: ReadonlySet<string> = new Set([
  '',
  'message/rfc822',
  'application/octet-stream',
  'text/plain',
  'application/eml',
  'application/x-eml',
]);

/** Looks an e-mail over. A refused one leaves nothing on disk. */
export async function inspectMail(
  source: Source,
  declaredName: string,
  declaredType: string,
  options: MailOptions,
): Promise<MailInspection> {
  const named = nameFault(declaredName, declaredType);
  if (named) return no(named);
  const folder = path.join(options.spool, `mail-${randomUUID()}`);
  await mkdir(folder, { mode: 0o700 });
  let kept = false;
  try {
    const inspection = await lookInto(source, declaredName.trim(), folder, options);
    kept = inspection.ok;
    return inspection;
  } finally {
    if (!kept) await rm(folder, { recursive: true, force: true });
  }
}

/** Throws away what is left of a message in the spool; what was kept has been moved out of it. */
export async function discardMail(inspection: MailInspection): Promise<void> {
  if (inspection.ok) await rm(inspection.folder, { recursive: true, force: true });
}

const no = (refusal: UploadRefusal, parts: readonly PartRefusal[] = []): MailInspection => ({ ok: false, refusal, parts });

function nameFault(name: string, type: string): UploadRefusal | undefined {
  const named = extensionOf(name);
  if ('fault' in named) return refuse('name-invalid', named.fault);
  if (named.extension === 'msg')
    return refuse('type-not-allowed', '不收 Outlook 的 .msg 邮件。', '请在 Outlook 中打开，另存为 .eml 后从邮件登记。');
  if (named.extension !== 'eml')
    return refuse('type-not-allowed', `扩展名为 .${named.extension} 的文件不是邮件。`, '请选择 .eml 邮件文件；其他文件请作为附件上传。');
  const bare = (type.split(';')[0] ?? '').trim().toLowerCase();
  return MAIL_TYPES.has(bare) ? undefined : refuse('mislabelled', '文件名为 .eml，上传时却称其为其他类型。');
}

async function lookInto(source: Source, name: string, folder: string, options: MailOptions): Promise<MailInspection> {
  const file = path.join(folder, 'message');
  const taken = await spool(source, file, options);
  if ('ok' in taken) return no(taken.refusal);
  if (taken.size === 0) return no(refuse('empty', '文件大小为0。'));
  const limits = { ...UPLOAD_DEFAULTS.extract, ...MAIL_LIMITS, ...options.extract, ...options.mail };
  const parsed = await takeApart({ kind: 'mail', path: file, folder, limits });
  if (!parsed.ok) {
    const wayOut = parsed.fault === 'mislabelled' ? '请在邮件软件中打开，另存为 .eml 后从邮件登记。' : undefined;
    return no(refuse(parsed.fault, parsed.message, wayOut));
  }
  const marks = [
    ...parsed.subjects.map((subject) => markInTitle(subject, '主题')),
    // Each form of the text by itself: it begins where it would on paper.
    ...parsed.pages.map((page) => findClassificationMark(page)),
  ];
  const mark = marks.find((one) => one !== undefined && !isFit(options.fitFor, one.level));
  if (mark) return no(refuseMark(mark, '邮件'));

  const leftOut = parsed.parts.flatMap((part): LeftOut[] => {
    const why = part.signature ? 'signature' : options.without?.includes(part.n) === true ? 'chosen' : undefined;
    return why === undefined ? [] : [{ n: part.n, name: part.name, size: part.size, why }];
  });
  const wanted = parsed.parts.filter((part) => !leftOut.some((out) => out.n === part.n));
  const within = { ...options, extract: { ...options.extract, until: Date.now() + limits.together } };
  const looked = await Promise.all(wanted.map(async (part) => ({ part, result: await lookAt(part, within) })));
  const attachments: Inspected[] = [];
  const refused: PartRefusal[] = [];
  for (const { part, result } of looked) {
    if (result.ok) attachments.push(result);
    else refused.push({ ...result.refusal, n: part.n, name: part.name });
  }
  if (parsed.unread !== undefined && options.declared !== true)
    refused.unshift({ ...refuse('unreadable', parsed.unread, '请核对邮件正文后申明不涉密。'), n: 0, name: '正文' });
  if (refused.length > 0) return no(worstOf(refused), refused);

  const { mail } = parsed;
  const chosen = leftOut.some(({ why }) => why === 'chosen');
  const unread =
    parsed.unread === undefined ? attachments.find((one) => one.unread)?.unread : { code: 'unreadable' as const, message: parsed.unread };
  const original: Inspected = {
    ok: true,
    ...taken,
    name,
    mediaType: 'message/rfc822',
    spooled: file,
    text: [mail.subject, ...parsed.pages].join('\n'),
    coverage: unread === undefined ? 'full' : 'partial',
    ...(unread === undefined ? {} : { unread }),
  };
  return { ok: true, mail, ...(chosen ? {} : { original }), attachments, leftOut, folder };
}

const lookAt = (part: MailPart, options: MailOptions) => inspectSpooled(part.file, part.name, part.declaredType, options);

/** The refusal that stands for the message: a mark before all else; a declaration helps only where nothing else is wrong. */
function worstOf(refused: readonly PartRefusal[]): UploadRefusal {
  const worst = refused.find((one) => one.code === 'classified') ?? refused.find((one) => !one.declarable) ?? refused[0];
  if (worst === undefined) throw new Error('no refusal to choose from');
  const { code, title, message, wayOut, declarable } = worst;
  return { code, title, message: `${worst.name === '正文' ? '' : `附件“${worst.name}”：`}${message}`, wayOut, declarable };
}
