/** 卫东区：第四十三条第二款，全体会议可以请别的部门、单位负责人列席。 */
import { seatOf } from '@lingxing/affairs/meeting';
import { expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { Sitting, sitting } from './support/sittings.ts';

test('卫东区第四十三条第二款：需要时请其他单位负责人列席全体会议，由办公室通知（主要负责人本是组成人员）；部门不能自行增加，没有请的没有席位', () => {
  const at = new Sitting(packOf('weidong')).done('registrar', 'convene', sitting('plenary'));
  const seat = () => seatOf(at.context, at.meeting, 'civil-vice');
  const before = seat();
  expectRefused(at.act('finance-head', 'invite', { post: 'civil-vice', reason: '涉及该单位' }), 'authority.not-yours');
  at.done('registrar', 'invite', { post: 'civil-vice', reason: '涉及该单位' });
  expect([before, seat() !== undefined]).toEqual([undefined, true]);
});
