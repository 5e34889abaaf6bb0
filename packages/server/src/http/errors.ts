/** Turns whatever a request ended with into a problem; what is not expected is logged and answered without its content. */
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
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

function answer(error: FastifyError | ProblemError, reply: FastifyReply): FastifyReply {
  if (error instanceof ProblemError) return sendProblem(reply, error.code, error.details);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((v) => ({ path: v.instancePath.replaceAll('/', '.').replace(/^\./, ''), message: v.message ?? '' }));
    return sendProblem(reply, 'request.invalid', { errors });
  }
  const known = FRAMEWORK[error.code];
  if (known) return sendProblem(reply, known);
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
