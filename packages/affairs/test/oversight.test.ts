/**
 * 接受监督 by article, five governments: 晋城市城区、忻州市、泽州县、西市区 14 to 17, 卫东区 36 to 40. What is refused comes first.
 */
import { oversightProcedure, type OversightState } from '@lingxing/affairs/oversight';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answering } from './support/matters.ts';
import { organisationFor, packOf } from './support/office.ts';
import { answer, limit, Raised, raised, talk } from './support/oversight.ts';

const FIVE = [
  { id: 'jincheng-chengqu', limit: '14.2-in-time', talk: '14.2-contact', publish: '14.2-publish', setting: 'proposal-limit' },
  { id: 'xinzhou', limit: '14.2-in-time', talk: '14.2-contact', publish: '14.2-publish', setting: 'proposal-limit' },
  { id: 'zezhou', limit: '14.2-in-time', talk: '14.2-contact', publish: '14.2-publish', setting: 'proposal-limit' },
  { id: 'xishi', limit: '14.2-time', talk: '14.2-handle', publish: '14.2-publish', setting: 'proposal-time' },
  { id: 'weidong', limit: '36.2-limit', talk: '36.2-handle', publish: '36.2-publish', setting: 'proposal-limit' },
] as const;

const suggested = (id: string, kind: 'suggestion' | 'proposal' = 'suggestion') =>
  new Raised(packOf(id)).done('registrar', 'register', raised(kind));
const given = (id: string) => suggested(id).done('registrar', 'assign', { lead: 'finance', helping: ['education'], limit: limit() });
const signed = (id: string) =>
  given(id)
    .done('finance-clerk', 'talk', talk())
    .done('finance-clerk', 'draft', { text: '已列入改造计划。', result: 'B' })
    .done('finance-head', 'sign');

describe.each(FIVE)(
  '$id：代表建议、政协提案（四个文本第十四条第二款，卫东区第三十六条第二款）',
  ({ id, limit: kept, talk: contact, publish, setting }) => {
    test('refused: a department registers; a suggestion of nobody; a day to come', () => {
      const matter = new Raised(packOf(id));
      expect(matter.against('finance-clerk', 'register', raised('suggestion'))).toEqual(['refused authority.not-yours']);
      expect(matter.against('registrar', 'register', raised('suggestion', { from: undefined }))).toEqual(['refused input.invalid']);
      expect(matter.against('registrar', 'register', raised('proposal', { on: '2026-11-24' }))).toEqual(['refused input.invalid']);
    });

    test('refused: given to the office, to nobody in office, twice to one; a limit in the past', () => {
      const matter = suggested(id);
      for (const input of [
        { lead: 'office', limit: limit() },
        { lead: 'nowhere', limit: limit() },
        { lead: 'finance', helping: ['finance'], limit: limit() },
        { lead: 'finance', helping: ['civil', 'civil'], limit: limit() },
        { lead: 'finance', limit: limit('2026-11-22') },
      ])
        expect(matter.against('registrar', 'assign', input)).toEqual(['refused input.invalid']);
      expect(matter.against('finance-head', 'assign', { lead: 'finance', limit: limit() })).toEqual(['refused authority.not-yours']);
      const whole = organisationFor(packOf(id));
      const posts = new Map([...whole.posts].filter(([post]) => post !== 'finance-head'));
      const headless = new Raised(packOf(id), '2026-11-23', { ...whole, posts }).done('registrar', 'register', raised('suggestion'));
      expect(headless.against('registrar', 'assign', { lead: 'finance', limit: limit() })).toEqual(['refused input.invalid']);
    });

    test('the limit that the text leaves open is asked for; left open with a reason that is kept; refused once the government has set one', () => {
      const matter = suggested(id);
      expect(matter.against('registrar', 'assign', { lead: 'finance' })).toEqual([`warned step.missing ${kept}`]);
      matter.done('registrar', 'assign', { lead: 'finance' }, { reason: '待人大常委会明确' });
      expect(matter.state?.assignments).toMatchObject([{ lead: 'finance', unlimited: '待人大常委会明确' }]);
      expect(matter.state?.limit).toBeUndefined();
      const set = new Raised(answering(packOf(id), setting, '自交办之日起三个月')).done('registrar', 'register', raised('suggestion'));
      expect(set.against('registrar', 'assign', { lead: 'finance' })).toEqual([`refused step.missing ${kept}`]);
    });

    test('no reply without talk with the proposer; it is signed by the head of the department and by nobody else', () => {
      const matter = given(id);
      expect(matter.against('finance-clerk', 'draft', { text: '已办。' })).toEqual([`refused step.missing ${contact}`]);
      expect(matter.against('education-clerk', 'talk', talk())).toEqual(['refused authority.not-yours']);
      expect(matter.against('finance-clerk', 'talk', talk({ on: '2026-11-24' }))).toEqual(['refused input.invalid']);
      matter
        .done('finance-clerk', 'talk', talk({ way: 'unreached', words: '三次电话未通' }))
        .done('finance-clerk', 'draft', { text: '已办。' });
      for (const post of ['finance-clerk', 'finance-vice', 'education-head', 'registrar', 'head'])
        expect(matter.against(post, 'sign')).toEqual(['refused authority.not-yours']);
      matter.done('finance-head', 'send-back', { reason: '写明时间' });
      expect(matter.stage).toBe('handling');
    });

    test('not satisfied: handled a second time, with talk of its own and a reply of its own; then satisfied and made public', () => {
      const matter = signed(id);
      expect(matter.stage).toBe('answering');
      expect(matter.against('registrar', 'record-answer', answer('accepted'))).toEqual(['refused input.invalid']);
      expect(matter.against('finance-clerk', 'record-answer', answer('satisfied'))).toEqual(['refused authority.not-yours']);
      matter.done('registrar', 'record-answer', answer('unsatisfied', { words: '没有写明时间', limit: limit('2027-05-22') }));
      expect([matter.stage, matter.state?.round, matter.state?.limit?.due]).toEqual(['handling', 2, '2027-05-22']);
      expect(matter.against('finance-clerk', 'draft', { text: '六月完工。' })).toEqual([`refused step.missing ${contact}`]);
      matter
        .done('finance-clerk', 'talk', talk())
        .done('finance-clerk', 'draft', { text: '六月完工。', result: 'A' })
        .done('finance-head', 'sign');
      matter.done('registrar', 'record-answer', answer('satisfied'));
      expect(matter.waits()).toEqual({ publish: ['finance-clerk', 'finance-head', 'finance-vice'] });
      expect(matter.against('registrar', 'close', { reason: '已办结' })).toEqual([`refused step.missing ${publish}`]);
      matter.done('finance-clerk', 'publish', { title: '关于城北片区供水的答复', text: '六月完工。' });
      expect([matter.stage, matter.waits(), matter.state?.replies.length]).toEqual(['published', {}, 2]);
    });

    test('what is secret is answered and not published', () => {
      const matter = new Raised(packOf(id)).done('registrar', 'register', raised('proposal', { secret: true }));
      matter.done('registrar', 'assign', { lead: 'finance', limit: limit() }).done('finance-clerk', 'talk', talk());
      matter
        .done('finance-clerk', 'draft', { text: '已办。' })
        .done('finance-head', 'sign')
        .done('registrar', 'record-answer', answer('partly'));
      expect(matter.against('registrar', 'publish', { title: '答复', text: '已办。' })).toEqual(['refused authority.not-yours']);
      expect(matter.reads().close).toBe(true);
      expect(matter.done('registrar', 'close', { reason: '涉密，只答复提案人' }).stage).toBe('closed');
    });

    test('a department that it is not for gives it back; the limit runs on when it is given to another', () => {
      const matter = given(id).done('finance-clerk', 'return-assignment', { reason: '不属本部门职责' });
      expect([matter.stage, matter.state?.lead]).toEqual(['assigning', undefined]);
      matter.done('registrar', 'assign', { lead: 'civil' });
      expect([matter.state?.limit?.due, matter.state?.lead]).toEqual(['2027-02-22', 'civil']);
    });
  },
);

describe('群众来信（四个文本第十七条，卫东区第四十条）', () => {
  test.each(['jincheng-chengqu', 'xinzhou', 'zezhou', 'xishi'])('%s：每封来信先由领导亲自阅批', (id) => {
    const letter = new Raised(packOf(id)).done('registrar', 'register', raised('letter'));
    expect([letter.stage, letter.waits()]).toEqual(['received', { refer: ['registrar'] }]);
    expect(letter.against('registrar', 'assign', { lead: 'finance' })).toEqual(['refused state.not-open']);
    expect(letter.against('registrar', 'refer', { post: 'finance-head' })).toEqual(['refused input.invalid']);
    letter.done('registrar', 'refer', { post: 'deputy-finance', opinion: '拟请分管领导阅批' });
    expect(letter.against('deputy-education', 'read', { opinion: '请办理' })).toEqual(['refused authority.not-yours']);
    expect(letter.done('deputy-finance', 'read', { opinion: '请财政局核实后答复' }).stage).toBe('assigning');
  });

  test('卫东区40：重要的来信由领导或者部门负责人亲自处理；一般的直接交办', () => {
    const plain = new Raised(packOf('weidong')).done('registrar', 'register', raised('letter'));
    expect(plain.stage).toBe('assigning');
    const important = new Raised(packOf('weidong')).done('registrar', 'register', raised('letter', { important: true }));
    expect(important.stage).toBe('received');
    expect(important.done('registrar', 'refer', { post: 'finance-head' }).done('finance-head', 'read', { opinion: '我来办' }).stage).toBe(
      'assigning',
    );
  });

  test('来访：卫东区40要求领导、部门负责人接待；其他四个文本没有写，不要求', () => {
    expect(new Raised(packOf('weidong')).done('registrar', 'register', raised('visit')).stage).toBe('received');
    for (const id of ['jincheng-chengqu', 'xinzhou', 'zezhou', 'xishi'])
      expect(new Raised(packOf(id)).done('registrar', 'register', raised('visit')).stage).toBe('assigning');
  });

  test('a letter is close: those it passes through read it, the head and other departments do not; its name is masked, its words not searched', () => {
    const letter = new Raised(packOf('zezhou')).done('registrar', 'register', raised('letter'));
    letter.done('registrar', 'refer', { post: 'deputy-finance' }).done('deputy-finance', 'read', { opinion: '请核实' });
    letter.done('registrar', 'assign', { lead: 'finance' });
    expect(letter.reads().close).toBe(true);
    expect([...letter.reads().posts].toSorted()).toEqual(['deputy-finance', 'finance-clerk', 'finance-head', 'finance-vice', 'registrar']);
    const summary = oversightProcedure.summary(letter.state as OversightState);
    expect([summary.title, summary.text]).toEqual(['群众来信：城北片区供水（王某）', '城北片区供水']);
  });

  test.each([
    ['王甲乙', '王某'],
    ['欧阳丙', '欧某'],
    ['学生家长', '学生家长'],
    ['部分小区业主', '部分小区业主'],
    ['王小明家长', '王某'],
    ['李', '李某'],
    ['城东建筑有限公司', '城东建筑有限公司'],
    ['某村村民委员会', '某村村民委员会'],
  ])('%s：清单里写%s；只写身份没有姓名的照写，写了姓名的不因身份而露出', (from, listed) => {
    const letter = new Raised(packOf('xishi')).done('registrar', 'register', raised('letter', { from }));
    expect(oversightProcedure.summary(letter.state as OversightState).title).toBe(`群众来信：城北片区供水（${listed}）`);
  });

  test('a reply is made public without the name; unsigned letters are taken; it may end with the result on record', () => {
    const letter = new Raised(packOf('xishi')).done('registrar', 'register', raised('letter'));
    letter
      .done('registrar', 'refer', { post: 'head' })
      .done('head', 'read', { opinion: '请核实' })
      .done('registrar', 'assign', { lead: 'civil' });
    letter.done('civil-clerk', 'draft', { text: '已加压。' }).done('civil-head', 'sign');
    expect(letter.against('registrar', 'publish', { title: '答复王甲乙', text: '已加压。' })).toEqual(['refused input.invalid']);
    expect(letter.done('registrar', 'publish', { title: '关于供水的答复', text: '已加压。' }).stage).toBe('published');
    const unsigned = new Raised(packOf('weidong')).done('registrar', 'register', raised('letter', { from: undefined }));
    unsigned.done('registrar', 'assign', { lead: 'civil' }).done('civil-clerk', 'draft', { text: '已核实。' }).done('civil-head', 'sign');
    expect(unsigned.done('registrar', 'close', { reason: '未署名，无法答复，已整改' }).stage).toBe('closed');
  });
});

describe('监督发现的问题（四个文本第十五条，卫东区第三十七条）', () => {
  test.each(FIVE)('$id：有方案才报告，报告由政府认可才了结，不认可的继续整改', ({ id }) => {
    const found = new Raised(packOf(id)).done('registrar', 'register', raised('finding', { from: '审计局' }));
    found.done('registrar', 'assign', { lead: 'finance', helping: ['civil'] });
    expect(found.waits()).toEqual({ note: ['finance-clerk', 'finance-head', 'finance-vice'] });
    expect(found.against('finance-clerk', 'draft', { text: '已整改。' })).toEqual(['refused step.missing']);
    expect(found.against('civil-clerk', 'note', { what: 'plan', words: '方案' })).toEqual(['refused input.invalid']);
    found.done('civil-clerk', 'note', { what: 'help', words: '已核对' }).done('finance-clerk', 'note', { what: 'plan', words: '分三步' });
    found.done('finance-clerk', 'note', { what: 'progress', words: '第一步完成' }).done('finance-clerk', 'draft', { text: '已整改。' });
    found.done('finance-head', 'sign');
    expect(found.against('registrar', 'record-answer', answer('satisfied'))).toEqual(['refused input.invalid']);
    expect(found.done('registrar', 'record-answer', answer('again', { words: '第二项未改' })).stage).toBe('handling');
    found.done('finance-clerk', 'draft', { text: '已全部整改。' }).done('finance-head', 'sign');
    expect(found.done('registrar', 'record-answer', answer('accepted')).stage).toBe('closed');
  });
});

describe('舆论反映的情况（四个文本第十六条，卫东区第三十九条）', () => {
  const answered = (id: string, important: boolean) =>
    new Raised(packOf(id))
      .done('registrar', 'register', raised('media', { from: '某新闻客户端', important }))
      .done('registrar', 'assign', { lead: 'finance' })
      .done('finance-clerk', 'draft', { text: '经核实属实，已改正。' })
      .done('finance-head', 'sign');
  test('卫东区39：重大问题须公布处理结果；一般的、其他四个文本的可以不公布而记录结果', () => {
    expect(answered('weidong', true).against('registrar', 'close', { reason: '已改正' })).toEqual(['refused step.missing 39-publish']);
    expect(answered('weidong', false).done('registrar', 'close', { reason: '已改正' }).stage).toBe('closed');
    for (const { id } of FIVE.slice(0, 4)) expect(answered(id, true).done('registrar', 'close', { reason: '已改正' }).stage).toBe('closed');
  });
});

describe('whatever is done in whatever order', () => {
  const POSTS = ['registrar', 'head', 'deputy-finance', 'finance-head', 'finance-clerk', 'civil-head', 'civil-clerk'];
  const MOVES: readonly (readonly [string, unknown])[] = [
    ['refer', { post: 'deputy-finance' }],
    ['read', { opinion: '请办理' }],
    ['assign', { lead: 'finance', helping: ['civil'], limit: limit() }],
    ['assign', { lead: 'civil' }],
    ['return-assignment', { reason: '不属职责' }],
    ['talk', talk()],
    ['note', { what: 'plan', words: '方案' }],
    ['draft', { text: '已办。' }],
    ['send-back', { reason: '重写' }],
    ['sign', {}],
    ['record-answer', answer('unsatisfied')],
    ['record-answer', answer('satisfied')],
    ['record-answer', answer('again')],
    ['record-answer', answer('accepted')],
    ['publish', { title: '答复', text: '已办。' }],
    ['close', { reason: '已办结' }],
    ['withdraw', { reason: '重复登记' }],
  ];
  const move = fc.tuple(fc.constantFrom(...POSTS), fc.constantFrom(...MOVES));
  const kind = fc.constantFrom('suggestion', 'proposal', 'letter', 'visit', 'finding', 'media' as const);
  test('what is open waits for a live post and has one lead while it is handled; nothing ends without a reply or a recorded result', () => {
    let ended = 0;
    fc.assert(
      fc.property(fc.constantFrom(...FIVE), kind, fc.array(move, { minLength: 20, maxLength: 120 }), ({ id }, of, moves) => {
        const matter = new Raised(packOf(id)).done('registrar', 'register', raised(of));
        for (const [post, [act, input]] of moves) {
          matter.act(post, act, input, { reason: '照办' });
          const state = matter.state as OversightState;
          const { closed } = oversightProcedure.summary(state);
          const waiting = Object.values(matter.waits()).flat();
          expect(waiting.length > 0).toBe(!closed);
          for (const one of waiting) expect(matter.organisation.posts.has(one)).toBe(true);
          if (['handling', 'signing', 'answering', 'publishing'].includes(state.stage)) {
            expect(matter.organisation.departments.has(state.lead ?? '')).toBe(true);
            expect(state.helping).not.toContain(state.lead);
          }
          if (closed) {
            ended += 1;
            const withdrawn = state.withdrawn?.reason ?? '';
            if (state.stage !== 'withdrawn') expect(state.replies.length).toBeGreaterThan(0);
            else expect(withdrawn).not.toBe('');
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(ended).toBeGreaterThan(0);
  });
});
