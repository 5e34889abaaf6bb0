/** 卫东：常务会议学法的条文，看软件办什么、拒绝什么。 */
import { kindsIn, standingOfItem } from '@lingxing/affairs/study';
import { expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { Plan, plan, session } from './support/studies.ts';
import { Sitting, sitting } from './support/sittings.ts';

const pack = packOf('weidong');

test('卫东没有写专题学习：不能拟定这样的计划', () => {
  expect(kindsIn(pack)).toEqual(['law-study']);
  expectRefused(new Plan(pack).act('registrar', 'draft', plan('study')), 'state.not-open');
});

test('卫东第二十一条：常务会议定期学新颁布的和与议题有关的法律法规，由谁审定没有写，由办公室写明；审定时看到两项要求', () => {
  const at = new Plan(pack);
  expectRefused(at.act('finance-clerk', 'draft', plan('law-study')), 'authority.not-yours 21');
  at.done('registrar', 'draft', plan('law-study'));
  expectRefused(at.act('registrar', 'consult', { on: '2026-11-20', words: '已商定' }), 'state.not-open');
  expectRefused(at.act('registrar', 'submit'), 'step.missing');
  at.done('registrar', 'name-approver', { post: 'head', words: '区政府2026年工作安排' }).done('registrar', 'submit');
  const { findings } = at.act('head', 'approve');
  expect(findings.map((one) => one.norm)).toEqual(['21-new-laws', '21-related-laws']);
});

test('卫东第二十一条：学法登记在常务会议上，由计划登记；别的会议、别的日子、重复的不行', () => {
  const note = { plan: '01890000-0000-7000-8000-000000000001', item: 'i1', subject: '行政复议法', on: '2026-11-21' };
  const system = { actor: { account: '', post: '', capacity: 'system' } } as const;
  const held = (kind: string) =>
    new Sitting(pack).done('registrar', 'enter-held', {
      ...sitting(kind, { on: '2026-11-21' }),
      emergency: '河堤出险',
      topics: [{ title: '抢险资金', department: 'finance', result: 'adopted', words: '同意' }],
    });
  const at = held('executive');
  expectRefused(at.act('registrar', 'note-study', note), 'authority.not-yours');
  expectRefused(at.act('registrar', 'note-study', { ...note, on: '2026-11-20' }, system), 'input.invalid');
  expectRefused(held('head-office').act('registrar', 'note-study', note, system), 'input.invalid');
  at.done('registrar', 'note-study', note, system);
  expect(at.meeting.studied).toEqual([{ plan: note.plan, item: 'i1', subject: '行政复议法' }]);
  expectRefused(at.act('registrar', 'note-study', note, system), 'state.not-open');
});

test('卫东第二十一条：审定以后按月登记已学；还没有到的日子、别的年度不行；过了月份没有学的是逾期', () => {
  const at = new Plan(pack).done('registrar', 'draft', plan('law-study'));
  at.done('registrar', 'name-approver', { post: 'head', words: '区政府2026年工作安排' })
    .done('registrar', 'submit')
    .done('head', 'approve');
  expect(at.waits()).toEqual(['hold registrar']);
  expectRefused(at.act('registrar', 'hold', session({ on: '2026-11-24' })), 'input.invalid');
  expectRefused(at.act('registrar', 'hold', session({ on: '2025-12-20' })), 'input.invalid');
  expect(at.study.items.map((one) => standingOfItem(at.study, one, at.today))).toEqual(['behind', 'open']);
  at.done('registrar', 'hold', session({ chair: 'executive' }));
  expect(at.study.items.map((one) => standingOfItem(at.study, one, at.today))).toEqual(['held', 'open']);
  at.done('registrar', 'hold', session({ item: 'i2', on: '2026-11-20' }));
  expect([at.study.stage, at.waits()]).toEqual(['done', []]);
});
