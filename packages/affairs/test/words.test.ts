/** The verb of an act is the text's own: an order is 签署, a notice 签发, and nowhere is the one called the other. */
import { describe, expect, test } from 'vitest';
import { actLabel, documentProcedure, said, type DraftInput } from '@lingxing/affairs/document';
import { detailOf } from '@lingxing/affairs/kernel';
import { draft, Office, packOf } from './support/office.ts';

const ORDER: Partial<DraftInput> = { kind: 'decision', title: '关于表彰先进集体的决定' };
const label = (o: Office, act: string, seq: number) =>
  actLabel(
    act,
    o.events.filter((e) => e.at.seq === seq).map((e) => e.event),
  );

describe('泽州第三十三条第一款：决定由分管副县长把关，县长签署', () => {
  test('还不能签署时，各处都说签署', () => {
    const o = new Office(packOf('zezhou')).submitted(ORDER);
    const { findings } = o.ask('head', 'sign', { opinion: '同意' }).verdict;
    expect(findings[0]).toMatchObject({ code: 'step.missing', wayOut: '待副职（分管财政）把关后签署。' });
    expect(
      o
        .ask('finance-clerk', 'sign', {})
        .verdict.findings.map((f) => f.message)
        .join(''),
    ).not.toContain('签发');
    const drafting = new Office(packOf('zezhou')).done('finance-clerk', 'draft', { draft: draft(ORDER) });
    expect(drafting.ask('head', 'sign', {}).verdict.findings.map((f) => f.message)).toContain(
      '现在“起草”，签署须到“审核签批”或“已经政府同意”或“部门审签”。',
    );
  });
  test('办过之后，历史、已办和提示都用条文的字', () => {
    const o = new Office(packOf('zezhou')).submitted(ORDER);
    o.done('deputy-finance', 'review', { opinion: '已把关' });
    expect(label(o, 'review', o.seq)).toBe('把关');
    expect(said(o.context, o.document, 'review')).toBe('已把关，待县长签署。');
    o.done('head', 'sign', { opinion: '同意' });
    expect(label(o, 'sign', o.seq)).toBe('签署');
    expect(said(o.context, o.document, 'sign')).toBe('已签署，待办公室文书复核。');
  });
});

describe('其余', () => {
  test('通知仍是签发；办公室自拟的是送审，部门的是送部门负责人审签', () => {
    const o = new Office(packOf('zezhou')).submitted();
    expect(label(o, 'send', 2)).toBe('送部门负责人审签');
    o.done('deputy-finance', 'review', { opinion: '同意' }).done('head', 'sign', { opinion: '同意' });
    expect(label(o, 'sign', o.seq)).toBe('签发');
    const own = new Office(packOf('zezhou')).done('registrar', 'draft', { draft: draft() }).done('registrar', 'send');
    expect(label(own, 'send', 2)).toBe('送审');
  });
  test('没有事件、没有这一行为：用行为的名称，用它的代码', () => {
    expect([actLabel('sign'), actLabel('archive', []), actLabel('act-of-another-release', [])]).toEqual([
      '签发',
      '归档',
      'act-of-another-release',
    ]);
  });
});

describe('审查意见的数据', () => {
  const evidence = (['research', 'legality'] as const).map((kind) => ({ kind, note: '见附件' }));
  const missing = (given: DraftInput['evidence']) => {
    const o = new Office(packOf('zezhou')).done('finance-clerk', 'draft', {
      draft: draft({ title: '关于印发管理办法的通知', facts: { normative: true }, evidence: given }),
    });
    return o.ask('finance-clerk', 'send').verdict.findings.filter((f) => f.code === 'evidence.missing');
  };
  test('缺少论证材料：所缺的种类在 detail，别的意见没有 detail', () => {
    const [finding] = missing(evidence);
    expect(finding && detailOf(finding, 'evidence.missing')).toEqual({
      evidence: ['necessity', 'scientific', 'feasibility', 'macro-policy-consistency'],
    });
    expect(finding && detailOf(finding, 'distribution.differs')).toBeUndefined();
    const o = new Office(packOf('zezhou')).done('finance-clerk', 'draft', { draft: draft({ body: [] }) });
    for (const other of o.ask('finance-clerk', 'send').verdict.findings) expect(other).not.toHaveProperty('detail');
  });
  test('材料齐全：不带 detail', () => {
    const all = (['research', 'legality', 'necessity', 'scientific', 'feasibility', 'macro-policy-consistency'] as const).map((kind) => ({
      kind,
      note: '见附件',
    }));
    const [finding] = missing(all);
    expect(finding?.outcome).toBe('passed');
    expect(finding).not.toHaveProperty('detail');
  });
});

test('按钮上的字与历史一致', () => {
  const o = new Office(packOf('zezhou')).submitted(ORDER).done('deputy-finance', 'review', { opinion: '已把关' });
  const offer = documentProcedure
    .offers(o.context, o.document, { account: 'head', post: 'head', capacity: 'holder' })
    .find((one) => one.act === 'sign');
  expect(offer?.label).toBe('签署');
});

describe('同一件事各处一个叫法', () => {
  test('待办和按钮：审核都叫审核', () => {
    const o = new Office(packOf('zezhou')).done('finance-clerk', 'draft', { draft: draft() }).done('finance-clerk', 'send');
    o.done('finance-head', 'approve');
    const actor = { account: 'registrar', post: 'registrar', capacity: 'holder' as const };
    const waiting = documentProcedure.expectations(o.context, o.document).map((one) => one.label);
    const button = documentProcedure.offers(o.context, o.document, actor).find((one) => one.act === 'vet')?.label;
    expect([...new Set(waiting), button]).toEqual(['审核', '审核']);
  });
  test('来文单位自己撤回报送的，不说被退回', () => {
    const state = () => {
      const to = { issuer: 'department' as const, to: 'government' as const, kind: 'report' as const, recipients: ['泽州县人民政府'] };
      const o = new Office(packOf('zezhou')).done('finance-clerk', 'draft', { draft: draft(to) }).done('finance-clerk', 'send');
      o.done('finance-head', 'sign', { opinion: '同意' }).done('finance-clerk', 'recheck');
      o.done('finance-clerk', 'number', { series: 'department.finance' });
      o.done('finance-clerk', 'typeset', { sheetHash: 's', pages: 1, substitutions: [] });
      o.done('finance-clerk', 'seal', { page: 1, xMm: 140, yMm: 200 });
      return o.done('finance-clerk', 'distribute', { to: ['泽州县人民政府'] });
    };
    const own = state().done('system', 'take-back', { by: 'finance-clerk', reason: '数字有误' });
    const waitingFor = (o: Office) => documentProcedure.expectations(o.context, o.document).map((one) => one.label);
    expect([waitingFor(own), own.document.returns, label(own, 'take-back', own.seq)]).toEqual([['修改再送'], [], '撤回报送']);
    const back = state().done('system', 'bounce', { by: 'registrar', reason: '缺附件', grounds: ['evidence'], kind: 'return' });
    expect([waitingFor(back), back.document.returns.length, label(back, 'bounce', back.seq)]).toEqual([['修改重报'], 1, '对方退回']);
  });
  test('过程里签发以后的每一步，办完了还在，写明谁办、何时', () => {
    const o = new Office(packOf('zezhou')).submitted().done('deputy-finance', 'review', { opinion: '同意' });
    o.done('head', 'sign', { opinion: '同意' }).done('registrar', 'recheck').done('registrar', 'number', { series: 'gov' });
    o.done('registrar', 'typeset', { sheetHash: 's', pages: 1, substitutions: [] }).done('registrar', 'seal', {
      page: 1,
      xMm: 140,
      yMm: 200,
    });
    o.done('registrar', 'distribute', { to: ['各乡镇人民政府', '县直各有关单位'] });
    const done = documentProcedure
      .chain(o.context, o.document)
      .filter((one) => one.state === 'done')
      .slice(-5);
    expect(done.map((one) => [one.label, one.posts, one.at !== undefined])).toEqual([
      ['复核', ['办公室文书'], true],
      ['编号 泽政发〔2026〕1号', ['办公室文书'], true],
      ['排版印制', ['办公室文书'], true],
      ['用印', ['办公室文书'], true],
      ['印发', ['办公室文书'], true],
    ]);
  });
});
