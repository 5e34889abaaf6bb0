/**
 * Which test speaks of which article: read from the tests themselves, so that `lingxing packs --coverage` can name them without
 * running them. A test is tied to a government by its file's name, by its title, or by the pack that it asks for; to an article by
 * its title (第三十三条第二款), by a place that it expects ('33.2', 'signer.wrong 33.2'), or by a norm's id. Where one test runs
 * for several governments, a place belongs to the one beside which it is written: in a row of a table, in one expectation.
 */
import ts from 'typescript';
import type { TestIndex } from '../../packages/workrules/src/coverage.ts';
import { loadBuiltInPacks } from '../../packages/workrules/src/shell/read-packs.ts';
import { files, treeOf } from './sources.ts';

const TESTED = /^packages\/(workrules|affairs|ledger|server)\/test\/.*\.test\.ts$/;
/** Files that hold an encoding against its text; they prove what a pack says, not what the software does with it. */
const READINGS = /-(whole|meetings)\.test\.ts$/;

const DIGITS = '一二三四五六七八九';
/** 三十三 → 33. */
function numberOf(words: string): number {
  const [tens, ones] = words.includes('十') ? words.split('十') : ['', words];
  const digit = (one: string | undefined): number => (one === undefined || one === '' ? 0 : DIGITS.indexOf(one) + 1);
  return (words.includes('十') ? (tens === '' ? 1 : digit(tens)) * 10 : 0) + digit(ones);
}

const NUMERAL = '[一二三四五六七八九十]+';
const ARTICLES = new RegExp(`第(${NUMERAL}(?:、${NUMERAL})*)条(?:第(${NUMERAL})款)?(?:第(${NUMERAL})项)?`, 'gu');
const PARAGRAPH = new RegExp(`^第(${NUMERAL})款(?:第(${NUMERAL})项)?`, 'u');

/** Places that the titles name, from the outermost in; a paragraph by itself belongs to the one article named before it. */
export function placesInTitles(titles: readonly string[]): string[] {
  const places: string[] = [];
  let article: number | undefined;
  for (const title of titles) {
    const own: number[] = [];
    for (const [, numbers = '', paragraph, item] of title.matchAll(ARTICLES)) {
      for (const words of numbers.split('、')) {
        const n = numberOf(words);
        own.push(n);
        const below = paragraph === undefined ? (item === undefined ? '' : `.1.${numberOf(item)}`) : `.${numberOf(paragraph)}`;
        places.push(`${n}${below}${paragraph !== undefined && item !== undefined ? `.${numberOf(item)}` : ''}`);
      }
    }
    const alone = PARAGRAPH.exec(title);
    if (alone !== null && own.length === 0 && article !== undefined)
      places.push(`${article}.${numberOf(alone[1] ?? '')}${alone[2] === undefined ? '' : `.${numberOf(alone[2])}`}`);
    if (new Set(own).size === 1) article = own[0];
    else if (own.length > 1) article = undefined;
  }
  return places;
}

const PLACE = /^(?:[a-z][a-z-]*\.[a-z.-]+ )?(\d{1,2}(?:\.\d{1,2}){0,2})(?: (?:must|must-not|should|may)\b.*)?$/;
const NORM = /^\d+(?:\.\d+)*-[a-z0-9-]+$/;

/** Reads every test of the packages that judge. */
export function readTests(): TestIndex {
  const packs = loadBuiltInPacks().map(({ id, source }) => {
    const seat = source.government.name.replace(/人民政府$/, '');
    const place = /^(?:.*?市)?(.+)[市县区]$/.exec(seat)?.[1] ?? seat;
    return { id, names: [seat, ...(place.length > 1 ? [place] : [])], file: new RegExp(`(^|[/-])${id}[.-]`) };
  });
  const ids = new Set(packs.map(({ id }) => id));
  const tests: TestIndex['tests'][number][] = [];
  for (const file of files.filter((one) => TESTED.test(one)).toSorted()) {
    const ofFile = packs.filter((one) => one.file.test(file)).map(({ id }) => id);
    const visit = (node: ts.Node, titles: readonly string[], around: readonly string[]): void => {
      const call = ts.isCallExpression(node) ? runner(node) : undefined;
      if (call === undefined) {
        ts.forEachChild(node, (child) => visit(child, titles, around));
        return;
      }
      const chain = [...titles, call.title];
      if (call.kind === 'describe') {
        ts.forEachChild(node, (child) => visit(child, chain, call.table));
        return;
      }
      const said = chain.join(' ');
      const named = packs.filter(({ names }) => names.some((one) => said.includes(one))).map(({ id }) => id);
      const [only, ...others] = ofFile.length > 0 ? ofFile : named;
      const runsFor = others.length === 0 ? only : undefined;
      const found = wordsByGovernment(node, ids, runsFor);
      if (runsFor !== undefined) found.set(runsFor, [...around, ...(found.get(runsFor) ?? [])]);
      for (const [government, words] of [...found].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
        // Several governments in one test: what the titles name is some of them's, and nobody can tell whose.
        const titled = found.size === 1 ? placesInTitles([...titles.filter(namesOneArticle), call.title]) : [];
        const places = [...titled, ...words.flatMap((one) => PLACE.exec(one)?.[1] ?? [])];
        const norms = words.filter((one) => NORM.test(one));
        if (places.length + norms.length > 0)
          tests.push({
            test: `${file.replace(/^packages\//, '').replace('/test/', '/')} ${chain.join(' › ')}`,
            proves: READINGS.test(file) ? 'text' : 'rule',
            governments: [government],
            places: [...new Set(places)].toSorted(),
            norms: [...new Set(norms)].toSorted(),
          });
      }
    };
    visit(treeOf(file), [], []);
  }
  return { tests };
}

/** Whether a group's title speaks of one article: one of several does not say which of its tests is about which. */
const namesOneArticle = (title: string): boolean => new Set(placesInTitles([title]).map((one) => one.split('.')[0])).size <= 1;

/** The words of a test by the government beside which they stand: the smallest part of it that names exactly one. */
function wordsByGovernment(node: ts.Node, ids: ReadonlySet<string>, runsFor: string | undefined): Map<string, string[]> {
  const found = new Map<string, string[]>(runsFor === undefined ? [] : [[runsFor, []]]);
  const namedIn = (one: ts.Node): ReadonlySet<string> => new Set(wordsIn(one).filter((word) => ids.has(word)));
  const go = (one: ts.Node, of: string | undefined): void => {
    const [first, ...others] = namedIn(one);
    const government = first === undefined ? of : others.length === 0 ? first : undefined;
    if (government !== undefined && !found.has(government)) found.set(government, []);
    if (government !== undefined && ts.isStringLiteralLike(one)) found.get(government)?.push(one.text);
    ts.forEachChild(one, (child) => go(child, government));
  };
  go(node, runsFor);
  return found;
}

/** Strings, and the names of properties: `{ weidong: '54.2' }` names a government as well. */
function wordsIn(node: ts.Node): string[] {
  const found: string[] = [];
  const go = (one: ts.Node): void => {
    if (ts.isStringLiteralLike(one)) found.push(one.text);
    else if (ts.isPropertyAssignment(one) && ts.isIdentifier(one.name)) found.push(one.name.text);
    ts.forEachChild(one, go);
  };
  go(node);
  return found;
}

/** `describe('…')`, `test.each(table)('…')`: what it is, its title, and the words of its table. */
function runner(node: ts.CallExpression): { kind: 'describe' | 'test'; title: string; table: readonly string[] } | undefined {
  let callee: ts.Expression = node.expression;
  let table: readonly string[] = [];
  if (ts.isCallExpression(callee)) {
    table = literalsIn(callee);
    callee = callee.expression;
  }
  while (ts.isPropertyAccessExpression(callee)) callee = callee.expression;
  if (!ts.isIdentifier(callee) || !['describe', 'test', 'it'].includes(callee.text)) return undefined;
  const [title] = node.arguments;
  if (title === undefined || !(ts.isStringLiteralLike(title) || ts.isTemplateExpression(title))) return undefined;
  const text = ts.isStringLiteralLike(title) ? title.text : title.head.text;
  return { kind: callee.text === 'describe' ? 'describe' : 'test', title: text, table };
}

function literalsIn(node: ts.Node): string[] {
  const found: string[] = [];
  const go = (one: ts.Node): void => {
    if (ts.isStringLiteralLike(one)) found.push(one.text);
    ts.forEachChild(one, go);
  };
  go(node);
  return found;
}
