/** The options of a command, read by the platform's own reader; what is wrong with them is said in the office's words. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Output } from './output.ts';

/** The options and the words of a command line; where they cannot be read, what is wrong has been said and the answer is undefined. */
export function optionsOf<T extends ParseArgsConfig>(config: T, usage: string, out: Output): ReturnType<typeof parseArgs<T>> | undefined {
  try {
    return parseArgs(config);
  } catch (error) {
    out.complain(`${problemOf(error)}\n${usage}`);
    return undefined;
  }
}

function problemOf(error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  const named = /'(-{0,2}[^'\s]*)/u.exec(message ?? '')?.[1] ?? '';
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `没有“${named}”这个选项。`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return message?.includes('does not take') === true ? `“${named}”后面不写值。` : `“${named}”后面要写值。`;
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `多写了“${named}”。`;
    default:
      throw error;
  }
}
