/** What waits for whom: read from the same functions that judge the acts. */
import type { Citation, Task } from '@lingxing/workrules';
import type { Post } from '../kernel/organisation.ts';
import type { Context, Expectation } from '../kernel/procedure.ts';
import { registry } from '../leave/roles.ts';
import { isOffice } from '../office/posts.ts';
import { ACTS, type ActName } from './acts.ts';
import { silent } from './attendance.ts';
import { distributionExpectations } from './distribution-sight.ts';
import { documentUnderWay } from './bound.ts';
import { awaitsTask, taskUnderWay } from './entrusted.ts';
import { isOpen } from './evolve.ts';
import { aboutMeeting, aboutTopic, draftersOf, fixersOf, isVetted, paperTask, saysAnything, signersOf, taskPosts } from './hands.ts';
import { approvers } from './judging.ts';
import { awaitsVetting, paperExpectations } from './papers.ts';
import { mayNorms } from './rules.ts';
import type { MeetingState } from './state.ts';
import { onAgenda, unfated, untaken } from './topics.ts';

export function expectations(ctx: Context, state: MeetingState): readonly Expectation[] {
  const desk = registry(ctx.organisation);
  const line = (posts: readonly Post[], act: ActName, task?: Task, label: string = ACTS[act].label): readonly Expectation[] => {
    const basis: Citation | undefined = task === undefined ? undefined : mayNorms(ctx.pack, task, state.kind)[0]?.citation;
    // The office's own part is its desk's.
    return (posts.every(isOffice) ? desk : posts).map((post) => ({ post: post.id, act, label, basis }));
  };
  const chair = ctx.organisation.posts.get(state.chair.post);
  const leaves = state.leaves.some((one) => one.answer === undefined)
    ? line(approvers({ ctx, state, actor: NOBODY }), 'answer-leave', 'approve-absence')
    : [];
  switch (state.stage) {
    case 'preparing': {
      const open = state.topics.filter((one) => one.stage === 'proposed');
      const vetted = isVetted(ctx, state.kind);
      const unvetted = vetted ? open.filter((one) => one.vetted === undefined) : [];
      const ready = vetted ? open.filter((one) => one.vetted !== undefined) : open;
      const task = paperTask(ctx, state.kind);
      const papers = onAgenda(state).filter((one) => task !== undefined && one.papers === undefined && !awaitsVetting(ctx, state, one));
      const fixed = onAgenda(state).length > 0;
      const lines = [
        ...leaves,
        ...(unvetted.length > 0 ? line(desk, 'vet', 'submit-topics') : []),
        ...(ready.length > 0 ? line(fixersOf(ctx, state), 'fix', 'fix-topic') : []),
        ...papers.flatMap((one) => (task === undefined ? [] : line(taskPosts(ctx, task, aboutTopic(state, one)), 'approve-papers', task))),
        ...(fixed && state.on === undefined ? line(desk, 'set-day', 'organise') : []),
        ...(fixed && state.on !== undefined && papers.length === 0 ? line(desk, 'notify', 'organise') : []),
        ...paperExpectations(ctx, state),
      ];
      const waiting = lines.filter((one, i) => lines.findIndex((two) => two.post === one.post && two.act === one.act) === i);
      return waiting.length > leaves.length ? waiting : [...waiting, ...line(desk, 'propose', 'organise', '汇集议题')];
    }
    case 'notified':
      return [
        ...leaves,
        ...silent(ctx, state).map(({ post }) => ({ post: post.id, act: 'reply', label: ACTS.reply.label })),
        ...paperExpectations(ctx, state),
        ...line(desk, 'open', 'organise'),
      ];
    case 'sitting':
      return untaken(state).length > 0
        ? line(chair === undefined ? desk : [chair, ...desk], 'decide', 'chair')
        : line(desk, 'adjourn', 'organise');
    case 'adjourned':
      return unfated(state).length > 0 ? line(desk, 'fate', 'organise') : line(draftersOf(ctx, state), 'draft-minutes', 'draft-minutes');
    case 'drafted': {
      if (state.minutes?.signed !== undefined)
        return line(taskPosts(ctx, 'settle-minutes', aboutMeeting(state), { major: true }), 'settle-minutes', 'settle-minutes');
      if (saysAnything(ctx.pack, 'vet-minutes', state.kind) && state.minutes?.vetted === undefined)
        return line(desk, 'vet-minutes', 'vet-minutes');
      const signers = signersOf(ctx, state);
      return signers === undefined ? line(desk, 'name-signer') : line(signers.posts, 'sign-minutes', 'sign-minutes');
    }
    case 'signed':
      return line(desk, 'number', 'organise');
    case 'issued': {
      const open = state.topics.filter(isOpen);
      // What is under way in the procedure 发文 is entered from there; the office sees to it that it comes.
      const bound = open.every((one) => documentUnderWay(one) !== undefined);
      const tasks = state.topics.filter(awaitsTask);
      const assigned = tasks.every((one) => taskUnderWay(one) !== undefined);
      return [
        ...(open.length === 0
          ? []
          : line(desk, 'issue-document', undefined, bound ? '催办会议议定文件的印发' : ACTS['issue-document'].label)),
        ...(tasks.length === 0 ? [] : line(desk, 'finish-task', undefined, assigned ? '督办会议议定的事项' : '交办会议议定的事项')),
        ...distributionExpectations(ctx, state),
      ];
    }
    case 'closed':
      return distributionExpectations(ctx, state);
    case 'cancelled':
      return [];
  }
}

/** Who may answer does not turn on who asks. */
const NOBODY = { account: '', post: '', capacity: 'system' } as const;
