/**
 * Two tables over the facts of a document: to whom a department's submission is sent up, and who is consulted or countersigns. Their
 * rows add up, so two rows disagree only where nobody could satisfy both.
 */
import { citationLabel } from './citation.ts';
import { conditionText, factsLabel, firstFacts } from './gaps.ts';
import { holds, type NormOf, type RulePack } from './model.ts';
import type { OfficeDefect, OfficeProof } from './office-tables.ts';
import { compileTable, lowestBit } from './table.ts';
import type { DocumentFacts, FactName, RoleRef } from './vocabulary.ts';

export const DOCUMENT_CASES = ['routing', 'consultation'] as const;
type TableKind = (typeof DOCUMENT_CASES)[number];

/** For which documents the table has to have a row. */
const RAISES: Readonly<Record<TableKind, { readonly fixed: readonly Partial<DocumentFacts>[]; readonly words: string }>> = {
  routing: {
    fixed: [
      { issuer: 'department', to: 'government', seeksApproval: true },
      { issuer: 'department', to: 'government', major: true },
    ],
    words: '报送政府的公文呈送哪位领导',
  },
  consultation: { fixed: [{ crossDepartment: true }, { touchesLowerGovernments: true }], words: '公文征求谁的意见、由谁会签' },
};

/** A head answers for the department; who is in charge of the matter there may be the head. */
const STANDS_FOR: Readonly<Partial<Record<RoleRef, readonly RoleRef[]>>> = {
  'concerned-department-responsible': ['concerned-department-responsible', 'concerned-department-head'],
};
const able = (by: readonly RoleRef[]): ReadonlySet<RoleRef> => new Set(by.flatMap((one) => STANDS_FOR[one] ?? [one]));

/** Whether two rows of one table cannot both be kept. Rows of routing add up: several leaders may be chosen. */
function disagree(a: NormOf<TableKind>, b: NormOf<TableKind>): boolean {
  if (a.kind !== 'consultation' || b.kind !== 'consultation') return false;
  if (a.modality !== 'must' || b.modality !== 'must' || a.mode !== 'countersign' || b.mode !== 'countersign') return false;
  if (!a.asked.some((body) => b.asked.includes(body))) return false;
  const mine = able(a.by);
  return ![...able(b.by)].some((one) => mine.has(one));
}

/** Tries every document that raises the question of a table. */
export function documentTable(pack: RulePack, kind: TableKind): OfficeProof {
  const rows: readonly NormOf<TableKind>[] = pack.of(kind);
  const table = compileTable(rows);
  const hits = new Int32Array(table.words);
  const defects: OfficeDefect[] = [];
  let cases = 0;
  let silent = 0;
  const { fixed, words } = RAISES[kind];
  const silences = pack.source.silences.filter((one) => one.of === kind && one.when !== undefined);

  const judge = (facts: DocumentFacts, known: Partial<DocumentFacts>): void => {
    cases += 1;
    table.match(facts, hits);
    const hit: NormOf<TableKind>[] = [];
    hits.forEach((word, w) => {
      for (let left = word; left !== 0; left &= left - 1) hit.push(rows[(w << 5) + lowestBit(left)]!);
    });
    const turned = Object.fromEntries([...Object.keys(known), ...table.facts].map((fact) => [fact, facts[fact as FactName]]));
    const about = `${words}：${factsLabel(turned)}`;
    if (hit.length === 0) {
      if (silences.some((one) => holds(one.when, facts))) silent += 1;
      else if (!defects.some((one) => one.kind === 'gap'))
        defects.push({
          kind: 'gap',
          of: kind,
          about,
          rows: [],
          message: `${about}：没有规则，也没有写明是原文没有写。补一条 ${kind} 规范；原文没有写的，在 silences 写一项，of: ${kind}，when 写 ${conditionText(turned)}`,
        });
    }
    for (const [i, a] of hit.entries())
      for (const b of hit.slice(i + 1)) {
        const pair = [a.id, b.id];
        if (!disagree(a, b) || defects.some((one) => one.rows.join() === pair.join())) continue;
        const cited = [a, b].map((row) => `${row.id} ${citationLabel(row.citation, pack)}`).join('、');
        defects.push({
          kind: 'overlap',
          of: kind,
          about,
          rows: pair,
          message: `${about}：规则互相不一致（${cited}）。对照原文，错的改正，各管一类公文的把 when 分开`,
        });
      }
  };
  for (const known of fixed) {
    const free = table.facts.filter((fact) => !(fact in known));
    const visit = (depth: number, facts: Partial<DocumentFacts>): void => {
      const fact = free[depth];
      if (fact === undefined) {
        judge({ ...firstFacts(), ...facts, ...known }, known);
        return;
      }
      for (const values of table.classes(fact)) visit(depth + 1, { ...facts, [fact]: values[0] });
    };
    visit(0, {});
  }
  return { cases, silent, defects };
}
