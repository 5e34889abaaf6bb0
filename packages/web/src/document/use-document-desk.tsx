/** A document as the panel of acts takes it: its forms, how they are sent, what stands over them. */
import type { DocumentView } from '@lingxing/server/contracts';
import type { ActDesk } from '../acts/desk.ts';
import { useOrganisation, useSeries } from '../api/organisation.ts';
import { isLeader } from '../lib/names.ts';
import { useMe } from '../session.ts';
import { formOf, isFormAct } from './act-forms.ts';
import { inputOf } from './act-input.ts';
import { ChangesSinceSignature } from './changes.tsx';

export function useDocumentDesk(view: DocumentView): ActDesk {
  const me = useMe();
  const organisation = useOrganisation().data;
  // Asked for as soon as the act is in sight, so that its form opens with the number that comes next.
  const series = useSeries(view.offers.some((one) => one.act === 'number')).data;
  return {
    path: '/documents',
    id: view.id,
    version: view.version,
    textVersion: view.textVersion,
    acting: view.acting,
    offers: view.offers,
    chain: view.chain,
    host: view.host.id,
    formOf: (act) => (isFormAct(act) ? formOf(act, { view, me, organisation, series }) : undefined),
    filled: (act, values, begin) => ({ input: isFormAct(act) ? inputOf(act, values, begin) : {} }),
    pageOf: (act) => (act === 'revise' ? `/documents/${view.id}/edit` : undefined),
    before: <Recommended view={view} />,
    besideForm: (form) => form.beside === 'changes-since-signature' && <ChangesSinceSignature view={view} />,
  };
}

/** What the office recommends stands over the leader's own words. */
function Recommended({ view }: { readonly view: DocumentView }) {
  const me = useMe();
  const vetted = view.opinions.findLast((o) => o.step === 'vetting' && o.stands && (o.opinion ?? '') !== '');
  if (vetted === undefined || !isLeader(me) || !view.offers.some((o) => o.primary && o.verdict.outcome !== 'refused')) return null;
  return (
    <p className="recommended">
      <span className="quiet">{vetted.by}拟办：</span>
      {vetted.opinion}
    </p>
  );
}
