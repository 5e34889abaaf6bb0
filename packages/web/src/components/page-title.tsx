/** One title a page: in the tab and at its head, with the one line that says where in the work it is. */
import { type ReactNode, useEffect } from 'react';

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 令行`;
  }, [title]);
}

export interface PageHeadProps {
  readonly title: string;
  /** One line: where this stands, or what it is for. */
  readonly where?: ReactNode;
  /** The one primary act of the page. */
  readonly act?: ReactNode;
}

export function PageHead({ title, where, act }: PageHeadProps) {
  usePageTitle(title);
  return (
    <div className="page-head">
      <div>
        <h1 className="page-title">{title}</h1>
        {where !== undefined && <p className="quiet">{where}</p>}
      </div>
      {act !== undefined && <div className="row">{act}</div>}
    </div>
  );
}
