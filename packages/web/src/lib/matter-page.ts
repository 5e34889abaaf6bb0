/** The pages of matters, by procedure. */
const PAGES: Readonly<Record<string, string>> = { document: '/documents', incoming: '/incoming' };

export const MATTER_PAGES: readonly string[] = Object.values(PAGES);

/** The page of a matter; a procedure without one of its own is read where documents are. */
export const matterPage = ({ matter, procedure }: { readonly matter: string; readonly procedure?: string | undefined }): string =>
  `${PAGES[procedure ?? ''] ?? '/documents'}/${matter}`;
