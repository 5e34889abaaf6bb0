/** Attending a sitting: the code on the host's screen, signing in with it, one's own notes; a sitting entered after it was held. */
import type { FastifyRequest } from 'fastify';
import {
  actDone,
  keepNote as keepNoteBody,
  meetingNotes,
  meetingSignIn,
  meetingVerdict,
  openHeld,
  signInCode,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { sessionOf } from '../http/authorise.ts';
import { codeOnScreen, keepNote, notesOf, signInTo } from '../shell/meeting-attendance.ts';
import { judgeConvening, meetingShell } from '../shell/meetings.ts';
import { personOf } from '../shell/person.ts';
import { asWhom } from './documents.ts';
import { byId } from './matter.ts';
import type { Api } from './types.ts';

/** Bytes of a sitting entered afterwards: sixty topics with what was said. */
const HELD_LIMIT = 512 * 1024;
const NOTE_LIMIT = 96 * 1024;
const read = { permission: 'meetings.read' } as const;
const act = { permission: 'meetings.act' } as const;
const tags = ['meetings'];

/** Tries of one account at one sitting in a minute: two codes in a million are right at a time. */
const SIGN_IN_LIMIT = {
  max: 10,
  timeWindow: 60_000,
  hook: 'preHandler' as const,
  keyGenerator: (request: FastifyRequest): string => {
    const { government, account } = sessionOf(request);
    return JSON.stringify(['meeting-sign-in', government, account, (request.params as { readonly id?: string }).id]);
  },
};

export function meetingAttendanceRoutes(app: Api, deps: Deps): void {
  app.post(
    '/meetings/held',
    {
      config: act,
      bodyLimit: HELD_LIMIT,
      schema: {
        summary: '补记紧急会议',
        description: '已经开过、没有走完会前程序的会议，由办公室照实补记；缺的步骤逐条记明依据。',
        tags,
        body: openHeld,
        response: { 201: actDone },
      },
    },
    async (request, reply) => reply.code(201).send(await meetingShell.open(deps, await personOf(request, deps), request.body)),
  );

  app.post(
    '/meetings/held/verdicts',
    { config: read, bodyLimit: HELD_LIMIT, schema: { summary: '试判补记', tags, body: openHeld, response: { 200: meetingVerdict } } },
    async (request) => judgeConvening(deps, await personOf(request, deps), request.body),
  );

  app.get(
    '/meetings/:id/sign-in-code',
    { config: act, schema: { summary: '会场屏幕上的签到码', tags, params: byId, querystring: asWhom, response: { 200: signInCode } } },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return codeOnScreen(deps, await personOf(request, deps), request.params.id, request.query.as);
    },
  );

  app.post(
    '/meetings/:id/sign-ins',
    {
      config: { ...act, rateLimit: SIGN_IN_LIMIT },
      schema: { summary: '签到', tags, params: byId, body: meetingSignIn, response: { 200: actDone } },
    },
    async (request) => signInTo(deps, await personOf(request, deps), request.params.id, request.body),
  );

  app.get(
    '/meetings/:id/notes',
    { config: read, schema: { summary: '本人的会议笔记', tags, params: byId, response: { 200: meetingNotes } } },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return notesOf(deps, await personOf(request, deps), request.params.id);
    },
  );

  app.put(
    '/meetings/:id/notes',
    {
      config: read,
      bodyLimit: NOTE_LIMIT,
      schema: {
        summary: '记会议笔记',
        description: '只供本人查看；空的即删去。',
        tags,
        params: byId,
        body: keepNoteBody,
        response: { 200: meetingNotes },
      },
    },
    async (request) => keepNote(deps, await personOf(request, deps), request.params.id, request.body),
  );
}
