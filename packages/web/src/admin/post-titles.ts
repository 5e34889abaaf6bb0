/** Posts as an office says them; accounts name them by their id. */
import type { AccountLine } from '../api/admin.ts';
import { useOrganisation } from '../api/organisation.ts';

export function usePostTitles(): ReadonlyMap<string, string> {
  return new Map((useOrganisation().data?.posts ?? []).map((p) => [p.id, p.title]));
}

export const postTitles = (account: AccountLine, titles: ReadonlyMap<string, string>): string =>
  account.posts.map((post) => titles.get(post) ?? post).join('、');
