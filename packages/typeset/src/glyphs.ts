/**
 * Text made fit for setting: characters that no page shows are taken out, each remaining one is looked for in the faces
 * of its role, and what another face lends, or nobody has, is written down.
 */
import { ROLE_NAMES, type FontSet, type Role } from './fonts.ts';

/** 〓 stands in a proof where the printer has no such character. */
const GETA = '〓';
/** Controls, soft hyphens, zero-width characters, direction marks, variation selectors, byte order marks. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;

export interface GlyphReport {
  /** 「仿宋「喆」→ LXGW WenKai」, in the order met. */
  readonly lent: readonly string[];
  readonly missing: readonly string[];
}

export interface Glyphs {
  /** The text as it will be set in that role; tabs become spaces, and so do line feeds unless they are to be kept. */
  fit(text: string, role: Role, breaks?: 'keep'): string;
  report(): GlyphReport;
}

export function createGlyphs(fonts: FontSet): Glyphs {
  const lent = new Map<string, { role: Role; label: string; characters: Set<string> }>();
  const missing = new Set<string>();

  const check = (character: string, role: Role): string => {
    const codePoint = character.codePointAt(0) ?? 0;
    const faces = fonts.roles[role];
    const index = faces.findIndex((f) => f.face.covers(codePoint));
    if (index === 0) return character;
    if (index < 0) {
      missing.add(character);
      return GETA;
    }
    const label = faces[index]?.label ?? '';
    const loan = lent.get(`${role} ${label}`) ?? { role, label, characters: new Set() };
    loan.characters.add(character);
    lent.set(`${role} ${label}`, loan);
    return character;
  };

  return {
    fit(text, role, breaks) {
      // No normalisation: it would replace the variant forms that people's names are written with.
      const lines = text.replace(/[\t\u00A0]/gu, ' ').split(/\r\n|[\r\n\u2028\u2029]/u);
      const fitted = lines.map((line) => {
        let out = '';
        for (const c of line.replace(INVISIBLE, '')) out += c === ' ' || c === '　' ? c : check(c, role);
        return out;
      });
      return fitted.join(breaks === 'keep' ? '\n' : ' ');
    },
    report() {
      return {
        lent: [...lent.values()].map((l) => `${ROLE_NAMES[l.role]}「${[...l.characters].join('')}」→ ${l.label}`),
        missing: [...missing],
      };
    },
  };
}
