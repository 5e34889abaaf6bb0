/** Sending a paper up (呈批): to leaders, to those whom the texts name, and not past what the paper itself lacks. */
import { DOCUMENT_FACTS } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import type { Post, PostId } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';

import { isLeader, isOffice, titles } from '../office/posts.ts';
import { barred, broken, kept } from '../office/findings.ts';
import type { ActName } from './acts.ts';
import { breachesOf } from './breaches.ts';
import { basisOf, type Asked } from './judging.ts';
import type { Letter } from './letter.ts';
import { routesOf } from './routes.ts';
import { MEETING_LABELS } from './labels.ts';
import { owingLeaders, reachedLeaders, type IncomingState, type Meeting } from './state.ts';

interface Found {
  readonly important?: boolean | undefined;
  readonly major?: boolean | undefined;
}

/** The letter as it will be once the office has found on it what it found now. */
export const withFacts = (letter: Letter, found: Found): Letter => ({
  ...letter,
  facts: { ...letter.facts, important: found.important ?? letter.facts.important, major: found.major ?? letter.facts.major },
});

/** What its sender takes for major and the office does not: it settles who has to see the paper, so the office says why. */
export function lowered({ ctx, state }: Asked, act: ActName, found: Found): Finding[] {
  const words = (['important', 'major'] as const)
    .filter((fact) => found[fact] === false && state.letter.facts[fact])
    .map((fact) => DOCUMENT_FACTS[fact].label);
  return words.length === 0
    ? []
    : [
        {
          code: 'input.invalid',
          outcome: 'warned',
          message: `来文单位填为${words.join('、')}，拟认定为不属。`,
          wayOut: '请写明认定的理由；它决定呈哪位领导。',
          citation: basisOf(ctx, act, state.letter)[0],
        },
      ];
}

/** What the paper lacks and what therefore bars sending it up; an order of the head lets it go on, and changes no finding. */
export const barring = (ctx: Context, letter: Letter): readonly Finding[] =>
  breachesOf(ctx, letter).filter((one) => one.outcome === 'refused');

/** To whom the texts want it sent up, held against those whom it reaches, and the meeting to which it is put where a text leaves that. */
export function routing(ctx: Context, letter: Letter, reached: ReadonlySet<PostId>, meeting?: Meeting): Finding[] {
  return routesOf(ctx, letter).map(({ norm, posts }) => {
    if (posts.length === 0) return barred('routing.incomplete', `${norm.says}。来文单位尚未设分管领导。`, '请先配置分工。', norm.citation);
    if (posts.some((post) => reached.has(post.id)) || (norm.meeting !== undefined && norm.meeting === meeting))
      return kept(norm, 'routing.incomplete', norm.says);
    const instead = norm.meeting === undefined ? '' : `，或者提交${MEETING_LABELS[norm.meeting]}`;
    return broken(norm, 'routing.incomplete', `未呈${titles(posts)}。规定：${norm.says}。`, `请增加呈送${titles(posts)}${instead}。`);
  });
}

/**
 * Whose the paper is by today's portfolios although it lies before others: leaders whom the text demands and whom this round
 * has not reached, while somebody owes his word who is none of those the text names. What the rule gave has followed the
 * portfolio by now (`portfolio-moves.ts`); what was laid there on purpose, or before that was kept, stays until the registry
 * sends it on (改呈). The list, the preview of a change and the button all read it here.
 */
export function movedTo(ctx: Context, state: IncomingState): readonly Post[] {
  const { letter, meeting } = state;
  const reached = new Set(reachedLeaders(state));
  const routes = routesOf(ctx, letter);
  const meant = new Set(routes.flatMap(({ posts }) => posts.map((post) => post.id)));
  if (owingLeaders(state).every((id) => meant.has(id))) return [];
  const missed = routes.filter(
    ({ norm, posts }) =>
      norm.modality === 'must' &&
      posts.length > 0 &&
      !posts.some((post) => reached.has(post.id)) &&
      (norm.meeting === undefined || norm.meeting !== meeting?.meeting),
  );
  return [...new Set(missed.flatMap(({ posts }) => posts))];
}

/**
 * Leaders to whom the office sends it besides those whom the text names, where the text has them asked by the leader who has it
 * (转请).
 */
export function beyondRoutes({ ctx, post }: Pick<Asked, 'ctx' | 'post'>, letter: Letter, leaders: readonly PostId[]): Finding[] {
  if (!isOffice(post)) return [];
  const routes = routesOf(ctx, letter);
  const first = routes.find(({ norm }) => norm.passedOn === true);
  const meant = routes.flatMap(({ posts }) => posts);
  const others = leaders.flatMap((id) => ctx.organisation.posts.get(id) ?? []).filter((one) => !meant.includes(one));
  if (first === undefined || others.length === 0) return [];
  return [
    broken(
      first.norm,
      'routing.incomplete',
      `${titles(others)}不由办公室一并呈送。规定：${first.norm.says}，其他领导由呈到的领导转请。`,
      `请先呈${titles(meant)}，由其转请；一并呈送的，写明理由。`,
      'should',
    ),
  ];
}

export function notLeaders(ctx: Context, leaders: readonly PostId[]): Finding[] {
  const wrong = leaders.filter((id) => !isLeader(ctx.organisation.posts.get(id)));
  return wrong.length === 0 ? [] : [barred('input.invalid', '呈送对象须为政府领导。', '请从领导名单中选择。')];
}

/** Sending it up once more: to oneself or to those who have it says nothing new. */
export function alreadyWith({ state, post }: Asked, leaders: readonly PostId[]): Finding[] {
  if (post !== undefined && leaders.includes(post.id)) return [barred('input.invalid', '不能转请本人。', '请直接批示。')];
  const owing = new Set(owingLeaders(state));
  return leaders.some((id) => !owing.has(id)) ? [] : [barred('input.invalid', '所选领导已在呈批中。', '请选择其他领导，或者催办。')];
}

/** Taking it back: from those who owe an opinion, and not so that whoever the text names never sees it. */
export function recalling({ ctx, state }: Asked, leaders: readonly PostId[]): Finding[] {
  const owing = new Set(owingLeaders(state));
  if (leaders.some((id) => !owing.has(id)))
    return [barred('input.invalid', '所选领导已经批示，或者此件未呈。', '请从尚未批示的领导中选择。')];
  const left = reachedLeaders(state).filter((id) => !leaders.includes(id));
  // With nobody left it goes back to the desk, which recommends anew.
  return left.length === 0
    ? []
    : routing(ctx, state.letter, new Set(left), state.meeting?.meeting).filter((one) => one.outcome === 'refused');
}
