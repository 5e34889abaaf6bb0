/** What a norm says and the figure that it counts by must agree; five packs, and a sentence left behind. */
import { expect, test } from 'vitest';
import { checkPack } from '../src/check.ts';
import { packOf } from './support.ts';

const zezhou = packOf('zezhou').source;
/** The problems of 泽州's pack with one norm changed. */
const problems = (id: string, change: object) =>
  checkPack({ ...zezhou, norms: zezhou.norms.map((one) => (one.id === id ? Object.assign({}, one, change) : one)) });

test('改了 value 没有改 says 的，指出是哪一条、两处各是多少', () => {
  const length = zezhou.norms.find((one) => one.kind === 'length' && one.value === 1500);
  const [problem, ...more] = problems(length?.id ?? '', { value: 10 });
  expect(more).toEqual([]);
  expect(problem?.path).toEqual(['norms', zezhou.norms.findIndex((one) => one.id === length?.id), 'says']);
  expect(problem?.message).toContain('1500字');
  expect(problem?.message).toContain('10字');
});

test('工作日写成日的也指出', () => {
  expect(problems('31.2-limit', { unit: 'day' }).map(({ message }) => message.includes('7个工作日') && message.includes('7日'))).toEqual([
    true,
  ]);
});

test.each(['zezhou', 'jincheng-chengqu', 'weidong', 'xinzhou', 'xishi'])('%s 的规则包说的和算的一致', (id) => {
  expect(checkPack(packOf(id).source)).toEqual([]);
});
