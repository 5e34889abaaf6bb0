/** What a reply takes from the paper that it answers. */
import type { IncomingView } from '@lingxing/server/contracts';
import { letterSchema } from '@lingxing/affairs/incoming';
import { expect, it } from 'vitest';
import { replyTo } from '../../src/drafting/model/reply.ts';
import { incomingWith } from '../incoming/view.fixture.ts';

const post = (id: string, role: string) => ({ id, title: id, role, rank: 1 });
const organisation = {
  posts: [post('head', 'head'), post('deputy', 'deputy'), post('other', 'deputy'), post('registrar', 'registrar')],
  departments: [
    { id: 'finance', name: '某县财政局', kind: 'department', leader: 'deputy' },
    { id: 'civil', name: '某县民政局', kind: 'department', leader: 'other' },
  ],
};
const opinion = (id: string): IncomingView['opinions'][number] => ({
  seq: 1,
  leader: { id, title: id, rank: 1 },
  form: 'text',
  formLabel: '文字',
  view: 'agree',
  viewLabel: '同意',
  text: '同意。',
  at: '2026-11-23T01:00:00Z',
  enteredAt: '2026-11-23T01:00:00Z',
  enteredLate: false,
  conveyed: false,
  round: 1,
});
const sender = { class: 'department', body: 'finance', name: '某县财政局' } as const;
const letter = letterSchema.parse({
  sender,
  title: '关于拨付专项资金的请示',
  kind: 'request',
  departmentsConcerned: ['civil', 'finance', 'civil'],
});

it('of a paper on which nobody wrote and which touches nobody else names nobody', () => {
  const draft = replyTo(incomingWith(), '某县人民政府', organisation);
  expect([draft.departmentsConcerned, draft.leadersConcerned]).toEqual([[], []]);
});

it('names the bodies that the paper touches, not its sender, and who wrote on it besides the head and the leader in charge', () => {
  const opinions = [opinion('deputy'), opinion('other'), opinion('head'), opinion('other')];
  const draft = replyTo(incomingWith({ letter, opinions }), '某县人民政府', organisation);
  expect([draft.departmentsConcerned, draft.leadersConcerned]).toEqual([['civil'], ['other']]);
  expect([draft.answers, draft.title, draft.recipients]).toEqual(['i1', '某县人民政府关于拨付专项资金的批复', ['某县财政局']]);
});
