/**
 * What a draft has to meet when it goes from the department to the government: the bans, the evidence, the
 * consultation, the length, the lead time, the words it has to carry. Judged when the clerk sends it, when the
 * department's head approves it, and once more when the office vets it with the facts as the office sees them.
 */
import { applicable, type DocumentFacts, type NormOf } from '@lingxing/workrules';
import type { Finding } from '../../kernel/finding.ts';
import type { Context } from '../../kernel/procedure.ts';
import { dayWords, limitWords } from '../../kernel/words.ts';
import { economyFindings } from '../../conduct/economy.ts';
import { namesAsker } from '../../office/bodies.ts';
import { blockText } from '../body.ts';
import { coIssuersOf, type Draft } from '../draft.ts';
import { EVIDENCE_LABELS, SECRECY_LABELS } from '../labels.ts';
import { namedMeeting } from './named-meeting.ts';
import { differing } from '../requirements.ts';
import type { ConsultationAsk, ConsultationReply, DocumentState } from '../state.ts';
import { barred, broken, brokenWith, kept, factWords, lengthOf, prohibitionCode, silenceBinds, wantsAsked } from '../../office/findings.ts';

/** Who was asked about a document and what was said. */
type Heard = Pick<DocumentState, 'consultations' | 'positions'>;
/** What submission looks at; a draft not yet stored has it too, without consultations. */
export type Submitted = Pick<DocumentState, 'host' | 'draft'> & Heard & { readonly characters: number };

/**
 * The kinds of norm that a submission is judged by besides bans; no other has a say in it. Bans look at nothing but the
 * facts: evidence, asking others, length and words have no say in them.
 */
export const DEMANDING_KINDS = ['evidence', 'consultation', 'disagreement', 'length', 'lead-time', 'remark'] as const;
export type DemandingKind = (typeof DEMANDING_KINDS)[number];
type Demanding = { readonly of: <K extends DemandingKind>(kind: K) => readonly NormOf<K>[] };

/** Every finding on a submission. */
export function judgeSubmission(ctx: Context, doc: Submitted, facts: DocumentFacts): Finding[] {
  const norms = applicable(ctx.pack, facts);
  return [
    ...asItIs(doc),
    ...prohibitions(norms.of('prohibition'), facts),
    ...demands(ctx, norms, doc, facts),
    ...namedMeeting(ctx.pack, facts),
  ];
}

/** What bars a document whatever it says: a secrecy mark, an empty body. */
function asItIs(doc: Submitted): Finding[] {
  const findings: Finding[] = [];
  secrecy(doc.draft, findings);
  if (!doc.draft.body.some((block) => block.type === 'image' || blockText(block).trim() !== ''))
    findings.push(barred('format.incomplete', '正文为空。', '请写好正文再送。'));
  return findings;
}

/** What a document has to have or to be besides not being banned: by the norms of all kinds but bans. */
export function demands(ctx: Context, norms: Demanding, doc: Submitted, facts: Pick<DocumentFacts, 'kind' | 'scope'>): Finding[] {
  const findings: Finding[] = [];
  evidence(norms, doc.draft, findings);
  consultations(ctx, norms, doc, findings);
  unanswered(ctx, norms, doc, findings);
  disagreement(ctx, norms, doc, findings);
  length(norms, doc.characters, facts, findings);
  leadTime(ctx, norms, doc.draft, findings);
  remarks(norms, doc.draft, findings);
  answering(ctx, doc.draft, findings);
  const { issuer, to, bulletin } = doc.draft;
  findings.push(
    ...economyFindings(ctx, {
      body: doc.host,
      inGovernmentsName: issuer === 'government' || issuer === 'office',
      submitted: issuer === 'department' && to === 'government',
      bulletin,
      substance: doc.draft.facts.substance,
    }),
  );
  return findings;
}

function secrecy(draft: Draft, findings: Finding[]): void {
  if (draft.secrecy === 'none') return;
  findings.push(
    barred(
      'secrecy.classified',
      `文稿标为${SECRECY_LABELS[draft.secrecy]}，本系统不处理涉密公文。`,
      '请在符合保密要求的系统或以纸质方式办理；此处只登记有此件的事实。',
    ),
  );
}

/** The bans that speak of a document: they look at nothing but its facts. */
export const prohibitions = (bans: readonly NormOf<'prohibition'>[], facts: DocumentFacts): Finding[] =>
  bans.map((norm) => broken(norm, prohibitionCode(norm), `${factWords(norm, facts)}。规定：${norm.says}。`, norm.wayOut));

function evidence(norms: Demanding, draft: Draft, findings: Finding[]): void {
  for (const norm of norms.of('evidence')) {
    const missing = norm.evidence.filter((kind) => !draft.evidence.some((e) => e.kind === kind));
    if (missing.length === 0) findings.push(kept(norm, 'evidence.missing', norm.says));
    else {
      const names = missing.map((kind) => EVIDENCE_LABELS[kind]).join('、');
      findings.push(brokenWith(norm, 'evidence.missing', { evidence: missing }, `缺少${names}。`, `请在“论证材料”中补充${names}。`));
    }
  }
}

/** The last word of a body, if it has given one or is taken to have none to give. */
export const lastReply = (ask: ConsultationAsk): ConsultationReply | undefined => ask.replies.at(-1);

/** Asks to a body in consultations that still stand, countersigning only where that is what the text demands. */
function asksTo(doc: Heard, body: string, mode: 'consult' | 'countersign'): readonly ConsultationAsk[] {
  return doc.consultations
    .filter((c) => c.stands && (mode === 'consult' || c.mode === 'countersign'))
    .flatMap((c) => c.asks.filter((a) => a.body === body));
}

const kindOf = (ctx: Context, body: string) => ctx.organisation.departments.get(body)?.kind;
const nameOf = (ctx: Context, body: string): string => ctx.organisation.departments.get(body)?.name ?? body;

/**
 * Whether silence past the limit is no objection (逾期不回复视为无不同意见): between bodies of the kinds that the text
 * binds, and only for one that has not spoken. What a body has said on this text, or objected to on any, silence never unsays.
 */
export function silenceCounts(ctx: Context, doc: Pick<DocumentState, 'host' | 'consultations'>, body: string): boolean {
  const binds = ctx.pack.of('consultation-limit')[0]?.silence?.binds;
  if (binds === undefined || !silenceBinds(binds, kindOf(ctx, doc.host)) || !silenceBinds(binds, kindOf(ctx, body))) return false;
  return !hasSpoken(doc, body);
}

/** Whether a body has answered on the text as it stands, or still holds an objection to an earlier one. */
export const hasSpoken = (doc: Pick<DocumentState, 'consultations'>, body: string): boolean =>
  differing(doc).includes(body) ||
  doc.consultations.some(
    (c) => c.stands && c.asks.some((a) => a.body === body && a.replies.some((r) => r.position !== 'no-objection-deemed')),
  );

/** Whether an ask still waits for its answer: not yet put, without a limit, or within it. */
const runs = (ctx: Context, ask: ConsultationAsk): boolean => ask.due === undefined || ask.due >= ctx.today;

/** The bodies that a norm wants asked: those the draft names, and of lower governments any that was asked. */
function bodiesFor(ctx: Context, norm: NormOf<'consultation'>, doc: Submitted): readonly string[] {
  // Who issues it jointly says so by countersigning, and is not asked besides.
  const joint = coIssuersOf(doc.draft);
  const named = doc.draft.departmentsConcerned.filter((body) => !joint.includes(body) && wantsAsked(norm, kindOf(ctx, body)));
  if (norm.asked.includes('department')) return named;
  const asked = doc.consultations.filter((c) => c.stands).flatMap((c) => c.asks.map((a) => a.body));
  return [...new Set([...named, ...asked.filter((body) => wantsAsked(norm, kindOf(ctx, body)))])];
}

function consultations(ctx: Context, norms: Demanding, doc: Submitted, findings: Finding[]): void {
  for (const norm of norms.of('consultation')) {
    const word = norm.mode === 'consult' ? '征求意见' : '会签';
    const unasked: string[] = [];
    const open: string[] = [];
    const silent: string[] = [];
    const bodies = bodiesFor(ctx, norm, doc);
    if (bodies.length === 0) {
      const lower = ctx.pack.source.government.lowerGovernments;
      if (!norm.asked.includes('department'))
        findings.push(
          broken(
            norm,
            'consultation.missing',
            `涉及${lower}，尚未向其中任何一个${word}。`,
            `请先向所涉及的${word}；涉及哪些由起草单位判断。`,
          ),
        );
      continue;
    }
    for (const body of bodies) {
      const asks = asksTo(doc, body, norm.mode);
      const name = nameOf(ctx, body);
      if (asks.length === 0) unasked.push(name);
      else if (asks.some((a) => lastReply(a) !== undefined)) continue;
      // Where silence is taken for consent the system says so the day after; elsewhere the text asks that it be asked.
      else if (asks.some((a) => runs(ctx, a)) || silenceCounts(ctx, doc, body)) open.push(name);
      else silent.push(name);
    }
    if (silent.length > 0)
      findings.push(
        broken(norm, 'consultation.open', `${silent.join('、')}：已征求，逾期未回复。`, '请写明催询情况和先行报送的理由。', 'should'),
      );
    if (unasked.length > 0)
      findings.push(
        broken(norm, 'consultation.missing', `涉及${unasked.join('、')}职权，尚未${word}。`, `请先向${unasked.join('、')}${word}。`),
      );
    if (open.length > 0)
      findings.push(broken(norm, 'consultation.open', `${open.join('、')}尚未回复。`, '请待其回复，或按商定的期限、时限届满后再送。'));
    if (unasked.length + open.length + silent.length === 0) findings.push(kept(norm, 'consultation.missing', norm.says));
  }
}

/** Bodies asked of the host's own accord that have not answered: nothing demands their answer, but it is on its way. */
function unanswered(ctx: Context, norms: Demanding, doc: Submitted, findings: Finding[]): void {
  const limit = ctx.pack.of('consultation-limit')[0];
  const demanded = new Set(norms.of('consultation').flatMap((norm) => bodiesFor(ctx, norm, doc)));
  const open = doc.consultations
    .filter((c) => c.stands)
    .flatMap((c) => c.asks.filter((a) => !demanded.has(a.body) && lastReply(a) === undefined && !hasSpoken(doc, a.body) && runs(ctx, a)));
  if (limit === undefined || open.length === 0) return;
  const names = [...new Set(open.map((a) => nameOf(ctx, a.body)))].join('、');
  findings.push(
    broken(limit, 'consultation.open', `已征求${names}意见，尚未回复，时限未满。`, '请待其回复，或写明先行报送的理由。', 'should'),
  );
}

export function disagreement(ctx: Context, norms: Demanding, doc: Heard, findings: Finding[]): void {
  const bodies = differing(doc);
  if (bodies.length === 0) return;
  const names = bodies.map((b) => nameOf(ctx, b)).join('、');
  for (const norm of norms.of('disagreement')) {
    if (norm.bars) {
      findings.push(
        broken(
          norm,
          'coordination.missing',
          `与${names}尚未协商一致，不得向下行文。`,
          '请继续协商取得一致；协商不成的，报请政府决定，由政府行文。',
        ),
      );
      continue;
    }
    const lastDiffer = Math.max(
      ...doc.consultations.flatMap((c) => c.asks.flatMap((a) => a.replies.filter((x) => x.position === 'differ').map((x) => x.at))),
    );
    const unlisted = doc.positions === undefined || (doc.positions.at < lastDiffer && !norm.countersignAfterwards);
    if (unlisted || doc.positions === undefined) {
      findings.push(
        broken(norm, 'disagreement.unlisted', `与${names}意见不一致，尚未列明各方意见、理据和办理建议。`, '请先列明分歧并提出办理建议。'),
      );
      continue;
    }
    const since = doc.positions.at;
    const uncountersigned = norm.countersignAfterwards
      ? bodies.filter((b) => !asksTo(doc, b, 'countersign').some((a) => (lastReply(a)?.at ?? -1) >= since))
      : [];
    if (uncountersigned.length > 0) {
      const who = uncountersigned.map((b) => nameOf(ctx, b)).join('、');
      const head = norm.by.length === 1 && norm.by[0] === 'concerned-department-head' ? '主要负责人' : '';
      // Asked after the listing and out of time: the objection stands and is listed, and no one can be made to countersign.
      const late = uncountersigned.every((b) => {
        const asks = asksTo(doc, b, 'countersign').filter((a) => lastReply(a) === undefined);
        return asks.length > 0 && asks.every((a) => !runs(ctx, a));
      });
      findings.push(
        late
          ? broken(
              norm,
              'disagreement.unlisted',
              `分歧列明后已送${who}${head}会签，逾期未回复。`,
              '请写明催询情况和先行报送的理由。',
              'should',
            )
          : broken(norm, 'disagreement.unlisted', `分歧列明后尚未由${who}${head}会签。`, `请就列明的意见再送${who}会签。`),
      );
    } else findings.push(kept(norm, 'disagreement.unlisted', norm.says));
  }
}

function length(norms: Demanding, characters: number, facts: Pick<DocumentFacts, 'kind' | 'scope'>, findings: Finding[]): void {
  for (const norm of norms.of('length')) {
    if (characters > norm.value) {
      findings.push(
        broken(
          norm,
          'length.exceeded',
          `正文${characters}字，${lengthOf(norm, facts)}一般不超过${norm.value}字。`,
          `请压缩${characters - norm.value}字，或说明理由。`,
        ),
      );
    } else findings.push(kept(norm, 'length.exceeded', `正文${characters}字，不超过${norm.value}字。`));
  }
}

function leadTime(ctx: Context, norms: Demanding, draft: Draft, findings: Finding[]): void {
  if (draft.deadline === undefined) return;
  for (const norm of norms.of('lead-time')) {
    const latest = ctx.calendar.due(draft.deadline, -norm.value, norm.unit).date;
    const ahead = limitWords(norm.value, norm.unit);
    if (ctx.today > latest) {
      findings.push(
        broken(
          norm,
          'lead-time.short',
          `报送时限为${dayWords(draft.deadline)}，原则上提前${ahead}、在${dayWords(latest)}前报送，今日为${dayWords(ctx.today)}。`,
          '请尽快报送并说明未能提前的理由。',
        ),
      );
    } else findings.push(kept(norm, 'lead-time.short', `距报送时限${dayWords(draft.deadline)}不少于${ahead}。`));
  }
}

/** A reply (批复、复函) goes to whoever asked: what names somebody else answers nothing (条例第八条). */
export function answering(ctx: Context, { asker, recipients }: Draft, findings: Finding[]): void {
  if (asker === undefined || namesAsker(ctx, recipients, asker)) return;
  findings.push(
    barred(
      'format.incomplete',
      `此件答复${asker.name}的来文，主送机关中没有${asker.name}。`,
      `请主送${asker.name}，或不作为对该来文的答复。`,
    ),
  );
}

/** Words that the text itself has to carry, as 经区政府同意 where a department issues with the government's consent. */
export function remarks(norms: Demanding, draft: Draft, findings: Finding[]): void {
  for (const norm of norms.of('remark')) {
    findings.push(
      carries(draft, norm)
        ? kept(norm, 'remark.missing', `已注明“${norm.text}”。`)
        : broken(norm, 'remark.missing', `文中未注明“${norm.text}”。`, `请在正文中注明“${norm.text}”。`),
    );
  }
}

function carries(draft: Draft, norm: NormOf<'remark'>): boolean {
  return [draft.note, ...draft.body.map(blockText)].some((text) => says(text, norm.text));
}

/** A denial that runs right up to the words: 未…, 未经县…, 没有经…, with nothing between that would end it. */
const DENIED = /(?:未|没有|不|无[须需])(?:能|曾|须|需|必)?(?:经|获|得|取得|报请?)?[省市县区本]?(?:人民)?$/u;

/** Whether a text holds these words other than in a denial (“未经县政府同意”). */
function says(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) if (!DENIED.test(text.slice(0, at))) return true;
  return false;
}
