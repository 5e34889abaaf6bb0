/**
 * Text for search. Chinese has no blanks between words and government text is looked up by exact fragments, so every
 * pair of neighbouring characters is an entry of the index; a fragment is found by its pairs and rechecked as a whole.
 */

const BRACKETS = /[()[\]{}【】〔〕〈〉《》「」『』〖〗]/gu;

/** Longest text that is indexed, in characters; a whole document has some thousand. */
const INDEXED_LIMIT = 60_000;
/** Longest word that is searched for; what follows only narrows a search that is narrow already. */
const WORD_LIMIT = 64;

/**
 * One form for what is the same to a reader: width and case made one; blanks and brackets of any kind taken out, since a
 * number is typed with those at hand (〔2026〕 [2026] （2026）) or with none, and a title with its 《》 or without. Lines
 * stay apart.
 */
export function normalise(text: string): string {
  return text
    .slice(0, INDEXED_LIMIT)
    .normalize('NFKC')
    .toLowerCase()
    .replace(BRACKETS, '')
    .replace(/[^\S\n]+/gu, '')
    .replace(/\n+/gu, '\n')
    .replaceAll('\u0000', '')
    .toWellFormed();
}

/** The index entries of a normalised text: all pairs, and the last character of each line by itself. */
export function lexemes(normalised: string): readonly string[] {
  const found = new Set<string>();
  for (const line of normalised.split('\n')) {
    const characters = Array.from(line);
    for (let i = 0; i + 1 < characters.length; i += 1) found.add(`${characters[i]}${characters[i + 1]}`);
    const last = characters.at(-1);
    if (last !== undefined) found.add(last);
  }
  return [...found];
}

/** What a search is asked by: a `tsquery` that the index answers, and LIKE patterns that recheck. Undefined where nothing is left to look for. */
export interface SearchTerms {
  readonly query: string;
  readonly patterns: readonly string[];
}

/**
 * Year and ordinal of a document number that is typed without its brackets or with blanks in it: 泽政发2026 1号, 〔2026〕 1 号. The
 * two belong together: by themselves they are found in every number of that year that ends so (11号, 21号).
 */
const YEAR_AND_ORDINAL = /(?<!\d)([〔[(【〖{]?\s*(?:19|20)\d{2}\s*[〕\])】〗}]?)\s+(\d{1,5})\s*号/gu;

/** Reads what a person typed: parts separated by blanks must all occur, each of them whole; a document number is one part. */
export function searchTerms(typed: string): SearchTerms | undefined {
  const words = typed
    .normalize('NFKC')
    .replace(YEAR_AND_ORDINAL, (_all, year: string, ordinal: string) => `${year.replace(/\s/gu, '')}${ordinal}号`)
    .split(/\s+/u)
    .map((word) => Array.from(normalise(word)).slice(0, WORD_LIMIT).join(''))
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const asked = new Set<string>();
  for (const word of words) {
    const characters = Array.from(word);
    // One character is found as the beginning of a pair, or as the last of a line.
    if (characters.length === 1) asked.add(`${quoted(word)}:*`);
    for (let i = 0; i + 1 < characters.length; i += 1) asked.add(quoted(`${characters[i]}${characters[i + 1]}`));
  }
  return { query: [...asked].join(' & '), patterns: words.map((word) => `%${word.replace(/[\\%_]/gu, '\\$&')}%`) };
}

function quoted(lexeme: string): string {
  return `'${lexeme.replace(/['\\]/gu, '$&$&')}'`;
}
