/** What the tests of whole packs share: the norms that are not about one document, in brief, so that a text can be held against them by hand. */
import { parsePlace, restrictionsOf, type Norm, type NormOf, type RulePack } from '../src/index.ts';

/** The norms of a government's own text in brief; those of the layers that it adopts rest on other texts and are left out. */
export function reading(pack: RulePack) {
  const ofText = ({ citation }: Norm): boolean => citation.source === 'work-rules';
  const kind = <K extends Norm['kind']>(wanted: K): readonly NormOf<K>[] => pack.of(wanted).filter(ofText);
  const norms = pack.norms.filter(ofText);
  return {
    norms,
    kind,
    /** Who does a task, for one meeting or outside of any: place, modality, by whom, and what else the norm says of it. */
    does: (task: string, meeting?: string): string[][] =>
      kind('responsibility')
        .filter((norm) => norm.task === task && concerns(norm.meetings, meeting))
        .map(({ at, modality, by, with: others, to, on }) => [
          at,
          modality,
          by.join('/'),
          ...(others === undefined ? [] : [`with ${others.join('/')}`]),
          ...(to === undefined ? [] : [`to ${to.join('/')}`]),
          ...(on === undefined ? [] : [on]),
        ]),
    /** Who is at a meeting, and as what; without one: who makes up the government. */
    present: (meeting?: string) =>
      kind('composition')
        .filter((norm) => concerns(norm.meetings, meeting))
        .map((norm) => [norm.at, norm.modality, norm.as, norm.who.join('/'), norm.asNeeded]),
    /** What comes before a meeting. */
    agenda: (meeting: string) =>
      kind('agenda')
        .filter((norm) => concerns(norm.meetings, meeting))
        .map((norm) => [norm.at, norm.effect, norm.matters.join('/')]),
    /** By which norms a conduct is restricted, for whom, and what would allow it. */
    barred: (conduct: string) =>
      restrictionsOf(pack)
        .filter((one) => (one.conduct as readonly string[]).includes(conduct))
        .map(({ norm, who, allowedIf }) => [norm.at, norm.modality, who.join('/'), allowedIf?.join('/') ?? null]),
    /** The duties at a place. */
    duties: (place: string) =>
      kind('duty')
        .filter((norm) => norm.at === place)
        .map((norm) => [norm.who.join('/'), norm.subject]),
    /** What has to come first, at a place. */
    needs: (place: string) =>
      kind('preparation')
        .filter((norm) => norm.at === place)
        .map((norm) => [norm.modality, norm.for, norm.in ?? null, norm.needs.join('/')]),
    /** The silences declared about a kind of norm. */
    silent: (of: Norm['kind']) => pack.source.silences.filter((one) => one.of === of).map(({ id }) => id),
    /** Every figure: place, modality, number and unit; of a frequency, how often within what. */
    figures: () =>
      norms
        .flatMap((norm) => {
          if (norm.kind === 'frequency')
            return [`${norm.at} ${norm.modality} ${norm.timesMin}-${norm.timesMax ?? ''}/${norm.value} ${norm.unit}`];
          return 'value' in norm && norm.value !== undefined ? [`${norm.at} ${norm.modality} ${norm.value} ${norm.unit ?? ''}`] : [];
        })
        .sort(),
    /** Paragraphs that are only declared although a norm rests on them, and the other way round. */
    misplaced: () => {
      const resting = new Set(norms.map(({ at }) => paragraphOf(at)));
      return pack.source.articles.flatMap(({ article, paragraphs, dispositions }) =>
        Array.from({ length: paragraphs }, (_, i) => i + 1)
          .filter((n) => resting.has(`${article}.${n}`) === ((dispositions[n - 1] ?? dispositions[0]) === 'declare'))
          .map((n) => `${article}.${n}`),
      );
    },
    /** Norms that name no paragraph although their article has several. */
    vague: () =>
      norms
        .filter(({ at }) => {
          const { article, paragraph } = parsePlace(at);
          return paragraph === undefined && pack.source.articles.find((one) => one.article === article)?.paragraphs !== 1;
        })
        .map(({ id }) => id),
  };
}

const concerns = (meetings: readonly string[] | undefined, wanted: string | undefined): boolean =>
  wanted === undefined ? meetings === undefined : meetings?.includes(wanted) === true;

const paragraphOf = (at: string): string => {
  const { article, paragraph = 1 } = parsePlace(at);
  return `${article}.${paragraph}`;
};
