/** Which absence is also another: what a norm about one of them covers. */
import type { Absence } from './office-vocabulary.ts';

/** Who is on a visit abroad has left the area, and who has left it is out (外出). A vacation may be spent at home. */
const COVERS: Readonly<Record<Absence, readonly Absence[]>> = {
  leave: ['leave'],
  vacation: ['vacation', 'leave'],
  'business-trip': ['business-trip', 'away'],
  'visit-abroad': ['visit-abroad', 'away-from-area', 'away'],
  'away-from-area': ['away-from-area', 'away'],
  away: ['away'],
};

/** Whether an absence is one that a norm speaks of. */
export const triggers = (of: readonly Absence[], absence: Absence): boolean => COVERS[absence].some((one) => of.includes(one));
