/** 绩效考评：西市第三十七条，卫东第四十一条；其他三府没有写。 */
import { assessmentProcedure, figuresOf, scoresOf, standing, type AssessmentState, type Terms } from '@lingxing/affairs/assessment';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GIVEN, terms, Year } from './support/assessments.ts';
import { expectRefused, packOf } from './support/office.ts';
import { actorOf } from './support/registry.ts';

const XISHI = packOf('xishi');
const points = (state: AssessmentState) => standing(state)?.map((one) => [one.group, one.department, one.points, one.rank]);

describe('谁办、何时办', () => {
  test.each(['zezhou', 'xinzhou', 'jincheng-chengqu'])('%s没有写考评，不能拟定', (id) => {
    expectRefused(new Year(packOf(id)).act('registrar', 'draft', { year: 2026, terms: terms() }), 'state.not-open');
  });

  test('西市第三十七条：由办公室或督查机构拟定，写明的领导批准；部门不能拟定，副职之外的不能批准', () => {
    const at = new Year(XISHI);
    expectRefused(at.act('finance-head', 'draft', { year: 2026, terms: terms() }), 'authority.not-yours 37');
    expectRefused(at.act('registrar', 'draft', { year: 2026, terms: terms({ approver: 'finance-head' }) }), 'input.invalid');
    at.done('registrar', 'draft', { year: 2026, terms: terms() });
    expectRefused(at.act('executive', 'approve'), 'state.not-open');
    at.done('registrar', 'submit');
    expectRefused(at.act('head', 'approve'), 'authority.not-yours 37');
    expect(at.waits()).toEqual(['approve executive']);
    at.done('executive', 'return', { reason: '计划数偏低' }).done('registrar', 'revise', { terms: terms(), reason: '已核对' });
    const { findings } = at.done('registrar', 'submit').act('executive', 'approve');
    expect(findings.map((one) => one.norm)).toEqual(['37-appraise']);
    expectRefused(at.act('registrar', 'revise', { terms: terms(), reason: '再改' }), 'state.not-open');
    expectRefused(at.act('registrar', 'withdraw', { reason: '不办了' }), 'state.not-open');
  });

  test('西市第三十七条分类考评：一个单位列在一类；指标不重复，按计划计的写明计划数；只设本年和下一年的', () => {
    const at = new Year(XISHI);
    const tried = (change: Record<string, unknown>, year = 2026) =>
      at.act('registrar', 'draft', { year, terms: terms(change) }).findings.map((one) => one.message);
    const group = { name: '经济管理类', departments: ['finance'] };
    expect(tried({ groups: [group, { ...group, name: '其他类' }] })).toEqual(['同一单位列在两个类别。']);
    expect(tried({ groups: [group, { ...group, departments: ['civil'] }] })).toEqual(['两个类别同名。']);
    expect(tried({ groups: [{ ...group, departments: ['no-such'] }] })).toEqual(['有的单位不在本府机构之中。']);
    expect(tried({ groups: [] })).toEqual(['请至少设一类单位']);
    const late = { kind: 'late', full: 40, eachTenths: 50 };
    expect(tried({ indicators: [late, late] })).toEqual(['同一指标设了两次。']);
    expect(tried({ indicators: [{ ...late, plan: 3 }] })).toEqual(['逾期办理不按计划数计。']);
    const meetings = { kind: 'meetings', full: 10, eachTenths: 5, plan: 2 };
    const other = (own: readonly object[]) => tried({ indicators: [{ ...meetings, own }] });
    expect(other([{ department: 'nobody', plan: 3 }])).toEqual(['会议超计划另写计划数的单位有重复，或者不参加考评。']);
    expect(
      other([
        { department: 'finance', plan: 3 },
        { department: 'finance', plan: 4 },
      ]),
    ).toHaveLength(1);
    const differing = { indicators: [{ ...meetings, own: [{ department: 'finance', plan: 3 }] }] };
    expect(new Year(XISHI).act('registrar', 'draft', { year: 2026, terms: terms(differing) }).outcome).toBe('permitted');
    expect(tried({ indicators: [{ kind: 'meetings', full: 10, eachTenths: 10 }] })).toEqual(['会议超计划没有写计划数。']);
    expect([tried({}, 2025), tried({}, 2028)]).toEqual([['年度不对。'], ['年度不对。']]);
    expect(at.state).toBeNull();
  });

  test('卫东第四十一条：考核评估也办，依据是该条', () => {
    const at = new Year(packOf('weidong')).done('registrar', 'draft', { year: 2026, terms: terms() }).done('registrar', 'submit');
    const { findings, basis } = at.act('executive', 'approve');
    expect([findings.map((one) => one.norm), basis.map((one) => one.article)]).toEqual([['41-appraise'], [41]]);
  });

  test('年度没有过完不能定格；过完了不能再批准指标', () => {
    const at = new Year(XISHI).running().on('2026-12-31');
    expectRefused(at.act('registrar', 'freeze'), 'state.not-open');
    expectRefused(at.on('2027-01-01').act('finance-clerk', 'freeze'), 'authority.not-yours 37');
    const tooLate = new Year(XISHI).done('registrar', 'draft', { year: 2026, terms: terms() }).done('registrar', 'submit').on('2027-01-01');
    expectRefused(tooLate.act('executive', 'approve'), 'limit.passed');
  });
});

describe('数和分', () => {
  test('逾期一件扣5分；三件文件、计划一件，超出两件各扣1.5分；各类分别排名，年末逾期未办结的也计', () => {
    const at = new Year(XISHI).frozen();
    expect(points(at.year)).toEqual([
      ['经济管理类', 'civil', 60, 1],
      ['经济管理类', 'finance', 52, 2],
      ['社会事业类', 'education', 55, 1],
    ]);
    expect(at.year.frozen?.figures.facts.map((one) => [one.id, one.indicator, one.department, one.matter, one.day])).toEqual([
      ['f1', 'late', 'finance', 'late', '2026-03-27'],
      ['f2', 'late', 'education', 'open', '2026-12-31'],
      ['f3', 'documents', 'finance', 'second', '2026-06-01'],
      ['f4', 'documents', 'finance', 'third', '2026-11-02'],
    ]);
    expect(at.year.frozen?.figures.totals).toContainEqual({ department: 'finance', indicator: 'documents', count: 3 });
  });

  test('年中暂计：期限没有过的不计；退回、回看未落实、会议超计划各计各的；扣完为止', () => {
    const all: Terms = {
      ...terms(),
      indicators: [
        { kind: 'meetings', full: 1, eachTenths: 7, plan: 0 },
        { kind: 'sent-back', full: 10, eachTenths: 10 },
        { kind: 'not-held', full: 10, eachTenths: 20 },
        { kind: 'late', full: 10, eachTenths: 10 },
      ],
      groups: [{ name: '一类', departments: ['education'] }],
    };
    const turns = [
      ...GIVEN.turns,
      { matter: 'done', title: 'done', day: '2026-02-02', type: 'assigned', lead: 'education', due: '2026-02-20' },
      { matter: 'done', title: 'done', day: '2026-02-03', type: 'claimed', late: false },
      { matter: 'done', title: 'done', day: '2026-02-04', type: 'sent-back' },
      { matter: 'done', title: 'done', day: '2026-02-05', type: 'claimed', late: false },
      { matter: 'done', title: 'done', day: '2026-02-06', type: 'closed' },
      { matter: 'done', title: 'done', day: '2026-05-06', type: 'looked-back', due: '2026-12-20' },
    ];
    const held = ['2026-01-02', '2026-03-02'].map((day) => ({ matter: day, title: day, department: 'education', day }));
    const on = (today: string) => {
      const figures = figuresOf(all, { turns, sent: [], meetings: held }, 2026, today);
      return scoresOf(all, figures)[0]?.lines.map((one) => [one.indicator, one.counted, one.points]);
    };
    expect(on('2026-12-20')).toEqual([
      ['late', 0, 10],
      ['sent-back', 1, 9],
      ['not-held', 1, 8],
      ['meetings', 2, 0],
    ]);
    // Taken up again after it was looked back on and late since the 21st; the other one only after the year.
    expect(on('2026-12-21')?.[0]).toEqual(['late', 1, 9]);
    expect(on('2027-03-01')?.[0]).toEqual(['late', 2, 8]);
  });

  test('定格以后台账再有变动，数不变', () => {
    const at = new Year(XISHI).frozen();
    const before = points(at.year);
    at.given = { turns: [], sent: [], meetings: [] };
    expectRefused(at.act('registrar', 'freeze'), 'state.not-open');
    expect(points(at.year)).toEqual(before);
  });

  test('数等于逐件重数：任意的文件、计划、类别', () => {
    const bodies = ['finance', 'civil', 'education'];
    fc.assert(
      fc.property(
        fc.array(fc.record({ department: fc.constantFrom(...bodies, 'justice'), month: fc.integer({ min: 1, max: 12 }) }), {
          maxLength: 40,
        }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 60 }),
        fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }),
        (sent, all, eachTenths, finance) => {
          const own = finance === undefined ? undefined : [{ department: 'finance', plan: finance }];
          const of = { ...terms(), indicators: [{ kind: 'documents', full: 20, eachTenths, plan: all, own }] } as Terms;
          const given = {
            turns: [],
            meetings: [],
            sent: sent.map((one, i) => ({
              matter: `m${i}`,
              title: '',
              department: one.department,
              day: `2026-${`${one.month}`.padStart(2, '0')}-01`,
            })),
          };
          const figures = figuresOf(of, given, 2026, '2027-01-04');
          const scores = scoresOf(of, figures);
          expect(scores.map((one) => one.department).toSorted()).toEqual(bodies.toSorted());
          for (const score of scores) {
            const n = sent.filter((one) => one.department === score.department).length;
            const plan = score.department === 'finance' && finance !== undefined ? finance : all;
            const beyond = n > plan ? n - plan : 0;
            expect(score.lines).toEqual([
              {
                indicator: 'documents',
                full: 20,
                counted: beyond,
                takenOut: 0,
                total: n,
                plan,
                points: Math.max(0, 200 - eachTenths * beyond) / 10,
              },
            ]);
            expect(figures.facts.filter((one) => one.department === score.department)).toHaveLength(beyond);
          }
        },
      ),
    );
  });
});

describe('申诉', () => {
  const appeal = { facts: ['f3'], words: '是上级要求转发的' };

  test('五个工作日内由本单位就本单位的事项提出，一事一次；过期、替别人、没有被扣分的不受理', () => {
    const at = new Year(XISHI).frozen();
    expect(at.year.frozen?.until).toBe('2027-01-11');
    expectRefused(at.act('justice-clerk', 'appeal', appeal), 'authority.not-yours 37');
    expectRefused(at.act('education-clerk', 'appeal', appeal), 'input.invalid');
    expectRefused(at.act('civil-clerk', 'appeal', appeal), 'state.not-open');
    expectRefused(at.act('finance-clerk', 'appeal', { ...appeal, facts: [] }), 'input.invalid');
    at.on('2027-01-11').done('finance-clerk', 'appeal', appeal);
    expectRefused(at.act('finance-head', 'appeal', appeal), 'input.invalid');
    expectRefused(at.on('2027-01-12').act('finance-clerk', 'appeal', { ...appeal, facts: ['f4'] }), 'limit.passed');
  });

  test('督查机构答复，写明理由；更正的只能是申诉的；更正以后分随之变，定格的数不动；期满、都答复了才定案', () => {
    const at = new Year(XISHI).frozen();
    const frozen = at.year.frozen;
    at.done('finance-clerk', 'appeal', appeal).done('education-head', 'appeal', { facts: ['f2'], words: '已经办完' });
    expectRefused(at.act('executive', 'conclude'), 'step.missing');
    expectRefused(at.act('finance-head', 'answer', { appeal: 'a1', facts: ['f3'], reason: '是' }), 'authority.not-yours 37');
    expectRefused(at.act('registrar', 'answer', { appeal: 'a1', facts: ['f4'], reason: '是' }), 'input.invalid');
    expectRefused(at.act('registrar', 'answer', { appeal: 'a1', facts: ['f3'] }), 'input.invalid');
    at.done('registrar', 'answer', { appeal: 'a1', facts: ['f3'], reason: '转发件不计' });
    expectRefused(at.act('registrar', 'answer', { appeal: 'a1', facts: [], reason: '改' }), 'state.not-open');
    at.done('registrar', 'answer', { appeal: 'a2', facts: [], reason: '年末确未销号' });
    expect(points(at.year)).toEqual([
      ['经济管理类', 'civil', 60, 1],
      ['经济管理类', 'finance', 53.5, 2],
      ['社会事业类', 'education', 55, 1],
    ]);
    expect(at.year.frozen).toEqual(frozen);
    expectRefused(at.act('executive', 'conclude'), 'state.not-open');
    at.on('2027-01-12');
    expectRefused(at.act('registrar', 'conclude'), 'authority.not-yours 37');
    at.done('executive', 'conclude');
    expect([at.year.stage, at.waits()]).toEqual(['concluded', []]);
    for (const act of ['freeze', 'appeal', 'answer', 'conclude', 'withdraw', 'revise'])
      expect(at.ask(act === 'conclude' ? 'executive' : 'registrar', act, { reason: '改' }).events).toEqual([]);
  });

  test('部门看得到各单位的分，只看得到本单位的事项和申诉；督查机构和批准的领导都看得到', () => {
    const at = new Year(XISHI).frozen().done('finance-clerk', 'appeal', appeal);
    const seen = (post: string) => {
      const state = assessmentProcedure.viewFor(at.context, at.year, actorOf(post)) as AssessmentState;
      return [state.frozen?.figures.facts.map((one) => one.id), state.appeals.map((one) => one.id)];
    };
    expect(seen('registrar')).toEqual([['f1', 'f2', 'f3', 'f4'], ['a1']]);
    expect(seen('executive')).toEqual(seen('registrar'));
    expect(seen('finance-head')).toEqual([['f1', 'f3', 'f4'], ['a1']]);
    expect(seen('education-clerk')).toEqual([['f2'], []]);
    expect(assessmentProcedure.readers(at.context, at.year).posts).not.toContain('justice-clerk');
  });
});
