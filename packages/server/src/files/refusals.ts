/**
 * Why an attachment is turned away at the door: a closed list, each with what an office is told and the way out.
 * A refusal is a value; nothing of the refused content is kept.
 */

export const UPLOAD_REFUSALS = {
  'name-invalid': { title: '文件名不合要求', wayOut: '请改用较短、不含路径和控制字符、带扩展名的文件名后重新上传。' },
  'type-not-allowed': {
    title: '不收此类文件',
    wayOut: '请转为 PDF、OFD、DOCX、XLSX、TXT、MD、CSV、PNG 或 JPEG 后上传；多个文件请逐个上传，不用压缩包。',
  },
  empty: { title: '文件没有内容', wayOut: '请核对原文件，选择有内容的文件重新上传。' },
  'too-large': { title: '文件过大', wayOut: '请压缩图片或拆分为几个附件后上传。' },
  mislabelled: { title: '内容与扩展名不符', wayOut: '请用原软件打开，另存为所需格式后上传，不要只改扩展名。' },
  encrypted: { title: '文件已加密', wayOut: '请解除打开密码后重新上传；确需原样保存的，打开核对后申明不涉密。' },
  corrupt: { title: '文件已损坏', wayOut: '请用原软件打开核对，另存后重新上传。' },
  'expands-too-far': { title: '展开后过大', wayOut: '请用原软件打开核对，删去多余内容或缩小图片后另存上传。' },
  unreadable: {
    title: '内容不能查验',
    wayOut: '请上传带文字层的文件；确需原样保存的，核对原件后申明不涉密。',
  },
  'mail-too-many': { title: '邮件附件过多', wayOut: '请将附件分批另存后逐个上传。' },
  classified: {
    title: '涉密不得上网',
    wayOut: '涉密公文请按保密规定在涉密系统或以纸质办理；确属误标的，由定密机关更正密级标志后再上传。',
  },
} as const satisfies Record<string, { title: string; wayOut: string }>;

export type UploadRefusalCode = keyof typeof UPLOAD_REFUSALS;

export interface UploadRefusal {
  readonly code: UploadRefusalCode;
  readonly title: string;
  /** The fact, in one plain sentence. It never quotes the content, apart from the secrecy mark itself. */
  readonly message: string;
  readonly wayOut: string;
  /** Whether the uploader’s declaration that the content is no secret would let it in. */
  readonly declarable: boolean;
}

/** Refusals because nobody but a person can look: the declaration answers them. */
export type Undeclared = 'unreadable' | 'encrypted';
const DECLARABLE: ReadonlySet<UploadRefusalCode> = new Set<Undeclared>(['unreadable', 'encrypted']);

export function refuse(code: UploadRefusalCode, message: string, wayOut: string = UPLOAD_REFUSALS[code].wayOut): UploadRefusal {
  return { code, title: UPLOAD_REFUSALS[code].title, message, wayOut, declarable: DECLARABLE.has(code) };
}
