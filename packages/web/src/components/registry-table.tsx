/**
 * The registry: the same table on every list. 36 px rows, a head that stays, columns to choose, rows to mark, pages by
 * cursor, and a keyboard: j k up and down, Enter opens, x marks.
 */
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useNavigate } from 'react-router';
import { type Kept, loadKept, nextSort, storeKept } from './registry-model.ts';
import { Skeleton } from './states.tsx';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** The name under which the server sorts by it. */
  readonly sort?: string;
  /** The first press sorts it upwards: what is due soonest, the first letter. */
  readonly rising?: boolean;
  readonly width?: string;
  /** Left out until it is chosen. */
  readonly hidden?: boolean;
  /** How it stands in the narrow list: the first line, a line below, with its label where it says nothing without, the same across the whole width, or not at all. */
  readonly narrow?: 'head' | 'line' | 'labelled' | 'across' | 'none';
  /** Only where there is room: left out of the table below 1,380 pixels, so that the title keeps its place. */
  readonly roomy?: boolean;
}

export interface RegistryProps<Row> {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly hrefOf?: (row: Row) => string;
  /** A row is opened, by whatever way: the list is the pile that one goes on in. */
  readonly onOpen?: () => void;
  readonly sort?: string | undefined;
  readonly onSort?: (sort: string) => void;
  readonly loading?: boolean;
  readonly total?: number | undefined;
  readonly more?: { readonly load: () => void; readonly loading: boolean } | undefined;
  /** Filters, as chips, left of the tools. */
  readonly filters?: ReactNode;
  readonly tools?: ReactNode;
  /** What can be done with the rows marked. */
  readonly renderBulk?: (rows: readonly Row[], clear: () => void) => ReactNode;
  readonly empty: ReactNode;
  /** The list of the page: its keys work wherever the focus is. */
  readonly primary?: boolean;
}

/** The width that a column without one is given at least. */
const TITLE_EM = '18';

const WRITES = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

export function RegistryTable<Row>(props: RegistryProps<Row>) {
  const { name, columns, rows, keyOf, hrefOf, onOpen, primary = false } = props;
  const navigate = useNavigate();
  const [kept, setKept] = useState<Kept>(() =>
    loadKept(
      name,
      columns.filter((c) => c.hidden).map((c) => c.id),
    ),
  );
  const [at, setAt] = useState(-1);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const box = useRef<HTMLDivElement>(null);
  const shown = columns.filter((c) => !kept.hidden.includes(c.id));

  const keep = (next: Kept) => {
    setKept(next);
    storeKept(name, { hidden: next.hidden });
  };
  const mark = useCallback((key: string) => {
    setMarked((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const clear = useCallback(() => setMarked(new Set()), []);

  const onKey = useCallback(
    (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'preventDefault'>) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const row = rows[at];
      if (event.key === 'j' || event.key === 'k') {
        event.preventDefault();
        const next = Math.min(rows.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1)));
        setAt(next);
        const line = box.current?.querySelectorAll<HTMLElement>('tbody tr')[next];
        line?.scrollIntoView({ block: 'nearest' });
        line?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
      } else if (event.key === 'x' && row !== undefined && props.renderBulk) {
        event.preventDefault();
        mark(keyOf(row));
      } else if (event.key === 'o' && row !== undefined && hrefOf) {
        event.preventDefault();
        onOpen?.();
        void navigate(hrefOf(row));
      }
    },
    [rows, at, props.renderBulk, mark, keyOf, hrefOf, onOpen, navigate],
  );

  useEffect(() => {
    if (!primary) return undefined;
    const listen = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      if (target && (WRITES.has(target.tagName) || target.isContentEditable || target.closest('[role=dialog]'))) return;
      onKey(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [primary, onKey]);

  const chosen = rows.filter((row) => marked.has(keyOf(row)));
  return (
    <div className="registry" ref={box}>
      <div className="registry-bar">
        {props.filters}
        <span className="registry-gap" />
        {props.total !== undefined && <span className="quiet num">共{props.total}件</span>}
        <SortChoice columns={columns} sort={props.sort} onSort={props.onSort} />
        {props.tools}
        <ColumnChoice columns={columns} kept={kept} onKeep={keep} />
      </div>
      {props.renderBulk && chosen.length > 0 && (
        <section className="registry-bulk" aria-label="所选">
          <span className="num">已选{chosen.length}件</span>
          {props.renderBulk(chosen, clear)}
          <button type="button" className="link-button" onClick={clear}>
            取消选择
          </button>
        </section>
      )}
      {rows.length > 0 && (
        <Rows {...props} shown={shown} at={at} onAt={setAt} marked={marked} onMark={mark} onMarkAll={(keys) => setMarked(new Set(keys))} />
      )}
      {rows.length === 0 && (props.loading ? <Skeleton lines={8} /> : props.empty)}
      {props.more && (
        <p className="registry-more">
          <button type="button" className="button" onClick={props.more.load} disabled={props.more.loading}>
            {props.more.loading ? '正在读取…' : '再列50件'}
          </button>
        </p>
      )}
      {primary && rows.length > 1 && (
        <p className="registry-keys quiet small" aria-hidden>
          <kbd>j</kbd> 下一行 <kbd>k</kbd> 上一行 <kbd>回车</kbd> 打开
          {props.renderBulk && (
            <>
              {' '}
              <kbd>x</kbd> 选中
            </>
          )}
        </p>
      )}
    </div>
  );
}

interface RowsProps<Row> extends RegistryProps<Row> {
  readonly shown: readonly Column<Row>[];
  readonly at: number;
  readonly onAt: (at: number) => void;
  readonly marked: ReadonlySet<string>;
  readonly onMark: (key: string) => void;
  readonly onMarkAll: (keys: readonly string[]) => void;
}

function Rows<Row>({
  label,
  rows,
  shown,
  keyOf,
  hrefOf,
  onOpen,
  sort,
  onSort,
  renderBulk,
  at,
  onAt,
  marked,
  onMark,
  onMarkAll,
}: RowsProps<Row>) {
  const navigate = useNavigate();
  // Where more columns are shown than fit, the table is moved sideways; what one knows a paper by keeps its place.
  const width = shown.some((c) => c.hidden) ? shown.reduce((sum, c) => sum + Number.parseFloat(c.width ?? TITLE_EM), 0) : undefined;
  const all = rows.length > 0 && rows.every((row) => marked.has(keyOf(row)));
  const open = (row: Row, target: EventTarget) => {
    if (!hrefOf) return;
    if ((target as HTMLElement).closest('a')) onOpen?.();
    if ((target as HTMLElement).closest('a, button, input, label') || (window.getSelection()?.toString() ?? '') !== '') return;
    onOpen?.();
    void navigate(hrefOf(row));
  };
  return (
    <div className="registry-rows" data-wide={width !== undefined}>
      <table aria-label={label} style={width === undefined ? undefined : { minWidth: `${String(width)}em` }}>
        <thead>
          <tr>
            {renderBulk && (
              <th scope="col" className="mark-cell">
                <input type="checkbox" aria-label="全选所列" checked={all} onChange={() => onMarkAll(all ? [] : rows.map(keyOf))} />
              </th>
            )}
            {shown.map((c) => (
              <th
                key={c.id}
                data-roomy={c.roomy}
                scope="col"
                style={c.width === undefined ? undefined : { width: c.width }}
                aria-sort={c.sort === undefined ? undefined : sort === c.sort ? 'ascending' : sort === `-${c.sort}` ? 'descending' : 'none'}
              >
                {c.sort !== undefined && onSort ? (
                  <button type="button" className="sort" onClick={() => onSort(nextSort(sort, c.sort ?? '', c.rising))}>
                    {c.label}
                    <span aria-hidden>{sort === c.sort ? ' ↑' : sort === `-${c.sort}` ? ' ↓' : ''}</span>
                  </button>
                ) : (
                  c.label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => {
            const key = keyOf(row);
            return (
              <tr
                key={key}

                data-at={i === at}
                data-marked={marked.has(key)}
                data-opens={hrefOf !== undefined}
                onClick={(event) => open(row, event.target)}
                onFocus={() => onAt(i)}
              >
                {renderBulk && (
                  <td className="mark-cell">
                    <input type="checkbox" aria-label="选中此件" checked={marked.has(key)} onChange={() => onMark(key)} />
                  </td>
                )}
                {shown.map((c) => (
                  <td
                    key={c.id}
                    data-narrow={c.narrow ?? 'line'}
                    data-label={c.narrow === 'labelled' || c.narrow === 'across' ? c.label : undefined}
                    data-roomy={c.roomy}
                    data-column={c.id}
                  >
                    {c.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** On a phone there are no heads to press. */
function SortChoice<Row>({
  columns,
  sort,
  onSort,
}: {
  readonly columns: readonly Column<Row>[];
  readonly sort: string | undefined;
  readonly onSort: ((sort: string) => void) | undefined;
}) {
  if (onSort === undefined) return null;
  return (
    <select className="chip sort-choice" aria-label="排列次序" value={sort} onChange={(event) => onSort(event.target.value)}>
      {columns.flatMap(({ sort: by, label }) =>
        by === undefined
          ? []
          : [
              [`-${by}`, `按${label}，倒序`],
              [by, `按${label}，正序`],
            ].map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            )),
      )}
    </select>
  );
}

function ColumnChoice<Row>({
  columns,
  kept,
  onKeep,
}: {
  readonly columns: readonly Column<Row>[];
  readonly kept: Kept;
  readonly onKeep: (kept: Kept) => void;
}) {
  if (columns.length < 6) return null;
  return (
    <DialogTrigger>
      <Button className="button plain column-choice">列</Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="popover-inside" aria-label="显示哪些列">
          <ul className="boxes">
            {columns.map((c) => (
              <li key={c.id}>
                <label className="check">
                  <input
                    type="checkbox"
                    checked={!kept.hidden.includes(c.id)}
                    disabled={c.narrow === 'head'}
                    onChange={() =>
                      onKeep({
                        ...kept,
                        hidden: kept.hidden.includes(c.id) ? kept.hidden.filter((h) => h !== c.id) : [...kept.hidden, c.id],
                      })
                    }
                  />
                  {c.label}
                </label>
              </li>
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
