/**
 * A topic that comes up at the table (临时增加). No text speaks of one that was not brought in beforehand, so each sentence on what comes
 * before a topic is held against it: what was left out is recorded with its article. It comes by the word of whoever chairs, or not at all.
 */
import { type Finding } from '../kernel/finding.ts';
import { barred, broken } from '../office/findings.ts';
import type { ActInput } from './acts.ts';
import { aboutTopic, isVetted, paperTask, saysAnything, standing, type About, type Where } from './hands.ts';
import { bodiesKnown, ofChair, room, stageFinding, type Asked } from './judging.ts';
import type { Sitting } from './kinds.ts';
import { mayNorms, responsibilities } from './rules.ts';
import { preparedFor, rightMeeting } from './topics.ts';
import type { TopicForm } from './events.ts';

type Form = Pick<TopicForm, 'title' | 'department' | 'matter' | 'cases'>;
type Input = ActInput<'add-topic'>;

export const amiss = (findings: readonly Finding[]): readonly Finding[] => findings.filter((one) => one.outcome !== 'passed');
const IN_MINUTES = '请在纪要中说明。';

/** What has to come before any topic of such a meeting and cannot have come before one that nobody had brought in: prior work, vetting, papers, their delivery. */
export function leftOut(where: Where, kind: Sitting, topic: Form): readonly Finding[] {
  const { pack } = where;
  const said = (message: string) => `“${topic.title}”：${message}`;
  const [vetting] = isVetted(where, kind) ? [...mayNorms(pack, 'submit-topics', kind), ...mayNorms(pack, 'vet-papers', kind)] : [];
  const task = paperTask(where, kind);
  const [papers] = task === undefined ? [] : mayNorms(pack, task, kind);
  const [delivery] = responsibilities(pack, 'deliver-papers', kind);
  return [
    ...amiss(preparedFor(where, kind, { ...topic, prepared: [] })).map((one) => ({ ...one, message: said(one.message) })),
    ...amiss(rightMeeting(where, kind, topic)),
    ...(vetting === undefined ? [] : [broken(vetting, 'step.missing', said('没有经办公室审核报送。'), IN_MINUTES)]),
    ...(papers === undefined ? [] : [broken(papers, 'step.missing', said(`${papers.says}，没有办理。`), IN_MINUTES)]),
    ...(delivery === undefined ? [] : [broken(delivery, 'step.missing', said(`${delivery.says}，没有办理。`), IN_MINUTES)]),
  ];
}

/** What the word of whoever chairs does not stand for: where the text has others bring topics in or fix them. */
function notHis({ ctx, state }: Asked, input: Input): readonly Finding[] {
  const { kind, chair } = state;
  const about: About = aboutTopic(state, input);
  const occasions = input.entrusted === undefined ? {} : { delegated: true };
  const title = ctx.organisation.posts.get(chair.post)?.title ?? '主持人';
  const tasks = [
    ['propose-topic', '提出'],
    ['fix-topic', '确定'],
  ] as const;
  return tasks.flatMap(([task, verb]): readonly Finding[] => {
    if (!saysAnything(ctx.pack, task, kind)) return [];
    const { as } = standing(ctx, task, chair.post, about, occasions);
    if (as === 'may' || as === 'silent') return [];
    const [norm] = responsibilities(ctx.pack, task, kind);
    return norm === undefined
      ? []
      : [
          broken(
            norm,
            'step.missing',
            `“${input.title}”：${norm.says}；现由主持会议的${title}在会上${verb}。`,
            '请会后报请补办，在纪要中说明。',
          ),
        ];
  });
}

/** What was left out of a topic that is added at this sitting, each with its article. */
export const breachesOf = (asked: Asked, input: Input): readonly Finding[] => [
  ...leftOut(asked.ctx, asked.state.kind, input),
  ...notHis(asked, input),
];

/** What keeps it from being added: the office takes the chair's word down and has none of its own. */
export function addingBars(asked: Asked, input: Input | undefined): readonly Finding[] {
  const { ctx, state, actor } = asked;
  const [norm] = [...mayNorms(ctx.pack, 'fix-topic', state.kind), ...mayNorms(ctx.pack, 'chair', state.kind)];
  return [
    ...ofChair(asked, 'add-topic'),
    ...stageFinding(asked, 'add-topic'),
    ...bodiesKnown(asked, input),
    ...room(asked),
    ...(input !== undefined && actor.post !== state.chair.post && input.word === undefined
      ? [
          barred(
            'step.missing',
            '没有事先确定的议题，须由主持人在会上提出或者同意；未写明主持人的意见。',
            '请写明主持人何时、怎样同意。',
            norm?.citation,
          ),
        ]
      : []),
  ];
}

export const adding = (asked: Asked, input: Input | undefined): readonly Finding[] => [
  ...addingBars(asked, input),
  ...(input === undefined ? [] : breachesOf(asked, input)),
];
