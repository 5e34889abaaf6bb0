/** What follows from issuer and addressee: passing over one's own government, and a paper to a leader in person. */
import { describe, expect, test } from 'vitest';
import { factsIn, type DraftInput } from '@lingxing/affairs/document';
import { against, draft, Office, packOf } from './support/office.ts';

const drafted = (government: string, change: Partial<DraftInput>, host = 'finance'): Office =>
  new Office(packOf(government)).done(`${host}-clerk`, 'draft', { draft: draft(change) });

/** What bars a body from sending a request of its own. */
function sending(government: string, host: string, change: Partial<DraftInput>): readonly string[] {
  const o = drafted(
    government,
    {
      title: '关于追加资金的请示',
      kind: 'request',
      issuer: 'department',
      note: '联系人：办公室，电话：0000000',
      ...change,
    },
    host,
  );
  return against(o.ask(`${host}-clerk`, 'send').verdict);
}
const UP: Partial<DraftInput> = { to: 'superior-government', recipients: ['上级人民政府'] };
const ARTICLES = [
  ['jincheng-chengqu', '27.1'],
  ['zezhou', '27.1'],
  ['xinzhou', '29.1'],
  ['weidong', '53.1'],
  ['xishi', '27'],
] as const;

describe('越级行文由发文名义和主送对象定，不待人说', () => {
  test.each(ARTICLES)('%s第%s条、条例第十四条：部门以自己名义报上一级政府，拒绝', (government, at) => {
    expect(sending(government, 'finance', UP)).toEqual(expect.arrayContaining([`prohibition.broken ${at}`, 'format.incomplete 14']));
  });
  test.each(ARTICLES)('%s第%s条：乡镇、街道报上一级政府的部门，同样拒绝', (government, at) => {
    expect(sending(government, 'town', { to: 'superior-department', recipients: ['上级财政局'] })).toContain(`prohibition.broken ${at}`);
  });
  test.each(ARTICLES)('%s（第%s条）：部门报上级主管部门、报本府，不是越级', (government, at) => {
    for (const to of ['superior-department', 'government'] as const)
      expect(sending(government, 'finance', { to, recipients: ['人民政府'] })).not.toContain(`prohibition.broken ${at}`);
  });
  test('以政府名义报上一级政府、经政府同意由部门发：不越级', () => {
    for (const issuer of ['government', 'department-approved'] as const) {
      const o = drafted('zezhou', { ...UP, kind: 'request', issuer });
      expect(factsIn(o.context, o.document).skipsLevel).toBe(false);
    }
  });
});

describe('主送写领导职务的，就是报送领导个人', () => {
  const inPerson = (government: string, recipients: string[], change: Partial<DraftInput> = {}): boolean => {
    const o = drafted(government, { kind: 'request', issuer: 'department', to: 'government', recipients, ...change });
    return factsIn(o.context, o.document).toLeaderInPerson;
  };
  test.each([
    ['zezhou', '县长'],
    ['zezhou', '副县长（分管财政）'],
    ['zezhou', '常务副职'],
    ['zezhou', '泽州县人民政府县长'],
    ['weidong', '区长'],
    ['xinzhou', '市长同志'],
  ])('%s：主送%s', (government, recipient) => {
    expect(inPerson(government, [recipient])).toBe(true);
  });
  test('主送机关的不是；职务属别级的不是；没有报本府的不由此推定', () => {
    expect(inPerson('zezhou', ['泽州县人民政府'])).toBe(false);
    expect(inPerson('zezhou', ['县长热线办公室'])).toBe(false);
    expect(inPerson('zezhou', ['县长'], { to: 'peer' })).toBe(false);
  });
  test('泽州第二十七条：一般不得，交办的除外', () => {
    const to: Partial<DraftInput> = { to: 'government', recipients: ['县长'] };
    expect(sending('zezhou', 'finance', to)).toContain('prohibition.broken 27.1');
    expect(sending('zezhou', 'finance', { ...to, facts: { assignedByLeader: true } })).not.toContain('prohibition.broken 27.1');
  });
});
