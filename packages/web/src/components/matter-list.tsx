/**
 * The list of one procedure's matters, as every office list is laid out: looked up by words, narrowed by what its address says,
 * sorted, exported, opened as a pile that one goes on in.
 */
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { lay } from '../acts/pile.ts';
import { useAddress } from '../lib/address.ts';
import { shortMoment } from '../lib/dates.ts';
import { useMe } from '../session.ts';
import { DateFilter, WordsFilter } from './filters.tsx';
import { type Column, RegistryTable } from './registry-table.tsx';
import { EmptyState, ProblemNotice } from './states.tsx';

/** What a list is narrowed and sorted by, as its address says it. */
export interface MatterFilter<Name extends string> {
  readonly values: Readonly<Partial<Record<Name | 'sort', string>>>;
  /** The empty text takes a filter off. */
  readonly set: (name: Name | 'sort', value: string) => void;
  /** Several at once; the others stay. */
  readonly put: (changes: Readonly<Record<string, string>>) => void;
  /** Nothing but these. */
  readonly replace: (next: Readonly<Partial<Record<Name | 'sort', string>>>) => void;
  readonly clear: () => void;
  /** Whether anything but the order narrows the list. */
  readonly active: boolean;
  readonly query: string;
}

export function useMatterFilter<Name extends string>(names: readonly Name[]): MatterFilter<Name> {
  const { parameters, set, replace } = useAddress();
  const values = Object.fromEntries(
    [...names, 'sort' as const].flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)]] : [])),
  ) as MatterFilter<Name>['values'];
  return {
    values,
    set: (name, value) => set({ [name]: value }),
    put: set,
    replace,
    clear: () => replace({}),
    active: names.some((name) => values[name] !== undefined),
    query: parameters.toString(),
  };
}

/** What every line of a matter says of it. */
interface MatterLine {
  readonly id: string;
  readonly title: string;
  readonly exercise: boolean;
  readonly waitingFor: readonly string[];
  readonly updatedAt: string;
}

/** What the matter is called, with its marks before it; opens it. */
export const titleColumn = <Line extends MatterLine>(path: string, label: string, marks?: (line: Line) => ReactNode): Column<Line> => ({
  id: 'title',
  label,
  sort: 'title',
  rising: true,
  narrow: 'head',
  cell: (line) => (
    <span className="title-cell">
      {line.exercise && <span className="tag">演练</span>}
      {marks?.(line)}
      <Link to={`${path}/${line.id}`}>{line.title}</Link>
    </span>
  ),
});

/** For whom it waits, and when it was last handled: the last two columns. */
export const lastColumns = <Line extends MatterLine>(today: string): readonly Column<Line>[] => [
  { id: 'waiting', roomy: true, narrow: 'across', label: '待办人', width: '11em', cell: (line) => line.waitingFor.join('、') },
  {
    id: 'updated',
    label: '最近办理',
    sort: 'updated',
    narrow: 'none',
    width: '9em',
    cell: (line) => <span className="num">{shortMoment(line.updatedAt, today)}</span>,
  },
];

/** What every list of matters is narrowed by: words and a span of days. */
type Common = MatterFilter<'q' | 'from' | 'to'>;

interface MatterListProps<Line extends MatterLine> {
  readonly procedure: string;
  /** Where the list and, below it, each matter is. */
  readonly path: string;
  /** 请示报备清单. */
  readonly label: string;
  readonly columns: readonly Column<Line>[];
  readonly filter: Omit<Common, 'put' | 'replace'>;
  readonly list: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly Line[] }>>;
  /** What is looked up, and in which of its words. */
  readonly look: { readonly label: string; readonly in: string };
  /** The day that the span of days speaks of: 登记起. */
  readonly since: string;
  readonly chips: ReactNode;
  /** Where the list as filtered is fetched as a spreadsheet. */
  readonly sheet: string;
  readonly tools?: ReactNode;
  /** Said where no matter fits the filters, and where there is none at all with the way to the first. */
  readonly unmatched: string;
  readonly none: string;
  readonly first?: ReactNode;
}

export function MatterList<Line extends MatterLine>(props: MatterListProps<Line>) {
  const { filter, list, label, path } = props;
  const me = useMe();
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const clear = (
    <button type="button" className="link-button" onClick={filter.clear}>
      全部清除
    </button>
  );
  if (list.isError && rows.length === 0) return <ProblemNotice error={list.error} retry={() => void list.refetch()} what={label} />;
  return (
    <RegistryTable
      name={path.slice(1)}
      label={label}
      columns={props.columns}
      rows={rows}
      keyOf={(line) => line.id}
      hrefOf={(line) => `${path}/${line.id}`}
      onOpen={() =>
        lay({
          account: me.account,
          place: `${path}?${filter.query}`,
          name: label,
          items: rows.map(({ id, title }) => ({ matter: id, procedure: props.procedure, title })),
        })
      }
      loading={list.isPending}
      sort={filter.values.sort ?? '-updated'}
      onSort={(sort) => filter.set('sort', sort)}
      more={list.hasNextPage ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined}
      primary
      filters={
        <search className="filters">
          <WordsFilter
            key={filter.values.q ?? ''}
            label={props.look.label}
            placeholder={props.look.in}
            words={filter.values.q ?? ''}
            onLook={(words) => filter.set('q', words)}
          />
          <div className="filter-chips">
            {props.chips}
            <DateFilter label={props.since} value={filter.values.from} onChange={(day) => filter.set('from', day)} />
            <DateFilter label="止" value={filter.values.to} onChange={(day) => filter.set('to', day)} />
            {filter.active && clear}
          </div>
        </search>
      }
      tools={
        <>
          {props.tools}
          <a className="button plain" href={props.sheet} download>
            导出表格
          </a>
        </>
      }
      empty={
        filter.active ? <EmptyState next={clear}>{props.unmatched}</EmptyState> : <EmptyState next={props.first}>{props.none}</EmptyState>
      }
    />
  );
}
