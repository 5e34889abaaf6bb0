/** 规则修订: which rules judge from which day, what is proposed, and what the government sets itself. */
import type { ProposalView, RevisionsView } from '@lingxing/server/contracts';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { FormFoot } from '../admin/form-foot.tsx';
import { Panel } from '../components/dialog.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice, Skeleton } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { dayText, momentText } from '../lib/dates.ts';
import { formText } from '../lib/form-text.ts';
import { may, useMe } from '../session.ts';
import { useProposePack, useProposeSettings, useRevisions } from './revisions-api.ts';
import './revisions.css';

type Setting = RevisionsView['settings'][number];

const STATE_MARKS: Readonly<Record<ProposalView['state'], string>> = {
  open: 'warned-mark',
  confirmed: 'done-mark',
  declined: 'quiet',
  superseded: 'quiet',
};

const COLUMNS: readonly Column<ProposalView>[] = [
  {
    id: 'what',
    label: '建议',
    narrow: 'head',
    cell: (one) => (
      <>
        <Link to={`/rules/revisions/${one.id}`}>{one.kindLabel}</Link>
        <p className="small">{one.reason}</p>
      </>
    ),
  },
  { id: 'by', label: '提出', width: '10em', cell: (one) => one.by },
  { id: 'at', label: '时间', width: '13em', cell: (one) => <span className="quiet num">{momentText(one.at)}</span> },
  { id: 'state', label: '状态', width: '8em', cell: (one) => <span className={STATE_MARKS[one.state]}>{one.stateLabel}</span> },
  { id: 'from', label: '施行', width: '10em', cell: (one) => (one.end?.from === undefined ? '' : `自${dayText(one.end.from)}`) },
];

export function RevisionsPage() {
  const me = useMe();
  const shown = useRevisions();
  const [bringing, setBringing] = useState(false);
  const [setting, setSetting] = useState<Setting>();
  if (shown.isPending) return <Skeleton lines={8} />;
  if (shown.isError)
    return (
      <div className="page-body">
        <ProblemNotice error={shown.error} retry={() => void shown.refetch()} what="规则修订" heading="h1" />
      </div>
    );
  const { inForce, proposals, settings } = shown.data;
  const proposes = may(me, 'rules.propose');
  return (
    <div className="page-body stack">
      <PageHead
        title="规则修订"
        where="一人提出，另一人确认，自确认时写明的日期起施行；此前的办理依当时的规则。软件升级带来的更正也在这里等待确认。"
        act={
          proposes && (
            <button type="button" className="button primary" onClick={() => setBringing(true)}>
              提出规则包
            </button>
          )
        }
      />
      <RegistryTable
        name="revisions"
        label="修订建议"
        columns={COLUMNS}
        rows={proposals}
        keyOf={(one) => one.id}
        empty={<EmptyState>还没有修订建议。施行的即开通时的规则。</EmptyState>}
      />
      <section aria-labelledby="in-force-title">
        <h2 id="in-force-title">施行的规则</h2>
        <ul className="in-force">
          {inForce.map((one) => (
            <li key={`${one.from} ${one.hash} ${one.proposal ?? ''}`}>
              <span className="num">自{dayText(one.from)}</span> {one.edition} 第{one.revision}次编制
              {one.now && <strong className="done-mark"> 现行</strong>}
              {one.proposal !== undefined && <Link to={`/rules/revisions/${one.proposal}`}> 由来</Link>}
              <span className="hash small quiet"> {one.hash.slice(0, 12)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="settings-title">
        <h2 id="settings-title">
          本府设定{' '}
          <span className="quiet num">
            {settings.filter((one) => one.answer !== undefined).length}／{settings.length}项已设
          </span>
        </h2>
        <p className="quiet">工作规则没有写由谁、按什么办的，由本府自行设定，并写明依据文件。未设定的，办理时询问有关人员。</p>
        <dl className="settings">
          {settings.map((one) => (
            <div key={one.id}>
              <dt>{one.question}</dt>
              <dd>
                {one.answer ?? <span className="quiet">未设定</span>}
                {one.document !== undefined && (
                  <span className="quiet small">
                    {' '}
                    （
                    {[one.document, one.date === undefined ? undefined : dayText(one.date), one.setBy]
                      .filter((part) => part !== undefined)
                      .join('，')}
                    ）
                  </span>
                )}
                {proposes && (
                  <button type="button" className="link-button" onClick={() => setSetting(one)} aria-label={`设定：${one.question}`}>
                    {one.answer === undefined ? '设定' : '改设'}
                  </button>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <Panel title="提出规则包" open={bringing} onClose={() => setBringing(false)}>
        <BringPack />
      </Panel>
      <Panel title="本府设定" open={setting !== undefined} onClose={() => setSetting(undefined)}>
        {setting !== undefined && <Answer of={setting} />}
      </Panel>
    </div>
  );
}

/** Opens what was just proposed, and says what happens next. */
function useProposed() {
  const say = useSay();
  const go = useNavigate();
  return (proposal: ProposalView) => {
    say('已提出，由安全管理员确认');
    void go(`/rules/revisions/${proposal.id}`);
  };
}

const LIMIT_UNITS = [
  ['', '不是时限'],
  ['workday', '个工作日'],
  ['day', '日'],
] as const;

function Answer({ of }: { readonly of: Setting }) {
  const propose = useProposeSettings();
  const proposed = useProposed();
  const [unit, setUnit] = useState<string>(of.unit ?? '');
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => formText(form, name).trim();
    const answer = {
      id: of.id,
      answer: text('answer'),
      document: text('document'),
      date: text('date'),
      setBy: text('setBy'),
      ...(unit === 'workday' || unit === 'day' ? { unit, value: Number(text('value')) } : {}),
    };
    propose.mutate({ answers: [answer], reason: text('reason') }, { onSuccess: proposed });
  };
  return (
    <form className="stack" onSubmit={send}>
      <p>{of.question}</p>
      <label className="field">
        <span className="label">设定</span>
        <textarea className="textarea" name="answer" rows={2} required maxLength={300} defaultValue={of.answer} />
      </label>
      <div className="row">
        <label className="field">
          <span className="label">时限单位</span>
          <select className="select" value={unit} onChange={(event) => setUnit(event.target.value)}>
            {LIMIT_UNITS.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {unit !== '' && (
          <label className="field">
            <span className="label">数值</span>
            <input className="input" type="number" name="value" min={1} max={10_000} required defaultValue={of.value} />
          </label>
        )}
      </div>
      <label className="field">
        <span className="label">依据文件</span>
        <input className="input" name="document" required minLength={2} maxLength={120} defaultValue={of.document} />
      </label>
      <div className="row">
        <label className="field">
          <span className="label">设定日期</span>
          <input className="input" type="date" name="date" required defaultValue={of.date} />
        </label>
        <label className="field">
          <span className="label">设定人</span>
          <input className="input" name="setBy" required minLength={2} maxLength={60} defaultValue={of.setBy} />
        </label>
      </div>
      <Reason />
      <FormFoot act={propose} verb="提出设定" />
      {of.answer !== undefined && <Clear of={of} />}
    </form>
  );
}

/** Opens the question again: from the day of its confirmation the person concerned is asked. */
function Clear({ of }: { readonly of: Setting }) {
  const propose = useProposeSettings();
  const proposed = useProposed();
  return (
    <p>
      <button
        type="button"
        className="button plain"
        disabled={propose.isPending}
        onClick={() => propose.mutate({ answers: [{ id: of.id }], reason: '取消设定，改由办理时询问' }, { onSuccess: proposed })}
      >
        提出取消设定
      </button>
    </p>
  );
}

function Reason() {
  return (
    <label className="field">
      <span className="label">理由</span>
      <textarea className="textarea" name="reason" rows={2} required minLength={2} maxLength={500} />
    </label>
  );
}

function BringPack() {
  const propose = useProposePack();
  const proposed = useProposed();
  const [files, setFiles] = useState<readonly File[]>([]);
  // The pack's own file is the one that says whose it is; the others are its parts.
  const send = async (form: FormData) => {
    const read = await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
    const main = read.find((one) => /^government:/m.test(one.text)) ?? read[0];
    if (main === undefined) return;
    const body = { main, parts: read.filter((one) => one !== main), reason: formText(form, 'reason').trim() };
    propose.mutate(body, { onSuccess: proposed });
  };
  const errors =
    propose.error instanceof Error && 'problem' in propose.error ? (propose.error.problem as { errors?: Faults }).errors : undefined;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send(new FormData(event.currentTarget));
      }}
    >
      <label className="field">
        <span className="label">规则包文件</span>
        <input
          className="input"
          type="file"
          accept=".yaml,.yml"
          multiple
          required
          onChange={(event) => setFiles([...(event.target.files ?? [])])}
        />
        <span className="hint">有分册的，连同各分册一并选上；先以 lingxing packs check 检查</span>
      </label>
      <Reason />
      {errors !== undefined && errors.length > 0 && (
        <ul className="notice refused">
          {errors.slice(0, 20).map((one) => (
            <li key={`${one.path} ${one.message}`}>
              {one.path} {one.message}
            </li>
          ))}
        </ul>
      )}
      <FormFoot act={propose} verb="提出规则包" />
    </form>
  );
}
type Faults = readonly { readonly path: string; readonly message: string }[];
