/** Who a document was issued to reads it; what answers a paper goes to whoever sent it (条例第八、二十五条). */
import { describe, expect, test } from 'vitest';
import { documentProcedure, type DraftInput } from '@lingxing/affairs/document';
import { against, draft, Office, packOf } from './support/office.ts';
import { letter, Registry } from './support/registry.ts';

const REPLY: Partial<DraftInput> = {
  title: '关于编制经费的批复',
  kind: 'reply',
  recipients: ['县教育局'],
  inReplyTo: '教发〔2026〕1号',
};

/** Sealed and ready to go out; the finance bureau is its host. */
function sealed(change: Partial<DraftInput> = {}): Office {
  return new Office(packOf('zezhou'))
    .submitted({ ...REPLY, ...change })
    .done('deputy-finance', 'review', { opinion: '拟同意，注意节约' })
    .done('head', 'sign', { opinion: '同意' })
    .done('registrar', 'recheck')
    .done('registrar', 'number', { series: 'gov-letter' })
    .done('registrar', 'typeset', { sheetHash: 's', pages: 1, substitutions: [] })
    .done('registrar', 'seal', { page: 1, xMm: 100, yMm: 200 });
}

const reads = (o: Office, post: string): boolean => documentProcedure.readers(o.context, o.document).posts.includes(post);
const EDUCATION = ['education-head', 'education-vice', 'education-clerk'];

describe('印发给谁，谁能看', () => {
  test('印发之前收文单位看不到；未列入的单位印发后也看不到', () => {
    const o = sealed();
    expect(EDUCATION.filter((post) => reads(o, post))).toEqual([]);
    o.done('registrar', 'distribute', { to: ['县教育局'] });
    expect(['civil-head', 'civil-clerk', 'town-clerk'].filter((post) => reads(o, post))).toEqual([]);
  });
  test('别处的同名机关不是本府的：市教育局、沁水县教育局', () => {
    for (const to of ['市教育局', '沁水县教育局', '县直各有关单位']) {
      const o = sealed({ recipients: [to] }).done('registrar', 'distribute', { to: [to] });
      expect(EDUCATION.filter((post) => reads(o, post))).toEqual([]);
    }
  });
  test('印发后由收文单位的文书和负责人看；全称、简称、统称都算', () => {
    for (const to of ['县教育局', '泽州县教育局', '教育局', '县直各部门', '民政局、教育局']) {
      const o = sealed({ recipients: [to] }).done('registrar', 'distribute', { to: [to] });
      expect(EDUCATION.filter((post) => reads(o, post))).toEqual(EDUCATION);
    }
    const towns = sealed({ recipients: ['各乡镇人民政府'] }).done('registrar', 'distribute', { to: ['各乡镇人民政府'] });
    expect([reads(towns, 'town-head'), reads(towns, 'education-head')]).toEqual([true, false]);
  });
  test('看的是公文，不是办理中的意见', () => {
    const o = sealed()
      .done('registrar', 'convey')
      .done('registrar', 'distribute', { to: ['县教育局'] });
    const seenBy = (post: string) =>
      (documentProcedure.viewFor(o.context, o.document, { account: post, post, capacity: 'holder' }) as typeof o.document).steps.map(
        (step) => step.opinion,
      );
    expect(seenBy('education-clerk').filter((opinion) => opinion !== '')).toEqual([]);
    expect(seenBy('finance-clerk')).toContain('拟同意，注意节约');
  });
});

describe('答复要送给来文的单位', () => {
  const ANSWER = { ...REPLY, answers: '01890000-0000-7000-8000-000000000001', asker: { name: '教育局', body: 'education' } };
  test('主送没有来文单位：不得报送', () => {
    const o = new Office(packOf('zezhou')).done('finance-clerk', 'draft', { draft: draft({ ...ANSWER, recipients: ['县民政局'] }) });
    const verdict = o.act('finance-clerk', 'send');
    expect(verdict.outcome).toBe('refused');
    expect(verdict.findings.filter((f) => f.outcome === 'refused').map((f) => f.message)).toEqual([
      '此件答复教育局的来文，主送机关中没有教育局。',
    ]);
  });
  test('印发范围漏了来文单位：写明理由也不得印发', () => {
    const o = sealed(ANSWER);
    const verdict = o.act('registrar', 'distribute', { to: ['县民政局'] }, { reason: '另行送达' });
    expect(verdict.outcome).toBe('refused');
    expect(against(verdict)).toContain('format.incomplete');
    expect(o.document.stage).toBe('sealed');
    o.done('registrar', 'distribute', { to: ['县教育局'] });
    expect(o.document.stage).toBe('distributed');
  });
  test('收文一侧也不认没有送到来文单位的答复', () => {
    const reply = { document: 'r', number: '泽政函〔2026〕3号', title: '批复' };
    const { name } = letter().sender;
    const o = new Registry(packOf('zezhou')).sentUp();
    expect(o.act('system', 'record-reply', { ...reply, to: ['市财政局'] }).outcome).toBe('refused');
    expect(o.act('system', 'record-reply', { ...reply, to: [name] }).outcome).toBe('permitted');
  });
});
