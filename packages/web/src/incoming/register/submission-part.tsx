/** What the texts ask of a submission: plain questions, whose powers it touches, and what those said. */
import type { OrganisationView } from '@lingxing/server/contracts';
import type { ReactNode } from 'react';
import { Combo, type Option } from '../../components/combo.tsx';
import type { Countersignature, LetterForm } from './letter-form.ts';
import { asked } from './questions.ts';

export interface PartProps {
  readonly form: LetterForm;
  readonly onChange: (change: Partial<LetterForm>) => void;
}

/** A question answered by yes; the space bar answers it. */
function Yes({ on, onChange, children }: { readonly on: boolean; readonly onChange: (on: boolean) => void; readonly children: ReactNode }) {
  return (
    <label className="check question">
      <input type="checkbox" data-next checked={on} onChange={(event) => onChange(event.target.checked)} />
      {children}？
    </label>
  );
}

export function Questions({ form, onChange }: PartProps) {
  return (
    <fieldset className="letter-questions">
      <legend className="label">
        是的，打勾 <span className="quiet small register-keys">空格键</span>
      </legend>
      <Yes on={form.signedByHead} onChange={(signedByHead) => onChange({ signedByHead })}>
        由主要负责人签发的吗
      </Yes>
      {asked(form).map(({ fact, asks }) => (
        <Yes key={fact} on={form.facts[fact] === true} onChange={(on) => onChange({ facts: { ...form.facts, [fact]: on } })}>
          {asks}
        </Yes>
      ))}
      <Yes on={form.general} onChange={(general) => onChange({ general })}>
        是综合性的吗
      </Yes>
    </fieldset>
  );
}

const SIGNED: readonly (readonly [Countersignature['by'] | 'none', string])[] = [
  ['none', '未见会签'],
  ['head', '主要负责人会签'],
  ['responsible', '其他负责人会签'],
  ['silent', '逾期未复'],
];

export interface ConcernedProps extends PartProps {
  readonly options: readonly Option[];
  readonly organisation: OrganisationView | undefined;
}

/** 涉及其他部门职权: each with its countersignature, and where it differs, whether the positions are listed. */
export function Concerned({ form, onChange, options, organisation }: ConcernedProps) {
  const { departmentsConcerned, countersignatures } = form;
  const nameOf = (id: string): string => organisation?.departments.find((one) => one.id === id)?.name ?? id;
  const signOf = (body: string): Countersignature | undefined => countersignatures.find((one) => one.body === body);
  const put = (body: string, next: Countersignature | undefined): void =>
    onChange({ countersignatures: [...countersignatures.filter((one) => one.body !== body), ...(next === undefined ? [] : [next])] });
  const left = options.filter(({ id }) => id !== form.sender.body && !departmentsConcerned.includes(id));
  return (
    <div className="concerned stack">
      <Combo
        label="涉及哪些部门的职权"
        options={left}
        text=""
        keeps
        hint="首字母或者名称，回车加上；没有就不填"
        onChoose={({ id }) => onChange({ departmentsConcerned: [...departmentsConcerned, id] })}
      />
      {departmentsConcerned.length > 0 && (
        <ul className="signed-lines">
          {departmentsConcerned.map((body) => {
            const sign = signOf(body);
            return (
              <li key={body}>
                <span className="signed-name">{nameOf(body)}</span>
                <select
                  className="select"
                  aria-label={`${nameOf(body)}会签情况`}
                  value={sign?.by ?? 'none'}
                  onChange={(event) => {
                    const by = SIGNED.find(([id]) => id === event.target.value)?.[0] ?? 'none';
                    put(body, by === 'none' ? undefined : { position: 'agree', grounds: '', ...sign, body, by });
                  }}
                >
                  {SIGNED.map(([id, name]) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
                {sign !== undefined && sign.by !== 'silent' && (
                  <label className="check">
                    <input
                      type="checkbox"
                      checked={sign.position === 'differ'}
                      onChange={(event) => put(body, { ...sign, position: event.target.checked ? 'differ' : 'agree' })}
                    />
                    有不同意见
                  </label>
                )}
                <button
                  type="button"
                  className="link-button"
                  onClick={() => onChange({ departmentsConcerned: departmentsConcerned.filter((one) => one !== body) })}
                >
                  去掉<span className="visually-hidden">{nameOf(body)}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {countersignatures.some((one) => one.position === 'differ') && (
        <Yes on={form.positionsListed} onChange={(positionsListed) => onChange({ positionsListed })}>
          各方意见、理据和办理建议都列明了吗
        </Yes>
      )}
    </div>
  );
}
