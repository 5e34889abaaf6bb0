/** Building findings: the fact, what was expected and the way out, with the norm they rest on. */
import type { Citation, Modality, Norm } from '@lingxing/workrules';
import { outcomeOf, type DetailedCode, type Finding, type FindingCode, type FindingDetails } from '../../kernel/finding.ts';

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
