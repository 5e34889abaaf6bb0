/** Building findings: the fact, what was expected and the way out, with the norm they rest on. */
import {
  DOCUMENT_FACTS,
  type Citation,
  type DocumentFacts,
  type FactName,
  type Modality,
  type Norm,
  type NormOf,
} from '@lingxing/workrules';
import { outcomeOf, type DetailedCode, type Finding, type FindingCode, type FindingDetails } from '../kernel/finding.ts';

import { KIND_LABELS } from './labels.ts';

type Grounds = Pick<Norm, 'id' | 'citation' | 'modality'>;

/** A norm not kept: refused or warned by its modality. */
export function broken(norm: Grounds, code: FindingCode, message: string, wayOut: string, modality: Modality = norm.modality): Finding {
  return { code, outcome: outcomeOf(modality), citation: norm.citation, norm: norm.id, modality, message, wayOut };
}

/** A norm not kept, with what the sentence says as data. */
export function brokenWith<C extends DetailedCode>(
  norm: Grounds,
  code: C,
  detail: FindingDetails[C],
  message: string,
  wayOut: string,
): Finding {
  return { ...broken(norm, code, message, wayOut), detail };
}

/** A norm kept; shown folded. */
export function kept(norm: Grounds, code: FindingCode, message: string): Finding {
  return { code, outcome: 'passed', citation: norm.citation, norm: norm.id, modality: norm.modality, message };
}

/** What no norm speaks of: a step not reached, a field wrongly filled. */
export function barred(code: FindingCode, message: string, wayOut?: string, citation?: Citation): Finding {
  return { code, outcome: 'refused', message, wayOut, citation };
}

const spokenOf = new WeakMap<NormOf<'prohibition'>, readonly FactName[]>();

/** The facts that a ban turns on, read out of its conditions once. */
function factsOf(norm: NormOf<'prohibition'>): readonly FactName[] {
  let names = spokenOf.get(norm);
  if (names === undefined) {
    names = [...new Set([norm.when ?? {}].flat().flatMap((all) => Object.keys(all) as FactName[]))];
    spokenOf.set(norm, names);
  }
  return names;
}

/** The facts a ban speaks of, in the office's words: what is so, before what should be. */
export function factWords(norm: NormOf<'prohibition'>, facts: DocumentFacts): string {
  const words = factsOf(norm).flatMap((name) => (facts[name] === true ? [DOCUMENT_FACTS[name].label] : []));
  return `此件${words.length > 0 ? words.join('、') : `文种为${KIND_LABELS[facts.kind]}`}`;
}

const mentions = (norm: NormOf<'length'>, fact: FactName): boolean =>
  (Array.isArray(norm.when) ? norm.when : [norm.when ?? {}]).some((all) => fact in all);

/** What a limit on length is of: a text that sets one for a general and one for a special report is quoted with the one it means. */
export function lengthOf(norm: NormOf<'length'>, { kind, scope }: Pick<DocumentFacts, 'kind' | 'scope'>, name = KIND_LABELS[kind]): string {
  if (!mentions(norm, 'scope')) return name;
  if (kind === 'report') return `${scope === 'general' ? '综合' : '专项'}${name}`;
  return scope === 'general' ? name : `部署专项工作、具体任务的${name}`;
}

/** Which kind of finding a ban is: of the issuer's powers, of the document's elements, or of what it says. */
export function prohibitionCode(norm: NormOf<'prohibition'>): FindingCode {
  if (norm.only?.mayMakeRules === false) return 'issuer.barred';
  return norm.citation.source === 'work-rules' ? 'prohibition.broken' : 'format.incomplete';
}

/** Whether a norm wants a body of this kind asked; the justice bureau and the office are departments among others. */
export const wantsAsked = (norm: NormOf<'consultation'>, kind: string | undefined): boolean =>
  norm.asked.includes(kind === 'lower-government' ? 'lower-government' : 'department');

/** Silence binds departments, the justice bureau among them; towns and sub-districts only where a text says so. */
export function silenceBinds(binds: readonly string[], kind: string | undefined): boolean {
  return kind === 'lower-government' ? binds.includes('lower-government') : kind !== undefined && binds.includes('department');
}

/** A reply that is not issued to whoever asked reaches nobody who waits for it: it neither goes out nor ends the paper. */
export const answersNobody = (asker: string): Finding =>
  barred('format.incomplete', `此件答复${asker}的来文，印发范围中没有${asker}。`, `请把${asker}列入印发范围。`);
