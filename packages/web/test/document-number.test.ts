import { describe, expect, it } from 'vitest';
import { documentNumberText, parseDocumentNumber, searchWords } from '../src/lib/document-number.ts';
import { articleText, chineseNumber } from '../src/lib/numerals.ts';
import { articleAsked } from '../src/frame/search-box.tsx';

describe('a document number as it is typed', () => {
  it.each(['', '12号', '泽政发2026年12号', '〔26〕12号', '泽政发〔2026〕0号', '泽政发〔2026〕号', '关于〔2026〕12号文件的通知'])(
    '%s is none',
    (text) => {
      expect(parseDocumentNumber(text)).toBeUndefined();
    },
  );
  it.each([
    '泽政发〔2026〕12号',
    '泽政发[2026]12号',
    '泽政发［2026］12号',
    '泽政发(2026)12',
    '泽政发（2026）第12号',
    ' 泽政发 〔２０２６〕１２ 号 ',
    '泽政发【2026】012号',
  ])('%s is 泽政发〔2026〕12号', (text) => {
    expect(parseDocumentNumber(text)).toEqual({ mark: '泽政发', year: 2026, n: 12 });
  });
  it('may come without its mark', () => {
    expect(parseDocumentNumber('[2026]5')).toEqual({ mark: '', year: 2026, n: 5 });
  });
  it('is written with six-cornered brackets', () => {
    expect(documentNumberText({ mark: '城政发', year: 2023, n: 5 })).toBe('城政发〔2023〕5号');
  });
});

describe('what is looked for', () => {
  it('sends a number in its true form and words without the spaces around them', () => {
    expect(searchWords(' 泽政发[2026]12 ')).toBe('泽政发〔2026〕12号');
    expect(searchWords('  供热价格 ')).toBe('供热价格');
  });
  it('knows an article', () => {
    expect(articleAsked('第33条')).toBe(33);
    expect(articleAsked('33条')).toBe(33);
    expect(articleAsked('33')).toBeUndefined();
    expect(articleAsked('第33条第二款')).toBeUndefined();
  });
});

describe('articles are counted in Chinese numerals', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [33, '三十三'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [112, '一百一十二'],
  ])('%i', (n, text) => {
    expect(chineseNumber(n)).toBe(text);
  });
  it('leaves what it does not count in digits', () => {
    expect(chineseNumber(0)).toBe('0');
    expect(chineseNumber(1000)).toBe('1000');
    expect(articleText(76)).toBe('第七十六条');
  });
});
