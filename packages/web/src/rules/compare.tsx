/** 对照: one's own rules beside others', subject by subject; what differs, in what, and what a text does not say. */
import './ask.css';
import './compare.css';
import type { RulesComparison } from '@lingxing/server/contracts';
import { useDeferredValue, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { SelectFilter } from '../components/filters.tsx';
import { PageHead } from '../components/page-title.tsx';
import { useAddress } from '../lib/address.ts';
import { useMedia } from '../components/use-media.ts';
import { EmptyState, ProblemNotice, Skeleton } from '../components/states.tsx';
import { comparisonExport, useComparison } from './ask-api.ts';
import { centreAddress } from './ask-model.ts';
import { RulesSections } from './sections.tsx';

type Row = RulesComparison['rows'][number];
type Text = RulesComparison['texts'][number];
const VERDICTS = [
  ['different', '不同'],
  ['same', '相同'],
  ['silent', '有的未写'],
] as const;

export interface RowFilter {
  readonly verdict: string;
  readonly group: string;
  readonly words: string;
}

/** Subjects that pass the filter. `silent` is any subject of which one text says nothing, whether the others agree or not. */
export function filterRows(
  rows: readonly Row[],
  texts: readonly { readonly id: string }[],
  { verdict, group, words }: RowFilter,
): readonly Row[] {
  return rows.filter(
    (row) =>
      (verdict === '' || (verdict === 'silent' ? texts.some(({ id }) => row.cells[id] === undefined) : row.verdict === verdict)) &&
      (group === '' || row.group === group) &&
      (words === '' ||
        row.label.includes(words) ||
        row.group.includes(words) ||
        Object.values(row.cells).some((cell) => cell.text.includes(words))),
  );
}

/** 不同（宽严不同）: in what those that speak differ. */
export function verdictText({ verdict, differs }: Pick<Row, 'verdict' | 'differs'>): string {
  if (verdict !== 'different') return verdict === 'same' ? '相同' : '有的未写';
  return differs.includes('content') ? '不同' : '宽严不同';
}

const NONE: RulesComparison = { texts: [], others: [], rows: [] };

export function ComparePage() {
  const { parameters, set: put } = useAddress();
  const others = parameters.get('with') ?? '';
  const verdict = parameters.get('verdict') ?? '';
  const group = parameters.get('group') ?? '';
  const [words, setWords] = useState('');
  const deferred = useDeferredValue(words.trim());
  const comparison = useComparison(others);
  const set = (name: string, value: string): void => put({ [name]: value });
  const { texts, others: all, rows } = comparison.data ?? NONE;
  const shown = useMemo(() => filterRows(rows, texts, { verdict, group, words: deferred }), [rows, texts, verdict, group, deferred]);
  const groups = [...new Set(rows.map((row) => row.group))];
  // Each subject is counted once; the filter 有的未写 also finds those that differ among the texts that speak.
  const count = (of: Row['verdict']): number => rows.filter((row) => row.verdict === of).length;
  // From the address and not from the answer, which is still the one before while the next is on its way.
  const chosen = others === '' ? all.map((one) => one.id) : others.split(',');
  const toggle = (id: string): void => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    if (next.length > 0) set('with', next.length === all.length ? '' : next.join(','));
  };
  return (
    <div className="page-body compare-page">
      <RulesSections />
      <PageHead
        title="对照"
        where={
          comparison.data === undefined
            ? '各地工作规则逐项对照'
            : `${rows.length}个事项：相同${count('same')}，不同${count('different')}，写了的一致、有的未写${count('silent')}`
        }
        act={
          <a className="button" href={comparisonExport(others)}>
            导出
          </a>
        }
      />
      {comparison.isError ? (
        <ProblemNotice error={comparison.error} retry={() => void comparison.refetch()} what="对照" />
      ) : comparison.isPending ? (
        <Skeleton lines={12} />
      ) : (
        <>
          <fieldset className="compare-texts">
            <legend className="label">同谁对照</legend>
            {all.map((one) => (
              <label key={one.id} className="check">
                <input
                  type="checkbox"
                  checked={chosen.includes(one.id)}
                  disabled={chosen.length === 1 && chosen[0] === one.id}
                  onChange={() => toggle(one.id)}
                />
                {one.short}
              </label>
            ))}
          </fieldset>
          <search className="filters">
            <input
              className="input search-input"
              type="search"
              placeholder="事项、规定中的词"
              aria-label="按词查找"
              value={words}
              maxLength={60}
              onChange={(event) => setWords(event.target.value)}
            />
            <SelectFilter label="异同" value={verdict} options={VERDICTS} onChange={(value) => set('verdict', value)} />
            <SelectFilter label="类别" value={group} options={groups.map((one) => [one, one])} onChange={(value) => set('group', value)} />
            <span className="quiet num">{shown.length}项</span>
          </search>
          {shown.length === 0 ? (
            <EmptyState>没有符合条件的事项。</EmptyState>
          ) : (
            <Shown key={`${others} ${verdict} ${group} ${deferred}`} rows={shown} texts={texts} />
          )}
        </>
      )}
    </div>
  );
}

/** On a phone one subject at a time; the filters choose among them. */
function Shown({ rows, texts }: { readonly rows: readonly Row[]; readonly texts: readonly Text[] }) {
  const narrow = useMedia('(max-width: 800px)');
  const [at, setAt] = useState(0);
  if (!narrow) return <Table rows={rows} texts={texts} />;
  return (
    <>
      <div className="row compare-steps">
        <button type="button" className="button" disabled={at === 0} onClick={() => setAt(at - 1)}>
          上一项
        </button>
        <span className="num" aria-live="polite">
          第{at + 1}项，共{rows.length}项
        </span>
        <button type="button" className="button" disabled={at >= rows.length - 1} onClick={() => setAt(at + 1)}>
          下一项
        </button>
      </div>
      <Table rows={rows.slice(at, at + 1)} texts={texts} />
    </>
  );
}

function Table({ rows, texts }: { readonly rows: readonly Row[]; readonly texts: readonly Text[] }) {
  const groups = [...new Set(rows.map((row) => row.group))];
  return (
    <table className="compare" style={{ ['--texts' as string]: texts.length }}>
      <caption className="visually-hidden">各地工作规则逐项对照</caption>
      <thead>
        <tr>
          <th scope="col">事项</th>
          {texts.map((one) => (
            <th key={one.id} scope="col" title={one.name}>
              {one.short}
              {one.own && <span className="quiet">（本府）</span>}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group}>
          <tr className="compare-group">
            <th scope="rowgroup" colSpan={texts.length + 1}>
              {group}
            </th>
          </tr>
          {rows
            .filter((row) => row.group === group)
            .map((row) => (
              <tr key={row.key} data-verdict={row.verdict}>
                <th scope="row">
                  {row.label}
                  <span className="tag">{verdictText(row)}</span>
                </th>
                {texts.map((text) => (
                  <Cell key={text.id} row={row} text={text} />
                ))}
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}

function Cell({ row, text }: { readonly row: Row; readonly text: Text }) {
  const cell = row.cells[text.id];
  if (cell === undefined)
    return (
      <td data-label={text.short} className="quiet">
        未写
      </td>
    );
  return (
    <td data-label={text.short}>
      <p>
        {row.differs.includes('modality') && <strong className="compare-modality">{cell.modalities.join('、')}：</strong>}
        {cell.text}
      </p>
      <p className="small basis-chips">
        {cell.citations.map((one) => {
          const to = text.own ? centreAddress(one) : undefined;
          return to === undefined ? (
            <span key={one.label} className="basis-chip-still">
              〔{one.label}〕
            </span>
          ) : (
            <Link key={one.label} className="basis-chip" to={to}>
              〔{one.label}〕
            </Link>
          );
        })}
      </p>
    </td>
  );
}
