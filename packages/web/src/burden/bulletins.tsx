/** 部门简报: which bulletins each department has, listed or come in; the office lists them or strikes them (核准、列入、取消). */
import type { BurdenView } from '@lingxing/server/contracts';
import { type FormEvent, useId, useState } from 'react';
import { useOrganisation } from '../api/organisation.ts';
import { sayingOf } from '../components/states.tsx';
import { useListBulletins } from './api.ts';

type Body = BurdenView['bulletins'][number];

export function BulletinsOf({ view }: { readonly view: BurdenView }) {
  const approval = view.bounds.some((one) => one.of === 'bulletin-approval');
  if (view.bulletins.length === 0 && !view.mayList) return null;
  return (
    <section className="stack" style={{ marginTop: 28 }}>
      <h2>部门报送的简报</h2>
      {view.bulletins.length === 0 && <p className="quiet">还没有列入的简报。</p>}
      <ul className="stack">
        {view.bulletins.map((body) => (
          <li key={body.body}>
            <strong>{body.name}</strong>
            {body.beyond && <span className="tag warned-mark">种类过多</span>}
            <span className="num">
              {' '}
              {body.bulletins
                .map((one) => `${one.name}（${String(one.issues)}期${one.listed ? '' : approval ? '，未核准' : '，未列入'}）`)
                .join('、')}
            </span>
          </li>
        ))}
      </ul>
      {view.mayList && <List bodies={view.bulletins} approval={approval} />}
    </section>
  );
}

/** One department's list, put in place of the one there is. */
function List({ bodies, approval }: { readonly bodies: readonly Body[]; readonly approval: boolean }) {
  const id = useId();
  const organisation = useOrganisation().data;
  const list = useListBulletins();
  const [department, setDepartment] = useState('');
  const [names, setNames] = useState('');
  const [reason, setReason] = useState('');
  const choose = (next: string): void => {
    setDepartment(next);
    const listed = bodies.find((one) => one.body === next)?.bulletins.filter((one) => one.listed) ?? [];
    setNames(listed.map((one) => one.name).join('、'));
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const bulletins = names
      .split(/[、，,；;\n]/u)
      .map((one) => one.trim())
      .filter((one) => one !== '');
    list.mutate({ department, bulletins, reason }, { onSuccess: () => setReason('') });
  };
  return (
    <details className="letter-more">
      <summary>{approval ? '核准简报' : '列入简报'}</summary>
      <form className="stack" onSubmit={send}>
        <div className="field">
          <label className="label" htmlFor={`${id}-body`}>
            部门
          </label>
          <select id={`${id}-body`} className="select" required value={department} onChange={(event) => choose(event.target.value)}>
            <option value="">请选择部门</option>
            {(organisation?.departments ?? [])
              .filter((one) => one.kind !== 'lower-government')
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
          </select>
        </div>
        <div className="field">
          <label className="label" htmlFor={`${id}-names`}>
            简报名称
          </label>
          <input id={`${id}-names`} className="input" value={names} maxLength={600} onChange={(event) => setNames(event.target.value)} />
          <span className="hint">几种以顿号分开；去掉的即取消</span>
        </div>
        <div className="field">
          <label className="label" htmlFor={`${id}-reason`}>
            理由
          </label>
          <input
            id={`${id}-reason`}
            className="input"
            required
            maxLength={400}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <button type="submit" className="button" disabled={department === '' || list.isPending}>
          {approval ? '核准' : '列入'}
        </button>
        <div role="alert">{list.isError && <p className="notice refused">{sayingOf(list.error)}</p>}</div>
      </form>
    </details>
  );
}
