export { inspectUpload, discardUpload, UPLOAD_DEFAULTS, type Inspection, type InspectOptions } from './inspect.ts';
export { UPLOAD_REFUSALS, type UploadRefusal, type UploadRefusalCode } from './refusals.ts';
export { ALLOWED_TYPES, type AllowedType } from './types.ts';
export { findClassificationMark, markInDraft, SECRECY_NAMES, type ClassificationMark, type DraftMark, type SecrecyLevel } from './mark.ts';
export { extractText, type Extracted, type ExtractLimits } from './extract.ts';
export { fileStore, FileStoreError, type FileStore, type Stored } from './store.ts';
