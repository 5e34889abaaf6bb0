/** Sheets for the tests. Nothing in them is taken from a real document. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTypesetter, type Block, type SheetInput, type Typesetter } from '../src/index.ts';

/** The faces of npm alone, as on a machine without any. */
export function npmTypesetter(): Promise<Typesetter> {
  return createTypesetter({ cacheDir: join(tmpdir(), 'lingxing-typeset-test'), systemFontDirs: [] });
}

export const paragraph = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
export const heading = (level: 1 | 2 | 3 | 4, text: string): Block => ({ type: 'heading', level, runs: [{ text }] });

/** Characters without punctuation: every one as wide as the next, so that they can be counted. */
export const PLAIN =
  '依法行政高效便民公开透明廉洁自律勤政务实改革创新科学决策民主管理认真调查研究充分听取意见加强督促检查确保政令畅通提高工作质量';

export const DATE = { y: 2026, m: 11, d: 23 };

export const NOTICE: SheetInput = {
  layout: 'document',
  mark: { organs: ['泽州县人民政府'] },
  number: '泽政发〔2026〕12号',
  title: '泽州县人民政府关于做好汛期值班工作的通知',
  recipients: ['各镇人民政府', '县政府各部门、各直属单位'],
  body: [paragraph(`${PLAIN}。`)],
  signature: { mode: 'sealed', organs: ['泽州县人民政府'], date: DATE },
  imprint: { copies: ['县委办公室', '县人大常委会办公室'], organ: '泽州县人民政府办公室', date: DATE },
  meta: { author: '泽州县人民政府', createdAt: new Date('2026-11-23T02:00:00Z') },
};

/** Body of so many lines: each paragraph 28 × lines − 2 characters. */
export function bodyOfLines(lines: number): Block {
  const length = 28 * lines - 2;
  return paragraph(PLAIN.repeat(Math.ceil(length / PLAIN.length)).slice(0, length));
}
