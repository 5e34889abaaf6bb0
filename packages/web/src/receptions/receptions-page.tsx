/** 领导接访: what the text says, who is behind, the days of a year; whoever may arranges a day. */
import type { ReceptionLine, ReceptionsView } from '@lingxing/server/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { ActField } from '../acts/act-field.tsx';
import { type Field, textIn, type Value, type Values } from '../acts/form.ts';
import { ReasonBox } from '../acts/reason-box.tsx';
import { useOpeningVerdict } from '../acts/use-opening-verdict.ts';
import { useOpening } from '../acts/use-opening.ts';
import { judgeReception, openReception, type OpenReception, RECEPTIONS_PATH, receptionsKey, useReceptions } from '../api/receptions.ts';
import { BasisChip } from '../components/basis.tsx';
import { SelectFilter } from '../components/filters.tsx';
import { FindingsList } from '../components/findings.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { dayText } from '../lib/dates.ts';
import { useMe } from '../session.ts';
import { SLOT, slotIn } from './act-forms.ts';

const UNITS = { workday: '个工作日', day: '日' } as const;

const DAYS: readonly Column<ReceptionLine>[] = [
  {
    id: 'who',
    label: '接访人',
    narrow: 'head',
    cell: (one) => (
      <>
        <Link to={`${RECEPTIONS_PATH}/${one.id}`}>{one.receiver.title}</Link>
        {one.late && <span className="tag warned-mark">未登记</span>}
      </>
    ),
  },
  {
    id: 'on',
    label: '时间',
    width: '16em',
    narrow: 'across',
    cell: (one) => (
      <span className="num nowrap">
        {dayText(one.on)} {one.from}–{one.until}
      </span>
    ),
  },
  { id: 'place', label: '地点', narrow: 'across', cell: (one) => one.place },
  { id: 'stage', label: '状态', width: '8em', narrow: 'labelled', cell: (one) => one.stageLabel },
  {
    id: 'people',
    label: '来访人数',
    width: '7em',
    narrow: 'labelled',
    cell: (one) => (one.people === undefined ? '' : <span className="num">{one.people}</span>),
  },
];

type Receiver = ReceptionsView['receivers'][number];

const day = (date: string | undefined, none: string) =>
  date === undefined ? <span className="quiet">{none}</span> : <span className="num nowrap">{dayText(date)}</span>;

const RECEIVERS: readonly Column<Receiver>[] = [
  {
    id: 'who',
    label: '领导、负责人',
    narrow: 'head',
    cell: (one) => (
      <>
        {one.title}
        {one.behind !== undefined && <span className="tag warned-mark">逾期未接访</span>}
      </>
    ),
  },
  { id: 'last', label: '上次接访', width: '11em', narrow: 'labelled', cell: (one) => day(one.last, '没有记录') },
  { id: 'next', label: '已安排', width: '11em', narrow: 'labelled', cell: (one) => day(one.next, '没有安排') },
  { id: 'by', label: '下次最迟', width: '11em', narrow: 'labelled', cell: (one) => (one.by === undefined ? '' : day(one.by, '')) },
];

export function ReceptionsPage() {
  const me = useMe();
  const { parameters, set } = useAddress();
  const year = parameters.get('year') ?? me.today.date.slice(0, 4);
  const post = parameters.get('post') ?? undefined;
  const found = useReceptions({ year, post });
  const now = Number(me.today.date.slice(0, 4));
  const { data } = found;
  return (
    <div className="page-body">
      <PageHead title="领导接访" where="领导、部门负责人定期接待来访的安排和记录" act={<Link to="/oversight">接受监督</Link>} />
      {data === undefined ? (
        found.isError && <ProblemNotice error={found.error} retry={() => void found.refetch()} what="接访安排" />
      ) : (
        <div className="stack">
          {data.norm === undefined ? (
            <EmptyState>本规则没有写领导定期接待来访，这里不安排。来访照常登记、办理。</EmptyState>
          ) : (
            <>
              <p>
                {data.norm.says}
                <BasisChip citation={data.norm.citation} />
              </p>
              <IntervalLine of={data.interval} />
              <RegistryTable
                name="receptions"
                label="接访日"
                columns={DAYS}
                rows={data.days}
                keyOf={(one) => one.id}
                hrefOf={(one) => `${RECEPTIONS_PATH}/${one.id}`}
                loading={found.isPending}
                filters={
                  <search className="filters">
                    <SelectFilter
                      label="年度"
                      value={year}
                      options={[now + 1, now, now - 1].map((one) => [String(one), `${String(one)}年`] as const)}
                      onChange={(value) => set({ year: value })}
                    />
                    <SelectFilter
                      label="接访人"
                      value={post ?? ''}
                      options={data.receivers.map((one) => [one.id, one.title] as const)}
                      onChange={(value) => set({ post: value })}
                    />
                  </search>
                }
                empty={<EmptyState>{year}年还没有你可以看的接访安排。</EmptyState>}
              />
              {data.more && <p className="quiet">只列最近的；更早的请按接访人查看。</p>}
              {data.arrangesFor.length > 0 && <ArrangeForm receivers={data.arrangesFor} today={me.today.date} />}
              <section aria-labelledby="receivers-title">
                <h2 id="receivers-title">各人接访</h2>
                <RegistryTable
                  name="receivers"
                  label="各人接访"
                  columns={RECEIVERS}
                  rows={data.receivers}
                  keyOf={(one) => one.id}
                  loading={false}
                  empty={<EmptyState>没有规则写明的接访人。</EmptyState>}
                />
              </section>
            </>
          )}
        </div>
      )}
    </div>
  );
}

/** How often: as the government has set it. Where it has not, nothing is counted, and that is said. */
function IntervalLine({ of }: { readonly of: ReceptionsView['interval'] }) {
  if (of === undefined) return null;
  return (
    <p className="quiet">
      {of.value === undefined || of.unit === undefined ? (
        <>
          多久接访一次，规则没有写，本府也未设定，不计逾期；可以在<Link to="/rules">规则中心</Link>的本府设定里写明。
        </>
      ) : (
        `本府设定每${String(of.value)}${UNITS[of.unit]}至少接访一次。`
      )}
    </p>
  );
}

interface Arranging {
  readonly receivers: ReceptionsView['arrangesFor'];
  readonly today: string;
}

function ArrangeForm({ receivers, today }: Arranging) {
  const [values, setValues] = useState<Values>({
    post: receivers.length === 1 ? (receivers[0]?.id ?? '') : '',
    on: today,
    from: '09:00',
    until: '11:30',
    place: '',
  });
  const [reason, setReason] = useState('');
  const { form, pending, tried, saying, send } = useOpening<Omit<OpenReception, 'idempotencyKey'>>({
    open: openReception,
    place: RECEPTIONS_PATH,
    list: receptionsKey,
  });
  const fields: readonly Field[] = [
    {
      kind: 'one',
      name: 'post',
      label: '接访的领导、负责人',
      choices: receivers.map(({ id, title }) => ({ id, name: title })),
      required: true,
    },
    ...SLOT,
  ];
  const missing: Record<string, string> = Object.fromEntries(
    fields.flatMap((one) => (textIn(values, one.name) === '' ? [[one.name, `请填写${one.label}`]] : [])),
  );
  const body = (): Omit<OpenReception, 'idempotencyKey'> => ({
    act: 'arrange',
    input: { form: { post: textIn(values, 'post'), ...slotIn(values) } },
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  });
  const { heard } = useOpeningVerdict(Object.keys(missing).length === 0, body, undefined, judgeReception);
  const against = (heard?.verdict.findings ?? []).filter((one) => one.outcome !== 'passed');
  const asksReason = heard?.verdict.outcome === 'warned';
  const faults: Record<string, string> = { ...missing, ...(asksReason && reason.trim() === '' ? { reason: '请写明理由' } : {}) };
  return (
    <form className="register leave-form" ref={form} noValidate aria-label="安排接访" onSubmit={(event) => send(event, faults, body)}>
      <h2>安排接访</h2>
      {fields.map((one) => (
        <ActField
          key={one.name}
          field={one}
          value={values[one.name] ?? ''}
          onChange={(value: Value) => setValues((before) => ({ ...before, [one.name]: value }))}
          fault={tried ? faults[one.name] : undefined}
          organisation={undefined}
          host={undefined}
        />
      ))}
      {against.length > 0 && <FindingsList findings={against} empty="" />}
      {asksReason && (
        <ReasonBox
          label="仍定这一日的理由"
          value={reason}
          onChange={setReason}
          fault={tried ? (asksReason && reason.trim() === '' ? '请写明理由' : undefined) : undefined}
        />
      )}
      <div className="register-go">
        <button type="submit" className="button" disabled={pending}>
          {pending ? '正在办理…' : '安排'}
        </button>
        <div role="alert">{saying !== undefined && <p className="notice refused">{saying}</p>}</div>
      </div>
    </form>
  );
}
