/**
 * 用印 of what departments issue together (条例第九条: a seal for each body whose name stands under it): every body presses its
 * own, by its own people, and the document goes on when the last has.
 */
import type { DepartmentId, Organisation, Post } from '../kernel/organisation.ts';
import { clerksOf, headsOf } from '../office/posts.ts';
import { coIssuersOf } from './draft.ts';
import { registry } from './roles.ts';
import type { DocumentState, SealPlace, SealRecord } from './state.ts';

/** The seal of one body on a joint document. */
export interface BodySeal {
  readonly body: DepartmentId;
  /** Who presses it: the body's clerks, or its head where it has none. */
  readonly posts: readonly Post[];
  readonly done: SealRecord | undefined;
  /** Where it belongs, as the typesetter measured it. */
  readonly place: SealPlace | undefined;
}

/** The bodies whose names stand under a document, host first; empty where one issues alone. */
export function sealingBodies({ host, draft }: Pick<DocumentState, 'host' | 'draft'>): readonly DepartmentId[] {
  const others = coIssuersOf(draft);
  return others.length === 0 ? [] : [host, ...others];
}

/**
 * The seals of a joint document, host first; empty where one body issues alone, whose seal the registry presses. Nor is there
 * any where the host's act stood for all, as it did before each body sealed for itself.
 */
export function bodySeals(organisation: Organisation, state: DocumentState): readonly BodySeal[] {
  if (state.seal !== undefined) return [];
  return sealingBodies(state).map((body, i) => ({
    body,
    posts: body === state.host ? registry(organisation, state) : keepers(organisation, body),
    done: state.seals?.find((one) => one.body === body),
    place: state.sheet?.sealPlaces?.[i] ?? (i === 0 ? state.sheet?.sealAt : undefined),
  }));
}

function keepers(organisation: Organisation, body: DepartmentId): readonly Post[] {
  const department = organisation.departments.get(body);
  const clerks = clerksOf(organisation, department);
  return clerks.length > 0 ? clerks : headsOf(organisation, department);
}

/** The seal that a person presses: his body's. */
export const sealOf = (seals: readonly BodySeal[], post: Post | undefined): BodySeal | undefined =>
  seals.find((one) => post !== undefined && one.posts.includes(post));

/** Where the seal of this person belongs on the sheet: his body's place, or the one there is. */
export function sealPlaceFor(organisation: Organisation, state: DocumentState, post: Post | undefined): SealPlace | undefined {
  const seals = bodySeals(organisation, state);
  return seals.length === 0 ? state.sheet?.sealAt : sealOf(seals, post)?.place;
}
