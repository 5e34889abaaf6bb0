/** An incoming document as the panel of acts takes it: its forms, how they are sent, what stands over them. */
import type { IncomingView } from '@lingxing/server/contracts';
import type { ActDesk } from '../../acts/desk.ts';
import { useOrganisation } from '../../api/organisation.ts';
import { isLeader } from '../../lib/names.ts';
import { barredBy } from '../../lib/verdict.ts';
import { useMe } from '../../session.ts';
import { SignPanel } from '../sign/sign-panel.tsx';
import { formOf, isFormAct } from './act-forms.ts';
import { filledOf } from './act-input.ts';

export function useIncomingDesk(view: IncomingView): ActDesk {
  const me = useMe();
  const organisation = useOrganisation().data;
  return {
    path: '/incoming',
    id: view.id,
    version: view.version,
    acting: view.acting,
    // Taking it back is a way out, never the way on: a paper sent back is mended in the document it came from.
    offers: view.offers.map((one) => (one.act === 'withdraw' ? { ...one, primary: false } : one)),
    chain: view.chain,
    formOf: (act) =>
      isFormAct(act)
        ? formOf(act, { view, today: me.today.date, government: me.government.name, organisation, leads: isLeader(me) })
        : undefined,
    filled: (act, values) => (isFormAct(act) ? filledOf(act, values) : { input: {} }),
    pageOf: (act) => (act === 'correct' || act === 'resubmit' ? `/incoming/${view.id}/${act}` : undefined),
    renderAct: (props) => (props.offer.act === 'instruct' ? <SignPanel {...props} /> : undefined),
    idle: view.stage === 'returned' && view.document !== undefined ? '已退回。在公文中修改，改好后重新报送。' : undefined,
    before: isLeader(me) ? <Recommended view={view} /> : <Given view={view} />,
  };
}

/** What the office recommends stands over the leader's own words. */
export function Recommended({ view }: { readonly view: IncomingView }) {
  if (view.recommendation === undefined) return null;
  return (
    <p className="recommended">
      <span className="quiet">拟办意见：</span>
      {view.recommendation.opinion}
    </p>
  );
}

/** Whoever gives it out or conveys it has the leaders' words before the eyes. */
function Given({ view }: { readonly view: IncomingView }) {
  const open = view.offers.some((one) => (one.act === 'assign' || one.act === 'convey') && one.primary && !barredBy(one.verdict));
  if (!open || view.opinions.length === 0) return null;
  return (
    <ul className="given">
      {view.opinions.map((one) => (
        <li key={one.seq} className="recommended">
          <span className="quiet">{one.leader.title}：</span>
          {one.text === '' ? `（${one.formLabel}）${one.viewLabel}` : one.text}
        </li>
      ))}
    </ul>
  );
}
