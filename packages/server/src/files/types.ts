/** Which files the door takes in, and how the content of each is known. */

/** How the content of a type is recognised and read. */
export type ContentForm = 'pdf' | 'ooxml-document' | 'ooxml-sheet' | 'ofd' | 'text' | 'png' | 'jpeg';

export interface AllowedType {
  readonly extension: string;
  readonly mediaType: string;
  readonly form: ContentForm;
  /** What people call it. */
  readonly label: string;
}

const OOXML = 'application/vnd.openxmlformats-officedocument';
const TYPES: readonly AllowedType[] = [
  { extension: 'pdf', mediaType: 'application/pdf', form: 'pdf', label: 'PDF' },
  { extension: 'ofd', mediaType: 'application/ofd', form: 'ofd', label: 'OFD' },
  { extension: 'docx', mediaType: `${OOXML}.wordprocessingml.document`, form: 'ooxml-document', label: 'DOCX' },
  { extension: 'xlsx', mediaType: `${OOXML}.spreadsheetml.sheet`, form: 'ooxml-sheet', label: 'XLSX' },
  { extension: 'txt', mediaType: 'text/plain', form: 'text', label: '文本' },
  { extension: 'md', mediaType: 'text/markdown', form: 'text', label: '文本' },
  { extension: 'csv', mediaType: 'text/csv', form: 'text', label: '文本' },
  { extension: 'png', mediaType: 'image/png', form: 'png', label: 'PNG 图片' },
  { extension: 'jpg', mediaType: 'image/jpeg', form: 'jpeg', label: 'JPEG 图片' },
  { extension: 'jpeg', mediaType: 'image/jpeg', form: 'jpeg', label: 'JPEG 图片' },
];

/** The allow-list by extension, lower case without the dot. */
export const ALLOWED_TYPES: ReadonlyMap<string, AllowedType> = new Map(TYPES.map((type) => [type.extension, type]));

/**
 * Declared media types that say nothing of their own: browsers and clients send them for what they do not know,
 * and WPS registers its own names. Any other declaration has to fit the extension.
 */
const VAGUE = new Set(['', 'application/octet-stream', 'application/x-download', 'binary/octet-stream', 'application/force-download']);
const ALSO: Readonly<Record<ContentForm, readonly string[]>> = {
  pdf: ['application/x-pdf', 'application/wps-office.pdf'],
  ofd: ['application/x-ofd', 'application/vnd.ofd', 'application/zip'],
  'ooxml-document': ['application/wps-office.docx', 'application/msword', 'application/zip'],
  'ooxml-sheet': ['application/wps-office.xlsx', 'application/vnd.ms-excel', 'application/zip'],
  text: ['text/plain', 'text/markdown', 'text/x-markdown', 'text/csv', 'application/csv', 'application/vnd.ms-excel'],
  png: [],
  jpeg: ['image/jpg', 'image/pjpeg'],
};

/** Whether the media type that the client declared can belong to this type of file. */
export function declarationFits(type: AllowedType, declared: string): boolean {
  const bare = (declared.split(';')[0] ?? '').trim().toLowerCase();
  return VAGUE.has(bare) || bare === type.mediaType || ALSO[type.form].includes(bare);
}

/** Bytes of a name as file systems count them; a name beyond it could not be saved again. */
const MAX_NAME = 255;
/** Code points of control characters, of bidirectional overrides that disguise an extension, and of path separators. */
const UNSAFE_IN_NAME = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069/\\:*?"<>|]/u;

/** The extension of a sound file name, or what is wrong with the name. */
export function extensionOf(name: string): { readonly extension: string } | { readonly fault: string } {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.startsWith('.')) return { fault: '文件没有名称。' };
  if (Buffer.byteLength(trimmed) > MAX_NAME) return { fault: `文件名超过${MAX_NAME}字节（约${Math.floor(MAX_NAME / 3)}个汉字）。` };
  if (UNSAFE_IN_NAME.test(trimmed)) return { fault: '文件名含有路径、控制字符或系统不许的符号。' };
  const dot = trimmed.lastIndexOf('.');
  if (dot <= 0 || dot === trimmed.length - 1) return { fault: '文件名没有扩展名。' };
  return { extension: trimmed.slice(dot + 1).toLowerCase() };
}

/** What comes to an office and is not taken as it is: each kind with what it is called and its own way out. */
const OTHERS: Readonly<Record<string, { readonly what: string; readonly wayOut: string }>> = {
  msg: { what: 'Outlook 的 .msg 邮件', wayOut: '请在 Outlook 中打开，另存为 .eml 后从邮件登记。' },
  eml: { what: '邮件', wayOut: '请从邮件登记处选择此文件，正文和附件逐一查验。' },
  doc: { what: '旧版 Word 文件（.doc）', wayOut: '请用 Word 或 WPS 打开，另存为 .docx 或 PDF 后上传。' },
  wps: { what: 'WPS 文字（.wps）', wayOut: '请用 WPS 打开，另存为 .docx 或 PDF 后上传。' },
  xls: { what: '旧版 Excel 文件（.xls）', wayOut: '请用 Excel 或 WPS 打开，另存为 .xlsx 后上传。' },
  et: { what: 'WPS 表格（.et）', wayOut: '请用 WPS 打开，另存为 .xlsx 后上传。' },
  p7m: { what: '加密或签名的邮件内容（.p7m）', wayOut: '请用收件人的证书解开，将其中的文件逐个上传。' },
  ...Object.fromEntries(
    ['zip', 'rar', '7z', 'gz', 'tar'].map((one) => [one, { what: `压缩包（.${one}）`, wayOut: '请解开后将其中的文件逐个上传。' }]),
  ),
  dat: { what: 'Outlook 专用格式的内容（.dat）', wayOut: '请发件人以纯文本或 HTML 格式重新发送。' },
};

/** What a file of an extension that is not taken is, and how it can come in all the same. */
export function notTaken(extension: string): { readonly message: string; readonly wayOut?: string } {
  const known = Object.hasOwn(OTHERS, extension) ? OTHERS[extension] : undefined;
  return known === undefined
    ? { message: `不收扩展名为 .${extension} 的文件。` }
    : { message: `不直接收${known.what}。`, wayOut: known.wayOut };
}
