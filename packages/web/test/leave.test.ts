/** What the week of the leaders shows where, what a paper says of its time, and which lists one goes back to. */
import type { CalendarLine, LeaveView } from '@lingxing/server/contracts';
import { describe, expect, it } from 'vitest';
import { readPile } from '../src/acts/pile.ts';
import { filledOf } from '../src/leave/act-forms.ts';
import { daysOf, mondayOf, onDay, rowsOf } from '../src/leave/week.ts';
import { writtenAt } from '../src/lib/paper-time.ts';

const line = (id: string, from: string, to: string, rank = 1): CalendarLine => ({
  id,
  post: { id: `post-${String(rank)}`, title: '县长', rank },
  sight: 'outline',
  because: '',
  label: '外出',
  from,
  to,
  now: 'planned',
  nowLabel: '将外出',
  overdue: false,
  breached: false,
  explained: 'none',
  standIns: [],
  alone: [],
  entrusted: false,
});

describe('a week', () => {
  it('begins on Monday, over the turn of a year', () => {
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
    expect(daysOf('2026-12-28').at(-1)).toBe('2027-01-03');
  });

  it('shows of an absence what lies in it, by rank, and nothing of others', () => {
    const rows = rowsOf(
      [line('a', '2026-11-20', '2026-11-24', 2), line('b', '2026-11-29', '2026-12-02'), line('c', '2026-11-30', '2026-11-30')],
      '2026-11-23',
    );
    expect(rows.map((row) => row.tracks.flat().map((bar) => [bar.line.id, bar.first, bar.last]))).toEqual([[['b', 7, 7]], [['a', 1, 2]]]);
    expect([1, 2, 3, 7].map((day) => onDay(rows, day).map((one) => one.id))).toEqual([['a'], ['a'], [], ['b']]);
  });

  it('lays what shares a day with another of the same person beside it', () => {
    const rows = rowsOf(
      [line('a', '2026-11-23', '2026-11-24'), line('b', '2026-11-24', '2026-11-25'), line('c', '2026-11-26', '2026-11-26')],
      '2026-11-23',
    );
    expect(rows[0]?.tracks.map((bars) => bars.map((bar) => bar.line.id))).toEqual([['a', 'c'], ['b']]);
  });
});

describe('a paper', () => {
  it('without an hour counts from the beginning of its day and says so; without a day says nothing', () => {
    expect(writtenAt('2026-11-23', '')).toEqual({ occurredAt: '2026-11-23T00:00:00+08:00', dayOnly: { dayOnly: true } });
    expect(writtenAt('2026-11-23', '09:05')).toEqual({ occurredAt: '2026-11-23T09:05:00+08:00', dayOnly: {} });
    expect(writtenAt('', '09:05')).toEqual({ dayOnly: {} });
  });

  it('with the head’s order is sent as it says', () => {
    const scan = JSON.stringify({ hash: 'h', name: '批示.pdf', size: 1, mediaType: 'application/pdf' });
    const values = { reason: '同意照办', at: '2026-11-23', hour: '', scan: [scan] };
    const filled = filledOf('order', values, { view: {} as LeaveView, open: [] });
    expect(filled).toEqual({ input: { reason: '同意照办', scan: 'h', dayOnly: true }, occurredAt: '2026-11-23T00:00:00+08:00' });
  });
});

describe('the list from which an absence was opened', () => {
  const pile = (place: string) => readPile(JSON.stringify({ account: 'a', place, name: '领导日程', items: [{ matter: 'm', title: 't' }] }));
  it('may be the calendar or the register, and no address elsewhere', () => {
    expect(pile('/calendar?week=2026-11-23')?.name).toBe('领导日程');
    expect(pile('/leave?stage=away')?.place).toBe('/leave?stage=away');
    expect(pile('https://elsewhere.example/calendar')).toBeUndefined();
    expect(pile('/admin')).toBeUndefined();
  });
});
