/** The organisation as of one day: posts, who holds them, departments, portfolios (分工). A value handed to every decision. */
import type { PostRole } from '@lingxing/workrules';
import { NOBODY_AWAY, type Authority } from './authority.ts';

export type PostId = string;
export type DepartmentId = string;

export interface Post {
  readonly id: PostId;
  readonly role: PostRole;
  /** As an office says it: 副县长（分管财政）. Never a person's name. */
  readonly title: string;
  readonly department?: DepartmentId | undefined;
  /** Rank order in which opinions are listed; smaller is higher. */
  readonly rank: number;
}

/** What kind of body a consultation is addressed to; silence binds only the kinds that the text names. */
export type BodyKind = 'office' | 'department' | 'lower-government' | 'legal-review';

export interface Department {
  readonly id: DepartmentId;
  readonly name: string;
  readonly kind: BodyKind;
  /** The leader in charge (分管领导); absent where the portfolio is not set. */
  readonly leader?: PostId | undefined;
  /** The mark of its own documents (机关代字), where it issues any. */
  readonly mark?: string | undefined;
  /** The bulletins (简报) that it sends to the government, by name, as the office has listed or approved (核准) them. */
  readonly bulletins?: readonly string[] | undefined;
}

export interface Organisation {
  /** Grows with every change; part of a receipt. */
  readonly version: number;
  readonly posts: ReadonlyMap<PostId, Post>;
  readonly departments: ReadonlyMap<DepartmentId, Department>;
  readonly byRole: ReadonlyMap<PostRole, readonly Post[]>;
  /** Who is away, who takes over for whom, and what has been entrusted. */
  readonly authority: Authority;
}

/** Builds the indexed organisation of a day. */
export function organisationOf(
  version: number,
  posts: readonly Post[],
  departments: readonly Department[],
  authority: Authority = NOBODY_AWAY,
): Organisation {
  const byRole = new Map<PostRole, Post[]>();
  for (const p of posts) {
    const of = byRole.get(p.role);
    if (of) of.push(p);
    else byRole.set(p.role, [p]);
  }
  return {
    version,
    posts: new Map(posts.map((p) => [p.id, p])),
    departments: new Map(departments.map((d) => [d.id, d])),
    byRole,
    authority,
  };
}
