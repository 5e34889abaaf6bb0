/**
 * Whom the office may name to give a word, where neither the text nor a setting says who does. The list in the form and the
 * judge of the act are this one function.
 */
import type { Finding } from '../kernel/finding.ts';
import type { Context } from '../kernel/procedure.ts';
import type { Post, PostId } from '../kernel/organisation.ts';
import { barred } from '../office/findings.ts';
import { leadersOf } from '../office/posts.ts';
import { DECIDING_MEETINGS, SLOTS, type SlotName } from './kinds.ts';

type Where = Pick<Context, 'organisation'>;

/** Leaders from the highest down; whoever is not among them stands below all. */
const LEADING = ['head', 'executive-deputy', 'deputy', 'other-leader'] as const;
/** Who may speak for the government as a whole: its head and his deputies. */
const SPEAKING: ReadonlySet<string> = new Set(['head', 'executive-deputy', 'deputy']);

const height = (post: Post | undefined): number => {
  const at = (LEADING as readonly string[]).indexOf(post?.role ?? '');
  return at < 0 ? LEADING.length : at;
};

/**
 * The posts that may be named to give this word in the matter of `post`: leaders of the government, for its own word the head and
 * his deputies; nobody in his own matter, and nobody lower than whose matter it is. Empty in the head's own matter: a meeting
 * decides there, or a body elsewhere. No text speaks here of the head of a department as the one who approves.
 */
export function nameable({ organisation }: Where, slot: SlotName, post: PostId): readonly Post[] {
  const own = organisation.posts.get(post);
  return leadersOf(organisation).filter(
    (one) => one.id !== post && height(one) <= height(own) && (slot !== 'government' || SPEAKING.has(one.role)),
  );
}

/** Why this post, or this body, cannot be named for the word. */
export function namedWrongly(
  { organisation }: Where,
  asker: PostId,
  { slot, post, body }: { readonly slot: SlotName; readonly post?: string | undefined; readonly body?: string | undefined },
): readonly Finding[] {
  if (post !== undefined) {
    if (nameable({ organisation }, slot, asker).some((one) => one.id === post)) return [];
    const who = slot === 'government' ? '政府的正职、副职' : '政府领导';
    return [barred('input.invalid', `决定的须是${who}，不是本人，也不低于本人。`, '请从名单中选择，或者写明会议、其他机关。')];
  }
  if (body === undefined) return [];
  const within = [...organisation.departments.values()].some((one) => body.includes(one.name));
  if (within || [...organisation.posts.values()].some((one) => one.title === body))
    return [barred('input.invalid', `${body}是本府的单位、职务，不能写作其他机关。`, '由本府决定的，请从职务名单中选择。')];
  return slot === 'government' && !DECIDING_MEETINGS.some((one) => body.endsWith(one))
    ? [
        barred(
          'input.invalid',
          `${SLOTS.government.label}一项，${body}不能代表政府决定。`,
          `可以写明政府的${DECIDING_MEETINGS.join('、')}。`,
        ),
      ]
    : [];
}
