/** 台账: the auditor checks every chain and every sealed batch, and takes the anchor outside. */
import { anchorAddress, useLedgerCheck } from '../api/admin.ts';
import { PageHead } from '../components/page-title.tsx';
import { ProblemNotice, Skeleton } from '../components/states.tsx';

export function LedgerPage() {
  const check = useLedgerCheck();
  return (
    <div className="page-body narrow stack">
      <PageHead
        title="台账"
        where="每件事项的每个行为逐条相连，整个政府的行为按批封存。核对只看校验值，不看公文内容。"
        act={
          <>
            <a className="button" href={anchorAddress} download>
              导出封存凭据
            </a>
            <button type="button" className="button primary" onClick={() => check.mutate()} disabled={check.isPending}>
              {check.isPending ? '正在核对…' : '核对台账'}
            </button>
          </>
        }
      />
      {check.isIdle && <p className="quiet">还没有核对。核对会重算全部校验值，事项多时需要几分钟，可离开本页。</p>}
      {check.isPending && <Skeleton lines={4} label="正在核对" />}
      {check.isError && <ProblemNotice error={check.error} retry={() => check.mutate()} what="核对结果" />}
      {check.data && (
        <section className={`notice ${check.data.ok ? 'good' : 'refused'}`}>
          <h2>
            {check.data.ok ? (
              <>
                <span className="done-mark">✓</span> 台账完整，没有改动
              </>
            ) : (
              `有${check.data.broken.length}处对不上`
            )}
          </h2>
          <dl className="facts">
            <dt>事项</dt>
            <dd className="num">{check.data.matters}件</dd>
            <dt>行为</dt>
            <dd className="num">{check.data.acts}条</dd>
            <dt>封存</dt>
            <dd className="num">{check.data.batches}批</dd>
            {check.data.root !== undefined && (
              <>
                <dt>末批校验值</dt>
                <dd className="hash">{check.data.root}</dd>
              </>
            )}
          </dl>
          {check.data.broken.length > 0 && (
            <ul>
              {check.data.broken.map((b) => (
                <li key={b}>{b}</li>
              ))}
            </ul>
          )}
        </section>
      )}
      <p className="small quiet">把封存凭据存到本系统之外（如纸质签收、另一单位），日后即可据以证明此前的记录未被改动。</p>
    </div>
  );
}
