/** Filters under a name, kept on this computer. */
import { useState } from 'react';
import { Panel } from './dialog.tsx';
import { loadKept, type SavedView, storeKept } from './registry-model.ts';

export interface SavedViewsProps {
  readonly table: string;
  readonly filter: Readonly<Record<string, string>>;
  readonly onChoose: (filter: Readonly<Record<string, string>>) => void;
}

const same = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>) =>
  Object.keys({ ...a, ...b }).every((k) => (a[k] ?? '') === (b[k] ?? ''));

export function SavedViews({ table, filter, onChoose }: SavedViewsProps) {
  const [views, setViews] = useState<readonly SavedView[]>(() => loadKept(table, []).views);
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const keep = (next: readonly SavedView[]) => {
    setViews(next);
    storeKept(table, { views: next });
  };
  const unsaved = Object.values(filter).some((v) => v !== '') && !views.some((v) => same(v.filter, filter));
  return (
    <>
      {views.map((v) => (
        <span key={v.name} className="chip-pair" data-on={same(v.filter, filter)}>
          <button type="button" className="chip" aria-pressed={same(v.filter, filter)} onClick={() => onChoose(v.filter)}>
            {v.name}
          </button>
          <button
            type="button"
            className="chip-x"
            aria-label={`删去视图${v.name}`}
            onClick={() => keep(views.filter((o) => o.name !== v.name))}
          >
            ×
          </button>
        </span>
      ))}
      {unsaved && (
        <button type="button" className="link-button" onClick={() => setNaming(true)}>
          存为视图
        </button>
      )}
      <Panel title="存为视图" open={naming} onClose={() => setNaming(false)}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            const called = name.trim();
            if (called === '') return;
            keep([...views.filter((v) => v.name !== called), { name: called, filter }]);
            setNaming(false);
            setName('');
          }}
        >
          <label className="field">
            <span className="label">名称</span>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel is opened to write a name, and has one field */}
            <input className="input" value={name} onChange={(event) => setName(event.target.value)} maxLength={20} required autoFocus />
            <span className="hint">只存在本机，只存筛选条件。</span>
          </label>
          <p>
            <button type="submit" className="button primary">
              存为视图
            </button>
          </p>
        </form>
      </Panel>
    </>
  );
}
