/** What the acts of attending and sitting ask of whoever performs them, as data; and as they are sent. Pure. */
import { ANSWER_LABELS } from '@lingxing/affairs/meeting-labels';
import type { AttendanceAct } from '@lingxing/affairs/meeting';
import type { MeetingView, TopicView } from '@lingxing/server/contracts';
import { type ActForm, given, listIn, textIn, type Values } from '../acts/form.ts';
import type { FormContext } from './act-forms.ts';
import { first, topicField, words } from './form-fields.ts';

export type AttendanceForm = Exclude<AttendanceAct, 'sign-in'>;

const chosen = ({ organisation }: FormContext) => (organisation?.posts ?? []).map((one) => ({ id: one.id, name: one.title }));
const expectedOf = ({ expected, chair }: MeetingView) =>
  expected.filter((one) => one.post.id !== chair.id).map((one) => ({ id: one.post.id, name: one.post.title }));

/** Topics on the agenda on which nothing is decided. */
export const toTake = (view: MeetingView): readonly TopicView[] =>
  view.agenda.flatMap((id) => view.topics.filter((one) => one.id === id && one.outcome === undefined));
export const runningIn = (view: MeetingView): MeetingView['taken'][number] | undefined => view.taken.find((one) => one.over === undefined);

/** The running topic first: that is what is spoken on. */
function atHand(view: MeetingView): readonly TopicView[] {
  const now = runningIn(view)?.topic;
  return toTake(view).toSorted((a, b) => Number(b.id === now) - Number(a.id === now));
}

export const ATTENDANCE_FORMS: { readonly [A in AttendanceForm]: (context: FormContext) => ActForm } = {
  reply: (context) => ({
    fields: [
      { kind: 'choice', name: 'answer', label: '答复', options: Object.entries(ANSWER_LABELS), required: true },
      {
        kind: 'one',
        name: 'substitute',
        label: '由谁替会',
        choices: chosen(context),
        hint: '本人不能到会的，先请假',
        only: { field: 'answer', is: 'delegate' },
      },
      // Whoever answers for himself alone is not asked for whom.
      ...(context.view.hosts || context.department !== undefined
        ? [{ kind: 'one', name: 'post', label: '替谁答复', choices: expectedOf(context.view), hint: '不选即本人' } as const]
        : []),
      words('note', '说明'),
    ],
    begin: { post: '', answer: '', substitute: '', note: '' },
    says: '不能参加又不委派的，办理“参会请假”。',
  }),
  reschedule: ({ view }) => ({
    fields: [
      { kind: 'date', name: 'on', label: '日期', required: true, half: true },
      { kind: 'time', name: 'time', label: '时刻', required: true, half: true },
      { kind: 'line', name: 'place', label: '地点', required: true },
      words('reason', '缘由', { required: true }),
    ],
    begin: { on: view.on ?? '', time: view.time ?? '', place: view.place ?? '', reason: '' },
    ...(view.notified === undefined ? {} : { confirm: '改动以后，重新通知全部参会人员，原来的答复和请假作罢。' }),
  }),
  invite: (context) => ({
    fields: [
      { kind: 'one', name: 'post', label: '增加谁', choices: chosen(context), required: true },
      {
        kind: 'choices',
        name: 'topics',
        label: '只参加哪些议题',
        options: toTake(context.view).map((one) => [one.id, one.title] as const),
        stacked: true,
        hint: '不选即参加全部议程',
      },
      words('reason', '缘由', { required: true }),
    ],
    begin: { post: '', topics: [], reason: '' },
  }),
  'sign-in-by-hand': (context) => ({
    fields: [
      {
        kind: 'one',
        name: 'post',
        label: '谁到会',
        choices: context.view.expected
          .filter((one) => one.came === undefined || one.came.left !== undefined)
          .flatMap((one) => [one.post, ...(one.reply?.substitute === undefined ? [] : [one.reply.substitute])])
          .map((one) => ({ id: one.id, name: one.title })),
        required: true,
      },
      words('note', '为何代签'),
    ],
    begin: { post: '', note: '' },
  }),
  'begin-topic': ({ view }) => {
    const now = runningIn(view);
    const topics = toTake(view).filter((one) => one.id !== now?.topic && !view.taken.some((two) => two.topic === one.id));
    const open = topics.length > 0 ? topics : toTake(view);
    return {
      fields: [topicField(open)],
      begin: { topic: first(open) },
      ...(now === undefined ? {} : { says: '正在研究的议题随即结束，只为它列席的人员离会。' }),
    };
  },
  'end-topic': ({ view }) => {
    const now = runningIn(view);
    const topics = view.topics.filter((one) => one.id === now?.topic);
    return { fields: [topicField(topics)], begin: { topic: first(topics) } };
  },
  speak: (context) => ({
    fields: [
      topicField(atHand(context.view)),
      {
        kind: 'one',
        name: 'post',
        label: '谁发言',
        choices: context.view.expected.map((one) => ({ id: one.post.id, name: one.post.title })),
        hint: '不选即本人',
      },
      words('words', '发言要点', { required: true, rows: 3 }),
    ],
    begin: { topic: first(atHand(context.view)), post: '', words: '' },
  }),
  'stand-aside': (context) => ({
    fields: [
      topicField(atHand(context.view)),
      {
        kind: 'one',
        name: 'post',
        label: '谁回避',
        choices: context.view.expected.map((one) => ({ id: one.post.id, name: one.post.title })),
        hint: '不选即本人',
      },
      words('reason', '缘由', { required: true }),
    ],
    begin: { topic: first(atHand(context.view)), post: '', reason: '' },
  }),
};

export const isAttendanceForm = (act: string): act is AttendanceForm => Object.hasOwn(ATTENDANCE_FORMS, act);

export function attendanceInput(act: AttendanceForm, values: Values): unknown {
  const t = (name: string) => textIn(values, name);
  const who = given('post', t('post'));
  switch (act) {
    case 'reply':
      return {
        ...who,
        answer: t('answer'),
        note: t('note'),
        ...(t('answer') === 'delegate' ? given('substitute', t('substitute')) : {}),
      };
    case 'reschedule':
      return { on: t('on'), time: t('time'), place: t('place'), reason: t('reason') };
    case 'invite':
      return { post: t('post'), topics: listIn(values, 'topics'), reason: t('reason') };
    case 'sign-in-by-hand':
      return { post: t('post'), note: t('note') };
    case 'begin-topic':
    case 'end-topic':
      return { topic: t('topic') };
    case 'speak':
      return { topic: t('topic'), ...who, words: t('words') };
    case 'stand-aside':
      return { topic: t('topic'), ...who, reason: t('reason') };
  }
}
