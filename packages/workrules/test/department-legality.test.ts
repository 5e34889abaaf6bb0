/** Legality review of normative documents that departments make themselves. Expected values are read from the texts. */
import { describe, expect, test } from 'vitest';
import { own, packOf } from './support.ts';

const reviewed = (id: string, place: string, over: Parameters<typeof own>[2]) =>
  own(packOf(id), 'step', over)
    .filter(({ at, step }) => at === place && step === 'legality-review')
    .map(({ modality }) => modality);
const plain = { issuer: 'department', normative: true } as const;

describe('部门自己制定的规范性文件要经合法性审查；不是规范性文件的、下级政府报送的，本条不要求', () => {
  test('忻州第三十六条第一款', () => {
    expect(reviewed('xinzhou', '36.1', plain)).toEqual(['must']);
    expect(reviewed('xinzhou', '36.1', { ...plain, normative: false })).toEqual([]);
    expect(reviewed('xinzhou', '36.1', { ...plain, fromLowerGovernment: true })).toEqual([]);
  });
  test('泽州第三十四条第一款', () => {
    expect(reviewed('zezhou', '34.1', plain)).toEqual(['must']);
    expect(reviewed('zezhou', '34.1', { ...plain, normative: false })).toEqual([]);
    expect(reviewed('zezhou', '34.1', { ...plain, fromLowerGovernment: true })).toEqual([]);
  });
});
