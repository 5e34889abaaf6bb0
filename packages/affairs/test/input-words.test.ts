/** What is said of an input that does not fit: to people, of what they fill in. */
import { inputWords } from '@lingxing/affairs/kernel';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

const schema = z.object({
  opinion: z.string().min(1).max(10).optional(),
  reason: z.string(),
  readers: z.array(z.string()).min(1).max(2).optional(),
  retention: z.enum(['永久', '30年']).optional(),
  pages: z.number().max(9).optional(),
});
const said = (input: unknown): readonly string[] =>
  schema.safeParse(input, { error: inputWords }).error?.issues.map((issue) => issue.message) ?? [];

describe('填写有误的说法', () => {
  test.each([
    [{}, '请填写理由'],
    [{ reason: null }, '请填写理由'],
    [{ reason: 3 }, '理由有误，请重新填写'],
    [{ reason: 'x', opinion: '' }, '请填写意见'],
    [{ reason: 'x', opinion: '一二三四五六七八九十一' }, '意见不得超过10字'],
    [{ reason: 'x', readers: [] }, '请选择传阅对象'],
    [{ reason: 'x', readers: ['a', 'b', 'c'] }, '传阅对象不得多于2项'],
    [{ reason: 'x', retention: '5年' }, '请选择保管期限'],
    [{ reason: 'x', pages: 10 }, '此数不得大于9'],
    [undefined, '请填写必填的内容'],
  ])('%j', (input, words) => expect(said(input)).toEqual([words]));

  test('模式自己的话在先', () => {
    const own = z.object({ reason: z.string().min(1, '请写明退回的理由') }).safeParse({ reason: '' }, { error: inputWords });
    expect(own.error?.issues[0]?.message).toBe('请写明退回的理由');
  });
});
