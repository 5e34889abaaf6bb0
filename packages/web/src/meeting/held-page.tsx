/** 补记紧急会议: a sitting that was held without its prior steps, as it was: who chaired, what was decided, who was away. */
import type { HeldInput } from '@lingxing/affairs/meeting';
import { GROUND_LABELS, type Ground, RESULT_LABELS, type Result, SITTING_LABELS, type Sitting } from '@lingxing/affairs/meeting-labels';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { ActField } from '../acts/act-field.tsx';
import { type Field, faultsOf, given, listIn, textIn, type Value, type Values } from '../acts/form.ts';
import { ProblemError, Unreachable } from '../api/client.ts';
import { keys } from '../api/keys.ts';
import { enterHeld } from '../api/meeting-attendance.ts';
import { useOutlook } from '../api/meetings.ts';
import { useOrganisation } from '../api/organisation.ts';
import { FindingsList } from '../components/findings.tsx';
import { PageHead } from '../components/page-title.tsx';
import { sayingOf } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { enterFirstWrong } from '../lib/first-wrong.ts';
import { freshKey } from '../lib/keys.ts';
import { useMe } from '../session.ts';
import { mayChair } from './chair-forms.ts';

interface Entered {
  readonly key: string;
  readonly values: Values;
}
const freshTopic = (): Entered => ({
  key: freshKey(),
  values: { title: '', department: '', with: [], minutes: '15', result: 'adopted', heard: '', words: '' },
});

export function HeldPage() {
  const me = useMe();
  const organisation = useOrganisation().data;
  const outlook = useOutlook().data;
  const client = useQueryClient();
  const navigate = useNavigate();
  const say = useSay();
  const form = useRef<HTMLFormElement>(null);
  const key = useRef(freshKey());
  const [values, setValues] = useState<Values>({
    kind: '',
    on: me.today.date,
    time: '09:00',
    place: '',
    chair: '',
    ground: 'always',
    grounds: '',
    emergency: '',
    absent: [],
    note: '',
    another: '',
  });
  const [topics, setTopics] = useState<readonly Entered[]>(() => [freshTopic()]);
  const [tried, setTried] = useState(false);
  const [saying, setSaying] = useState<string>();
  const open = useMutation({ mutationFn: enterHeld });
  const against = open.error instanceof ProblemError ? open.error.verdict?.findings : undefined;
  const posts = organisation?.posts ?? [];
  const bodies = (organisation?.departments ?? []).map((one) => [one.id, one.name] as const);

  const t = (name: string) => textIn(values, name);
  // Those who take part in the whole of it, whoever chairs, and of each body with a topic its head.
  const members = new Set(outlook?.attending.find((one) => one.kind === t('kind'))?.posts);
  const concerned = new Set(topics.flatMap((one) => [textIn(one.values, 'department'), ...listIn(one.values, 'with')]));
  const isExpected = (one: (typeof posts)[number]): boolean =>
    members.has(one.id) ||
    one.id === t('chair') ||
    (one.role === 'department-head' && one.department !== undefined && concerned.has(one.department));
  const expected = t('kind') === '' ? [] : posts.filter(isExpected);

  const fields: readonly Field[] = [
    { kind: 'choice', name: 'kind', label: '类别', look: 'select', options: Object.entries(SITTING_LABELS), required: true },
    { kind: 'date', name: 'on', label: '召开日期', required: true, half: true },
    { kind: 'time', name: 'time', label: '时刻', required: true, half: true },
    { kind: 'line', name: 'place', label: '地点', required: true },
    {
      kind: 'choice',
      name: 'chair',
      label: '主持',
      look: 'select',
      options: posts.filter((one) => mayChair(one.role)).map((one) => [one.id, one.title] as const),
      required: true,
    },
    {
      kind: 'choice',
      name: 'ground',
      label: '由其主持的缘由',
      look: 'select',
      options: [['always', '规则所定'], ...(Object.entries(GROUND_LABELS) as [Ground, string][])],
    },
    ...(textIn(values, 'ground') === 'always' ? [] : [{ kind: 'line', name: 'grounds', label: '依据' } as const]),
    { kind: 'words', name: 'emergency', label: '何种紧急情况', rows: 2, required: true },
    {
      kind: 'many',
      of: 'given',
      name: 'absent',
      label: '没有到会的',
      choices: expected.map((one) => ({ id: one.id, name: one.title })),
      ...(t('kind') === '' ? { hint: '选定类别以后列出应到的' } : {}),
    },
    { kind: 'words', name: 'note', label: '其他到会情况', rows: 2 },
    { kind: 'line', name: 'another', label: '当日已有同类会议的', hint: '写明不是同一次会议；没有的不填' },
  ];
  const topicFields: readonly Field[] = [
    { kind: 'line', name: 'title', label: '议题名称', required: true },
    { kind: 'choice', name: 'department', label: '主汇报单位', look: 'select', options: bodies, required: true },
    { kind: 'many', name: 'with', label: '有关单位', of: 'departments' },
    { kind: 'choice', name: 'result', label: '议定结果', options: Object.entries(RESULT_LABELS), required: true },
    { kind: 'words', name: 'heard', label: '发言要点', rows: 2 },
    { kind: 'words', name: 'words', label: '议定意见', rows: 3, required: true },
  ];
  const faults = faultsOf({ fields, begin: values }, values);
  const topicFaults = topics.map((one) => faultsOf({ fields: topicFields, begin: one.values }, one.values));
  const setTopic = (at: string, name: string) => (value: Value) =>
    setTopics((now) => now.map((one) => (one.key === at ? { ...one, values: { ...one.values, [name]: value } } : one)));

  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setSaying(undefined);
    if (open.isPending) return;
    const all = [faults, ...topicFaults].flatMap((one) => Object.values(one));
    if (all.length > 0) {
      enterFirstWrong(() => setSaying([...new Set(all)].join('；')), form.current);
      return;
    }
    const input: HeldInput = {
      // The choices of the field are the kinds and grounds themselves.
      kind: t('kind') as Sitting,
      on: t('on'),
      time: t('time'),
      place: t('place'),
      chair: t('chair'),
      ...(t('ground') === 'always' ? {} : { ground: t('ground') as Ground, ...given('grounds', t('grounds')) }),
      emergency: t('emergency'),
      absent: listIn(values, 'absent').filter((id) => expected.some((one) => one.id === id)),
      note: t('note'),
      ...given('another', t('another')),
      topics: topics.map(({ values: one }) => ({
        title: textIn(one, 'title'),
        department: textIn(one, 'department'),
        with: [...listIn(one, 'with')],
        result: textIn(one, 'result') as Result,
        heard: textIn(one, 'heard'),
        words: textIn(one, 'words'),
      })),
    };
    open.mutate(
      { input, idempotencyKey: key.current },
      {
        onSuccess: (done) => {
          for (const queryKey of [keys.meetings, keys.workbench, keys.inbox]) void client.invalidateQueries({ queryKey });
          say(done.said);
          void navigate(`/meetings/${done.id}`);
        },
        onError: (error) => {
          if (!(error instanceof Unreachable)) key.current = freshKey();
          setSaying(sayingOf(error));
        },
      },
    );
  };
  return (
    <div className="page-body">
      <PageHead title="补记紧急会议" where="会议已经开过，会前程序没有走完的，照实补记；缺的步骤记明依据" />
      <form className="register leave-form" ref={form} noValidate aria-label="补记紧急会议" onSubmit={send}>
        {fields.map((one) => (
          <ActField
            key={one.name}
            field={one}
            value={values[one.name] ?? ''}
            onChange={(value) => setValues((now) => ({ ...now, [one.name]: value }))}
            fault={tried ? faults[one.name] : undefined}
            organisation={organisation}
            host={undefined}
          />
        ))}
        {topics.map((topic, i) => (
          <fieldset key={topic.key} className="form-sheet stack">
            <legend>
              议题<span className="num">{i + 1}</span>
            </legend>
            {topicFields.map((one) => (
              <ActField
                key={one.name}
                field={one}
                value={topic.values[one.name] ?? ''}
                onChange={setTopic(topic.key, one.name)}
                fault={tried ? topicFaults[i]?.[one.name] : undefined}
                organisation={organisation}
                host={undefined}
              />
            ))}
            {topics.length > 1 && (
              <button type="button" className="button plain" onClick={() => setTopics((now) => now.filter((one) => one.key !== topic.key))}>
                去掉这一议题
              </button>
            )}
          </fieldset>
        ))}
        <div className="register-go">
          <button type="button" className="button" onClick={() => setTopics((now) => [...now, freshTopic()])}>
            再加一个议题
          </button>
          <button type="submit" className="button primary large" disabled={open.isPending}>
            {open.isPending ? '正在办理…' : '补记会议'}
          </button>
          <div role="alert">{saying !== undefined && <p className="notice refused">{saying}</p>}</div>
        </div>
        {against !== undefined && <FindingsList findings={against} />}
      </form>
    </div>
  );
}
