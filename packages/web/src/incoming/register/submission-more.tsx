/** What a submission carries besides: who submits it together, what argues for it, and whether it is a draft that goes on upward. */
import { ADDRESSEE_LABELS, EVIDENCE_LABELS } from '@lingxing/affairs/labels';
import type { OrganisationView } from '@lingxing/server/contracts';
import { useId } from 'react';
import { Combo, type Option } from '../../components/combo.tsx';
import type { Evidence, LetterForm, OnBehalf as Behalf } from './letter-form.ts';
import { deciding } from './questions.ts';
import type { PartProps } from './submission-part.tsx';

export interface JointProps extends PartProps {
  readonly options: readonly Option[];
  readonly organisation: OrganisationView | undefined;
}

/** 联合报批: each body that submits it with the sender, and who signed for it. It counts as countersigned by them. */
export function Jointly({ form, onChange, options, organisation }: JointProps) {
  const { jointly } = form;
  const nameOf = (id: string): string => organisation?.departments.find((one) => one.id === id)?.name ?? id;
  const left = options.filter(({ id }) => id !== form.sender.body && !jointly.some((one) => one.body === id));
  return (
    <div className="concerned stack">
      <Combo
        label="与哪些部门联合报送"
        options={left}
        text=""
        keeps
        hint="联合报送的不再另行会签；没有就不填"
        onChoose={({ id }) => onChange({ jointly: [...jointly, { body: id, by: 'head' }] })}
      />
      {jointly.length > 0 && (
        <ul className="signed-lines">
          {jointly.map(({ body, by }) => (
            <li key={body}>
              <span className="signed-name">{nameOf(body)}</span>
              <select
                className="select"
                aria-label={`${nameOf(body)}由谁签`}
                value={by}
                onChange={(event) =>
                  onChange({
                    jointly: jointly.map((one) =>
                      one.body === body ? { body, by: event.target.value === 'head' ? 'head' : 'responsible' } : one,
                    ),
                  })
                }
              >
                <option value="head">主要负责人签</option>
                <option value="responsible">其他负责人签</option>
              </select>
              <button
                type="button"
                className="link-button"
                onClick={() => onChange({ jointly: jointly.filter((one) => one.body !== body) })}
              >
                去掉<span className="visually-hidden">{nameOf(body)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const EVIDENCE = Object.entries(EVIDENCE_LABELS) as readonly (readonly [Evidence, string])[];

/** 所附论证材料: asked where the government is to decide, as the texts demand it there. */
export function EvidencePart({ form, onChange }: PartProps) {
  if (!deciding(form) && form.evidence.length === 0) return null;
  return (
    <fieldset className="letter-questions">
      <legend className="label">附有哪些论证材料</legend>
      {EVIDENCE.map(([kind, name]) => (
        <label key={kind} className="check question">
          <input
            type="checkbox"
            data-next
            checked={form.evidence.includes(kind)}
            onChange={(event) =>
              onChange({ evidence: event.target.checked ? [...form.evidence, kind] : form.evidence.filter((one) => one !== kind) })
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

/** 简报: which one it is; a department's kinds of them are counted, and in some governments approved. */
export function Bulletin({ form, onChange }: PartProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        简报名称
      </label>
      <input
        id={id}
        className="input"
        data-next
        autoComplete="off"
        maxLength={60}
        value={form.bulletin}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange({ bulletin: event.target.value })}
      />
      <span id={`${id}-hint`} className="hint">
        是简报的写名称，不写期数；不是就不填
      </span>
      <label className="check question">
        <input type="checkbox" data-next checked={form.dispensable} onChange={(event) => onChange({ dispensable: event.target.checked })} />
        没有实质内容、可发可不发吗？
      </label>
    </div>
  );
}

const IN_WHOSE_NAME: readonly (readonly [Behalf['issuer'] | 'none', string])[] = [
  ['none', '不是代拟稿'],
  ['government', '代拟，以本级政府名义上报'],
  ['party', '代拟，以党委或党委、政府名义上报'],
];
const ABOVE = ['superior-government', 'superior-department', 'superior-party-committee'] as const;

/** 代拟稿: in whose name it goes on, to whom and by when; the texts want it here so long before. */
export function OnBehalf({ form, onChange, fault }: PartProps & { readonly fault?: string | undefined }) {
  const id = useId();
  const { onBehalf } = form;
  const put = (change: Partial<NonNullable<LetterForm['onBehalf']>>): void =>
    onChange({ onBehalf: { issuer: 'government', to: 'superior-government', deadline: '', ...onBehalf, ...change } });
  return (
    <div className="letter-fields">
      <div className="field span-4">
        <label className="label" htmlFor={`${id}-name`}>
          代拟
        </label>
        <select
          id={`${id}-name`}
          className="select"
          data-next
          value={onBehalf?.issuer ?? 'none'}
          onChange={(event) => {
            const issuer = IN_WHOSE_NAME.find(([one]) => one === event.target.value)?.[0] ?? 'none';
            if (issuer === 'none') onChange({ onBehalf: undefined });
            else put({ issuer });
          }}
        >
          {IN_WHOSE_NAME.map(([of, name]) => (
            <option key={of} value={of}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {onBehalf !== undefined && (
        <>
          <div className="field span-4">
            <label className="label" htmlFor={`${id}-to`}>
              报送
            </label>
            <select
              id={`${id}-to`}
              className="select"
              data-next
              value={onBehalf.to}
              onChange={(event) => put({ to: ABOVE.find((one) => one === event.target.value) ?? 'superior-government' })}
            >
              {ABOVE.map((of) => (
                <option key={of} value={of}>
                  {ADDRESSEE_LABELS[of]}
                </option>
              ))}
            </select>
          </div>
          <div className="field span-4">
            <label className="label" htmlFor={`${id}-by`}>
              报送时限
            </label>
            <input
              id={`${id}-by`}
              className="input"
              data-next
              autoComplete="off"
              maxLength={60}
              value={onBehalf.deadline}
              aria-invalid={fault !== undefined}
              aria-describedby={`${id}-by-hint`}
              onChange={(event) => put({ deadline: event.target.value })}
            />
            <span id={`${id}-by-hint`} className={fault === undefined ? 'hint' : 'fault'}>
              {fault ?? '上级要求的日期，如 12.20；没有就不填'}
            </span>
          </div>
        </>
      )}
    </div>
  );
}
