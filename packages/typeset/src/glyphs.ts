/**
 * Text made fit for setting: characters that no page shows are taken out, each remaining one is looked for in the faces
 * of its role, and what another face lends, or nobody has, is written down.
 */
import { ROLE_NAMES, type FontSet, type Role } from './fonts.ts';

/** 〓 stands in a proof where the printer has no such character. */
const GETA = '〓';
// Controls, soft hyphens, zero-width characters, direction marks, variation selectors, byte order marks.
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]/gu;

export interface GlyphReport {
  /** 「仿宋「喆」→ LXGW WenKai」, in the order met. */
  readonly lent: readonly string[];
  readonly missing: readonly string[];
}

export interface Glyphs {
  /** The text as it will be set in that role; line feeds and tabs become spaces. */
  fit(text: string, role: Role): string;
  report(): GlyphReport;
}

export function createGlyphs(fonts: FontSet): Glyphs {
  const lent = new Map<string, Set<string>>();
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
    const key = `${role}\t${faces[index]?.label ?? ''}`;
    const set = lent.get(key) ?? new Set<string>();
    lent.set(key, set.add(character));
    return character;
  };

  return {
    fit(text, role) {
      const clean = text.normalize('NFC').replace(/\r\n?|[\n\t\u00A0]/gu, ' ').replace(INVISIBLE, '');
      let out = '';
      for (const character of clean) out += character === ' ' || character === '　' ? character : check(character, role);
      return out;
    },
    report() {
      return {
        lent: [...lent].map(([key, set]) => {
          const [role = 'fang', label = ''] = key.split('\t') as [Role, string];
          return `${ROLE_NAMES[role]}「${[...set].join('')}」→ ${label}`;
        }),
        missing: [...missing],
      };
    },
  };
}
