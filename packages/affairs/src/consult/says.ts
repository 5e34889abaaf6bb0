/** 规则有没有说到某事：the norms, the summaries and, where the government has imported it, the text itself, searched for words. */
import {
  CASES,
  MATTERS,
  measureOf,
  MEETINGS,
  PARTICIPANTS,
  partiesOf,
  PREPARATIONS,
  TASKS,
  type Norm,
  type RulePack,
  type RulesText,
} from '@lingxing/workrules';
import { EVIDENCE_LABELS } from '../document/labels.ts';
import { silent, states, type Answer, type Asked, type ConsultFinding } from './answer.ts';

/** What a norm says positively: its sentence, its condition, its exception, the words of its kind. Never its note, which may deny. */
const sentenceOf = (norm: Norm): string =>
  [norm.says, 'if' in norm ? norm.if : undefined, 'except' in norm ? norm.except : undefined].filter((one) => one !== undefined).join(' ');

/** What a norm says beside its sentence: the words of its kind, whom it names, its figure. */
function besides(norm: Norm, pack: RulePack): readonly string[] {
  const measure = measureOf(norm);
  return [...kindWords(norm).filter(namesOneThing), ...partiesOf(norm, pack), ...(measure === undefined ? [] : [measure])];
}

/** What of a norm is searched. */
interface Searched {
  readonly sentence: string;
  readonly besides: readonly string[];
  readonly words: string;
}

/** A norm says the same to every question: what is searched of it is put together once for a pack. */
const searched = new WeakMap<RulePack, Map<Norm, Searched>>();
function wordsOf(norm: Norm, pack: RulePack): Searched {
  let all = searched.get(pack);
  if (all === undefined) searched.set(pack, (all = new Map()));
  let one = all.get(norm);
  if (one === undefined) {
    const sentence = sentenceOf(norm);
    const others = besides(norm, pack);
    all.set(norm, (one = { sentence, besides: others, words: [sentence, ...others].join(' ') }));
  }
  return one;
}

/** The sentence of a norm, and by what it was found where the sentence does not have the words. */
function found(norm: Norm, pack: RulePack, terms: readonly string[]): ConsultFinding {
  const finding = states(norm);
  const { sentence, besides: others } = wordsOf(norm, pack);
  const why = terms.flatMap((term) => (speaks(sentence, [term]) ? [] : others.filter((one) => speaks(one, [term])).slice(0, 1)));
  return why.length === 0 ? finding : { ...finding, message: `${finding.message}（这条规范写着：${[...new Set(why)].join('、')}）` };
}

/** A label that lists several things says nothing of which of them this text names. */
const namesOneThing = (label: string): boolean => !label.includes('、');

function kindWords(norm: Norm): readonly string[] {
  switch (norm.kind) {
    case 'responsibility':
      return [TASKS[norm.task], ...(norm.meetings ?? []).map((one) => MEETINGS[one]), ...norm.by.map((one) => PARTICIPANTS[one])];
    case 'evidence':
      return norm.evidence.map((one) => EVIDENCE_LABELS[one]);
    case 'agenda':
      return [...norm.meetings.map((one) => MEETINGS[one]), ...norm.matters.map((one) => MATTERS[one])];
    case 'preparation':
      return [...norm.needs.map((one) => PREPARATIONS[one]), ...(norm.in === undefined ? [] : [CASES[norm.in]])];
    case 'reporting':
    case 'publication':
      return norm.what.map((one) => MATTERS[one]);
    default:
      return [];
  }
}

/** Words that people ask with, and those by which the norms and summaries put the same thing. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  党中央: ['上级', '中央'],
  国务院: ['上级', '中央'],
  省委: ['上级'],
  省政府: ['上级'],
  经济调节: ['项职能'],
  市场监管: ['项职能'],
  社会管理: ['项职能'],
  公共服务: ['项职能'],
  合法性审查: ['审查合法性', '合法性审核', '合法性论证或审查'],
  勤俭节约: ['厉行节约'],
  著作: ['出书'],
  出版: ['出书'],
  公文处理工作条例: ['合乎条例', '按条例和行文规则'],
  党政机关公文处理工作条例: ['合乎条例', '按条例和行文规则'],
  突发事件: ['重大突发'],
  政府信息公开条例: ['信息公开条例'],
  会议纪要: ['纪要'],
  接访: ['接待来访'],
  一把手: ['主要负责人'],
};

const speaks = (text: string, terms: readonly string[]): boolean =>
  terms.every((term) => text.includes(term) || (SYNONYMS[term] ?? []).some((one) => text.includes(one)));

const MOST = 30;

/** Every norm and article that speaks of these words; words apart from each other all have to be there. */
export function says(asked: Asked, about: string): Answer {
  const { pack } = asked;
  // What Latin letters the rules have are capitals: AB角.
  const terms = about
    .toUpperCase()
    .split(/\s+/u)
    .filter((one) => one !== '');
  const norms = pack.norms.filter((one) => one.citation.source !== 'product' && speaks(wordsOf(one, pack).words, terms));
  const articles = norms.length > 0 ? [] : pack.source.articles.filter((one) => speaks(one.summary, terms));
  const printed = asked.text === undefined ? [] : placesIn(asked.text, pack.id, terms);
  if (norms.length === 0 && articles.length === 0 && printed.length === 0)
    return silent(
      asked,
      `“${about}”`,
      pack.source.silences.filter((one) => terms.every((term) => one.says.includes(term))),
    );
  const shown = norms.slice(0, MOST);
  const text = [
    norms.length === 0
      ? ''
      : `有${norms.length}条规范说到${norms.length > MOST ? `，列出前${MOST}条` : ''}：${shown.map((one) => one.says).join('；')}。`,
    articles.length === 0 ? '' : `条文概要说到：${articles.map((one) => one.summary).join('；')}。`,
    printed.length === 0
      ? ''
      : `已导入的原文有${printed.length}处写着“${terms.join('”“')}”${printed.length > MOST ? `，列出前${MOST}处` : ''}。`,
  ].join('');
  return {
    outcome: 'answer',
    answer: { value: norms.length + printed.length, unit: 'count', text },
    findings: [
      ...shown.map((one) => found(one, pack, terms)),
      ...articles.map(({ article, summary }): ConsultFinding => ({
        code: 'rule.states',
        outcome: 'passed',
        source: 'work-rules',
        of: pack.id,
        article,
        message: summary,
      })),
      ...printed.slice(0, MOST),
    ],
  };
}

/** The paragraphs and items of the imported text in which the words stand, each with the sentence that has the first of them. */
function placesIn({ articles }: Pick<RulesText, 'articles'>, of: string, terms: readonly string[]): readonly ConsultFinding[] {
  return articles.flatMap(({ article, paragraphs }) =>
    paragraphs.flatMap((paragraph, i) => {
      const parts = [{ text: paragraph.text, item: undefined }, ...paragraph.items.map(({ text }, n) => ({ text, item: n + 1 }))];
      const there = parts.filter((one) => terms.every((term) => one.text.includes(term)));
      return there.map(({ text, item }): ConsultFinding => ({
        code: 'text.says',
        outcome: 'passed',
        source: 'work-rules',
        of,
        article,
        ...(paragraphs.length > 1 || item !== undefined ? { paragraph: i + 1 } : {}),
        ...(item === undefined ? {} : { item }),
        message: `原文：${text.split(/(?<=[。；])/u).find((one) => one.includes(terms[0] ?? '')) ?? text}`,
      }));
    }),
  );
}
