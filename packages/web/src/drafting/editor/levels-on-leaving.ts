/**
 * A typed line becomes a heading by its numeral when the cursor leaves it: not while one types, because a change of the
 * block under an input method would break what is being composed, and because only a finished line shows whether it is
 * a heading or a numbered sentence. A level that the clerk set by hand stays as it is set.
 */
import { Extension } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { headingLevel, numeralLevel } from '@lingxing/affairs/document-text';

interface Visit {
  /** Something was typed into the block since the cursor entered it. */
  readonly typed: boolean;
  /** The clerk chose its level by hand. */
  readonly chosen: boolean;
}

const key = new PluginKey<Visit>('levels-on-leaving');

/** Marks a transaction in which a person chose the level. */
export function chosenByHand(tr: Transaction): Transaction {
  return tr.setMeta(key, 'chosen');
}

/** Where the text of the paragraph or heading under the cursor begins, if it stands in the body itself. */
function blockStart(state: EditorState): number | undefined {
  const { $head } = state.selection;
  return $head.depth === 1 && $head.parent.isTextblock ? $head.before(1) : undefined;
}

export const LevelsOnLeaving = Extension.create({
  name: 'levelsOnLeaving',
  addProseMirrorPlugins: () => [
    new Plugin<Visit>({
      key,
      state: {
        init: () => ({ typed: false, chosen: false }),
        apply(tr, visit, before, after) {
          const was = blockStart(before);
          const stays = was !== undefined && tr.mapping.map(was) === blockStart(after);
          if (!stays) return { typed: false, chosen: false };
          const chosen = visit.chosen || tr.getMeta(key) === 'chosen';
          return { typed: visit.typed || tr.docChanged, chosen };
        },
      },
      appendTransaction(transactions, before, after) {
        const visit = key.getState(before);
        const was = blockStart(before);
        if (visit === undefined || visit.chosen || was === undefined) return null;
        const typed = visit.typed || transactions.some((tr) => tr.docChanged);
        let at = was;
        for (const tr of transactions) at = tr.mapping.map(at);
        if (!typed || at === blockStart(after) || transactions.some((tr) => tr.getMeta('history$') !== undefined)) return null;
        const node = after.doc.nodeAt(at);
        if (node === null) return null;
        const { heading, paragraph } = after.schema.nodes;
        const level = headingLevel(node.textContent);
        // A step of its own: one undo takes back the heading and leaves what was typed.
        if (node.type === paragraph && heading !== undefined && level !== undefined && node.attrs['align'] === 'left')
          return closeHistory(after.tr.setNodeMarkup(at, heading, { level }));
        if (
          node.type === heading &&
          paragraph !== undefined &&
          level === undefined &&
          numeralLevel(node.textContent) === node.attrs['level']
        )
          return closeHistory(after.tr.setNodeMarkup(at, paragraph, { align: 'left' }));
        return null;
      },
    }),
  ],
});
