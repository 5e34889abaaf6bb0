/** 导入机构表格: checked row by row; without a fault, what it comes down to is taken over as the changes of the plan. */
import { useRef } from 'react';
import { sayingOf } from '../components/states.tsx';
import { type Change, useWorkbook } from './api.ts';

export function WorkbookPart({ day, onChanges }: { readonly day: string; readonly onChanges: (changes: readonly Change[]) => void }) {
  const chooser = useRef<HTMLInputElement>(null);
  const reading = useWorkbook();
  const faults = reading.data?.faults ?? [];
  const name = reading.variables?.file.name ?? '';
  return (
    <section className="form-sheet stack" aria-labelledby="workbook-title">
      <h2 id="workbook-title">导入机构表格</h2>
      <p className="quiet">用“机构与分工”页导出的表格修改。有一处不符就不取任何内容。</p>
      <p>
        <button type="button" className="button" disabled={reading.isPending} onClick={() => chooser.current?.click()}>
          选择表格
        </button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".xlsx"
          aria-label="机构表格文件"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file === undefined) return;
            reading.mutate({ file, day }, { onSuccess: (read) => read.faults.length === 0 && onChanges(read.changes) });
          }}
        />
      </p>
      <div aria-live="polite">
        {reading.isPending && <p className="quiet">正在核对。</p>}
        {reading.isError && (
          <p className="notice refused">
            {name}：{sayingOf(reading.error)}
          </p>
        )}
        {reading.data !== undefined && faults.length === 0 && (
          <p className="notice">
            {reading.data.changes.length === 0
              ? '与现有机构一致，没有变动。'
              : `核对无误，列入变动${reading.data.changes.length}项，请预览。`}
          </p>
        )}
        {faults.length > 0 && (
          <>
            <p className="notice refused">
              {name}有{faults.length}处不符，没有取任何内容。
            </p>
            <ol className="change-lines" aria-label="不符之处">
              {faults.map((one) => (
                <li key={`${one.sheet} ${one.row} ${one.column} ${one.message}`}>
                  “{name}”，“{one.sheet}”第{one.row}行{one.column === '' ? '' : `“${one.column}”`}：{one.message}
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
    </section>
  );
}
