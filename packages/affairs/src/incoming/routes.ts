/** To whom the texts want an incoming document sent up (呈批), from the paper and the portfolios of the day. */
import { applicable, type NormOf } from '@lingxing/workrules';
import type { Post } from '../kernel/organisation.ts';
import type { Context } from '../kernel/procedure.ts';
import { factsOfLetter, isSubmission, type Letter } from './letter.ts';
import { routed } from './roles.ts';

/** One norm on routing, with the posts of which one has to get the paper; none where the portfolio is not set. */
export interface Route {
  readonly norm: NormOf<'routing'>;
  readonly posts: readonly Post[];
}

/** The routes of a submission; the texts say nothing of other papers. Of several leaders whose work it touches each is a route of its own. */
export function routesOf(ctx: Context, letter: Letter): readonly Route[] {
  if (!isSubmission(letter)) return [];
  const concerned = routed(ctx.organisation, letter, 'leaders-concerned');
  const facts = { ...factsOfLetter(letter, ctx.organisation), crossPortfolio: concerned.length > 0 };
  return applicable(ctx.pack, facts)
    .of('routing')
    .flatMap((norm) =>
      norm.by.includes('leaders-concerned')
        ? concerned.map((post) => ({ norm, posts: [post] }))
        : [{ norm, posts: norm.by.flatMap((ref) => routed(ctx.organisation, letter, ref)) }],
    );
}

/** A leader to whom a paper may go, and why. */
export interface SuggestedLeader {
  readonly post: Post;
  /** 分管县财政局, or what the norm says. */
  readonly why: string;
  /** The norm that asks for this leader and no other; absent where it is for the portfolio only, or for one of several. */
  readonly route?: Route | undefined;
}

/** Whom the office may well send the paper to, the highest rank first: those the texts name, and those whose portfolios it touches. */
export function suggestedLeaders(ctx: Context, letter: Letter): readonly SuggestedLeader[] {
  const { departments, posts } = ctx.organisation;
  const found = new Map<string, SuggestedLeader>();
  for (const route of routesOf(ctx, letter))
    for (const post of route.posts)
      if (!found.has(post.id)) found.set(post.id, { post, why: route.norm.says, route: route.posts.length === 1 ? route : undefined });
  const touched = [letter.sender.body, ...letter.departmentsConcerned].flatMap((id) =>
    id === undefined ? [] : (departments.get(id) ?? []),
  );
  for (const [leader, bodies] of Map.groupBy(new Set(touched), (body) => body.leader)) {
    const post = leader === undefined ? undefined : posts.get(leader);
    if (post === undefined) continue;
    found.set(post.id, { ...found.get(post.id), post, why: `分管${bodies.map((body) => body.name).join('、')}` });
  }
  return [...found.values()].toSorted((a, b) => a.post.rank - b.post.rank);
}
