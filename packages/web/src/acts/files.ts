/** The files of a form, kept in its values as their references, one text a file; and what is still being sent. */
import type { AttachmentRef } from '@lingxing/affairs/document';
import type { Values } from './form.ts';

/** Stands among the references while a file of the field is on its way. */
export const ON_ITS_WAY = 'on its way';

/** The references of a field that have arrived. */
export const arrivedIn = (value: readonly string[]): readonly string[] => value.filter((one) => one !== ON_ITS_WAY);

/** The files of such a field. */
export const filesIn = (value: readonly string[]): readonly AttachmentRef[] =>
  arrivedIn(value).map((one) => JSON.parse(one) as AttachmentRef);

/** What is chosen but not yet there would be left out: the form waits for it. */
export const stillArriving = (values: Values): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      Array.isArray(value) && value.includes(ON_ITS_WAY) ? [[name, '文件还在上传，传完再办理']] : [],
    ),
  );
