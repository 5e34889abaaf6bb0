/** What a change says in the office's words: one sentence, with before and after where there is a before. */
import type { OrganisationChange } from './change.ts';
import { CHANGE_LABELS, ROLE_LABELS } from './labels.ts';
import type { Register } from './register.ts';

export interface ChangeWords {
  readonly label: string;
  /** What it is about: the title of the post, the name of the department, the pair. */
  readonly subject: string;
  readonly before: string;
  readonly after: string;
}

const NOTHING = '无';

/** A change held against the organisation just before it; `named` is where titles are looked up that come with the same plan. */
export function changeWords(before: Register, named: Register, change: OrganisationChange): ChangeWords {
  const post = (id: string) => before.posts.find((one) => one.id === id);
  const titleOf = (id: string): string => post(id)?.title ?? named.posts.findLast((one) => one.id === id)?.title ?? id;
  const nameOf = (id: string): string =>
    before.departments.find((one) => one.id === id)?.name ?? named.departments.findLast((one) => one.id === id)?.name ?? id;
  const place = (department: string | undefined, rank: number): string =>
    `${department === undefined ? '不属部门' : nameOf(department)}，排序${rank}`;
  const words = (subject: string, was: string, is: string): ChangeWords => ({
    label: CHANGE_LABELS[change.kind],
    subject,
    before: was === '' ? NOTHING : was,
    after: is === '' ? NOTHING : is,
  });
  switch (change.kind) {
    case 'post-added':
      return words(change.title, '', `${ROLE_LABELS[change.role]}（${place(change.department, change.rank)}）`);
    case 'post-renamed':
      return words(titleOf(change.post), titleOf(change.post), change.title);
    case 'post-placed': {
      const was = post(change.post);
      return words(titleOf(change.post), was === undefined ? '' : place(was.department, was.rank), place(change.department, change.rank));
    }
    case 'role-given': {
      const was = post(change.post);
      return words(titleOf(change.post), was === undefined ? '' : ROLE_LABELS[was.role], ROLE_LABELS[change.role]);
    }
    case 'post-abolished':
      return words(titleOf(change.post), titleOf(change.post), '撤销');
    case 'department-added':
      return words(change.name, '', change.name);
    case 'department-renamed':
      return words(nameOf(change.department), nameOf(change.department), change.name);
    case 'department-merged':
      return words(nameOf(change.department), nameOf(change.department), `并入${nameOf(change.into)}`);
    case 'department-abolished':
      return words(nameOf(change.department), nameOf(change.department), '撤销');
    case 'portfolio-assigned': {
      const was = before.portfolios.find((one) => one.department === change.department);
      return words(
        nameOf(change.department),
        was === undefined ? '' : titleOf(was.leader),
        change.leader === undefined ? '' : titleOf(change.leader),
      );
    }
    case 'subjects-assigned':
      return words(titleOf(change.leader), (post(change.leader)?.subjects ?? []).join('、'), change.subjects.join('、'));
    case 'pair-set':
      return words(`${titleOf(change.a)}、${titleOf(change.b)}`, '', '互为AB角');
    case 'pair-ended':
      return words(`${titleOf(change.a)}、${titleOf(change.b)}`, '互为AB角', '');
    case 'party-group-joined':
      return words(titleOf(change.post), '', '党组成员');
    case 'party-group-left':
      return words(titleOf(change.post), '党组成员', '');
    case 'holder-appointed': {
      const was = before.holdings.filter((one) => one.post === change.post).map((one) => one.account);
      return words(titleOf(change.post), was.join('、'), `${change.account}${change.to === undefined ? '' : `（至${change.to}）`}`);
    }
    case 'holder-relieved':
      return words(titleOf(change.post), change.account, '免去');
  }
}
