import { expect, test } from 'vitest';
import { compilePack, loadCalendar, loadLayer, loadPack, problemLine, type Loaded } from '../src/index.ts';
import { inventedPack, lineOf, signOffRow } from './invented.ts';

const sound = inventedPack(signOffRow('all', '7.1', 'when: { kind: notice }'));

function problems(loaded: Loaded<unknown>): { line: number; message: string }[] {
  if (loaded.ok) throw new Error('it loaded');
  return loaded.problems.map(({ line, message }) => ({ line, message }));
}
const messages = (rows: string) => problems(loadPack(inventedPack(rows), 'p.yaml')).map(({ message }) => message);
const placeMessages = (at: string) =>
  problems(loadPack(inventedPack(signOffRow('all', at, 'when: {}')), 'p.yaml')).map(({ message }) => message);

test('a sound pack loads', () => {
  expect(loadPack(sound, 'p.yaml').ok).toBe(true);
});

test('text that is not YAML is refused with its line', () => {
  const broken = sound.replace('adopts: []', 'adopts: [');
  const [first] = problems(loadPack(broken, 'p.yaml'));
  expect(first?.message).toContain('YAML');
  expect(first?.line).toBeGreaterThanOrEqual(lineOf(broken, 'adopts: ['));
});

test('a key written twice is refused at the second', () => {
  const twice = sound.replace('articleCount: 9\n', 'articleCount: 9\narticleCount: 10\n');
  expect(problems(loadPack(twice, 'p.yaml'))).toMatchObject([{ line: lineOf(twice, 'articleCount: 10') }]);
});

test('every mistake of a file is reported at once, each at its own line', () => {
  const wrong = sound
    .replace('level: county', 'level: province')
    .replace('articleCount: 9', 'articleCount: nine')
    .replace('mayMakeRules: false', 'mayMakeRules: false\n  motto: 实干')
    .replace('kind: notice', 'kind: memo');
  const found = problems(loadPack(wrong, 'p.yaml'));
  expect(found.map(({ line }) => line)).toEqual([
    lineOf(wrong, 'level: province'),
    lineOf(wrong, 'motto'),
    lineOf(wrong, 'articleCount: nine'),
    lineOf(wrong, 'kind: memo'),
  ]);
  expect(found[1]?.message).toContain('motto');
  expect(found[3]?.message).toContain('memo');
});

test('a problem names file, line and column', () => {
  const wrong = sound.replace('level: county', 'level: province');
  const loaded = loadPack(wrong, 'packs/invented.yaml');
  if (loaded.ok) throw new Error('it loaded');
  expect(loaded.problems[0]).toMatchObject({ file: 'packs/invented.yaml', line: 6, column: 10 });
  expect(problemLine(loaded.problems[0]!)).toMatch(/^packs\/invented\.yaml:6:10: /);
});

test('something missing is shown where it should stand', () => {
  const without = sound.replace('  short: 县政府\n', '');
  const [only] = problems(loadPack(without, 'p.yaml'));
  expect(only?.message).toContain('short');
  expect(only?.line).toBe(lineOf(without, 'government:') + 1);
});

test('a norm of an unknown kind is refused: a pack holds no code', () => {
  const odd = inventedPack("  - { id: x, kind: script, at: '7', modality: must, says: 运行脚本 }\n");
  expect(problems(loadPack(odd, 'p.yaml'))).toEqual([
    { line: lineOf(odd, 'kind: script'), message: expect.stringMatching(/^规范“x”的“kind”：没有“script”这一类规范/u) as string },
  ]);
});

test('a place that the text does not have is refused', () => {
  expect(placeMessages('10')).toEqual(['本规则共9条，没有第10条：改正条号，或者改正 articleCount']);
  expect(placeMessages('7.3')).toEqual(['第7条共2款，没有第3款：改正这里，或者改正该条的 paragraphs']);
  expect(placeMessages('7.1.4')).toEqual(['第7条共3项，没有第4项：改正这里，或者改正该条的 items']);
  expect(placeMessages('7.x')[0]).toContain('条款位置');
});

test('a post that the government does not have cannot be asked for', () => {
  const text = inventedPack(signOffRow('all', '7.1', 'when: {}').replace('by: [head]', 'by: [office-director]'));
  expect(problems(loadPack(text, 'p.yaml')).map(({ message }) => message)).toEqual([
    '规范“all”要求的职务（office-director 办公室主任）不在 posts 中：本府有这个职务的，在 posts 补一项；没有的，改正规范',
  ]);
});

test('steps that wait for themselves or for each other are refused', () => {
  const row = (id: string, step: string, ahead: string) => `
  - id: ${id}
    kind: step
    at: '7.1'
    modality: must
    step: ${step}
    by: [head]
    as: 审核
    ahead: [${ahead}]
    when: {}
    says: 先办这一步
`;
  expect(messages(row('a', 'leader-review', 'leader-review'))).toEqual(['几个步骤互为先后，都无法办理：对照原文，删去一处 ahead']);
  const round = [
    row('a', 'leader-review', 'head-consent'),
    row('b', 'head-consent', 'legality-review'),
    row('c', 'legality-review', 'leader-review'),
  ];
  expect(messages(round.join(''))).toEqual(Array.from({ length: 3 }, () => '几个步骤互为先后，都无法办理：对照原文，删去一处 ahead'));
  expect(loadPack(inventedPack(round.slice(0, 2).join('')), 'p.yaml').ok).toBe(true);
  // 签发总在各步骤之后，不用写。
  expect(loadPack(inventedPack(row('a', 'leader-review', 'signature')), 'p.yaml').ok).toBe(false);
});

test('overrides of nothing, of oneself, of each other, and ids used twice are refused', () => {
  expect(messages(signOffRow('a', '7.1', 'overrides: [b]'))).toEqual(['没有编号为“b”的签发规则：改正编号，或者删去']);
  expect(messages(signOffRow('a', '7.1', 'overrides: [a]'))).toEqual(['不能排除自己：删去']);
  expect(messages(signOffRow('a', '7.1', 'overrides: [b]') + signOffRow('b', '7.2', 'overrides: [a]'))).toEqual([
    '与“b”互相排除：只在特殊的一条写',
    '与“a”互相排除：只在特殊的一条写',
  ]);
  expect(messages(signOffRow('a', '7.1', 'when: {}') + signOffRow('a', '7.2', 'when: {}'))).toEqual([
    '规范编号“a”重复：改成不同的，如在后面加 -2',
  ]);
});

test('two numbering series that would write the same number are refused, by the line of the second', () => {
  const text = sound.replace(
    /^series:.*$/mu,
    `series:
  - { id: gov, issuer: government, mark: 样政发 }
  - { id: order, issuer: government, kinds: [order], mark: 样政发, form: ordinal }
  - { id: letter, issuer: government, kinds: [letter], mark: 样政发 }`,
  );
  expect(problems(loadPack(text, 'p.yaml'))).toEqual([
    { line: lineOf(text, 'id: letter'), message: '代字“样政发”已有另一文号系列使用，会编出同样的文号' },
  ]);
});

test('a must row names no other signers', () => {
  const text = inventedPack(signOffRow('a', '7.1', 'otherwise: [deputy]'));
  expect(problems(loadPack(text, 'p.yaml')).map(({ message }) => message)).toEqual([
    '只有“一般”“原则上”的签发规则才能另列签发人：改 modality，或者删去 otherwise',
  ]);
});

test('a file larger than any pack is refused unread', () => {
  expect(problems(loadPack('#'.repeat(2_000_001), 'p.yaml'))).toMatchObject([{ line: 1 }]);
});

test('an alias bomb is refused', () => {
  const bomb = `a: &a [1,1,1,1,1,1,1,1,1,1]\n${'bcdefgh'.replaceAll(
    /./g,
    (c) =>
      `${c}: &${c} [${Array(10)
        .fill(`*${String.fromCodePoint(c.codePointAt(0)! - 1)}`)
        .join()}]\n`,
  )}`;
  expect(problems(loadPack(bomb, 'p.yaml'))[0]?.message).toContain('YAML');
});

test('adopting a layer that is not there is a problem of compiling, found at its line', () => {
  const text = sound.replace('adopts: []', "adopts:\n  - { layer: nowhere, through: '4' }");
  const loaded = loadPack(text, 'p.yaml');
  if (!loaded.ok) throw new Error('it did not load');
  const compiled = compilePack(loaded.value, []);
  if (compiled.ok) throw new Error('it compiled');
  expect(compiled.problems.map(loaded.locate)).toMatchObject([{ file: 'p.yaml', line: lineOf(text, 'layer: nowhere') }]);
});

test('a layer cannot ask for a post that the government does not have', () => {
  const layer = loadLayer(
    `format: 1
layer: { id: law, name: 样例法, documentNumber: 第1号, effective: 2020-01-01 }
norms:
  - { id: law.1, kind: step, at: '1', modality: must, step: vetting, by: [office-director], as: 审核, says: 由主任审核 }
`,
    'l.yaml',
  );
  const pack = loadPack(sound.replace('adopts: []', "adopts: [{ layer: law, through: '4' }]"), 'p.yaml');
  if (!layer.ok || !pack.ok) throw new Error('it did not load');
  const compiled = compilePack(pack.value, [layer.value]);
  expect(compiled.ok).toBe(false);
});

test('a calendar with a day in the wrong place is refused at that day', () => {
  const text = `format: 1
years:
  - year: 2026
    notice: 样例〔2025〕7号
    off: [2026-01-01, 2026-01-03, 2025-12-31]
    on: [2026-01-05]
  - { year: 2027, off: [], on: [2027-01-02] }
`;
  expect(problems(loadCalendar(text, 'c.yaml')).map(({ message }) => message)).toEqual([
    '2026-01-03 本是周末，不必列为放假',
    '2025-12-31 不在2026年',
    '2026-01-05 本是工作日，不能列为调休上班',
    '2027年没有放假通知，不能有调休上班日',
  ]);
});
