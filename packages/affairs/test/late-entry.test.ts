/** 补录: the moments that a person may state for what has happened already. */
import { describe, expect, test } from 'vitest';
import { draft, expectRefused, Office, packOf } from './support/office.ts';
import { letter, Registry } from './support/registry.ts';

describe('发文的补录', () => {
  const drafted = () => new Office(packOf('zezhou')).done('finance-clerk', 'draft', { draft: draft() });
  test('还没有到的、不成时间的、两年以前的、起草以前的都退回', () => {
    const o = drafted();
    o.today = '2026-11-25';
    for (const occurredAt of [
      '2026-11-26T00:00:00+08:00',
      '昨天',
      '1926-11-24T09:00:00+08:00',
      '2024-11-23T09:00:00+08:00',
      '2026-11-22T09:00:00+08:00',
    ])
      expectRefused(o.act('finance-clerk', 'send', {}, { occurredAt }), 'input.invalid');
    expect(o.act('finance-clerk', 'send', {}, { occurredAt: '2026-11-24T09:00:00+08:00' }).outcome).toBe('permitted');
  });
  test('不早于此件上一次办理；并行的意见只不早于所见的那一稿', () => {
    const o = drafted();
    o.today = '2026-11-25';
    o.done('finance-clerk', 'send');
    o.today = '2026-11-26';
    expectRefused(o.act('finance-head', 'approve', {}, { occurredAt: '2026-11-24T09:00:00+08:00' }), 'input.invalid');
    o.done('finance-head', 'approve').done('registrar', 'vet', { opinion: '拟同意' });
    o.today = '2026-11-27';
    expect(o.act('deputy-finance', 'review', { opinion: '同意' }, { occurredAt: '2026-11-26T08:00:00+08:00' }).outcome).toBe('permitted');
  });
});

describe('收文的补录', () => {
  test('收到的时间早于来文成文日期的、两年以前的退回', () => {
    const input = { letter: letter(), channel: 'paper' };
    // 来文成文日期是2026年11月20日。
    const at = (occurredAt: string) => new Registry(packOf('zezhou')).ask('registrar', 'register', input, { occurredAt }).verdict;
    expectRefused(at('2026-11-19T09:00:00+08:00'), 'input.invalid');
    const undated = { letter: letter({ dated: undefined }), channel: 'paper' };
    const long = new Registry(packOf('zezhou')).ask('registrar', 'register', undated, { occurredAt: '2020-11-19T09:00:00+08:00' });
    expectRefused(long.verdict, 'input.invalid');
    expect(at('2026-11-20T09:00:00+08:00').outcome).not.toBe('refused');
  });
});

describe('议定会议的日期', () => {
  const held = (date: string) => ({ meeting: 'executive', session: '第9次常务会议', date });
  test('记录会议决定：比起草早两年以上的、还没有到的退回并说明，两年以内的可以', () => {
    // 文稿2026年11月23日起草；往前731日是2024年11月22日。
    const o = new Office(packOf('weidong')).submitted({ facts: { important: true } });
    for (const date of ['1999-01-01', '2020-11-20', '2024-11-21', '2026-11-24']) {
      const verdict = o.act('registrar', 'record-decision', held(date));
      expectRefused(verdict, 'input.invalid');
      expect(verdict.findings.find((one) => one.code === 'input.invalid')?.message).toContain(`${date.slice(0, 4)}年`);
    }
    expect(o.act('registrar', 'record-decision', held('2024-11-22')).outcome).not.toBe('refused');
  });
  test('文稿写的：起草时比当日，修改时比第1稿', () => {
    const o = new Office(packOf('weidong'));
    const stating = (date: string) => ({ draft: draft({ decision: { meeting: 'executive', date } }) });
    for (const date of ['1999-01-01', '2024-11-21']) expectRefused(o.act('finance-clerk', 'draft', stating(date)), 'input.invalid');
    o.done('finance-clerk', 'draft', stating('2024-11-22'));
    o.today = '2026-12-20';
    expectRefused(o.act('finance-clerk', 'revise', stating('2020-11-20')), 'input.invalid');
    expect(o.act('finance-clerk', 'revise', stating('2024-11-22')).outcome).not.toBe('refused');
  });
});
