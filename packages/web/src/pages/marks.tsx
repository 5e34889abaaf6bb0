/** 发文字号: under what each body numbers its own documents; the office enters the marks that are missing. */
import type { MarksView } from '@lingxing/server/contracts';
import { type FormEvent, useId, useState } from 'react';
import { useEnterMark, useMarks } from '../api/organisation.ts';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice, sayingOf } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { formText } from '../lib/form-text.ts';

type Body = MarksView['bodies'][number];

const COLUMNS: readonly Column<Body>[] = [
  { id: 'name', label: '机关', narrow: 'head', cell: (one) => one.name },
  {
    id: 'mark',
    label: '发文机关代字',
    narrow: 'labelled',
    width: '14em',
    cell: (one) => (one.mark === undefined ? <span className="tag warned-mark">未录入，发文不能编号</span> : one.mark),
  },
];

export function MarksPage() {
  const marks = useMarks();
  return (
    <div className="page-body">
      <PageHead title="发文字号" where="各机关自行发文的代字；没有代字的，发文不能编号" />
      {marks.isError ? (
        <ProblemNotice error={marks.error} retry={() => void marks.refetch()} what="发文机关代字" />
      ) : (
        <>
          {marks.data?.mayEnter === true && <Enter bodies={marks.data.bodies} />}
          <RegistryTable
            name="marks"
            label="发文机关代字"
            columns={COLUMNS}
            rows={marks.data?.bodies ?? []}
            keyOf={(one) => one.id}
            loading={marks.isPending}
            empty={<EmptyState>还没有下级政府和部门。</EmptyState>}
          />
        </>
      )}
    </div>
  );
}

/** One body's mark, entered where there is none and changed where there is; it begins with the first that lacks one. */
function Enter({ bodies }: { readonly bodies: readonly Body[] }) {
  const id = useId();
  const say = useSay();
  const enter = useEnterMark();
  const [body, setBody] = useState(bodies.find((one) => one.mark === undefined)?.id ?? '');
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    enter.mutate(
      { body, mark: formText(data, 'mark'), reason: formText(data, 'reason') },
      {
        onSuccess: ({ bodies: now }) => {
          form.reset();
          setBody(now.find((one) => one.mark === undefined)?.id ?? '');
          say('已录入发文机关代字，可以编号');
        },
      },
    );
  };
  return (
    <form className="stack form-sheet" onSubmit={send} aria-labelledby={id}>
      <h2 id={id}>录入代字</h2>
      <label className="field">
        <span className="label">机关</span>
        <select className="select" required value={body} onChange={(event) => setBody(event.target.value)}>
          <option value="">请选</option>
          {bodies.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
              {one.mark === undefined ? '' : `（现为${one.mark}）`}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="label">代字</span>
        <input className="input" name="mark" required minLength={2} maxLength={12} />
        <span className="hint">写在年份前面的字，不含年份和标点</span>
      </label>
      <label className="field">
        <span className="label">依据或者理由</span>
        <input className="input" name="reason" required maxLength={400} />
      </label>
      <div>
        <button type="submit" className="button" disabled={enter.isPending}>
          录入
        </button>
      </div>
      <div role="alert">{enter.isError && <p className="notice refused">{sayingOf(enter.error)}</p>}</div>
    </form>
  );
}
