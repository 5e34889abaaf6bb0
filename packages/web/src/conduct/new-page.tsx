/** 申请、报告: first what it is, then what that kind needs and no more; what the text says of it stands beside. */
import type { Opening } from '@lingxing/affairs/conduct';
import { KINDS, type KindName } from '@lingxing/affairs/conduct-labels';
import { useState } from 'react';
import { ActField } from '../acts/act-field.tsx';
import { type Field, listIn, textIn, type Value, type Values } from '../acts/form.ts';
import { filesIn, stillArriving } from '../acts/files.ts';
import { useOpeningVerdict } from '../acts/use-opening-verdict.ts';
import { ReasonBox } from '../acts/reason-box.tsx';
import { useOpening } from '../acts/use-opening.ts';
import { judgeConduct, openConduct, type OpenConduct, useConductKinds } from '../api/conduct.ts';
import { keys } from '../api/keys.ts';
import { useOrganisation } from '../api/organisation.ts';
import { PageHead } from '../components/page-title.tsx';
import { isOffice, postInUse } from '../lib/names.ts';
import { writtenAt } from '../lib/paper-time.ts';
import { barredBy } from '../lib/verdict.ts';
import { useMe } from '../session.ts';
import { ConductAside } from './aside.tsx';
import { askedOf, faultsIn, fieldOf, formOfValues } from './fields.ts';

/** How it comes to be on record: beforehand, entered as a fact, or ordered by the head against what the text says. */
type Way = 'ask' | 'register' | 'order';
const VERBS: Record<Opening, string> = { apply: '申请', report: '报告', register: '补登', order: '书面同意照办' };
const KIND_OPTIONS = Object.entries(KINDS).map(([kind, { label }]) => [kind, label] as const);

export function NewConductPage() {
  const me = useMe();
  const own = postInUse(me);
  const office = isOffice(me);
  const organisation = useOrganisation().data;
  const [values, setValues] = useState<Values>({ who: own?.id ?? '', kind: '' });
  const [way, setWay] = useState<Way>('ask');
  /** The form in which it is asked where the text leaves both open. */
  const [chosen, setChosen] = useState<'apply' | 'report'>();
  const [reason, setReason] = useState('');
  const { form, pending, tried, saying, send, forget } = useOpening<Omit<OpenConduct, 'idempotencyKey'>>({
    open: openConduct,
    place: '/conduct',
    list: keys.conduct,
  });

  const set = (name: string) => (value: Value) => {
    // What a norm turns on, and what was left out, are of the kind and go with it.
    if (name === 'kind' || name === 'what') {
      forget();
    }
    setValues((now) => ({ ...now, ...(name === 'kind' || name === 'what' ? { condition: '' } : {}), [name]: value }));
  };
  const who = textIn(values, 'who');
  const kind = textIn(values, 'kind') === '' ? undefined : (textIn(values, 'kind') as KindName);
  const rules = useConductKinds(who).data?.kinds;
  const rule = rules?.find((one) => one.kind === kind);
  const head = own?.role === 'head';
  const attached = filesIn(listIn(values, 'attachments'));
  const scan = filesIn(listIn(values, 'scan'))[0]?.hash;
  const { dayOnly, ...when } = writtenAt(scan === undefined ? '' : textIn(values, 'at'), textIn(values, 'hour'));
  const missing = kind === undefined ? { kind: '请选类别' } : faultsIn(kind, rule, values);
  const complete = kind !== undefined && rules !== undefined && Object.keys(missing).length === 0;
  const matterAs = (act: Opening): Omit<OpenConduct, 'idempotencyKey'> => ({
    act,
    input: {
      ...(who === own?.id ? {} : { post: who }),
      form: { ...formOfValues(kind ?? 'reporting', rule, values), ...(attached.length === 0 ? {} : { attachments: [...attached] }) },
      ...(act === 'order' ? { reason, ...(scan === undefined ? {} : { scan, ...dayOnly }) } : {}),
    },
    ...(act !== 'order' && reason.trim() !== '' ? { reason: reason.trim() } : {}),
    ...(act === 'order' ? when : {}),
  });
  const verdict = useOpeningVerdict(
    complete,
    (by) => matterAs(way === 'ask' ? by : way),
    way === 'ask' ? (chosen ?? 'report') : undefined,
    judgeConduct,
  );
  const act: Opening = way === 'ask' ? verdict.by : way;
  const heard = verdict.heard?.verdict;
  const both = way === 'ask' && (verdict.heard?.by.length ?? 0) > 1;
  const asksReason = act !== 'order' && heard?.outcome === 'warned' && heard.stands === undefined;
  const begun = textIn(values, 'on') !== '' && textIn(values, 'on') <= me.today.date;
  const refused = heard !== undefined && barredBy(heard);
  const reports = kind === 'reporting';

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
  // Where it is refused they stand beside the refusal.
  const waysOn = (
    <>
      {way !== 'register' && (office || reports) && begun && (
        <button type="button" className="button" onClick={() => setWay('register')}>
          已经发生的，改为补登
        </button>
      )}
      {way === 'ask' && refused && (office || head) && (
        <button type="button" className="button" onClick={() => setWay('order')}>
          {head ? '书面同意照办' : '代录书面同意照办'}
        </button>
      )}
    </>
  );
  const posts = organisation?.posts ?? [];
  const mayEnter = office
    ? posts
    : posts.filter((post) => post.id === own?.id || (post.role === 'department-head' && post.department === own?.department));
  return (
    <div className="page-body">
      <PageHead title="申请、报告" where={office ? '本人的，或者代他人办理、补登' : '本人的，或者本单位的'} />
      <div className="register-columns leave-columns">
        <form
          className="register leave-form"
          ref={form}
          noValidate
          aria-label="申请、报告"
          onSubmit={(event) => send(event, faults, () => matterAs(act))}
        >
          {mayEnter.length > 1 &&
            field({
              kind: 'one',
              name: 'who',
              label: '谁的事项',
              choices: mayEnter.map((post) => ({ id: post.id, name: post.title, ...(post.id === own?.id ? { note: '本人' } : {}) })),
            })}
          {field({ kind: 'choice', name: 'kind', label: '类别', look: 'select', options: KIND_OPTIONS, required: true })}
          {kind !== undefined && reports && rules !== undefined && (rule?.what.length ?? 0) === 0 && (
            <p className="notice">规则没有写这一职务、这一单位须请示报告的事项。</p>
          )}
          {kind !== undefined && askedOf(kind, rule, values).map((fact) => field(fieldOf(kind, fact, rule, values)))}
          {kind !== undefined && field({ kind: 'files', name: 'attachments', label: '附件', most: 60 })}
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
            {both && (
              <button type="button" className="button" onClick={() => setChosen(act === 'apply' ? 'report' : 'apply')}>
                {act === 'apply' ? '改为报告' : '改为申请'}
              </button>
            )}
            {way !== 'ask' && (
              <button type="button" className="button" onClick={() => setWay('ask')}>
                改为申请、报告
              </button>
            )}
            {!refused && waysOn}
            <div role="alert">{saying !== undefined && <p className="notice refused">{saying}</p>}</div>
          </div>
        </form>
        <aside className="register-side">
          <ConductAside state={verdict} rule={rule} ways={refused && waysOn} />
        </aside>
      </div>
    </div>
  );
}
