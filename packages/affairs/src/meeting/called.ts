/** Bodies that a text has take part by their line of work (发改、财政、审计), found by the names that its norm says they bear. */
import type { NormOf, Participant } from '@lingxing/workrules';
import type { Department, Organisation, Post } from '../kernel/organisation.ts';
import { headsOf } from '../office/posts.ts';

type Composition = Pick<NormOf<'composition'>, 'called'>;

/** The departments whose name ends in one of those that the norm gives for a word: 区财政局 is a 财政局. */
export const bodiesCalled = (organisation: Organisation, { called }: Composition, who: Participant): readonly Department[] => {
  const names = called?.filter((one) => one.who === who).flatMap((one) => one.names) ?? [];
  return names.length === 0 ? [] : [...organisation.departments.values()].filter(({ name }) => names.some((one) => name.endsWith(one)));
};

/** Those who answer for them. */
export const headsCalled = (organisation: Organisation, norm: Composition, who: Participant): readonly Post[] =>
  bodiesCalled(organisation, norm, who).flatMap((body) => headsOf(organisation, body));
