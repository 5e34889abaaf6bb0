/** Slips of the hand that make a file unreadable: a full-width colon or comma, a tab, a colon without its blank. Looked for only when it could not be read. */

export interface Slip {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const SLIPS: readonly { readonly pattern: RegExp; readonly words: (found: RegExpExecArray) => string }[] = [
  { pattern: /^ *\t/u, words: () => '缩进用了制表符（Tab）：改成空格，每级两格' },
  { pattern: /^\s*(?:[-－—] ?)?([A-Za-z]+)：/u, words: ([, name = '']) => `“${name}：”用了全角冒号：改成半角冒号加空格，${name}: ` },
  { pattern: /[{,，]\s*([A-Za-z]+)：/u, words: ([, name = '']) => `“${name}：”用了全角冒号：改成半角冒号加空格，${name}: ` },
  { pattern: /，\s*([A-Za-z]+) ?[:：]/u, words: ([, name = '']) => `“${name}”前面用了全角逗号：改成半角逗号加空格` },
  { pattern: /^\s*[－—]\s*\S/u, words: () => '列项的短横用了全角：改成半角短横加空格“- ”' },
  { pattern: /^\s*-(?=[A-Za-z{'"])/u, words: () => '短横后面缺一个空格：改成“- ”' },
  { pattern: /^\s*(?:- )?([A-Za-z]+):(?=[^\s:/])/u, words: ([, name = '']) => `“${name}:”冒号后面缺一个空格` },
  { pattern: /:\s*([｛［])|([｝］])\s*$/u, words: ([, open, close]) => `用了全角括号“${open ?? close ?? ''}”：改成半角` },
  { pattern: /: \[[^\]]*[^\],[]$/u, words: () => '方括号没有配对：补上右边的“]”' },
  { pattern: /^[^']*'(?:[^']*'[^']*')*[^']*$/u, words: () => '引号没有配对：单引号要成对' },
  { pattern: /^\s*(?:- )?[A-Za-z]+: [^'"{[]*[^\0-\x7F][^'"{[]*: /u, words: () => '文字里有半角冒号加空格：改成全角冒号，或者整句加单引号' },
  { pattern: /: [%@`]/u, words: () => '值以符号开头：整个值加单引号' },
  { pattern: /[:,[{]\s*[“‘]/u, words: () => '用了中文引号：值的引号改成半角单引号，文字里面的中文引号不能放在开头' },
];

/** The slips of a text, one a line; comments are passed over. */
export function slipsOf(text: string): readonly Slip[] {
  return text.split('\n').flatMap((line, i) => {
    if (/^\s*#/u.test(line)) return [];
    for (const { pattern, words } of SLIPS) {
      const found = pattern.exec(line);
      if (found !== null) return [{ line: i + 1, column: found.index + 1, message: words(found) }];
    }
    return [];
  });
}
