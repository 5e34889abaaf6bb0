/** A template being written or changed. */
import { NATURE_LABELS } from '@lingxing/affairs/incoming-labels';
import type { TemplateView } from '@lingxing/server/contracts';
import { type KeyboardEvent, useId, useState } from 'react';
import { sayingOf } from '../../components/states.tsx';
import { faultsOf, type ListKind } from './model.ts';

type Nature = NonNullable<TemplateView['nature']>;

export interface TemplateFormProps {
  readonly kind: ListKind;
  readonly items: readonly TemplateView[];
  /** The place of what is changed; the end of the list for a new one. */
  readonly at: number;
  readonly busy: boolean;
  /** Why the server did not take it. */
  readonly fault: unknown;
  readonly onKeep: (item: TemplateView) => void;
  readonly onLeave: () => void;
}

export function TemplateForm({ kind, items, at, busy, fault, onKeep, onLeave }: TemplateFormProps) {
  const before = items[at];
  const id = useId();
  const [item, setItem] = useState<TemplateView>(before ?? { name: '', text: '', ...(kind.natured ? { nature: 'handle' } : {}) });
  const [tried, setTried] = useState(false);
  const faults = faultsOf(kind, items, at, item);
  const said = (field: 'name' | 'text') => (tried ? faults[field] : undefined);
  const verb = before === undefined ? '加上' : '改好';
  const send = () => {
    setTried(true);
    if (Object.keys(faults).length === 0 && !busy) onKeep({ ...item, name: kind.named ? item.name.trim() : '', text: item.text.trim() });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onLeave();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
  };
  return (
    <form
      className="template-form stack"
      aria-label={before === undefined ? `加一条${kind.label}` : `改${kind.label}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {kind.named && (
        <div className="field">
          <label className="label" htmlFor={`${id}-name`}>
            名称
          </label>
          <input
            id={`${id}-name`}
            className="input"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form was opened to write in it
            autoFocus
            value={item.name}
            onKeyDown={keys}
            maxLength={40}
            aria-required
            aria-invalid={said('name') !== undefined}
            aria-describedby={`${id}-name-fault`}
            onChange={(event) => setItem({ ...item, name: event.target.value })}
          />
          <span id={`${id}-name-fault`} className={said('name') === undefined ? 'hint' : 'fault'}>
            {said('name') ?? '按钮上的字，短些为好'}
          </span>
        </div>
      )}
      <div className="field">
        <label className="label" htmlFor={`${id}-text`}>
          内容
        </label>
        <textarea
          id={`${id}-text`}
          className="textarea"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form was opened to write in it
          autoFocus={!kind.named}
          rows={kind.named ? 3 : 2}
          value={item.text}
          onKeyDown={keys}
          maxLength={1_000}
          aria-required
          aria-invalid={said('text') !== undefined}
          aria-describedby={`${id}-text-fault`}
          onChange={(event) => setItem({ ...item, text: event.target.value })}
        />
        <fieldset className="phrases" aria-label="加入空位">
          {kind.places.map((place) => (
            <button
              key={place}
              type="button"
              className="chip"
              onClick={() => setItem((now) => ({ ...now, text: `${now.text}{${place}}` }))}
            >{`{${place}}`}</button>
          ))}
        </fieldset>
        <span id={`${id}-text-fault`} className={said('text') === undefined ? 'visually-hidden' : 'fault'}>
          {said('text')}
        </span>
      </div>
      {kind.natured && (
        <fieldset className="field">
          <legend className="label">性质</legend>
          <div className="row">
            {(Object.entries(NATURE_LABELS) as readonly (readonly [Nature, string])[]).map(([nature, name]) => (
              <label key={nature} className="check">
                <input
                  type="radio"
                  name={`${id}-nature`}
                  checked={item.nature === nature}
                  onChange={() => setItem((now) => ({ ...now, nature }))}
                />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <div role="alert">{fault !== null && fault !== undefined && <p className="notice refused">{sayingOf(fault)}</p>}</div>
      <div className="row">
        <button type="submit" className="button primary" disabled={busy}>
          {busy ? '正在保存…' : verb}
        </button>
        <button type="button" className="button plain" onClick={onLeave}>
          不改了
        </button>
      </div>
    </form>
  );
}
