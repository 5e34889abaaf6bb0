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

const MAX_NAME = 200;
/** Code points of control characters, of bidirectional overrides that disguise an extension, and of path separators. */
const UNSAFE_IN_NAME = /[\p{Cc}\u202a-\u202e\u2066-\u2069/\\:*?"<>|]/u;

/** The extension of a sound file name, or what is wrong with the name. */
export function extensionOf(name: string): { readonly extension: string } | { readonly fault: string } {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.startsWith('.')) return { fault: '文件没有名称。' };
  if (trimmed.length > MAX_NAME) return { fault: `文件名超过${MAX_NAME}个字。` };
  if (UNSAFE_IN_NAME.test(trimmed)) return { fault: '文件名含有路径、控制字符或系统不许的符号。' };
  const dot = trimmed.lastIndexOf('.');
  if (dot <= 0 || dot === trimmed.length - 1) return { fault: '文件名没有扩展名。' };
  return { extension: trimmed.slice(dot + 1).toLowerCase() };
}
