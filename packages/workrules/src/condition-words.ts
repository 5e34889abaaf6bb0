/** What is wrong with a condition over the facts of a document, in words, with what may be written instead. */
import { factValueLabel } from './fact-words.ts';
import { nearest } from './nearest.ts';
import { DOCUMENT_FACTS } from './vocabulary.ts';

/** What is wrong with one condition over the facts of a document. */
export function conditionWords(name: string, value: unknown, problem: 'name' | 'value' | 'empty'): string {
  const facts: Readonly<Record<string, { readonly domain: readonly unknown[]; readonly label: string }>> = DOCUMENT_FACTS;
  const fact = facts[name];
  if (problem === 'name' || fact === undefined) {
    const near = nearest(name, Object.keys(facts)) ?? Object.keys(facts).find((one) => facts[one]?.label === name);
    return `没有“${name}”这个事实${near === undefined ? '，可用的见 docs/pack-fields.md“条件”' : `：是不是“${near}”（${facts[near]?.label ?? ''}）`}`;
  }
  const known = fact.domain.map((one) => `${String(one)}（${factValueLabel(name, one)}）`).join('、');
  if (problem === 'empty') return `${name}（${fact.label}）没有写取值，可用：${known}`;
  const near =
    nearest(String(value), fact.domain.map(String)) ?? fact.domain.map(String).find((one) => factValueLabel(name, one) === String(value));
  return `${name}（${fact.label}）没有“${String(value)}”这个取值${near === undefined ? '' : `：是不是“${near}”`}；可用：${known}`;
}
