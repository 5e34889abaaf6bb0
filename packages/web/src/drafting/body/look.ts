/**
 * How a pasted element looks, read from its own style and from the style sheet that Word and WPS send along. Only what a
 * body keeps is looked at: weight, alignment, outline level, and whether it is hidden. Browsers drop the `mso-`
 * properties from `element.style`, so the declarations are read as text.
 */
import type { Level } from '@lingxing/affairs/document-text';

export type Declarations = ReadonlyMap<string, string>;

const NOTHING: Declarations = new Map();

function declarationsOf(text: string): Declarations {
  const found = new Map<string, string>();
  for (const part of text.split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0)
      found.set(
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      );
  }
  return found;
}

/** The declarations of a document's own style sheets, by the simple selectors that word processors write: `p.MsoTitle`, `h1`, `.x`. */
export class StyleSheet {
  readonly #rules = new Map<string, Map<string, string>>();

  constructor(text: string) {
    const plain = text.replace(/<!--|-->/gu, '').replace(/\/\*[\s\S]*?\*\//gu, '');
    for (const rule of plain.matchAll(/([^{}]+)\{([^{}]*)\}/gu)) {
      const declarations = declarationsOf(rule[2] ?? '');
      for (const selector of (rule[1] ?? '').split(',')) {
        const name = selector.trim();
        if (!/^[a-z0-9]*(?:\.[^\s.:>+~[\]]+)?$/iu.test(name) || name === '') continue;
        const known = this.#rules.get(name.toLowerCase()) ?? new Map<string, string>();
        for (const [property, value] of declarations) known.set(property, value);
        this.#rules.set(name.toLowerCase(), known);
      }
    }
  }

  /** The value of a property on an element: its own style first, then its classes, then its tag. */
  value(element: Element, property: string): string | undefined {
    const own = declarationsOf(element.getAttribute('style') ?? '').get(property);
    if (own !== undefined) return own;
    const tag = element.tagName.toLowerCase();
    for (const name of (element.getAttribute('class') ?? '').toLowerCase().split(/\s+/u)) {
      if (name === '') continue;
      const value = this.#rule(`${tag}.${name}`).get(property) ?? this.#rule(`.${name}`).get(property);
      if (value !== undefined) return value;
    }
    return this.#rule(tag).get(property);
  }

  #rule(selector: string): Declarations {
    return this.#rules.get(selector) ?? NOTHING;
  }
}

export function isHidden(element: Element, sheet: StyleSheet): boolean {
  return (
    sheet.value(element, 'display') === 'none' ||
    sheet.value(element, 'mso-hide') === 'all' ||
    sheet.value(element, 'visibility') === 'hidden' ||
    element.hasAttribute('hidden')
  );
}

/** Comments, running heads and their like: beside the text, not in it. */
export function isBeside(element: Element, sheet: StyleSheet): boolean {
  const part = sheet.value(element, 'mso-element');
  if (part !== undefined && /^(?:comment|header|footer)/u.test(part)) return true;
  if (sheet.value(element, 'mso-special-character') === 'comment') return true;
  return /(?:^|\s)(?:msocomanchor|msocomoff|msocommentreference|msocommenttext)(?:\s|$)/iu.test(element.getAttribute('class') ?? '');
}

export function boldOf(element: Element, sheet: StyleSheet, inherited: boolean): boolean {
  const weight = sheet.value(element, 'font-weight');
  if (weight !== undefined) {
    if (weight === 'bold' || weight === 'bolder') return true;
    if (weight === 'normal' || weight === 'lighter') return false;
    const number = Number(weight);
    if (!Number.isNaN(number)) return number >= 600;
  }
  return inherited || element.tagName === 'B' || element.tagName === 'STRONG' || element.tagName === 'TH';
}

export function alignOf(element: Element, sheet: StyleSheet, inherited: 'left' | 'center' | 'right'): 'left' | 'center' | 'right' {
  const align = sheet.value(element, 'text-align') ?? element.getAttribute('align')?.toLowerCase();
  if (align === undefined) return element.tagName === 'CENTER' ? 'center' : inherited;
  if (align === 'center' || align === 'right') return align;
  return align === 'end' ? 'right' : 'left';
}

/** 1 to 4 from `h1` … `h6` or the outline level; deeper ones are the fourth. */
export function outlineLevel(element: Element, sheet: StyleSheet): Level | undefined {
  const outline = Number(sheet.value(element, 'mso-outline-level'));
  const tag = /^H([1-6])$/u.exec(element.tagName)?.[1];
  const level = outline >= 1 && outline <= 9 ? outline : tag === undefined ? undefined : Number(tag);
  if (level === undefined) return undefined;
  return level >= 4 ? 4 : level === 3 ? 3 : level === 2 ? 2 : 1;
}
