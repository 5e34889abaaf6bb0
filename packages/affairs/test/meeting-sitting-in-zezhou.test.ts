/** 泽州：第十九条第二款，全体会议可以请别的单位负责人列席。 */
import { seatOf } from '@lingxing/affairs/meeting';
import { expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { Sitting, sitting } from './support/sittings.ts';

test('泽州第十九条第二款：需要时请其他单位负责人列席全体会议，由办公室通知；部门不能自行增加，没有请的没有席位', () => {
  const at = new Sitting(packOf('zezhou')).done('registrar', 'convene', sitting('plenary'));
  const seat = () => seatOf(at.context, at.meeting, 'town-head');
  expect(seat()).toBeUndefined();
  expectRefused(at.act('finance-head', 'invite', { post: 'town-head', reason: '涉及该单位' }), 'authority.not-yours');
  at.done('registrar', 'invite', { post: 'town-head', reason: '涉及该单位' });
  expect(seat()).toBeDefined();
});
