/** 卫东：第四十三条、第四十五条，全体会议和区长办公会议由谁召集主持、谁参加、议什么。 */
import { attendingOf, suggestedFor, type Sitting as Kind } from '@lingxing/affairs/meeting';
import { expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { Sitting, sitting } from './support/sittings.ts';

const pack = packOf('weidong');
const named = (matter: Parameters<typeof suggestedFor>[1], kind: Kind) =>
  suggestedFor(pack, matter, kind).map(({ norm, here }) => [norm.at, here]);
const members = (kind: Kind) =>
  attendingOf(new Sitting(pack).context, kind)
    .filter((one) => one.as === 'member')
    .flatMap((one) => one.posts.map((post) => post.id));

test('卫东第四十三条第一款：全体会议由区长召集和主持，其他副区长、部门不能；部门和街道主要负责人是成员', () => {
  for (const chair of ['deputy-finance', 'finance-head'])
    expectRefused(new Sitting(pack).act('registrar', 'convene', sitting('plenary', { chair })), 'authority.not-yours');
  expect(new Sitting(pack).done('registrar', 'convene', sitting('plenary')).meeting.chair.post).toBe('head');
  expect(members('plenary')).toEqual(expect.arrayContaining(['head', 'executive', 'director', 'finance-head', 'town-head']));
});

test.each([
  ['43.1.1', 'superior-instructions'],
  ['43.1.2', 'important-situation'],
  ['43.1.3', 'major-matter'],
  ['43.1.4', 'important-work'],
] as const)('卫东%s：这类事提示上全体会议；在专题会议上看，不是这里', (at, matter) => {
  expect(named(matter, 'plenary')).toContainEqual([at, true]);
  expect(named(matter, 'topical')).toContainEqual([at, false]);
});

test('卫东第四十五条第一款：区长办公会议由区长召集和主持；常务副区长须受委托，其他副区长不能', () => {
  const convene = (change: Record<string, unknown>) => new Sitting(pack).act('registrar', 'convene', sitting('head-office', change));
  expectRefused(convene({ chair: 'deputy-finance' }), 'authority.not-yours');
  expectRefused(convene({ chair: 'executive' }), 'step.missing');
  expect(convene({ chair: 'executive', ground: 'absent', grounds: '区长2026年11月20日委托' }).outcome).toBe('permitted');
  expect(convene({}).outcome).toBe('permitted');
  expect(members('head-office')).toEqual(expect.arrayContaining(['head', 'executive', 'deputy-finance', 'other', 'director']));
  expect(members('head-office')).not.toContain('finance-head');
});

test.each([
  ['45.1.1', 'key-work'],
  ['45.1.1', 'cross-department'],
  ['45.1.2', 'important-situation'],
  ['45.1.2', 'difficult-question'],
  ['45.1.3', 'daily-business'],
] as const)('卫东%s：这类事提示上区长办公会议；在专题会议上看，不是这里', (at, matter) => {
  expect(named(matter, 'head-office')).toContainEqual([at, true]);
  expect(named(matter, 'topical')).toContainEqual([at, false]);
});
