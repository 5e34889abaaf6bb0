import type { DocumentView } from '@lingxing/server/contracts';

/** A place on the sheet as one value of a form: page, millimetres from the left and from the top. */
export function placeText(place: { readonly page: number; readonly xMm: number; readonly yMm: number } | undefined): string {
  return place === undefined ? '' : `${place.page} ${place.xMm} ${place.yMm}`;
}

/** Where the seal of this person belongs: on a joint document his body's place. */
export function sealToPress({ seal, seals, sheet }: Pick<DocumentView, 'seal' | 'seals' | 'sheet'>) {
  return seals.length > 0 ? seals.find((one) => one.own)?.place : (seal ?? sheet?.sealAt);
}

/** Reads it back; what is no place is undefined. */
export function placeOf(text: string): { page: number; xMm: number; yMm: number } | undefined {
  const [page, xMm, yMm] = text.split(' ').map(Number);
  if (!page || xMm === undefined || yMm === undefined || Number.isNaN(xMm) || Number.isNaN(yMm)) return undefined;
  return { page, xMm, yMm };
}
