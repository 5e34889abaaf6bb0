/** One proposed revision: what it changes by norm, what it touches, what a year would have been; and how it is decided. */
import type { DifferenceView, RevisionView } from '@lingxing/server/contracts';
import { type FormEvent, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { FormFoot } from '../admin/form-foot.tsx';
import { PageHead } from '../components/page-title.tsx';
import { EmptyState, ProblemNotice, Skeleton } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { dayText, momentText } from '../lib/dates.ts';
import { may, useMe } from '../session.ts';
import { useConfirm, useDecline, useRevision } from './revisions-api.ts';
import { TouchedPart, WhatIfPart } from './revisions-look.tsx';
import './revisions.css';

export function RevisionPage() {
  const { id = '' } = useParams();
  const me = useMe();
  const [from, setFrom] = useState<string>();
  const shown = useRevision(id, from);
  if (shown.isPending) return <Skeleton lines={8} />;
  if (shown.isError)
    return (
      <div className="page-body">
        <ProblemNotice error={shown.error} retry={() => void shown.refetch()} what="这项修订建议" heading="h1" />
      </div>
    );
  const { proposal, compared, stale } = shown.data;
  const open = proposal.state === 'open';
  return (
    <div className="page-body narrow stack revision">
      <PageHead
        title={`${proposal.kindLabel}的修订`}
        where={
          <>
            {proposal.by}于{momentText(proposal.at)}提出，{proposal.stateLabel}。<Link to="/rules/revisions">全部修订</Link>
          </>
        }
      />
      <section className="form-sheet">
        <dl className="facts">
          <dt>理由</dt>
          <dd>{proposal.reason}</dd>
          {proposal.end !== undefined && (
            <>
              <dt>{proposal.stateLabel}</dt>
              <dd>
                {proposal.end.by}，{momentText(proposal.end.at)}：{proposal.end.reason}
              </dd>
            </>
          )}
          {proposal.end?.from !== undefined && (
            <>
              <dt>施行</dt>
              <dd>自{dayText(proposal.end.from)}起；此前的办理依当时的规则</dd>
            </>
          )}
        </dl>
      </section>
      {stale !== undefined && <p className="notice warned">{stale}</p>}
      {compared !== undefined && <Differences of={compared.differences} />}
      {compared !== undefined && open && <TouchedPart id={id} from={from} />}
      {compared !== undefined && <WhatIfPart id={id} />}
      {open && may(me, 'rules.confirm') && <Deciding shown={shown.data} from={from} onFrom={setFrom} />}
      {open && !may(me, 'rules.confirm') && <p className="quiet">由安全管理员确认或者不予采纳；提出的人不能自己办。</p>}
    </div>
  );
}

function Differences({ of }: { readonly of: readonly DifferenceView[] }) {
  const parts = [...new Set(of.map((one) => one.partLabel))];
  return (
    <section className="stack" aria-labelledby="differences-title">
      <h2 id="differences-title">
        差异 <span className="quiet num">{of.length}处</span>
      </h2>
      {of.length === 0 && <EmptyState>与施行的规则没有差异。</EmptyState>}
      {parts.map((part) => (
        <div key={part} className="norm-group">
          <h3>{part}</h3>
          <ul>
            {of
              .filter((one) => one.partLabel === part)
              .map((one) => (
                <li key={`${one.part} ${one.id}`} className="norm">
                  <Difference of={one} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Difference({ of }: { readonly of: DifferenceView }) {
  return (
    <>
      <p>
        <span className={`tag change-${of.change}`}>{of.changeLabel}</span> {of.label}
      </p>
      <p className="small quiet">{[of.place, of.sourceLabel].filter((one) => one !== undefined).join(' · ')}</p>
      {of.fields.length > 0 && (
        <dl className="field-changes">
          {of.fields.map((one) => (
            <div key={one.label}>
              <dt>{one.label}</dt>
              <dd>
                {one.before === undefined ? <span className="quiet">没有</span> : <del>{one.before}</del>}
                <span className="quiet" aria-label="改为">
                  {' '}
                  →{' '}
                </span>
                {one.after === undefined ? <span className="quiet">没有</span> : <ins>{one.after}</ins>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** The second person's: confirmed from a day, or declined, each with its reason. */
function Deciding({
  shown,
  from,
  onFrom,
}: {
  readonly shown: RevisionView;
  readonly from: string | undefined;
  readonly onFrom: (day: string) => void;
}) {
  const { proposal, compared, earliest } = shown;
  const say = useSay();
  const confirm = useConfirm(proposal.id);
  const decline = useDecline(proposal.id);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const dayBox = useRef<HTMLInputElement>(null);
  /** As it stands in the field; only a day that may be is asked about. */
  const [typed, setTyped] = useState<string>();
  const day = typed ?? from ?? earliest;
  const dayFault = day >= earliest ? undefined : `写明从哪天起，不早于${dayText(earliest)}`;
  const reasonFault = reason.trim().length >= 2 ? undefined : '写明理由，至少两个字';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (compared === undefined) return;
    setTried(true);
    if (dayFault !== undefined || reasonFault !== undefined) {
      (dayFault === undefined ? box : dayBox).current?.focus();
      return;
    }
    const seen = { before: compared.before.hash, after: compared.after.hash };
    confirm.mutate({ from: day, seen, reason }, { onSuccess: () => say(`已确认，自${dayText(day)}起施行`) });
  };
  const refuse = () => {
    setTried(true);
    if (reasonFault !== undefined) {
      box.current?.focus();
      return;
    }
    decline.mutate({ reason }, { onSuccess: () => say('已记为不予采纳，施行的规则不变') });
  };
  if (proposal.own) return <p className="notice warned">这项建议由你提出，须由另一人确认或者不予采纳。</p>;
  return (
    <form className="form-sheet stack" noValidate onSubmit={send} aria-labelledby="deciding-title">
      <h2 id="deciding-title">办理</h2>
      <label className="field">
        <span className="label">施行日期</span>
        <input
          ref={dayBox}
          className="input"
          type="date"
          aria-required
          aria-invalid={tried && dayFault !== undefined}
          aria-describedby="deciding-day"
          min={earliest}
          value={day}
          onChange={(event) => {
            setTyped(event.target.value);
            if (event.target.value >= earliest) onFrom(event.target.value);
          }}
        />
        <span id="deciding-day" className={tried && dayFault !== undefined ? 'fault' : 'hint'}>
          {(tried ? dayFault : undefined) ?? '不早于今天，也不早于工作规则本身的施行日期；此前的办理仍依当时的规则'}
        </span>
      </label>
      <label className="field">
        <span className="label">理由</span>
        <textarea
          className="textarea"
          ref={box}
          rows={3}
          aria-required
          aria-invalid={tried && reasonFault !== undefined}
          aria-describedby="deciding-reason"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {tried && reasonFault !== undefined && (
          <span id="deciding-reason" className="fault">
            {reasonFault}
          </span>
        )}
      </label>
      {(compared !== undefined || decline.isError) && <FormFoot act={decline.isError ? decline : confirm} verb="确认施行" />}
      <p>
        <button type="button" className="button" disabled={decline.isPending} onClick={refuse}>
          不予采纳
        </button>
      </p>
    </form>
  );
}
