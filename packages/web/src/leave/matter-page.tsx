/** One absence: what it is and how it stands at the left, what can be done with it now at the right, who had it and who will. */
import type { LeaveView } from '@lingxing/server/contracts';
import { Link, useParams } from 'react-router';
import { History } from '../acts/history.tsx';
import { MatterFrame, MatterSkeleton } from '../acts/matter-frame.tsx';
import { useLeave } from '../api/leave.ts';
import { ObligationDue } from '../components/due.tsx';
import { FindingsList } from '../components/findings.tsx';
import { usePageTitle } from '../components/page-title.tsx';
import { ProblemNotice } from '../components/states.tsx';
import { useAsWhom } from '../lib/as-whom.ts';
import { Approval, Facts, HandOvers, InStead, LyingOpen, StandIns } from './parts.tsx';
import { Remarks, Standing } from './standing.tsx';
import { useLeaveDesk } from './use-leave-desk.ts';
import { spanText } from './words.ts';

export function LeaveMatterPage() {
  const { id = '' } = useParams();
  const leave = useLeave(id, useAsWhom());
  if (leave.data !== undefined) return <Filled key={id} view={leave.data} />;
  if (leave.isError)
    return (
      <div className="page-body">
        <ProblemNotice error={leave.error} retry={() => void leave.refetch()} what="这次外出、请假" heading="h1" />
        <p style={{ marginTop: 12 }}>
          <Link to="/leave">回请销假</Link>
        </p>
      </div>
    );
  return <MatterSkeleton />;
}

function Filled({ view }: { readonly view: LeaveView }) {
  usePageTitle(`${view.post.title}${view.kindLabel}`);
  const desk = useLeaveDesk(view);
  return (
    <MatterFrame
      desk={desk}
      className="leave-page"
      head={<Head view={view} />}
      label="外出、请假各部分"
      sections={[
        { id: 'absence', label: '外出', content: <Absence view={view} /> },
        { id: 'in-stead', label: '代办', content: <InStead view={view} /> },
        { id: 'history', label: '办理记录', content: <History path="/leave" id={view.id} /> },
      ]}
      chain={view.chain}
    />
  );
}

function Head({ view }: { readonly view: LeaveView }) {
  const due = view.obligations.find((one) => one.state === 'open');
  const where = view.where.startsWith(view.stageLabel) ? view.where.slice(view.stageLabel.length).replace(/^[，、：]/, '') : view.where;
  return (
    <header className="document-head">
      <p className="document-meta">
        {view.exercise && <span className="tag">演练</span>}
        <span>{view.post.title}</span>
        <span>{view.wayLabel}</span>
        <Standing line={view} />
      </p>
      <h1 className="document-title">
        {view.post.title}
        {view.kindLabel}：{spanText(view.from, view.to)}
      </h1>
      <p className="document-where">
        <span className={view.overdue ? 'stage late' : 'stage'}>{view.stageLabel}</span>
        <span>{where}</span>
        {due && view.now !== 'asked' && view.now !== 'planned' && <ObligationDue obligation={due} />}
      </p>
    </header>
  );
}

/** What it is, what stands against it, how it was granted, who stands in. */
function Absence({ view }: { readonly view: LeaveView }) {
  return (
    <div className="leave-parts">
      <Facts view={view} />
      {view.breaches.length > 0 && (
        <section aria-labelledby="breaches-title">
          <h2 id="breaches-title">不合规定之处</h2>
          <FindingsList findings={view.breaches} label="不合规定之处" />
        </section>
      )}
      <Remarks view={view} />
      <Approval view={view} />
      <StandIns view={view} />
      <HandOvers view={view} />
      <LyingOpen view={view} />
    </div>
  );
}
