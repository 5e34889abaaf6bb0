/** The fields of a paper as it is registered or put right: in the order in which the eye finds them on the paper. */
import { BARE_TITLE, SENDER_CLASS_LABELS } from '@lingxing/affairs/incoming-labels';
import { type HTMLInputTypeAttribute, type RefObject, useId, useMemo } from 'react';
import { useOrganisation } from '../../api/organisation.ts';
import { SECRECY_LABELS, URGENCY_LABELS } from '../../labels.ts';
import { useMe } from '../../session.ts';
import { LETTER_KIND_LABELS } from '../labels.ts';
import { Combo, type Option } from '../../components/combo.tsx';
import { isSubmission, type LetterForm, type SenderClass, usualKind } from './letter-form.ts';
import { LetterFiles } from './letter-files.tsx';
import { guessedClass, senderOf, senderOptions } from './senders.ts';
import { Bulletin, EvidencePart, Jointly, OnBehalf } from './submission-more.tsx';
import { Concerned, Questions } from './submission-part.tsx';
import { normalNumber } from './typed.ts';
import type { FilesState } from '../../files/use-files.ts';

const KINDS: readonly Option[] = Object.entries(LETTER_KIND_LABELS).map(([id, name]) => ({ id, name }));
const CHANNELS = { paper: '纸质', file: '电子文件', email: '电子邮件' } as const;

export interface LetterFieldsProps {
  readonly form: LetterForm;
  readonly onChange: (change: Partial<LetterForm>) => void;
  readonly faults: Readonly<Partial<Record<keyof LetterForm, string>>>;
  readonly files: FilesState;
  readonly first?: RefObject<HTMLDivElement | null>;
  /** When and how it came is settled once it is registered. */
  readonly registered?: boolean;
  readonly matter?: string | undefined;
}

export function LetterFields({ form, onChange, faults, files, first, registered = false, matter }: LetterFieldsProps) {
  const me = useMe();
  const organisation = useOrganisation().data;
  const bodies = useMemo(() => senderOptions(organisation, me.government.name), [organisation, me.government.name]);
  const bare = form.secrecy !== 'none';
  const submission = isSubmission(form) && !bare;
  const sender = (next: LetterForm['sender']): void =>
    onChange({ sender: next, ...(next.class === form.sender.class ? {} : { kind: usualKind(next.class) }) });
  return (
    <div className="letter-fields">
      <div ref={first} className="span-6">
        <Combo
          label="来文单位"
          id="sender"
          options={bodies}
          text={form.sender.name}
          required
          fault={faults.sender}
          hint="首字母如 cz，或者全称"
          onText={(name) => onChange({ sender: { class: form.sender.class, name } })}
          onFree={(name) => sender({ class: guessedClass(name), name })}
          onChoose={({ id }) => {
            const chosen = senderOf(organisation, id);
            if (chosen !== undefined) sender(chosen);
          }}
        />
      </div>
      <Choice
        label="来文类别"
        span={3}
        value={form.sender.class}
        options={SENDER_CLASS_LABELS}
        disabled={form.sender.body !== undefined}
        onChange={(value) => sender({ ...form.sender, class: value as SenderClass })}
      />
      <Combo
        label="文种"
        className="field span-3"
        options={KINDS}
        text={LETTER_KIND_LABELS[form.kind]}
        onChoose={({ id }) => onChange({ kind: id as LetterForm['kind'] })}
      />
      <Line
        label="来文字号"
        span={4}
        value={form.number}
        max={80}
        onChange={(number) => onChange({ number })}
        onLeave={() => onChange({ number: normalNumber(form.number) })}
      />
      <Line label="来文日期" span={2} value={form.dated} hint="如 11.20" fault={faults.dated} onChange={(dated) => onChange({ dated })} />
      <Choice
        label="缓急"
        span={3}
        value={form.urgency}
        options={{ ...URGENCY_LABELS, none: '平件' }}
        onChange={(value) => onChange({ urgency: value as LetterForm['urgency'] })}
      />
      <Choice
        label="密级"
        span={3}
        value={form.secrecy}
        options={SECRECY_LABELS}
        onChange={(value) => onChange({ secrecy: value as LetterForm['secrecy'] })}
      />
      {bare ? (
        <div className="notice warned span-12">
          <p>
            <strong>只登记收到的事实。</strong>标题记作“{BARE_TITLE}”，正文、附件都不录，已填的不送出；原件按保密规定另行办理。
          </p>
        </div>
      ) : (
        <Line label="标题" span={12} value={form.title} max={200} required fault={faults.title} onChange={(title) => onChange({ title })} />
      )}
      <Line label="份数" span={2} mode="numeric" value={form.copies} fault={faults.copies} onChange={(copies) => onChange({ copies })} />
      <Line label="页数" span={2} mode="numeric" value={form.pages} fault={faults.pages} onChange={(pages) => onChange({ pages })} />
      {!registered && (
        <>
          <Line
            label="收到日期"
            span={3}
            value={form.receivedOn}
            fault={faults.receivedOn}
            onChange={(receivedOn) => onChange({ receivedOn })}
          />
          <Line
            label="时间"
            span={2}
            value={form.receivedAt}
            hint="空着即此刻"
            fault={faults.receivedAt}
            onChange={(receivedAt) => onChange({ receivedAt })}
          />
          <Choice
            label="收文方式"
            span={3}
            value={form.channel}
            options={CHANNELS}
            onChange={(value) => onChange({ channel: value as LetterForm['channel'] })}
          />
        </>
      )}
      {submission && (
        <div className="span-12 submission-part">
          <Questions form={form} onChange={onChange} />
          <EvidencePart form={form} onChange={onChange} />
          <Concerned form={form} onChange={onChange} options={bodies} organisation={organisation} />
          <details className="letter-more" open={form.jointly.length > 0 || form.onBehalf !== undefined || form.bulletin !== ''}>
            <summary>联合报送、简报、代拟稿</summary>
            <div className="stack">
              <Jointly form={form} onChange={onChange} options={bodies} organisation={organisation} />
              <Bulletin form={form} onChange={onChange} />
              <OnBehalf form={form} onChange={onChange} fault={faults.onBehalf} />
            </div>
          </details>
        </div>
      )}
      {!bare && (
        <>
          <div className="span-12">
            <LetterFiles
              attachments={form.attachments}
              onRemove={(hash) => onChange({ attachments: form.attachments.filter((one) => one.hash !== hash) })}
              state={files}
              matter={matter}
            />
          </div>
          <details className="span-12 letter-more" open={form.text !== '' || form.recipients !== ''}>
            <summary>主送机关、正文</summary>
            <div className="stack">
              <Line
                label="主送机关"
                span={12}
                value={form.recipients}
                hint="几个机关以顿号分开"
                onChange={(recipients) => onChange({ recipients })}
              />
              <Text value={form.text} onChange={(text) => onChange({ text })} />
            </div>
          </details>
        </>
      )}
    </div>
  );
}

interface LineProps {
  readonly label: string;
  readonly span: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onLeave?: () => void;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly required?: boolean;
  readonly mode?: 'numeric';
  readonly max?: number;
  readonly type?: HTMLInputTypeAttribute;
}

function Line({ label, span, value, onChange, onLeave, hint, fault, required = false, mode, max = 60 }: LineProps) {
  const id = useId();
  const says = fault ?? hint;
  return (
    <div className={`field span-${String(span)}`}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        data-next
        autoComplete="off"
        inputMode={mode}
        value={value}
        maxLength={max}
        aria-required={required}
        aria-invalid={fault !== undefined}
        aria-describedby={says === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
      />
      {says !== undefined && (
        <span id={`${id}-hint`} className={fault === undefined ? 'hint' : 'fault'}>
          {says}
        </span>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly span: number;
  readonly value: string;
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
}

function Choice({ label, span, value, options, onChange, disabled = false }: ChoiceProps) {
  const id = useId();
  return (
    <div className={`field span-${String(span)}`}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="select" data-next disabled={disabled} value={value} onChange={(event) => onChange(event.target.value)}>
        {Object.entries(options).map(([of, name]) => (
          <option key={of} value={of}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Text({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        正文
      </label>
      <textarea
        id={id}
        className="textarea"
        rows={6}
        maxLength={200_000}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-hint`} className="hint">
        可以粘贴，供查找和核对篇幅；附件中的文字自动收入
      </span>
    </div>
  );
}
