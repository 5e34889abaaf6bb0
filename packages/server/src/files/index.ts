export { inspectUpload, discardUpload, UPLOAD_DEFAULTS, type Inspected, type Inspection, type InspectOptions } from './inspect.ts';
export { inspectMail, discardMail, type LeftOut, type MailInspection, type MailOptions, type PartRefusal } from './inspect-mail.ts';
export { type Mail } from './mail.ts';
export { UPLOAD_REFUSALS, type UploadRefusal, type UploadRefusalCode } from './refusals.ts';
export { DECLARATION_IN_USE, DECLARATIONS, declarationText } from './declaration.ts';
export { ALLOWED_TYPES, type AllowedType } from './types.ts';
export {
  findClassificationMark,
  markInDraft,
  markInField,
  markInFileName,
  markInTitle,
  SECRECY_NAMES,
  type ClassificationMark,
  type DraftMark,
  type SecrecyLevel,
} from './mark.ts';
export { extractText, type Coverage, type Extracted, type ExtractLimits } from './extract.ts';
export { keepTogether, searchable } from './keep.ts';
export { fileStore, FileStoreError, type FileStore, type Stored } from './store.ts';
export { readCells, type Cell, type CellsRead, type Sheets } from './cells.ts';
