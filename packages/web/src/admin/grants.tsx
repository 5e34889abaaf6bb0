/** 授权: the security administrator grants and takes back posts, and appoints administrators; no account holds two offices. */
import { useState } from 'react';
import { type AccountLine, useAccounts, useAdminAct } from '../api/admin.ts';
import { Confirm } from '../components/dialog.tsx';
import { PageHead } from '../components/page-title.tsx';
import type { Column } from '../components/registry-table.tsx';
import { sayingOf } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { ADMINISTRATOR_LABELS } from '../lib/names.ts';
import { AccountTable } from './account-table.tsx';
import { GrantAdministratorForm, GrantPostForm } from './grant-forms.tsx';
import { usePostTitles } from './post-titles.ts';

interface Grant {
  readonly account: string;
  readonly label: string;
  readonly post: string;
  readonly title: string;
}

function columnsOf(titles: ReadonlyMap<string, string>, onRevoke: (grant: Grant) => void): readonly Column<AccountLine>[] {
  return [
    { id: 'label', label: '名称', narrow: 'head', width: '20em', cell: (a) => <strong>{a.label}</strong> },
    { id: 'account', label: '账号', width: '16em', cell: (a) => a.account },
    {
      id: 'posts',
      label: '职务',
      cell: (a) =>
        a.administrator === undefined ? <Posts account={a} titles={titles} onRevoke={onRevoke} /> : ADMINISTRATOR_LABELS[a.administrator],
    },
  ];
}

interface PostsProps {
  readonly account: AccountLine;
  readonly titles: ReadonlyMap<string, string>;
  readonly onRevoke: (grant: Grant) => void;
}

function Posts({ account, titles, onRevoke }: PostsProps) {
  if (account.posts.length === 0) return <span className="quiet">未授予</span>;
  return (
    <span className="row">
      {account.posts.map((post) => {
        const title = titles.get(post) ?? post;
        return (
          <span key={post}>
            {title}{' '}
            <button
              type="button"
              className="link-button"
              onClick={() => onRevoke({ account: account.account, label: account.label, post, title })}
            >
              收回<span className="visually-hidden">{title}</span>
            </button>
          </span>
        );
      })}
    </span>
  );
}

export function GrantsPage() {
  const say = useSay();
  const accounts = useAccounts();
  const titles = usePostTitles();
  const [revoking, setRevoking] = useState<Grant>();
  const revoke = useAdminAct<{ account: string; post: string }>('/admin/grants/revoke');
  const rows = accounts.data ?? [];
  return (
    <div className="page-body">
      <PageHead title="授权" where="授予、收回职务，任命管理员。三类管理员互相分立，一个账号只能担任其一，且不得查阅公文。" />
      <div className="two-forms">
        <GrantPostForm accounts={rows} titles={titles} />
        <GrantAdministratorForm accounts={rows} />
      </div>
      <AccountTable
        name="grants"
        label="账号与职务"
        columns={columnsOf(titles, setRevoking)}
        empty="没有符合的账号。新账号由系统管理员开设。"
      />
      <Confirm
        title="收回职务"
        verb="收回"
        open={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
        onGoOn={() =>
          revoking &&
          revoke.mutate(
            { account: revoking.account, post: revoking.post },
            { onSuccess: () => say(`已收回${revoking.title}，自今日止`), onError: (error) => say(sayingOf(error)) },
          )
        }
      >
        <p>
          {revoking?.label}不再以{revoking?.title}身份办理。以前办过的留在记录里；等这一职务办的事项，由后任接办。
        </p>
      </Confirm>
    </div>
  );
}
