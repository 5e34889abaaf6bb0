/** Turns whatever a request ended with into a problem; what is not expected is logged and answered without its content. */
import { LedgerFailure, type FailureCode } from '@lingxing/ledger';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { FileStoreError } from '../files/store.ts';
import { SheetError } from '../typesetting/pool.ts';
import { problemBody, ProblemError, PROBLEMS, type ProblemCode, type ProblemDetails } from './problem.ts';

/** Sends a problem; also used where a hook ends a request. */
export function sendProblem(reply: FastifyReply, code: ProblemCode, details?: ProblemDetails): FastifyReply {
  return reply
    .code(PROBLEMS[code].status)
    .serializer((body: unknown) => JSON.stringify(body))
    .type('application/problem+json; charset=utf-8')
    .send(problemBody(code, details));
}

/** What the framework's own errors mean here. */
const FRAMEWORK: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_REQ_FILE_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.media-type',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'request.media-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.malformed',
  FST_FILES_LIMIT: 'request.invalid',
  FST_PARTS_LIMIT: 'request.invalid',
  FST_FIELDS_LIMIT: 'request.invalid',
};

/** Errors of the database that say "try again": the connection is gone, the pool is full, the disk is full. */
const DATABASE_AWAY = /^(?:08|53|57P0)/;

/** Failures of the ledger that the request brought about; the others are ours. */
const LEDGER: Partial<Record<FailureCode, { readonly code: ProblemCode; readonly detail?: string }>> = {
  'cursor-invalid': { code: 'request.invalid', detail: '翻页标记无效，请从第一页重新查看。' },
  'content-invalid': { code: 'request.invalid', detail: '文字中含有无法保存的字符，请删去后再办。' },
  'key-reused': { code: 'request.invalid', detail: '同一请求标识已用于另一件事，请刷新后再办。' },
  'edition-missing': { code: 'rules.not-in-force', detail: '工作规则尚未施行，只能进行演练。' },
  'database-unreachable': { code: 'server.unavailable' },
};

const SHEETS: Record<SheetError['code'], { readonly code: ProblemCode; readonly detail: string }> = {
  busy: { code: 'server.unavailable', detail: '等待排版的文稿较多，请稍后再试。' },
  'too-long': { code: 'sheet.unavailable', detail: '文稿过长或表格过大，未能在时限内排版，请拆分后再试。' },
  failed: { code: 'sheet.unavailable', detail: '此文稿未能排版，已记录；请检查表格和插图后再试。' },
};

function known(error: unknown): { readonly code: ProblemCode; readonly detail?: string | undefined } | undefined {
  if (error instanceof LedgerFailure) return LEDGER[error.code];
  if (error instanceof FileStoreError && error.code !== 'bad-key') return { code: 'server.unavailable', detail: error.message };
  if (error instanceof SheetError) return SHEETS[error.code];
  return undefined;
}

function answer(error: FastifyError | ProblemError, reply: FastifyReply): FastifyReply {
  if (error instanceof ProblemError) return sendProblem(reply, error.code, error.details);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((v) => ({
      path: v.instancePath.replaceAll('/', '.').replace(/^\./, ''),
      message: v.message ?? '',
    }));
    return sendProblem(reply, 'request.invalid', { errors });
  }
  const framework = FRAMEWORK[error.code];
  if (framework) return sendProblem(reply, framework);
  const meant = known(error);
  if (meant) {
    if (PROBLEMS[meant.code].status >= 500 || error instanceof SheetError) reply.log.error({ err: error }, 'cannot serve');
    return sendProblem(reply, meant.code, { detail: meant.detail });
  }
  if (error.statusCode === 429) return sendProblem(reply, 'request.too-many');
  if (error.statusCode === 413) return sendProblem(reply, 'request.too-large');
  if (!isResponseSerializationError(error) && error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return sendProblem(reply, 'request.malformed');
  reply.log.error({ err: error }, 'request failed');
  return sendProblem(reply, DATABASE_AWAY.test(error.code ?? '') ? 'server.unavailable' : 'server.failed');
}

export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, _request, reply) => answer(error, reply));
}
