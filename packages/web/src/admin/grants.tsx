/** 授权: the security administrator grants posts and administrators' offices; no account holds two offices. */
import { type FormEvent, useState } from 'react';
import { type AccountLine, type GrantPost, useAccounts, useAdminAct } from '../api/admin.ts';
import { useOrganisation } from '../api/organisation.ts';
import { PageHead } from '../components/page-title.tsx';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice, sayingOf } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { ADMINISTRATOR_LABELS } from '../lib/names.ts';
import { useMe } from '../session.ts';

const COLUMNS: readonly Column<AccountLine>[] = [
  { id: 'label', label: '名称', narrow: 'head', cell: (a) => <strong>{a.label}</strong> },
  { id: 'account', label: '账号', width: '14em', cell: (a) => a.account },
  { id: 'posts', label: '职务', cell: (a) => (a.posts.length === 0 ? <span className="quiet">未授予</span> : a.posts.join('、')) },
  { id: 'office', label: '管理职责', width: '9em', cell: (a) => (a.administrator === undefined ? '' : ADMINISTRATOR_LABELS[a.administrator]) },
];

export function GrantsPage() {
  const accounts = useAccounts();
  const rows = accounts.data ?? [];
  return (
    <div className="page-body">
      <PageHead title="授权" where="授予职务和管理职责。三类管理员互相分立，一个账号只能担任其一，且不得查阅公文。" />
      <div className="two-forms">
        <GrantPostForm accounts={rows} />
        <GrantAdministratorForm accounts={rows} />
      </div>
      {accounts.isError ? (
        <ProblemNotice error={accounts.error} retry={() => void accounts.refetch()} what="账号" />
      ) : (
        <RegistryTable
          name="grants"
          label="账号与职务"
          columns={COLUMNS}
          rows={rows}
          keyOf={(a) => a.account}
          loading={accounts.isPending}
          empty={<EmptyState>还没有账号，请系统管理员先开设。</EmptyState>}
        />
      )}
    </div>
  );
}

function AccountChoice({ accounts }: { readonly accounts: readonly AccountLine[] }) {
  return (
    <label className="field">
      <span className="label">账号</span>
      <select className="select" name="account" required defaultValue="">
        <option value="" disabled>
          请选
        </option>
        {accounts.map((a) => (
          <option key={a.account} value={a.account}>
            {a.label}（{a.account}）
          </option>
        ))}
      </select>
    </label>
  );
}

function GrantPostForm({ accounts }: { readonly accounts: readonly AccountLine[] }) {
  const { today } = useMe();
  const say = useSay();
  const organisation = useOrganisation();
  const grant = useAdminAct<GrantPost>('/admin/grants');
  const [round, setRound] = useState(0);
  const departments = new Map((organisation.data?.departments ?? []).map((d) => [d.id, d.name]));
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const to = String(form.get('to') ?? '');
    grant.mutate(
      { account: String(form.get('account')), post: String(form.get('post')), from: String(form.get('from')), ...(to === '' ? {} : { to }) },
      {
        onSuccess: () => {
          say('职务已授予，按所定日期生效');
          setRound((n) => n + 1);
        },
      },
    );
  };
  return (
    <form key={round} className="stack form-sheet" onSubmit={send} aria-labelledby="grant-post">
      <h2 id="grant-post">授予职务</h2>
      <AccountChoice accounts={accounts} />
      <label className="field">
        <span className="label">职务</span>
        <select className="select" name="post" required defaultValue="">
          <option value="" disabled>
            请选
          </option>
          {(organisation.data?.posts ?? []).map((p) => (
            <option key={p.id} value={p.id}>
              {p.title}
              {p.department !== undefined && !p.title.includes(departments.get(p.department) ?? '') ? `（${departments.get(p.department) ?? ''}）` : ''}
            </option>
          ))}
        </select>
      </label>
      <div className="row">
        <label className="field" style={{ flex: 1 }}>
          <span className="label">自</span>
          <input className="input" type="date" name="from" required defaultValue={today.date} />
        </label>
        <label className="field" style={{ flex: 1 }}>
          <span className="label">至</span>
          <input className="input" type="date" name="to" />
        </label>
      </div>
      <div role="alert">{grant.isError && <p className="notice refused">{sayingOf(grant.error)}</p>}</div>
      <p>
        <button type="submit" className="button primary" disabled={grant.isPending}>
          授予职务
        </button>
      </p>
    </form>
  );
}

function GrantAdministratorForm({ accounts }: { readonly accounts: readonly AccountLine[] }) {
  const say = useSay();
  const grant = useAdminAct<{ account: string; administrator: string }>('/admin/administrators');
  const [round, setRound] = useState(0);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    grant.mutate(
      { account: String(form.get('account')), administrator: String(form.get('administrator')) },
      {
        onSuccess: () => {
          say('管理职责已授予');
          setRound((n) => n + 1);
        },
      },
    );
  };
  return (
    <form key={round} className="stack form-sheet" onSubmit={send} aria-labelledby="grant-office">
      <h2 id="grant-office">授予管理职责</h2>
      <AccountChoice accounts={accounts.filter((a) => a.posts.length === 0)} />
      <label className="field">
        <span className="label">管理职责</span>
        <select className="select" name="administrator" required defaultValue="">
          <option value="" disabled>
            请选
          </option>
          {Object.entries(ADMINISTRATOR_LABELS).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <span className="hint">只列没有职务的账号。</span>
      </label>
      <div role="alert">{grant.isError && <p className="notice refused">{sayingOf(grant.error)}</p>}</div>
      <p>
        <button type="submit" className="button primary" disabled={grant.isPending}>
          授予管理职责
        </button>
      </p>
    </form>
  );
}
