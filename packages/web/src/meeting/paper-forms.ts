/** What the acts on the papers of a topic ask of the person who performs them. Pure. */
import type { MeetingView, TopicView } from '@lingxing/server/contracts';
import type { Filled } from '../acts/desk.ts';
import { filesIn } from '../acts/files.ts';
import { type ActForm, type Field, listIn, textIn, type Values } from '../acts/form.ts';

type PaperAct = 'file-papers' | 'vet-papers' | 'return-papers' | 'deliver-papers';
interface On {
  readonly view: MeetingView;
}

const MOST = 20;

const topicField = (topics: readonly TopicView[]): Field => ({
  kind: 'choice',
  name: 'topic',
  label: '议题',
  look: 'select',
  options: topics.map((one) => [one.id, one.title] as const),
  required: true,
});

const live = ({ view }: On): readonly TopicView[] => view.topics.filter((one) => one.stage === 'proposed' || one.stage === 'fixed');
const last = (topic: TopicView) => {
  const filing = topic.filings.at(-1);
  return filing?.returned === undefined ? filing : undefined;
};

function worded(topics: readonly TopicView[], name: string, label: string): ActForm {
  return {
    fields: [topicField(topics), { kind: 'words', name, label, rows: 2, required: true }],
    begin: { topic: topics[0]?.id ?? '', [name]: '' },
  };
}

export const PAPER_FORMS: { readonly [A in PaperAct]: (on: On) => ActForm } = {
  'file-papers': (on) => ({
    fields: [
      topicField(live(on)),
      {
        kind: 'files',
        name: 'attachments',
        label: '材料',
        most: MOST,
        to: '/meetings/papers',
        required: true,
        hint: '每次报送为一稿，须含全部材料；以前的各稿保留。PDF 分发时每页加阅件人的姓名。',
      },
      { kind: 'words', name: 'note', label: '说明', rows: 2 },
    ],
    begin: { topic: live(on)[0]?.id ?? '', attachments: [], note: '' },
  }),
  'vet-papers': (on) =>
    worded(
      live(on).filter((one) => last(one) !== undefined && last(one)?.vetted === undefined),
      'opinion',
      '审核意见',
    ),
  'return-papers': (on) =>
    worded(
      live(on).filter((one) => last(one) !== undefined && last(one)?.delivered === undefined),
      'reason',
      '退回理由',
    ),
  'deliver-papers': ({ view }) => {
    const topics = view.topics.filter((one) => one.stage === 'fixed' && last(one) !== undefined && last(one)?.delivered === undefined);
    return {
      fields: [
        {
          kind: 'choices',
          name: 'topics',
          label: '送达材料的议题',
          options: topics.map((one) => [one.id, one.title] as const),
          stacked: true,
          required: true,
        },
        {
          kind: 'words',
          name: 'note',
          label: view.opened === undefined ? '送达方式' : '晚送的理由',
          rows: 2,
          required: view.opened !== undefined,
        },
      ],
      begin: { topics: topics.map((one) => one.id), note: '' },
    };
  },
};

export function paperInput(act: PaperAct, values: Values): Filled {
  const t = (name: string) => textIn(values, name);
  switch (act) {
    case 'file-papers':
      return {
        input: { topic: t('topic'), attachments: filesIn(listIn(values, 'attachments')), note: t('note') },
      };
    case 'vet-papers':
      return { input: { topic: t('topic'), opinion: t('opinion') } };
    case 'return-papers':
      return { input: { topic: t('topic'), reason: t('reason') } };
    case 'deliver-papers':
      return { input: { topics: listIn(values, 'topics'), note: t('note') } };
  }
}
