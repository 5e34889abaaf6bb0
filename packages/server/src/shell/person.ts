/** Who asks, as the procedures know them: the context of their government, what they may read, and as whom they act. */
import { actorBy, isCovered, titlesOf, type Title } from '@lingxing/affairs/authority';
import { isOffice } from '@lingxing/affairs/document';
import type { Actor, ActOffer, Context, PostId, Procedure } from '@lingxing/affairs/kernel';
import { LedgerFailure, type InStead, type Reader } from '@lingxing/ledger';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { sessionOf } from '../http/authorise.ts';
import { ProblemError } from '../http/problem.ts';
import type { Session } from '../identity/index.ts';

export interface Person {
  readonly session: Session;
  readonly government: string;
  readonly ctx: Context;
  /** By the posts held, and those stood in for in all matters; `readerIn` tells more of one procedure. */
  readonly reader: Reader;
  /** As the post in use; on a matter, by the title under which it is handled. */
  readonly actor: Actor;
  /** The posts held today. */
  readonly posts: readonly PostId[];
  /** By what titles this person may use posts of others today. */
  readonly titles: readonly Title[];
}

/** The posts of an account that its government still has, the highest rank first. */
export function postsInOrder(session: Pick<Session, 'posts'>, ctx: Context): readonly string[] {
  const rank = (id: string): number => ctx.organisation.posts.get(id)?.rank ?? 0;
  return session.posts.filter((id) => ctx.organisation.posts.has(id)).toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/** The post in use: the one chosen, else the highest. */
export function postInUse(session: Session, ctx: Context): string | undefined {
  const posts = postsInOrder(session, ctx);
  return session.post !== undefined && posts.includes(session.post) ? session.post : posts[0];
}

/**
 * What a person may read in the matters of one procedure: what the posts held and the posts stood in for may. The registry
 * reads by a post of the office that is held, never in anybody's stead.
 */
export function readerIn({ reader, posts, titles }: Pick<Person, 'reader' | 'posts' | 'titles'>, procedure: string): Reader {
  const stoodInFor = titles.filter((one) => isCovered(one, procedure)).map((one) => one.post);
  return { posts: [...posts, ...stoodInFor], registry: reader.registry };
}

/** Posts of others that this person may use, each in the matters of one procedure where the title covers no others. */
export const inSteadOf = ({ titles }: Pick<Person, 'titles'>): readonly InStead[] =>
  titles.flatMap(({ post, scope }): InStead[] => (scope === undefined ? [{ post }] : scope.map((procedure) => ({ post, procedure }))));

/** Posts of others that this person may use in every matter. */
export const unboundedPosts = ({ titles }: Pick<Person, 'titles'>): readonly PostId[] =>
  titles.filter((one) => one.scope === undefined).map((one) => one.post);

/**
 * The context of a government as its people work in it today. Before its first edition is in force there are only
 * exercises, and the context is theirs; the ledger still judges by what is in force, and says so.
 */
export async function presentContext(
  deps: Pick<Deps, 'ledger'>,
  session: Pick<Session, 'government' | 'contextVersion'>,
): Promise<Context> {
  try {
    return await deps.ledger.context(session.government, false, session.contextVersion);
  } catch (error) {
    if (!(error instanceof LedgerFailure) || error.code !== 'edition-missing') throw error;
    return deps.ledger.context(session.government, true, session.contextVersion);
  }
}

/** The person behind a request; refused where the account holds no post. */
export async function personOf(request: FastifyRequest, deps: Pick<Deps, 'ledger'>): Promise<Person> {
  const session = sessionOf(request);
  const person = personIn(session, await presentContext(deps, session));
  if (person === undefined) throw new ProblemError('session.post', { detail: '你的账号现未担任职务，请联系安全管理员。' });
  return person;
}

/** The person of a session as of a context; undefined where the account holds no post. */
export function personIn(session: Session, ctx: Context): Person | undefined {
  const post = postInUse(session, ctx);
  if (post === undefined) return undefined;
  return { session, actor: { account: session.account, post, capacity: 'holder' }, ...viewerIn(session, ctx) };
}

/** What somebody may see who only looks, with or without a session. */
export type Viewer = Pick<Person, 'government' | 'ctx' | 'reader' | 'posts' | 'titles'>;

/** The viewer that the holder of these posts is, as of a context. */
export function viewerIn(who: Pick<Session, 'government' | 'posts'>, ctx: Context): Viewer {
  const posts = postsInOrder(who, ctx);
  const titles = titlesOf(ctx, posts);
  const registry = posts.some((id) => isOffice(ctx.organisation.posts.get(id)));
  return {
    government: who.government,
    ctx,
    reader: { posts: [...posts, ...unboundedPosts({ titles })], registry },
    posts,
    titles,
  };
}

/** Findings that an act is another post's. */
const ANOTHERS: ReadonlySet<string> = new Set(['authority.not-yours', 'signer.wrong']);

/** As whom a person asked to act: the post to be used, and by which act where one is meant. */
export interface AsWhom {
  readonly as?: PostId | undefined;
  readonly act?: string | undefined;
}

/** What a person may act as in matters of a procedure, as of the context that they are judged in: himself first. */
export const actorsIn = (person: Person, ctx: Context, procedure: string): readonly [Actor, ...Actor[]] => [
  person.actor,
  ...(person.titles.length === 0 ? [] : titlesOf(ctx, person.posts))
    .filter((one) => isCovered(one, procedure))
    .map((one) => actorBy(person.session.account, one)),
];

/**
 * As whom a person handles a matter: as the post asked for where that is his to use, else as the first for whom the matter
 * waits and to whom what it waits for is open, with this act where one is meant, else as the first whose act it is, else as himself. Where a post is asked for
 * that is not his, there is none.
 */
export function actorOn<S>(person: Person, ctx: Context, procedure: Procedure<S>, state: S, { as, act }: AsWhom): Actor | undefined {
  const actors = actorsIn(person, ctx, procedure.name);
  if (as !== undefined) return actors.find((one) => one.post === as);
  if (actors.length === 1) return person.actor;
  const waiting = procedure.expectations(ctx, state);
  const offered = (actor: Actor, wanted: string) => procedure.offers(ctx, state, actor).filter((one) => one.act === wanted);
  const isAnothers = ({ verdict }: ActOffer): boolean => verdict.findings.some((f) => f.outcome === 'refused' && ANOTHERS.has(f.code));
  // What waits for a post that he uses may be closed to him all the same: in his own matters he uses none but his own.
  const waitsFor = (actor: Actor, wanted?: string): boolean =>
    waiting.some(
      (line) => line.post === actor.post && (wanted === undefined || line.act === wanted) && !offered(actor, line.act).some(isAnothers),
    );
  return (
    (act === undefined ? undefined : actors.find((one) => waitsFor(one, act))) ??
    actors.find((one) => waitsFor(one)) ??
    (act === undefined ? undefined : actors.find((one) => offered(one, act).some((offer) => !isAnothers(offer)))) ??
    person.actor
  );
}

/**
 * The person as he handles one matter, on its page: with the actor that the matter asks for, or that is asked for on it.
 * A post that is no longer his to use opens the page as himself.
 */
export const personOn = <S>(person: Person, ctx: Context, procedure: Procedure<S>, state: S, asked: AsWhom = {}): Person => ({
  ...person,
  actor: actorOn(person, ctx, procedure, state, asked) ?? person.actor,
});

/**
 * The person as he does one act. Whoever asks to act as a post that is not his to use is judged, and refused, as what he
 * would be: somebody without a title.
 */
export const personActing = <S>(person: Person, ctx: Context, procedure: Procedure<S>, state: S, asked: AsWhom): Person => ({
  ...person,
  actor: actorOn(person, ctx, procedure, state, asked) ?? {
    account: person.session.account,
    post: asked.as ?? person.actor.post,
    capacity: 'substitute',
    by: person.actor.post,
  },
});

/** Whether as whom he acts has to be worked out from the matter: nobody without a title acts but as himself. */
export const mayBeAnother = (person: Person, as: PostId | undefined): boolean =>
  person.titles.length > 0 || (as !== undefined && as !== person.actor.post);
