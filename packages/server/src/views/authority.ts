/** As whom somebody acts, for whom something waits, who is away and who stands in: one wording for every screen. */
import { titlesInForce, type Title } from '@lingxing/affairs/authority';
import { actedAs, CAPACITIES, type Actor, type Context } from '@lingxing/affairs/kernel';
import { absenceWords, OUTLINE, seesKind, type Looking } from '@lingxing/affairs/leave';
import type { Acting, ActingAs, AwayLine, InStead } from '../contracts/index.ts';
import { titleOf } from './people.ts';
import { citationView } from './rules.ts';

const titleUsedBy = (titles: readonly Title[], actor: Actor): Title | undefined =>
  titles.find((one) => one.post === actor.post && one.by === actor.by);

function actingAs(ctx: Context, titles: readonly Title[], actor: Actor): ActingAs {
  const { post, by, capacity } = actor;
  const title = actor.title ?? CAPACITIES[capacity];
  const given = titleUsedBy(titles, actor);
  return {
    post,
    postTitle: titleOf(ctx.organisation, post),
    capacity,
    title,
    label: actedAs(ctx.organisation, post, by === undefined ? undefined : { by, title }),
    ...(given === undefined ? {} : { citation: citationView(given.norm.citation, ctx.pack), until: given.until }),
  };
}

/** As whom somebody handles a matter, and as whom else he could; nothing where he could only as himself. */
export function actingView(ctx: Context, actors: readonly Actor[], actor: Actor): { readonly acting?: Acting } {
  if (actors.length < 2) return {};
  const titles = titlesInForce(ctx);
  const others = actors.filter((one) => one.post !== actor.post);
  return { acting: { as: actingAs(ctx, titles, actor), others: others.map((one) => actingAs(ctx, titles, one)) } };
}

/** 代行县长职务、AB角：副县长（农业）、代行工作职责：副县长（农业）: of the head's work the words of the text, which are nobody else's title. */
export function inSteadView(ctx: Context, titles: readonly Title[], post: string): { readonly inStead?: InStead } {
  const title = titles.find((one) => one.post === post);
  if (title === undefined) return {};
  const whose = titleOf(ctx.organisation, post);
  const label = { acting: title.title, substitute: `AB角：${whose}`, entrusted: `${title.title}：${whose}` }[title.capacity];
  return { inStead: { post, label, title: title.title } };
}

/** The titles of a person, as the session tells them. */
export const titleViews = (ctx: Context, titles: readonly Title[]): ActingAs[] =>
  titles.map(({ post, by, capacity, title, norm, until }) => ({
    post,
    postTitle: titleOf(ctx.organisation, post),
    capacity,
    title,
    label: actedAs(ctx.organisation, post, { by, title }),
    citation: citationView(norm.citation, ctx.pack),
    until,
  }));

/** Who is away today, in the order of rank, each once, and who stands in; of what kind it is, for those whom it concerns. */
export function awayView(ctx: Context, looking: Looking): AwayLine[] {
  const { organisation, today } = ctx;
  const titles = titlesInForce(ctx);
  const rank = (post: string): number => organisation.posts.get(post)?.rank ?? Number.MAX_SAFE_INTEGER;
  const away = organisation.authority.absences.filter((one) => organisation.posts.has(one.post));
  // One of several natures is shown by the first, as it was entered.
  return [...new Map(away.toReversed().map((one) => [one.post, one])).values()]
    .toSorted((a, b) => rank(a.post) - rank(b.post) || a.post.localeCompare(b.post))
    .map(({ post, kind, from, to }) => {
      const by = titles.filter((one) => one.post === post);
      const standIns = by.map((one) => `${titleOf(organisation, one.by)}${one.title}`);
      const whole = seesKind(
        ctx,
        post,
        by.map((one) => one.by),
        looking,
      );
      return {
        post,
        title: titleOf(organisation, post),
        kind: whole ? absenceWords(ctx.pack, kind) : OUTLINE,
        from,
        to,
        overdue: to < today,
        ...(standIns.length === 0 ? {} : { standIn: standIns.join('、') }),
      };
    });
}
