/** 会后送办与印发的时限、备案: 晋城城区 22.2, 34.3, 忻州 23.2, 36.3, 卫东 23, 泽州 22.2, 34.3, 西市 14, 22.1, 32.3, 组织法 75. */
import { documentProcedure } from '@lingxing/affairs/document';
import { compilePack } from '@lingxing/workrules';
import { loadBuiltInLayers } from '@lingxing/workrules/read';
import { describe, expect, test } from 'vitest';
import { against, draft, expectRefused, Office, packOf } from './support/office.ts';

const owed = (o: Office) =>
  documentProcedure.obligations(o.context, o.document).map(({ id, due, state, owedBy }) => [id, due, state, owedBy.department]);
const dues = (o: Office) => documentProcedure.expectations(o.context, o.document).map(({ act, due }) => [act, due]);

/** 11月20日（五）散会：第3个工作日是11月25日（三），第7个是12月1日（二）。 */
const decision = { meeting: 'executive' as const, session: '第20次常务会议', date: '2026-11-20' };
const decided = (id: string, today: string) => new Office(packOf(id), today).done('finance-clerk', 'draft', { draft: draft({ decision }) });

describe('西市第二十二条第一款：会后3个工作日送办公室，7个工作日印发', () => {
  test('两项时限从会议结束起走：送办由承办部门欠，送到以后印发由办公室欠', () => {
    const o = decided('xishi', '2026-11-23');
    expect(owed(o)).toEqual([
      ['submit-within', '2026-11-25', 'open', 'finance'],
      ['issue-within', '2026-12-01', 'open', 'finance'],
    ]);
    expect(dues(o)).toEqual([['send', '2026-11-25']]);
    o.done('finance-clerk', 'send').done('finance-head', 'approve');
    expect(owed(o)).toEqual([
      ['submit-within', '2026-11-25', 'met', 'finance'],
      ['issue-within', '2026-12-01', 'open', 'office'],
    ]);
    expect(dues(o)).toEqual([['vet', '2026-12-01']]);
  });
  test('过了3个工作日送的要写明理由（原则上），送办的时限留着“逾期”', () => {
    const o = decided('xishi', '2026-11-26');
    const verdict = o.ask('finance-clerk', 'send').verdict;
    expect([verdict.outcome, against(verdict)]).toEqual(['warned', ['issue.late 22.1']]);
    o.done('finance-clerk', 'send', {}, { reason: '补充材料' }).done('finance-head', 'approve', {}, { reason: '补充材料' });
    expect(owed(o)[0]).toEqual(['submit-within', '2026-11-25', 'passed', 'finance']);
    // 退回后重报的，不再按送办时限提醒。
    o.done('registrar', 'return', { reason: '改格式', grounds: ['format'] });
    expect(o.ask('finance-clerk', 'send').verdict.outcome).toBe('permitted');
  });
});

describe('泽州第二十二条第二款：7个工作日内印发', () => {
  const signed = (today: string) => {
    const o = decided('zezhou', '2026-11-23');
    o.done('finance-clerk', 'send').done('finance-head', 'approve').done('registrar', 'vet', { opinion: '拟同意' });
    o.done('registrar', 'record-decision', decision).done('deputy-finance', 'review', { opinion: '同意' });
    o.today = today;
    return o;
  };
  const finish = (o: Office) =>
    o
      .done('registrar', 'recheck')
      .done('registrar', 'number', { series: 'gov' })
      .done('registrar', 'typeset', { sheetHash: 's', pages: 1, substitutions: [] })
      .done('registrar', 'seal', { page: 1, xMm: 140, yMm: 200 });
  const to = { to: ['各乡镇人民政府', '县直各有关单位'] };

  test('没有送办时限，只有印发时限；签了没有印发的，时限还在走', () => {
    const o = finish(signed('2026-11-30').done('head', 'sign', { opinion: '同意' }));
    expect(owed(o)).toEqual([['issue-within', '2026-12-01', 'open', 'office']]);
    expect(dues(o)).toEqual([['distribute', '2026-12-01']]);
    o.today = '2026-12-02';
    const verdict = o.ask('registrar', 'distribute', to).verdict;
    expect([verdict.outcome, against(verdict)]).toEqual(['warned', ['issue.late 22.2']]);
    o.done('registrar', 'distribute', to, { reason: '印刷故障' });
    expect(owed(o)).toEqual([['issue-within', '2026-12-01', 'passed', 'office']]);
  });
  test('在时限内印发的已办；签发时已写明理由的，印发时不再问', () => {
    const intime = finish(signed('2026-11-30').done('head', 'sign', { opinion: '同意' })).done('registrar', 'distribute', to);
    expect(owed(intime)).toEqual([['issue-within', '2026-12-01', 'met', 'office']]);
    const late = signed('2026-12-02');
    expect(against(late.ask('head', 'sign', { opinion: '同意' }).verdict)).toEqual(['issue.late 22.2']);
    finish(late.done('head', 'sign', { opinion: '同意' }, { reason: '会后调整' }));
    expect(late.ask('registrar', 'distribute', to).verdict.outcome).toBe('permitted');
  });
  test('卫东没有印发时限，就没有这一项', () => {
    expect(owed(decided('weidong', '2026-11-23'))).toEqual([]);
  });
});

/** A department's own normative document, issued. */
function issued(o: Office, post = 'finance', change: Parameters<typeof draft>[0] = {}): Office {
  const evidence = [
    'research',
    'necessity',
    'political',
    'policy',
    'legality',
    'feasibility',
    'scientific',
    'macro-policy-consistency',
    'collective-discussion',
  ];
  const own = {
    issuer: 'department' as const,
    facts: { normative: true },
    evidence: evidence.map((kind) => ({ kind: kind as 'research', note: '见附件' })),
  };
  o.done(`${post}-clerk`, 'draft', { draft: draft({ ...own, ...change }) }).done(`${post}-clerk`, 'send');
  const reviewer = o.waits()['review-legality']?.[0];
  if (reviewer !== undefined) o.done(reviewer, 'review-legality', { conclusion: 'lawful', opinion: '合法' });
  return o
    .done(`${post}-head`, 'sign', { opinion: '同意' })
    .done(`${post}-clerk`, 'recheck')
    .done(`${post}-clerk`, 'number', { series: `department.${post}` })
    .done(`${post}-clerk`, 'typeset', { sheetHash: 's', pages: 1, substitutions: [] })
    .done(`${post}-clerk`, 'seal', { page: 1, xMm: 140, yMm: 200 })
    .done(`${post}-clerk`, 'distribute', { to: ['各乡镇人民政府', '县直各有关单位'] });
}

describe('规范性文件印发后备案', () => {
  const receives: Record<string, string> = {
    zezhou: '泽州县人民政府',
    'jincheng-chengqu': '晋城市城区人民政府',
    xinzhou: '忻州市人民政府',
    weidong: '平顶山市人民政府',
    xishi: '营口市西市区人民政府',
  };
  test.each([
    ['zezhou', '34.3'],
    ['jincheng-chengqu', '34.3'],
    ['xinzhou', '36.3'],
    ['weidong', '23'],
    ['xishi', '32.3'],
  ] as const)('%s第%s条：部门的规范性文件印发后待报备案，报了就不再待办', (id, at) => {
    const o = issued(new Office(packOf(id)));
    expect(o.waits()['file']).toEqual(['finance-clerk']);
    const line = documentProcedure.expectations(o.context, o.document).find((one) => one.act === 'file');
    expect([line?.basis?.article, line?.basis?.paragraph].filter((n) => n !== undefined).join('.')).toBe(at);
    // 五文都没有写几日内报，本府也没有设定：待办，不带日期。
    expect(line?.due).toBeUndefined();
    expectRefused(o.act('education-clerk', 'file', { with: receives[id] ?? '', date: '2026-11-23' }), 'authority.not-yours');
    expectRefused(o.act('finance-clerk', 'file', { with: receives[id] ?? '', date: '2026-11-24' }), 'input.invalid');
    expectRefused(o.act('finance-clerk', 'file', { with: receives[id] ?? '', date: '2026-11-22' }), 'input.invalid');
    // 条文写明报谁的，报给别的机关不算。
    const elsewhere = o.act('finance-clerk', 'file', { with: '某机关', date: '2026-11-23' });
    expectRefused(elsewhere, `input.invalid ${at}`);
    expect(elsewhere.findings.map((one) => one.message).join('')).toContain(receives[id]);
    o.done('finance-clerk', 'file', { with: receives[id] ?? '', date: '2026-11-23', number: '备〔2026〕1号' });
    expect(o.document.filings).toMatchObject([{ with: receives[id], date: '2026-11-23', number: '备〔2026〕1号', by: 'finance-clerk' }]);
    expect(o.waits()).toEqual({ archive: ['finance-clerk'] });
    expectRefused(o.act('finance-clerk', 'file', { with: receives[id] ?? '', date: '2026-11-23' }), 'state.not-open');
  });
  test('不是规范性文件的没有备案一项', () => {
    const o = issued(new Office(packOf('zezhou')), 'finance', { facts: {} });
    expect(o.waits()).toEqual({ archive: ['finance-clerk'] });
    expectRefused(o.act('finance-clerk', 'file', { with: '县政府', date: '2026-11-23' }), 'state.not-open');
  });
  test('归档以后还欠的备案不会不见', () => {
    const o = issued(new Office(packOf('zezhou'))).done('finance-clerk', 'archive', { retention: '永久' });
    expect(o.waits()).toEqual({ file: ['finance-clerk'] });
  });
  test('本府设定了时限的，从印发之日起算（样本府：10日）', () => {
    const source = packOf('zezhou').source;
    const settings = source.settings.map((one) => (one.id === 'filing-limit' ? { ...one, value: 10, unit: 'day' as const } : one));
    const compiled = compilePack({ ...source, settings }, loadBuiltInLayers());
    if (!compiled.ok) throw new Error('the pack compiles');
    const o = issued(new Office(compiled.pack));
    expect(owed(o)).toEqual([['filing:34.3-file', '2026-12-03', 'open', 'finance']]);
    o.today = '2026-12-04';
    o.done('finance-clerk', 'file', { with: '泽州县人民政府', date: '2026-12-04' });
    expect(owed(o)).toEqual([['filing:34.3-file', '2026-12-03', 'passed', 'finance']]);
  });
  test('政府的规范性文件：西市报区人大常委会（第十四条），其他依组织法第七十五条', () => {
    const norms = (id: string) =>
      packOf(id)
        .of('filing')
        // 西市 14.1 speaks of 规章 too, which no district makes.
        .filter((norm) => JSON.stringify(norm.when ?? {}).includes('government') && !norm.what.includes('rules'))
        .map((norm) => [norm.at, norm.to?.[0], norm.citation.source]);
    expect(norms('xishi')).toEqual([
      ['14.1', 'congress', 'work-rules'],
      ['75', undefined, 'regulation'],
    ]);
    expect(norms('zezhou')).toEqual([['75', undefined, 'regulation']]);
  });
});
