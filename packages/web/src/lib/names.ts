/** Who is a leader on these screens: the roles whose desk is a short list and a signature. */
import type { Me } from '@lingxing/server/contracts';

/** Roles of the leaders of a government. */
export const LEADER_ROLES: ReadonlySet<string> = new Set(['head', 'executive-deputy', 'deputy', 'other-leader']);

export function postInUse(me: Me): Me['posts'][number] | undefined {
  return me.posts.find((p) => p.id === me.post) ?? me.posts[0];
}

export function isLeader(me: Me): boolean {
  return LEADER_ROLES.has(postInUse(me)?.role ?? '');
}

/** Roles of those who keep the registry: the government's office as an organ. */
const OFFICE_ROLES: ReadonlySet<string> = new Set([
  'registrar',
  'office-director',
  'office-deputy-director',
  'secretary-general',
  'deputy-secretary-general',
]);

export function isOffice(me: Me): boolean {
  return OFFICE_ROLES.has(postInUse(me)?.role ?? '');
}

export const ADMINISTRATOR_LABELS = {
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '安全审计员',
} as const;

/** As which office this person is here: the title of the post, or of the administrator. */
export function capacityText(me: Me): string {
  if (me.administrator !== undefined) return ADMINISTRATOR_LABELS[me.administrator];
  return postInUse(me)?.title ?? '未任职';
}

/** The place of a government, as it begins the names of its bodies. */
export const placeOf = (government: string): string => government.replace(/人民政府$/, '');

/** Words of an office without the place that all its bodies share: 分管财政局. */
export const sansPlace = (words: string, government: string): string => words.replaceAll(placeOf(government), '');

/** A body's name without its place, in lists of its own government; a body of another place keeps its whole name. */
export function withoutPlace(body: string, government: string): string {
  const place = placeOf(government);
  const rest = body.startsWith(place) ? body.slice(place.length) : body;
  return rest.length < 2 || rest.startsWith('人民政府') ? body : rest;
}
