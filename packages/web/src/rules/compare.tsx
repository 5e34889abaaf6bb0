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
import { ALL, BeforeAfter, CompareContents, SectionChoice, sectionShown, sectionsOf } from './compare-contents.tsx';
import { RulesSections } from './sections.tsx';

type Row = RulesComparison['rows'][number];
type Text = RulesComparison['texts'][number];
type Cell = NonNullable<Row['cells'][string]>;
const VERDICTS = [
  ['different', '不同'],
  ['same', '相同'],
  ['silent', '有的未写'],
] as const;

export interface RowFilter {
  readonly verdict: string;
  readonly words: string;
}

/** Subjects that pass the filter. `silent` is any subject of which one text says nothing, whether the others agree or not. */
export function filterRows(rows: readonly Row[], texts: readonly { readonly id: string }[], { verdict, words }: RowFilter): readonly Row[] {
  return rows.filter(
    (row) =>
      (verdict === '' || (verdict === 'silent' ? texts.some(({ id }) => row.cells[id] === undefined) : row.verdict === verdict)) &&
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

/** What one subject says, once for all that say it in the same words; those that say nothing come last, without a cell. */
export function linesOf(row: Row, texts: readonly Text[]): readonly { readonly texts: readonly Text[]; readonly cell: Cell | undefined }[] {
  const lines = new Map<string, { texts: Text[]; cell: Cell | undefined }>();
  for (const text of texts) {
    const cell = row.cells[text.id];
    const key = cell === undefined ? '' : `${row.differs.includes('modality') ? cell.modalities.join('、') : ''}：${cell.text}`;
    const line = lines.get(key) ?? { texts: [], cell };
    line.texts.push(text);
    lines.set(key, line);
  }
  return [...lines.values()].toSorted((one, other) => Number(one.cell === undefined) - Number(other.cell === undefined));
}

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
  const found = useMemo(() => filterRows(rows, texts, { verdict, words: deferred }), [rows, texts, verdict, deferred]);
  const sections = useMemo(() => sectionsOf(found), [found]);
  const reading = sectionShown(sections, group, deferred !== '');
  const shown = useMemo(() => (reading === ALL ? found : found.filter((row) => row.group === reading)), [found, reading]);
  const narrow = useNarrow();
  const at = (section: string): string => {
    const next = new URLSearchParams(parameters);
    next.set('group', section);
    return next.toString();
  };
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
            {narrow && <SectionChoice sections={sections} shown={reading} onChange={(value) => set('group', value)} />}
            <span className="quiet num">
              {shown.length === found.length ? `${found.length}项` : `${shown.length}项，共${found.length}项`}
            </span>
          </search>
          {!narrow && sections.length > 1 && <CompareContents sections={sections} shown={reading} at={at} />}
          {shown.length === 0 ? (
            <EmptyState>没有符合条件的事项。</EmptyState>
          ) : narrow ? (
            <Lines rows={shown} texts={texts} />
          ) : (
            <Table rows={shown} texts={texts} />
          )}
          <BeforeAfter sections={sections} shown={reading} at={at} />
        </>
      )}
    </div>
  );
}

/** Side by side where there is room for columns; else line by line, the governments that say the same together. */
const useNarrow = (): boolean => useMedia('(max-width: 800px)');

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
                  <TableCell key={text.id} row={row} text={text} />
                ))}
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}

/** On a phone: a subject takes a few lines, so that several stand on one screen. */
function Lines({ rows, texts }: { readonly rows: readonly Row[]; readonly texts: readonly Text[] }) {
  const groups = [...new Set(rows.map((row) => row.group))];
  return groups.map((group) => (
    <section key={group} className="compare-lines" aria-label={group}>
      <h2>{group}</h2>
      {rows
        .filter((row) => row.group === group)
        .map((row) => (
          <article key={row.key} data-verdict={row.verdict}>
            <h3>
              {row.label} <span className="tag">{verdictText(row)}</span>
            </h3>
            <dl>
              {linesOf(row, texts).map((line) => (
                <div key={line.texts.map((one) => one.id).join(' ')}>
                  <dt>{line.texts.length === texts.length ? '各地' : line.texts.map((one) => one.short).join('、')}</dt>
                  {line.cell === undefined ? (
                    <dd className="quiet">未写</dd>
                  ) : (
                    <dd>
                      {row.differs.includes('modality') && (
                        <strong className="compare-modality">{line.cell.modalities.join('、')}：</strong>
                      )}
                      {line.cell.text}
                      <Places row={row} texts={line.texts} />
                    </dd>
                  )}
                </div>
              ))}
            </dl>
          </article>
        ))}
    </section>
  ));
}

/** Where it stands in each text, run on after what it says; one's own leads to the article. */
function Places({ row, texts }: { readonly row: Row; readonly texts: readonly Text[] }) {
  return (
    <span className="small compare-places">
      {texts.map((text) => {
        const cited = row.cells[text.id]?.citations ?? [];
        return (
          <span key={text.id}>
            {' '}
            {texts.length > 1 && cited.length > 0 && text.short}
            {cited.map((one) => {
              const to = text.own ? centreAddress(one) : undefined;
              return to === undefined ? (
                <span key={one.label}>〔{one.label}〕</span>
              ) : (
                <Link key={one.label} to={to}>
                  〔{one.label}〕
                </Link>
              );
            })}
          </span>
        );
      })}
    </span>
  );
}

function TableCell({ row, text }: { readonly row: Row; readonly text: Text }) {
  const cell = row.cells[text.id];
  if (cell === undefined) return <td className="quiet">未写</td>;
  return (
    <td>
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
