/**
 * What stands in the way of ending a paper, and what may be left behind with a reason: leaders who have it before them, a
 * sender without an answer, opinions that were not passed on, helpers and readers who are still waited for.
 */
import type { Finding } from '../kernel/finding.ts';
import type { Post, PostId } from '../kernel/organisation.ts';

import { titles } from '../office/posts.ts';
import { barred, broken, kept } from '../office/findings.ts';
import { basisNorms, basisOf, type Asked } from './judging.ts';
import { VIEW_LABELS } from './labels.ts';
import { isSubmission, seeksDecision } from './letter.ts';
import { owesAnswer, owingHelpers, owingLeaders, pendingLeaders, type IncomingState, type Opinion } from './state.ts';

const known = ({ ctx }: Asked, ids: readonly PostId[]): readonly Post[] => ids.flatMap((id) => ctx.organisation.posts.get(id) ?? []);

/** Not closed over the head of a leader who has it before him. */
export function unheard(asked: Asked): Finding[] {
  const owing = known(asked, owingLeaders(asked.state));
  return owing.length === 0 || asked.state.stage === 'returned'
    ? []
    : [barred('step.missing', `${titles(owing)}尚未批示。`, '待批示后办结，或者收回呈批。')];
}

/** A request is not closed before its sender has an answer: a reply, or what was decided on it conveyed. */
export function unanswered({ ctx, state }: Asked): Finding[] {
  if (state.stage === 'returned' || !seeksDecision(state.letter)) return [];
  const norm = basisNorms(ctx, 'close', state.letter)[0];
  if (norm === undefined) return [];
  return [
    owesAnswer(state)
      ? broken(norm, 'reply.missing', '请示事项尚未答复来文单位。', '请转达批示，或者以批复、复函答复后再办结。')
      : kept(norm, 'reply.missing', norm.says),
  ];
}

/** Somebody is left waiting: the office may go on, and says why. */
const left = ({ ctx, state }: Asked, message: string, wayOut: string): Finding => ({
  code: 'step.missing',
  outcome: 'warned',
  message,
  wayOut,
  citation: basisOf(ctx, 'close', state.letter)[0],
});

/** Opinions, helpers and readers that a paper to be closed leaves behind. */
export function waitingStill(asked: Asked): Finding[] {
  const { ctx, state } = asked;
  if (state.stage === 'returned') return [];
  const helpers = owingHelpers(state).map((body) => ctx.organisation.departments.get(body)?.name ?? body);
  return [
    ...unpassed(asked),
    ...(helpers.length === 0 ? [] : [left(asked, `协办的${helpers.join('、')}尚未反馈。`, '请待其反馈或者催办；不再等的，写明理由。')]),
    ...unreadSince(asked, 0),
  ];
}

/** Readers who were given it after a moment and have not read it; filed, it can be read and chased still. */
export function unreadSince(asked: Asked, after: number | undefined): Finding[] {
  if (after === undefined) return [];
  const unread = asked.state.readings.filter((one) => one.readAt === undefined && one.since > after);
  const posts = known(
    asked,
    unread.map((one) => one.post),
  );
  if (posts.length === 0) return [];
  const names = posts.length > 3 ? `${titles(posts.slice(0, 3))}等${posts.length}人` : titles(posts);
  return [left(asked, `${names}尚未阅。`, '请待其阅后再办，或者催办；不再等的，写明理由。')];
}

/** The last word of each leader of this round, where it decides something. */
function lastWords({ opinions, round }: IncomingState): readonly Opinion[] {
  const last = new Map(opinions.filter((one) => one.round === round && one.view !== 'read').map((one) => [one.leader, one]));
  return [...last.values()];
}

/**
 * Leaders who decided differently, of whom the sender was told one and not the other. A deputy's word that went up to the head
 * and agrees with his need not be passed on.
 */
function unpassed(asked: Asked): Finding[] {
  const { state, ctx } = asked;
  const words = lastWords(state);
  const untold = words.filter((one) => !one.conveyed);
  const differ = words.some((one) => one.view === 'agree') && words.some((one) => one.view === 'disagree');
  if (!differ || !isSubmission(state.letter) || state.reply !== undefined || untold.length === 0 || untold.length === words.length)
    return [];
  const said = (one: Opinion): string => `${ctx.organisation.posts.get(one.leader)?.title ?? one.leader}${VIEW_LABELS[one.view]}`;
  return [
    left(
      asked,
      `领导的批示不一致（${words.map(said).join('、')}），${untold.map(said).join('、')}没有转达来文单位。`,
      '请报请领导明确后转达；不转达的，写明理由。',
    ),
  ];
}

/** One after the other (依次呈批): who comes later may write before his turn, and says why. */
export function outOfTurn(asked: Asked): Finding[] {
  const { state, post, ctx } = asked;
  if (post === undefined || !owingLeaders(state).includes(post.id)) return [];
  const pending = pendingLeaders(state);
  if (pending.includes(post.id)) return [];
  return [
    {
      code: 'step.missing',
      outcome: 'warned',
      message: `此件依次呈批，${titles(known(asked, pending))}尚未批示。`,
      wayOut: '请待其批示后再批；先批的，写明理由。',
      citation: basisOf(ctx, 'instruct', state.letter)[0],
    },
  ];
}
