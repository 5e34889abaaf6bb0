/** The application: the same for tests and production, built from what it is given. It holds no state of its own. */
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { inputWords } from '@lingxing/affairs/kernel';
import * as z from 'zod';
import { problem } from './contracts/index.ts';
import type { Deps } from './deps.ts';
import { registerDoor } from './http/authorise.ts';
import { registerErrors, sendProblem } from './http/errors.ts';
import { ProblemError } from './http/problem.ts';
import { adminRoutes } from './routes/admin.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { burdenRoutes } from './routes/burden.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { documentRoutes } from './routes/documents.ts';
import { eventRoutes } from './routes/events.ts';
import { exportRoutes } from './routes/export.ts';
import { oversightExportRoutes } from './routes/export-oversight.ts';
import { formRoutes } from './routes/forms.ts';
import { incomingRoutes } from './routes/incoming.ts';
import { conductRoutes } from './routes/conduct.ts';
import { departmentMeetingRoutes } from './routes/department-meetings.ts';
import { taskRoutes } from './routes/tasks.ts';
import { assessmentRoutes } from './routes/assessment.ts';
import { receptionRoutes } from './routes/receptions.ts';
import { studyRoutes } from './routes/study.ts';
import { oversightRoutes } from './routes/oversight.ts';
import { meetingRoutes } from './routes/meetings.ts';
import { leaveRoutes } from './routes/leave.ts';
import { noticeAdminRoutes } from './routes/notices-admin.ts';
import { noticeRoutes } from './routes/notices.ts';
import { revisionRoutes } from './routes/revisions.ts';
import { consultationRoutes } from './routes/consultations.ts';
import { organisationRoutes } from './routes/organisation.ts';
import { referenceRoutes } from './routes/reference.ts';
import { sessionRoutes } from './routes/session.ts';
import { sheetRoutes } from './routes/sheets.ts';
import type { Api } from './routes/types.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { rulesTextRoutes } from './routes/rules-text.ts';
import { serveWeb } from './routes/web.ts';
import { workbenchRoutes } from './routes/workbench.ts';
import { dayOf } from './views/time.ts';

// What a schema says of a field that does not fit is read by people of the office.
z.config({ localeError: inputWords });

export const API_PREFIX = '/api/v1';

/** Bytes of a request without a draft or a file. */
const BODY_LIMIT = 256 * 1024;

/** What the screens need and nothing more: own scripts, styles set by the component kit, images and sheets made in the page. */
const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    frameSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'self'"],
  },
};

/**
 * The security headers of every answer. They do not depend on the request, so they are worked out once and not for each
 * of thousands.
 */
async function securityHeaders(): Promise<Record<string, string>> {
  const probe = Fastify();
  await probe.register(helmet, {
    contentSecurityPolicy: CONTENT_SECURITY,
    crossOriginEmbedderPolicy: false,
    frameguard: { action: 'sameorigin' },
    referrerPolicy: { policy: 'same-origin' },
  });
  probe.get('/', (_request, reply) => reply.code(204).send());
  const { headers } = await probe.inject('/');
  await probe.close();
  const own = new Set(['date', 'connection', 'content-length', 'content-type']);
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (own.has(name) ? [] : [[name, String(value)]])));
}

/** Builds the application. Nothing listens yet: tests ask it by `inject`, production calls `listen`. */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const app = Fastify({
    logger: deps.options.logger ?? false,
    trustProxy: deps.options.trustProxy ?? false,
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 200 },
    // The address of a request is enough to find it again; bodies, cookies and queries are never logged.
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 120_000,
  });
  const typed: Api = app.withTypeProvider<ZodTypeProvider>();
  typed.setValidatorCompiler(validatorCompiler);
  typed.setSerializerCompiler(serializerCompiler);
  registerErrors(app);
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, 'not-found'));

  const security = await securityHeaders();
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(security);
    done();
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    global: false,
    // Whole offices share an address, so those signed in are counted one by one.
    hook: 'preHandler',
    keyGenerator: (request) => (request.session === null ? request.ip : `${request.session.government} ${request.session.account}`),
    errorResponseBuilder: () => new ProblemError('request.too-many'),
  });
  // Answers are compressed as they go: a quick setting. The screens' files come compressed at their best from the build.
  // Requests come as they are: nothing is unpacked before it has been counted.
  await app.register(compress, {
    globalDecompression: false,
    threshold: 1_024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '令行 Lingxing', version: '1', description: 'Runs a people’s government by its own Work Rules.' },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'lingxing' },
          csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
        },
      },
      security: [{ session: [], csrf: [] }],
    },
    transform: jsonSchemaTransform,
  });
  registerDoor(app, deps.identity, () => dayOf(deps.clock.now()));

  typed.get(
    '/healthz',
    {
      config: { permission: 'public' },
      schema: { summary: '就绪', tags: ['health'], response: { 200: z.object({ status: z.literal('ok') }) } },
    },
    async () => {
      await deps.ledger.governments();
      return { status: 'ok' as const };
    },
  );

  await app.register(
    async (instance) => {
      const api: Api = instance.withTypeProvider<ZodTypeProvider>();
      // Whatever does not succeed is a problem; said of every route in the description.
      api.addHook('onRoute', (route) => {
        const described = route.schema as { response?: Record<string, unknown> } | undefined;
        if (described !== undefined) described.response = { ...described.response, '4xx': problem };
      });
      api.addHook('onSend', (_request, reply, payload, done) => {
        if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
        done(null, payload);
      });
      sessionRoutes(api, deps);
      workbenchRoutes(api, deps);
      documentRoutes(api, deps);
      exportRoutes(api, deps);
      oversightExportRoutes(api, deps);
      sheetRoutes(api, deps);
      incomingRoutes(api, deps);
      leaveRoutes(api, deps);
      calendarRoutes(api, deps);
      conductRoutes(api, deps);
      departmentMeetingRoutes(api, deps);
      oversightRoutes(api, deps);
      receptionRoutes(api, deps);
      studyRoutes(api, deps);
      assessmentRoutes(api, deps);
      meetingRoutes(api, deps);
      taskRoutes(api, deps);
      burdenRoutes(api, deps);
      formRoutes(api, deps);
      referenceRoutes(api, deps);
      organisationRoutes(api, deps);
      revisionRoutes(api, deps);
      consultationRoutes(api, deps);
      eventRoutes(api, deps);
      adminRoutes(api, deps);
      if (deps.notices !== undefined) {
        noticeRoutes(api, deps, deps.notices);
        noticeAdminRoutes(api, deps, deps.notices);
      }
      attachmentRoutes(api, deps);
      await uploadRoutes(api, deps);
      rulesTextRoutes(api, deps);
      api.get('/openapi.json', { config: { permission: 'public' }, schema: { hide: true } }, () => app.swagger());
    },
    { prefix: API_PREFIX },
  );
  if (deps.options.webRoot !== undefined) await serveWeb(app, deps.options.webRoot);
  return app;
}
