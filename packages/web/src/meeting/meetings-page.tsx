/** 会议: which sitting, who chairs it, how it stands, the number of its minutes; filtered, sorted, exported. */
import { SITTING_LABELS, STAGE_LABELS } from '@lingxing/affairs/meeting-labels';
import type { MeetingLine } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { MEETING_FILTERS, meetingsExport, useMeetings } from '../api/meetings.ts';
import { SelectFilter, ToggleFilter } from '../components/filters.tsx';
import { lastColumns, MatterList, titleColumn, useMatterFilter } from '../components/matter-list.tsx';
import { PageHead } from '../components/page-title.tsx';
import type { Column } from '../components/registry-table.tsx';
import { isOffice, postInUse } from '../lib/names.ts';
import { useMe } from '../session.ts';
import { Outlook } from './outlook.tsx';

const columns = (today: string): readonly Column<MeetingLine>[] => [
  titleColumn('/meetings', '会议'),
  { id: 'chair', label: '主持', width: '11em', cell: (line) => line.chair.title },
  { id: 'state', label: '状态', width: '9em', cell: (line) => line.stageLabel },
  { id: 'number', label: '纪要', roomy: true, width: '14em', cell: (line) => line.number ?? '' },
  ...lastColumns<MeetingLine>(today),
];

export function MeetingsPage() {
  const me = useMe();
  const filter = useMatterFilter(MEETING_FILTERS);
  const { values, set } = filter;
  const list = useMeetings(values);
  // Departments bring topics to a sitting; they do not convene one.
  const convenes = isOffice(me) || postInUse(me)?.department === undefined;
  return (
    <div className="page-body">
      <PageHead
        title="会议"
        where={isOffice(me) ? '本府的会议' : '你参加、列席和报过议题的会议'}
        act={
          convenes && (
            <Link to="/meetings/new" className="button primary">
              召集会议
            </Link>
          )
        }
      />
      <Outlook />
      <MatterList
        procedure="meeting"
        path="/meetings"
        label="会议清单"
        columns={columns(me.today.date)}
        filter={filter}
        list={list}
        look={{ label: '查找会议', in: '议题、地点' }}
        since="召集起"
        chips={
          <>
            <ToggleFilter label="我办过的" on={values.mine === 'true'} onChange={(on) => set('mine', on ? 'true' : '')} />
            <ToggleFilter label="未办结" on={values.closed === 'false'} onChange={(on) => set('closed', on ? 'false' : '')} />
            <SelectFilter label="类别" value={values.kind} options={Object.entries(SITTING_LABELS)} onChange={(v) => set('kind', v)} />
            <SelectFilter label="状态" value={values.stage} options={Object.entries(STAGE_LABELS)} onChange={(v) => set('stage', v)} />
          </>
        }
        sheet={meetingsExport(values)}
        tools={
          <>
            <Link to="/meetings/after">会后落实</Link>
            <Link to="/meetings/open">会议公开</Link>
            <Link to="/meetings/rooms">会议室</Link>
            <Link to="/meetings/study">学习</Link>
          </>
        }
        unmatched="没有符合这些条件的会议。"
        none="还没有会议在册。"
        first={convenes && <Link to="/meetings/new">召集会议</Link>}
      />
    </div>
  );
}
