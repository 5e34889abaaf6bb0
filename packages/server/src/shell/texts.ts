/** Whose text is read: one's own as it is in force here, another's as it comes with the software. */
import type { RulePack } from '@lingxing/workrules';
import { loadBuiltInPacks } from '@lingxing/workrules/read';
import { notFound } from '../http/problem.ts';

/** One's own rules as they are in force here; those of another are the public text that comes with the software. */
export function packOf(id: string, own: string, inForce: RulePack): RulePack {
  const pack = id === own ? inForce : loadBuiltInPacks().find((one) => one.id === id);
  if (pack === undefined) throw notFound();
  return pack;
}

/** One's own text and the others that come with the software, one's own first. */
export const textsFor = (own: string, inForce: RulePack): readonly RulePack[] => [
  inForce,
  ...loadBuiltInPacks().filter((one) => one.id !== own),
];
