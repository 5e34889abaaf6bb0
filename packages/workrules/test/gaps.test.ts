import { describe, expect, test } from 'vitest';
import { compilePack, loadPack, proveSignOff, type RulePack } from '../src/index.ts';
import { loadBuiltInPacks } from '../src/shell/read-packs.ts';
import { inventedPack, signOffRow } from './invented.ts';

const silence = (of: string) => `silences:\n  - { id: s, of: ${of}, when: { issuer: office }, says: 办公室名义的公文没有写 }\n`;
function invented(rows: string, more = ''): RulePack {
  const loaded = loadPack(inventedPack(rows) + more, 'p.yaml');
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join());
  const compiled = compilePack(loaded.value, []);
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join());
  return compiled.pack;
}

describe('样例政府', () => {
  test('没有人签发的情形查得出，并说出是哪一种公文', () => {
    const { defects } = proveSignOff(
      invented(signOffRow('g', '7.1', 'when: { issuer: [government, department-approved, department, party] }')),
    );
    expect(defects).toHaveLength(1);
    expect(defects[0]).toMatchObject({ kind: 'gap', facts: { issuer: 'office' }, rows: [] });
    expect(defects[0]?.message).toContain('office');
  });

  test('两条规则同时适用查得出，并指出条款', () => {
    const { defects } = proveSignOff(
      invented(signOffRow('all', '7.1', 'when: {}') + signOffRow('letters', '7.2', 'when: { kind: letter, important: true }')),
    );
    expect(defects).toEqual([
      expect.objectContaining({ kind: 'overlap', facts: { kind: 'letter', important: true }, rows: ['all', 'letters'] }),
      expect.objectContaining({ kind: 'unreachable', rows: ['letters'] }),
    ]);
    expect(defects[0]?.message).toContain('第七条第一款');
    expect(defects[0]?.message).toContain('第七条第二款');
  });

  test('排除了一般规则的特别规则不算重复', () => {
    const pack = invented(signOffRow('all', '7.1', 'when: {}') + signOffRow('letters', '7.2', 'when: { kind: letter }, overrides: [all]'));
    expect(proveSignOff(pack).defects).toEqual([]);
  });

  test('写明的沉默不算缺漏；别类规范的沉默补不了签发的缺漏', () => {
    const rows = signOffRow('g', '7.1', 'when: { issuer: [government, department-approved, department, party] }');
    expect(proveSignOff(invented(rows, silence('sign-off')))).toMatchObject({ silent: 1, defects: [] });
    expect(proveSignOff(invented(rows, silence('length'))).defects).toHaveLength(1);
  });
});

describe('五个政府的签发规则', () => {
  test.each(loadBuiltInPacks().map((pack) => [pack.source.government.name, pack] as const))('%s：每一种公文恰有一条', (_, pack) => {
    const proof = proveSignOff(pack);
    expect(proof.defects).toEqual([]);
    expect(proof.silent).toBe(0);
    expect(proof.cases).toBeGreaterThan(90);
  });
});
