/** Pages that are not for everybody who may be signed in: whoever comes by the address is told whose they are, and sees no form. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePageTitle } from '../components/page-title.tsx';
import { may, useMe } from '../session.ts';
import type { Me } from '@lingxing/server/contracts';

export interface Gate {
  readonly title: string;
  /** One of these lets in. */
  readonly needs: readonly Me['permissions'][number][];
  /** Whose page it is, and where one finds what one may do. */
  readonly says: string;
  readonly instead?: { readonly to: string; readonly label: string };
}

export const GATES = {
  calendar: { title: '领导日程', needs: ['leave.read'], says: '领导日程由担任职务的人员查看，管理员账号不看外出和代办情况。' },
  leave: { title: '请假、报备', needs: ['leave.act'], says: '请假、报备由担任职务的人员办理，管理员账号不办理。' },
  conduct: { title: '请示报备', needs: ['conduct.act'], says: '请示报备由担任职务的人员办理，管理员账号不办理。' },
  meetings: { title: '召集会议', needs: ['meetings.act'], says: '会议由担任职务的人员召集，管理员账号不办理。' },
  organisation: {
    title: '办理变动',
    needs: ['organisation.manage', 'grants.manage'],
    says: '机构、职务、分工的变动由系统管理员办理，任职、免职由安全管理员办理。',
    instead: { to: '/organisation', label: '查看机构与分工' },
  },
} as const satisfies Record<string, Gate>;

export const Gated = ({ gate, children }: { readonly gate: Gate; readonly children: ReactNode }) => {
  const me = useMe();
  return gate.needs.some((one) => may(me, one)) ? children : <NotForYou gate={gate} />;
};

function NotForYou({ gate: { title, says, instead } }: { readonly gate: Gate }) {
  usePageTitle(title);
  return (
    <div className="page-body narrow stack">
      <h1 className="page-title">{title}</h1>
      <p className="notice">{says}</p>
      <p>{instead === undefined ? <Link to="/">回首页</Link> : <Link to={instead.to}>{instead.label}</Link>}</p>
    </div>
  );
}
