/**
 * The proof that a sign-off table is whole: every combination of the facts it turns on is tried, values that no row
 * tells apart being tried once. A case without a row has to be declared a silence of the text; a case with two rows is
 * a mistake of the pack, declared or not; a row that no case reaches is one too.
 */
import { citationLabel } from './citation.ts';
import { factValueLabel } from './fact-words.ts';
import { holds, type RulePack, type SignOff } from './model.ts';
import { signOffIndex } from './sign-off.ts';
import { DOCUMENT_FACTS, type DocumentFacts, type FactName } from './vocabulary.ts';

export interface TableDefect {
  readonly kind: 'gap' | 'overlap' | 'unreachable';
  /** A document that shows it; the facts of the table only. */
  readonly facts: Partial<DocumentFacts>;
  readonly rows: readonly string[];
  /** In one sentence, with the articles. */
  readonly message: string;
}

export interface TableProof {
  readonly cases: number;
  /** Cases without a row that the pack declares to be silences of the text. */
  readonly silent: number;
  readonly defects: readonly TableDefect[];
}

/** More than this many defects of one kind say nothing that the first ones do not. */
const SHOWN = 50;

/** Tries every case of a pack's sign-off table. */
export function proveSignOff(pack: RulePack): TableProof {
  const { table, rows, find } = signOffIndex(pack);
  const classes = table.facts.map((fact) => table.classes(fact).map((values) => values[0]!));
  const facts = firstFacts();
  const defects: TableDefect[] = [];
  const shown = { gap: 0, overlap: 0 };
  const reached = new Set<string>();
  let cases = 0;
  let silent = 0;

  const report = (kind: 'gap' | 'overlap', hit: readonly SignOff[]): void => {
    shown[kind] += 1;
    if (shown[kind] > SHOWN) return;
    const example = Object.fromEntries(table.facts.map((fact) => [fact, facts[fact]])) as Partial<DocumentFacts>;
    defects.push({
      kind,
      facts: example,
      rows: hit.map((row) => row.id),
      message: sentence(pack, kind, example, hit, (fact) => table.classes(fact)),
    });
  };
  const visit = (depth: number): void => {
    const fact = table.facts[depth];
    if (fact === undefined) {
      cases += 1;
      const result = find(facts);
      if ('row' in result) reached.add(result.row.id);
      else if ('overlap' in result) report('overlap', result.overlap);
      else if (pack.source.silences.some((silence) => silence.of === 'sign-off' && holds(silence.when, facts))) silent += 1;
      else report('gap', []);
      return;
    }
    for (const value of classes[depth]!) {
      Object.assign(facts, { [fact]: value });
      visit(depth + 1);
    }
  };
  visit(0);

  for (const row of rows)
    if (!reached.has(row.id))
      defects.push({
        kind: 'unreachable',
        facts: {},
        rows: [row.id],
        message: `签发规则“${row.id}”（${citationLabel(row.citation, pack)}）没有公文会用到：看它的 when 是否写得太窄，或者是否都被别的规则的 overrides 排除了`,
      });
  return { cases, silent, defects };
}

/** A document with the first value of every fact. */
export function firstFacts(): DocumentFacts {
  const entries = (Object.keys(DOCUMENT_FACTS) as FactName[]).map((fact) => [fact, DOCUMENT_FACTS[fact].domain[0]]);
  return Object.fromEntries(entries) as DocumentFacts;
}

function sentence(pack: RulePack, kind: 'gap' | 'overlap', facts: Partial<DocumentFacts>, rows: readonly SignOff[], alike: Alike): string {
  const words = factsLabel(facts);
  if (kind === 'gap')
    return Object.keys(facts).length === 0
      ? '一条签发规则也没有：在 norms 写 sign-off 规范，说明各种公文由谁签发；原文没有写的，在 silences 写一项，of: sign-off'
      : `没有签发规则适用：${words}。补一条 sign-off 规范，when 包括 ${conditionText(facts, alike)}；原文没有写的，在 silences 写一项，of: sign-off，when 同上`;
  return `${rows.length}条签发规则同时适用（${rows.map((row) => `${row.id} ${citationLabel(row.citation, pack)}`).join('、')}）：${words}。改窄其中一条的 when，或者在特殊的一条写 overrides: [另一条的编号]`;
}

/** The values of a fact that no row tells apart. */
type Alike = (fact: FactName) => readonly (readonly (string | boolean)[])[];

/** A condition as a pack writes it, of what is so; what is not is left out, and what is treated alike stands together. */
export function conditionText(facts: Partial<DocumentFacts>, alike: Alike = () => []): string {
  const written = (Object.entries(facts) as [FactName, string | boolean][])
    .filter(([, value]) => value !== false)
    .map(([fact, value]) => {
      const values = alike(fact).find((one) => one.includes(value)) ?? [value];
      return `${fact}: ${values.length > 1 ? `[${values.join(', ')}]` : String(value)}`;
    });
  return `{ ${written.join(', ')} }`;
}

/** Facts in words; what is not the case is left out. */
export const factsLabel = (facts: Partial<DocumentFacts>): string =>
  Object.entries(facts)
    .filter(([, value]) => value !== false)
    .map(([fact, value]) => `${DOCUMENT_FACTS[fact as FactName].label}${value === true ? '' : `：${factValueLabel(fact, value)}`}`)
    .join('，') || '任何公文';
