/** What is asked of or reported to whom, and whether it is reported in time. Acts and questions are judged alike. */
import type { MatterName, NormOf, Participant, RulePack } from '@lingxing/workrules';
import type { Finding } from '../kernel/finding.ts';
import { dayWords } from '../kernel/words.ts';
import { broken, kept } from '../office/findings.ts';
import { covers, restrained } from './restrictions.ts';

/** What is major is important all the more: a text that asks to report the important asks it of this too. */
const MORE_THAN_IMPORTANT: readonly MatterName[] = ['major-matter', 'major-decision'];

/** The norms on reporting this; of whoever is named, or of anybody where no one is. */
export const reportingOn = (pack: RulePack, what: MatterName, who?: readonly Participant[]): readonly NormOf<'reporting'>[] =>
  pack
    .of('reporting')
    .filter(
      (one) =>
        (one.what.includes(what) || (MORE_THAN_IMPORTANT.includes(what) && one.what.includes('important-matter'))) &&
        (who === undefined || who.some((name) => covers(one.who, name))),
    );

/** Nothing makes it timely any more: it is reported with its breach, or let pass by the head. */
const LATE = '改为补登，照实报告，不合规定之处随件列出；或者由行政首长书面同意照办。';

/**
 * Whether what happens on a day is reported in time, on days in Asia/Shanghai. 提前 without a number of days is kept by the
 * day itself at the latest; where the text forbids to report at the last moment (临时报告), by the day before. 及时 and what
 * comes up in the course of things have no day that could be passed.
 */
export function reportedInTime(
  pack: RulePack,
  norms: readonly NormOf<'reporting'>[],
  who: readonly Participant[],
  { on, reported }: { readonly on: string; readonly reported: string },
): readonly Finding[] {
  const beforehand = norms.some((one) => one.timing === 'beforehand');
  const names = who.find((name) => restrained(pack, 'late-report', name, new Set()).length > 0);
  const atLast = beforehand && names !== undefined && reported >= on ? restrained(pack, 'late-report', names, new Set()) : [];
  return [
    // What is reported at the last moment is not listed as reported beforehand too.
    ...norms
      .filter((norm) => norm.timing !== 'beforehand' || reported > on || atLast.length === 0)
      .map((norm) =>
        norm.timing === 'beforehand' && reported > on
          ? broken(norm, 'lead-time.short', `${dayWords(on)}的事项，${dayWords(reported)}才报告：${norm.says}。`, LATE)
          : kept(norm, 'rule.states', `${norm.says}。`),
      ),
    ...atLast.map((one) => ({ ...one, wayOut: LATE })),
  ];
}
