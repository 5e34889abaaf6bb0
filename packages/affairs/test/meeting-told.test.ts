/** What the page of a sitting tells whoever prepares it, by article. */
import { toldOf } from '@lingxing/affairs/meeting';
import { expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { Sitting, sitting } from './support/sittings.ts';

const told = (government: string, kind: Parameters<typeof toldOf>[1]) => toldOf(packOf(government), kind).map((one) => one.id);

test.each([
  ['晋城城区第二十五条第三款', 'jincheng-chengqu', '25.3-prepare'],
  ['泽州第二十五条第三款', 'zezhou', '25.3-prepare'],
  ['忻州第二十六条第三款', 'xinzhou', '26.3-prepare'],
  ['西市第二十五条第四款', 'xishi', '25.4-prepare'],
])('%s：哪类会议都要准备充分，每次会议的页面上告诉筹备的人，不因此拒绝', (_, government, norm) => {
  for (const kind of ['plenary', 'executive', 'head-office', 'topical'] as const) expect(told(government, kind)).toContain(norm);
});

test('卫东区：没有这样写，不借别处的', () => {
  expect(told('weidong', 'executive').filter((one) => one.endsWith('prepare'))).toEqual([]);
});

test('泽州第二十三条第一款：办公会议、专题会议由办公室组织，部门不能通知、不能编排；页面上写明', () => {
  for (const kind of ['head-office', 'topical'] as const) {
    const at = new Sitting(packOf('zezhou')).done('registrar', 'convene', sitting(kind));
    expectRefused(at.act('finance-clerk', 'notify'), 'authority.not-yours 23.1');
    expect(told('zezhou', kind)).toContain('23.1-organise');
  }
  expect(told('zezhou', 'executive')).not.toContain('23.1-organise');
});
