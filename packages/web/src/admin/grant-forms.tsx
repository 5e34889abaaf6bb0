/** The two forms of the security administrator: a post with its dates, an administrator's office. */
import { type FormEvent, useState } from 'react';
import { type AccountLine, type GrantPost, useAdminAct } from '../api/admin.ts';
import { useSay } from '../components/status-line.tsx';
import { formText } from '../lib/form-text.ts';
import { FormFoot } from './form-foot.tsx';
import { ADMINISTRATOR_LABELS } from '../lib/names.ts';
import { useMe } from '../session.ts';

function Choice({
  name,
  label,
  options,
}: {
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [string, string])[];
}) {
  return (
    <label className="field">
      <span className="label">{label}</span>
      <select className="select" name={name} required defaultValue="">
        <option value="" disabled>
          请选
        </option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

const accountsOf = (accounts: readonly AccountLine[]) => accounts.map((a) => [a.account, `${a.label}（${a.account}）`] as const);

export function GrantPostForm({
  accounts,
  titles,
}: {
  readonly accounts: readonly AccountLine[];
  readonly titles: ReadonlyMap<string, string>;
}) {
  const { today } = useMe();
  const say = useSay();
  const grant = useAdminAct<GrantPost>('/admin/grants');
  const [round, setRound] = useState(0);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [to, reason] = [formText(form, 'to'), formText(form, 'reason')];
    const body = {
      account: formText(form, 'account'),
      post: formText(form, 'post'),
      from: formText(form, 'from'),
      ...(to === '' ? {} : { to }),
      ...(reason === '' ? {} : { reason }),
    };
    grant.mutate(body, {
      onSuccess: () => {
        say('职务已授予，按所定日期生效');
        setRound((n) => n + 1);
      },
    });
  };
  return (
    <form key={round} className="stack form-sheet" onSubmit={send} aria-labelledby="grant-post">
      <h2 id="grant-post">授予职务</h2>
      <Choice name="account" label="账号" options={accountsOf(accounts.filter((a) => a.administrator === undefined))} />
      <Choice name="post" label="职务" options={[...titles]} />
      <div className="row">
        <label className="field grow">
          <span className="label">自</span>
          <input className="input" type="date" name="from" required defaultValue={today.date} />
        </label>
        <label className="field grow">
          <span className="label">至（可不填）</span>
          <input className="input" type="date" name="to" />
        </label>
      </div>
      <label className="field">
        <span className="label">说明（早于今日的须写明补录理由）</span>
        <input className="input" name="reason" maxLength={400} />
      </label>
      <FormFoot act={grant} verb="授予职务" />
    </form>
  );
}

export function GrantAdministratorForm({ accounts }: { readonly accounts: readonly AccountLine[] }) {
  const say = useSay();
  const appoint = useAdminAct<{ account: string; administrator: string }>('/admin/administrators');
  const [round, setRound] = useState(0);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    appoint.mutate(
      { account: formText(form, 'account'), administrator: formText(form, 'administrator') },
      {
        onSuccess: () => {
          say('管理员已任命');
          setRound((n) => n + 1);
        },
      },
    );
  };
  return (
    <form key={round} className="stack form-sheet" onSubmit={send} aria-labelledby="appoint">
      <h2 id="appoint">任命管理员</h2>
      <Choice name="account" label="账号" options={accountsOf(accounts.filter((a) => a.posts.length === 0))} />
      <Choice name="administrator" label="管理职责" options={Object.entries(ADMINISTRATOR_LABELS)} />
      <p className="quiet small">只列没有职务的账号：管理员不办公文。</p>
      <FormFoot act={appoint} verb="任命管理员" />
    </form>
  );
}
