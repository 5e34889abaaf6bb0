/** 请示报备: whose matter, what it is, how it stands, for whom it waits; filtered, sorted, exported. */
import { KINDS, STAGE_LABELS } from '@lingxing/affairs/conduct-labels';
import type { ConductLine } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { CONDUCT_FILTERS, conductExport, useConductList } from '../api/conduct.ts';
import { SelectFilter, ToggleFilter } from '../components/filters.tsx';
import { lastColumns, MatterList, titleColumn, useMatterFilter } from '../components/matter-list.tsx';
import { PageHead } from '../components/page-title.tsx';
import type { Column } from '../components/registry-table.tsx';
import { isOffice } from '../lib/names.ts';
import { may, useMe } from '../session.ts';

const KIND_OPTIONS = Object.entries(KINDS).map(([kind, { label }]) => [kind, label] as const);

const columns = (today: string): readonly Column<ConductLine>[] => [
  titleColumn('/conduct', '事项'),
  { id: 'who', label: '谁', width: '15em', cell: (line) => line.post.title },
  { id: 'state', label: '状态', width: '12em', cell: (line) => line.stageLabel },
  ...lastColumns<ConductLine>(today),
];

export function ConductPage() {
  const me = useMe();
  const filter = useMatterFilter(CONDUCT_FILTERS);
  const { values, set } = filter;
  const list = useConductList(values);
  const begins = may(me, 'conduct.act');
  return (
    <div className="page-body">
      <PageHead
        title="请示报备"
        where={isOffice(me) ? '本府的请示报备事项' : '你和本单位的请示报备事项'}
        act={
          begins && (
            <Link to="/conduct/new" className="button primary">
              申请、报告
            </Link>
          )
        }
      />
      <MatterList
        procedure="conduct"
        path="/conduct"
        label="请示报备清单"
        columns={columns(me.today.date)}
        filter={filter}
        list={list}
        look={{ label: '查找事项', in: '事项、单位、地点' }}
        since="登记起"
        chips={
          <>
            <ToggleFilter label="等我办" on={values.waiting === 'true'} onChange={(on) => set('waiting', on ? 'true' : '')} />
            <ToggleFilter label="我办过的" on={values.mine === 'true'} onChange={(on) => set('mine', on ? 'true' : '')} />
            <ToggleFilter label="未办结" on={values.closed === 'false'} onChange={(on) => set('closed', on ? 'false' : '')} />
            <SelectFilter label="类别" value={values.kind} options={KIND_OPTIONS} onChange={(v) => set('kind', v)} />
            <SelectFilter label="状态" value={values.stage} options={Object.entries(STAGE_LABELS)} onChange={(v) => set('stage', v)} />
          </>
        }
        sheet={conductExport(values)}
        unmatched="没有符合这些条件的事项。"
        none="还没有请示报备事项在册。"
        first={begins && <Link to="/conduct/new">申请、报告</Link>}
      />
    </div>
  );
}
