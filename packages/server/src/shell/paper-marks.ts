/** Which papers bear the name of their reader when they go out. */
import type { AttachmentRef } from '@lingxing/affairs/document';

/** A larger PDF would be held in memory to be written on: it goes out as it is, and says so. */
export const MARKED_BYTES = 40 * 1024 * 1024;

export type Marked = 'reader' | 'type' | 'size';
/** Whether its reader's name stands across a file, or why not. */
export const markOf = ({ mediaType, size }: Pick<AttachmentRef, 'mediaType' | 'size'>): Marked =>
  mediaType !== 'application/pdf' ? 'type' : size > MARKED_BYTES ? 'size' : 'reader';
