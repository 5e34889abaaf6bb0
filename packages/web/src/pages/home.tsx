/** 工作台: what waits for me, due when and on what basis; what is late; what I have done. Leaders see cards. */
import { Navigate } from 'react-router';
import { entriesFor } from '../frame/entries.ts';
import { isLeader } from '../lib/names.ts';
import { may, useMe } from '../session.ts';
import { LeaderDesk } from '../workbench/leader-desk.tsx';
import { Workbench } from '../workbench/workbench.tsx';
import { NotFoundPage } from './states.tsx';

export function HomePage() {
  const me = useMe();
  if (!may(me, 'documents.read')) {
    const first = entriesFor(me)[0];
    return first && first.to !== '/' ? <Navigate to={first.to} replace /> : <NotFoundPage />;
  }
  return isLeader(me) ? <LeaderDesk /> : <Workbench />;
}
