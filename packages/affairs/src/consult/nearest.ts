/**
 * 也许要问：for a question written freely, the closed questions that come nearest, with the facts that its words name
 * already filled in. It proposes; what the rules say is answered only to the question that is then asked.
 */
import type { RulePack } from '@lingxing/workrules';
import * as z from 'zod';
import { calledBy } from './forms.ts';
import { CONSULT_KINDS, CONSULT_KIND_NAMES, type ConsultKind } from './kinds.ts';

export interface NearQuestion {
  readonly kind: ConsultKind;
  readonly label: string;
  /** What the words named, in the form of the question's facts. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Words by which people ask, beside those of the question's own label and of its values. */
const ASKED: Readonly<Record<Exclude<ConsultKind, 'says'>, readonly string[]>> = {
  'document.sign': ['谁签', '签字', '签发', '签批', '发文'],
  'document.review': ['谁审', '审核', '会签', '把关', '核稿', '协调'],
  'document.submit': ['报送', '能报', '可以报', '请示', '上报', '送审'],
  'document.consult': ['征求', '会签', '意见', '几天回复', '不回复', '不答复', '逾期'],
  'document.legality': ['合法性', '司法局', '备案', '目录', '规范性文件'],
  'due-date': ['最迟', '几天', '期限', '时限', '截止', '哪天', '多少日', '工作日'],
  'meeting.convene': ['召集', '主持', '谁开会'],
  'meeting.members': ['组成', '参加', '成员', '谁参会'],
  'meeting.sitting-in': ['列席', '旁听', '邀请'],
  'meeting.topics': ['议题'],
  'meeting.papers': ['会议文件', '会议材料', '汇报材料'],
  'meeting.minutes': ['会议纪要', '纪要'],
  'meeting.absence': ['不能参会', '不能参加', '会议请假', '缺席'],
  'meeting.frequency': ['多久', '几次', '一个月', '频次'],
  'meeting.which': ['上什么会', '上会', '讨论', '研究', '哪个会'],
  'meeting.beforehand': ['上会前', '会前', '决策前', '论证', '听证', '风险评估', '前期'],
  'meeting.department': ['部门开会', '开会', '全县性', '全市性', '全区性', '报批'],
  'authority.stand-in': ['不在', '代行', '主持工作', '外出时', '出差时'],
  'authority.substitute': ['补位', '顶替', '替', '不在'],
  'authority.both-away': ['同时外出', '互补', '都不在'],
  leave: ['请假', '休假', '外出', '出差', '报备', '销假'],
  conduct: ['能不能', '可不可以', '可以', '能否', '禁止', '题词', '剪彩', '出书', '简报', '督查', '检查'],
  publication: ['公开', '公布', '公示'],
  report: ['请示', '报告', '汇报'],
  'after-decision': ['会后', '落实', '责任人', '印发'],
  binds: ['适用', '管不管', '管得着', '算不算'],
};

type Schema = { readonly [key: string]: unknown };
interface Option {
  readonly field: string;
  readonly value: string;
  readonly label: string;
  readonly many: boolean;
}

const SCHEMAS: ReadonlyMap<ConsultKind, Schema> = new Map(
  CONSULT_KIND_NAMES.map((kind) => [kind, z.toJSONSchema(CONSULT_KINDS[kind].facts, { io: 'input' }) as Schema]),
);

/** The values of a question's own fields, as this government calls them. */
function optionsOf(kind: ConsultKind, pack: RulePack): readonly Option[] {
  const { properties = {} } = calledBy(pack, SCHEMAS.get(kind) ?? {}) as { readonly properties?: Readonly<Record<string, Schema>> };
  return Object.entries(properties).flatMap(([field, schema]) => {
    const items = schema.items as Schema | undefined;
    const values = (schema.enum ?? items?.enum ?? []) as readonly string[];
    const labels = (schema.labels ?? {}) as Readonly<Record<string, string>>;
    return values.flatMap((value) => {
      const label = labels[value] ?? '';
      return label.length < 2 ? [] : [{ field, value, label, many: items !== undefined }];
    });
  });
}

const SHOWN = 3;
/** Less than this in common is no likeness. */
const LEAST = 4;

/** The questions that come nearest to these words, the nearest first; none where nothing is alike. */
export function nearestQuestions(words: string, pack: RulePack): readonly NearQuestion[] {
  const typed = words.replaceAll(/\s+/gu, '');
  const pairs = pairsOf(typed);
  return CONSULT_KIND_NAMES.flatMap((kind) => {
    if (kind === 'says') return [];
    const { label } = CONSULT_KINDS[kind];
    const named = longest(
      optionsOf(kind, pack)
        .filter((one) => typed.includes(one.label))
        .toSorted((a, b) => typed.indexOf(a.label) - typed.indexOf(b.label)),
    );
    const inLabel = [...pairsOf(label)].filter((pair) => pairs.has(pair)).length;
    const asked = ASKED[kind].filter((one) => typed.includes(one)).reduce((sum, one) => sum + one.length, 0);
    // That a question is asked this way says more than that a value of it is named.
    const near = inLabel * 2 + asked * 3 + named.reduce((sum, one) => sum + Math.min(one.label.length, 4), 0);
    const facts = Object.fromEntries(named.map(({ field, value, many }) => [field, many ? [value] : value]));
    return inLabel + asked === 0 || near < LEAST ? [] : [{ near, question: { kind, label, facts } }];
  })
    .toSorted((a, b) => b.near - a.near)
    .slice(0, SHOWN)
    .map(({ question }) => question);
}

/** Of each field the value with the longest name, of several as long the one named first: 常务副县长 is no 副县长. */
function longest(options: readonly Option[]): readonly Option[] {
  const best = new Map<string, Option>();
  for (const one of options) if (one.label.length > (best.get(one.field)?.label.length ?? 0)) best.set(one.field, one);
  return [...best.values()];
}

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text, (_, i) => text.slice(i, i + 2)).filter((one) => /^\p{Script=Han}{2}$/u.test(one)));
