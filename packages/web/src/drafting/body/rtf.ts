/**
 * Pictures out of the RTF that Word and WPS lay on the clipboard beside their HTML: the HTML only names files of the
 * author's own machine, which no browser may read, while the RTF carries them as hexadecimal.
 */

export interface RtfPicture {
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The PNG and JPEG pictures in the order of the text. Others (metafiles) leave an empty place, so that the order holds. */
export function rtfPictures(rtf: string): readonly (RtfPicture | undefined)[] {
  const pictures: (RtfPicture | undefined)[] = [];
  let from = 0;
  for (;;) {
    const start = rtf.indexOf('{\\pict', from);
    if (start === -1) return pictures;
    const end = endOfGroup(rtf, start);
    from = end;
    // Word writes each picture twice, the second time for old readers, as the fallback of the first.
    if (/\{\\nonshppict\s*$/u.test(rtf.slice(Math.max(0, start - 20), start))) continue;
    pictures.push(pictureOf(rtf.slice(start, end)));
  }
}

function endOfGroup(rtf: string, start: number): number {
  let depth = 0;
  for (let i = start; i < rtf.length; i++) {
    const c = rtf[i];
    if (c === '\\') i++;
    else if (c === '{') depth++;
    else if (c === '}' && --depth === 0) return i + 1;
  }
  return rtf.length;
}

function pictureOf(group: string): RtfPicture | undefined {
  const mediaType = group.includes('\\pngblip') ? 'image/png' : group.includes('\\jpegblip') ? 'image/jpeg' : undefined;
  if (mediaType === undefined) return undefined;
  // What is left of the group without the groups of its properties and without control words is the picture.
  let text = group.slice(1, -1);
  for (let shorter = text.replace(/\{[^{}]*\}/gu, ''); shorter !== text; shorter = text.replace(/\{[^{}]*\}/gu, '')) text = shorter;
  const hex = text.replace(/\\[a-z]+-?\d* ?|\\\*|\s+/giu, '');
  if (hex.length < 16 || hex.length % 2 !== 0 || !/^[0-9a-f]+$/iu.test(hex)) return undefined;
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return { mediaType, bytes };
}
