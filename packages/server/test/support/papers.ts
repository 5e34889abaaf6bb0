/** Papers of a sitting as tests hand them in and read them back. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { AttachmentView } from '../../src/contracts/index.ts';
import type { Desk } from './desk.ts';
import { MONDAY, type World } from './world.ts';

const BOUNDARY = 'lingxing-paper-boundary';
export const START = (name: string, type: string, declaration: string): Buffer =>
  Buffer.from(
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="declaration"\r\n\r\n${declaration}\r\n` +
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`,
  );
export const END = Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
export const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
/** `to`: the papers of a sitting go in by a way of their own, since they are large. */
export async function upload(
  desk: Desk,
  name: string,
  type: string,
  content: Uint8Array,
  to: '/meetings/papers' | '/attachments' = '/meetings/papers',
): Promise<AttachmentView> {
  const payload = Buffer.concat([START(name, type, ''), content, END]);
  const answer = await desk.send('POST', to, { payload, headers });
  if (answer.status !== 201) throw new Error(answer.bytes.toString());
  return answer.json<AttachmentView>();
}

/** A paper of several pages. */
export async function paperOf(world: World): Promise<Uint8Array> {
  const body = Array.from({ length: 40 }, (_, i) => ({
    type: 'paragraph' as const,
    runs: [{ text: `第${i + 1}项预算调整的情况和理由。` }],
  }));
  const sheet = await world.deps.typesetter.pdf({
    layout: 'letter',
    mark: { organs: ['泽州县财政局'] },
    title: '年度预算调整方案',
    body,
    meta: { author: '泽州县财政局', createdAt: new Date(MONDAY) },
  });
  return sheet.pdf;
}
/** The words of each page. */
export async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const { items } = await (await document.getPage(n)).getTextContent();
    // Where a blank is drawn and where it is a gap is the typesetter's.
    pages.push(
      items
        .map((one) => ('str' in one ? one.str : ''))
        .join('')
        .replaceAll(/\s/gu, ''),
    );
  }
  await task.destroy();
  return pages;
}
