import { draftSchema, type DocumentState, type DraftInput } from '@lingxing/affairs/document';
import { organLine } from '@lingxing/affairs/labels';
import { organisationOf, type Context } from '@lingxing/affairs/kernel';
import { joinOrgans } from '@lingxing/typeset';
import { loadBuiltInCalendar, loadBuiltInPacks } from '@lingxing/workrules/read';
import { describe, expect, it } from 'vitest';
import { layoutOf, sheetOf } from '../src/sheet.ts';
import { draftOf } from './support/drafts.ts';
import { DEPARTMENTS, MONDAY, POSTS } from './support/world.ts';

const pack = loadBuiltInPacks().find((p) => p.id === 'zezhou');
if (!pack) throw new Error('no pack');
const ctx: Context = {
  now: MONDAY,
  today: '2026-11-23',
  pack,
  calendar: loadBuiltInCalendar(),
  organisation: organisationOf(1, POSTS, DEPARTMENTS),
  exercise: false,
};
const SIGNED: DocumentState['signature'] = { by: 'head', account: 'head', as: '签发', at: MONDAY, date: '2026-11-20', version: 1 };
const nameOf = (id: string): string | undefined => DEPARTMENTS.find((one) => one.id === id)?.name;
const images = new Map<string, Uint8Array>();
const sheet = (
  change: Partial<DraftInput>,
  state: Partial<Pick<DocumentState, 'signature' | 'number' | 'exercise' | 'steps'>> = {},
  preview = false,
) => sheetOf(ctx, { draft: draftSchema.parse(draftOf(change)), host: 'finance', ...state }, { preview, images, printed: '2026-11-23' });

describe('a sheet', () => {
  it('of an unsigned draft has no date, no number of its own and is marked', () => {
    const input = sheet({}, {}, true);
    expect(input.draft).toBe(true);
    expect(input.number).toBe('泽政发〔2026〕\u3000号');
    expect(input.signature?.date).toBeUndefined();
    expect(input.signers).toBeUndefined();
  });

  it('of the government bears its name, number, date and the office that prints it', () => {
    const input = sheet({}, { signature: SIGNED, number: { series: 'zf', year: 2026, n: 12, text: '泽政发〔2026〕12号' } });
    expect(input).toMatchObject({
      layout: 'document',
      mark: { organs: ['泽州县人民政府'] },
      number: '泽政发〔2026〕12号',
      title: '泽州县人民政府关于做好冬春季森林防火工作的通知',
      recipients: ['各乡镇人民政府', '县政府各有关部门'],
      signature: { mode: 'sealed', organs: ['泽州县人民政府'], date: { y: 2026, m: 11, d: 20 } },
      imprint: { copies: ['县委办公室'], organ: '泽州县人民政府办公室', date: { y: 2026, m: 11, d: 23 }, disclosure: '主动公开' },
      draft: false,
      meta: { author: '泽州县人民政府' },
    });
    expect(input.urgency).toBeUndefined();
    expect(input.secrecy).toBeUndefined();
  });

  it('that departments issue jointly bears the marks and names of all, the host first (条例第九条)', () => {
    const steps: DocumentState['steps'] = [
      {
        step: 'department-countersign',
        act: 'cosign',
        as: '会签',
        by: 'justice-head',
        account: 'justice-head',
        seq: 3,
        at: MONDAY,
        version: 1,
        opinion: '',
        stands: true,
        conveyed: false,
      },
    ];
    const joint = { issuer: 'department' as const, coIssuers: ['justice'] };
    const down = sheet(joint, { signature: { ...SIGNED, by: 'finance-head' }, steps });
    expect(down.mark.organs).toEqual([nameOf('finance'), nameOf('justice')]);
    expect(down.signature).toMatchObject({ mode: 'sealed', organs: [nameOf('finance'), nameOf('justice')] });
    expect(down.imprint?.organ).toBe(nameOf('finance'));
    // 上行文 names every signer, in the order of the organs.
    const up = sheet(
      { ...joint, kind: 'report', to: 'government', recipients: ['泽州县人民政府'] },
      { signature: { ...SIGNED, by: 'finance-head' }, steps },
    );
    expect(up.signers).toHaveLength(2);
    expect(new Set(up.signers).size).toBe(2);
  });

  it('prints the organs of a line as the pages show them', () => {
    const lists = [
      [],
      ['县财政局', '县教育局'],
      ['各街道办事处，', '区政府各部门'],
      ['各镇人民政府', '县政府各部门、各直属单位'],
      ['甲局；', '乙局：'],
    ];
    for (const organs of lists) expect(joinOrgans(organs)).toBe(organLine(organs));
    expect(joinOrgans(sheet({ recipients: ['各街道办事处，', '区政府各部门'] }).recipients ?? [])).toBe('各街道办事处，区政府各部门');
  });

  it('that goes upward names its signer by post (条例第九条)', () => {
    const input = sheet(
      { kind: 'request', to: 'superior-government', recipients: ['晋城市人民政府'], urgency: 'urgent' },
      { signature: SIGNED },
    );
    expect(input).toMatchObject({ layout: 'upward', signers: ['县长'], urgency: '加急' });
  });

  it('of the office, and of a department on its own, bears their names', () => {
    expect(sheet({ issuer: 'office' }).mark.organs).toEqual(['泽州县人民政府办公室']);
    expect(sheet({ issuer: 'department' })).toMatchObject({
      mark: { organs: ['县财政局'] },
      number: '泽财发〔2026〕\u3000号',
      imprint: { organ: '县财政局' },
    });
  });

  it('of an exercise is marked as one, the final sheet too; a real one is not', () => {
    expect(sheet({}, { exercise: true, signature: SIGNED })).toMatchObject({ exercise: true });
    expect(sheet({}, { exercise: false, signature: SIGNED }).exercise).toBe(false);
    expect(sheet({}).exercise).toBe(false);
  });

  it('of an order has no title and the stamp of the post that signed', () => {
    const input = sheet({ kind: 'order' }, { signature: SIGNED });
    expect(input).toMatchObject({ layout: 'order', signature: { mode: 'stamp', stamp: { post: '县长' } } });
    expect(input.title).toBeUndefined();
  });

  it('of minutes names the meeting and is not sealed', () => {
    const input = sheet(
      { kind: 'minutes', decision: { meeting: 'executive', session: '第12次常务会议', date: '2026-11-19' } },
      { signature: SIGNED },
    );
    expect(input).toMatchObject({
      layout: 'minutes',
      mark: { suffix: '常务会议纪要' },
      issue: { organ: '泽州县人民政府办公室', date: { y: 2026, m: 11, d: 20 } },
    });
    expect(input.signature).toBeUndefined();
  });

  it.each([
    ['notice', 'subordinate', 'document'],
    ['letter', 'peer', 'letter'],
    ['reply', 'subordinate', 'letter'],
    ['report', 'superior-government', 'upward'],
    ['notice', 'superior-government', 'document'],
    ['order', 'public', 'order'],
    ['minutes', 'subordinate', 'minutes'],
  ] as const)('of a %s to %s is laid out as %s', (kind, to, layout) => {
    expect(layoutOf({ kind, to })).toBe(layout);
  });
});
