/** 备案: which filings a normative document still needs after it was issued, and by when. */
import { PARTICIPANTS, type Citation, type DueDate, type NormOf } from '@lingxing/workrules';
import type { Context } from '../kernel/procedure.ts';
import { dayOfMoment } from '../kernel/words.ts';
import type { Judging } from './judge/judging.ts';
import { issuedAt, type FilingRecord } from './state.ts';

/**
 * The norms under which it has not been filed. One that does not say with whom asks nothing besides those that do, and
 * where it stands alone any filing meets it.
 */
export function missingFilings(j: Judging): readonly NormOf<'filing'>[] {
  return wantedFilings(j).filter((norm) => filingUnder(j, norm) === undefined);
}

const filingUnder = (j: Judging, norm: NormOf<'filing'>): FilingRecord | undefined => j.state.filings?.find((one) => one.norm === norm.id);

const wantedFilings = (j: Judging): readonly NormOf<'filing'>[] => filingsWanted(j.norms.of('filing'));

/** Of the norms on filing that speak of a document those that want it filed; consultations ask it as well. */
export function filingsWanted(speaking: readonly NormOf<'filing'>[]): readonly NormOf<'filing'>[] {
  // Without a condition it speaks of what others file with this government.
  const all = speaking.filter((norm) => norm.when !== undefined);
  const named = all.filter((norm) => norm.to !== undefined);
  return named.length > 0 ? named : all.slice(0, 1);
}

export interface Filing {
  readonly norm: NormOf<'filing'>;
  readonly citation: Citation;
  readonly done?: FilingRecord | undefined;
  /** From the day of issue; undefined where neither the text nor the government's own setting gives a limit. */
  readonly limit?: { readonly from: string; readonly value: number; readonly unit: 'workday' | 'day'; readonly due: DueDate } | undefined;
}

/** Every filing of a document that has been issued, done or not. */
export function filings(j: Judging): readonly Filing[] {
  const issued = issuedAt(j.state);
  if (issued === undefined) return [];
  const from = dayOfMoment(issued);
  return wantedFilings(j).map((norm) => {
    const limit = limitOf(j, norm);
    return {
      norm,
      citation: norm.citation,
      done: filingUnder(j, norm),
      ...(limit === undefined ? {} : { limit: { ...limit, from, due: j.ctx.calendar.due(from, limit.value, limit.unit) } }),
    };
  });
}

/** The text's own limit, else the one that the government has set. */
function limitOf(j: Judging, norm: NormOf<'filing'>): { value: number; unit: 'workday' | 'day' } | undefined {
  if (norm.value !== undefined && norm.unit !== undefined) return { value: norm.value, unit: norm.unit };
  const set = j.ctx.pack.source.settings.find((one) => one.id === norm.setting);
  return set?.value === undefined || set.unit === undefined ? undefined : { value: set.value, unit: set.unit };
}

/** With whom a norm wants it filed, by name; empty where the text does not say. */
export function filedWith({ pack }: Pick<Context, 'pack'>, norm: NormOf<'filing'>): string {
  const { government } = pack.source;
  return (norm.to ?? [])
    .map((one) =>
      one === 'government'
        ? government.name
        : one === 'superior-government'
          ? government.superiorGovernment
          : one === 'congress'
            ? `${government.congress}常务委员会`
            : PARTICIPANTS[one],
    )
    .join('、');
}
