/** 答复函：哪些答复成函、怎样称呼、编哪个号、抄送哪里。四个文本第十四条第二款、卫东区第三十六条第二款的建议提案，第十四条（卫东区第三十六条）的询问质询，第十七条（卫东区第四十条）的来信。 */
import { copiesTo, hasLetter, KIND_NAMES, letterTitle, oversightProcedure, unnumbered } from '@lingxing/affairs/oversight';
import { describe, expect, test } from 'vitest';
import { organisationFor, packOf } from './support/office.ts';
import { answer, limit, Raised, raised, talk } from './support/oversight.ts';
import { samplePack } from './support/sample-pack.ts';

const drafted = (id = 'zezhou') =>
  new Raised(packOf(id))
    .done('registrar', 'register', raised('suggestion', { number: '12' }))
    .done('registrar', 'assign', { lead: 'finance', limit: limit() })
    .done('finance-clerk', 'talk', talk())
    .done('finance-clerk', 'draft', { text: '已列入改造计划。', result: 'B', contact: '某某 0356-0000000' });
const stateOf = ({ state }: Raised) => {
  if (state === null) throw new Error('nothing is registered yet');
  return state;
};
const signed = (id = 'zezhou') => drafted(id).done('finance-head', 'sign');

describe('编发文字号', () => {
  test('refused: before it is signed; by the office or another department; a register opened without a reason; of a body without its mark', () => {
    expect(drafted().against('finance-clerk', 'number')).toEqual(['refused state.not-open', 'refused state.not-open']);
    const matter = signed();
    for (const post of ['registrar', 'education-clerk', 'head'])
      expect(matter.against(post, 'number')).toEqual(['refused authority.not-yours']);
    expect(matter.against('finance-clerk', 'number', { openAt: 57 })).toEqual(['refused input.invalid']);
    expect(matter.against('finance-clerk', 'number', { openAt: 0 })).toEqual(['refused input.invalid']);
    const whole = organisationFor(packOf('zezhou'));
    const finance = whole.departments.get('finance');
    if (finance === undefined) throw new Error('no finance bureau');
    const { mark: _mark, ...unmarked } = finance;
    const without = new Raised(packOf('zezhou'), '2026-11-23', {
      ...whole,
      departments: new Map([...whole.departments, ['finance', unmarked]]),
    })
      .done('registrar', 'register', raised('inquiry'))
      .done('registrar', 'assign', { lead: 'finance' })
      .done('finance-clerk', 'draft', { text: '情况如下。' })
      .done('finance-head', 'sign');
    expect(without.against('finance-clerk', 'number')).toEqual(['refused format.incomplete']);
    expect(without.waits()).toEqual({ 'record-answer': ['registrar'] });
  });

  test('numbered by its department in the department’s own register, once; a second handling has a number of its own', () => {
    const matter = signed();
    expect(matter.waits()).toEqual({ 'record-answer': ['registrar'], number: ['finance-clerk'] });
    matter.done('finance-clerk', 'number', { openAt: 57, openReason: '接续纸质登记簿' });
    expect([matter.state?.replies[0]?.number, matter.state?.numbered?.length]).toEqual(['财发〔2026〕57号', 1]);
    expect(matter.against('finance-clerk', 'number')).toEqual(['refused state.not-open']);
    expect(oversightProcedure.chain(matter.context, stateOf(matter)).some((one) => one.opinion === '财发〔2026〕57号')).toBe(true);
    matter
      .done('registrar', 'record-answer', answer('unsatisfied'))
      .done('finance-clerk', 'talk', talk())
      .done('finance-clerk', 'draft', { text: '六月完工。', result: 'A' })
      .done('finance-head', 'sign');
    expect(matter.against('finance-clerk', 'number', { openAt: 90, openReason: '另起' })).toEqual(['refused input.invalid']);
    matter.done('finance-clerk', 'number');
    expect(matter.state?.replies.map((one) => one.number)).toEqual(['财发〔2026〕57号', '财发〔2026〕58号']);
  });

  test('numbered after it was answered as well; the year is that of the signature', () => {
    const matter = signed().done('registrar', 'record-answer', answer('satisfied'));
    matter.today = '2027-01-04';
    matter.done('finance-clerk', 'number');
    expect(matter.state?.replies[0]?.number).toBe('财发〔2026〕1号');
  });

  test('tried without a number drawn, nothing follows; a letter to a person is not numbered', () => {
    const matter = signed();
    const { verdict, events } = oversightProcedure.decide(matter.context, matter.state, {
      act: 'number',
      input: {},
      actor: { account: 'finance-clerk', post: 'finance-clerk', capacity: 'holder' },
    });
    expect([verdict.outcome, events]).toEqual(['permitted', []]);
    const letter = new Raised(packOf('zezhou'))
      .done('registrar', 'register', raised('letter'))
      .done('registrar', 'refer', { post: 'deputy-finance' })
      .done('deputy-finance', 'read', { opinion: '请办理' })
      .done('registrar', 'assign', { lead: 'finance' })
      .done('finance-clerk', 'draft', { text: '已检修。' })
      .done('finance-head', 'sign');
    expect(unnumbered(stateOf(letter))).toBeUndefined();
    expect(letter.against('finance-clerk', 'number')).toEqual(['refused state.not-open']);
  });
});

describe('答复函的要素', () => {
  test('a letter goes out where something is answered to whoever raised it and he is known; what has a form of its own is none', () => {
    expect(KIND_NAMES.filter((kind) => hasLetter({ kind, from: '某某' }))).toEqual([
      'suggestion',
      'proposal',
      'letter',
      'visit',
      'inquiry',
    ]);
    expect(hasLetter({ kind: 'letter', from: undefined })).toBe(false);
  });

  test.each([
    [{ kind: 'suggestion', subject: '城北片区供水', number: '12' }, 1, '关于第12号建议的答复'],
    [
      { kind: 'suggestion', subject: '城北片区供水', number: '县十七届人大四次会议第12号建议' },
      1,
      '关于县十七届人大四次会议第12号建议的答复',
    ],
    [{ kind: 'proposal', subject: '城北片区供水', number: '县政协第0056' }, 2, '关于县政协第0056号提案的再次答复'],
    [{ kind: 'suggestion', subject: '关于改造供水管网的建议', number: undefined }, 1, '关于改造供水管网的建议的答复'],
    [{ kind: 'inquiry', subject: '校车安全', number: undefined }, 1, '关于校车安全的询问、质询的答复'],
    [{ kind: 'letter', subject: '小区水压', number: '来信3' }, 1, '关于小区水压的答复'],
  ] as const)('%o, round %i: %s', (form, round, title) => expect(letterTitle(form, round)).toBe(title));

  test('copies go to the standing committee of the congress that the pack names and to the office; of a proposal to the office alone; of a letter to nobody', () => {
    const { government } = samplePack().source;
    expect(copiesTo(samplePack(), 'suggestion')).toEqual([`${government.congress}常务委员会`, government.office.name]);
    expect(copiesTo(packOf('zezhou'), 'inquiry')).toEqual(['泽州县人民代表大会常务委员会', '泽州县人民政府办公室']);
    expect(copiesTo(packOf('zezhou'), 'proposal')).toEqual(['泽州县人民政府办公室']);
    expect([copiesTo(packOf('zezhou'), 'letter'), copiesTo(packOf('zezhou'), 'congress-report')]).toEqual([[], []]);
  });
});
