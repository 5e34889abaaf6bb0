/** 督查督办各条规范落在哪里：一件督办事项的页面列出它们，办理以它们为据；条文由原文逐条核对。 */
import { normsOn, taskProcedure } from '@lingxing/affairs/task';
import { expect, test } from 'vitest';
import { packOf } from './support/office.ts';
import { Supervision, task, timed } from './support/tasks.ts';

/** The norms that a task with a helping department stands under, and for what act each is the ground. */
const said = (government: string) => {
  const one = new Supervision(packOf(government));
  const form = { ...timed({ helpers: ['education'] }), inGovernmentName: true };
  one.done('registrar', 'assign', { form: timed({ helpers: ['education'] }) });
  return normsOn(one.context, { ...one.task.form, inGovernmentName: form.inGovernmentName }).map((norm) => norm.id);
};
/** What the verdict of an act rests on. */
const grounds = (government: string) =>
  new Supervision(packOf(government)).act('registrar', 'assign', { form: timed() }).basis.map((one) => one.article);

test('城区第七条、第三十六条、第三十七条、第三十九条：部门抓落实、协同，领导督促，督查由办公室指导统筹，防止重复', () => {
  expect(said('jincheng-chengqu')).toEqual(
    expect.arrayContaining([
      '7-execute',
      '36-press',
      '36-portfolio',
      '37-execute',
      '37-cooperate',
      '39.1-inspect',
      '39.1-repeat',
      '39.2-coordinate',
    ]),
  );
  expect(grounds('jincheng-chengqu')).toEqual([39, 36, 39, 7]);
});

test('泽州第七条、第三十六条、第三十七条、第三十九条：部门抓落实、协同，领导督促，督查由办公室指导统筹，防止重复', () => {
  expect(said('zezhou')).toEqual(
    expect.arrayContaining([
      '7-execute',
      '36-press',
      '36-portfolio',
      '37-execute',
      '37-cooperate',
      '39.1-inspect',
      '39.1-repeat',
      '39.2-coordinate',
    ]),
  );
  expect(grounds('zezhou')).toEqual([39, 36, 39, 7]);
});

test('忻州第七条第二款、第三十八条、第三十九条、第四十一条：部门抓落实、配合，主抓的和协同的分清，领导督促，办公室指导', () => {
  expect(said('xinzhou')).toEqual(
    expect.arrayContaining([
      '7.2-press',
      '7.2-cooperate',
      '38-press',
      '38-portfolio',
      '38-lead',
      '38-assist',
      '39-execute',
      '39-cooperate',
      '41.1-inspect',
      '41.1-repeat',
      '41.2-guide',
    ]),
  );
});

test('西市第三十四条、第三十五条、第三十六条：领导督促，主要负责人是第一责任人，牵头和协办，办完报告，办公室指导', () => {
  expect(said('xishi')).toEqual(
    expect.arrayContaining([
      '34-leaders',
      '34-supervise',
      '35.1-first',
      '35.1-lead',
      '35.1-assist',
      '35.2-execute',
      '36.1-forbidden',
      '36.1-name',
      '36.2-guide',
    ]),
  );
});

test('卫东第十条、第三十一条：办公室主任抓议定事项落实，部门主要负责人是第一责任人，牵头和协办，督查机构督促检查', () => {
  expect(said('weidong')).toEqual(
    expect.arrayContaining(['10-carry-through', '31-carry', '31-first', '31-lead', '31-cooperate', '31-supervise']),
  );
});

test('分管领导对逾期的督促：只有收到逾期提醒的领导可以（城区第三十六条、西市第三十四条）', () => {
  for (const government of ['jincheng-chengqu', 'xishi']) {
    const one = new Supervision(packOf(government));
    const form = government === 'xishi' ? timed() : task();
    one.done('registrar', 'assign', { form });
    const offered = () =>
      taskProcedure.offers(one.context, one.task, { account: 'a', post: 'deputy-finance', capacity: 'holder' }).map((offer) => offer.act);
    expect(offered()).not.toContain('press');
    for (const day of ['2026-12-15', '2026-12-25', '2027-01-10', '2027-01-25']) one.on(day).night();
    expect(one.task.climbs.map((climb) => climb.to)).toContain('leader-in-charge');
    one.done('deputy-finance', 'press', { words: '三日内办结' });
    expect(one.task.presses.map((press) => press.words)).toEqual(['三日内办结']);
  }
});
