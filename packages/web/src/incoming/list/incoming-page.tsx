/** 收文: everything that came in and that this person may read; filtered, found by words or number, exported. */
import type { IncomingLine } from '@lingxing/server/contracts';
import { useEffect, useEffectEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { INCOMING_FILTERS, incomingExport, type IncomingFilter, type IncomingFilterName, useIncomingList } from '../../api/incoming.ts';
import { DueChip } from '../../components/due.tsx';
import { lay } from '../../acts/pile.ts';
import { PageHead } from '../../components/page-title.tsx';
import { type Column, RegistryTable } from '../../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../../components/states.tsx';
import { useAddress } from '../../lib/address.ts';
import { shortMoment } from '../../lib/dates.ts';
import { isOffice, withoutPlace } from '../../lib/names.ts';
import { may, useMe } from '../../session.ts';
import { urgencyText } from '../labels.ts';
import { IncomingFilters } from './incoming-filters.tsx';

const NAMED = 2;

/** The first who have it, and how many there are: a paper in circulation lies with dozens. */
export const briefly = (names: readonly string[]): string =>
  names.length <= NAMED ? names.join('、') : `${names.slice(0, NAMED).join('、')}等${String(names.length)}人`;

function columnsOf(today: string, government: string): readonly Column<IncomingLine>[] {
  return [
    {
      id: 'number',
      label: '收文编号',
      sort: 'number',
      width: '10em',
      cell: (line) => line.number !== undefined && <span className="num nowrap">{line.number}</span>,
    },
    { id: 'sender', label: '来文单位', width: '10em', cell: (line) => withoutPlace(line.sender.name, government) },
    {
      id: 'senderNumber',
      roomy: true,
      label: '来文字号',
      width: '12.5em',
      cell: (line) => line.senderNumber !== '' && <span className="num nowrap">{line.senderNumber}</span>,
    },
    {
      id: 'title',
      label: '标题',
      sort: 'title',
      rising: true,
      narrow: 'head',
      cell: (line) => (
        <span className="title-cell">
          {line.exercise && <span className="tag">演练</span>}
          {urgencyText(line.urgency) !== '' && <span className="urgency">{urgencyText(line.urgency)}</span>}
          <Link to={`/incoming/${line.id}`}>{line.title}</Link>
        </span>
      ),
    },
    {
      id: 'received',
      roomy: true,
      label: '收到',
      sort: 'received',
      width: '7.5em',
      cell: (line) => (
        <span className="quiet num">
          {shortMoment(line.receivedAt, today)}
          {line.enteredLate && <span className="tag late-entry">补录</span>}
        </span>
      ),
    },
    { id: 'stage', label: '办到', width: '5em', cell: (line) => line.stageLabel },
    { id: 'waiting', label: '待办人', width: '10em', cell: (line) => briefly(line.waitingFor) },
    {
      id: 'due',
      label: '时限',
      sort: 'due',
      rising: true,
      width: '11.5em',
      cell: (line) => line.due !== undefined && <DueChip due={line.due} remaining={line.remaining} late={line.late} />,
    },
    { id: 'kind', label: '文种', width: '4.5em', hidden: true, narrow: 'none', cell: (line) => line.kindLabel },
    { id: 'channel', label: '收文方式', width: '6em', hidden: true, narrow: 'none', cell: (line) => line.channelLabel },
    {
      id: 'dated',
      label: '来文日期',
      width: '7em',
      hidden: true,
      narrow: 'none',
      cell: (line) => <span className="num">{line.dated}</span>,
    },
    {
      id: 'updated',
      label: '更新',
      sort: 'updated',
      width: '8em',
      hidden: true,
      narrow: 'none',
      cell: (line) => <span className="quiet num">{shortMoment(line.updatedAt, today)}</span>,
    },
  ];
}

/** n: another paper is to be registered. Nothing happens while someone writes. */
function useNewKey(on: boolean): void {
  const navigate = useNavigate();
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!on || event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable=true], [role=dialog]')) return;
    event.preventDefault();
    void navigate('/incoming/new');
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

export function IncomingPage() {
  const me = useMe();
  const address = useAddress();
  const { parameters } = address;
  const registers = may(me, 'incoming.act') && isOffice(me);
  useNewKey(registers);
  const filter: IncomingFilter = Object.fromEntries(
    INCOMING_FILTERS.flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)]] : [])),
  );
  const sort = parameters.get('sort') ?? '-received';
  const list = useIncomingList({ ...filter, sort });
  const set = (name: IncomingFilterName | 'sort', value: string) => address.set({ [name]: value });
  const replace = (next: IncomingFilter) => address.replace({ sort: sort === '-received' ? '' : sort, ...next });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const active = INCOMING_FILTERS.some((name) => filter[name] !== undefined);
  return (
    <div className="page-body">
      <PageHead
        title="收文登记簿"
        where={registers ? '收到的来文，办到哪一步' : '你可以查阅的来文'}
        act={
          registers && (
            <Link to="/incoming/new" className="button primary" aria-keyshortcuts="n">
              登记来文 <kbd aria-hidden>n</kbd>
            </Link>
          )
        }
      />
      {list.isError && rows.length === 0 ? (
        <ProblemNotice error={list.error} retry={() => void list.refetch()} what="收文登记簿" />
      ) : (
        <RegistryTable
          name="incoming"
          label="收文登记簿"
          columns={columnsOf(me.today.date, me.government.name)}
          rows={rows}
          keyOf={(line) => line.id}
          hrefOf={(line) => `/incoming/${line.id}`}
          onOpen={() =>
            lay({
              account: me.account,
              place: `/incoming?${parameters.toString()}`,
              name: '收文登记簿',
              items: rows.map(({ id, title }) => ({ matter: id, procedure: 'incoming', title })),
            })
          }
          sort={sort}
          onSort={(next) => set('sort', next)}
          loading={list.isPending}
          total={list.data?.pages[0]?.total}
          more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
          primary
          filters={<IncomingFilters filter={filter} onSet={set} onReplace={replace} />}
          tools={
            <>
              {registers && (
                <Link className="button plain" to="/incoming/templates">
                  模板和常用语
                </Link>
              )}
              <a className="button plain" href={incomingExport({ ...filter, sort })} download>
                导出表格
              </a>
            </>
          }
          empty={
            active ? (
              <EmptyState
                next={
                  <button type="button" className="link-button" onClick={() => replace({})}>
                    清除筛选
                  </button>
                }
              >
                没有符合这些条件的来文。
              </EmptyState>
            ) : (
              <EmptyState next={registers ? <Link to="/incoming/new">登记第一件</Link> : undefined}>还没有你可以查阅的来文。</EmptyState>
            )
          }
        />
      )}
    </div>
  );
}
