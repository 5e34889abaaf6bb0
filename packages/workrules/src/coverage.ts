/** What the software does with each article of a pack, and which tests prove it. */
import { parsePlace } from './citation.ts';
import { DISPOSITIONS, type Disposition, type Norm, type NormSource, type RulePack } from './model.ts';
import { PROCEDURES, type ProcedureName } from './office-vocabulary.ts';
import { isWaiting, procedureOf } from './procedure-of.ts';
import { placesOf } from './whole.ts';

/** Which test speaks of which places and norms of which government; made from the tests themselves. */
export interface TestIndex {
  readonly tests: readonly {
    /** File and title. */
    readonly test: string;
    /** `rule`: what the software does; `text`: only that the pack says what the text says. */
    readonly proves: 'rule' | 'text';
    readonly governments: readonly string[];
    readonly places: readonly string[];
    readonly norms: readonly string[];
  }[];
}

export interface NormCoverage {
  readonly id: string;
  readonly place: string;
  readonly procedure: ProcedureName;
  readonly waiting: boolean;
  /** What the software does with it, in words. */
  readonly does: string;
  /** Tests that prove it. */
  readonly tests: readonly string[];
  /** It is enforced or driven by a procedure that runs, and no test of what the software does names it. */
  readonly untested: boolean;
}

export interface ArticleCoverage {
  readonly article: number;
  readonly chapter: number;
  readonly dispositions: readonly Disposition[];
  readonly summary: string;
  readonly does: readonly string[];
  readonly norms: readonly NormCoverage[];
  readonly tests: readonly string[];
}

export interface PackCoverage {
  readonly id: string;
  readonly name: string;
  readonly articleCount: number;
  /** Articles that have a disposition, and, where something is to be done, norms that do it. */
  readonly placed: number;
  readonly articles: readonly ArticleCoverage[];
  readonly untested: readonly string[];
}

/** Coverage of one pack's own text; the norms of layers rest on other texts. */
export function coverageOf(pack: RulePack, index: TestIndex): PackCoverage {
  const tests = index.tests.filter((one) => one.governments.includes(pack.id));
  const byArticle = new Map<number, Norm[]>();
  for (const norm of pack.norms) {
    if (norm.citation.source !== 'work-rules') continue;
    for (const article of new Set(placesOf(norm).map((at) => parsePlace(at).article)))
      byArticle.set(article, [...(byArticle.get(article) ?? []), norm]);
  }
  const articles = pack.source.articles.map(({ article, chapter, paragraphs, dispositions, summary }): ArticleCoverage => {
    const norms = (byArticle.get(article) ?? []).map((norm): NormCoverage => {
      const proving = tests.filter(
        (one) => one.norms.includes(norm.id) || placesOf(norm).some((at) => one.places.some((place) => meets(place, at, paragraphs))),
      );
      const waiting = isWaiting(norm);
      const { paragraph = 1 } = parsePlace(norm.at);
      const disposition = dispositions.length === 1 ? dispositions[0] : dispositions[paragraph - 1];
      // A duty asks for no more than to be borne in mind: nothing is refused or set going by it.
      const acting = norm.kind !== 'duty' && (disposition === 'enforce' || disposition === 'drive');
      return {
        id: norm.id,
        place: norm.at,
        procedure: procedureOf(norm),
        waiting,
        does: effectOf(norm),
        tests: proving.map((one) => one.test),
        untested: !waiting && acting && !proving.some((one) => one.proves === 'rule'),
      };
    });
    const spoken = tests.filter((one) => one.places.some((place) => parsePlace(place).article === article));
    return {
      article,
      chapter,
      dispositions,
      summary,
      does: norms.length > 0 ? [...new Set(norms.map((norm) => norm.does))] : ['只作宣示，不作判断'],
      norms,
      tests: [...new Set([...spoken.map((one) => one.test), ...norms.flatMap((norm) => norm.tests)])],
    };
  });
  return {
    id: pack.id,
    name: pack.source.government.name,
    articleCount: pack.source.articleCount,
    placed: articles.filter(isPlaced).length,
    articles,
    // A norm of several places stands in each of its articles and is one all the same.
    untested: [...new Set(articles.flatMap(({ norms }) => norms.filter((norm) => norm.untested).map((norm) => norm.id)))],
  };
}

/** An article stands in its place if something is said of it, and what is to be enforced or driven has norms. */
const isPlaced = ({ dispositions, norms }: ArticleCoverage): boolean => {
  const strongest = DISPOSITIONS.find((one) => dispositions.includes(one));
  return strongest !== undefined && (strongest === 'declare' || strongest === 'record' || norms.length > 0);
};

/** Whether a test that names a place proves a norm at another: the same place, its item, or the paragraph that an item belongs to. */
function meets(named: string, at: string, paragraphs: number): boolean {
  const [a, b] = [parsePlace(named), parsePlace(at)];
  if (a.article !== b.article) return false;
  const only = paragraphs === 1 ? 1 : undefined;
  const [mine, theirs] = [a.paragraph ?? only, b.paragraph ?? only];
  if (theirs !== undefined && mine !== theirs) return false;
  return a.item === undefined || b.item === undefined || a.item === b.item;
}

/** What the software does with a norm, in the office's words. */
export function effectOf(norm: NormSource): string {
  const procedure = PROCEDURES[procedureOf(norm)];
  if (norm.unworkable !== undefined) return `只供查阅：${norm.unworkable}`;
  if (isWaiting(norm)) return `答咨询；${procedure}程序建成后${waitingEffect(norm)}`;
  const refuses = norm.modality === 'should' ? '不合的提醒、写明理由方可' : norm.modality === 'may' ? '准许' : '不合的拒绝';
  switch (norm.kind) {
    case 'sign-off':
      return `确定由谁签发、签发前经谁，${refuses}`;
    case 'step':
      return `要求先经过这一环节，${refuses}`;
    case 'collective-decision':
      return `要求先经会议决定，${refuses}`;
    case 'evidence':
      return `要求附前期工作材料，${refuses}`;
    case 'consultation':
      return `要求征求意见或者会签，${refuses}`;
    case 'consultation-limit':
      return '给答复计算期限，到期由系统按规则处理';
    case 'disagreement':
      return `要求列明分歧，${refuses}`;
    case 'length':
      return `数正文字数，${refuses}`;
    case 'lead-time':
      return `计算最迟报送日期，${refuses}`;
    case 'prohibition':
      return `核对是否属于禁止的情形，${refuses}`;
    case 'remark':
      return '要求公文载明规定的字样';
    case 'issue-within':
      return '自会议结束计算期限，列入待办并提醒';
    case 'opinion-form':
      return `核对批示、签发意见是否明确，${refuses}`;
    case 'routing':
      return `确定呈送哪位领导，${refuses}`;
    case 'basis':
      return '作为办理行为的依据，开展这一行为';
    case 'leave':
      return `确定向谁请假、先经谁同意、提前几日，${refuses}`;
    case 'standing-in':
      return '确定行政首长外出时可以委托谁、用什么名义';
    case 'substitution':
      return '确定外出时由谁补位、可否同时外出';
    case 'publication':
      return procedureOf(norm) === 'meeting' ? '议定以后列为待公开，直到公开或者写明不公开' : '办理结果公布以后方可了结';
    case 'duty':
      return '作为提醒，答咨询';
    default:
      return `答咨询，${refuses}`;
  }
}

function waitingEffect(norm: NormSource): string {
  switch (norm.kind) {
    case 'duty':
    case 'scope':
    case 'commencement':
      return '作为提醒';
    case 'frequency':
      return '计算何时欠开';
    case 'advance-request':
    case 'reporting':
    case 'filing':
    case 'publication':
      return '计算期限、列入待办';
    case 'composition':
    case 'agenda':
      return '作为核对的依据';
    default:
      return norm.modality === 'should' ? '提醒' : norm.modality === 'may' ? '准许' : '据以判断';
  }
}
