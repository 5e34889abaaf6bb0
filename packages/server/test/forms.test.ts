import { letterSchema, type IncomingState } from '@lingxing/affairs/incoming';
import { organisationOf, type Context } from '@lingxing/affairs/kernel';
import { loadBuiltInCalendar, loadBuiltInPacks } from '@lingxing/workrules/read';
import { describe, expect, it } from 'vitest';
import { incomingFormOf, scansOf } from '../src/forms.ts';
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

describe('收文办理单：领导批示栏', () => {
  const directives = (change: Partial<IncomingState>) => incomingFormOf(ctx, { ...PAPER, ...change }, new Map()).directives;

  it('has no order where none was given', () => expect(directives({})).toEqual([]));

  it('shows the head’s written order with its day, and who entered it from paper', () => {
    const order = { by: 'head', at: Date.parse('2026-11-20T00:00:00+08:00'), enteredAt: MONDAY, reason: '防汛急需，先办。' };
    const plain = { post: '县长', rank: 1, date: { y: 2026, m: 11, d: 20 }, text: '书面责令办理：防汛急需，先办。' };
    expect(directives({ order })).toEqual([plain]);
    const enteredBy = { post: 'registrar', account: 'registrar', scan: 's', dayOnly: true } as const;
    expect(directives({ order: { ...order, enteredBy } })).toEqual([
      { ...plain, entered: { by: '县政府办公室文书', date: { y: 2026, m: 11, d: 23 } } },
    ]);
    const scanned = { ...PAPER, order: { ...order, enteredBy } };
    expect(scansOf(scanned)).toEqual(['s']);
  });

  it('shows what helpers reported before the host’s result', () => {
    const parts = [{ body: 'justice', by: 'justice-clerk', at: MONDAY, text: '已核对。', attachments: [] }];
    const result = { by: 'finance-clerk', at: MONDAY, text: '已拨付。', attachments: [] };
    expect(results({ parts, result })).toEqual(['已核对。', '已拨付。']);
  });
});
