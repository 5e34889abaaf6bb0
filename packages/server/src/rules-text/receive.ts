/** The text of work rules out of a file: through the same door as attachments, then read; refused as a value. */
import { readRulesText, type RulesText, type TextNote } from '@lingxing/workrules';
import { discardUpload, inspectUpload, type InspectOptions, type UploadRefusal } from '../files/index.ts';

/** Files that a text is read from. Pictures of a text are none. */
const TAKEN = new Set(['txt', 'docx', 'pdf']);

export interface RulesFile {
  readonly text: RulesText;
  readonly notes: readonly TextNote[];
  readonly fileName: string;
}

/** Why no text was read: in one sentence, and what to do. */
export interface RulesFileRefusal {
  readonly refused: string;
  readonly wayOut: string;
  /** What the door said of the file, where it did not pass it. */
  readonly file?: UploadRefusal;
}

/** A text that nobody can read is no text: the declaration that lets an attachment in does not help here. */
const OWN_WAY_OUT: Partial<Record<UploadRefusal['code'], string>> = {
  encrypted: '请解除打开密码后重新导入。',
  unreadable: '扫描件请先识别为文字，核对后以 DOCX 或 TXT 导入，或导入带文字层的 PDF。',
  'too-large': '请只导入工作规则这一个文件，去掉其中的图片。',
};

/** Takes a file in, reads the text and throws the file away. */
export async function receiveRulesText(
  source: Parameters<typeof inspectUpload>[0],
  name: string,
  mediaType: string,
  options: Pick<InspectOptions, 'spool' | 'maxBytes'>,
): Promise<RulesFile | RulesFileRefusal> {
  const extension = /\.([^.]+)$/u.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  if (!TAKEN.has(extension)) return { refused: '工作规则从 TXT、DOCX 或 PDF 文件导入。', wayOut: '请另存为其中一种格式后重新导入。' };
  const inspected = await inspectUpload(source, name, mediaType, options);
  if (!inspected.ok) {
    const wayOut = OWN_WAY_OUT[inspected.refusal.code] ?? inspected.refusal.wayOut;
    return {
      refused: `${inspected.refusal.title}：${inspected.refusal.message}`,
      wayOut,
      file: { ...inspected.refusal, wayOut, declarable: false },
    };
  }
  await discardUpload(inspected);
  const reading = readRulesText(inspected.text);
  if (!reading.ok) return { refused: `这不是可以读出的工作规则：${reading.refusal.message}`, wayOut: `应为${reading.refusal.expected}` };
  return { text: reading.text, notes: reading.notes, fileName: inspected.name };
}
