/** 泽州：会议的条文，逐条看软件办什么、拒绝什么。 */
import { suggestedFor } from '@lingxing/affairs/meeting';
import { expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { budget, Sitting, sitting } from './support/sittings.ts';

const pack = packOf('zezhou');
const executive = () => new Sitting(pack).done('registrar', 'convene', sitting('executive'));
const papers = { topic: 't1', attachments: [{ hash: 'a'.repeat(64), name: '材料.pdf', mediaType: 'application/pdf', size: 1_000 }] };
const named = (matter: Parameters<typeof suggestedFor>[1], kind: 'plenary' | 'executive') =>
  suggestedFor(pack, matter, kind).map(({ norm, here, binding }) => [norm.at, here, binding]);

test('泽州第十九条第一款第一项：政府工作报告、发展规划提示上全体会议；在常务会议上看，不是这里', () => {
  for (const matter of ['work-report', 'development-plan'] as const) {
    expect(named(matter, 'plenary')).toContainEqual(['19.1.1', true, false]);
    expect(named(matter, 'executive')).toContainEqual(['19.1.1', false, false]);
  }
});

test('泽州第十九条第一款第二项：部署重要工作，提示上全体会议；在常务会议上看，不是这里', () => {
  expect(named('important-work', 'plenary')).toContainEqual(['19.1.2', true, false]);
  expect(named('important-work', 'executive')).toContainEqual(['19.1.2', false, false]);
});

test('泽州第二十一条第一款：部门、不分管的副职不能提出议题；分管领导提出的经办公室报县长，由县长确定', () => {
  const at = executive();
  expectRefused(at.act('finance-clerk', 'propose', budget()), 'authority.not-yours 21.1');
  expectRefused(at.act('deputy-education', 'propose', budget()), 'authority.not-yours 21.1');
  at.done('deputy-finance', 'propose', budget());
  expectRefused(at.act('head', 'fix', { topics: ['t1'] }), 'step.missing 21.1');
  at.done('registrar', 'vet', { topic: 't1', opinion: '可以上会' });
  expectRefused(at.act('executive', 'fix', { topics: ['t1'] }), 'authority.not-yours 21.1');
  at.done('head', 'fix', { topics: ['t1'] });
  expect(at.meeting.agenda).toEqual(['t1']);
});

test('泽州第二十一条第一款：文件没有经县长批准，不能通知、不能送达；批准以后由办公室送达', () => {
  const at = executive().done('deputy-finance', 'propose', budget()).done('finance-clerk', 'file-papers', papers);
  at.done('registrar', 'vet-papers', { topic: 't1', opinion: '齐全' }).done('registrar', 'vet', { topic: 't1', opinion: '可以上会' });
  at.done('head', 'fix', { topics: ['t1'] });
  expectRefused(at.act('registrar', 'notify'), 'step.missing 21.1');
  expectRefused(at.act('registrar', 'deliver-papers', { topics: ['t1'] }), 'step.missing 21.1');
  expectRefused(at.act('deputy-finance', 'approve-papers', { topic: 't1' }), 'authority.not-yours 21.1');
  at.done('head', 'approve-papers', { topic: 't1' });
  expectRefused(at.act('finance-clerk', 'deliver-papers', { topics: ['t1'] }), 'authority.not-yours 21.1');
  at.done('registrar', 'deliver-papers', { topics: ['t1'] }).done('registrar', 'notify');
  expect(at.meeting.stage).toBe('notified');
});

test('泽州第二十一条第二款：文件由汇报部门报送，别的部门不能；由办公室审核，没有审核的不能批准', () => {
  const at = executive().done('deputy-finance', 'propose', budget());
  expectRefused(at.act('education-clerk', 'file-papers', papers), 'authority.not-yours 21.2');
  at.done('finance-clerk', 'file-papers', papers);
  expectRefused(at.act('head', 'approve-papers', { topic: 't1' }), 'step.missing 21.2');
  expectRefused(at.act('finance-head', 'vet-papers', { topic: 't1', opinion: '齐全' }), 'authority.not-yours 21.2');
  at.done('registrar', 'vet-papers', { topic: 't1', opinion: '齐全' }).done('head', 'approve-papers', { topic: 't1' });
  expect(at.meeting.topics[0]?.filings?.[0]?.approved?.by).toBe('head');
});

test('泽州第二十四条：没有特殊情况的请假须写明理由；由主持会议的县长批，别人不能批', () => {
  const at = executive();
  expect(at.act('deputy-education', 'ask-leave', { reason: '另有安排', special: false }).outcome).toBe('warned');
  expect(at.meeting.leaves).toEqual([]);
  at.done('deputy-education', 'ask-leave', { reason: '参加上级会议', special: true });
  expectRefused(at.act('executive', 'answer-leave', { post: 'deputy-education', granted: true }), 'authority.not-yours 24');
  at.done('head', 'answer-leave', { post: 'deputy-education', granted: true });
  expect(at.meeting.leaves[0]?.answer?.granted).toBe(true);
});
