/** Who asks, as the procedures know them: the context of their government, what they may read, and as whom they act. */
import { isOffice } from '@lingxing/affairs/document';
import type { Actor, Context } from '@lingxing/affairs/kernel';
import { LedgerFailure, type Reader } from '@lingxing/ledger';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { sessionOf } from '../http/authorise.ts';
import { ProblemError } from '../http/problem.ts';
import type { Session } from '../identity/index.ts';

export interface Person {
  readonly session: Session;
  readonly government: string;
  readonly ctx: Context;
  readonly reader: Reader;
  /** As the post in use. */
  readonly actor: Actor;
}

/** The posts of an account that its government still has, the highest rank first. */
export function postsInOrder(session: Session, ctx: Context): readonly string[] {
  const rank = (id: string): number => ctx.organisation.posts.get(id)?.rank ?? 0;
  return session.posts.filter((id) => ctx.organisation.posts.has(id)).toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/** The post in use: the one chosen, else the highest. */
export function postInUse(session: Session, ctx: Context): string | undefined {
  const posts = postsInOrder(session, ctx);
  return session.post !== undefined && posts.includes(session.post) ? session.post : posts[0];
}

/** What a session may read: by all the posts it holds, and as the registry where one of them belongs to the office. */
export function readerOf(session: Session, ctx: Context): Reader {
  const posts = postsInOrder(session, ctx);
  return { posts, registry: posts.some((id) => isOffice(ctx.organisation.posts.get(id))) };
}

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
  const ctx = await presentContext(deps, session);
  const post = postInUse(session, ctx);
  if (post === undefined) throw new ProblemError('session.post', { detail: '你的账号现未担任职务，请联系安全管理员。' });
  return {
    session,
    government: session.government,
    ctx,
    reader: readerOf(session, ctx),
    actor: { account: session.account, post, capacity: 'holder' },
  };
}
