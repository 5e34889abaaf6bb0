/** The pages of matters, by procedure. */
import { pageAs } from './as-whom.ts';

const PAGES: Readonly<Record<string, string>> = {
  document: '/documents',
  incoming: '/incoming',
  leave: '/leave',
  conduct: '/conduct',
  'department-meeting': '/department-meetings',
  meeting: '/meetings',
  task: '/tasks',
  oversight: '/oversight',
  reception: '/oversight/receptions',
  study: '/meetings/study',
  assessment: '/tasks/assessments',
};

export const MATTER_PAGES: readonly string[] = Object.values(PAGES);

/** Pages that list matters: from there one opens them, and goes back. */
export const LISTS: readonly string[] = [...MATTER_PAGES, '/calendar'];

interface Line {
  readonly matter: string;
  readonly procedure?: string | undefined;
  /** For whom it waits, where it is not for oneself. */
  readonly inStead?: { readonly post: string } | undefined;
}

/** The page of a matter, as whoever it waits for; a procedure without one of its own is read where documents are. */
export const matterPage = ({ matter, procedure, inStead }: Line): string =>
  pageAs(`${PAGES[procedure ?? ''] ?? '/documents'}/${matter}`, inStead?.post);
