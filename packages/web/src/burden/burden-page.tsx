/** 基层减负: what was sent to towns and departments, by whom, how much of it and how long; each number leads to its documents. */
import type { BurdenView, DispatchLine } from '@lingxing/server/contracts';
import { Link, useSearchParams } from 'react-router';
import { BasisChip } from '../components/basis.tsx';
import { DateFilter, SelectFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { useAddress } from '../lib/address.ts';
import { dayText } from '../lib/dates.ts';
import { useMe } from '../session.ts';
import { burdenExport, useBurden, useDispatches, type BurdenFilter, type DispatchFilter } from './api.ts';
import { BulletinsOf } from './bulletins.tsx';

type Line = BurdenView['lines'][number];

/** A count that leads to what was counted. */
function Count({ of, line, more = {} }: { readonly of: number; readonly line: Line; readonly more?: Readonly<Record<string, string>> }) {
  const [parameters] = useSearchParams();
  if (of === 0) return <span className="quiet num">0</span>;
  const next = new URLSearchParams(parameters);
  for (const name of ['over', 'bulletin', 'forms']) next.delete(name);
  for (const [name, value] of Object.entries({ sender: line.sender.id, since: line.from, until: line.to, ...more })) next.set(name, value);
  return (
    <Link className="num" to={`?${next.toString()}#documents`}>
      {of}
    </Link>
  );
}

const COLUMNS: readonly Column<Line>[] = [
  {
    id: 'sender',
    label: '发文单位',
    narrow: 'head',
    cell: (line) => (
      <>
        {line.sender.name}
        {line.beyond && <span className="tag warned-mark">超过本府控制数</span>}
      </>
    ),
  },
  { id: 'period', label: '期间', narrow: 'labelled', width: '7em', cell: (line) => <span className="num">{line.periodLabel}</span> },
  {
    id: 'documents',
    label: '文件（件）',
    narrow: 'labelled',
    width: '7em',
    cell: (line) => <Count of={line.documents} line={line} more={{ bulletin: 'false' }} />,
  },
  {
    id: 'bulletins',
    label: '简报（期）',
    narrow: 'labelled',
    width: '7em',
    cell: (line) => <Count of={line.bulletins} line={line} more={{ bulletin: 'true' }} />,
  },
  { id: 'pages', label: '页数', narrow: 'labelled', width: '4em', cell: (line) => <span className="num">{line.pages}</span> },
  {
    id: 'over',
    label: '超过篇幅（件）',
    narrow: 'labelled',
    width: '9em',
    cell: (line) => <Count of={line.over} line={line} more={{ over: 'true' }} />,
  },
  { id: 'excess', label: '超出字数', narrow: 'labelled', width: '6em', cell: (line) => <span className="num">{line.excess}</span> },
  {
    id: 'forms',
    label: '要求填报（种）',
    narrow: 'labelled',
    width: '9em',
    cell: (line) => <Count of={line.forms} line={line} more={{ forms: 'true' }} />,
  },
  {
    id: 'meetings',
    label: '开到下级的会议',
    narrow: 'labelled',
    width: '9em',
    cell: (line) => <span className="num">{line.meetings}</span>,
  },
  {
    id: 'inspections',
    label: '交下级督办',
    narrow: 'labelled',
    width: '7em',
    cell: (line) => <span className="num">{line.inspections}</span>,
  },
];

/** The title, and what those below had to fill in for it. */
function Title({ one }: { readonly one: DispatchLine }) {
  return (
    <>
      <Link to={`/documents/${one.id}`}>{one.title}</Link>
      {one.forms.length > 0 && <div className="quiet small">要求填报：{one.forms.join('、')}</div>}
    </>
  );
}

const DOCUMENT_COLUMNS: readonly Column<DispatchLine>[] = [
  { id: 'title', label: '标题', narrow: 'head', cell: (one) => <Title one={one} /> },
  { id: 'number', label: '发文字号', width: '14em', cell: (one) => <span className="num nowrap">{one.number ?? ''}</span> },
  { id: 'kind', label: '文种', width: '10em', cell: (one) => (one.bulletin === undefined ? one.kindLabel : `简报：${one.bulletin}`) },
  { id: 'on', label: '印发日期', narrow: 'labelled', width: '11em', cell: (one) => <span className="num">{dayText(one.on)}</span> },
  {
    id: 'characters',
    label: '字数',
    narrow: 'labelled',
    width: '12em',
    cell: (one) => (
      <span className="num">
        {one.characters}
        {one.over && one.most !== undefined && <strong className="warned-mark"> 超过{one.characters - one.most}</strong>}
      </span>
    ),
  },
];

export function BurdenPage() {
  const { today } = useMe();
  const { parameters, set: put } = useAddress();
  const filter: BurdenFilter = {
    from: parameters.get('from') ?? `${today.date.slice(0, 4)}-01-01`,
    to: parameters.get('to') ?? today.date,
    by: parameters.get('by') === 'month' ? 'month' : 'year',
  };
  // Another period or another way of counting closes the list that was opened under a figure.
  const set = (name: string, value: string): void =>
    put({ sender: '', since: '', until: '', over: '', bulletin: '', forms: '', [name]: value });
  const burden = useBurden(filter);
  const chosen = chosenIn(parameters);
  return (
    <div className="page-body">
      <PageHead
        title="基层减负"
        where={`发往下级和部门的文件、简报，要求下级填报的报表，开到下级的会议，交下级牵头的督办；${burden.data?.whole === true ? '统计的是全府，点开只列你可以看的' : '只统计你可以看的'}`}
        act={
          <a className="button" href={burdenExport(filter)}>
            导出
          </a>
        }
      />
      {burden.isError ? (
        <ProblemNotice error={burden.error} retry={() => void burden.refetch()} what="统计" />
      ) : (
        <>
          <Bounds bounds={burden.data?.bounds ?? []} />
          <RegistryTable
            name="burden"
            label="发文统计"
            columns={COLUMNS}
            rows={burden.data?.lines ?? []}
            keyOf={(line) => `${line.period} ${line.sender.id}`}
            loading={burden.isPending}
            filters={
              <search className="filters">
                <SelectFilter
                  label="按月或者按年"
                  value={filter.by}
                  options={[
                    ['month', '按月'],
                    ['year', '按年'],
                  ]}
                  onChange={(by) => set('by', by)}
                />
                <DateFilter label="从" value={filter.from} onChange={(from) => set('from', from)} />
                <DateFilter label="到" value={filter.to} onChange={(to) => set('to', to)} />
              </search>
            }
            empty={
              <EmptyState>
                {burden.data?.whole === true
                  ? '这段时间没有发往下级和部门的文件、简报。'
                  : '你可以看的公文中，这段时间没有发往下级和部门的文件、简报；全府统计由政府办公室和督查机构掌握。'}
              </EmptyState>
            }
          />
          {chosen !== undefined && <Documents filter={chosen} />}
          {burden.data !== undefined && <BulletinsOf view={burden.data} />}
        </>
      )}
    </div>
  );
}

/** The count that was followed, as it stands in the address. */
function chosenIn(parameters: URLSearchParams): DispatchFilter | undefined {
  const [sender, from, to] = ['sender', 'since', 'until'].map((name) => parameters.get(name));
  if (sender == null || from == null || to == null) return undefined;
  const [over, bulletin, forms] = ['over', 'bulletin', 'forms'].map((name) => parameters.get(name) ?? undefined);
  return { sender, from, to, over, bulletin, forms };
}

function Documents({ filter }: { readonly filter: DispatchFilter }) {
  const found = useDispatches(filter);
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  if (found.isError) return <ProblemNotice error={found.error} retry={() => void found.refetch()} what="文件" />;
  return (
    <section id="documents">
      <h2>
        {rows[0]?.sender.name ?? '所列'} · {dayText(filter.from)}至{dayText(filter.to)}
      </h2>
      <RegistryTable
        name="burden-documents"
        label="所计的文件"
        columns={DOCUMENT_COLUMNS}
        rows={rows}
        keyOf={(one) => one.id}
        hrefOf={(one) => `/documents/${one.id}`}
        loading={found.isPending}
        more={found.hasNextPage ? { load: () => void found.fetchNextPage(), loading: found.isFetchingNextPage } : undefined}
        empty={<EmptyState>计入的文件你都没有经手，不列出标题；要看的，请向政府办公室调阅。</EmptyState>}
      />
    </section>
  );
}

/** What the numbers are held against; unset is said, and nothing is put in its place. */
function Bounds({ bounds }: { readonly bounds: BurdenView['bounds'] }) {
  if (bounds.length === 0) return null;
  return (
    <details className="letter-more">
      <summary>依据和控制数</summary>
      <ul className="quiet small">
        {bounds.map((one) => (
          <li key={`${one.says}${one.citation?.label ?? ''}`}>
            {one.says}
            {one.of === 'own-setting' && (one.value === undefined ? '：本府未设定。' : `：${String(one.value)}件（本府设定）。`)}{' '}
            {one.citation !== undefined && <BasisChip citation={one.citation} short />}
          </li>
        ))}
      </ul>
    </details>
  );
}
