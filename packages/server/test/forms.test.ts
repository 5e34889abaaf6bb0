import { letterSchema, type IncomingState } from '@lingxing/affairs/incoming';
import { organisationOf, type Context } from '@lingxing/affairs/kernel';
import { loadBuiltInCalendar, loadBuiltInPacks } from '@lingxing/workrules/read';
import { describe, expect, it } from 'vitest';
import { incomingFormOf } from '../src/forms.ts';
import { DEPARTMENTS, MONDAY, POSTS } from './support/world.ts';

const pack = loadBuiltInPacks().find((p) => p.id === 'zezhou');
if (!pack) throw new Error('no pack');
const ctx: Context = {
  now: MONDAY,
  today: '2026-11-23',
  pack,
  calendar: loadBuiltInCalendar(),
  organisation: organisationOf(1, POSTS, DEPARTMENTS),
  exercise: false,
};
const PAPER: IncomingState = {
  procedure: 'incoming',
  stage: 'assigning',
  channel: 'paper',
  letter: letterSchema.parse({
    sender: { class: 'department', body: 'finance', name: '财政局' },
    title: '关于安排专项资金的请示',
    kind: 'request',
    dated: '2026-11-20',
    recipients: ['县政府'],
  }),
  breaches: [],
  receivedAt: MONDAY,
  enteredAt: MONDAY,
  round: 1,
  returns: [],
  referrals: [],
  opinions: [],
  chases: [],
  readings: [],
  exercise: false,
  hands: [],
  seq: 1,
};
const results = (change: Partial<IncomingState>) => incomingFormOf(ctx, { ...PAPER, ...change }, new Map()).results.map((one) => one.text);

describe('收文办理单：办理结果', () => {
  it('is empty while nothing has come of the paper', () => expect(results({})).toEqual([]));

  it('is what the desk closed it with, where no host reported', () => {
    expect(results({ closing: { by: 'registrar', at: MONDAY, result: '已电话答复。' } })).toEqual(['已电话答复。']);
  });

  it('is what the host reported, then the close', () => {
    const result = { by: 'head', at: MONDAY, text: '已拨付。', attachments: [] };
    expect(results({ result, closing: { by: 'registrar', at: MONDAY, result: '办结归档。' } })).toEqual(['已拨付。', '办结归档。']);
  });
});
