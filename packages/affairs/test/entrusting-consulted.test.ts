/**
 * 谁代行, five texts side by side: for every absence of the head, whether it leaves the area, with the executive deputy there or
 * out as well, whom the head may entrust is whom the question names. Expected values are read out of 城区、泽州、忻州第五条第二款,
 * 卫东第九条, 西市第五条第二款 by hand.
 */
import { describe, expect, test } from 'vitest';
import { ask, FIVE } from './support/asking.ts';
import { Absences, trip } from './support/absences.ts';
import { packOf } from './support/office.ts';

const KINDS = ['leave', 'vacation', 'business-trip', 'visit-abroad', 'away-from-area', 'away'] as const;
type Kind = (typeof KINDS)[number];
/** Kinds that by their own words leave the area: nobody can stay within it on them. */
const OUT: readonly Kind[] = ['visit-abroad', 'away-from-area'];

interface Case {
  readonly kind: Kind;
  readonly beyond: boolean;
  /** Whether the executive deputy is on a business trip out of the area on the same days. */
  readonly out: boolean;
}
const CASES: readonly Case[] = KINDS.flatMap((kind) =>
  [true, ...(OUT.includes(kind) ? [] : [false])].flatMap((beyond) => [false, true].map((out) => ({ kind, beyond, out }))),
);

/** The absence of the head on which each text lets him entrust somebody. */
const SPEAKS: Readonly<Record<(typeof FIVE)[number], (one: Case) => boolean>> = {
  'jincheng-chengqu': ({ kind }) => kind === 'business-trip',
  zezhou: ({ kind }) => kind === 'business-trip',
  xinzhou: ({ kind }) => kind === 'business-trip',
  // 外出: a trip is one by its nature, and so is leaving the district.
  weidong: ({ kind, beyond }) => beyond || kind === 'away' || kind === 'business-trip',
  // 离营.
  xishi: ({ beyond }) => beyond,
};

/** To whom it may be given then: `executive`, the executive deputy; `deputy`, another deputy. */
function line(government: (typeof FIVE)[number], one: Case): readonly string[] {
  if (!SPEAKS[government](one)) return [];
  if (government === 'weidong') return one.out ? [] : ['executive'];
  if (government === 'xishi') return one.out ? ['deputy'] : ['deputy', 'executive'];
  return one.out ? ['deputy'] : ['executive'];
}

/** Whom the head may entrust, by the acts themselves. */
function mayBeEntrusted(government: string, { kind, beyond, out }: Case): readonly string[] {
  const at = new Absences(packOf(government));
  if (out) {
    at.done('executive', government === 'weidong' ? 'report' : 'apply', { absence: trip() }, {}, 'b');
    if (government !== 'weidong') at.done('head', 'approve', {}, {}, 'b');
  }
  at.done('head', 'report', { absence: trip({ kind, beyond }) });
  const days = { from: '2026-11-26', until: '2026-11-27' };
  return Object.entries({ deputy: 'deputy-finance', executive: 'executive', head: 'head', office: 'registrar', department: 'finance-head' })
    .filter(([, to]) => at.ask('head', 'entrust', { to, ...days }).verdict.outcome === 'permitted')
    .map(([who]) => who);
}

/** Whom the question names. */
function isNamed(government: string, { kind, beyond, out }: Case): readonly string[] {
  const { outcome, answer } = ask(government, 'authority.stand-in', { absence: kind, beyond, away: out ? ['executive-deputy'] : [] });
  if (outcome !== 'answer') return [];
  const posts = answer?.posts ?? [];
  return [
    ...(posts.some((one) => !one.includes('常务')) ? ['deputy'] : []),
    ...(posts.some((one) => one.includes('常务')) ? ['executive'] : []),
  ];
}

describe.each(FIVE)('%s', (government) => {
  test.each(CASES)('市长、县长、区长 $kind，离开辖区 $beyond，常务副职也外出 $out', (one) => {
    const expected = line(government, one);
    expect(mayBeEntrusted(government, one)).toEqual(expected);
    expect(isNamed(government, one)).toEqual(expected);
  });
});
