/** The accounts of a government, found by name, account or post: the same table for both administrators who see them. */
import { type ReactNode, useState } from 'react';
import { type AccountLine, useAccounts } from '../api/admin.ts';
import { type Column, RegistryTable } from '../components/registry-table.tsx';
import { EmptyState, ProblemNotice } from '../components/states.tsx';
import { postTitles, usePostTitles } from './post-titles.ts';

export interface AccountTableProps {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column<AccountLine>[];
  /** What is said where nothing is found. */
  readonly empty: ReactNode;
}

export function AccountTable({ name, label, columns, empty }: AccountTableProps) {
  const accounts = useAccounts();
  const titles = usePostTitles();
  const [words, setWords] = useState('');
  if (accounts.isError) return <ProblemNotice error={accounts.error} retry={() => void accounts.refetch()} what="账号" />;
  return (
    <RegistryTable
      name={name}
      label={label}
      columns={columns}
      rows={(accounts.data ?? []).filter((a) => words === '' || `${a.account}${a.label}${postTitles(a, titles)}`.includes(words))}
      keyOf={(a) => a.account}
      loading={accounts.isPending}
      filters={
        <input
          className="input search-input"
          type="search"
          aria-label="按名称、账号或职务查找"
          placeholder="名称、账号或职务"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      }
      empty={<EmptyState>{empty}</EmptyState>}
    />
  );
}
