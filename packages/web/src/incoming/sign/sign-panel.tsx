/** 批示: by phrase, typed, by hand or by a circle. What it says stands under it before it is given, as the text says it or as the leader says it. */
import { VIEW_LABELS } from '@lingxing/affairs/incoming-labels';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { ActPanel, type ActPanelProps } from '../../acts/act-panel.tsx';
import { REASON_FIELD, useActForm } from '../../acts/use-act-form.ts';
import { useIncoming } from '../../api/incoming.ts';
import { useOrganisation } from '../../api/organisation.ts';
import { BasisChip, BasisChips } from '../../components/basis.tsx';
import { FindingsList } from '../../components/findings.tsx';
import { useAsWhom } from '../../lib/as-whom.ts';
import { LEADER_ROLES, withoutPlace } from '../../lib/names.ts';
import { barredBy } from '../../lib/verdict.ts';
import { useMe } from '../../session.ts';
import { givingIn } from '../matter/act-input.ts';
import { circleMeans, missing, type OpinionForm, phrasesOf, PLACE, type View, withText } from './opinion.ts';
import { Pad } from './pad.tsx';

const FORMS: readonly (readonly [OpinionForm, string])[] = [
  ['text', '文字'],
  ['handwriting', '手写'],
  ['circle', '圈阅'],
];

export function SignPanel(props: ActPanelProps) {
  const view = useIncoming(props.desk.id, useAsWhom()).data;
  // The page stands on the same answer; without it there is nothing to sign.
  return view === undefined ? <ActPanel {...props} /> : <Sign {...props} view={view} />;
}

function Sign({
  desk,
  offer,
  onDone,
  onOvertaken,
  onCancel,
  onWritten,
  view,
}: ActPanelProps & { readonly view: NonNullable<ReturnType<typeof useIncoming>['data']> }) {
  const state = useActForm(desk, offer, { onDone, onOvertaken });
  const [lacking, setLacking] = useState<string>();
  const alert = useRef<HTMLDivElement>(null);
  const id = useId();
  const giving = givingIn(state.values);
  const means = circleMeans(view);
  const lacks = missing(giving, means);
  const place = PLACE.exec(giving.text)?.[0];
  const saying = lacking ?? state.saying;
  useEffect(() => {
    if (saying !== undefined) alert.current?.scrollIntoView({ block: 'nearest' });
  }, [saying]);
  const write = (text: string): void => {
    const next = withText(giving, text);
    setLacking(undefined);
    state.set('text', text);
    state.set('view', next.view ?? '');
    onWritten?.(text);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setLacking(lacks);
    if (lacks === undefined) state.send();
  };
  const choose = (form: OpinionForm): void => {
    setLacking(undefined);
    state.set('form', form);
    if (form !== 'text') state.set('view', '');
    else state.set('view', withText(giving, giving.text).view ?? '');
  };
  const asksView = giving.form !== 'circle' || means === undefined;
  const against =
    lacks === undefined && !(giving.form === 'circle' && means === 'nothing')
      ? state.verdict.findings.filter((one) => one.outcome !== 'passed')
      : [];
  return (
    <form className="act-panel sign-panel stack" onSubmit={send} noValidate aria-label={offer.label}>
      <div className="segments" role="radiogroup" aria-label="怎样批示">
        {FORMS.map(([form, name]) => (
          <label key={form} className="segment">
            <input type="radio" name={`${id}-form`} checked={giving.form === form} onChange={() => choose(form)} />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {giving.form === 'text' && (
        <div className="field">
          <label className="visually-hidden" htmlFor={`${id}-text`}>
            批示
          </label>
          <textarea
            id={`${id}-text`}
            className="textarea sign-text"
            rows={2}
            maxLength={4_000}
            aria-required
            value={giving.text}
            onChange={(event) => write(event.target.value)}
          />
          {place !== undefined && <Whom phrase={giving.text} place={place} onChange={write} />}
          <fieldset className="phrases" aria-label="常用语">
            {phrasesOf(view.templates.phrases).map((phrase) => (
              <button key={phrase} type="button" className="chip" onClick={() => write(phrase)}>
                {phrase.replace(PLACE, '××').replace(/。$/, '')}
              </button>
            ))}
          </fieldset>
        </div>
      )}
      {giving.form === 'handwriting' && (
        <Pad
          label="手写板"
          value={giving.pad}
          onChange={(pad) => {
            setLacking(undefined);
            state.set('pad', pad === undefined ? '' : JSON.stringify(pad));
          }}
        />
      )}
      {giving.form === 'circle' && <Circle means={means} form={view.opinionForm} />}
      {asksView && (
        <fieldset className="field">
          <legend className="label">{giving.form === 'circle' ? '这个圈表示' : '表示'}</legend>
          <div className="segments views">
            {(Object.entries(VIEW_LABELS) as readonly (readonly [View, string])[]).map(([one, name]) => (
              <label key={one} className="segment">
                <input
                  type="radio"
                  name={`${id}-view`}
                  checked={giving.view === one}
                  onChange={() => {
                    setLacking(undefined);
                    state.set('view', one);
                  }}
                />
                <span>{name}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {against.length > 0 && <FindingsList findings={against} label="批示的审查意见" />}
      {state.asksReason && lacks === undefined && (
        <div className="field reason-box">
          <label className="label" htmlFor={`${id}-reason`}>
            仍这样批示的理由
          </label>
          <textarea
            id={`${id}-reason`}
            className="textarea"
            rows={2}
            maxLength={2_000}
            value={state.reason}
            aria-required
            aria-invalid={state.faults[REASON_FIELD] !== undefined}
            onChange={(event) => state.setReason(event.target.value)}
          />
        </div>
      )}
      <div ref={alert} role="alert">
        {saying !== undefined && <p className="notice refused">{saying}</p>}
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
      </div>
      <BasisChips citations={offer.verdict.basis} />
    </form>
  );
}

/** What a circle says here, before it is drawn. */
function Circle({
  means,
  form,
}: {
  readonly means: ReturnType<typeof circleMeans>;
  readonly form: { readonly says: string; readonly citation: Parameters<typeof BasisChip>[0]['citation'] } | undefined;
}) {
  return (
    <p className="circle-says" data-means={means ?? 'asked'}>
      <span className="circle" aria-hidden />
      <span>
        {means === 'read' && '圈阅表示已阅，不表示同意。'}
        {means === 'nothing' && '此件有具体请示事项，圈阅不算批示。请写明同意、不同意或者如何办理。'}
        {means === undefined && '工作规则没有写明圈阅表示什么，请选明。'}
        {means !== undefined && form && <BasisChip citation={form.citation} />}
      </span>
    </p>
  );
}

/** 请××阅处: who it is, from the leaders or the bodies. */
function Whom({ phrase, place, onChange }: { readonly phrase: string; readonly place: string; readonly onChange: (text: string) => void }) {
  const me = useMe();
  const id = useId();
  const organisation = useOrganisation().data;
  const leaders = (organisation?.posts ?? []).filter((one) => LEADER_ROLES.has(one.role) && one.id !== me.post);
  const bodies = organisation?.departments ?? [];
  const leadersFirst = place.includes('领导');
  const groups = [
    { label: '领导', names: leaders.map((one) => one.title) },
    { label: '单位', names: bodies.map((one) => withoutPlace(one.name, me.government.name)) },
  ];
  return (
    <div className="whom">
      <label className="label" htmlFor={id}>
        请谁
      </label>
      <select id={id} className="select" value="" onChange={(event) => onChange(phrase.replace(place, event.target.value))}>
        <option value="" disabled>
          请选
        </option>
        {(leadersFirst ? groups : groups.toReversed()).map(({ label, names }) => (
          <optgroup key={label} label={label}>
            {names.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
