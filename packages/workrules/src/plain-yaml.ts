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
/** Lines that say nothing, and the indent of the one that does. */
const IDLE = /(?: *(?:#[^\n]*)?\n)* */y;
/** A key and its colon; spaces only behind it: other blanks are part of words. */
const KEYED = /[A-Za-z][A-Za-z0-9_-]*:(?: |(?=\n|$))/y;
/** With what a word up to the end of its line does not begin. */
const NO_WORD = '-?:,[]{}#&*!|>\'"%@` ';
/** A word within brackets, with the blanks behind it. */
const WITHIN = /[^-?:,[\]{}#&*!|>'"%@` \n][^:,[\]{}#\n]*/y;
/** A key within brackets. */
const KEY = /^[A-Za-z][A-Za-z0-9_-]*$/;

// Characters by their codes; a token within brackets is one of them or what it is: a bracket or a comma stands for itself.
const LINE_FEED = 10;
const SPACE = 32;
const QUOTE = 39;
const COMMA = 44;
const COLON = 58;
const LIST = 91;
const LIST_END = 93;
const PAIRS = 123;
const PAIRS_END = 125;
/** A token that there is not, a word, a word with the colon that makes it a key. */
const NONE = 0;
const PLAIN = 1;
const WITH_COLON = 2;

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

/** Whether the rest of a line is a word: no key, no comment behind it, no blank that would be cut. */
const isWord = (rest: string): boolean =>
  rest !== '' && !NO_WORD.includes(rest[0]!) && !rest.includes(': ') && !rest.endsWith(':') && !rest.includes(' #') && !rest.endsWith(' ');

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
  /** What stands behind the dash and the key, and where; within brackets, where the next token begins. */
  #rest = '';
  #at = 0;
  /** The word or the quoted text that was the last token within brackets. */
  #word = '';

  constructor(text: string) {
    this.#text = text;
  }

  read(): unknown {
    this.#turn();
    const value = this.#mapping(0, 0);
    return this.#indent === -1 ? value : NOT_PLAIN;
  }

  /**
   * Goes to the next line that says something. Matches of patterns are not kept: taking them apart costs more than reading. A loop over
   * characters would keep the optimising compiler longer than it saves.
   */
  #turn(): void {
    const text = this.#text;
    IDLE.lastIndex = this.#next;
    IDLE.test(text);
    let at = IDLE.lastIndex;
    this.#indent = at - 1 - text.lastIndexOf('\n', at - 1);
    this.#item = text.startsWith('- ', at);
    if (this.#item) at += 2;
    KEYED.lastIndex = at;
    this.#key = undefined;
    if (KEYED.test(text)) {
      const end = KEYED.lastIndex;
      this.#key = text.slice(at, text[end - 1] === ' ' ? end - 2 : end - 1);
      at = end;
    }
    const end = text.indexOf('\n', at);
    this.#at = at;
    this.#rest = end === -1 ? text.slice(at) : text.slice(at, end);
    this.#next = end === -1 ? text.length : end + 1;
    if (at === text.length && !this.#item && this.#key === undefined) this.#indent = -1;
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
    if (first === LIST || first === PAIRS) value = this.#brackets(indent);
    else if (first === QUOTE) value = rest.length > 1 && rest.indexOf("'", 1) === rest.length - 1 ? rest.slice(1, -1) : NOT_PLAIN;
    else value = isWord(rest) ? scalar(rest) : NOT_PLAIN;
    this.#turn();
    // A deeper line would go on with the word, or be a mistake.
    return this.#indent > indent ? NOT_PLAIN : value;
  }

  /** What stands in brackets; nothing may follow on the line on which they close. */
  #brackets(indent: number): unknown {
    const value = this.#within(indent, 0, this.#token(indent));
    const closed = this.#at;
    if (value === NOT_PLAIN || (closed < this.#text.length && this.#text.charCodeAt(closed) !== LINE_FEED)) return NOT_PLAIN;
    this.#next = Math.min(this.#text.length, closed + 1);
    return value;
  }

  /** The value that begins with this token. */
  #within(indent: number, depth: number, token: number): unknown {
    if (depth > DEEPEST) return NOT_PLAIN;
    if (token === PLAIN) return scalar(this.#word);
    if (token === QUOTE) return this.#word;
    if (token === LIST) return this.#list(indent, depth);
    return token === PAIRS ? this.#pairs(indent, depth) : NOT_PLAIN;
  }

  /** What comes next within brackets, unless it stands on a line that is not deeper than what holds the brackets. */
  #token(indent: number): number {
    const text = this.#text;
    let at = this.#at;
    let line = -1;
    let code = text.charCodeAt(at);
    while (code === SPACE || code === LINE_FEED) {
      if (code === LINE_FEED) line = at;
      at += 1;
      code = text.charCodeAt(at);
    }
    if (line !== -1 && at - line - 1 <= indent) return NONE;
    if (code === COMMA || code === LIST || code === LIST_END || code === PAIRS || code === PAIRS_END) {
      this.#at = at + 1;
      return code;
    }
    if (code === QUOTE) {
      const end = text.indexOf("'", at + 1);
      if (end === -1) return NONE;
      this.#word = text.slice(at + 1, end);
      this.#at = end + 1;
      return this.#word.includes('\n') ? NONE : QUOTE;
    }
    WITHIN.lastIndex = at;
    if (!WITHIN.test(text)) return NONE;
    let end = WITHIN.lastIndex;
    while (text.charCodeAt(end - 1) === SPACE) end -= 1;
    this.#word = text.slice(at, end);
    const next = text.charCodeAt(end + 1);
    const keyed = text.charCodeAt(end) === COLON && (next === SPACE || next === LINE_FEED);
    this.#at = keyed ? end + 1 : end;
    return keyed ? WITH_COLON : PLAIN;
  }

  #list(indent: number, depth: number): unknown {
    const out: unknown[] = [];
    let token = this.#token(indent);
    while (token !== LIST_END) {
      const value = this.#within(indent, depth + 1, token);
      if (value === NOT_PLAIN) return NOT_PLAIN;
      out.push(value);
      token = this.#token(indent);
      if (token === COMMA) token = this.#token(indent);
      else if (token !== LIST_END) return NOT_PLAIN;
    }
    return out;
  }

  #pairs(indent: number, depth: number): unknown {
    const out: Record<string, unknown> = {};
    let token = this.#token(indent);
    while (token !== PAIRS_END) {
      if (token !== WITH_COLON) return NOT_PLAIN;
      const key = this.#word;
      if (!KEY.test(key) || WORDS.has(key) || Object.hasOwn(out, key)) return NOT_PLAIN;
      const value = this.#within(indent, depth + 1, this.#token(indent));
      if (value === NOT_PLAIN) return NOT_PLAIN;
      out[key] = value;
      token = this.#token(indent);
      if (token === COMMA) token = this.#token(indent);
      else if (token !== PAIRS_END) return NOT_PLAIN;
    }
    return out;
  }
}
