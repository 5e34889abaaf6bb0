/** 泽州：第二十条，什么事上常务会议。 */
import { suggestedFor } from '@lingxing/affairs/meeting';
import { expect, test } from 'vitest';
import { packOf } from './support/office.ts';

const pack = packOf('zezhou');

test.each([
  ['20.1.1', 'superior-instructions'],
  ['20.1.5', 'for-plenary'],
  ['20.1.6', 'major-plans'],
  ['20.1.6', 'major-reform'],
  ['20.1.6', 'major-policy'],
  ['20.1.6', 'major-projects'],
  ['20.1.6', 'major-funds'],
  ['20.1.6', 'budget'],
  ['20.1.6', 'economic-situation'],
  ['20.1.6', 'livelihood'],
  ['20.1.6', 'work-safety'],
  ['20.1.6', 'environment'],
  ['20.1.6', 'stability'],
  ['20.1.6', 'rule-of-law'],
  ['20.1.9', 'other'],
] as const)('泽州%s：这类事（%s）提示上常务会议，不拘于此；在全体会议上看，不是这里', (at, matter) => {
  const named = (kind: 'executive' | 'plenary') =>
    suggestedFor(pack, matter, kind).map(({ norm, here, binding }) => [norm.at, here, binding]);
  expect(named('executive')).toContainEqual([at, true, false]);
  expect(named('plenary')).toContainEqual([at, false, false]);
});
