/** A leader's desk: at most ten cards. What, from whom, what is recommended and on what basis, due when. */
import type { InboxLine } from '@lingxing/server/contracts';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { lay } from '../acts/pile.ts';
import { useWorkbench } from '../api/workbench.ts';
import { shortLabel } from '../components/basis.tsx';
import { DueChip } from '../components/due.tsx';
import { PageHead } from '../components/page-title.tsx';
import { EmptyState, ProblemNotice, Skeleton } from '../components/states.tsx';
import { shortMoment } from '../lib/dates.ts';
import { URGENCY_LABELS } from '../labels.ts';
import { withoutPlace } from '../lib/names.ts';
import { matterPage } from '../lib/matter-page.ts';
import { useMe } from '../session.ts';
import { AwayLine } from './away.tsx';
import { DoneList, LateList } from './lists.tsx';

const CARDS = 10;

export function LeaderDesk() {
  // What is opened from here goes on from here.
  useEffect(() => lay(undefined), []);
  const workbench = useWorkbench();
  const [all, setAll] = useState(false);
  if (workbench.isPending)
    return (
      <div className="page-body desk">
        <PageHead title="等我办" />
        <Skeleton lines={8} />
      </div>
    );
  if (workbench.isError)
    return (
      <div className="page-body desk">
        <PageHead title="等我办" />
        <ProblemNotice error={workbench.error} retry={() => void workbench.refetch()} what="工作台" />
      </div>
    );
  const { waiting, away, late, done, counts } = workbench.data;
  const shown = all ? waiting.items : waiting.items.slice(0, CARDS);
  const rest = counts.waiting - shown.length;
  return (
    <div className="page-body desk">
      <PageHead
        title="等我办"
        where={
          <>
            {counts.waiting}件{counts.late > 0 && <span className="late">，其中{counts.late}件逾期</span>} · 今日已办{counts.doneToday}件
          </>
        }
      />
      <AwayLine away={away} />
      {shown.length === 0 ? (
        <EmptyState next={<Link to="/documents?mine=true">查看我经办的公文</Link>}>没有等你办的公文。</EmptyState>
      ) : (
        <ol className="cards">
          {shown.map((line) => (
            <Card key={`${line.matter}-${line.act}-${line.inStead?.post ?? ''}`} line={line} />
          ))}
        </ol>
      )}
      {rest > 0 && !all && (
        <p>
          <button type="button" className="button" onClick={() => setAll(true)}>
            其余{rest}件
          </button>
        </p>
      )}
      <LateList late={late} />
      <DoneList done={done} />
    </div>
  );
}

function Card({ line }: { readonly line: InboxLine }) {
  const { today, government } = useMe();
  const urgency = URGENCY_LABELS[line.urgency as keyof typeof URGENCY_LABELS] ?? '';
  return (
    <li>
      <Link to={matterPage(line)} className="card">
        <span className="card-top">
          <span className="card-act">{line.label}</span>
          {line.inStead !== undefined && <span className="tag">{line.inStead.label}</span>}
          {urgency !== '' && <span className="urgency">{urgency}</span>}
          {line.due !== undefined && <DueChip due={line.due} remaining={line.remaining} late={line.late} />}
        </span>
        <span className="card-title">{line.title}</span>
        {line.recommendation !== undefined && line.recommendation !== '' && <span className="card-says">拟办：{line.recommendation}</span>}
        {/* What a paper asks stands with its sender; what comes from within is told here. */}
        {!line.recommendation && line.sender === undefined && line.asks !== undefined && line.asks !== '' && (
          <span className="card-says">{line.asks}</span>
        )}
        <span className="card-foot quiet">
          {line.sender !== undefined && <span>{[withoutPlace(line.sender, government.name), line.asks].filter(Boolean).join(' ')} · </span>}
          {line.from} · {shortMoment(line.since, today.date)}送来
          {line.citation && <span> · {shortLabel(line.citation)}</span>}
        </span>
      </Link>
    </li>
  );
}
