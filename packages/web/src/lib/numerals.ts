/** Numbers as articles are counted: 三十三, 一百零五. */
const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

const digit = (d: number): string => DIGITS[d] ?? '';

/** The Chinese numeral of 1 to 999; anything else comes back in digits. */
export function chineseNumber(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 999) return String(n);
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  let text = hundreds > 0 ? `${digit(hundreds)}百` : '';
  if (tens > 0) text += tens === 1 && hundreds === 0 ? '十' : `${digit(tens)}十`;
  else if (hundreds > 0 && ones > 0) text += '零';
  return ones > 0 ? text + digit(ones) : text;
}

/** 第三十三条. */
export const articleText = (article: number): string => `第${chineseNumber(article)}条`;
