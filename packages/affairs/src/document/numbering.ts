/** Numbering series and how a number is written (发文字号: 机关代字〔年〕序号). */
import type { Finding } from '../kernel/finding.ts';
import type { Context } from '../kernel/procedure.ts';
import { barred } from '../office/findings.ts';
import { citationsFor } from './basis.ts';
import type { Draft } from './draft.ts';
import type { DocumentState } from './state.ts';

export interface Series {
  readonly id: string;
  readonly mark: string;
  readonly form: 'bracketed' | 'ordinal';
}

/** What of a document says in which series it is numbered. */
interface Numbered extends Pick<DocumentState, 'host'> {
  readonly draft: Pick<Draft, 'issuer' | 'kind'>;
}

/** The series a document may be numbered in: the issuer's for its kind, or the department's own. */
export function seriesOf(ctx: Pick<Context, 'organisation' | 'pack'>, state: Numbered): readonly Series[] {
  const { issuer, kind } = state.draft;
  if (issuer === 'department' || issuer === 'department-approved') {
    const department = ctx.organisation.departments.get(state.host);
    return department?.mark === undefined ? [] : [{ id: `department.${department.id}`, mark: department.mark, form: 'bracketed' }];
  }
  if (issuer === 'party') return [];
  const own = ctx.pack.source.series.filter((s) => s.issuer === issuer);
  const forKind = own.filter((s) => s.kinds?.includes(kind) === true);
  // A kind that has a series of its own (函, 令, 纪要) does not count in the general one.
  return forKind.length > 0 ? forKind : own.filter((s) => s.kinds === undefined);
}

/**
 * A document that no series takes can be signed and never numbered: it is told before it leaves the drafter, before it is
 * signed, and where it waits for its number already. A body's mark (发文机关代字) is the government office's to enter; as
 * soon as it is there, what waits goes on.
 */
export function withoutSeries(ctx: Context, state: Pick<DocumentState, 'draft' | 'host'>): readonly Finding[] {
  const { issuer } = state.draft;
  if (issuer === 'party' || seriesOf(ctx, state).length > 0) return [];
  const own = issuer === 'department' || issuer === 'department-approved';
  const body = ctx.organisation.departments.get(state.host)?.name ?? state.host;
  return [
    barred(
      'format.incomplete',
      own ? `${body}没有发文机关代字，不能编发文字号。` : '本府没有此类公文的发文字号，不能编号。',
      own ? `请政府办公室在“发文字号”中录入${body}的发文机关代字。` : '请在规则包中设定此类公文的发文字号。',
      citationsFor(ctx.pack, 'number')[0],
    ),
  ];
}

/** 城政发〔2023〕5号; an order is 第5号. The year has true brackets, the number no zero in front. */
export function numberText(series: Series, year: number, n: number): string {
  return series.form === 'ordinal' ? `${series.mark}第${n}号` : `${series.mark}〔${year}〕${n}号`;
}

/** The register's year of a series whose numbers show none: it never begins anew, so that no two documents are numbered alike. */
export const RUNS_ON = 0;

/**
 * The year under which the register counts a number: for 〔年〕 that of the document's date (成文日期), not of the day on
 * which it is numbered; for 第n号 none (`RUNS_ON`). Undefined while nobody has signed, since there is no date yet.
 */
export function registerYear(series: Pick<Series, 'form'>, state: Pick<DocumentState, 'signature'>): number | undefined {
  if (state.signature === undefined) return undefined;
  return series.form === 'ordinal' ? RUNS_ON : Number(state.signature.date.slice(0, 4));
}

/** Under what the register keeps a series: an exercise (演练) has registers of its own and uses up no real number. */
export const registerOf = (ctx: Pick<Context, 'exercise'>, series: string): string => (ctx.exercise ? `exercise.${series}` : series);
