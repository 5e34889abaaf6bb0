/** 召集会议: which kind, when and where, and who chairs it; who does not chair always says on what he does. */
import type { ConveneInput } from '@lingxing/affairs/meeting';
import { GROUND_LABELS, type Ground, SITTING_LABELS, type Sitting } from '@lingxing/affairs/meeting-labels';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ActField } from '../acts/act-field.tsx';
import { type Field, faultsOf, given, textIn, type Value, type Values } from '../acts/form.ts';
import { ProblemError, Unreachable } from '../api/client.ts';
import { keys } from '../api/keys.ts';
import { convene } from '../api/meetings.ts';
import { useRooms } from '../api/meeting-rooms.ts';
import { useOrganisation } from '../api/organisation.ts';
import { FindingsList } from '../components/findings.tsx';
import { PageHead } from '../components/page-title.tsx';
import { sayingOf } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { enterFirstWrong } from '../lib/first-wrong.ts';
import { freshKey } from '../lib/keys.ts';
import { useMe } from '../session.ts';
import { roomsFor } from './room-words.ts';

/** Posts that some text has chair a meeting of the government. */
const CHAIRS: ReadonlySet<string> = new Set([
  'head',
  'executive-deputy',
  'deputy',
  'other-leader',
  'secretary-general',
  'deputy-secretary-general',
  'office-director',
  'office-deputy-director',
]);

export function ConvenePage() {
  const me = useMe();
  const organisation = useOrganisation().data;
  const rooms = useRooms(me.today.date).data;
  const client = useQueryClient();
  const navigate = useNavigate();
  const say = useSay();
  const form = useRef<HTMLFormElement>(null);
  const key = useRef(freshKey());
  const [values, setValues] = useState<Values>({
    kind: '',
    day: 'set',
    on: me.today.date,
    time: '09:00',
    place: '',
    chair: '',
    ground: 'always',
    grounds: '',
  });
  const [tried, setTried] = useState(false);
  const [saying, setSaying] = useState<string>();
  const open = useMutation({ mutationFn: convene });
  const against = open.error instanceof ProblemError ? open.error.verdict?.findings : undefined;

  const chairs = (organisation?.posts ?? []).filter((one) => CHAIRS.has(one.role));
  const fields: readonly Field[] = [
    { kind: 'choice', name: 'kind', label: '类别', look: 'select', options: Object.entries(SITTING_LABELS), required: true },
    {
      kind: 'choice',
      name: 'day',
      label: '何时召开',
      look: 'radio',
      options: [
        ['set', '日期已定'],
        ['open', '日期待定，先汇集议题'],
      ],
    },
    ...(textIn(values, 'day') === 'open'
      ? []
      : ([
          { kind: 'date', name: 'on', label: '日期', required: true, half: true },
          { kind: 'time', name: 'time', label: '时刻', required: true, half: true },
          { kind: 'line', name: 'place', label: '地点', required: true, ...roomsFor(rooms) },
        ] as const)),
    {
      kind: 'choice',
      name: 'chair',
      label: '召集、主持',
      look: 'select',
      options: chairs.map((one) => [one.id, one.title] as const),
      required: true,
    },
    {
      kind: 'choice',
      name: 'ground',
      label: '由其主持的缘由',
      look: 'select',
      options: [['always', '规则所定'], ...(Object.entries(GROUND_LABELS) as [Ground, string][])],
    },
    ...(textIn(values, 'ground') === 'always'
      ? []
      : [{ kind: 'line', name: 'grounds', label: '依据', hint: '何时、以何方式委托，或者何项分工', required: true } as const]),
  ];
  const faults = faultsOf({ fields, begin: values }, values);
  const set = (name: string) => (value: Value) => setValues((now) => ({ ...now, [name]: value }));
  const t = (name: string) => textIn(values, name);

  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setSaying(undefined);
    if (open.isPending) return;
    if (Object.keys(faults).length > 0) {
      enterFirstWrong(() => setSaying(Object.values(faults).join('；')), form.current);
      return;
    }
    const input: ConveneInput = {
      // The choices of the field are the kinds and grounds themselves.
      kind: t('kind') as Sitting,
      ...(t('day') === 'open' ? {} : { on: t('on'), time: t('time'), place: t('place') }),
      chair: t('chair'),
      ...(t('ground') === 'always' ? {} : { ground: t('ground') as Ground, ...given('grounds', t('grounds')) }),
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
      <PageHead title="召集会议" where="先定何时由谁主持，再汇集议题" />
      <p>
        <Link to="/meetings/held">补记紧急会议</Link>
      </p>
      <form className="register leave-form" ref={form} noValidate aria-label="召集会议" onSubmit={send}>
        {fields.map((one) => (
          <ActField
            key={one.name}
            field={one}
            value={values[one.name] ?? ''}
            onChange={set(one.name)}
            fault={tried ? faults[one.name] : undefined}
            organisation={organisation}
            host={undefined}
          />
        ))}
        <div className="register-go">
          <button type="submit" className="button primary large" disabled={open.isPending}>
            {open.isPending ? '正在办理…' : '召集会议'}
          </button>
          <div role="alert">{saying !== undefined && <p className="notice refused">{saying}</p>}</div>
        </div>
        {against !== undefined && <FindingsList findings={against} />}
      </form>
    </div>
  );
}
