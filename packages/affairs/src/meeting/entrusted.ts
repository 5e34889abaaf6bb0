/**
 * A decision that is followed up as a task, and the supervised task (督办事项) of it. The task tells the sitting each of its steps in its own
 * transaction; one that is withdrawn leaves the decision open again, one that is taken up after it was closed opens it again.
 */
import type { Finding } from '../kernel/finding.ts';
import type { Context } from '../kernel/procedure.ts';
import { barred } from '../office/findings.ts';
import { supervisingPosts } from '../task/way.ts';
import type { ActInput } from './acts.ts';
import { documentUnderWay } from './bound.ts';
import type { EntrustedEvent } from './entrusted-input.ts';
import { ofOffice, stageFinding, type Asked, type Judge } from './judging.ts';
import type { Done, Topic } from './state.ts';
import { topicFound } from './topics.ts';

type Note = ActInput<'note-task'>;

/** The task that is under way for this decision; none once it was withdrawn. */
export const taskUnderWay = ({ task }: Topic): string | undefined => (task?.withdrawn === true ? undefined : task?.id);

/** A decision that is to be followed up as a task waits for its end. */
export const awaitsTask = ({ fate, finished }: Topic): boolean => fate?.fate === 'task' && finished === undefined;

/** Whether this post assigns the task of a decision: the office and the supervising body do, one task at a time. */
export const assignsFor = ({ organisation }: Pick<Context, 'organisation'>, topic: Topic, post: string): boolean =>
  awaitsTask(topic) && taskUnderWay(topic) === undefined && supervisingPosts(organisation).some((one) => one.id === post);

const notForTask = ({ title, fate }: Topic): readonly Finding[] =>
  fate?.fate === 'task' ? [] : [barred('state.not-open', `“${title}”没有议定交办事项。`)];

/** Follows from an act on the task. */
function noting(asked: Asked, input: Note | undefined): readonly Finding[] {
  if (asked.actor.capacity !== 'system') return [barred('authority.not-yours', '督办的办理情况由系统登记，不单独办理。')];
  if (input === undefined) return stageFinding(asked, 'note-task');
  const { topic, findings } = topicFound(asked.state, input.topic);
  if (topic === undefined) return findings;
  const { title, fate, finished } = topic;
  const { step, task } = input;
  const own = topic.task?.id === task;
  const posts = supervisingPosts(asked.ctx.organisation);
  return [
    ...stageFinding(asked, 'note-task'),
    ...notForTask(topic),
    ...(own || step.is === 'assigned' ? [] : [barred('state.not-open', `“${title}”不由这一事项落实。`)]),
    ...(step.is !== 'assigned'
      ? []
      : [
          ...(finished === undefined ? [] : [barred('state.not-open', `“${title}”已经登记办结。`)]),
          ...(taskUnderWay(topic) === undefined ? [] : [barred('state.not-open', `“${title}”已经交办。`, '请在已交办的事项上办理。')]),
          ...(posts.some((one) => one.id === step.by) ? [] : [barred('authority.not-yours', '会议议定的事项由办公室、督查机构交办。')]),
          ...(step.lead === fate?.department
            ? []
            : [barred('input.invalid', `“${title}”由会议明确的承办单位牵头。`, '请按议定的去向选择牵头单位；须改派的，交办以后改派。')]),
        ]),
  ];
}

/** The office enters what was done where no task of it is under way here. */
function finishing(asked: Asked, input: ActInput<'finish-task'> | undefined): readonly Finding[] {
  const { ctx, state } = asked;
  const { topic, findings } = topicFound(state, input?.topic);
  const from = state.ended?.on ?? ctx.today;
  return [
    ...ofOffice(asked, 'finish-task'),
    ...stageFinding(asked, 'finish-task'),
    ...findings,
    ...(topic === undefined ? [] : notForTask(topic)),
    ...(topic?.finished === undefined ? [] : [barred('state.not-open', `“${topic.title}”已经登记办结。`)]),
    ...(topic === undefined || taskUnderWay(topic) === undefined
      ? []
      : [barred('state.not-open', `“${topic.title}”正在督办。`, '销号后自动登记，无须另行登记。')]),
    ...(input !== undefined && (input.on > ctx.today || input.on < from)
      ? [barred('input.invalid', '日期不在会议结束到今日之间。', '请填写实际日期。')]
      : []),
  ];
}

/** What is under way or done for a decision: what it calls for is not changed under it. */
export const fateInUse = (topic: Topic | undefined): readonly Finding[] =>
  topic !== undefined && (taskUnderWay(topic) ?? documentUnderWay(topic) ?? topic.finished?.on ?? topic.issued?.on) !== undefined
    ? [barred('state.not-open', `“${topic.title}”已按原定的去向办理。`, '请先撤销已交办的事项或者撤回已起草的文件。')]
    : [];

export const ENTRUSTED_JUDGES: { readonly 'note-task': Judge<'note-task'>; readonly 'finish-task': Judge<'finish-task'> } = {
  'note-task': noting,
  'finish-task': finishing,
};

/** What a step of the task is to the sitting. */
function followingTask({ topic, task, step }: Note): readonly EntrustedEvent[] {
  const of = { v: 1, topic, task } as const;
  switch (step.is) {
    case 'assigned':
      return [{ type: 'task-standing', ...of, due: step.due, owing: true }];
    case 'stands':
      return [{ type: 'task-standing', ...of, due: step.due, owing: step.owing }];
    case 'withdrawn':
      return [{ type: 'task-released', ...of }];
    case 'closed':
      return [{ type: 'task-finished', ...of, on: step.on, late: step.late, words: '' }];
  }
}

export const ENTRUSTED_FOLLOWING = {
  'note-task': (_asked: Asked, input: Note): readonly EntrustedEvent[] => followingTask(input),
  'finish-task': (_asked: Asked, { topic, on, words }: ActInput<'finish-task'>): readonly EntrustedEvent[] => [
    { type: 'task-finished', v: 1, topic, on, late: false, words },
  ],
};

/** What an event makes of the topic. */
export function withTask({ finished: _before, ...topic }: Topic, event: EntrustedEvent, done: Done): Topic {
  switch (event.type) {
    case 'task-standing':
      return { ...topic, task: { id: event.task, due: event.due, owing: event.owing } };
    case 'task-released':
      return { ...topic, task: { id: event.task, owing: false, withdrawn: true } };
    case 'task-finished':
      return {
        ...topic,
        ...(topic.task === undefined ? {} : { task: { ...topic.task, owing: false } }),
        finished: { ...done, on: event.on, late: event.late, words: event.words },
      };
  }
}
