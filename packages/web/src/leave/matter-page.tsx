/** One absence: what it is and how it stands at the left, what can be done with it now at the right, who had it and who will. */
import type { LeaveView } from '@lingxing/server/contracts';
import { useParams } from 'react-router';
import { History } from '../acts/history.tsx';
import { MatterFrame } from '../acts/matter-frame.tsx';
import { Breaches, FetchedMatter } from '../acts/matter-parts.tsx';
import { useLeave } from '../api/leave.ts';
import { ObligationDue } from '../components/due.tsx';
import { usePageTitle } from '../components/page-title.tsx';
import { useAsWhom } from '../lib/as-whom.ts';
import { Approval, Facts, HandOvers, InStead, LyingOpen, StandIns } from './parts.tsx';
import { Remarks, Standing } from './standing.tsx';
import { useLeaveDesk } from './use-leave-desk.ts';
import { spanText } from './words.ts';

export function LeaveMatterPage() {
  const { id = '' } = useParams();
  const leave = useLeave(id, useAsWhom());
  return <FetchedMatter matter={leave} what="这次外出、请假" list={{ path: '/leave', label: '请销假' }} page={Filled} />;
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
        <wbr />
        <span className="nowrap">{view.kindLabel}：</span>
        <span className="whole">{spanText(view.from, view.to)}</span>
      </h1>
      <p className="document-where">
        <span className={view.overdue ? 'stage late' : 'stage'}>{view.stageLabel}</span>
        <span>{where}</span>
        {due && view.now === 'away' && <ObligationDue obligation={due} />}
      </p>
    </header>
  );
}

/** What it is, what stands against it, how it was granted, who stands in. */
function Absence({ view }: { readonly view: LeaveView }) {
  return (
    <div className="leave-parts">
      <Facts view={view} />
      <Breaches findings={view.breaches} />
      <Remarks view={view} />
      <Approval view={view} />
      <StandIns view={view} />
      <HandOvers view={view} />
      <LyingOpen view={view} />
    </div>
  );
}
