/** A place on the sheet as one value of a form: page, millimetres from the left and from the top. */
export function placeText(place: { readonly page: number; readonly xMm: number; readonly yMm: number } | undefined): string {
  return place === undefined ? '' : `${place.page} ${place.xMm} ${place.yMm}`;
}

/** Reads it back; what is no place is undefined. */
export function placeOf(text: string): { page: number; xMm: number; yMm: number } | undefined {
  const [page, xMm, yMm] = text.split(' ').map(Number);
  if (!page || xMm === undefined || yMm === undefined || Number.isNaN(xMm) || Number.isNaN(yMm)) return undefined;
  return { page, xMm, yMm };
}
