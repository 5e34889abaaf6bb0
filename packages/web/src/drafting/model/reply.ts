/** A draft that answers a paper the registry holds: a 批复 to what a body of this government asks, a 函 to anyone else. */
import type { IncomingView, OrganisationView } from '@lingxing/server/contracts';
import { LEADER_ROLES } from '../../lib/names.ts';
import { type Draft, emptyDraft } from './draft.ts';

/** 关于追加经费的请示 is answered by 关于追加经费的批复. */
const matterOf = (title: string): string => title.replace(/^.*?关于/u, '').replace(/的(?:请示|报告|函|意见|来信)$/u, '');

/**
 * The draft as it begins; the clerk writes the text. It touches whom the paper touches, and the leaders who wrote on it
 * besides the one in charge of its sender and the head, who have it before them anyhow. `government` is the full name that the document goes out under.
 */
export function replyTo(
  view: Pick<IncomingView, 'id' | 'letter' | 'sender' | 'opinions'>,
  government: string,
  { posts, departments }: Pick<OrganisationView, 'posts' | 'departments'>,
): Draft {
  const { letter, sender } = view;
  const roles = new Map(posts.map((post) => [post.id, post.role]));
  const inCharge = departments.find((one) => one.id === sender.body)?.leader;
  const concerned = (id: string): boolean => LEADER_ROLES.has(roles.get(id) ?? '') && roles.get(id) !== 'head' && id !== inCharge;
  const wrote = view.opinions.map((one) => one.leader.id).filter(concerned);
  const touched = [...letter.departmentsConcerned, ...(letter.jointly ?? []).map((one) => one.body)];
  const below = sender.class === 'department' || sender.class === 'lower-government';
  return {
    ...emptyDraft(),
    kind: below ? 'reply' : 'letter',
    to: below ? 'subordinate' : 'peer',
    title: `${government}关于${matterOf(letter.title)}的${below ? '批复' : '复函'}`,
    recipients: [sender.name],
    inReplyTo: [letter.number, `《${letter.title}》`].filter((part) => part !== '').join(' '),
    answers: view.id,
    departmentsConcerned: [...new Set(touched)].filter((body) => body !== sender.body),
    leadersConcerned: [...new Set(wrote)],
  };
}
