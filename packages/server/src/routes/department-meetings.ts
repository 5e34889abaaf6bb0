/** Meetings that departments call (部门会议): the list, the year's count, asking, one matter's page and history, the acts on it. */
import * as z from 'zod';
import {
  actDone,
  addMeetingPlan,
  changeMeetingPlan,
  departmentMeetingPage,
  departmentMeetingQuery,
  departmentMeetingVerdict,
  departmentMeetingView,
  departmentMeetingYear,
  openDepartmentMeeting,
  meetingPlanKept,
  meetingPlansQuery,
  meetingPlansView,
} from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import {
  departmentMeetingShell,
  judgeDepartmentMeeting,
  listDepartmentMeetings,
  pageOfDepartmentMeeting,
  yearOfDepartmentMeetings,
} from '../shell/department-meetings.ts';
import { addPlanTo, changePlanOf, plansOf } from '../shell/department-meeting-plans.ts';
import { personOf } from '../shell/person.ts';
import { departmentMeetingHistoryLine } from '../views/history.ts';
import { asWhom } from './documents.ts';
import { actRoutes, byId } from './matter.ts';
import type { Api } from './types.ts';

/** Bytes of a request: a form of some lines, its texts and two lists of names. */
const LIMIT = 256 * 1024;

const read = { permission: 'department-meetings.read' } as const;
const act = { permission: 'department-meetings.act' } as const;
const tags = ['department-meetings'];
const byLine = z.object({ line: z.string().regex(/^\d{1,18}$/) });

export function departmentMeetingRoutes(app: Api, deps: Deps): void {
  app.get(
    '/department-meetings',
    {
      config: read,
      schema: { summary: '部门召开的会议、活动', tags, querystring: departmentMeetingQuery, response: { 200: departmentMeetingPage } },
    },
    async (request) => listDepartmentMeetings(deps, await personOf(request, deps), request.query),
  );

  app.get(
    '/department-meetings/year',
    {
      config: read,
      schema: {
        summary: '一年里各部门的会议、活动各多少',
        description: '按登记日期计，演练不计；只计本人看得到的。',
        tags,
        querystring: z.object({ year: z.coerce.number().int().min(2000).max(2200) }),
        response: { 200: departmentMeetingYear },
      },
    },
    async (request) => yearOfDepartmentMeetings(deps, await personOf(request, deps), request.query.year),
  );

  app.get(
    '/department-meetings/plans',
    {
      config: read,
      schema: {
        summary: '各部门的年度会议计划，已报、已召开各多少',
        description: '办公室和政府领导看全部，其他看本部门的。规则没有写次数的限制：超出计划只列出，不作判定。',
        tags,
        querystring: meetingPlansQuery,
        response: { 200: meetingPlansView },
      },
    },
    async (request) => plansOf(deps, await personOf(request, deps), request.query.year),
  );

  app.post(
    '/department-meetings/plans',
    { config: act, schema: { summary: '登记年度会议计划的一项', tags, body: addMeetingPlan, response: { 201: meetingPlanKept } } },
    async (request, reply) => reply.code(201).send(await addPlanTo(deps, await personOf(request, deps), request.body)),
  );

  app.put(
    '/department-meetings/plans/:line',
    {
      config: act,
      schema: { summary: '改年度会议计划的次数、经费', tags, params: byLine, body: changeMeetingPlan, response: { 200: meetingPlanKept } },
    },
    async (request) => changePlanOf(deps, await personOf(request, deps), request.params.line, request.body),
  );

  app.post(
    '/department-meetings',
    {
      config: act,
      bodyLimit: LIMIT,
      schema: {
        summary: '请分管领导同意、报请示、补登、书面同意照办',
        description: '补登记的是已经召开的：不合规定的也登记，判定为 refused、stands 为 fact。',
        tags,
        body: openDepartmentMeeting,
        response: { 201: actDone },
      },
    },
    async (request, reply) => reply.code(201).send(await departmentMeetingShell.open(deps, await personOf(request, deps), request.body)),
  );

  app.post(
    '/department-meetings/verdicts',
    {
      config: read,
      bodyLimit: LIMIT,
      schema: { summary: '试判正在填写的请示', tags, body: openDepartmentMeeting, response: { 200: departmentMeetingVerdict } },
    },
    async (request) => judgeDepartmentMeeting(await personOf(request, deps), request.body),
  );

  app.get(
    '/department-meetings/:id',
    {
      config: read,
      schema: { summary: '一件部门会议、活动', tags, params: byId, querystring: asWhom, response: { 200: departmentMeetingView } },
    },
    async (request) => pageOfDepartmentMeeting(deps, await personOf(request, deps), request.params.id, request.query.as),
  );

  actRoutes(app, deps, {
    path: '/department-meetings',
    tags,
    read: 'department-meetings.read',
    act: 'department-meetings.act',
    limit: LIMIT,
    shell: departmentMeetingShell,
    historyLine: departmentMeetingHistoryLine,
  });
}
