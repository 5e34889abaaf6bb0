/** What is wrong with a question, said to whoever put it: in words, with the names that the question may use. */
import type * as z from 'zod';

const SHAPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数',
  int: '整数',
  boolean: '是（true）或者否（false）',
  array: '一列',
  object: '一个对象',
  record: '一个对象',
};

/** The words for an issue. Names are those of the question itself: a program reads them as well. */
export const questionWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '没有写' : `写法不对，应为${SHAPES[issue.expected] ?? '所列的写法'}`;
    case 'invalid_value':
      return issue.input === undefined ? '没有写' : `没有这一项，可用：${issue.values.map(String).join('、')}`;
    case 'invalid_format':
      return issue.format === 'date' ? '没有这一天；日期写作 2026-11-23 这样' : '写法不对';
    case 'unrecognized_keys':
      return `没有“${issue.keys.join('”“')}”这一项`;
    case 'too_small':
      return issue.origin === 'string' ? '不能为空' : `不得小于${String(issue.minimum)}`;
    case 'too_big':
      if (issue.origin === 'string') return `不得超过${String(issue.maximum)}字`;
      return issue.origin === 'array' ? `不得多于${String(issue.maximum)}项` : `不得大于${String(issue.maximum)}`;
    default:
      return '写法不对';
  }
};
