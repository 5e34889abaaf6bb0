/** Meetings (会议): the list, convening one, one sitting's page and history, the acts on it. */
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import {
  actDone,
  followUpPage,
  followUpQuery,
  meetingOutlook,
  meetingPage,
  meetingQuery,
  meetingVerdict,
  meetingView,
  openMeeting,
  openPage,
  openQuery,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { judgeConvening, listMeetings, meetingShell, outlookOf, pageOfMeeting } from '../shell/meetings.ts';
import { listFollowUps } from '../shell/meetings-after.ts';
import { listOpen } from '../shell/meetings-open.ts';
import { minutesOf, openPaper, openPaperOfItem, type PaperCopy } from '../shell/meeting-papers.ts';
import { personOf } from '../shell/person.ts';
import { meetingHistoryLine } from '../views/history.ts';
import { asWhom } from './documents.ts';
import { actRoutes, byId } from './matter.ts';
import { openExportRoute } from './export-open.ts';
import { meetingAttendanceRoutes } from './meeting-attendance.ts';
import { meetingRoomRoutes } from './meeting-rooms.ts';
import { asPdf } from './sheets.ts';
import type { Api } from './types.ts';

/** Bytes of a request: minutes are the longest text, a hundred thousand characters of three bytes. */
const LIMIT = 512 * 1024;

const read = { permission: 'meetings.read' } as const;
const act = { permission: 'meetings.act' } as const;
const tags = ['meetings'];
const paperAt = byId.extend({ topic: z.string().regex(/^t\d{1,3}$/), hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** A paper as it goes out: nowhere kept, nothing of it run. */
const asPaper = (reply: FastifyReply, { file, marked, content }: PaperCopy) =>
  reply
    .type(file.mediaType)
    .header('content-length', Buffer.isBuffer(content) ? content.length : file.size)
    .header('cache-control', 'no-store')
    .header('x-paper-marked', marked)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(content);

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
    async (request) => judgeConvening(deps, await personOf(request, deps), request.body),
  );

  app.get(
    '/meetings/outlook',
    { config: read, schema: { summary: '会议频次和待上会的议题', tags, response: { 200: meetingOutlook } } },
    async (request) => outlookOf(deps, await personOf(request, deps)),
  );

  app.get(
    '/meetings/after',
    { config: read, schema: { summary: '会后落实', tags, querystring: followUpQuery, response: { 200: followUpPage } } },
    async (request) => listFollowUps(deps, await personOf(request, deps), request.query),
  );

  app.get(
    '/meetings/open',
    { config: read, schema: { summary: '会议公开', tags, querystring: openQuery, response: { 200: openPage } } },
    async (request) => listOpen(deps, await personOf(request, deps), request.query),
  );

  app.get(
    '/meetings/:id',
    { config: read, schema: { summary: '一次会议', tags, params: byId, querystring: asWhom, response: { 200: meetingView } } },
    async (request) => pageOfMeeting(deps, await personOf(request, deps), request.params.id, request.query.as),
  );

  app.get(
    '/meetings/:id/papers/:topic/:hash',
    {
      config: { ...read, rateLimit: { max: 120, timeWindow: 60_000 } },
      schema: {
        summary: '打开会议材料',
        description: 'PDF 每页有阅件人的姓名、职务和时间，其他类型的文件没有（答复头 x-paper-marked 说明）。打开的情况记录在案。',
        tags,
        params: paperAt,
        querystring: asWhom,
      },
    },
    async (request, reply) => {
      const { id, topic, hash } = request.params;
      return asPaper(reply, await openPaper(deps, await personOf(request, deps), id, { topic, hash }, request.query.as));
    },
  );

  app.get(
    '/meetings/open/:id/papers/:topic/:hash',
    {
      config: { ...read, rateLimit: { max: 120, timeWindow: 60_000 } },
      schema: {
        summary: '打开公开的会议材料',
        description: '已公开的议题材料，本级各单位都可打开；PDF 每页有阅件人的姓名、职务和时间。打开的情况记录在案。',
        tags,
        params: paperAt,
      },
    },
    async (request, reply) => {
      const { id, topic, hash } = request.params;
      return asPaper(reply, await openPaperOfItem(deps, await personOf(request, deps), id, { topic, hash }));
    },
  );

  app.get(
    '/meetings/:id/minutes.pdf',
    {
      config: { ...read, rateLimit: { max: 120, timeWindow: 60_000 } },
      schema: { summary: '纪要版面', description: '签发、审定以前为草稿。', tags, params: byId, querystring: asWhom },
    },
    async (request, reply) => {
      const { sheet, name } = await minutesOf(deps, await personOf(request, deps), request.params.id, request.query.as);
      return asPdf(reply, name).header('x-sheet-pages', sheet.pages).send(Buffer.from(sheet.pdf));
    },
  );

  meetingAttendanceRoutes(app, deps);
  openExportRoute(app, deps);
  meetingRoomRoutes(app, deps);
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
