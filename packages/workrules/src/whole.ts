/**
 * Whether a pack is the whole text: every article in its place, each with what the software does with it, and a norm
 * wherever it does something. Apart from the check at loading, so that a pack may be written article by article.
 */
import { chineseNumeral, parsePlace } from './citation.ts';
import type { SourceProblem } from './compile.ts';
import type { NormSource, PackSource } from './model.ts';

/** Checks that articles 1 to `articleCount` are there and that dispositions and norms agree, paragraph by paragraph. */
export function proveWhole(source: PackSource): SourceProblem[] {
  const problems: SourceProblem[] = [];
  const known = new Set(source.articles.map((one) => one.article));
  for (let n = 1; n <= source.articleCount; n++)
    if (!known.has(n))
      problems.push({
        path: ['articles'],
        message: `没有第${chineseNumeral(n)}条：各条都要列明，照样补一行 - { article: ${n}, chapter: …, … }`,
      });

  let chapter = 1;
  for (const [i, one] of source.articles.entries()) {
    if (one.chapter < chapter || one.chapter > chapter + 1)
      problems.push({
        path: ['articles', i, 'chapter'],
        message: `第${chineseNumeral(one.article)}条写在第${one.chapter}章，上一条在第${chapter}章：按原文改正 chapter，各条按先后排列`,
      });
    chapter = one.chapter;
  }

  const resting = restingPlaces(source);
  source.articles.forEach(({ article, paragraphs, dispositions }, i) => {
    if (dispositions.length !== 1 && dispositions.length !== paragraphs) {
      problems.push({
        path: ['articles', i, 'dispositions'],
        message: `第${chineseNumeral(article)}条共${paragraphs}款，处置要么写一个，要么每款一个，现在写了${dispositions.length}个`,
      });
      return;
    }
    for (let paragraph = 1; paragraph <= paragraphs; paragraph++) {
      const disposition = dispositions[paragraph - 1] ?? dispositions[0];
      const rests = resting.has(`${article}.${paragraph}`) || resting.has(`${article}.*`);
      const place = `第${chineseNumeral(article)}条${paragraphs > 1 ? `第${chineseNumeral(paragraph)}款` : ''}`;
      if (!rests && (disposition === 'enforce' || disposition === 'drive'))
        problems.push({
          path: ['articles', i, 'dispositions'],
          message: `${place}写作由软件执行或者推动，却没有一条规范：在 norms 补一条，at 写 '${article}${paragraphs > 1 ? `.${paragraph}` : ''}'；没有可执行的，处置改为 record 或者 declare`,
        });
      if (rests && disposition === 'declare')
        problems.push({
          path: ['articles', i, 'dispositions'],
          message: `${place}写作只是宣示，却有规范依据它：处置改为 enforce、drive 或者 record，或者看规范的 at 是否写错`,
        });
    }
  });
  return problems;
}

/** Every place that a norm rests on, as `article.paragraph`; `article.*` where a norm names no paragraph. */
function restingPlaces(source: PackSource): ReadonlySet<string> {
  const places = source.norms.flatMap((norm) => placesOf(norm));
  return new Set(
    places.map((at) => {
      const { article, paragraph } = parsePlace(at);
      return `${article}.${paragraph ?? '*'}`;
    }),
  );
}

/** The places of the text that one norm rests on: its own, and those of its parts. */
export function placesOf(norm: NormSource): readonly string[] {
  switch (norm.kind) {
    case 'sign-off':
      return [norm.at, ...norm.alternatives.map((one) => one.at)];
    case 'consultation-limit':
      return norm.silence === undefined ? [norm.at] : [norm.at, norm.silence.at];
    default:
      return [norm.at];
  }
}
