/** Meetings (会议): the list, convening one, one sitting's page and history, the acts on it. */
import { actDone, meetingPage, meetingQuery, meetingVerdict, meetingView, openMeeting } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { judgeConvening, listMeetings, meetingShell, pageOfMeeting } from '../shell/meetings.ts';
import { personOf } from '../shell/person.ts';
import { meetingHistoryLine } from '../views/history.ts';
import { asWhom } from './documents.ts';
import { actRoutes, byId } from './matter.ts';
import { meetingAttendanceRoutes } from './meeting-attendance.ts';
import type { Api } from './types.ts';

/** Bytes of a request: minutes are the longest text, a hundred thousand characters of three bytes. */
const LIMIT = 512 * 1024;

const read = { permission: 'meetings.read' } as const;
const act = { permission: 'meetings.act' } as const;
const tags = ['meetings'];

export function meetingRoutes(app: Api, deps: Deps): void {
  app.get(
    '/meetings',
    { config: read, schema: { summary: '会议', tags, querystring: meetingQuery, response: { 200: meetingPage } } },
    async (request) => listMeetings(deps, await personOf(request, deps), request.query),
  );

  app.post(
    '/meetings',
    {
      config: act,
      bodyLimit: LIMIT,
      schema: {
        summary: '召集会议',
        description: '主持人依规则判定；不是通常主持的人，须写明缘由和依据。',
        tags,
        body: openMeeting,
        response: { 201: actDone },
      },
    },
    async (request, reply) => reply.code(201).send(await meetingShell.open(deps, await personOf(request, deps), request.body)),
  );

  app.post(
    '/meetings/verdicts',
    { config: read, bodyLimit: LIMIT, schema: { summary: '试判召集', tags, body: openMeeting, response: { 200: meetingVerdict } } },
    async (request) => judgeConvening(await personOf(request, deps), request.body),
  );

  app.get(
    '/meetings/:id',
    { config: read, schema: { summary: '一次会议', tags, params: byId, querystring: asWhom, response: { 200: meetingView } } },
    async (request) => pageOfMeeting(deps, await personOf(request, deps), request.params.id, request.query.as),
  );

  meetingAttendanceRoutes(app, deps);
  actRoutes(app, deps, {
    path: '/meetings',
    tags,
    read: 'meetings.read',
    act: 'meetings.act',
    limit: LIMIT,
    shell: meetingShell,
    historyLine: meetingHistoryLine,
  });
}
