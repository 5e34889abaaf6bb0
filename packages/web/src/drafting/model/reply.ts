/** A draft that answers a paper the registry holds: a 批复 to what a body of this government asks, a 函 to anyone else. */
import type { IncomingView } from '@lingxing/server/contracts';
import { type Draft, emptyDraft } from './draft.ts';

/** 关于追加经费的请示 is answered by 关于追加经费的批复. */
const matterOf = (title: string): string => title.replace(/^.*?关于/u, '').replace(/的(?:请示|报告|函|意见|来信)$/u, '');

/** The draft as it begins; the clerk writes the text. `government` is the full name that the document goes out under. */
export function replyTo(view: Pick<IncomingView, 'id' | 'letter' | 'sender'>, government: string): Draft {
  const { letter, sender } = view;
  const below = sender.class === 'department' || sender.class === 'lower-government';
  return {
    ...emptyDraft(),
    kind: below ? 'reply' : 'letter',
    to: below ? 'subordinate' : 'peer',
    title: `${government}关于${matterOf(letter.title)}的${below ? '批复' : '复函'}`,
    recipients: [sender.name],
    inReplyTo: [letter.number, `《${letter.title}》`].filter((part) => part !== '').join(' '),
    answers: view.id,
  };
}
