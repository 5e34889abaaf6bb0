/**
 * The calendar of leaders of 泽州县 through the API: what each may see, what clashes, and the secret address under which one's
 * own is subscribed to, from its making to its end.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.ts';
import type { AbsenceLine, AbsencesView, CalendarAddress, CalendarSubscription, LeaveView } from '../src/contracts/index.ts';
import { signIn } from './support/desk.ts';
import { absencesOf, openLeaders, trip, type Leaders } from './support/leaders.ts';
import { MONDAY, must, PASSWORD, type World } from './support/world.ts';

let world: World;
let at: Leaders['at'];
const { opened, done } = absencesOf((account) => at(account));
/** Absences of this file: 副县长（分管财政） granted, 副县长（农业） asked for, 县财政局局长 granted, 县长 on a trip. */
let deputy = '';
let asked = '';
let bureau = '';
let head = '';

beforeAll(async () => {
  ({ world, at } = await openLeaders([
    'finance-clerk',
    'finance-head',
    'justice-clerk',
    'registrar',
    'deputy',
    'head',
    'executive',
    'rural',
    'w.head',
  ]));
  deputy = await opened('deputy', 'apply', {
    absence: trip({ from: '2026-12-01', to: '2026-12-02' }, { destination: '太原市', purpose: '商谈贷款; 保密, 勿传' }),
  });
  await done('head', deputy, 'approve');
  asked = await opened('rural', 'apply', { absence: trip({ from: '2026-12-03', to: '2026-12-04' }, { destination: '长治市' }) });
  bureau = await opened('finance-head', 'apply', { absence: trip({ from: '2026-12-01', to: '2026-12-01' }, { destination: '运城市' }) });
  await done('deputy', bureau, 'consent');
  await done('head', bureau, 'approve');
  head = await opened('head', 'report', {
    absence: trip({ from: '2026-12-02', to: '2026-12-03' }, { destination: '北京市', purpose: '招商' }),
  });
}, 60_000);
beforeEach(() => world.clock.set(MONDAY));
afterAll(() => world.close());

const week = async (who: string): Promise<AbsencesView> =>
  (await at(who).get('/absences?from=2026-11-30&to=2026-12-06')).json<AbsencesView>();
const seen = async (who: string) => (await week(who)).items.map((one) => [one.id, one.sight, one.label, one.destination]);

describe('who sees what of a week', () => {
  it('the office and the head see all; whoever stands in, his pair’s; others that leaders are away, and no more', async () => {
    const all = [
      [bureau, 'whole', '出差', '运城市'],
      [deputy, 'whole', '出差', '太原市'],
      [head, 'whole', '出差', '北京市'],
      [asked, 'whole', '出差', '长治市'],
    ];
    const byId = (rows: unknown[][]) => rows.toSorted((a, b) => String(a[0]).localeCompare(String(b[0])));
    expect(byId(await seen('registrar'))).toEqual(byId(all));
    expect(byId(await seen('head'))).toEqual(byId(all));
    // 常务副县长 is in no chain here: he does not know of what is only asked for, nor of the bureau.
    expect(byId(await seen('executive'))).toEqual(
      byId([
        [deputy, 'outline', '外出', undefined],
        [head, 'outline', '外出', undefined],
      ]),
    );
    expect(await seen('justice-clerk')).toEqual(await seen('executive'));
    expect((await seen('rural')).find(([id]) => id === deputy)).toEqual([deputy, 'whole', '出差', '太原市']);
    expect((await seen('finance-clerk')).find(([id]) => id === bureau)).toEqual([bureau, 'whole', '出差', '运城市']);
  });

  it('nothing that is not for one’s eyes is in the answer, under whatever name', async () => {
    const body = (await at('justice-clerk').get('/absences?from=2026-11-30&to=2026-12-06')).bytes.toString();
    for (const hidden of ['太原市', '商谈贷款', '出差', '长治市', '运城市', '北京市', '招商']) expect(body).not.toContain(hidden);
    expect(body).toContain('副县长（农业）');
    const { items } = await week('justice-clerk');
    expect(items.find((one) => one.id === deputy)).toMatchObject({
      because: '不经手，只看在不在岗、由谁代办',
      standIns: [{ id: 'rural', as: 'AB角补位' }],
    });
    for (const id of [deputy, head]) expect((await at('justice-clerk').get(`/leave/${id}`)).status).toBe(404);
    expect((await at('executive').get('/leave')).json<{ items: unknown[] }>().items).toEqual([]);
  });

  it('how many leaders are away on each day, and that the head has entrusted nobody, is told to all alike', async () => {
    for (const who of ['registrar', 'executive', 'justice-clerk']) {
      const { days, clashes } = await week(who);
      expect(days.map((one) => one.leaders)).toEqual([0, 1, 2, 1, 0, 0, 0]);
      expect(clashes.map((one) => [one.kind, one.says, one.citation?.label])).toEqual([
        ['head', '县长2026年12月2日至12月3日外出，没有委托人代行县长职务。', '第五条第二款'],
      ]);
    }
  });

  it('another government’s week has none of it; more than 92 days are refused', async () => {
    expect(await week('w.head')).toMatchObject({ items: [], clashes: [] });
    expect((await at('registrar').get('/absences?from=2026-11-23&to=2027-11-23')).status).toBe(400);
  });
});

describe('back early', () => {
  it('list, title, page, week and subscribed calendar go by the return, not by the days that were planned', async () => {
    const path = await made('registrar');
    const id = await opened('rural', 'apply', { absence: trip({ from: '2027-03-08', to: '2027-03-12' }) });
    await done('head', id, 'approve');
    world.clock.set(Date.parse('2027-03-10T09:00:00+08:00'));
    const fed = async () => eventOf((await fetched(path)).body, id);
    expect(await fed()).toContain('DTSTART;VALUE=DATE:20270308\r\nDTEND;VALUE=DATE:20270313\r\n');
    await done('rural', id, 'return', { on: '2027-03-10' });
    const view = (await at('registrar').get(`/leave/${id}`)).json<LeaveView>();
    expect([view.from, view.to, view.absence.to]).toEqual(['2027-03-08', '2027-03-10', '2027-03-12']);
    expect(view.title).toContain('（2027年3月8日至2027年3月10日）');
    const lines = (await at('registrar').get('/leave?from=2027-03-08&to=2027-03-12')).json<{ items: AbsenceLine[] }>().items;
    // The others of this file have not said that they are back: they last until today.
    expect(lines.find((one) => one.id === id)?.to).toBe('2027-03-10');
    // Away up to the day before he is back; on no later day does anybody stand in.
    const days = (await at('registrar').get('/absences?from=2027-03-08&to=2027-03-14')).json<AbsencesView>();
    const line = days.items.find((one) => one.id === id);
    expect([line?.from, line?.to, line?.standIns]).toEqual(['2027-03-08', '2027-03-09', []]);
    // 县长 and 副县长（分管财政） have not said that they are back; he is counted on two days besides.
    expect(days.days.map((one) => one.leaders)).toEqual([3, 3, 2, 0, 0, 0, 0]);
    const later = (await at('registrar').get('/leave?from=2027-03-11&to=2027-03-12')).json<{ items: AbsenceLine[] }>().items;
    expect(later.map((one) => one.id)).not.toContain(id);
    expect(await fed()).toContain('DTSTART;VALUE=DATE:20270308\r\nDTEND;VALUE=DATE:20270310\r\n');
  });
});

const made = async (who: string): Promise<string> => {
  const answer = await at(who).post('/calendar/subscription');
  expect(answer.status).toBe(201);
  return answer.json<CalendarAddress>().path;
};
/** As a calendar programme asks: no cookie, nothing but the address. */
const fetched = (path: string) => world.app.inject({ method: 'GET', url: path });
const unfolded = (text: string): string => text.replaceAll('\r\n ', '');
const eventOf = (text: string, id: string): string =>
  unfolded(text)
    .split('BEGIN:VEVENT')
    .find((one) => one.includes(`UID:${id}@`)) ?? '';

describe('the address', () => {
  it('is nobody’s where it was not given: the same answer to every wrong one', async () => {
    const wrong = `zezhou.${'A'.repeat(43)}`;
    for (const address of ['x', 'x.ics', `${wrong}.ics`, wrong, `nowhere.${'A'.repeat(43)}.ics`, '%00.ics']) {
      const answer = await fetched(`/api/v1/calendar/feeds/${address}`);
      expect([address, answer.statusCode]).toEqual([address, 404]);
    }
    expect((await world.app.inject({ method: 'POST', url: '/api/v1/calendar/subscription' })).statusCode).toBe(401);
    expect((await at('deputy').send('DELETE', '/calendar/subscription')).status).toBe(404);
    expect((await at('deputy').get('/calendar/subscription')).json()).toBeNull();
  });

  it('shows what its owner may see now, and no more', async () => {
    const registrar = await fetched(await made('registrar'));
    expect(registrar.statusCode).toBe(200);
    expect(registrar.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(registrar.headers['cache-control']).toBe('private, no-cache');
    const whole = eventOf(registrar.body, deputy);
    expect(whole).toContain('SUMMARY:副县长（分管财政）外出\r\n');
    expect(whole).toContain('DESCRIPTION:将外出\\n代办：副县长（农业）（AB角补位）\r\n');
    expect(whole).toContain('DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261203\r\n');
    expect(eventOf(registrar.body, asked)).toContain('STATUS:TENTATIVE\r\n');
    const clerk = unfolded((await fetched(await made('justice-clerk'))).body);
    expect(eventOf(clerk, deputy)).toContain('SUMMARY:副县长（分管财政）外出\r\nDESCRIPTION:将外出\\n代办：副县长（农业）（AB角补位）\r\n');
    for (const hidden of ['太原市', '商谈贷款', '出差', asked, bureau]) expect(clerk).not.toContain(hidden);
    // Where to and why go to no calendar programme, not even one's own; of what kind it is stands in one's own.
    const feeds = [registrar.body, (await fetched(await made('head'))).body, (await fetched(await made('deputy'))).body];
    for (const feed of feeds.map(unfolded)) {
      expect(feed).not.toContain('LOCATION');
      for (const hidden of ['太原市', '商谈贷款', '长治市', '运城市', '北京市', '招商']) expect(feed).not.toContain(hidden);
    }
    expect(eventOf(feeds[2] ?? '', deputy)).toContain('SUMMARY:副县长（分管财政）出差\r\n');
    expect(unfolded(feeds[0] ?? '')).not.toContain('出差');
    // One's own takes up one's time, that of others does not.
    const own = (await fetched(await made('deputy'))).body;
    expect(eventOf(own, deputy)).toContain('TRANSP:OPAQUE\r\n');
    expect(eventOf(own, head)).toContain('TRANSP:TRANSPARENT\r\n');
  });

  it('keeps the UID of an absence while it changes, and says of a cancelled one that it is', async () => {
    const path = await made('registrar');
    const id = await opened('rural', 'apply', { absence: trip({ from: '2027-02-01', to: '2027-02-02' }) });
    const before = eventOf((await fetched(path)).body, id);
    await done('head', id, 'approve');
    await done('rural', id, 'cancel', { reason: '会议改期' });
    const after = eventOf((await fetched(path)).body, id);
    expect(before).toContain('SEQUENCE:1\r\n');
    expect(after).toContain(`UID:${id}@zezhou.lingxing\r\n`);
    expect(after).toContain('SEQUENCE:3\r\n');
    expect(after).toContain('STATUS:CANCELLED\r\n');
    expect((await week('registrar')).items.some((one) => one.id === id)).toBe(false);
  });

  it('is one for each person: a new one ends the one before; revoked it is gone; when it was read is told its owner', async () => {
    const first = await made('finance-head');
    const second = await made('finance-head');
    expect(second).not.toBe(first);
    expect((await fetched(first)).statusCode).toBe(404);
    expect((await fetched(second)).statusCode).toBe(200);
    const standing = (await at('finance-head').get('/calendar/subscription')).json<CalendarSubscription>();
    expect(standing).toEqual({ madeAt: '2026-11-23T01:00:00.000Z', readAt: '2026-11-23T01:00:00.000Z' });
    expect((await at('finance-head').send('DELETE', '/calendar/subscription')).status).toBe(204);
    expect((await fetched(second)).statusCode).toBe(404);
    expect((await at('finance-head').get('/calendar/subscription')).json()).toBeNull();
  });

  it('stands in the database as a hash, and in no log, also where serving it fails', async () => {
    const path = await made('executive');
    const secret = /\.([\w-]{43})\.ics$/u.exec(path)?.[1] ?? '';
    expect(secret).toHaveLength(43);
    const rows = await world.behind(async (client) => (await client.query('select s::text from calendar_subscription s')).rows);
    const trail = await world.behind(async (client) => (await client.query('select t::text from trail t')).rows);
    expect(JSON.stringify([rows, trail])).not.toContain(secret);
    expect(JSON.stringify(trail)).toContain('calendar-subscribed');
    const written: string[] = [];
    const logger = { level: 'trace', stream: { write: (line: string) => void written.push(line) } };
    const failing = {
      ...world.deps,
      calendars: { ...world.deps.calendars, subscriber: () => Promise.reject(new Error('the database is gone')) },
      options: { ...world.deps.options, logger },
    };
    const app = await buildApp(failing);
    expect((await app.inject({ method: 'GET', url: path })).statusCode).toBe(500);
    expect((await app.inject({ method: 'GET', url: `${path}/x` })).statusCode).toBe(404);
    await app.close();
    expect(written.join('')).toContain('the database is gone');
    expect(written.join('')).not.toContain(secret);
  });

  it('ends with the account, and is no more when it is opened again; ends with the last post', async () => {
    const account = 'finance-clerk';
    const path = await made(account);
    await must(world.identity.setLocked('zezhou', account, true, 'sysadmin'));
    expect((await fetched(path)).statusCode).toBe(404);
    await must(world.identity.setLocked('zezhou', account, false, 'sysadmin'));
    expect((await fetched(path)).statusCode).toBe(404);

    await must(
      world.identity.createAccount(
        'zezhou',
        { account: 'passing', label: '短期', password: PASSWORD, mustChangePassword: false },
        'installation',
      ),
    );
    await must(
      world.identity.grantPost('zezhou', { account: 'passing', post: 'justice-clerk', from: '2026-11-01', to: '2026-11-30' }, 'secadmin'),
    );
    const passing = (await (await signIn(world, 'passing')).post('/calendar/subscription')).json<CalendarAddress>().path;
    expect((await fetched(passing)).statusCode).toBe(200);
    world.clock.set(Date.parse('2026-12-01T09:00:00+08:00'));
    expect((await fetched(passing)).statusCode).toBe(404);
  });

  it('is read a dozen times in a minute and then not', async () => {
    const path = await made('rural');
    const answers: number[] = [];
    for (let i = 0; i < 13; i += 1) answers.push((await fetched(path)).statusCode);
    expect(answers.slice(0, 12).every((one) => one === 200)).toBe(true);
    expect(answers[12]).toBe(429);
  });
});
