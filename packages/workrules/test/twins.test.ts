/** One sentence that two procedures keep to stands as two norms (docs/decisions/0030); they may not part. */
import { describe, expect, test } from 'vitest';
import type { Norm, NormOf, RulePack } from '../src/index.ts';
import { loadBuiltInPacks } from '../src/shell/read-packs.ts';

const packs = loadBuiltInPacks();
const placeOf = ({ citation: { text, article, paragraph, item } }: Norm): string => [text, article, paragraph, item].join(' ');
const beside = <K extends Norm['kind']>(pack: RulePack, kind: K, norm: Norm): readonly NormOf<K>[] =>
  pack.of(kind).filter((one) => placeOf(one) === placeOf(norm));
const sorted = (words: readonly string[]): readonly string[] => [...words].sort();

/** The meetings whose minutes a sign-off row speaks of. */
const minutesOf = (row: NormOf<'sign-off'>): readonly string[] =>
  [row.when ?? []].flat().flatMap((when) => (when.kind === 'minutes' ? [when.decidedBy ?? []].flat().map(String) : []));

/** Who convenes a meeting, for a text that lets the convenor sign. */
const convenors = (pack: RulePack, meeting: string): readonly string[] =>
  pack
    .of('responsibility')
    .filter((one) => one.task === 'convene' && (one.meetings ?? []).some((name) => name === meeting))
    .flatMap((one) => one.by);

describe.each(packs.map((pack) => [pack.source.government.name, pack] as const))('%s', (_, pack) => {
  const signing = pack
    .of('sign-off')
    .flatMap((row) =>
      beside(pack, 'responsibility', row).flatMap((twin) =>
        twin.task === 'sign-minutes' && minutesOf(row).some((meeting) => twin.meetings?.some((one) => one === meeting))
          ? [{ row, twin }]
          : [],
      ),
    );
  test('纪要由谁签发：签发规则和会议职责说的是同一人、同样的约束力', () => {
    expect(signing.length).toBeGreaterThanOrEqual(2);
    for (const { row, twin } of signing) {
      expect(twin.modality, row.id).toBe(row.modality);
      const named = sorted(row.by);
      if (twin.by.every((one) => one === 'convenor') && !row.by.includes('convenor')) {
        const able = new Set(minutesOf(row).flatMap((meeting) => convenors(pack, meeting)));
        expect(
          named.filter((one) => !able.has(one)),
          row.id,
        ).toEqual([]);
      } else expect(sorted(twin.by), row.id).toEqual(named);
    }
  });

  test('先经会议决定：公文的规范和会议任务说的是同样的会议、同样的约束力', () => {
    const pairs = pack.of('collective-decision').flatMap((row) => beside(pack, 'agenda', row).map((twin) => ({ row, twin })));
    expect(pairs.length).toBeGreaterThanOrEqual(3);
    for (const { row, twin } of pairs) {
      expect(sorted(twin.meetings), row.id).toEqual(sorted(row.meetings));
      expect(twin.modality, row.id).toBe(row.modality);
    }
  });

  test('部门规范性文件听取有关部门意见：征求意见和前期工作约束力相同', () => {
    const pairs = pack
      .of('consultation')
      .flatMap((row) =>
        beside(pack, 'preparation', row).flatMap((twin) =>
          twin.for === 'department-document' && twin.needs.includes('consult-departments') ? [{ row, twin }] : [],
        ),
      );
    expect(pairs.length).toBe(1);
    for (const { row, twin } of pairs) expect(twin.modality, row.id).toBe(row.modality);
  });
});
