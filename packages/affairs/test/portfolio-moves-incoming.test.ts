/** 分工变动时已经呈在原分管领导处的来文：呈批不自动改变，办公室知道该改呈谁，改呈以后由新分管的人批示。 */
import { incomingProcedure } from '@lingxing/affairs/incoming';
import { organisationOf } from '@lingxing/affairs/kernel';
import { describe, expect, test } from 'vitest';
import { packOf } from './support/office.ts';
import { letter, Registry } from './support/registry.ts';

/** From the next day the deputy for education is in charge of the finance bureau too. */
function afterTheMove(before: Registry): Registry {
  const { posts, departments } = before.organisation;
  const moved = [...departments.values()].map((one) => (one.id === 'finance' ? { ...one, leader: 'deputy-education' } : one));
  const after = new Registry(before.pack, '2026-11-24', organisationOf(2, [...posts.values()], moved));
  after.paper = before.state;
  after.seq = before.seq;
  return after;
}
const labels = (at: Registry) => incomingProcedure.expectations(at.context, at.state).map((one) => [one.post, one.label]);

describe.each(['zezhou', 'weidong', 'xishi', 'xinzhou', 'jincheng-chengqu'])('%s：请示报分管领导，分工后来变动的', (government) => {
  test('仍在原分管领导处，办公室的待办列明收回后改呈谁；收回、改呈以后由新分管的人批示', () => {
    const before = new Registry(packOf(government)).sentUp();
    expect(before.waits()).toEqual({ instruct: ['deputy-finance'] });
    const at = afterTheMove(before);
    expect(at.waits()).toEqual({ instruct: ['deputy-finance'], recall: ['registrar'] });
    const title = at.organisation.posts.get('deputy-education')?.title;
    expect(labels(at)).toContainEqual(['registrar', `收回后改呈${title}（分工已变）`]);
    at.done('registrar', 'recall', { leaders: ['deputy-finance'], reason: '分工已变' });
    at.done('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders: ['deputy-education'] });
    expect(at.waits()).toEqual({ instruct: ['deputy-education'] });
  });
  test('原分管领导已经批示的，不再改呈', () => {
    const before = new Registry(packOf(government))
      .sentUp()
      .done('deputy-finance', 'instruct', { form: 'text', text: '同意。', view: 'agree' });
    expect(afterTheMove(before).waits()).not.toHaveProperty('recall');
  });
  test('一并呈了新分管领导的，原呈的不必收回', () => {
    const leaders = ['deputy-finance', 'deputy-education'];
    const before = new Registry(packOf(government))
      .registered(letter())
      .done('registrar', 'recommend', { opinion: '拟同意', nature: 'handle', leaders }, { reason: '两位都须知晓' });
    expect(afterTheMove(before).waits()).not.toHaveProperty('recall');
  });
});
