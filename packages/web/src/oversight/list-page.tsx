/** 接受监督: what was raised from outside, by kind; who leads, how it stands, by when, for whom it waits; filtered, sorted, exported. */
import { KIND_LABELS, STAGE_LABELS } from '@lingxing/affairs/oversight-labels';
import type { OversightLine } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { OVERSIGHT_FILTERS, oversightExport, useOversight } from '../api/oversight.ts';
import { SelectFilter, ToggleFilter } from '../components/filters.tsx';
import { lastColumns, MatterList, titleColumn, useMatterFilter } from '../components/matter-list.tsx';
import { PageHead } from '../components/page-title.tsx';
import type { Column } from '../components/registry-table.tsx';
import { dayText } from '../lib/dates.ts';
import { isOffice } from '../lib/names.ts';
import { may, useMe } from '../session.ts';

const columns = (today: string): readonly Column<OversightLine>[] => [
  titleColumn('/oversight', '事项', (line) => (
    <>
      {line.late && <span className="tag warned-mark">逾期</span>}
      {line.near && <span className="tag">临近</span>}
      {line.stalled && <span className="tag">停滞</span>}
    </>
  )),
  { id: 'lead', label: '主办部门', width: '12em', cell: (line) => line.lead?.name ?? '' },
  { id: 'state', label: '状态', width: '10em', cell: (line) => line.stageLabel },
  {
    id: 'due',
    label: '办结期限',
    width: '10em',
    narrow: 'across',
    cell: (line) =>
      line.due === undefined ? (
        ''
      ) : (
        <>
          <span className="num nowrap">{dayText(line.due)}</span> <span className="num nowrap">{line.remaining}</span>
        </>
      ),
  },
  ...lastColumns<OversightLine>(today),
];

export function OversightPage() {
  const me = useMe();
  const filter = useMatterFilter(OVERSIGHT_FILTERS);
  const { values, set } = filter;
  const list = useOversight(values);
  const begin = may(me, 'oversight.act') && isOffice(me) && (
    <Link to="/oversight/new" className="button primary">
      登记
    </Link>
  );
  return (
    <div className="page-body">
      <PageHead title="接受监督" where="建议提案、询问质询、来信来访、监督发现的问题、复议诉讼、舆论反映的情况" act={begin} />
      <MatterList
        procedure="oversight"
        path="/oversight"
        label="接受监督事项清单"
        columns={columns(me.today.date)}
        filter={filter}
        list={list}
        look={{ label: '查找接受监督的事项', in: '事由、原编号' }}
        since="登记起"
        chips={
          <>
            <ToggleFilter label="我办过的" on={values.mine === 'true'} onChange={(on) => set('mine', on ? 'true' : '')} />
            <ToggleFilter label="未办结" on={values.closed === 'false'} onChange={(on) => set('closed', on ? 'false' : '')} />
            <ToggleFilter label="逾期" on={values.late === 'true'} onChange={(on) => set('late', on ? 'true' : '')} />
            <ToggleFilter label="临近" on={values.near === 'true'} onChange={(on) => set('near', on ? 'true' : '')} />
            <ToggleFilter label="停滞" on={values.stalled === 'true'} onChange={(on) => set('stalled', on ? 'true' : '')} />
            <SelectFilter label="类别" value={values.kind} options={Object.entries(KIND_LABELS)} onChange={(v) => set('kind', v)} />
            <SelectFilter label="状态" value={values.stage} options={Object.entries(STAGE_LABELS)} onChange={(v) => set('stage', v)} />
          </>
        }
        sheet={oversightExport(values)}
        tools={
          <>
            <Link to="/oversight/receptions" className="button plain">
              领导接访
            </Link>
            <Link to="/oversight/published" className="button plain">
              公开的答复
            </Link>
          </>
        }
        unmatched="没有符合这些条件的事项。"
        none="还没有你可以看的接受监督事项。"
        first={begin}
      />
    </div>
  );
}
