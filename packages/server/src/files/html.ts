/** Text out of HTML, as the body of an e-mail is: what is shown, in lines. Nothing of it is run or fetched. */
import { walk } from './markup.ts';

const UNSEEN = new Set(['style', 'script', 'title', 'template', 'noscript']);
const BLOCKS = new Set(
  'address article blockquote center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul'.split(
    ' ',
  ),
);

/** Blocks as lines, table cells parted by tabs, white space as a browser sets it. */
export function htmlText(html: string): string {
  let out = '';
  let unseen = 0;
  walk(html, {
    tag(tag) {
      const name = tag.name.toLowerCase();
      if (UNSEEN.has(name)) unseen += tag.kind === 'open' ? 1 : tag.kind === 'close' ? -1 : 0;
      else if (name === 'br' || BLOCKS.has(name)) out += '\n';
      else if ((name === 'td' || name === 'th') && tag.kind === 'close') out += '\t';
    },
    text(text) {
      if (unseen <= 0) out += text.replace(/[ \r\n\t]+/gu, ' ');
    },
  });
  return out.replace(/[ \t]*\n\s*/gu, '\n').trim();
}
