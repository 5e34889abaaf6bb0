/** What stands around every page: the rail, the government, the day, the search, and as whom one acts. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { Link, Outlet, ScrollRestoration } from 'react-router';
import { connection } from '../api/connection.ts';
import { useEvents } from '../api/events.ts';
import { readSession } from '../api/session.ts';
import { todayText } from '../lib/dates.ts';
import { isLeader, placeOf } from '../lib/names.ts';
import { Bell } from '../notices/bell.tsx';
import { PasswordPage } from '../pages/password.tsx';
import { may, useSession } from '../session.ts';
import { entriesFor } from './entries.ts';
import { PostSwitch } from './post-switch.tsx';
import { Rail } from './rail.tsx';
import { Search } from './search.tsx';
import { StandingLine } from './standing-line.tsx';

export function Frame() {
  const { me, setMe } = useSession();
  const lost = useSyncExternalStore(connection.subscribe, connection.isLost);
  useEvents(!me.mustChangePassword && may(me, 'documents.read') ? `${me.csrf} ${me.post ?? ''}` : undefined, () => {
    readSession().then(
      (now) => now !== undefined && setMe(now),
      () => undefined,
    );
  });
  const client = useQueryClient();
  // A new session asks again for what the ended one was refused.
  useEffect(() => {
    if (me.csrf !== '') void client.invalidateQueries();
  }, [client, me.csrf]);
  // On the root, so that panels over the page are as large as the page.
  const leader = isLeader(me);
  useEffect(() => {
    document.documentElement.classList.toggle('leader', leader);
  }, [leader]);
  const entries = me.mustChangePassword ? [] : entriesFor(me);
  return (
    <div className="frame">
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="top">
        <Link to="/" className="government">
          <span>{placeOf(me.government.name)}</span>
          <span>{me.government.name.slice(placeOf(me.government.name).length)}</span>
        </Link>
        <span className="today num" data-nature={me.today.nature}>
          {todayText(me.today)}
        </span>
        <span className="top-gap" />
        {!me.mustChangePassword && may(me, 'documents.read') && <Search />}
        {!me.mustChangePassword && may(me, 'notices.own') && <Bell />}
        <PostSwitch />
      </header>
      <Rail entries={entries} />
      <main id="main" className="main" tabIndex={-1}>
        {lost && <output className="offline">与服务器的连接断开了，正在重连。所填内容还在本机，连上后再办。</output>}
        {!me.mustChangePassword && <StandingLine />}
        {me.mustChangePassword ? <PasswordPage /> : <Outlet />}
      </main>
      <ScrollRestoration />
    </div>
  );
}
