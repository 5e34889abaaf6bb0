/** The two long looks at a revision: the open matters that it touches, and a year of the ledger judged again under it. */
import type { StandingView, TouchedGroup, WhatIfLine } from '@lingxing/server/contracts';
import { type ReactNode, useState } from 'react';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { dayText } from '../lib/dates.ts';
import { useMe } from '../session.ts';
import { type Look, useTouched, useWhatIf } from './revisions-api.ts';

/** How far a look is; it can be left and stopped at any time. */
function Progress<T>({
  look,
  done,
  of,
  unit,
}: {
  readonly look: Look<T>;
  readonly done: number;
  readonly of: number;
  readonly unit: string;
}) {
  return (
    <div className="row look-progress">
      <progress max={Math.max(1, of)} value={done} aria-label="进度" />
      <output className="num">
        {look.state === 'running' ? '正在推算，' : look.state === 'stopped' ? '已停下，' : ''}
        {done}／{of}
        {unit}
      </output>
      {look.state === 'running' && (
        <button type="button" className="button plain" onClick={look.stop}>
          停下
        </button>
      )}
    </div>
  );
}

const MARKS: Readonly<Record<StandingView['outcome'], string>> = {
  permitted: 'done-mark',
  warned: 'warned-mark',
  refused: 'refused-outcome',
};

/** A verdict in words: what comes of it, and the places that say so. */
function Standing({ of, none = '不办这一步' }: { readonly of: StandingView | undefined; readonly none?: string }) {
  if (of === undefined) return <span className="quiet">{none}</span>;
  return (
    <div>
      <strong className={MARKS[of.outcome]}>{of.outcomeLabel}</strong>
      {of.findings.map((one) => (
        <p key={`${one.title} ${one.place ?? ''} ${one.says ?? ''}`} className="small">
          {one.title}
          {one.place !== undefined && `〔${one.place}〕`}
          {one.says !== undefined && <span className="quiet"> {one.says}</span>}
        </p>
      ))}
    </div>
  );
}

const MOVED = { earlier: '时限提前', later: '时限推后', mixed: '时限变动' } as const;

function Owed({ place, there }: { readonly place: string | undefined; readonly there: boolean }) {
  if (!there) return <span className="quiet">没有</span>;
  return <span>{place === undefined ? '有' : `有〔${place}〕`}</span>;
}

const sides = (side: 'before' | 'after') => (one: TouchedGroup) =>
  one.what === 'act' ? (
    <>
      <span className="side-label small quiet">{side === 'before' ? '现在' : '修订后'}</span>
      <Standing of={one[side]} />
    </>
  ) : (
    <>
      <Owed
        place={(side === 'before' ? one.owedBefore : one.owedAfter)?.place}
        there={(side === 'before' ? one.owedBefore : one.owedAfter) !== undefined}
      />
      {side === 'after' && one.moved !== undefined && <p className="small warned-mark">{MOVED[one.moved]}</p>}
    </>
  );

const WHAT = { act: '', waits: '待办：', owed: '时限：' } as const;
const TOUCHED: readonly Column<TouchedGroup>[] = [
  {
    id: 'label',
    label: '办什么',
    narrow: 'head',
    cell: (one) => (
      <>
        {one.procedureLabel} {WHAT[one.what]}
        {one.label}
        {one.post !== undefined && <p className="small quiet">{one.post}</p>}
      </>
    ),
  },
  { id: 'before', label: '现在', cell: sides('before') },
  { id: 'after', label: '修订后', cell: sides('after') },
  { id: 'matters', label: '事项（件）', width: '7em', cell: (one) => <span className="num">{one.matters}</span> },
];

export function TouchedPart({ id, from }: { readonly id: string; readonly from: string | undefined }) {
  const look = useTouched(id, from);
  const { found } = look;
  return (
    <section className="stack" aria-labelledby="touched-title">
      <LookHead id="touched-title" title="涉及的在办事项" look={look} verb="查在办事项">
        按今天的情形，逐件比较修订前后各职务会被怎样告知。只列条款和件数，不列公文。
      </LookHead>
      {found && (
        <>
          <Progress look={look} done={found.looked} of={found.total} unit="件" />
          {look.state !== 'running' && (
            <p>
              {found.touched === 0 ? (
                '没有在办事项因此有所不同。'
              ) : (
                <>
                  <strong className="num">{found.touched}件</strong>在办事项会有所不同。
                </>
              )}
            </p>
          )}
          {found.groups.length > 0 && (
            <RegistryTable
              name="touched"
              label="涉及的在办事项"
              columns={TOUCHED}
              rows={found.groups}
              keyOf={(one) => one.key}
              empty={<EmptyState>没有。</EmptyState>}
            />
          )}
        </>
      )}
    </section>
  );
}

const CHANGED: readonly Column<WhatIfLine>[] = [
  {
    id: 'act',
    label: '行为',
    narrow: 'head',
    cell: (one) => (
      <>
        {one.procedureLabel} {one.actLabel}
        {!one.exact && <p className="small warned-mark">当日情形未能完全还原</p>}
      </>
    ),
  },
  { id: 'on', label: '日期', width: '9em', cell: (one) => <span className="num">{dayText(one.on)}</span> },
  {
    id: 'matter',
    label: '事项',
    width: '8em',
    cell: (one) => (
      <span className="num small" title={one.matter}>
        …{one.matter.slice(-6)}第{one.seq}项
      </span>
    ),
  },
  { id: 'before', label: '当时', cell: (one) => <Standing of={one.before} /> },
  { id: 'after', label: '按修订后', cell: (one) => <Standing of={one.after} /> },
];
/** More lines than this are counted, not drawn. */
const DRAWN = 500;

/** The same day a year before. */
const yearBefore = (day: string): string => {
  const [year = '', ...rest] = day.split('-');
  const before = `${Number(year) - 1}-${rest.join('-')}`;
  return before.endsWith('02-29') ? before.replace('02-29', '02-28') : before;
};

export function WhatIfPart({ id }: { readonly id: string }) {
  const { today } = useMe();
  const [span, setSpan] = useState({ from: yearBefore(today.date), to: today.date });
  const look = useWhatIf(id, span);
  const { found } = look;
  return (
    <section className="stack" aria-labelledby="what-if-title">
      <LookHead id="what-if-title" title="推演" look={look} verb="推演" disabled={span.from > span.to}>
        把台账里这段时间的行为逐个按修订后的规则重判，列出判定不同的；台账不变。
      </LookHead>
      <div className="row">
        <label className="field">
          <span className="label">自</span>
          <input
            className="input"
            type="date"
            value={span.from}
            max={span.to}
            onChange={(event) => setSpan({ ...span, from: event.target.value })}
          />
        </label>
        <label className="field">
          <span className="label">至</span>
          <input
            className="input"
            type="date"
            value={span.to}
            max={today.date}
            onChange={(event) => setSpan({ ...span, to: event.target.value })}
          />
        </label>
      </div>
      {found && (
        <>
          <Progress look={look} done={found.judged} of={found.total} unit="个行为" />
          <p>
            判定不同的<strong className="num">{found.changed.length}个</strong>
            {found.inexact > 0 && `；有${found.inexact}个行为按当时的规则重判与记载不一，当日情形未能完全还原`}
            {found.unjudged > 0 && `；有${found.unjudged}个行为按修订后的规则无从判断`}
            {found.changed.length > DRAWN && `。以下列前${DRAWN}个`}。
          </p>
          {found.changed.length > 0 && (
            <RegistryTable
              name="what-if"
              label="判定不同的行为"
              columns={CHANGED}
              rows={found.changed.slice(0, DRAWN)}
              keyOf={(one) => `${one.matter} ${one.seq}`}
              empty={<EmptyState>没有。</EmptyState>}
            />
          )}
        </>
      )}
    </section>
  );
}

function LookHead<T>({
  id,
  title,
  look,
  verb,
  disabled = false,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly look: Look<T>;
  readonly verb: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <>
      <div className="row look-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button" onClick={look.start} disabled={disabled || look.state === 'running'}>
          {look.state === 'idle' || look.state === 'running' ? verb : '重新推算'}
        </button>
      </div>
      <p className="quiet">{children}</p>
      {look.state === 'broken' && <ProblemNotice error={look.error} retry={look.start} what="推算结果" />}
    </>
  );
}
