/** Norms, citations, findings and verdicts as the API shows them. */
import { FINDING_KINDS, type Finding, type Verdict } from '@lingxing/affairs/kernel';
import {
  citationLabel,
  DISPOSITION_WORDS,
  isWaiting,
  NORM_KIND_LABELS,
  measureOf,
  parsePlace,
  partiesOf,
  PROCEDURES,
  procedureOf,
  type Citation,
  type Modality,
  type Norm,
  type RulePack,
} from '@lingxing/workrules';
import type { CitationView, FindingView, NormView, RulesView, VerdictView } from '../contracts/index.ts';

export function citationView(citation: Citation, pack: RulePack): CitationView {
  const { source, text, article, paragraph, item, through } = citation;
  return {
    source,
    text,
    article,
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(item === undefined ? {} : { item }),
    ...(through === undefined
      ? {}
      : { through: { article: through.article, ...(through.paragraph === undefined ? {} : { paragraph: through.paragraph }) } }),
    label: citationLabel(citation, pack),
  };
}

export function findingView(finding: Finding, pack: RulePack): FindingView {
  return {
    code: finding.code,
    title: FINDING_KINDS[finding.code].title,
    outcome: finding.outcome,
    message: finding.message,
    ...(finding.citation === undefined ? {} : { citation: citationView(finding.citation, pack) }),
    ...(finding.norm === undefined ? {} : { norm: finding.norm }),
    ...(finding.modality === undefined ? {} : { modality: finding.modality }),
    ...(finding.wayOut === undefined ? {} : { wayOut: finding.wayOut }),
    ...(finding.detail === undefined ? {} : { detail: Object.fromEntries(Object.entries(finding.detail).map(([k, v]) => [k, [...v]])) }),
  };
}

export function verdictView(verdict: Verdict, pack: RulePack): VerdictView {
  return {
    outcome: verdict.outcome,
    findings: verdict.findings.map((f) => findingView(f, pack)),
    basis: verdict.basis.map((c) => citationView(c, pack)),
    ...(verdict.stands === undefined ? {} : { stands: verdict.stands }),
  };
}

/** How strongly a norm binds, in the words that texts use for it. */
export const MODALITY_LABELS: Record<Modality, string> = { must: '应当', 'must-not': '不得', should: '原则上', may: '可以' };

function measured(norm: Norm): Pick<NormView, 'measure'> {
  const measure = measureOf(norm);
  return measure === undefined ? {} : { measure };
}

export function normView(norm: Norm, pack: RulePack): NormView {
  const layer = pack.layers.find((one) => one.id === norm.citation.text);
  const { edition, government } = pack.source;
  return {
    id: norm.id,
    kind: norm.kind,
    kindLabel: NORM_KIND_LABELS[norm.kind],
    modality: norm.modality,
    modalityLabel: MODALITY_LABELS[norm.modality],
    says: norm.says,
    ...(norm.note === undefined ? {} : { note: norm.note }),
    ...measured(norm),
    parties: [...partiesOf(norm, pack)],
    procedure: PROCEDURES[procedureOf(norm)],
    waiting: isWaiting(norm),
    citation: citationView(norm.citation, pack),
    sourceName: layer === undefined ? `《${government.name}工作规则》` : layer.source === 'product' ? layer.name : `《${layer.name}》`,
    edition: layer === undefined ? edition.documentNumber : layer.documentNumber,
    effective: layer === undefined ? edition.effective : layer.effective,
  };
}

export function rulesView(pack: RulePack): RulesView {
  const { government, edition, articles, silences, settings } = pack.source;
  return {
    id: government.id,
    name: `${government.name}工作规则`,
    documentNumber: edition.documentNumber,
    edition: edition.edition,
    issued: edition.issued,
    effective: edition.effective,
    hash: pack.hash,
    articles: articles.map(({ article, chapter, paragraphs, items, summary, dispositions }) => ({
      article,
      chapter,
      paragraphs,
      items,
      summary,
      dispositions,
      dispositionLabels: dispositions.map((one) => DISPOSITION_WORDS[one]),
    })),
    norms: pack.norms.map((n) => normView(n, pack)),
    silences: silences.map((s) => ({ id: s.id, says: s.says, ...(s.at === undefined ? {} : { article: parsePlace(s.at).article }) })),
    settings: settings.map((s) => ({
      id: s.id,
      question: s.question,
      ...(s.answer === undefined ? {} : { answer: s.answer }),
      ...(s.document === undefined ? {} : { document: s.document }),
      ...(s.date === undefined ? {} : { date: s.date }),
      ...(s.setBy === undefined ? {} : { setBy: s.setBy }),
    })),
  };
}
