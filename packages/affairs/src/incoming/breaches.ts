/**
 * A submission held against the norms on submissions: what is found against it when it comes in. The paper is registered
 * as it is, with its breaches (a refusal bars a step, never a fact); what they bar is sending it up.
 */
import { applicable, signOffFor, type Applicable, type DocumentFacts, type NormOf } from '@lingxing/workrules';
import type { Finding, FindingCode } from '../kernel/finding.ts';
import type { Context } from '../kernel/procedure.ts';
import { dayWords, limitWords } from '../kernel/words.ts';

import { economyFindings } from '../conduct/economy.ts';
import { broken, brokenWith, factWords, lengthOf, prohibitionCode, silenceBinds, wantsAsked } from '../office/findings.ts';
import { EVIDENCE_LABELS, KIND_LABELS } from '../office/labels.ts';
import { factsOfLetter, factsOnBehalf, isSubmission, othersConcerned, type Letter } from './letter.ts';

/** The kinds of finding that lie in the paper itself; those on the act are of other kinds. */
export const PAPER_CODES: ReadonlySet<FindingCode> = new Set([
  'signer.wrong',
  'issuer.barred',
  'prohibition.broken',
  'evidence.missing',
  'consultation.missing',
  'disagreement.unlisted',
  'length.exceeded',
  'lead-time.short',
  'bulletin.unapproved',
  'bulletin.kinds',
  'format.incomplete',
]);

/**
 * Every norm that the paper does not keep, with its source. Empty for papers that the rules on submissions do not bind.
 * `received` is the day on which it came in, by which a lead time is counted; `came` the bulletins that its sender has
 * sent in already.
 */
export function breachesOf(ctx: Context, letter: Letter, received: string = ctx.today, came?: readonly string[]): readonly Finding[] {
  if (!isSubmission(letter)) return [];
  const facts = factsOfLetter(letter, ctx.organisation);
  const norms = applicable(ctx.pack, facts);
  return [
    ...norms
      .of('prohibition')
      .map((norm) => broken(norm, prohibitionCode(norm), `${factWords(norm, facts)}。规定：${norm.says}。`, norm.wayOut)),
    ...unargued(norms, letter),
    ...countersigning(ctx, norms, letter),
    ...unlisted(norms, letter),
    ...tooLong(norms, facts, letter),
    ...sparing(ctx, letter, came),
    ...tooLate(ctx, letter, received),
    ...unsigned(ctx, norms, letter),
  ];
}

function countersigning(ctx: Context, norms: Applicable, letter: Letter): Finding[] {
  return norms.of('consultation').flatMap((norm) => {
    const own = norm.by.includes('host-head') && !letter.signedByHead ? [unsignedByHost(norm)] : [];
    return [...own, ...askedOf(ctx, norm, letter)];
  });
}

/** The sender's own main responsible person countersigns beside the others, where a text says so of him too. */
const unsignedByHost = (norm: NormOf<'consultation'>): Finding =>
  broken(norm, 'signer.wrong', '涉及其他部门职权，未由主办部门主要负责人会签。', '退请来文单位主要负责人会签后重报。');

function askedOf(ctx: Context, norm: NormOf<'consultation'>, letter: Letter): Finding[] {
  const wanted = bodiesFor(ctx, norm, letter);
  if (wanted.length === 0 && !norm.asked.includes('department')) return [unaskedBelow(ctx, norm)];
  const missing = wanted.filter((body) => !hasCountersigned(ctx, norm, letter, body));
  if (missing.length === 0) return [];
  const names = missing.map((body) => ctx.organisation.departments.get(body)?.name ?? body).join('、');
  const word = norm.mode === 'consult' ? '征求意见' : '会签';
  // Where the text does not say who of the department countersigns, nobody in particular is missed.
  const who = norm.byUnnamed === true ? '' : onlyHeads(norm) ? '主要负责人' : '负责人';
  const fact = norm.mode === 'consult' ? `涉及${names}职权，未见其意见。` : `涉及${names}职权，未见其${who}会签。`;
  return [broken(norm, 'consultation.missing', fact, `退请来文单位先向${names}${word}。`)];
}

/** The bodies that a norm wants asked: those the paper names, and of lower governments any whose answer it shows. */
function bodiesFor(ctx: Context, norm: NormOf<'consultation'>, letter: Letter): readonly string[] {
  const answered = norm.asked.includes('department') ? [] : letter.countersignatures.map((one) => one.body);
  return [...new Set([...othersConcerned(letter), ...answered])].filter((body) =>
    wantsAsked(norm, ctx.organisation.departments.get(body)?.kind),
  );
}

/** A paper that touches lower governments and shows the answer of none: which it touches is the sender's to judge. */
function unaskedBelow(ctx: Context, norm: NormOf<'consultation'>): Finding {
  const lower = ctx.pack.source.government.lowerGovernments;
  const word = norm.mode === 'consult' ? '征求意见' : '会签';
  return broken(norm, 'consultation.missing', `涉及${lower}，未见其中任何一个的意见。`, `退请来文单位先向所涉及的${lower}${word}。`);
}

const onlyHeads = (norm: NormOf<'consultation'>): boolean => norm.by.every((ref) => ref === 'concerned-department-head');

/** Silence past the limit counts as no objection where the text says so, and only for the bodies that it binds. */
function hasCountersigned(ctx: Context, norm: NormOf<'consultation'>, letter: Letter, body: string): boolean {
  const enough = (by: 'head' | 'responsible'): boolean => norm.mode === 'consult' || by === 'head' || !onlyHeads(norm);
  // Whoever submits it together with the sender has signed the paper itself.
  if (letter.jointly?.some((one) => one.body === body && enough(one.by)) === true) return true;
  const silence = ctx.pack.of('consultation-limit')[0]?.silence;
  return letter.countersignatures.some((one) => {
    if (one.body !== body) return false;
    if (one.by === 'silent') return silence !== undefined && silenceBinds(silence.binds, ctx.organisation.departments.get(body)?.kind);
    return enough(one.by);
  });
}

/** A department's bulletins and empty papers; the texts say nothing of those of towns. */
function sparing(ctx: Context, letter: Letter, came: readonly string[] | undefined): Finding[] {
  if (letter.sender.class !== 'department') return [];
  const { bulletin, sender, facts } = letter;
  const paper = { body: sender.body, inGovernmentsName: false, submitted: true, bulletin, came, substance: facts.substance };
  return economyFindings(ctx, paper).filter((one) => one.outcome !== 'passed');
}

function unlisted(norms: Applicable, letter: Letter): Finding[] {
  if (letter.positionsListed || !letter.countersignatures.some((one) => one.position === 'differ')) return [];
  return norms
    .of('disagreement')
    .map((norm) => broken(norm, 'disagreement.unlisted', '部门有不同意见，未列明各方意见、理据和办理建议。', '退请来文单位列明后重报。'));
}

function unargued(norms: Applicable, letter: Letter): Finding[] {
  return norms.of('evidence').flatMap((norm) => {
    const missing = norm.evidence.filter((kind) => !letter.evidence.includes(kind));
    const names = missing.map((kind) => EVIDENCE_LABELS[kind]).join('、');
    return missing.length === 0
      ? []
      : [brokenWith(norm, 'evidence.missing', { evidence: missing }, `未附${names}。`, `退请来文单位补充${names}。`)];
  });
}

/** A draft on another's behalf comes so long before it has to be with whom it goes on to. */
function tooLate(ctx: Context, letter: Letter, received: string): Finding[] {
  const facts = factsOnBehalf(letter, ctx.organisation);
  const deadline = letter.onBehalf?.deadline;
  if (facts === undefined || deadline === undefined) return [];
  return applicable(ctx.pack, facts)
    .of('lead-time')
    .flatMap((norm) => {
      const latest = ctx.calendar.due(deadline, -norm.value, norm.unit).date;
      if (received <= latest) return [];
      const ahead = limitWords(norm.value, norm.unit);
      const fact = `代拟稿${dayWords(received)}收到，报送时限为${dayWords(deadline)}，原则上提前${ahead}、在${dayWords(latest)}前报送。`;
      return [broken(norm, 'lead-time.short', fact, '请来文单位说明未能提前的理由。')];
    });
}

function tooLong(norms: Applicable, facts: DocumentFacts, letter: Letter): Finding[] {
  const name = letter.kind === 'other' ? '来文' : KIND_LABELS[letter.kind];
  return norms
    .of('length')
    .filter((norm) => letter.characters > norm.value)
    .map((norm) =>
      broken(
        norm,
        'length.exceeded',
        `正文${letter.characters}字，${lengthOf(norm, facts, name)}一般不超过${norm.value}字。`,
        `请压缩${letter.characters - norm.value}字，或说明理由。`,
      ),
    );
}

/** Who has to have signed the paper of a body: as the text says of submissions, else as of what a body issues itself. */
function unsigned(ctx: Context, norms: Applicable, letter: Letter): Finding[] {
  if (letter.signedByHead) return [];
  const own = norms.of('step').find((norm) => norm.step === 'department-approval');
  if (own !== undefined) return [broken(own, 'signer.wrong', '来文未由主要负责人签发。', '退请来文单位主要负责人签发后重报。')];
  const result = signOffFor(ctx.pack, factsOfLetter(letter, ctx.organisation));
  return !('row' in result) || !result.row.by.includes('host-head')
    ? []
    : [broken(result.row, 'signer.wrong', '来文未由主要负责人签发。', '退请来文单位主要负责人签发后重报。')];
}
