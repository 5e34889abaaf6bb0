/** 发文字号 as people type it and as it stands on a document: 泽政发〔2026〕12号. */
export interface DocumentNumber {
  readonly mark: string;
  readonly year: number;
  readonly n: number;
}

const DIGITS: Record<string, string> = {
  '０': '0',
  '１': '1',
  '２': '2',
  '３': '3',
  '４': '4',
  '５': '5',
  '６': '6',
  '７': '7',
  '８': '8',
  '９': '9',
};
const NUMBER = /^(?<mark>[\p{Script=Han}]{0,20}?)[〔[(（【](?<year>\d{4})[〕\])）】]第?(?<n>\d{1,5})号?$/u;

/** Reads a number with any form of brackets, half or full width, with or without its mark and its 号. */
export function parseDocumentNumber(text: string): DocumentNumber | undefined {
  const plain = text
    .replace(/\s+/g, '')
    .replace(/[０-９]/g, (c) => DIGITS[c] ?? c)
    .replace('［', '[')
    .replace('］', ']');
  const found = NUMBER.exec(plain)?.groups;
  if (!found) return undefined;
  const n = Number(found['n']);
  const year = Number(found['year']);
  if (n < 1 || year < 1949 || year > 2999) return undefined;
  return { mark: found['mark'] ?? '', year, n };
}

/** 泽政发〔2026〕12号: six-cornered brackets, no leading zero, no 第. */
export function documentNumberText(number: DocumentNumber): string {
  return `${number.mark}〔${number.year}〕${number.n}号`;
}

/** What is sent as search words: a number in its true form, anything else without the spaces around it. */
export function searchWords(text: string): string {
  const number = parseDocumentNumber(text);
  return number ? documentNumberText(number) : text.trim();
}
