/** Rooms for sittings: who has which on a day; the office adds one, puts one out of use. */
import * as z from 'zod';
import { addRoom, changeRoom, roomKept, roomsQuery, roomsView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { addRoomTo, changeRoomOf, roomsOn } from '../shell/meeting-rooms.ts';
import { personOf } from '../shell/person.ts';
import type { Api } from './types.ts';

const read = { permission: 'meetings.read' } as const;
const act = { permission: 'meetings.act' } as const;
const tags = ['meetings'];
const byRoom = z.object({ room: z.string().regex(/^\d{1,18}$/) });

export function meetingRoomRoutes(app: Api, deps: Deps): void {
  app.get(
    '/meetings/rooms',
    {
      config: read,
      schema: {
        summary: '会议室',
        description: '某日各会议室何时被占用；看不到的会议只说时段。',
        tags,
        querystring: roomsQuery,
        response: { 200: roomsView },
      },
    },
    async (request) => roomsOn(deps, await personOf(request, deps), request.query.day),
  );

  app.post(
    '/meetings/rooms',
    { config: act, schema: { summary: '登记会议室', tags, body: addRoom, response: { 201: roomKept } } },
    async (request, reply) => reply.code(201).send(await addRoomTo(deps, await personOf(request, deps), request.body)),
  );

  app.put(
    '/meetings/rooms/:room',
    { config: act, schema: { summary: '改会议室的座位和停用', tags, params: byRoom, body: changeRoom, response: { 200: roomKept } } },
    async (request) => changeRoomOf(deps, await personOf(request, deps), request.params.room, request.body),
  );
}
