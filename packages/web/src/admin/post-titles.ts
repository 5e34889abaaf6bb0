/** Posts as an office says them; accounts name them by their id. */
import type { AccountLine } from '../api/admin.ts';
import { useOrganisation } from '../api/organisation.ts';

/** Titles by post; the department stands before a title that does not say it. */
export function usePostTitles(): ReadonlyMap<string, string> {
  const organisation = useOrganisation().data;
  const names = new Map((organisation?.departments ?? []).map((d) => [d.id, d.name]));
  return new Map(
    (organisation?.posts ?? []).map((p) => {
      const name = p.department === undefined ? '' : (names.get(p.department) ?? '');
      return [p.id, name === '' || p.title.includes(name) || p.title.includes(name.slice(1)) ? p.title : `${name}${p.title}`];
    }),
  );
}

export const postTitles = (account: AccountLine, titles: ReadonlyMap<string, string>): string =>
  account.posts.map((post) => titles.get(post) ?? post).join('、');
