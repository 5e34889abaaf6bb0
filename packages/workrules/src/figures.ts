/**
 * The second reading: every number with its unit, every modal word and every role of a rules text, by paragraph, held against the norms of
 * the pack. What no norm carries is shown, unless the account beside the pack says why. The text itself is never kept.
 */
import * as z from 'zod';
import { chineseNumeral, parsePlace } from './citation.ts';
import { rolesOf } from './compile.ts';
import type { NormSource, PackSource } from './model.ts';
import type { Modality, Unit } from './norm-base.ts';
import { heldAgainstPack, type TextDifference } from './rules-text/compare.ts';
import type { RulesText } from './rules-text/model.ts';
import { placesOf } from './whole.ts';

export const FIGURE_KINDS = ['number', 'modality', 'role'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

export interface Hit {
  readonly article: number;
  readonly paragraph: number;
  readonly kind: FigureKind;
  /** As it stands in the text: 7个工作日、不得、县长. */
  readonly words: string;
  /** How often it stands in that paragraph. */
  readonly times: number;
  readonly norms: readonly string[];
  /** Why it needs no norm, by the account. */
  readonly accepted?: string | undefined;
}

export interface Figures {
  readonly hits: readonly Hit[];
  /** Hits that neither a norm nor the account carries. */
  readonly open: readonly Hit[];
  /** Articles whose chapter, paragraphs or items are others in the text than in the pack. */
  readonly counts: readonly string[];
  /** Entries of the account that account for nothing any more. */
  readonly idle: readonly string[];
}

/** Hits that need no norm, with the reason, in own words. `words` left out: whatever stands there. */
export const accountSchema = z.strictObject({
  accepted: z
    .array(
      z.strictObject({
        articles: z.array(z.number().int().positive()).min(1),
        kind: z.enum(FIGURE_KINDS).optional(),
        words: z.array(z.string().min(1).max(20)).min(1).optional(),
        why: z.string().min(4).max(200),
      }),
    )
    .max(2000),
});
export type Account = z.infer<typeof accountSchema>;

const DIGITS = '零一二三四五六七八九十';
export const numeral = (words: string): number => {
  if (/^\d+$/.test(words)) return Number(words);
  if (words === '两' || words === '双') return 2;
  const [tens, ones] = words.includes('十') ? words.split('十') : ['', words];
  const digit = (one = ''): number => Math.max(0, DIGITS.indexOf(one === '' ? '零' : one));
  return words.includes('十') ? (tens === '' ? 1 : digit(tens)) * 10 + digit(ones) : digit(words);
};

const N = '\\d+|[一二两三四五六七八九十]+';
const NUMBER = new RegExp(
  `每半年|每(?:${N})?个?(?:周|月|季度|年)|(?:${N})\\s*(?:[—\\-－~至]\\s*(?:${N}))?\\s*(?:个工作日|工作日|个月|小时|分钟|日|天|周|字|次|份|种)`,
  'gu',
);
const UNITS_OF: Readonly<Record<string, readonly Unit[]>> = {
  个工作日: ['workday'],
  工作日: ['workday'],
  日: ['day'],
  天: ['day'],
  周: ['week'],
  个月: ['month'],
  月: ['month'],
  字: ['char'],
  份: ['count'],
  种: ['count'],
};

/** Modal words as the texts use them; longer before shorter, and not as a part of another word. */
const MODAL: readonly (readonly [RegExp, Modality])[] = [
  // “原则上不得” asks in principle; its 不得 forbids nothing by itself.
  [/(?<!原则上|一般)(?:不得|严禁|禁止|不准|不许)/gu, 'must-not'],
  [/原则上|一般(?!公共|性)|提倡/gu, 'should'],
  [
    /必须|(?<!必)须(?!知)|应当|(?<![相适响供反回对效呼])应(?!对|用|急|诉|邀|付|有尽|当)|(?<![重需主必纪摘提概扼紧首])要(?!求|素|点|件|闻|情|害|领|么)/gu,
    'must',
  ],
  [/可以|(?<![许认不])可(?!以|能|行|靠|控|预期|持续|操作|及|见|谓|视)/gu, 'may'],
];

/** Dates and marks that are no figures of a rule. */
const cleaned = (text: string): string => text.replaceAll(/\d{4}\s*年(?:\s*\d+\s*月)?(?:\s*\d+\s*日)?|〔\d{4}〕\s*\d+\s*号/gu, '□');

/** Holds a text against a pack. */
export function figuresOf(source: PackSource, text: RulesText, account: Account = { accepted: [] }): Figures {
  const roles = new Map(source.posts.map((post) => [post.title, post.role as string]));
  const used = new Set<number>();
  const hits: Hit[] = [];
  for (const one of text.articles) {
    const norms = source.norms.filter((norm) => placesOf(norm).some((at) => parsePlace(at).article === one.article));
    one.paragraphs.forEach((paragraph, p) => {
      const words = cleaned([paragraph.text, ...paragraph.items.map((item) => item.text)].join('\n'));
      const within = norms.filter((norm) => placesOf(norm).some((at) => [undefined, p + 1].includes(parsePlace(at).paragraph)));
      for (const hit of hitsIn(words, roles)) {
        const carrying = within.filter(hit.carries).map((norm) => norm.id);
        const i = account.accepted.findIndex(
          (entry) =>
            entry.articles.includes(one.article) &&
            (entry.kind === undefined || entry.kind === hit.kind) &&
            (entry.words === undefined || entry.words.includes(hit.words)),
        );
        if (carrying.length === 0 && i >= 0) used.add(i);
        hits.push({
          article: one.article,
          paragraph: p + 1,
          kind: hit.kind,
          words: hit.words,
          times: hit.times,
          norms: carrying,
          ...(carrying.length === 0 && i >= 0 ? { accepted: account.accepted[i]?.why } : {}),
        });
      }
    });
  }
  return {
    hits,
    open: hits.filter((hit) => hit.norms.length === 0 && hit.accepted === undefined),
    counts: heldAgainstPack(text, source).map(differenceLine),
    idle: account.accepted.flatMap((entry, i) =>
      used.has(i) ? [] : [`第${entry.articles.map(chineseNumeral).join('、')}条：${entry.why}`],
    ),
  };
}

/** Organs that a norm about meetings names as bodies, and the post that the pack calls by the same title. */
const ORGANS: Readonly<Record<string, string>> = { 'legal-review-department': 'legal-reviewer', 'supervision-body': 'supervisor' };

interface Found {
  readonly kind: FigureKind;
  readonly words: string;
  readonly times: number;
  readonly carries: (norm: NormSource) => boolean;
}

function hitsIn(text: string, roles: ReadonlyMap<string, string>): Found[] {
  const found = new Map<string, { kind: FigureKind; words: string; times: number; carries: (norm: NormSource) => boolean }>();
  const add = (kind: FigureKind, words: string, carries: (norm: NormSource) => boolean): void => {
    const known = found.get(`${kind} ${words}`);
    if (known === undefined) found.set(`${kind} ${words}`, { kind, words, times: 1, carries });
    else known.times += 1;
  };
  for (const [words] of text.matchAll(NUMBER))
    add('number', words.replaceAll(/\s/gu, ''), (norm) => carriesNumber(norm, words.replaceAll(/\s/gu, '')));
  for (const [pattern, modality] of MODAL)
    for (const [words] of text.matchAll(pattern)) add('modality', words, (norm) => norm.modality === modality);
  // The longest title first: 副县长 is not 县长.
  const titles = [...roles.keys()].toSorted((a, b) => b.length - a.length);
  if (titles.length > 0)
    for (const [title] of text.matchAll(new RegExp(titles.join('|'), 'gu')))
      add(
        'role',
        title,
        (norm) => rolesOf(norm).some((role) => role === roles.get(title) || ORGANS[role] === roles.get(title)) || norm.says.includes(title),
      );
  return [...found.values()];
}

/** Whether a norm holds a number of the text: as its value and unit, as times within a period, or in its own sentence. */
function carriesNumber(norm: NormSource, words: string): boolean {
  if (norm.says.replaceAll(/\s/gu, '').includes(words)) return true;
  const numbers = [...words.matchAll(/\d+|[一二两三四五六七八九十]+/gu)].map(([one]) => numeral(one));
  const unit = Object.entries(UNITS_OF).find(([name]) => words.endsWith(name))?.[1] ?? [];
  if (norm.kind === 'frequency') {
    if (words.endsWith('次')) return numbers[0] === norm.timesMin && (numbers[1] === undefined || numbers[1] === norm.timesMax);
    if (words === '每半年') return norm.unit === 'half-year';
    return (numbers[0] ?? 1) === norm.value && unit.includes(norm.unit);
  }
  return 'value' in norm && norm.value !== undefined && numbers[0] === norm.value && (norm.unit === undefined || unit.includes(norm.unit));
}

const COUNTED = { chapter: '章', paragraphs: '款', items: '项' } as const;

/** Where the pack and the text count differently, in one sentence. */
function differenceLine({ article, of, text, pack }: TextDifference): string {
  const label = `第${chineseNumeral(article)}条`;
  if (of === 'article') return text === 0 ? `${label}：原文没有这一条` : `${label}：规则包没有这一条`;
  return of === 'chapter' ? `${label}：原文在第${text}章，规则包写${pack}` : `${label}：原文${text}${COUNTED[of]}，规则包写${pack}`;
}
