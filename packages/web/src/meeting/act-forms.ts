/** What each act on a sitting asks of the person who performs it, as data; and the act as it is sent. Pure. */
import type { MatterAct } from '@lingxing/affairs/meeting';
import {
  CASE_LABELS,
  FATE_LABELS,
  isWritten,
  MATTER_LABELS,
  PREPARATION_LABELS,
  RESULT_LABELS,
  SITTING_LABELS,
} from '@lingxing/affairs/meeting-labels';
import type { MeetingView, OrganisationView, TopicView } from '@lingxing/server/contracts';
import type { Filled } from '../acts/desk.ts';
import { filesIn } from '../acts/files.ts';
import { type ActForm, type Field, given, listIn, textIn, type Values } from '../acts/form.ts';
import { dayText } from '../lib/dates.ts';
import { chairFields, chairInput, CORRECTION_FORMS, isLeader, posts } from './chair-forms.ts';
import { ATTENDANCE_FORMS, attendanceInput, isAttendanceForm } from './attendance-forms.ts';
import { DISTRIBUTION_FORMS, distributionInput, isDistributionForm } from './distribution-forms.ts';
import { GUEST_FORMS, guestInput, isGuestForm } from './guest-forms.ts';
import { first, topicField, words } from './form-fields.ts';
import { isPublicationForm, PUBLICATION_FORMS, publicationInput } from './publication-forms.ts';
import { PAPER_FORMS, paperInput } from './paper-forms.ts';

export interface FormContext {
  readonly view: MeetingView;
  readonly today: string;
  readonly organisation?: OrganisationView | undefined;
  /** The body of the post in use. */
  readonly department?: string | undefined;
}

/** Acts that a form is filled in for; the agenda is ordered on its board, and whoever signs in keys in the code. */
export type FormAct = Exclude<
  MatterAct,
  'order' | 'receive-topic' | 'give-back-topic' | 'note-document' | 'note-study' | 'note-task' | 'sign-in'
>;

const YES_NO = [
  ['yes', '是'],
  ['no', '否'],
] as const;

const options = (labels: Readonly<Record<string, string>>) => Object.entries(labels);
const departments = ({ organisation }: FormContext) => (organisation?.departments ?? []).map((one) => [one.id, one.name] as const);
const topicFields = (context: FormContext): readonly Field[] => [
  { kind: 'line', name: 'title', label: '议题名称', required: true },
  { kind: 'choice', name: 'department', label: '主汇报单位', look: 'select', options: departments(context), required: true },
  { kind: 'many', name: 'with', label: '与议题有关、须列席的单位', of: 'departments' },
  { kind: 'number', name: 'minutes', label: '所需分钟', min: 1, max: 480, required: true, half: true },
  {
    kind: 'choice',
    name: 'matter',
    label: '事项性质',
    look: 'select',
    options: [['', '不属于下列各项'], ...options(MATTER_LABELS)],
    half: true,
  },
  { kind: 'choices', name: 'cases', label: '涉及的情形', options: options(CASE_LABELS), stacked: true },
  words('brief', '汇报要点', { rows: 4 }),
];
const topicBegin = ({ department }: FormContext): Values => ({
  title: '',
  department: department ?? '',
  with: [],
  minutes: '15',
  matter: '',
  cases: [],
  brief: '',
});

const simple = (name: string, label: string, required = false): ActForm => ({
  fields: [words(name, label, { required })],
  begin: { [name]: '' },
});

const FORMS: { readonly [A in FormAct]: (context: FormContext) => ActForm } = {
  propose: (context) => ({ fields: topicFields(context), begin: topicBegin(context) }),
  prepare: ({ view }) => {
    const topics = view.topics.filter((one) => one.stage === 'proposed' || one.stage === 'fixed');
    const asked = new Set(topics.flatMap((one) => one.needs.map((need) => need.what)));
    const all = options(PREPARATION_LABELS);
    return {
      fields: [
        topicField(topics),
        {
          kind: 'choices',
          name: 'done',
          label: '已做的前期工作',
          options: asked.size === 0 ? all : all.filter(([what]) => asked.has(what)),
          stacked: true,
          required: true,
        },
        words('words', '说明和依据', { required: true }),
        {
          kind: 'files',
          name: 'attachments',
          label: '佐证材料',
          most: 20,
          to: '/meetings/papers',
          hint: '没有的可以不传，页面上注明只有说明',
        },
      ],
      begin: { topic: first(topics), done: [], words: '', attachments: [] },
    };
  },
  vet: ({ view }) => {
    const topics = view.topics.filter((one) => one.stage === 'proposed' && one.vetted === undefined);
    return { fields: [topicField(topics), words('opinion', '审核意见', { required: true })], begin: { topic: first(topics), opinion: '' } };
  },
  'approve-papers': ({ view }) => {
    const topics = view.topics.filter((one) => (one.stage === 'proposed' || one.stage === 'fixed') && one.papers === undefined);
    return { fields: [topicField(topics), words('opinion', '意见')], begin: { topic: first(topics), opinion: '' } };
  },
  fix: ({ view }) => {
    const topics = view.topics.filter((one) => one.stage === 'proposed');
    return {
      fields: [
        {
          kind: 'choices',
          name: 'topics',
          label: '列入议程的议题',
          options: topics.map((one) => [one.id, one.title] as const),
          stacked: true,
          required: true,
        },
        { kind: 'line', name: 'entrusted', label: '受委托的依据', hint: '受委托确定议题的填写' },
      ],
      begin: { topics: topics.map((one) => one.id), entrusted: '' },
    };
  },
  'decline-topic': ({ view }) => {
    const topics = view.topics.filter((one) => one.stage === 'proposed' || one.stage === 'fixed');
    return {
      fields: [topicField(topics), words('reason', '理由', { required: true }), { kind: 'line', name: 'entrusted', label: '受委托的依据' }],
      begin: { topic: first(topics), reason: '', entrusted: '' },
    };
  },
  'withdraw-topic': ({ view }) => {
    const topics = view.topics.filter((one) => one.stage === 'proposed' || one.stage === 'fixed');
    return { fields: [topicField(topics), words('reason', '理由', { required: true })], begin: { topic: first(topics), reason: '' } };
  },
  notify: ({ view }) => ({
    ...simple('note', '通知事项'),
    confirm: `通知参会人员和${view.agenda.length}个议题的列席单位，请其答复。通知以后，议题和次序不再改动。`,
  }),
  'change-chair': (context) => ({ fields: chairFields(context), begin: { chair: '', ground: 'always', grounds: '' } }),
  'ask-leave': (context) => ({
    fields: [
      {
        kind: 'one',
        name: 'post',
        label: '谁请假',
        choices: (context.organisation?.posts ?? []).map((one) => ({ id: one.id, name: one.title })),
        hint: '不选即本人',
      },
      { kind: 'choice', name: 'special', label: '是否属于规则所许的缘由', options: YES_NO, required: true },
      words('reason', '事由', { required: true }),
    ],
    begin: { post: '', special: '', reason: '' },
  }),
  'answer-leave': ({ view }) => {
    const open = view.leaves.filter((one) => one.answer === undefined);
    return {
      fields: [
        {
          kind: 'choice',
          name: 'post',
          label: '谁请假',
          look: 'select',
          options: open.map((one) => [one.post.id, `${one.post.title}：${one.reason}`] as const),
          required: true,
        },
        {
          kind: 'choice',
          name: 'granted',
          label: '是否同意',
          options: [
            ['yes', '同意'],
            ['no', '不同意'],
          ],
          required: true,
        },
        words('opinion', '意见'),
      ],
      begin: { post: open[0]?.post.id ?? '', granted: '', opinion: '' },
    };
  },
  open: ({ view }) => {
    const expected = [...new Map(view.attending.flatMap((one) => one.posts.map((post) => [post.id, post] as const))).values()];
    return {
      fields: [
        {
          kind: 'many',
          of: 'given',
          name: 'absent',
          label: '没有到会的',
          choices: expected.filter((one) => one.id !== view.chair.id).map((one) => ({ id: one.id, name: one.title })),
        },
        words('note', '其他到会情况'),
      ],
      begin: { absent: awayAtOpening(view), note: '' },
    };
  },
  'add-topic': (context) => ({
    fields: [
      ...topicFields(context),
      words('reason', '临时增加的缘由', { required: true }),
      { kind: 'line', name: 'word', label: '主持人的意见', hint: '不由主持人本人办理的，写明其何时、怎样同意' },
      { kind: 'line', name: 'entrusted', label: '受委托的依据', hint: '主持人受委托确定议题的填写' },
    ],
    begin: { ...topicBegin(context), reason: '', word: '', entrusted: '' },
    says: '事先没有办的步骤随议题记录，列入不合规定之处。',
  }),
  decide: ({ view }) => {
    const topics = onAgenda(view).filter((one) => one.outcome === undefined);
    return {
      fields: [
        topicField(topics),
        { kind: 'choice', name: 'result', label: '议定结果', options: options(RESULT_LABELS), required: true },
        words('heard', '发言要点'),
        words('words', '议定意见', { required: true, rows: 4 }),
      ],
      begin: { topic: first(topics), result: '', heard: '', words: '' },
    };
  },
  adjourn: () => ({ fields: [], begin: {}, says: '散会以后逐项明确去向，起草纪要。' }),
  fate: (context) => {
    const topics = context.view.topics.filter(
      (one) => one.fate === undefined && (one.outcome?.result === 'adopted' || one.outcome?.result === 'amended'),
    );
    return {
      fields: [
        topicField(topics),
        { kind: 'choice', name: 'fate', label: '去向', options: options(FATE_LABELS), required: true },
        {
          kind: 'choice',
          name: 'department',
          label: '承办单位',
          look: 'select',
          options: [['', '不另办理的不选'], ...departments(context)],
        },
        words('note', '办理要求'),
      ],
      begin: { topic: first(topics), fate: '', department: topics[0]?.department.id ?? '', note: '' },
    };
  },
  'draft-minutes': ({ view }) => ({
    fields: [words('text', '纪要', { required: true, rows: 14 })],
    begin: { text: view.minutes?.text ?? draftOf(view) },
  }),
  'vet-minutes': () => simple('opinion', '审核意见'),
  'return-minutes': () => simple('reason', '退回理由', true),
  'name-signer': (context) => ({
    fields: [
      { kind: 'choice', name: 'post', label: '由谁签发', look: 'select', options: posts(context, isLeader), required: true },
      { kind: 'line', name: 'words', label: '依据', hint: '本府的何项规定、何时的决定', required: true },
    ],
    begin: { post: '', words: '' },
    says: '规则没有写由谁签发，由办公室写明。',
  }),
  'sign-minutes': ({ view }) => ({
    fields: [
      ...(view.kind === 'topical'
        ? [{ kind: 'choice', name: 'major', label: '是否涉及重大事项', options: YES_NO, required: true } as const]
        : []),
      words('opinion', '意见'),
    ],
    begin: { major: view.kind === 'topical' ? '' : 'no', opinion: '' },
  }),
  'settle-minutes': () => simple('opinion', '意见'),
  number: () => ({ fields: [], begin: {}, says: '按会议类别、年度取下一个编号。' }),
  'submit-document': ({ view, today }) => {
    const topics = awaiting(view).filter((one) => one.submitted === undefined);
    return {
      fields: [topicField(topics), { kind: 'date', name: 'on', label: '报送日期', required: true }],
      begin: { topic: first(topics), on: today },
    };
  },
  'issue-document': ({ view, today }) => {
    const topics = awaiting(view);
    return {
      fields: [
        topicField(topics),
        { kind: 'date', name: 'on', label: '印发、报送日期', required: true, half: true },
        { kind: 'line', name: 'number', label: '发文字号', required: true, half: true },
      ],
      begin: { topic: first(topics), on: today, number: '' },
    };
  },
  'finish-task': ({ view, today }) => {
    const topics = view.topics.filter((one) => one.fate?.fate === 'task' && one.finished === undefined);
    return {
      fields: [
        topicField(topics),
        { kind: 'date', name: 'on', label: '办结日期', required: true },
        words('words', '办理结果', { required: true }),
      ],
      begin: { topic: first(topics), on: today, words: '' },
      says: '已在督办中交办的，销号后自动登记。',
    };
  },
  ...PAPER_FORMS,
  cancel: () => simple('reason', '理由', true),
  'set-day': ({ today }) => ({
    fields: [
      { kind: 'date', name: 'on', label: '日期', required: true, half: true },
      { kind: 'time', name: 'time', label: '时刻', required: true, half: true },
      { kind: 'line', name: 'place', label: '地点', required: true },
    ],
    begin: { on: today, time: '09:00', place: '' },
  }),
  gather: () => ({ fields: [], begin: {}, says: '以前的会议缓议、没有列入和随会议取消的同类会议议题，都收入这次会议。' }),
  'move-topic': ({ view }) => {
    const topics = view.topics.filter((one) => one.stage === 'proposed' || one.stage === 'fixed');
    const [there] = view.elsewhere;
    return {
      fields: [
        topicField(topics),
        {
          kind: 'choice',
          name: 'to',
          label: '移到',
          look: 'select',
          options: view.elsewhere.map((one) => [one.id, one.title] as const),
          required: true,
        },
        words('reason', '理由', { required: true }),
      ],
      begin: { topic: first(topics), to: there?.id ?? '', reason: '' },
    };
  },
  ...CORRECTION_FORMS,
  ...ATTENDANCE_FORMS,
  ...PUBLICATION_FORMS,
  ...DISTRIBUTION_FORMS,
  ...GUEST_FORMS,
};

/** Who is not there: where people sign in, whoever has not; else whoever is on leave. */
const awayAtOpening = ({ expected, chair, leaves }: MeetingView): readonly string[] =>
  expected.some((one) => one.came !== undefined)
    ? expected.filter((one) => one.topics === undefined && one.came === undefined && one.post.id !== chair.id).map((one) => one.post.id)
    : leaves.filter((one) => one.answer?.granted === true).map((one) => one.post.id);

const awaiting = (view: MeetingView): readonly TopicView[] =>
  view.topics.filter((one) => isWritten(one.fate?.fate) && one.issued === undefined);
export const onAgenda = (view: MeetingView): readonly TopicView[] =>
  view.agenda.flatMap((id) => view.topics.filter((one) => one.id === id));

/** The minutes to begin with: what was decided, in the order of the agenda. */
export function draftOf(view: MeetingView): string {
  const day = view.on === undefined ? '' : dayText(view.on);
  const decided = onAgenda(view).map(
    (one, i) => `${i + 1}. ${one.title}。${one.outcome === undefined ? '' : `${one.outcome.label}。${one.outcome.words}`}`,
  );
  return [`${day}，${view.chair.title}在${view.place ?? ''}主持召开${SITTING_LABELS[view.kind]}。纪要如下：`, ...decided].join('\n');
}

export const isFormAct = (act: string): act is FormAct => Object.hasOwn(FORMS, act);
export const formOf = (act: FormAct, context: FormContext): ActForm => FORMS[act](context);

function topicInput(values: Values): Record<string, unknown> {
  const t = (name: string) => textIn(values, name);
  return {
    title: t('title'),
    department: t('department'),
    with: listIn(values, 'with'),
    minutes: Number(t('minutes')),
    cases: listIn(values, 'cases'),
    ...given('matter', t('matter')),
    ...given('brief', t('brief')),
  };
}

export function filledOf(act: FormAct, values: Values): Filled {
  const t = (name: string) => textIn(values, name);
  const topic = { topic: t('topic') };
  if (isAttendanceForm(act)) return { input: attendanceInput(act, values) };
  if (isPublicationForm(act)) return { input: publicationInput(act, values) };
  if (isDistributionForm(act)) return { input: distributionInput(act, values) };
  if (isGuestForm(act)) return { input: guestInput(act, values) };
  switch (act) {
    case 'propose':
      return { input: topicInput(values) };
    case 'add-topic':
      return {
        input: { ...topicInput(values), reason: t('reason'), ...given('word', t('word')), ...given('entrusted', t('entrusted')) },
      };
    case 'prepare':
      return { input: { ...topic, done: listIn(values, 'done'), words: t('words'), attachments: filesIn(listIn(values, 'attachments')) } };
    case 'vet':
    case 'approve-papers':
      return { input: { ...topic, opinion: t('opinion') } };
    case 'fix':
      return { input: { topics: listIn(values, 'topics'), ...given('entrusted', t('entrusted')) } };
    case 'decline-topic':
      return { input: { ...topic, reason: t('reason'), ...given('entrusted', t('entrusted')) } };
    case 'withdraw-topic':
      return { input: { ...topic, reason: t('reason') } };
    case 'notify':
      return { input: { note: t('note') } };
    case 'change-chair':
      return { input: chairInput(values) };
    case 'correct-chair':
      return { input: { ...chairInput(values), reason: t('reason') } };
    case 'correct-outcome':
      return { input: { ...topic, result: t('result'), heard: t('heard'), words: t('words'), reason: t('reason') } };
    case 'ask-leave':
      return { input: { ...given('post', t('post')), reason: t('reason'), special: t('special') === 'yes' } };
    case 'answer-leave':
      return { input: { post: t('post'), granted: t('granted') === 'yes', opinion: t('opinion') } };
    case 'open':
      return { input: { absent: listIn(values, 'absent'), note: t('note') } };
    case 'decide':
      return { input: { ...topic, result: t('result'), heard: t('heard'), words: t('words') } };
    case 'fate':
      return { input: { ...topic, fate: t('fate'), ...given('department', t('department')), note: t('note') } };
    case 'draft-minutes':
      return { input: { text: t('text') } };
    case 'vet-minutes':
    case 'settle-minutes':
      return { input: { opinion: t('opinion') } };
    case 'sign-minutes':
      return { input: { opinion: t('opinion'), major: t('major') === 'yes' } };
    case 'return-minutes':
    case 'cancel':
      return { input: { reason: t('reason') } };
    case 'name-signer':
      return { input: { post: t('post'), words: t('words') } };
    case 'submit-document':
      return { input: { ...topic, on: t('on') } };
    case 'finish-task':
      return { input: { ...topic, on: t('on'), words: t('words') } };
    case 'issue-document':
      return { input: { ...topic, on: t('on'), number: t('number') } };
    case 'set-day':
      return { input: { on: t('on'), time: t('time'), place: t('place') } };
    case 'move-topic':
      return { input: { ...topic, to: t('to'), reason: t('reason') } };
    case 'file-papers':
    case 'vet-papers':
    case 'return-papers':
    case 'deliver-papers':
      return paperInput(act, values);
    case 'adjourn':
    case 'gather':
    case 'number':
      return { input: {} };
  }
}
