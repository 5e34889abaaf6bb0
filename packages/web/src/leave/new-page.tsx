/** 请假、报备: what the text needs and no more; what it asks for stands beside it while one writes. */
import type { AbsenceInput, Opening } from '@lingxing/affairs/leave';
import { ABSENCE_LABELS, leavesArea } from '@lingxing/affairs/leave-labels';
import { useState } from 'react';
import { ActField } from '../acts/act-field.tsx';
import { type Field, textIn, listIn, type Value, type Values } from '../acts/form.ts';
import { filesIn, stillArriving } from '../acts/files.ts';
import { ReasonBox } from '../acts/reason-box.tsx';
import { useOpening } from '../acts/use-opening.ts';
import { keys } from '../api/keys.ts';
import { openLeave, type OpenLeave } from '../api/leave.ts';
import { useOrganisation } from '../api/organisation.ts';
import { PageHead } from '../components/page-title.tsx';
import { isOffice, LEADER_ROLES, postInUse } from '../lib/names.ts';
import { writtenAt } from '../lib/paper-time.ts';
import { barredBy } from '../lib/verdict.ts';
import { useMe } from '../session.ts';
import { LeaveAside } from './leave-aside.tsx';
import { useLeaveVerdict } from './use-leave-verdict.ts';

/** Whose leave is put on record here. */
const WITH_LEAVE: ReadonlySet<string> = new Set([
  ...LEADER_ROLES,
  'secretary-general',
  'deputy-secretary-general',
  'office-director',
  'office-deputy-director',
  'department-head',
]);

/** Leaving the area is asked by the box and not a second time as a kind. */
const KINDS = Object.entries(ABSENCE_LABELS).filter(([kind]) => kind !== 'away-from-area');

/** How it comes to be on record: asked beforehand, put before the head though refused, entered as a fact, or ordered by the head against what the text says. */
type Way = 'ask' | 'plead' | 'register' | 'order';

const VERBS: Record<Opening, string> = { apply: '请假', report: '报告', plead: '请求书面同意', register: '补登', order: '书面同意照办' };

/** Empty until it is filled in: the server asks for each. */
const REQUIRED = { kind: '请选类别', destination: '请写明去向', purpose: '请写明事由', from: '请填写日期', to: '请填写日期' } as const;

/** Whether the kind says by itself that the area is left; none is chosen at first. */
const saysSo = (kind: string): boolean => kind !== '' && leavesArea(kind as AbsenceInput['kind']);

function absenceOf(values: Values): AbsenceInput {
  const t = (name: string) => textIn(values, name);
  const kind = t('kind') as AbsenceInput['kind'];
  const companions = listIn(values, 'companions')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return {
    kind,
    ...(saysSo(kind) ? { beyond: true } : t('beyond') === '' ? {} : { beyond: t('beyond') === 'yes' }),
    destination: t('destination'),
    purpose: t('purpose'),
    from: t('from'),
    to: t('to'),
    contact: t('contact'),
    companions,
    ...(t('standIn') === '' ? {} : { standIn: t('standIn') }),
  };
}

export function NewLeavePage() {
  const me = useMe();
  const own = postInUse(me);
  const office = isOffice(me);
  const organisation = useOrganisation().data;
  const asksForSelf = WITH_LEAVE.has(own?.role ?? '');
  const [values, setValues] = useState<Values>({ who: asksForSelf ? (own?.id ?? '') : '', kind: '', from: '', to: '' });
  const [way, setWay] = useState<Way>('ask');
  const [reason, setReason] = useState('');
  const { form, pending, tried, saying, send } = useOpening<Omit<OpenLeave, 'idempotencyKey'>>({
    open: openLeave,
    place: '/leave',
    list: keys.leave,
  });

  const set = (name: string) => (value: Value) =>
    setValues((now) => {
      const next = { ...now, [name]: value };
      // A first day alone is an absence of one day, until the last one is filled in.
      return name === 'from' && textIn(next, 'to') < textIn(next, 'from') ? { ...next, to: value } : next;
    });
  const who = textIn(values, 'who');
  const absence = absenceOf(values);
  const head = own?.role === 'head';
  const scan = filesIn(listIn(values, 'scan'))[0]?.hash;
  const at = textIn(values, 'at');
  const { dayOnly, ...when } = writtenAt(scan === undefined ? '' : at, textIn(values, 'hour'));
  const leaveAs = (act: Opening): Omit<OpenLeave, 'idempotencyKey'> => ({
    act,
    input: {
      ...(who === own?.id ? {} : { post: who }),
      absence,
      ...(act === 'plead' ? { reason } : {}),
      ...(act === 'order' ? { reason, ...(scan === undefined ? {} : { scan, ...dayOnly }) } : {}),
    },
    ...(act !== 'order' && act !== 'plead' && reason.trim() !== '' ? { reason: reason.trim() } : {}),
    ...(act === 'order' ? when : {}),
  });
  const complete = who !== '' && Object.keys(REQUIRED).every((name) => textIn(values, name) !== '');
  const verdict = useLeaveVerdict(
    complete,
    (by) => leaveAs(way === 'ask' ? by : way),
    way === 'ask' ? (head && who === own?.id ? 'report' : 'apply') : undefined,
  );
  const act: Opening = way === 'ask' ? verdict.by : way;
  const heard = verdict.heard?.verdict;
  const asksBeyond = verdict.heard?.asksBeyond === true;
  const asksReason = act !== 'order' && act !== 'plead' && heard?.outcome === 'warned' && heard.stands === undefined;
  const begun = absence.from !== '' && absence.from <= me.today.date;
  const refused = heard !== undefined && barredBy(heard);

  const faults: Record<string, string> = {
    ...stillArriving(values),
    ...(who === '' ? { who: '请选职务' } : {}),
    ...Object.fromEntries(Object.entries(REQUIRED).filter(([name]) => textIn(values, name) === '')),
    ...(textIn(values, 'to') !== '' && absence.to < absence.from ? { to: '截止日期早于起始日期' } : {}),
    ...(asksBeyond && absence.beyond === undefined ? { beyond: `请选择是否离开${me.government.area}` } : {}),
    ...((asksReason || act === 'order' || act === 'plead') && reason.trim() === '' ? { reason: '请写明理由' } : {}),
    ...(act === 'order' && !head && scan === undefined ? { scan: '请上传扫描件' } : {}),
    ...(act === 'order' && !head && at === '' ? { at: '请按原件填写时间' } : {}),
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
  const others = (organisation?.posts ?? []).filter((post) => WITH_LEAVE.has(post.role));
  const mayEnter = office
    ? others
    : others.filter((post) => post.id === own?.id || (post.department !== undefined && post.department === own?.department));
  return (
    <div className="page-body">
      <PageHead title="请假、报备" where={office ? '本人请假，或者代他人办理、补登' : '本人请假，或者代本单位主要负责人办理'} />
      <div className="register-columns leave-columns">
        <form
          className="register leave-form"
          ref={form}
          noValidate
          aria-label="请假、报备"
          onSubmit={(event) => send(event, faults, () => leaveAs(act))}
        >
          {mayEnter.length > (asksForSelf ? 1 : 0) &&
            field({
              kind: 'one',
              name: 'who',
              label: '谁外出、请假',
              choices: mayEnter.map((post) => ({ id: post.id, name: post.title, ...(post.id === own?.id ? { note: '本人' } : {}) })),
            })}
          {field({ kind: 'choice', name: 'kind', label: '类别', options: KINDS, required: true })}
          {!saysSo(textIn(values, 'kind')) &&
            absence.kind !== undefined &&
            field({
              kind: 'choice',
              name: 'beyond',
              label: `是否离开${me.government.area}`,
              options: [
                ['yes', '离开'],
                ['no', '不离开'],
              ],
              required: asksBeyond,
            })}
          <div className="leave-days">
            {field({ kind: 'date', name: 'from', label: '起', required: true })}
            {field({ kind: 'date', name: 'to', label: '止', hint: '末一日，含当日', required: true })}
          </div>
          {field({ kind: 'line', name: 'destination', label: '去向', required: true })}
          {field({ kind: 'words', name: 'purpose', label: '事由', required: true, rows: 2 })}
          {field({ kind: 'line', name: 'contact', label: '联系方式' })}
          <details className="more-fields">
            <summary>随行人员、临时负责的人</summary>
            <div className="stack">
              {field({ kind: 'names', name: 'companions', label: '随行人员', hint: '一行一人' })}
              {field({
                kind: 'choice',
                name: 'standIn',
                label: '外出期间临时负责的人',
                look: 'select',
                hint: '不因此取得以职务名义办理的权限',
                options: [
                  ['', '不写'],
                  ...(organisation?.posts ?? []).filter((post) => post.id !== who).map((post) => [post.id, post.title] as const),
                ],
              })}
            </div>
          </details>
          {way === 'order' && !head && (
            <>
              {field({ kind: 'date', name: 'at', label: '书面件的日期', hint: '按原件', required: true })}
              {field({ kind: 'time', name: 'hour', label: '时刻', hint: '原件没有写的不填' })}
              {field({ kind: 'files', name: 'scan', label: '书面件扫描件', most: 1, required: true })}
            </>
          )}
          {(asksReason || way === 'order' || way === 'plead') && (
            <ReasonBox
              label={way === 'order' ? '同意照办的理由' : way === 'plead' ? '请求书面同意的理由' : '仍要办理的理由'}
              value={reason}
              onChange={setReason}
              fault={fault('reason')}
            />
          )}
          <div className="register-go">
            <button
              type="submit"
              className={`button ${act === 'order' ? 'commits' : way === 'ask' && refused && !head ? '' : 'primary'} large`}
              disabled={pending}
            >
              {pending ? '正在办理…' : VERBS[act]}
            </button>
            {way !== 'ask' && (
              <button type="button" className="button" onClick={() => setWay('ask')}>
                改为请假、报告
              </button>
            )}
            {way !== 'register' && office && begun && (
              <button type="button" className="button" onClick={() => setWay('register')}>
                已经离开的，改为补登
              </button>
            )}
            {way === 'ask' && refused && !head && (
              <button type="button" className="button primary" onClick={() => setWay('plead')}>
                请求书面同意
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
          <LeaveAside state={verdict} />
        </aside>
      </div>
    </div>
  );
}
