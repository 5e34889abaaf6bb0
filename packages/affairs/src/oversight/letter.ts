/**
 * The reply on paper (答复函): which replies go out as a letter, how it is called, in which register it is numbered, to whom copies
 * go. A body numbers it in the register in which it numbers its documents, once it is signed; a person who wrote has a letter without
 * a number. What a text or a statute gives a form of its own (a report to the congress, a decision, a defence) is no letter.
 */
import type { RulePack } from '@lingxing/workrules';
import { numberText, registerOf, seriesOf, type Series } from '../document/numbering.ts';
import type { Context, NumberRequest } from '../kernel/procedure.ts';
import { dayOfMoment } from '../kernel/words.ts';
import { kindOf, replyOf, type KindName } from './kinds.ts';
import type { OversightForm } from './form.ts';
import type { OversightState } from './state.ts';

/** Whether the reply goes out as a letter: one that bears no name has nobody to go to. */
export const hasLetter = ({ kind, from }: Pick<OversightForm, 'kind' | 'from'>): boolean =>
  kindOf(kind).letter !== undefined && from !== undefined;

/** The reply that waits for its number: the last one, signed, of a kind that is numbered. */
export function unnumbered({ form, replies }: Pick<OversightState, 'form' | 'replies'>): OversightState['replies'][number] | undefined {
  const last = replies.at(-1);
  return kindOf(form.kind).letter === 'numbered' && last?.number === undefined ? last : undefined;
}

/** The register of the body that replied; undefined while nobody has entered its mark (发文机关代字). */
export const replySeries = (ctx: Pick<Context, 'organisation' | 'pack'>, host: string): Series | undefined =>
  seriesOf(ctx, { draft: { issuer: 'department', kind: 'letter' }, host })[0];

/** The number that 编号 draws: in the year of the day on which the reply was signed. */
export function numberOf(
  ctx: Context,
  state: OversightState,
): { readonly series: Series; readonly register: string; readonly year: number } | undefined {
  const reply = unnumbered(state);
  const series = reply === undefined ? undefined : replySeries(ctx, reply.department);
  if (reply === undefined || series === undefined) return undefined;
  return { series, register: registerOf(ctx, series.id), year: Number(dayOfMoment(reply.at).slice(0, 4)) };
}

/** As the ledger asks it. */
export function numberRequest(
  ctx: Context,
  state: OversightState,
  { openAt, openReason }: { readonly openAt?: number | undefined; readonly openReason: string },
): NumberRequest | undefined {
  const own = numberOf(ctx, state);
  if (own === undefined) return undefined;
  const asked = { series: own.register, year: own.year };
  return openAt === undefined ? asked : { ...asked, openAt, openReason };
}

export const replyNumber = ({ series, year }: { readonly series: Series; readonly year: number }, n: number): string =>
  numberText(series, year, n);

/** What it answers, as its title says it. */
const NOUN: Partial<Record<KindName, string>> = { suggestion: '建议', proposal: '提案', inquiry: '询问、质询' };

/** 关于第12号建议的答复; without a number by what it is about. The second handling says so. */
export function letterTitle({ kind, number, subject }: Pick<OversightForm, 'kind' | 'number' | 'subject'>, round: number): string {
  const noun = NOUN[kind];
  const reply = `${round > 1 ? '再次' : ''}${replyOf(kind, round)}`;
  if (noun !== undefined && number !== undefined) {
    const bare = number.replace(/(?:建议|提案)$/u, '');
    const called = /^\d+$/u.test(bare) ? `第${bare}号` : /\d$/u.test(bare) ? `${bare}号` : bare;
    return `关于${called}${noun}的${reply}`;
  }
  const about = subject.replace(/^关于/u, '').replace(/的(?:建议|提案)$/u, '');
  return `关于${about}${noun === undefined ? '' : `的${noun}`}的${reply}`;
}

/** To whom copies go unless the drafter writes others: the congress whose deputy raised it, and the government's office. */
export function copiesTo({ source: { government } }: RulePack, kind: KindName): readonly string[] {
  if (kindOf(kind).letter !== 'numbered') return [];
  return [...(kind === 'proposal' ? [] : [`${government.congress}常务委员会`]), government.office.name];
}
