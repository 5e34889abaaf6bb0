/** What a schema cannot see: places that do not exist, overrides of nothing, posts that the government does not have. */
import { parsePlace } from './citation.ts';
import { isPost, rolesOf, type SourceProblem } from './compile.ts';
import { OFFICE_KINDS } from './procedure-of.ts';
import { valueWords } from './pack-words.ts';
import type { LayerSource, NormSource, PackSource, SignOff } from './model.ts';
import { saidOtherwise } from './said-figures.ts';
import type { Step } from './vocabulary.ts';

/** Checks a pack by itself; every problem is reported, with the path to it. */
export function checkPack(source: PackSource): SourceProblem[] {
  const problems: SourceProblem[] = [];
  const articles = new Map(source.articles.map((one) => [one.article, one]));
  const roles = new Set<string>(source.posts.map((post) => post.role));

  const place = (text: string | undefined, path: PropertyKey[]): void => {
    if (text === undefined) return;
    const { article, paragraph = 1, item } = parsePlace(text);
    const known = articles.get(article);
    if (article < 1 || article > source.articleCount)
      problems.push({ path, message: `本规则共${source.articleCount}条，没有第${article}条：改正条号，或者改正 articleCount` });
    else if (known !== undefined && (paragraph < 1 || paragraph > known.paragraphs))
      problems.push({ path, message: `第${article}条共${known.paragraphs}款，没有第${paragraph}款：改正这里，或者改正该条的 paragraphs` });
    else if (known !== undefined && item !== undefined && (item < 1 || item > known.items))
      problems.push({ path, message: `第${article}条共${known.items}项，没有第${item}项：改正这里，或者改正该条的 items` });
  };

  const { issued, effective } = source.edition;
  if (effective < issued)
    problems.push({
      path: ['edition', 'effective'],
      message: `施行日期（${effective}）早于印发日期（${issued}）：规则没有印发就不能施行，对照原文改正其中一个`,
    });
  repeated(source.articles.map((one) => one.article)).forEach((i) =>
    problems.push({ path: ['articles', i, 'article'], message: `第${source.articles[i]?.article ?? 0}条列了两次：删去一行，或者改正条号` }),
  );
  source.articles.forEach((one, i) => place(String(one.article), ['articles', i, 'article']));
  source.posts.forEach((post, i) => place(post.at, ['posts', i, 'at']));
  source.adopts.forEach((one, i) => place(one.through, ['adopts', i, 'through']));
  source.silences.forEach((one, i) => place(one.at, ['silences', i, 'at']));
  source.silences.forEach((one, i) => {
    if (!OFFICE_KINDS.has(one.of) && one.when === undefined)
      problems.push({ path: ['silences', i], message: `写明哪些公文没有规则：when（“${one.id}”说的是公文的规则）` });
    if (one.about !== undefined && !OFFICE_KINDS.has(one.of))
      problems.push({ path: ['silences', i, 'about'], message: '公文的规则没有写的，用 when 说明是哪些公文' });
  });
  for (const list of ['silences', 'settings', 'series'] as const)
    repeated(source[list].map((one) => one.id)).forEach((i) =>
      problems.push({ path: [list, i, 'id'], message: `编号“${source[list][i]?.id ?? ''}”重复：改成不同的` }),
    );

  // Two series that write alike would give one number to two documents.
  repeated(source.series.map((one) => `${one.form} ${one.mark}`)).forEach((i) =>
    problems.push({ path: ['series', i, 'mark'], message: `代字“${source.series[i]?.mark ?? ''}”已有另一文号系列使用，会编出同样的文号` }),
  );

  source.norms.forEach((norm, i) => {
    place(norm.at, ['norms', i, 'at']);
    if (norm.kind === 'sign-off') norm.alternatives.forEach((one, j) => place(one.at, ['norms', i, 'alternatives', j, 'at']));
    for (const [field, id] of settingsOf(norm))
      if (!source.settings.some((one) => one.id === id))
        problems.push({ path: ['norms', i, field], message: `没有编号为“${id}”的本府设定：在 settings 补一问，或者改正编号` });
    if (norm.kind === 'consultation-limit') place(norm.silence?.at, ['norms', i, 'silence', 'at']);
    for (const role of rolesOf(norm))
      if (isPost(role) && !roles.has(role))
        problems.push({
          path: ['norms', i],
          message: `规范“${norm.id}”要求的职务（${role} ${valueWords('posts', ['role'])[role] ?? ''}）不在 posts 中：本府有这个职务的，在 posts 补一项；没有的，改正规范`,
        });
  });
  return [...problems, ...checkNorms(source.norms)];
}

/** Checks a layer by itself. */
export function checkLayer(source: LayerSource): SourceProblem[] {
  return checkNorms(source.norms);
}

function checkNorms(norms: readonly NormSource[]): SourceProblem[] {
  const problems: SourceProblem[] = repeated(norms.map((norm) => norm.id)).map((i) => ({
    path: ['norms', i, 'id'],
    message: `规范编号“${norms[i]?.id ?? ''}”重复：改成不同的，如在后面加 -2`,
  }));
  norms.forEach((norm, i) => {
    const otherwise = saidOtherwise(norm);
    if (otherwise !== undefined) problems.push({ path: ['norms', i, 'says'], message: `规范“${norm.id}”的 says：${otherwise}` });
    for (const condition of ['when', 'unless'] as const)
      if (OFFICE_KINDS.has(norm.kind) && norm[condition] !== undefined)
        problems.push({ path: ['norms', i, condition], message: '这一类规范的条件写在 if、except 里：when、unless 说的是一件公文' });
  });
  const rows = new Map(norms.filter((norm) => norm.kind === 'sign-off').map((row) => [row.id, row]));
  norms.forEach((norm, i) => {
    if (norm.kind !== 'sign-off') return;
    norm.overrides.forEach((id, j) => {
      const path = ['norms', i, 'overrides', j];
      if (id === norm.id) problems.push({ path, message: '不能排除自己：删去' });
      else if (!rows.has(id)) problems.push({ path, message: `没有编号为“${id}”的签发规则：改正编号，或者删去` });
      else if (reaches(rows, id, norm.id)) problems.push({ path, message: `与“${id}”互相排除：只在特殊的一条写` });
    });
    if (norm.modality !== 'should' && norm.otherwise.length > 0)
      problems.push({
        path: ['norms', i, 'otherwise'],
        message: '只有“一般”“原则上”的签发规则才能另列签发人：改 modality，或者删去 otherwise',
      });
  });
  return [...problems, ...circular(norms)];
}

/** Steps that wait for each other: nobody could take any of them. */
function circular(norms: readonly NormSource[]): SourceProblem[] {
  const ordering = norms.flatMap((norm, i) =>
    norm.kind === 'step' && norm.ahead !== undefined ? [{ i, step: norm.step, ahead: norm.ahead }] : [],
  );
  const follows = (from: Step, to: Step, seen: readonly Step[] = []): boolean =>
    !seen.includes(from) &&
    ordering.some((one) => one.step === from && one.ahead.some((next) => next === to || follows(next, to, [...seen, from])));
  return ordering.flatMap(({ i, step, ahead }) =>
    ahead.some((next) => next === step || follows(next, step))
      ? [{ path: ['norms', i, 'ahead'], message: '几个步骤互为先后，都无法办理：对照原文，删去一处 ahead' }]
      : [],
  );
}

type Row = Pick<SignOff, 'id' | 'overrides'>;

/** Whether one row strikes out another, directly or through others. */
function reaches(rows: ReadonlyMap<string, Row>, from: string, to: string, seen = new Set<string>()): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return (rows.get(from)?.overrides ?? []).some((next) => next === to || reaches(rows, next, to, seen));
}

/** Positions of values that stood before. */
function repeated(values: readonly unknown[]): number[] {
  const seen = new Set<unknown>();
  return values.flatMap((value, i) => {
    if (seen.has(value)) return [i];
    seen.add(value);
    return [];
  });
}

/** The government's own settings that a norm refers to, by the field that does. */
function settingsOf(norm: NormSource): readonly (readonly [field: string, id: string])[] {
  if (norm.kind !== 'filing' && norm.kind !== 'leave' && norm.kind !== 'restriction') return [];
  const fields = [['setting', norm.setting] as const, ['recordSetting', norm.kind === 'leave' ? norm.recordSetting : undefined] as const];
  return fields.flatMap(([field, id]) => (id === undefined ? [] : [[field, id] as const]));
}
