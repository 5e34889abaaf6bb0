/** 分工变动时已经呈在原分管领导处的来文：按规则呈分管领导的，生效之日随分工改呈；点名呈送的，仍在原处，办公室知道该改呈谁。 */
import { byPortfolios, incomingProcedure, owingLeaders } from '@lingxing/affairs/incoming';
import { organisationOf } from '@lingxing/affairs/kernel';
import { describe, expect, test } from 'vitest';
import { expectRefused, packOf } from './support/office.ts';
import { actorOf, letter, Registry } from './support/registry.ts';

/** From the next day the deputy for education is in charge of the finance bureau too, or whoever is named. */
function afterTheMove(before: Registry, leader: string | undefined = 'deputy-education', bodies = ['finance']): Registry {
  const { posts, departments } = before.organisation;
  const moved = [...departments.values()].map((one) => (bodies.includes(one.id) ? { ...one, leader } : one));
  const after = new Registry(before.pack, '2026-11-24', organisationOf(2, [...posts.values()], moved));
  after.paper = before.state;
  after.seq = before.seq;
  return after;
}
/** The paper as it was stored before it was kept whom the rule gave it to. */
function asOnceStored(at: Registry): Registry {
  at.paper = { ...at.state, referrals: at.state.referrals.map((one) => ({ ...one, bodies: undefined })) };
  return at;
}
const labels = (at: Registry) => incomingProcedure.expectations(at.context, at.state).map((one) => [one.post, one.label]);
const OPINION = { form: 'text', text: '同意。', view: 'agree' };

describe.each(['zezhou', 'weidong', 'xishi', 'xinzhou', 'jincheng-chengqu'])('%s：请示报分管领导，分工后来变动的', (government) => {
  test('按规则呈分管领导的，生效之日改由新分管的人批示，原分管的人不再批示；下一步办理时记下改呈', () => {
    const before = new Registry(packOf(government)).sentUp();
    expect(before.waits()).toEqual({ instruct: ['deputy-finance'] });
    const at = afterTheMove(before);
    expect(at.waits()).toEqual({ instruct: ['deputy-education'] });
    expectRefused(at.act('deputy-finance', 'instruct', OPINION), 'authority.not-yours');
    expect(incomingProcedure.readers(at.context, at.state).posts).toEqual(expect.arrayContaining(['deputy-finance', 'deputy-education']));
    at.done('deputy-education', 'instruct', OPINION);
    expect(at.last?.events.map((one) => one.type)).toEqual(['referral-moved', 'opinion-given']);
    expect(owingLeaders(at.state)).toEqual([]);
    expect(incomingProcedure.chain(at.context, at.state).map((one) => one.label)).toContain('随分工改呈');
    at.done('registrar', 'convey', { opinions: [] });
    expect(at.last?.events.map((one) => one.type)).toEqual(['conveyed']);
  });
  test('生效之日以前，预告的分工不改变任何人的待办', () => {
    const before = new Registry(packOf(government)).sentUp();
    afterTheMove(before);
    expect(before.waits()).toEqual({ instruct: ['deputy-finance'] });
    before.done('deputy-finance', 'instruct', OPINION);
    expect(before.last?.events.map((one) => one.type)).toEqual(['opinion-given']);
  });
  test('领导点名转请的，仍在被请的人处，预览列明', () => {
    const before = new Registry(packOf(government)).sentUp(['deputy-finance']);
    before.done('deputy-finance', 'refer', { leaders: ['deputy-education'], note: '请阅示' });
    const at = afterTheMove(before, 'executive', ['education', 'finance']);
    expect(at.waits()['instruct']).toEqual(['deputy-education', 'executive']);
    // The bureau itself is not touched by the education portfolio: nothing behind his paper has passed on.
    expect(incomingProcedure.keptOnPurpose?.(before.context, at.context, before.state)).toEqual([]);
    const named = asOnceStored(new Registry(packOf(government)).sentUp());
    expect(incomingProcedure.keptOnPurpose?.(named.context, afterTheMove(named).context, named.state)).toEqual(['deputy-finance']);
  });
  test('没有记下依规则呈送的旧件，仍在原处，办公室的待办列明收回后改呈谁；收回、改呈以后由新分管的人批示', () => {
    const at = afterTheMove(asOnceStored(new Registry(packOf(government)).sentUp()));
    expect(at.waits()).toEqual({ instruct: ['deputy-finance'], recall: ['registrar'] });
    const title = at.organisation.posts.get('deputy-education')?.title;
    expect(labels(at)).toContainEqual(['registrar', `收回后改呈${title}（分工已变）`]);
    at.done('registrar', 'recall', { leaders: ['deputy-finance'], reason: '分工已变' });
    at.done('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders: ['deputy-education'] });
    expect(at.waits()).toEqual({ instruct: ['deputy-education'] });
  });
  test('原分管领导已经批示的，不再改呈', () => {
    const before = new Registry(packOf(government)).sentUp().done('deputy-finance', 'instruct', OPINION);
    const at = afterTheMove(before);
    expect(at.waits()).not.toHaveProperty('recall');
    expect(at.waits()).not.toHaveProperty('instruct');
  });
  test('一并呈了新分管领导的，两位都仍批示，也不必收回', () => {
    const leaders = ['deputy-finance', 'deputy-education'];
    const before = new Registry(packOf(government))
      .registered(letter())
      .done('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders }, { reason: '两位都须知晓' });
    expect(afterTheMove(before).waits()).toEqual({ instruct: leaders });
  });
  test('变动后无人分管的，仍在原分管领导处，不至于无人可办', () => {
    const before = new Registry(packOf(government)).sentUp();
    const { posts, departments } = before.organisation;
    const without = [...departments.values()].map(({ leader, ...one }) => (one.id === 'finance' ? one : { ...one, leader }));
    const at = new Registry(before.pack, '2026-11-24', organisationOf(2, [...posts.values()], without));
    at.paper = before.state;
    expect(at.waits()['instruct']).toEqual(['deputy-finance']);
  });
  test('再变一次，再随一次；变回来的，回到原分管领导处', () => {
    const first = new Registry(packOf(government)).sentUp();
    const second = afterTheMove(first);
    second.done('registrar', 'chase', { posts: ['deputy-education'], note: '请阅示' });
    const third = afterTheMove(second, 'deputy-finance');
    expect(third.waits()).toEqual({ instruct: ['deputy-finance'] });
    third.done('deputy-finance', 'instruct', OPINION);
    expect(owingLeaders(third.state)).toEqual([]);
  });
  test('看两遍和看一遍相同', () => {
    const before = new Registry(packOf(government)).sentUp();
    const at = afterTheMove(before);
    const once = byPortfolios(at.context, at.state);
    expect(byPortfolios(at.context, once)).toEqual(once);
    expect(incomingProcedure.viewFor(at.context, at.state, actorOf('registrar'))).toEqual(once);
  });
});
