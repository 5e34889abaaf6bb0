/** How much there is to be told, at the head of every page. Whoever opens a matter has been told of it. */
import './bell.css';
import { Bell as BellIcon } from 'lucide-react';
import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { useMe } from '../session.ts';
import { useMarkRead, useUnread } from './api.ts';
import { matterOfPath } from './places.ts';

/** More than this is many. */
const MOST = 99;

export function Bell() {
  const me = useMe();
  const unread = useUnread(!me.mustChangePassword).data?.unread ?? 0;
  const { pathname } = useLocation();
  const matter = matterOfPath(pathname);
  const { mutate } = useMarkRead();
  useEffect(() => {
    if (matter !== undefined && unread > 0) mutate({ matter });
    // Once a visit; what comes while the matter is open is told as anywhere else.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the number alone is no reason to mark again
  }, [matter, mutate, unread > 0]);
  return (
    <Link to="/notices" className="bell" data-unread={unread > 0}>
      <BellIcon size={18} strokeWidth={1.5} aria-hidden />
      <output className="visually-hidden">{unread > 0 ? `提醒，${unread}条未读` : '提醒'}</output>
      {unread > 0 && (
        <span className="bell-count num" aria-hidden>
          {unread > MOST ? `${MOST}+` : unread}
        </span>
      )}
    </Link>
  );
}
