/** What the tests of 西市区's whole text share: its own norms by kind, who has a task at a meeting, what is restricted. */
import { restrictionsOf, type Norm } from '../src/index.ts';
import { packOf } from './support.ts';

export const pack = packOf('xishi');
export const own = pack.norms.filter(({ citation }) => citation.source === 'work-rules');
/** Their ids in order. */
export const ids = (some: readonly Norm[]) => some.map(({ id }) => id).sort();
export const found = (id: string) => {
  const norm = pack.byId(id);
  if (norm === undefined) throw new Error(`no norm ${id}`);
  return norm;
};
/** Norms of a kind from the text itself. */
export const kind = <K extends Norm['kind']>(wanted: K) => pack.of(wanted).filter(({ citation }) => citation.source === 'work-rules');
/** Who has a task at a meeting: place, who, modality, on what occasion. */
export const who = (task: string, meeting: string) =>
  kind('responsibility')
    .filter((norm) => norm.task === task && (norm.meetings as readonly string[] | undefined)?.includes(meeting) === true)
    .map(({ at, by, modality, on }) => [at, by.join(), modality, ...(on === undefined ? [] : [on])]);
/** What a meeting does with which matters, by item. */
export const tasks = (meeting: string) =>
  kind('agenda')
    .filter((norm) => (norm.meetings as readonly string[]).includes(meeting) && !norm.exclusive)
    .map(({ at, effect, matters }) => [at, effect, matters.join()]);
/** Who may not do it, or how it is allowed: place, modality, who, allowed if. */
export const restrictionOn = (conduct: string) =>
  restrictionsOf(pack)
    .filter((one) => (one.conduct as readonly string[]).includes(conduct))
    .map(({ norm, who: bound, allowedIf }) => [norm.at, norm.modality, bound.join(), allowedIf?.join()]);
