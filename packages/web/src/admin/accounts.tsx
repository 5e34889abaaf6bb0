/** 账号: the system administrator opens, locks and unlocks accounts; posts are granted by another. */
import { type FormEvent, useState } from 'react';
import { type AccountLine, useAdminAct } from '../api/admin.ts';
import { Confirm, Panel } from '../components/dialog.tsx';
import { PageHead } from '../components/page-title.tsx';
import type { Column } from '../components/registry-table.tsx';
import { sayingOf } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { AccountTable } from './account-table.tsx';
import { FormFoot } from './form-foot.tsx';
import { postTitles, usePostTitles } from './post-titles.ts';
import { shortMoment } from '../lib/dates.ts';
import { ADMINISTRATOR_LABELS } from '../lib/names.ts';
import { useMe } from '../session.ts';
import { formText } from '../lib/form-text.ts';

type NewAccount = { readonly account: string; readonly label: string; readonly password: string };

export function stateOf(line: AccountLine, now: number): '停用' | '锁定' | '可用' {
  if (line.disabled) return '停用';
  return line.lockedUntil !== undefined && Date.parse(line.lockedUntil) > now ? '锁定' : '可用';
}

function columnsOf(
  today: string,
  titles: ReadonlyMap<string, string>,
  onLock: (a: AccountLine) => void,
  onUnlock: (a: AccountLine) => void,
): readonly Column<AccountLine>[] {
  return [
    { id: 'label', label: '名称', narrow: 'head', cell: (a) => <strong>{a.label}</strong> },
    { id: 'account', label: '账号', width: '14em', cell: (a) => a.account },
    {
      id: 'posts',
      label: '职务',
      cell: (a) => (a.administrator === undefined ? postTitles(a, titles) : ADMINISTRATOR_LABELS[a.administrator]),
    },
    { id: 'state', label: '状态', width: '5em', cell: (a) => stateOf(a, Date.now()) },
    {
      id: 'last',
      label: '上次登录',
      width: '10em',
      cell: (a) => <span className="quiet num">{a.lastSignIn === undefined ? '从未' : shortMoment(a.lastSignIn, today)}</span>,
    },
    {
      id: 'act',
      label: '办理',
      width: '6em',
      cell: (a) =>
        stateOf(a, Date.now()) === '可用' ? (
          <button type="button" className="link-button" onClick={() => onLock(a)}>
            锁定
          </button>
        ) : (
          <button type="button" className="link-button" onClick={() => onUnlock(a)}>
            解锁
          </button>
        ),
    },
  ];
}

export function AccountsPage() {
  const { today } = useMe();
  const say = useSay();
  const [opening, setOpening] = useState(false);
  const [locking, setLocking] = useState<AccountLine>();
  const turn = useAdminAct<{ account: string; to: 'lock' | 'unlock' }>(
    ({ account, to }) => `/admin/accounts/${encodeURIComponent(account)}/${to}`,
    () => ({}),
  );
  const change = (account: string, to: 'lock' | 'unlock') =>
    turn.mutate(
      { account, to },
      {
        onSuccess: () => say(to === 'lock' ? `已锁定${account}，其登录即时失效` : `已解锁${account}`),
        onError: (error) => say(sayingOf(error)),
      },
    );
  const titles = usePostTitles();
  return (
    <div className="page-body">
      <PageHead
        title="账号"
        where="开设、锁定、解锁账号。授予职务由安全管理员办理；账号管理不涉及公文内容。"
        act={
          <button type="button" className="button primary" onClick={() => setOpening(true)}>
            开设账号
          </button>
        }
      />
      <AccountTable
        name="accounts"
        label="账号"
        columns={columnsOf(today.date, titles, setLocking, (a) => change(a.account, 'unlock'))}
        empty="没有符合的账号。"
      />
      <Panel title="开设账号" open={opening} onClose={() => setOpening(false)}>
        <OpenAccount
          onDone={(account) => {
            setOpening(false);
            say(`已开设${account}，首次登录须改密码；职务请安全管理员授予`);
          }}
        />
      </Panel>
      <Confirm
        title="锁定账号"
        verb="锁定"
        open={locking !== undefined}
        onClose={() => setLocking(undefined)}
        onGoOn={() => locking && change(locking.account, 'lock')}
      >
        <p>{locking?.label}将立即退出，解锁前不能登录。其经办的公文不受影响。</p>
      </Confirm>
    </div>
  );
}

function OpenAccount({ onDone }: { readonly onDone: (account: string) => void }) {
  const open = useAdminAct<NewAccount>('/admin/accounts');
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { account: formText(form, 'account'), label: formText(form, 'label'), password: formText(form, 'password') };
    open.mutate(body, { onSuccess: () => onDone(body.account) });
  };
  return (
    <form className="stack" onSubmit={send} autoComplete="off">
      <label className="field">
        <span className="label">账号</span>
        <input className="input" name="account" required pattern="[\p{L}\p{N}._\-]{2,40}" maxLength={40} />
        <span className="hint">2至40个字，可用文字、数字和 . _ -</span>
      </label>
      <label className="field">
        <span className="label">名称</span>
        <input className="input" name="label" required maxLength={60} />
        <span className="hint">按岗位写，如：财政局文书</span>
      </label>
      <label className="field">
        <span className="label">初始密码</span>
        <input className="input" name="password" required minLength={10} maxLength={200} />
        <span className="hint">至少10个字符，首次登录须改</span>
      </label>
      <FormFoot act={open} verb="开设账号" />
    </form>
  );
}
