import { describe, expect, test } from 'vitest';
import { compilePack, loadPack, proveDiscretion, proveOffice, proveWhole, provePack, type RulePack } from '../src/index.ts';
import { inventedPack } from './invented.ts';

function invented(norms: string, more = ''): RulePack {
  const loaded = loadPack(inventedPack(norms) + more, 'p.yaml');
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join());
  const compiled = compilePack(loaded.value, []);
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join());
  return compiled.pack;
}
const does = (id: string, task: string, by: string, rest = '', meeting = 'executive') =>
  `  - { id: ${id}, kind: responsibility, at: '4', modality: must, procedure: meeting, task: ${task}, meetings: [${meeting}], by: [${by}], says: 会议由他办理${rest} }\n`;
const standIn = (id: string, order: string, by: string) =>
  `  - { id: ${id}, kind: standing-in, at: '4', modality: must, order: ${order}, by: [${by}], trigger: leave, title: 主持工作, says: 请假时由他主持 }\n`;
const leave = (id: string, to: string) =>
  `  - { id: ${id}, kind: leave, at: '4', modality: must, who: [deputy], triggers: [leave], applyTo: [${to}], says: 请假报他批准 }\n`;
const found = (pack: RulePack, of: string) =>
  proveOffice(pack)
    .defects.filter((one) => one.of === of)
    .map((one) => `${one.kind} ${one.about}`);

describe('样例政府：各条是否齐全', () => {
  test('缺条、章数跳越、处置与款数不合，都说得出是第几条', () => {
    const { source } = invented('');
    expect(proveWhole(source).map(({ message }) => message)).toEqual([
      '没有第一条：各条都要列明，照样补一行 - { article: 1, chapter: …, … }',
      '没有第二条：各条都要列明，照样补一行 - { article: 2, chapter: …, … }',
      '没有第三条：各条都要列明，照样补一行 - { article: 3, chapter: …, … }',
      '没有第五条：各条都要列明，照样补一行 - { article: 5, chapter: …, … }',
      '没有第六条：各条都要列明，照样补一行 - { article: 6, chapter: …, … }',
      '没有第八条：各条都要列明，照样补一行 - { article: 8, chapter: …, … }',
      '没有第九条：各条都要列明，照样补一行 - { article: 9, chapter: …, … }',
      "第四条写作由软件执行或者推动，却没有一条规范：在 norms 补一条，at 写 '4'；没有可执行的，处置改为 record 或者 declare",
      "第七条第一款写作由软件执行或者推动，却没有一条规范：在 norms 补一条，at 写 '7.1'；没有可执行的，处置改为 record 或者 declare",
      "第七条第二款写作由软件执行或者推动，却没有一条规范：在 norms 补一条，at 写 '7.2'；没有可执行的，处置改为 record 或者 declare",
    ]);
    const three = { ...source.articles[1]!, dispositions: ['enforce', 'drive', 'record'] as const };
    const wrong = { ...source, articles: [source.articles[0]!, { ...three, chapter: 5, dispositions: [...three.dispositions] }] };
    const messages = proveWhole(wrong).map(({ message }) => message);
    expect(messages).toContain('第七条共2款，处置要么写一个，要么每款一个，现在写了3个');
    expect(messages).toContain('第七条写在第5章，上一条在第2章：按原文改正 chapter，各条按先后排列');
  });
  test('只是宣示的款不能有规范依据它', () => {
    const { source } = invented(does('4-chair', 'chair', 'head'));
    const declared = { ...source, articles: source.articles.map((one) => ({ ...one, dispositions: ['declare' as const] })) };
    expect(proveWhole(declared).map(({ message }) => message)).toContain(
      '第四条写作只是宣示，却有规范依据它：处置改为 enforce、drive 或者 record，或者看规范的 at 是否写错',
    );
  });
});

describe('样例政府：会议由谁召集主持', () => {
  test('没有人召集的会议查得出；县长不能出席时没有人主持也查得出', () => {
    const pack = invented(does('4-chair', 'chair', 'head'));
    expect(found(pack, 'responsibility')).toEqual([
      'gap 常务会议由谁召集',
      'gap 常务会议由谁主持，县长不能出席时',
      'gap 常务会议由谁确定议题',
      'gap 常务会议由谁签发纪要',
    ]);
  });
  test('两条规则各说一人，指得出是哪两条、在哪一条', () => {
    const pack = invented(does('4-chair', 'chair', 'head') + does('4-chair-too', 'chair', 'deputy'));
    const defect = proveOffice(pack).defects.find((one) => one.kind === 'overlap');
    expect(defect).toMatchObject({ of: 'responsibility', about: '常务会议由谁主持', rows: ['4-chair', '4-chair-too'] });
    expect(defect?.message).toContain('4-chair 第四条 县长');
    expect(defect?.message).toContain('4-chair-too 第四条 副县长');
  });
  test('受委托的另一条是另一种情形，不算不一致，也补上了县长不能出席的缺口', () => {
    const pack = invented(does('4-chair', 'chair', 'head') + does('4-chair-d', 'chair', 'deputy', ', on: delegated'));
    expect(found(pack, 'responsibility').filter((one) => one.includes('主持'))).toEqual([]);
  });
  test('写明是原文没有写的不算；只写了别的会议、别的事、别的情形的补不了', () => {
    const silence = (about: string) => `silences:\n  - { id: s, of: responsibility, about: ${about}, says: 本规则没有写 }\n`;
    const rows = does('4-chair', 'chair', 'head');
    const left = (about: string) => found(invented(rows, silence(about)), 'responsibility').length;
    expect(left('{ tasks: [convene], meetings: [executive] }')).toBe(3);
    expect(left('{ tasks: [convene], meetings: [plenary] }')).toBe(4);
    expect(left('{ tasks: [propose-topic] }')).toBe(4);
    expect(left('{ on: absent }')).toBe(3);
    // 没有写明说的是什么的沉默，什么也补不了。
    expect(found(invented(rows, 'silences:\n  - { id: s, of: responsibility, says: 本规则没有写 }\n'), 'responsibility')).toHaveLength(4);
  });
});

describe('样例政府：代行、请假、呈送', () => {
  test('哪种缘故没有人代行、代行的人也不在，逐一列出', () => {
    const gaps = found(invented(standIn('4-first', 'first', 'deputy')), 'standing-in');
    expect(gaps).toContain('gap 县长请假时由谁代行、主持，副县长也不在');
    expect(gaps).toContain('gap 县长出差时由谁代行、主持');
    expect(gaps).not.toContain('gap 县长请假时由谁代行、主持');
  });
  test('代行的两条各说一人，查得出', () => {
    const pack = invented(standIn('4-a', 'first', 'deputy') + standIn('4-b', 'first', 'other-deputy'));
    expect(found(pack, 'standing-in')).toContain('overlap 县长请假时由谁代行、主持');
  });
  test('同一人同一缘故的请假报两个人，查得出', () => {
    expect(found(invented(leave('4-a', 'head')), 'leave')).toEqual([
      'gap 县长怎样请假',
      'gap 部门主要负责人怎样请假',
      'gap 下级政府、街道负责人怎样请假',
    ]);
    expect(found(invented(leave('4-a', 'head') + leave('4-b', 'office')), 'leave')).toContain('overlap 副县长请假向谁请假');
  });
  test('报来的公文没有写呈送谁，举得出是哪一种', () => {
    expect(found(invented(''), 'routing')).toHaveLength(1);
    const routing = `  - { id: 7-route, kind: routing, at: '7.1', modality: must, by: [head], as: 呈批, says: 都送县长 }\n`;
    expect(found(invented(routing), 'routing')).toEqual([]);
  });
  test('会签一处要部门负责人、一处只许县长，谁也不能两全，查得出；要主要负责人与要负责人可以两全', () => {
    const sign = (id: string, by: string) =>
      `  - { id: ${id}, kind: consultation, at: '7.1', modality: must, mode: countersign, by: [${by}], when: { crossDepartment: true }, says: 由有关部门会签 }\n`;
    const both = (one: string, two: string) =>
      found(invented(sign('7-a', one) + sign('7-b', two)), 'consultation').map((x) => x.split(' ')[0]);
    expect(both('concerned-department-responsible', 'head')).toContain('overlap');
    expect(both('concerned-department-responsible', 'concerned-department-head')).not.toContain('overlap');
  });
});

describe('样例政府：由谁认定', () => {
  const asNeeded = `  - { id: 4-sit, kind: composition, at: '4', modality: may, meetings: [executive], as: sitting-in, who: [deputy], asNeeded: true, says: 根据需要请有关人员列席 }\n`;
  test('“根据需要”没有设定由谁认定，指得出是哪一条', () => {
    const [problem] = proveDiscretion(invented(asNeeded).source);
    expect(problem).toMatchObject({ path: ['norms', 0] });
    expect(problem?.message).toContain('“根据需要”由谁认定没有设定（第四条');
  });
  test('设定了由谁认定，或者写明为什么办不到，就不再报', () => {
    const settings = 'settings:\n  - { id: who, question: 由谁认定, judges: [as-needed] }\n';
    expect(proveDiscretion(invented(asNeeded, settings).source)).toEqual([]);
    const other = 'settings:\n  - { id: who, question: 由谁认定, judges: [major] }\n';
    expect(proveDiscretion(invented(asNeeded, other).source)).toHaveLength(1);
    expect(proveDiscretion(invented(asNeeded.replace('says:', 'unworkable: 没有可以记录的行为, says:')).source)).toEqual([]);
  });
});

test('公文的沉默要写明是哪些公文，别的沉默不必', () => {
  const load = (silence: string) => loadPack(`${inventedPack('')}silences:\n  - ${silence}\n`, 'p.yaml');
  const without = load('{ id: s, of: length, says: 篇幅没有写 }');
  expect(without.ok ? [] : without.problems.map(({ message }) => message)).toEqual(['写明哪些公文没有规则：when（“s”说的是公文的规则）']);
  const about = load('{ id: s, of: length, when: {}, about: { on: absent }, says: 篇幅没有写 }');
  expect(about.ok ? [] : about.problems.map(({ message }) => message)).toEqual(['公文的规则没有写的，用 when 说明是哪些公文']);
  expect(load('{ id: s, of: leave, says: 请假没有写 }').ok).toBe(true);
});

test('整个规则包的证明把各项合在一起，能指到分册里的那一条', () => {
  const { problems } = provePack(invented(does('4-chair', 'chair', 'head') + does('4-chair-too', 'chair', 'deputy')));
  expect(problems.find(({ message }) => message.includes('互相不一致'))?.path).toEqual(['norms', 0]);
  expect(problems.map(({ message }) => message)).toContain('没有第九条：各条都要列明，照样补一行 - { article: 9, chapter: …, … }');
});
