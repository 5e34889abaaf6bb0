/** 印发 held against what the document names (条例第二十五条): leaving out and adding are never silent. */
import { describe, expect, test } from 'vitest';
import { detailOf } from '@lingxing/affairs/kernel';
import { documentProcedure, type DraftInput } from '@lingxing/affairs/document';
import { against, Office, packOf } from './support/office.ts';

/** Sealed and ready to go out. */
function sealed(change: Partial<DraftInput>): Office {
  const o = new Office(packOf('zezhou'))
    .submitted(change)
    .done('deputy-finance', 'review', { opinion: '同意' })
    .done('head', 'sign', { opinion: '同意' })
    .done('registrar', 'recheck');
  const series = change.kind === 'minutes' ? 'gov-minutes' : 'gov';
  o.done('registrar', 'number', { series }).done('registrar', 'typeset', { sheetHash: 's', pages: 1, substitutions: [] });
  return change.kind === 'minutes' ? o : o.done('registrar', 'seal', { page: 1, xMm: 100, yMm: 200 });
}
const NAMED = { recipients: ['各乡镇人民政府，县直各有关单位'], copies: ['县委办公室', '县人大常委会办公室'] };

describe('分送范围', () => {
  test('漏了主送或抄送：提醒并须写明理由，不写不发', () => {
    const o = sealed(NAMED);
    const verdict = o.act('registrar', 'distribute', { to: ['各乡镇人民政府', '县委办公室'] });
    expect(against(verdict)).toEqual(['distribution.differs 25.1.2']);
    expect(verdict.outcome).toBe('warned');
    expect(o.document.stage).toBe('sealed');
    const finding = verdict.findings[0];
    expect(finding?.message).toBe('分送范围与文稿不符：主送、抄送的县直各有关单位、县人大常委会办公室未列入。');
    expect(finding && detailOf(finding, 'distribution.differs')).toEqual({
      leftOut: ['县直各有关单位', '县人大常委会办公室'],
      added: [],
    });
    o.done('registrar', 'distribute', { to: ['各乡镇人民政府', '县委办公室'] }, { reason: '其余已另行电传' });
    expect(o.document.distributedTo).toEqual(['各乡镇人民政府', '县委办公室']);
  });
  test('多发给未列的单位：同样提醒', () => {
    const o = sealed(NAMED);
    const verdict = o.act('registrar', 'distribute', { to: [...NAMED.recipients, ...NAMED.copies, '县政协办公室'] });
    expect(verdict.outcome).toBe('warned');
    expect(verdict.findings[0]?.message).toBe('分送范围与文稿不符：县政协办公室不在主送、抄送之列。');
    expect(verdict.findings[0]?.detail).toEqual({ leftOut: [], added: ['县政协办公室'] });
  });
  test('差得多：句子只点前五个，数据列全', () => {
    const bodies = ['甲局', '乙局', '丙局', '丁局', '戊局', '己局'];
    const [finding] = sealed({ recipients: bodies }).ask('registrar', 'distribute', { to: ['庚局'] }).verdict.findings;
    expect(finding?.message).toBe('分送范围与文稿不符：主送、抄送的甲局、乙局、丙局、丁局、戊局等6个单位未列入；庚局不在主送、抄送之列。');
    expect(finding?.detail).toEqual({ leftOut: bodies, added: ['庚局'] });
  });
  test('照主送、抄送分发，怎样分行、怎样隔开都一样：不提醒', () => {
    for (const to of [
      [...NAMED.recipients, ...NAMED.copies],
      ['县人大常委会办公室', '县委办公室', '县直各有关单位', '各乡镇人民政府'],
      ['各乡镇人民政府、县直各有关单位；县委办公室,县人大常委会办公室：'],
    ]) {
      expect(sealed(NAMED).act('registrar', 'distribute', { to }).outcome).toBe('permitted');
    }
  });
  test('文稿未列主送、抄送（公告、纪要等）：由登记时定，不提醒', () => {
    expect(sealed({ kind: 'minutes', recipients: [] }).act('registrar', 'distribute', { to: ['县直各单位'] }).outcome).toBe('permitted');
  });
  test('按钮不问分给谁：未填时没有这一条', () => {
    const o = sealed(NAMED);
    const offer = documentProcedure
      .offers(o.context, o.document, { account: 'registrar', post: 'registrar', capacity: 'holder' })
      .find((one) => one.act === 'distribute');
    expect(offer?.verdict.outcome).toBe('permitted');
  });
});
