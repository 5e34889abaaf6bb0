/** 提醒: what I was told, newest first; what is done with stays, quietly. */
import './notices.css';
import type { NoticeView } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { SelectFilter, ToggleFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice, sayingOf } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { URGENCY_LABELS } from '../labels.ts';
import { useAddress } from '../lib/address.ts';
import { shortDay, shortMoment } from '../lib/dates.ts';
import { may, useMe } from '../session.ts';
import { useMarkRead, useNotices } from './api.ts';
import { placeOf } from './places.ts';

/** What the list can be narrowed to; an administrator has one kind and needs no choice. */
const KINDS: readonly (readonly [NoticeView['kind'], string])[] = [
  ['waiting', '待办'],
  ['near', '临近时限'],
  ['passed', '逾期'],
  ['returned', '退回'],
  ['answered', '答复'],
  ['chased', '催办'],
  ['changed', '变更'],
  ['reminded', '会前提醒'],
];

const isNew = (one: NoticeView): boolean => !one.read && !one.settled;

/** A mark that does not rest on colour: a dot and the word for those who hear the page. */
function NewMark({ notice }: { readonly notice: NoticeView }) {
  return isNew(notice) ? (
    <span className="notice-new">
      <span aria-hidden>●</span>
      <span className="visually-hidden">未读</span>
    </span>
  ) : null;
}

function columnsOf(today: string): readonly Column<NoticeView>[] {
  return [
    {
      id: 'title',
      label: '事项',
      narrow: 'head',
      cell: (one) => {
        const urgency = URGENCY_LABELS[one.urgency as keyof typeof URGENCY_LABELS] ?? '';
        return (
          <span className="title-cell notice-title" data-new={isNew(one)}>
            <NewMark notice={one} />
            {urgency !== '' && <span className="urgency">{urgency}</span>}
            <Link to={placeOf(one)}>{one.title ?? one.label}</Link>
            {one.exercise && <span className="quiet small">演练</span>}
          </span>
        );
      },
    },
    { id: 'kind', label: '提醒', sort: 'kind', rising: true, width: '7em', cell: (one) => <strong>{one.kindLabel}</strong> },
    {
      id: 'label',
      label: '内容',
      width: '12em',
      cell: (one) => (
        <>
          {one.title === undefined ? '' : one.label}
          {one.settled && <span className="quiet">（已了结）</span>}
        </>
      ),
    },
    {
      id: 'due',
      label: '时限',
      sort: 'due',
      rising: true,
      width: '9em',
      cell: (one) => one.due !== undefined && <span className="num">{shortDay(one.due)}</span>,
    },
    { id: 'post', label: '职务', width: '13em', roomy: true, cell: (one) => one.post },
    { id: 'at', label: '时间', sort: 'at', width: '10em', cell: (one) => <span className="quiet num">{shortMoment(one.at, today)}</span> },
  ];
}

const NEWEST_FIRST = '-at';

export function NoticesPage() {
  const me = useMe();
  const say = useSay();
  const { parameters, set: put, replace } = useAddress();
  const [unreadOnly, kind, sort] = [
    parameters.get('unread') === 'true',
    parameters.get('kind') ?? '',
    parameters.get('sort') ?? NEWEST_FIRST,
  ];
  const set = (name: 'unread' | 'kind' | 'sort', value: string) => put({ [name]: value === NEWEST_FIRST ? '' : value });
  const notices = useNotices({ unread: unreadOnly, kind, sort });
  const mark = useMarkRead();
  const rows = notices.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = notices.data?.pages[0]?.unread ?? 0;
  // All that was seen, whatever stands first.
  const newest = rows.length === 0 ? undefined : Math.max(...rows.map((one) => one.id));
  const failed = { onError: (error: Error) => say(sayingOf(error)) };
  return (
    <div className="page-body">
      <PageHead
        title="提醒"
        where={notices.data && (unread === 0 ? '没有未读的提醒' : `未读${unread}条。事项办结后，提醒不再计为未读。`)}
        act={
          may(me, 'documents.read') && (
            <Link className="button" to="/notices/settings">
              提醒设置
            </Link>
          )
        }
      />
      {notices.isError ? (
        <ProblemNotice error={notices.error} retry={() => void notices.refetch()} what="提醒" />
      ) : (
        <RegistryTable
          name="notices"
          label="提醒"
          primary
          columns={columnsOf(me.today.date)}
          rows={rows}
          keyOf={(one) => String(one.id)}
          hrefOf={placeOf}
          sort={sort}
          onSort={(next) => set('sort', next)}
          loading={notices.isPending}
          more={notices.hasNextPage ? { load: () => void notices.fetchNextPage(), loading: notices.isFetchingNextPage } : undefined}
          filters={
            <search className="filters">
              <ToggleFilter label="只看未读" on={unreadOnly} onChange={(on) => set('unread', on ? 'true' : '')} />
              {may(me, 'documents.read') && (
                <SelectFilter label="提醒" value={kind} options={KINDS} onChange={(value) => set('kind', value)} />
              )}
            </search>
          }
          tools={
            <button
              type="button"
              className="button plain"
              disabled={unread === 0 || newest === undefined || mark.isPending}
              onClick={() =>
                newest !== undefined && mark.mutate({ upTo: newest }, { ...failed, onSuccess: () => say('所列提醒已全部标为已读') })
              }
            >
              全部标为已读
            </button>
          }
          renderBulk={(chosen, clear) => (
            <button
              type="button"
              className="button"
              disabled={mark.isPending}
              onClick={() => mark.mutate({ ids: chosen.slice(0, 200).map((one) => one.id) }, { ...failed, onSuccess: clear })}
            >
              标为已读
            </button>
          )}
          empty={
            unreadOnly || kind !== '' ? (
              <EmptyState
                next={
                  <button type="button" className="link-button" onClick={() => replace({})}>
                    查看全部提醒
                  </button>
                }
              >
                {kind === '' ? '没有未读的提醒。' : '没有符合的提醒。'}
              </EmptyState>
            ) : (
              <EmptyState next={may(me, 'documents.read') && <Link to="/">回到工作台</Link>}>
                还没有提醒。有事项等你办、时限临近时，这里会列出。
              </EmptyState>
            )
          }
        />
      )}
    </div>
  );
}
