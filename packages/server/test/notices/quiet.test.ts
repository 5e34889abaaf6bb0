import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTING, type NoticeSetting } from '@lingxing/ledger';
import { backOff, going, quietUntil } from '../../src/notices/quiet.ts';

const at = (iso: string) => Date.parse(`${iso}+08:00`);
const NIGHT = { from: 22 * 60, to: 7 * 60 };
const NOON = { from: 12 * 60, to: 14 * 60 + 30 };

describe('quiet hours', () => {
  it.each([
    // The day before the night: not yet, then from the first minute.
    ['2026-11-23T21:59:59.999', undefined],
    ['2026-11-23T22:00:00', '2026-11-24T07:00:00'],
    // Across midnight, and to the last millisecond.
    ['2026-11-23T23:59:59.999', '2026-11-24T07:00:00'],
    ['2026-11-24T00:00:00', '2026-11-24T07:00:00'],
    ['2026-11-24T06:59:59.999', '2026-11-24T07:00:00'],
    ['2026-11-24T07:00:00', undefined],
    // The end of a year.
    ['2026-12-31T23:30:00', '2027-01-01T07:00:00'],
  ])('22:00–07:00 at %s', (now, until) => {
    expect(quietUntil(NIGHT, at(now))).toBe(until === undefined ? undefined : at(until));
  });

  it.each([
    ['2026-11-23T11:59:59', undefined],
    ['2026-11-23T12:00:00', '2026-11-23T14:30:00'],
    ['2026-11-23T14:29:59', '2026-11-23T14:30:00'],
    ['2026-11-23T14:30:00', undefined],
  ])('12:00–14:30 at %s', (now, until) => {
    expect(quietUntil(NOON, at(now))).toBe(until === undefined ? undefined : at(until));
  });
});

describe('what goes out', () => {
  const now = at('2026-11-23T23:00:00');
  const setting: NoticeSetting = { ...DEFAULT_SETTING, email: 'a@example.org', quiet: NIGHT };
  const plain = { kind: 'waiting', urgency: 'none', moot: false } as const;

  it('nothing that is no longer so, not wanted, or has nowhere to go', () => {
    expect(going({ ...plain, moot: true }, 'email', setting, now)).toBe('drop');
    expect(going(plain, 'email', { ...setting, muted: ['waiting:email'] }, now)).toBe('drop');
    expect(going(plain, 'email', { ...setting, email: undefined }, now)).toBe('drop');
    expect(going(plain, 'webhook', { ...setting, muted: ['waiting:webhook'] }, now)).toBe('drop');
  });

  it('waits for the end of quiet hours, unless it is urgent and that is wanted', () => {
    const until = at('2026-11-24T07:00:00');
    expect(going(plain, 'email', setting, now)).toEqual({ until });
    expect(going(plain, 'webhook', setting, now)).toEqual({ until });
    expect(going({ ...plain, urgency: 'extra-urgent' }, 'email', setting, now)).toBe('send');
    expect(going({ ...plain, urgency: 'urgent' }, 'email', setting, now)).toBe('send');
    expect(going({ ...plain, urgency: 'urgent' }, 'email', { ...setting, urgentBreaks: false }, now)).toEqual({ until });
  });

  it('at once otherwise', () => {
    expect(going(plain, 'email', { ...setting, quiet: undefined }, now)).toBe('send');
    expect(going(plain, 'email', setting, at('2026-11-24T07:00:00'))).toBe('send');
    expect(going(plain, 'webhook', undefined, now)).toBe('send');
    expect(going(plain, 'webhook', { ...setting, muted: ['waiting:email', 'near:webhook'], quiet: undefined }, now)).toBe('send');
  });
});

it('waits twice as long after every failure, up to a cap', () => {
  const minutes = [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => backOff(tries, 3_600_000) / 60_000);
  expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
});
