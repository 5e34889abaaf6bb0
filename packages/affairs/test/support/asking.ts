/** Asking the rules of a government in a test: 2026年11月23日, a Monday, unless told otherwise. */
import { consult, type Answer, type Asked } from '@lingxing/affairs/consult';
import { loadBuiltInCalendar } from '@lingxing/workrules/read';
import { packOf } from './office.ts';

const calendar = loadBuiltInCalendar();

/** The five governments, in the order of their ids. */
export const FIVE = ['jincheng-chengqu', 'weidong', 'xinzhou', 'xishi', 'zezhou'] as const;

export function ask(
  government: string,
  kind: string,
  facts: Readonly<Record<string, unknown>> = {},
  { date = '2026-11-23', ...more }: Partial<Pick<Asked, 'date' | 'text'>> = {},
): Answer {
  const consulted = consult({ pack: packOf(government), calendar, date, ...more }, { kind, facts });
  if (!consulted.ok) throw new Error(JSON.stringify(consulted.problems));
  return consulted.answer;
}

type Finding = Answer['findings'][number];
const placeOf = ({ article, paragraph, item }: Finding): string => [article, paragraph, item].filter((n) => n !== undefined).join('.');

/** Articles of the text itself that an answer cites, each once; only those found so where an outcome is named. */
export const places = ({ findings }: Pick<Answer, 'findings'>, outcome?: Finding['outcome']): readonly string[] => [
  ...new Set(findings.filter((one) => one.source === 'work-rules' && (outcome === undefined || one.outcome === outcome)).map(placeOf)),
];

/** What is answered in the case that adds these facts, or among others these. */
export function inCase(answer: Answer, facts: Readonly<Record<string, unknown>>): Pick<Answer, 'outcome' | 'answer' | 'findings'> {
  const [name = '', value] = Object.entries(facts)[0] ?? [];
  const same = (one: unknown): boolean => JSON.stringify(one) === JSON.stringify(value);
  const found = answer.dependsOn?.cases.find((one) => same(one.facts[name]) || one.alike?.[name]?.some(same) === true);
  if (found === undefined)
    throw new Error(`no case ${JSON.stringify(facts)} in ${JSON.stringify(answer.dependsOn?.cases.map((one) => one.facts))}`);
  return found;
}
