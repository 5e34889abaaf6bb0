/** 报请示: what the department wants to hold; what the text says of it stands beside as one fills in. */
import type { Opening } from '@lingxing/affairs/department-meeting';
import { KINDS, type KindName } from '@lingxing/affairs/department-meeting-labels';
import { Fragment, useState } from 'react';
import { ActField } from '../acts/act-field.tsx';
import { type Field, listIn, textIn, type Value, type Values } from '../acts/form.ts';
import { filesIn, stillArriving } from '../acts/files.ts';
import { useOpeningVerdict } from '../acts/use-opening-verdict.ts';
import { ReasonBox } from '../acts/reason-box.tsx';
import { useOpening } from '../acts/use-opening.ts';
import { judgeMeeting, openMeeting, type OpenMeeting, usePlans } from '../api/department-meetings.ts';
import { keys } from '../api/keys.ts';
import { useOrganisation } from '../api/organisation.ts';
import { PageHead } from '../components/page-title.tsx';
import { isOffice, postInUse } from '../lib/names.ts';
import { writtenAt } from '../lib/paper-time.ts';
import { barredBy } from '../lib/verdict.ts';
import { useMe } from '../session.ts';
import { MeetingAside } from './aside.tsx';
import { askedOf, BEGIN, faultsIn, fieldOf, formOfValues } from './fields.ts';

/** How it comes to be on record: beforehand, entered as a fact, or ordered by the head against what the text says. */
type Way = 'ask' | 'register' | 'order';
const VERBS: Record<Opening, string> = { consult: '请分管领导同意', apply: '报请示', register: '补登', order: '书面同意照办' };
const KIND_OPTIONS = Object.entries(KINDS);

export function NewDepartmentMeetingPage() {
  const me = useMe();
  const own = postInUse(me);
  const office = isOffice(me);
  const organisation = useOrganisation().data;
  const [values, setValues] = useState<Values>({ ...BEGIN, host: office ? '' : (own?.department ?? ''), kind: '' });
  const [way, setWay] = useState<Way>('ask');
  const [reason, setReason] = useState('');
  const { form, pending, tried, saying, send } = useOpening<Omit<OpenMeeting, 'idempotencyKey'>>({
    open: openMeeting,
    place: '/department-meetings',
    list: keys.departmentMeetings,
  });

  // Another department or year has another plan.
  const set = (name: string) => (value: Value) =>
    setValues((now) => ({ ...now, [name]: value, ...(name === 'host' || name === 'on' ? { plan: '' } : {}) }));
  const host = textIn(values, 'host');
  const kind = textIn(values, 'kind') === '' ? undefined : (textIn(values, 'kind') as KindName);
  const head = own?.role === 'head';
  const scan = filesIn(listIn(values, 'scan'))[0]?.hash;
  const { dayOnly, ...when } = writtenAt(scan === undefined ? '' : textIn(values, 'at'), textIn(values, 'hour'));
  const papers = filesIn(listIn(values, 'attachments'));
  const missing: Readonly<Record<string, string>> = {
    ...(kind === undefined ? { kind: '请选类别' } : faultsIn(values)),
    ...(host === '' ? { host: '请选主办部门' } : {}),
  };
  const complete = Object.keys(missing).length === 0;
  const matterAs = (by: Opening): Omit<OpenMeeting, 'idempotencyKey'> => ({
    act: by,
    input: {
      ...(host === own?.department ? {} : { host }),
      form: { ...formOfValues(kind ?? 'area-wide', values), ...(papers.length === 0 ? {} : { attachments: [...papers] }) },
      ...(by === 'order' ? { reason, ...(scan === undefined ? {} : { scan, ...dayOnly }) } : {}),
    },
    ...(by !== 'order' && reason.trim() !== '' ? { reason: reason.trim() } : {}),
    ...(by === 'order' ? when : {}),
  });
  const verdict = useOpeningVerdict(
    complete,
    (by) => matterAs(way === 'ask' ? by : way),
    way === 'ask' ? 'apply' : undefined,
    judgeMeeting,
  );
  const act: Opening = way === 'ask' ? verdict.by : way;
  const heard = verdict.heard?.verdict;
  const asksReason = act !== 'order' && heard?.outcome === 'warned' && heard.stands === undefined;
  const begun = textIn(values, 'on') !== '' && textIn(values, 'on') <= me.today.date;
  const refused = heard !== undefined && barredBy(heard);

  const faults: Record<string, string> = {
    ...missing,
    ...stillArriving(values),
    ...((asksReason || act === 'order') && reason.trim() === '' ? { reason: '请写明理由' } : {}),
    ...(act === 'order' && !head && scan === undefined ? { scan: '请上传扫描件' } : {}),
    ...(act === 'order' && !head && textIn(values, 'at') === '' ? { at: '请按原件填写时间' } : {}),
  };
  const fault = (name: string) => (tried ? faults[name] : undefined);

  const field = (one: Field) => (
    <ActField
      key={one.name}
      field={one}
      value={values[one.name] ?? ''}
      onChange={set(one.name)}
      fault={fault(one.name)}
      organisation={organisation}
      host={undefined}
    />
  );
  const year = (textIn(values, 'on') === '' ? me.today.date : textIn(values, 'on')).slice(0, 4);
  const lines = (usePlans(year).data?.lines ?? []).filter((one) => one.department.id === host && one.times > 0);
  const planField =
    lines.length === 0
      ? null
      : field({
          kind: 'choice',
          name: 'plan',
          label: `${year}年会议计划中的哪一项`,
          look: 'select',
          options: [['', '不在其中'], ...lines.map((one) => [one.id, `${one.subject}（计划${one.times}次，已报${one.asked}次）`] as const)],
        });
  const hosts = (organisation?.departments ?? []).filter((one) => one.kind !== 'office' && one.kind !== 'lower-government');
  return (
    <div className="page-body">
      <PageHead title="报请示" where={office ? '代部门办理、补登' : '本部门召开的会议、举行的活动'} />
      <div className="register-columns leave-columns">
        <form
          className="register leave-form"
          ref={form}
          noValidate
          aria-label="报请示"
          onSubmit={(event) => send(event, faults, () => matterAs(act))}
        >
          {(office || head) &&
            field({
              kind: 'choice',
              name: 'host',
              label: '主办部门',
              look: 'select',
              options: hosts.map((one) => [one.id, one.name] as const),
              required: true,
            })}
          {field({ kind: 'choice', name: 'kind', label: '类别', look: 'select', options: KIND_OPTIONS, required: true })}
          {kind !== undefined &&
            askedOf(values).map((fact) => (
              <Fragment key={fact}>
                {fact === 'prepared' && planField}
                {field(fieldOf(fact))}
              </Fragment>
            ))}
          {kind !== undefined && field({ kind: 'files', name: 'attachments', label: '会议材料', most: 60, hint: '议程、讲话、文件稿' })}
          {way === 'order' && !head && (
            <>
              {field({ kind: 'date', name: 'at', label: '书面件的日期', hint: '按原件', required: true })}
              {field({ kind: 'time', name: 'hour', label: '时刻', hint: '原件没有写的不填' })}
              {field({ kind: 'files', name: 'scan', label: '书面件扫描件', most: 1, required: true })}
            </>
          )}
          {(asksReason || way === 'order') && (
            <ReasonBox
              label={way === 'order' ? '同意照办的理由' : '仍要办理的理由'}
              value={reason}
              onChange={setReason}
              fault={fault('reason')}
            />
          )}
          <div className="register-go">
            <button type="submit" className={`button ${act === 'order' ? 'commits' : 'primary'} large`} disabled={pending}>
              {pending ? '正在办理…' : VERBS[act]}
            </button>
            {way !== 'ask' && (
              <button type="button" className="button" onClick={() => setWay('ask')}>
                改为报请示
              </button>
            )}
            {way !== 'register' && office && begun && (
              <button type="button" className="button" onClick={() => setWay('register')}>
                已经召开的，改为补登
              </button>
            )}
            {way === 'ask' && refused && (office || head) && (
              <button type="button" className="button" onClick={() => setWay('order')}>
                {head ? '书面同意照办' : '代录书面同意照办'}
              </button>
            )}
            <div role="alert">{saying !== undefined && <p className="notice refused">{saying}</p>}</div>
          </div>
        </form>
        <aside className="register-side">
          <MeetingAside state={verdict} />
        </aside>
      </div>
    </div>
  );
}
