import { expect, test } from 'vitest';
import { chineseNumeral, citationLabel, parsePlace, type Citation } from '../src/index.ts';
import { packOf } from './support.ts';

test.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [33, '三十三'],
  [76, '七十六'],
  [100, '一百'],
  [101, '一百零一'],
  [110, '一百一十'],
  [112, '一百一十二'],
  [200, '二百'],
  [999, '九百九十九'],
  [1000, '1000'],
])('%i 写作 %s', (n, expected) => {
  expect(chineseNumeral(n)).toBe(expected);
});

const cite = (text: string, place: string, source: Citation['source'] = 'work-rules'): Citation => ({ source, text, ...parsePlace(place) });

test('条、款、项', () => {
  const zezhou = packOf('zezhou');
  expect(citationLabel(cite('zezhou', '33.2'), zezhou)).toBe('第三十三条第二款');
  expect(citationLabel(cite('zezhou', '33.1'), zezhou)).toBe('第三十三条第一款');
  expect(citationLabel(cite('zezhou', '20.1.7'), zezhou)).toBe('第二十条第一款第七项');
});

test('只有一款的条不写款', () => {
  expect(citationLabel(cite('xishi', '31.1.5'), packOf('xishi'))).toBe('第三十一条第五项');
  expect(citationLabel(cite('weidong', '57.1'), packOf('weidong'))).toBe('第五十七条');
});

test('没有规则包时，项前的第一款不写', () => {
  expect(citationLabel(cite('xishi', '31.1.5'))).toBe('第三十一条第五项');
  expect(citationLabel(cite('zezhou', '33.2'))).toBe('第三十三条第二款');
});

test('上位依据写明名称，并记着经本规则哪一条适用', () => {
  const pack = packOf('zezhou');
  const norm = pack.byId('regulation.22-sign');
  expect(norm?.citation).toEqual({
    source: 'regulation',
    text: 'document-regulation',
    article: 22,
    through: { article: 27, paragraph: 1 },
  });
  expect(citationLabel(norm!.citation, pack)).toBe('《党政机关公文处理工作条例》第二十二条');
  expect(citationLabel(pack.byId('regulation.9-contact')!.citation, pack)).toBe('《党政机关公文处理工作条例》第九条第十四项');
});
