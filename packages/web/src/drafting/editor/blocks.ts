/** The paragraphs and levels of an official text in the editor, and how a level is recognised while one types. */
import { textblockTypeInputRule, type Extensions } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { Heading } from '@tiptap/extension-heading';
import { Paragraph } from '@tiptap/extension-paragraph';
import { headingLevel, numeralLevel, type Level } from '../body/levels.ts';

const LEVELS: readonly Level[] = [1, 2, 3, 4];

const OfficialParagraph = Paragraph.extend({
  addAttributes: () => ({
    align: {
      default: 'left',
      parseHTML: (element: HTMLElement) => {
        const align = element.style.textAlign;
        return align === 'center' || align === 'right' ? align : 'left';
      },
      renderHTML: ({ align }: Record<string, unknown>) =>
        align === 'center' || align === 'right' ? { style: `text-align: ${align}`, 'data-align': align } : {},
    },
  }),
});

const OfficialHeading = Heading.extend({
  addInputRules() {
    // Only the two levels that have a face of their own: 1. and （1） begin sentences more often than headings.
    const numerals: readonly (readonly [Level, RegExp])[] = [
      [1, /^([一二三四五六七八九十]{1,3}、)$/u],
      [2, /^([（(][一二三四五六七八九十]{1,3}[）)])$/u],
    ];
    return numerals.map(([level, find]) => keepingText(textblockTypeInputRule({ find, type: this.type, getAttributes: { level } })));
  },
  addKeyboardShortcuts() {
    return {
      ...Object.fromEntries(LEVELS.map((level) => [`Mod-Alt-${String(level)}`, () => this.editor.commands.setHeading({ level })])),
      'Mod-Alt-0': () => this.editor.commands.setParagraph(),
      Enter: () => {
        relevel(this.editor);
        return false;
      },
    };
  },
}).configure({ levels: [...LEVELS] });
