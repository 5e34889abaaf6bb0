/** What comes in at the door as a form: its fields, its one file, and what is said where the file is not taken. */
import type { MultipartFile } from '@fastify/multipart';
import type { NewAttachment } from '@lingxing/ledger';
import type { FastifyRequest } from 'fastify';
import type { AttachmentView, MailView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import {
  DECLARATION_IN_USE,
  declarationText,
  discardMail,
  discardUpload,
  inspectMail,
  inspectUpload,
  keepTogether,
  searchable,
  UPLOAD_DEFAULTS,
  type Inspected,
  type PartRefusal,
  type UploadRefusal,
} from '../files/index.ts';
import { ProblemError } from '../http/problem.ts';
import type { Person } from './person.ts';

/** The fields that stand before the file. */
interface UploadFields {
  /** The edition of the declaration that the uploader made; absent where none was. */
  readonly declaration?: string;
  /** Places of attachments of an e-mail that are left out. */
  readonly without: readonly number[];
}

const PLACES = /^\d{1,3}(?:,\d{1,3})*$/;

function fieldsOf(given: ReadonlyMap<string, string>): UploadFields {
  const declaration = given.get('declaration') ?? '';
  const without = given.get('without') ?? '';
  if (declaration !== '' && declarationText(declaration) === undefined)
    throw new ProblemError('request.invalid', { detail: '申明的文字已更新，请刷新后重新申明。' });
  if (without !== '' && !PLACES.test(without)) throw new ProblemError('request.invalid', { detail: '不收的附件请以序号表示。' });
  return { ...(declaration === '' ? {} : { declaration }), without: without === '' ? [] : without.split(',').map(Number) };
}

/**
 * Hands the one file of a form to `take` with the fields before it, and returns what it made of it once the whole form has come in. Where the
 * form breaks off or holds more, `discard` takes back what was made, and nothing stays.
 */
export async function takeUpload<T>(
  request: FastifyRequest,
  take: (file: MultipartFile, given: ReadonlyMap<string, string>) => Promise<T>,
  discard: (made: T) => Promise<void>,
): Promise<{ readonly made: T; readonly given: ReadonlyMap<string, string> }> {
  if (!request.isMultipart()) throw new ProblemError('request.media-type');
  const given = new Map<string, string>();
  let taken: { readonly made: T } | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        given.set(part.fieldname, typeof part.value === 'string' ? part.value.trim() : '');
        continue;
      }
      try {
        taken = { made: await take(part, given) };
      } catch (error) {
        // What is left of the stream is read away, so that the answer reaches the client.
        part.file.resume();
        throw error;
      }
    }
  } catch (error) {
    if (taken) await discard(taken.made);
    throw brokenOff(error) ? new ProblemError('request.malformed', { detail: '上传没有完成，请重新上传。' }) : error;
  }
  if (!taken) throw new ProblemError('request.invalid', { detail: '请求中没有文件。' });
  return { ...taken, given };
}

/** The parser says only in words that a form ended before its end, and the stream that it was closed. */
const brokenOff = (error: unknown): boolean =>
  error instanceof Error &&
  (/end of multipart data/i.test(error.message) ||
    ('code' in error && (error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET')));

/** The problem of a file, or of an e-mail with what stands against each of its parts. */
function refusedUpload(name: string, refusal: UploadRefusal, parts: readonly PartRefusal[] = []): ProblemError {
  const { code, title, message, wayOut } = refusal;
  const problem =
    code === 'too-large'
      ? 'request.too-large'
      : code === 'classified'
        ? 'secrecy.refused'
        : refusal.declarable
          ? 'file.undeclared'
          : 'file.refused';
  return new ProblemError(problem, {
    detail: `${title}：${message}${wayOut}`,
    files: parts.length > 0 ? parts : [{ name: name.slice(0, 300), ...refusal }],
    ...(refusal.declarable ? { declaration: { edition: DECLARATION_IN_USE, text: declarationText(DECLARATION_IN_USE) ?? '' } } : {}),
  });
}

/** Keeps what passed, all of it in one step with what the database says of it. */
async function keep(deps: Deps, person: Person, files: readonly Inspected[], declaration: string | undefined): Promise<void> {
  const { government, session } = person;
  const notes = files.map(({ hash, name, mediaType, size, text, coverage, unread }): NewAttachment => ({
    hash,
    name,
    mediaType,
    size,
    account: session.account,
    text: { value: searchable(text), coverage },
    declared: unread === undefined ? undefined : declaration,
  }));
  await keepTogether(deps.files, government, files, {
    note: () => deps.ledger.noteAttachments(government, notes),
    noted: async (hash) => (await deps.ledger.attachment(government, hash)) !== undefined,
  });
}

const viewOf = ({ hash, name, mediaType, size, coverage, unread }: Inspected): AttachmentView => ({
  hash,
  name,
  mediaType,
  size,
  coverage,
  ...(unread === undefined ? {} : { unread: unread.message }),
});

/** Bytes of one file, as the deployment sets them. */
export const uploadLimit = (deps: Pick<Deps, 'options'>): number => deps.options.maxUploadBytes ?? UPLOAD_DEFAULTS.maxBytes;

/** Takes in the file of a form: looked over, kept, and said what it is; refused as a problem, and then nothing of it stays. */
export async function takeFile(
  deps: Deps,
  person: Person,
  request: FastifyRequest,
  maxBytes: number = uploadLimit(deps),
): Promise<AttachmentView> {
  const spool = await deps.files.spool();
  const { made, given } = await takeUpload(
    request,
    async (part, before) => {
      const { declaration } = fieldsOf(before);
      const inspected = await inspectUpload(part.file, part.filename, part.mimetype, {
        spool,
        maxBytes,
        declared: declaration !== undefined,
      });
      if (!inspected.ok) throw refusedUpload(part.filename, inspected.refusal);
      return inspected;
    },
    discardUpload,
  );
  try {
    await keep(deps, person, [made], fieldsOf(given).declaration);
  } finally {
    await discardUpload(made);
  }
  return viewOf(made);
}

/** Takes in an e-mail with all its attachments, or nothing of it. */
export async function takeMail(deps: Deps, person: Person, request: FastifyRequest): Promise<MailView> {
  const [spool, maxBytes] = [await deps.files.spool(), uploadLimit(deps)];
  const { made, given } = await takeUpload(
    request,
    async (part, before) => {
      const { declaration, without } = fieldsOf(before);
      const options = { spool, maxBytes, without, declared: declaration !== undefined };
      const inspected = await inspectMail(part.file, part.filename, part.mimetype, options);
      if (!inspected.ok) throw refusedUpload(part.filename, inspected.refusal, inspected.parts);
      return inspected;
    },
    discardMail,
  );
  const { mail, original, attachments, leftOut } = made;
  try {
    await keep(deps, person, original === undefined ? attachments : [...attachments, original], fieldsOf(given).declaration);
  } finally {
    await discardMail(made);
  }
  return {
    ...mail,
    text: searchable(mail.text),
    ...(original === undefined ? {} : { original: viewOf(original) }),
    attachments: attachments.map(viewOf),
    leftOut: [...leftOut],
  };
}
