/** An absence as the panel of acts takes it: its forms and how they are sent. */
import type { LeaveView } from '@lingxing/server/contracts';
import type { ActDesk } from '../acts/desk.ts';
import { useOpenMatters } from '../api/leave.ts';
import { useOrganisation } from '../api/organisation.ts';
import { postInUse } from '../lib/names.ts';
import { barredBy } from '../lib/verdict.ts';
import { useMe } from '../session.ts';
import { filledOf, formOf, isMatterAct } from './act-forms.ts';

export function useLeaveDesk(view: LeaveView): ActDesk {
  const me = useMe();
  const post = postInUse(me);
  const organisation = useOrganisation().data;
  const own = post?.id === view.post.id;
  const handsOver = own && view.offers.some((one) => one.act === 'hand-over' && !barredBy(one.verdict));
  const matters = useOpenMatters(handsOver).data?.items ?? [];
  // Several acts may wait on one matter: it is handed over once.
  const open = [...new Map(matters.filter((one) => one.matter !== view.id).map((one) => [one.matter, one.title])).entries()];
  return {
    path: '/leave',
    id: view.id,
    version: view.version,
    acting: view.acting,
    offers: view.offers,
    chain: view.chain,
    formOf: (act) =>
      isMatterAct(act) ? formOf(act, { view, today: me.today.date, organisation, head: post?.role === 'head', open }) : undefined,
    filled: (act, values) => (isMatterAct(act) ? filledOf(act, values, { view, open }) : { input: {} }),
    pageOf: () => undefined,
  };
}
