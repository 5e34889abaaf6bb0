/** Pages for what is not there and for what broke. */
import { Link, useRouteError } from 'react-router';
import { usePageTitle } from '../components/page-title.tsx';
import { ProblemNotice } from '../components/states.tsx';

export function NotFoundPage() {
  usePageTitle('没有这一页');
  return (
    <div className="page-body narrow stack">
      <h1 className="page-title">没有这一页</h1>
      <p>地址可能写错了，或者这一页已经改名。</p>
      <p>
        <Link to="/">回工作台</Link>
      </p>
    </div>
  );
}

/** While the first page is being fetched. */
export function Opening() {
  return <output className="opening">正在打开…</output>;
}

/** A page that could not be drawn: the rest of the office goes on. */
export function BrokenPage() {
  const error = useRouteError();
  return (
    <div className="page-body narrow stack">
      <ProblemNotice heading="h1" error={error} retry={() => window.location.reload()} />
      <p>
        <Link to="/" reloadDocument>
          回工作台
        </Link>
      </p>
    </div>
  );
}
