/**
 * Reads the plain style in which packs are written: block mappings and sequences, flow ones of plain words, single
 * quotes, comments on lines of their own. Within it this reader and the library say the same (a test holds one against
 * the other); whatever else a file holds, mistakes included, is left to the library. Five packs are read at every start,
 * and the library, which knows the whole language, takes several times as long for them.
 */
import { floatCoreTag, intCoreTag, NOT_RESOLVED } from 'js-yaml';

/** What is not written in the plain style, sound or not. */
export const NOT_PLAIN = Symbol('not plain');

/** Deeper than any pack; the library has a bound of its own and says so. */
const DEEPEST = 20;

/** Anything but printable characters of the basic plane and line feeds: tabs, carriage returns, byte order marks too. */
const UNUSUAL = /[^\n\x20-\x7E\xA0-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]/;
/** Lines that say nothing. */
const IDLE = /(?: *(?:#[^\n]*)?\n)*/y;
/** How a line begins: its indent, the dash of an item, a key. Spaces only: other blanks are part of words. */
const LINE = /( *)(- )?(?:([A-Za-z][A-Za-z0-9_-]*):(?: |(?=\n|$)))?/y;
/** A word or a quoted text up to the end of its line. */
const WORD = /^[^-?:,[\]{}#&*!|>'"%@` ]/;
const QUOTED = /^'[^']*'$/;
/** What makes a word something else: a key, a comment, a blank that would be cut. */
const NOT_WORD = /:(?: |$)| #| $/;
/** What comes next within brackets: one of them, a comma, a quoted text, a word with the colon that makes it a key. */
const TOKEN = /([ \n]*)(?:([[\]{},])|'([^'\n]*)'|([^-?:,[\]{}#&*!|>'"%@` \n](?:[^:,[\]{}#\n]*[^:,[\]{}# \n])?)(:(?=[ \n]))?)/y;
/** A key within brackets. */
const KEY = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** Words that are no text, as the library reads them. */
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['null', 'Null', 'NULL', '~'].map((word) => [word, null] as const),
]);

/** The value of a text in the plain style, or that it is not in it. */
export function readPlainYaml(text: string): unknown {
  return UNUSUAL.test(text) ? NOT_PLAIN : new PlainReader(text).read();
}

/** What a word stands for: a number, yes or no, nothing, or itself. */
function scalar(word: string): unknown {
  const first = word.charCodeAt(0);
  if (first === 46 || first === 43 || (first >= 48 && first <= 57)) {
    const int = intCoreTag.resolve(word, false, intCoreTag.tagName);
    if (int !== NOT_RESOLVED) return int;
    const float = floatCoreTag.resolve(word, false, floatCoreTag.tagName);
    return float === NOT_RESOLVED ? word : float;
  }
  const named = WORDS.get(word);
  return named === undefined ? word : named;
}

/** Goes through a text line by line; each method ends on the line after what it has read. */
class PlainReader {
  readonly #text: string;
  /** Where the next line begins. */
  #next = 0;
  /** The line in hand, taken apart; -1 after the last. */
  #indent = -1;
  #item = false;
  #key: string | undefined;
  /** What stands behind the dash and the key, and where. */
  #rest = '';
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): unknown {
    this.#turn();
    const value = this.#mapping(0, 0);
    return this.#indent === -1 ? value : NOT_PLAIN;
  }

  /** Goes to the next line that says something. */
  #turn(): void {
    IDLE.lastIndex = this.#next;
    IDLE.test(this.#text);
    const from = Math.max(IDLE.lastIndex, this.#next);
    LINE.lastIndex = from;
    const line = LINE.exec(this.#text)!;
    const at = from + line[0].length;
    const end = this.#text.indexOf('\n', at);
    this.#at = at;
    this.#rest = end === -1 ? this.#text.slice(at) : this.#text.slice(at, end);
    this.#next = end === -1 ? this.#text.length : end + 1;
    this.#item = line[2] !== undefined;
    this.#key = line[3];
    this.#indent = at === this.#text.length && !this.#item && this.#key === undefined ? -1 : line[1]!.length;
  }

  /** The mapping whose keys stand at this indent; the first may stand behind the dash of an item. */
  #mapping(indent: number, depth: number): unknown {
    if (depth > DEEPEST || this.#indent !== indent) return NOT_PLAIN;
    const out: Record<string, unknown> = {};
    do {
      const key = this.#key;
      if (key === undefined || this.#item || WORDS.has(key) || Object.hasOwn(out, key)) return NOT_PLAIN;
      const value = this.#value(indent, depth);
      if (value === NOT_PLAIN) return NOT_PLAIN;
      out[key] = value;
    } while (this.#indent === indent);
    return this.#indent < indent ? out : NOT_PLAIN;
  }

  #sequence(indent: number, depth: number): unknown {
    if (depth > DEEPEST) return NOT_PLAIN;
    const out: unknown[] = [];
    do {
      if (!this.#item) return NOT_PLAIN;
      const value = this.#key === undefined ? this.#value(indent, depth) : this.#keysOfItem(indent, depth);
      if (value === NOT_PLAIN) return NOT_PLAIN;
      out.push(value);
    } while (this.#indent === indent);
    return this.#indent < indent ? out : NOT_PLAIN;
  }

  /** The keys of an item stand where its first does, behind the dash. */
  #keysOfItem(indent: number, depth: number): unknown {
    this.#item = false;
    this.#indent = indent + 2;
    return this.#mapping(indent + 2, depth + 1);
  }

  /** What stands behind a key or a dash, or below a key on deeper lines. */
  #value(indent: number, depth: number): unknown {
    if (this.#rest === '') {
      if (this.#key === undefined) return NOT_PLAIN;
      this.#turn();
      if (this.#indent <= indent) return NOT_PLAIN;
      if (this.#item) return this.#sequence(this.#indent, depth + 1);
      if (this.#key !== undefined) return this.#mapping(this.#indent, depth + 1);
    }
    const rest = this.#rest;
    const first = rest.charCodeAt(0);
    let value: unknown;
    if (first === 91 || first === 123) value = this.#brackets(indent);
    else if (first === 39) value = QUOTED.test(rest) ? rest.slice(1, -1) : NOT_PLAIN;
    else value = WORD.test(rest) && !NOT_WORD.test(rest) ? scalar(rest) : NOT_PLAIN;
    this.#turn();
    // A deeper line would go on with the word, or be a mistake.
    return this.#indent > indent ? NOT_PLAIN : value;
  }

  /** What stands in brackets; nothing may follow on the line on which they close. */
  #brackets(indent: number): unknown {
    TOKEN.lastIndex = this.#at;
    const value = this.#within(indent, 0, TOKEN.exec(this.#text));
    const closed = TOKEN.lastIndex;
    if (value === NOT_PLAIN || (closed < this.#text.length && this.#text.charCodeAt(closed) !== 10)) return NOT_PLAIN;
    this.#next = Math.min(this.#text.length, closed + 1);
    return value;
  }

  /** The value that begins with this token. */
  #within(indent: number, depth: number, token: RegExpExecArray | null): unknown {
    if (token === null || depth > DEEPEST) return NOT_PLAIN;
    if (token[5] !== undefined) return NOT_PLAIN;
    if (token[4] !== undefined) return scalar(token[4]);
    if (token[3] !== undefined) return token[3];
    if (token[2] === '[') return this.#list(indent, depth);
    return token[2] === '{' ? this.#pairs(indent, depth) : NOT_PLAIN;
  }

  /** The next token, unless it stands on a line that is not deeper than what holds the brackets. */
  #token(indent: number): RegExpExecArray | null {
    const token = TOKEN.exec(this.#text);
    if (token === null) return null;
    const blank = token[1]!;
    const line = blank.lastIndexOf('\n');
    return line !== -1 && blank.length - line - 1 <= indent ? null : token;
  }

  #list(indent: number, depth: number): unknown {
    const out: unknown[] = [];
    let token = this.#token(indent);
    while (token?.[2] !== ']') {
      const value = this.#within(indent, depth + 1, token);
      if (value === NOT_PLAIN) return NOT_PLAIN;
      out.push(value);
      token = this.#token(indent);
      if (token?.[2] === ',') token = this.#token(indent);
      else if (token?.[2] !== ']') return NOT_PLAIN;
    }
    return out;
  }

  #pairs(indent: number, depth: number): unknown {
    const out: Record<string, unknown> = {};
    let token = this.#token(indent);
    while (token?.[2] !== '}') {
      const key = token?.[4];
      if (key === undefined || token?.[5] === undefined || !KEY.test(key) || WORDS.has(key) || Object.hasOwn(out, key)) return NOT_PLAIN;
      const value = this.#within(indent, depth + 1, this.#token(indent));
      if (value === NOT_PLAIN) return NOT_PLAIN;
      out[key] = value;
      token = this.#token(indent);
      if (token?.[2] === ',') token = this.#token(indent);
      else if (token?.[2] !== '}') return NOT_PLAIN;
    }
    return out;
  }
}
