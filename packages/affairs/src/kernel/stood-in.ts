/** Acts done in somebody's stead, as a matter keeps them, and the title under which history, chain and print show who acted. */
import type { Organisation, PostId } from './organisation.ts';
import type { Actor } from './procedure.ts';

/** One act that was done by another than the post's holder. */
export interface StoodIn {
  /** The post that was used. */
  readonly post: PostId;
  /** The own post of whoever used it. */
  readonly by: PostId;
  /** The words of the title: 代行县长职务、AB角补位. */
  readonly title: string;
  /** When, as every record of the act says. */
  readonly at: number;
}

/** The list with this act, where it was done in somebody's stead: once, however many events it has. */
export function withStandIn(list: readonly StoodIn[] | undefined, { post, by, title }: Actor, at: number): readonly StoodIn[] | undefined {
  const last = list?.at(-1);
  if (by === undefined || (last?.at === at && last.post === post && last.by === by)) return list;
  return [...(list ?? []), { post, by, title: title ?? '', at }];
}

/**
 * Whether a post was used at a moment by another person than this actor is: by its holder where he stands in, by one who
 * stood in where he holds it. Of two who use one post the first act counts.
 */
export const usedByAnother = (list: readonly StoodIn[] | undefined, post: PostId, at: number, actor: Actor): boolean =>
  list?.find((one) => one.post === post && one.at === at)?.by !== actor.by;

/** Who else has had a matter in hand: the posts of those who stood in. */
export const standIns = (list: readonly StoodIn[] | undefined): readonly PostId[] => (list ?? []).map((one) => one.by);

/**
 * Who acted, as an office writes it: the title of the post, or of the one who stood in for it with the name under which he
 * did: 常务副县长（代行县长职务）, 副县长（教育）（AB角补位，代副县长（农业））.
 */
export function actedAs(organisation: Organisation, post: PostId, stoodIn: Pick<StoodIn, 'by' | 'title'> | undefined): string {
  const titleOf = (id: PostId): string => organisation.posts.get(id)?.title ?? (id === 'system' ? '系统' : id);
  if (stoodIn === undefined) return titleOf(post);
  const head = organisation.posts.get(post)?.role === 'head';
  return head ? `${titleOf(stoodIn.by)}（${stoodIn.title}）` : `${titleOf(stoodIn.by)}（${stoodIn.title}，代${titleOf(post)}）`;
}

/** Who did what a record says was done by a post at a moment. */
export const whoActed = (organisation: Organisation, list: readonly StoodIn[] | undefined, post: PostId, at?: number): string =>
  actedAs(
    organisation,
    post,
    list?.find((one) => one.post === post && one.at === at),
  );
