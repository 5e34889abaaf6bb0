/** 忻州：第二十一条，什么事上常务会议。 */
import { suggestedFor } from '@lingxing/affairs/meeting';
import { expect, test } from 'vitest';
import { packOf } from './support/office.ts';

const pack = packOf('xinzhou');

test.each([
  ['21.1.4', 'for-plenary'],
  ['21.1.7', 'other'],
] as const)('忻州%s：这类事（%s）提示上常务会议，不拘于此；在全体会议上看，不是这里', (at, matter) => {
  const named = (kind: 'executive' | 'plenary') =>
    suggestedFor(pack, matter, kind).map(({ norm, here, binding }) => [norm.at, here, binding]);
  expect(named('executive')).toContainEqual([at, true, false]);
  expect(named('plenary')).toContainEqual([at, false, false]);
});
