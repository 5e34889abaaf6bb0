/** Words by which a text leaves something to judgement (“重要”“必要时”): whose judgement it is has to be a setting of the government. */
import { chineseNumeral, parsePlace } from './citation.ts';
import type { SourceProblem } from './compile.ts';
import type { NormSource, PackSource, When } from './model.ts';
import { DISCRETION_WORDS, DISCRETIONS, type Discretion } from './office-vocabulary.ts';

/** The words of discretion that a norm turns on. */
export function discretionsOf(norm: NormSource): readonly Discretion[] {
  const found = new Set<Discretion>();
  for (const when of [norm.when, norm.unless])
    for (const fact of ['important', 'major', 'overall'] as const) if (turnsOn(when, fact)) found.add(fact);
  if ('on' in norm && (norm.on === 'necessary' || norm.on === 'special' || norm.on === 'major')) found.add(norm.on);
  if (norm.kind === 'sign-off' && norm.alternatives.some((one) => one.on === 'necessary')) found.add('necessary');
  if (norm.kind === 'composition' && norm.asNeeded) found.add('as-needed');
  if (norm.kind === 'restriction')
    for (const way of norm.allowedIf ?? []) if (way === 'special-circumstances' || way === 'special-approved') found.add('special');
  return DISCRETIONS.filter((one) => found.has(one));
}

const turnsOn = (when: When | undefined, fact: 'important' | 'major' | 'overall'): boolean =>
  [when ?? []].flat().some((all) => all[fact] !== undefined);

/** Reports each word of discretion that the pack's own norms turn on and that no setting gives to anybody's judgement. */
export function proveDiscretion(source: PackSource): SourceProblem[] {
  const judged = new Set(source.settings.flatMap((one) => one.judges ?? []));
  return DISCRETIONS.flatMap((word) => {
    if (judged.has(word)) return [];
    const i = source.norms.findIndex((norm) => norm.unworkable === undefined && discretionsOf(norm).includes(word));
    const norm = source.norms[i];
    if (norm === undefined) return [];
    const { article } = parsePlace(norm.at);
    return [
      {
        path: ['norms', i],
        message: `“${DISCRETION_WORDS[word]}”由谁认定没有设定（第${chineseNumeral(article)}条“${norm.id}”等）：在 settings 中写一问，judges: [${word}]`,
      },
    ];
  });
}
