/** What a text may not be after the signature either: the bans and the words it has to carry, judged anew on every change. */
import type { Finding, FindingCode } from '../../kernel/finding.ts';
import { countCharacters } from '../body.ts';
import type { Draft } from '../draft.ts';
import { factsIn } from '../route.ts';
import type { Judging } from './judging.ts';
import { judgeSubmission } from './submission.ts';

/** What is asked of the submission and not of the text: who was heard on it, what came with it, whether it came in time. */
const OF_THE_SUBMISSION: ReadonlySet<FindingCode> = new Set([
  'consultation.missing',
  'consultation.open',
  'disagreement.unlisted',
  'evidence.missing',
  'lead-time.short',
  'bulletin.unapproved',
]);

/**
 * What the texts forbid of this text, with the facts as the office found them. Refusals only: what a warning was
 * answered with at the submission stays answered.
 */
export function forbidden(j: Judging, draft: Draft): readonly Finding[] {
  const document = { ...j.state, draft, characters: countCharacters(draft.body) };
  return judgeSubmission(j.ctx, document, factsIn(j.ctx, document)).filter(
    (finding) => finding.outcome === 'refused' && !OF_THE_SUBMISSION.has(finding.code),
  );
}
