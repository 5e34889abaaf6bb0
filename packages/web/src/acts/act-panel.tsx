/** The form of one act: what it rests on, what is asked, what was found against it, and the verb that does it. */
import type { ActDone, ActOfferView } from '@lingxing/server/contracts';
import { type FormEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useOrganisation } from '../api/organisation.ts';
import { BasisChips } from '../components/basis.tsx';
import { Confirm } from '../components/dialog.tsx';
import { FindingsList } from '../components/findings.tsx';
import { barredBy } from '../lib/verdict.ts';
import { ActField } from './act-field.tsx';
import { confirmations } from './acting-line.tsx';
import type { ActDesk } from './desk.ts';
import { isShown } from './form.ts';
import type { Overtaken } from './overtaken.tsx';
import { REASON_FIELD, useActForm } from './use-act-form.ts';

export interface ActPanelProps {
  readonly desk: ActDesk;
  readonly offer: ActOfferView;
  readonly onDone: (done: ActDone) => void;
  readonly onOvertaken: (overtaken: Overtaken) => void;
  readonly onCancel?: (() => void) | undefined;
  /** Where the seal was placed on the sheet. */
  readonly place?: string | undefined;
  readonly onPlaceShown?: ((place: string) => void) | undefined;
  /** What was written by hand, so that it is not lost where the act is gone before it was sent. */
  readonly onWritten?: ((text: string) => void) | undefined;
}

export function ActPanel({ desk, offer, onDone, onOvertaken, onCancel, place, onPlaceShown, onWritten }: ActPanelProps) {
  const state = useActForm(desk, offer, { onDone, onOvertaken });
  const organisation = useOrganisation().data;
  const [asking, setAsking] = useState(false);
  const alert = useRef<HTMLDivElement>(null);
  const reasonId = useId();
  const { form, values, faults, saying } = state;

  const takePlace = useEffectEvent((chosen: string) => state.set('place', chosen));
  useEffect(() => {
    if (place !== undefined && offer.act === 'seal') takePlace(place);
  }, [place, offer.act]);
  const shownPlace = typeof values['place'] === 'string' ? values['place'] : undefined;
  useEffect(() => {
    if (shownPlace !== undefined && shownPlace !== '') onPlaceShown?.(shownPlace);
  }, [shownPlace, onPlaceShown]);
  useEffect(() => {
    if (saying !== undefined) alert.current?.scrollIntoView({ block: 'nearest' });
  }, [saying]);

  const confirms = confirmations(form, values, offer, desk.acting);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (confirms.length === 0) state.send();
    else setAsking(true);
  };
  const faultCount = Object.keys(faults).length;
  return (
    <form className="act-panel stack" onSubmit={submit} noValidate aria-label={offer.label}>
      {form.says !== undefined && <p className="quiet">{form.says}</p>}
      {desk.besideForm?.(form)}
      {form.fields
        .filter((field) => isShown(field, values))
        .map((field) => (
          <ActField
            key={field.name}
            field={form.live?.(field, values) ?? field}
            value={values[field.name] ?? ''}
            onChange={(value) => {
              state.set(field.name, value);
              if (field.kind === 'words' && typeof value === 'string') onWritten?.(value);
            }}
            fault={faults[field.name]}
            organisation={organisation}
            host={desk.host}
            ordered={values['order'] === 'sequence'}
          />
        ))}
      {form.after !== undefined && form.after.length > 0 && (
        <details className="more-fields">
          <summary>还不能选的{form.after.length > 1 ? `（${String(form.after.length)}种情形）` : ''}</summary>
          <ul className="quiet small">
            {form.after.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
      {state.verdict.stands === 'order' && <p className="quiet">已有书面责令，下列不合规定之处不再妨碍办理，仍随件记录。</p>}
      {state.verdict.findings.some((f) => f.outcome !== 'passed') && (
        <FindingsList findings={state.verdict.findings} label={`${offer.label}的审查意见`} />
      )}
      {state.asksReason && (
        <div className="field reason-box">
          <label className="label" htmlFor={reasonId}>
            仍要办理的理由
          </label>
          <textarea
            id={reasonId}
            className="textarea"
            rows={2}
            maxLength={2_000}
            value={state.reason}
            onChange={(event) => state.setReason(event.target.value)}
            aria-invalid={faults[REASON_FIELD] !== undefined}
            aria-required
            aria-describedby={`${reasonId}-hint`}
          />
          <span id={`${reasonId}-hint`} className={faults[REASON_FIELD] === undefined ? 'hint' : 'fault'}>
            {faults[REASON_FIELD] ?? '与提醒、理由一并存入记录'}
          </span>
        </div>
      )}
      <div ref={alert} role="alert">
        {saying !== undefined && <p className="notice refused">{saying}</p>}
        {saying === undefined && faultCount > 0 && <p className="visually-hidden">有{faultCount}处要补填</p>}
      </div>
      <div className="act-go">
        <button
          type="submit"
          className={`button ${offer.commits ? 'commits' : 'primary'} act-button`}
          disabled={state.sending || barredBy(offer.verdict)}
        >
          {state.sending ? '正在办理…' : offer.label}
        </button>
        {onCancel && (
          <button type="button" className="button plain" onClick={onCancel}>
            先不办
          </button>
        )}
        <BasisChips citations={offer.verdict.basis} />
      </div>
      {confirms.length > 0 && (
        <Confirm title={offer.label} verb={offer.label} open={asking} onGoOn={state.send} onClose={() => setAsking(false)}>
          {confirms.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </Confirm>
      )}
    </form>
  );
}
