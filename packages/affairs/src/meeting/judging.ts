/** What the judges of a sitting ask: whose the act is, what stands against a topic, a chair, a leave, the minutes. */
import { TASKS, type Preparation, type Task } from '@lingxing/workrules';
import { restrained } from '../conduct/restrictions.ts';
import { verdictOf, type Finding, type Verdict } from '../kernel/finding.ts';
import type { Post } from '../kernel/organisation.ts';
import type { Actor, ActRequest, Context } from '../kernel/procedure.ts';
import { participantOf } from '../leave/roles.ts';
import { barred, broken, kept } from '../office/findings.ts';
import { isLeader, isOffice, officeOf, postsOf, titles } from '../office/posts.ts';
import { ACTS, MOST_TOPICS, type ActInput, type ActName } from './acts.ts';
import { leaderMayBring } from './bringing.ts';
import { convenedAs, engaged } from './engagements.ts';
import {
  aboutMeeting,
  aboutTopic,
  fixersOf,
  paperTask,
  saysAnything,
  signersOf,
  standing,
  taskPosts,
  throughout,
  wordsFor,
  type About,
} from './hands.ts';
import { notPast } from './days.ts';
import { isWritten, SITTING_LABELS, STAGE_LABELS, type Ground, type Sitting } from './kinds.ts';
import { mayNorms } from './rules.ts';
import type { MeetingState, Topic } from './state.ts';
import { inPerson, onAgenda, preparedFor, rightMeeting, topicFound, topicNeeds } from './topics.ts';

export interface Asked {
  readonly ctx: Context;
  readonly state: MeetingState;
  readonly actor: Actor;
  /** Absent when one only asks whether the act is open, as for a button. */
  readonly request?: ActRequest | undefined;
}

/** A judge of one act. `input` is undefined when one only asks whether the act is open. */
export type Judge<A extends ActName> = (asked: Asked, input: ActInput<A> | undefined) => readonly Finding[];

export const stageFinding = ({ state: { stage } }: Asked, act: ActName): readonly Finding[] => {
  const { from, label } = ACTS[act];
  if (from.includes(stage)) return [];
  const needed = from.filter((one) => one !== null).map((one) => STAGE_LABELS[one]);
  return [barred('state.not-open', `现在“${STAGE_LABELS[stage]}”，${label}须在“${needed.join('”“')}”时办理。`)];
};

/** The act is one of these posts'. */
export const ofPosts = ({ ctx, actor, state }: Asked, act: ActName, posts: readonly Post[], task?: Task): readonly Finding[] => {
  if (posts.some((one) => one.id === actor.post)) return [];
  const norm = task === undefined ? undefined : mayNorms(ctx.pack, task, state.kind)[0];
  const whose = posts.length === 0 ? '办公室' : titles(posts);
  return [barred('authority.not-yours', `${ACTS[act].label}由${whose}办理。`, norm && `${norm.says}。`, norm?.citation)];
};

export const ofOffice = (asked: Asked, act: ActName): readonly Finding[] =>
  ofPosts(asked, act, officeOf(asked.ctx.organisation), 'organise');
/** What the chair says in the meeting he says himself, or the office takes it down. */
export const ofChair = (asked: Asked, act: ActName): readonly Finding[] => {
  const chair = asked.ctx.organisation.posts.get(asked.state.chair.post);
  return ofPosts(asked, act, [...(chair === undefined ? [] : [chair]), ...officeOf(asked.ctx.organisation)], 'chair');
};

/** A task that the text gives to somebody: his, or his on an occasion that has to be stated. */
export function ofTask(ctx: Context, task: Task, actor: string, about: About, entrusted?: string): readonly Finding[] {
  const norms = mayNorms(ctx.pack, task, about.kind);
  const stand = standing(ctx, task, actor, about, entrusted === undefined ? {} : { delegated: true });
  switch (stand.as) {
    case 'may':
      return [kept(stand.norm, 'rule.states', `${stand.norm.says}。`)];
    case 'silent':
      return [];
    case 'open': {
      const [norm] = stand.norms;
      return [barred('step.missing', `${norm?.says ?? ''}：未写明受何委托。`, '请写明委托的依据。', norm?.citation)];
    }
    case 'not':
      return [
        barred('authority.not-yours', `不由你${TASKS[task]}：${norms.map((one) => one.says).join('；')}。`, undefined, norms[0]?.citation),
      ];
  }
}

/** Whether this post may convene and chair this meeting, on the ground stated. */
export function chairing(
  ctx: Context,
  kind: Sitting,
  { chair, ground, grounds }: { readonly chair: string; readonly ground?: Ground | undefined; readonly grounds?: string | undefined },
): readonly Finding[] {
  const post = ctx.organisation.posts.get(chair);
  if (post === undefined) return [barred('input.invalid', '没有这一职务。', '请从名单中选择主持人。')];
  const norms = mayNorms(ctx.pack, 'chair', kind);
  const name = SITTING_LABELS[kind];
  if (norms.length === 0) return [];
  const occasions = ground === undefined ? {} : { [ground]: true };
  const stand = standing(ctx, 'chair', chair, { kind }, occasions);
  switch (stand.as) {
    case 'may':
      return [
        kept(stand.norm, 'rule.states', `${stand.norm.says}。`),
        ...(stand.norm.on !== undefined && grounds === undefined
          ? [
              barred(
                'step.missing',
                `${stand.norm.says}：未写明依据。`,
                '请写明何时、以何方式委托，或者属于何项分工。',
                stand.norm.citation,
              ),
            ]
          : []),
      ];
    case 'silent':
      return [];
    case 'open': {
      const [norm] = stand.norms;
      return [
        barred('step.missing', `${stand.norms.map((one) => one.says).join('；')}：未写明缘由。`, '请选择缘由，写明依据。', norm?.citation),
      ];
    }
    case 'not':
      return [
        barred(
          'authority.not-yours',
          `${name}不由${post.title}主持：${norms.map((one) => one.says).join('；')}。`,
          '请由规则所定的人主持。',
          norms[0]?.citation,
        ),
      ];
  }
}

/** A day comes with its time and place; left open, all three are. */
const dayOpen = ({ on, time, place }: Pick<ActInput<'convene'>, 'on' | 'time' | 'place'>): readonly Finding[] =>
  (on === undefined) === (time === undefined) && (on === undefined) === (place === undefined)
    ? []
    : [barred('input.invalid', '日期、时刻、地点须一并写明，或者一并待定。', '日期未定的，先不填时刻、地点。')];

/** How a sitting comes about: the office, which runs it, or whoever chairs it. */
export function judgeConvening(ctx: Context, actor: Actor, input: ActInput<'convene'>, sameDay: readonly unknown[] = []): Verdict {
  const { kind, on, chair } = input;
  const norms = mayNorms(ctx.pack, 'convene', kind);
  const own = actor.post === chair || isOffice(ctx.organisation.posts.get(actor.post));
  return verdictOf(
    [
      ...(own ? [] : [barred('authority.not-yours', '召集会议由主持人本人或者办公室办理。', undefined, norms[0]?.citation)]),
      ...dayOpen(input),
      ...notPast(ctx, on),
      ...chairing(ctx, kind, input),
      ...engaged(ctx, convenedAs(ctx, actor, input), sameDay),
    ],
    norms.map((one) => one.citation),
  );
}

/** Whether a topic may be brought in by this post. Where the text names nobody, leaders, the office and the body itself may. */
export function proposing({ ctx, state, actor }: Asked, form: Pick<Topic, 'department'> | undefined): readonly Finding[] {
  const about: About = { kind: state.kind, chair: state.chair.post, ...(form === undefined ? {} : { department: form.department }) };
  const post = ctx.organisation.posts.get(actor.post);
  if (saysAnything(ctx.pack, 'propose-topic', state.kind)) {
    // For the button: a leader may bring in for some body in his charge.
    if (form === undefined && leaderMayBring(ctx, state.kind, post)) return [];
    return ofTask(ctx, 'propose-topic', actor.post, about);
  }
  const own = form === undefined ? post?.department !== undefined : post?.department === form.department;
  if (own || isLeader(post) || isOffice(post)) return [];
  return [
    barred('authority.not-yours', '议题由主汇报单位、政府领导或者办公室提出。', '本规则没有写由谁提出，外单位的议题请由该单位提出。'),
  ];
}

export function bodiesKnown(
  { ctx }: Asked,
  form: { readonly department: string; readonly with: readonly string[] } | undefined,
): readonly Finding[] {
  const unknown = (form === undefined ? [] : [form.department, ...form.with]).some((one) => !ctx.organisation.departments.has(one));
  return unknown ? [barred('organisation.unknown', '没有这一单位。', '请从名单中选择单位。')] : [];
}

export const room = ({ state }: Asked): readonly Finding[] =>
  state.topics.length < MOST_TOPICS ? [] : [barred('input.invalid', `一次会议的议题不得超过${MOST_TOPICS}个。`, '请安排到另一次会议。')];

/** A topic that is still to be fixed. */
export const unfixed = (topic: Topic | undefined): readonly Finding[] =>
  topic === undefined || topic.stage === 'proposed'
    ? []
    : [barred('state.not-open', `“${topic.title}”已经${topic.stage === 'fixed' ? '列入议程' : '不在待定之列'}。`)];

/** Who may say that this was done: whom the norm names in person, else the body that brings it in, its leader, or the office. */
export function ofPreparation({ ctx, state, actor }: Asked, topic: Topic, done: Preparation): readonly Finding[] {
  const need = topicNeeds(ctx, state.kind, topic).find((one) => one.needs.includes(done));
  const words = wordsFor(ctx, actor.post, aboutTopic(state, topic));
  const named = inPerson(need);
  if (named.length > 0) {
    if (named.some((one) => words.includes(one))) return [];
    return [barred('authority.not-yours', `${need?.norm.says ?? ''}，由本人登记。`, undefined, need?.norm.citation)];
  }
  const own = words.some((one) => one === 'presenting-department' || one === 'leader-in-charge' || one === 'office');
  return own || topic.proposed.by === actor.post ? [] : [barred('authority.not-yours', '前期工作由主汇报单位、提出人或者办公室登记。')];
}

/** What stands against taking it: what should have come before, and whether it belongs to this meeting. */
export const readiness = ({ ctx, state }: Asked, topic: Topic): readonly Finding[] => [
  ...preparedFor(ctx, state.kind, topic).map((one) =>
    one.outcome === 'passed' ? one : { ...one, message: `“${topic.title}”：${one.message}` },
  ),
  ...rightMeeting(ctx, state.kind, topic),
];

export function fixing(asked: Asked, ids: readonly string[] | undefined, entrusted: string | undefined): readonly Finding[] {
  const { ctx, state, actor } = asked;
  const hand =
    saysAnything(ctx.pack, 'fix-topic', state.kind) && taskPosts(ctx, 'fix-topic', aboutMeeting(state)).length > 0
      ? ids === undefined && standing(ctx, 'fix-topic', actor.post, aboutMeeting(state)).as === 'open'
        ? []
        : ofTask(ctx, 'fix-topic', actor.post, aboutMeeting(state), entrusted)
      : ofPosts(asked, 'fix', fixersOf(ctx, state), 'fix-topic');
  return [
    ...hand,
    ...(ids ?? []).flatMap((id): readonly Finding[] => {
      const { topic, findings } = topicFound(state, id);
      if (topic === undefined) return findings;
      const [vetting] = mayNorms(ctx.pack, 'submit-topics', state.kind);
      return [
        ...unfixed(topic),
        ...(vetting !== undefined && topic.vetted === undefined
          ? [broken(vetting, 'step.missing', `“${topic.title}”尚未经办公室审核报送。`, '请由办公室审核后再定。')]
          : []),
        ...readiness(asked, topic),
      ];
    }),
  ];
}

export function notifying({ ctx, state }: Asked): readonly Finding[] {
  const topics = onAgenda(state);
  const task = paperTask(ctx, state.kind);
  const [norm] = task === undefined ? [] : mayNorms(ctx.pack, task, state.kind);
  return [
    ...(state.on === undefined ? [barred('step.missing', '会议的日期还没有定。', '请先定日期、时刻、地点。')] : []),
    ...(topics.length === 0 ? [barred('step.missing', '还没有确定的议题。', '请先确定议题。')] : []),
    ...topics
      .filter((one) => norm !== undefined && one.papers === undefined)
      .flatMap((one) =>
        norm === undefined ? [] : [broken(norm, 'step.missing', `“${one.title}”：${norm.says}，尚未办理。`, '请先办理材料。')],
      ),
  ];
}

/** Leave is asked for by oneself, by one's body or by the office; the text says on what it is given. */
export function askingLeave({ ctx, state, actor }: Asked, input: ActInput<'ask-leave'> | undefined): readonly Finding[] {
  const id = input?.post ?? actor.post;
  const post = ctx.organisation.posts.get(id);
  if (post === undefined) return [barred('input.invalid', '没有这一职务。', '请从名单中选择。')];
  const expected =
    throughout(ctx, state).some((one) => one.id === id) ||
    onAgenda(state).some((one) => [one.department, ...one.with].includes(post.department ?? ''));
  const body = post.department !== undefined && postsOf(ctx.organisation, post.department).some((one) => one.id === actor.post);
  const mine = id === actor.post || body || isOffice(ctx.organisation.posts.get(actor.post));
  const who = participantOf(ctx.organisation, id);
  return [
    ...(mine ? [] : [barred('authority.not-yours', '参会请假由本人、本单位或者办公室办理。')]),
    ...(input !== undefined && !expected ? [barred('input.invalid', `${post.title}不在参会之列。`, '请核对议程和参会人员。')] : []),
    ...(input !== undefined && state.leaves.some((one) => one.post === id && one.answer?.granted === true)
      ? [barred('state.not-open', `${post.title}的请假已经同意。`, '又能参加的，请答复参加。')]
      : []),
    ...(id === state.chair.post ? [barred('state.not-open', '主持人不能出席的，不向自己请假。', '请改定主持人。')] : []),
    ...(input === undefined || who === undefined
      ? []
      : restrained(ctx.pack, 'miss-meeting', who, new Set(input.special ? (['special-circumstances', 'listed-reasons'] as const) : []))),
  ];
}

export const approvers = ({ ctx, state }: Asked): readonly Post[] => {
  const posts = taskPosts(ctx, 'approve-absence', aboutMeeting(state), { absent: true });
  const chair = ctx.organisation.posts.get(state.chair.post);
  return posts.length > 0 || chair === undefined ? posts : [chair];
};

/** Minutes need a text, a signer and, where the text has the office vet them, its word. */
export function signing(asked: Asked): readonly Finding[] {
  const { ctx, state } = asked;
  const signers = signersOf(ctx, state);
  const [norm] = mayNorms(ctx.pack, 'sign-minutes', state.kind);
  const [vet] = mayNorms(ctx.pack, 'vet-minutes', state.kind);
  if (signers === undefined)
    return [barred('step.missing', '规则没有写由谁签发这次会议的纪要，办公室也还没有写明。', '请由办公室写明由谁签发。', norm?.citation)];
  const own = signers.posts.some((one) => one.id === asked.actor.post);
  return [
    ...(own
      ? norm === undefined
        ? []
        : [kept(norm, 'rule.states', `${norm.says}。`)]
      : [
          barred(
            'signer.wrong',
            `纪要由${titles(signers.posts)}签发${norm === undefined ? '' : `：${norm.says}`}。`,
            undefined,
            norm?.citation,
          ),
        ]),
    ...(vet !== undefined && state.minutes?.vetted === undefined
      ? [broken(vet, 'step.missing', `${vet.says}，尚未审核。`, '请由办公室审核后再签发。')]
      : []),
    ...(state.minutes?.signed === undefined ? [] : [barred('state.not-open', '纪要已经签发，待审定。')]),
  ];
}

export function settling(asked: Asked): readonly Finding[] {
  const { ctx, state } = asked;
  return [
    ...ofPosts(asked, 'settle-minutes', taskPosts(ctx, 'settle-minutes', aboutMeeting(state), { major: true }), 'settle-minutes'),
    ...(state.minutes?.signed?.major === true ? [] : [barred('state.not-open', '纪要还没有签发，或者不涉及重大事项。')]),
  ];
}

/** A decision that calls for a document which has not come yet. */
export function documentOf({ ctx, state }: Asked, id: string | undefined, on: string | undefined): readonly Finding[] {
  const { topic, findings } = topicFound(state, id);
  return [
    ...findings,
    ...(topic !== undefined && !isWritten(topic.fate?.fate) ? [barred('state.not-open', `“${topic.title}”没有议定印发文件。`)] : []),
    ...(topic?.issued === undefined ? [] : [barred('state.not-open', `“${topic.title}”的文件已经登记印发。`)]),
    ...(topic?.document === undefined || topic.document.withdrawn === true
      ? []
      : [barred('state.not-open', `“${topic.title}”的文件正在发文中办理。`, '送审、印发后自动登记，无须另行登记。')]),
    ...(on !== undefined && (on > ctx.today || on < (state.ended?.on ?? on))
      ? [barred('input.invalid', '日期不在会议结束到今日之间。', '请填写实际日期。')]
      : []),
  ];
}
