/** A picture as the office takes it: PNG and JPEG as they are, what else the clipboard brings (GIF, WebP, BMP) drawn anew as PNG. */

const TAKEN: readonly string[] = ['image/png', 'image/jpeg'];

/** The file itself where it cannot be drawn: the server then says what is wrong with it. */
export async function asTaken(file: File): Promise<File> {
  if (TAKEN.includes(file.type)) return file;
  try {
    const bitmap = await createImageBitmap(file);
    const canvas = document.createElement('canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
    return blob === null ? file : new File([blob], file.name.replace(/(?:\.[^.]*)?$/u, '.png'), { type: 'image/png' });
  } catch {
    return file;
  }
}
