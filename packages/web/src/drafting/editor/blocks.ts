/** The paragraphs and levels of an official text in the editor; of the usual kit only what such a text may hold. */
import type { Extensions } from '@tiptap/core';
import { Heading } from '@tiptap/extension-heading';
import { Paragraph } from '@tiptap/extension-paragraph';
import { StarterKit } from '@tiptap/starter-kit';
import { LevelsOnLeaving } from './levels-on-leaving.ts';

const OfficialParagraph = Paragraph.extend({
  addAttributes: () => ({
    align: {
      default: 'left',
      parseHTML: (element: HTMLElement) => {
        const align = element.dataset['align'];
        return align === 'center' || align === 'right' ? align : 'left';
      },
      renderHTML: ({ align }: Record<string, unknown>) => (align === 'center' || align === 'right' ? { 'data-align': align } : {}),
    },
  }),
});

const OfficialHeading = Heading.extend({
  // The level is in the numeral: 一、（一）1.（1）, not in number signs.
  addInputRules: () => [],
  // A screen reader hears the levels below those of the page itself.
  renderHTML({ node }) {
    const level = String(node.attrs['level']);
    return ['p', { role: 'heading', 'aria-level': String(Number(level) + 2), 'data-level': level }, 0];
  },
  parseHTML: () => [1, 2, 3, 4].map((level) => ({ tag: `p[data-level="${String(level)}"]`, attrs: { level }, priority: 60 })),
}).configure({ levels: [1, 2, 3, 4] });

export const BLOCKS: Extensions = [
  StarterKit.configure({
    blockquote: false,
    bulletList: false,
    code: false,
    codeBlock: false,
    hardBreak: false,
    heading: false,
    horizontalRule: false,
    italic: false,
    link: false,
    listItem: false,
    listKeymap: false,
    orderedList: false,
    paragraph: false,
    strike: false,
    underline: false,
    undoRedo: { depth: 500 },
  }),
  OfficialParagraph,
  OfficialHeading,
  LevelsOnLeaving,
];
