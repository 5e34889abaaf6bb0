/** Registering what was raised from outside: what it is, who raised it, what it says; whose turn it is then stands beside. */
import { KIND_LABELS, KIND_NAMES, kindOf, type KindName } from '@lingxing/affairs/oversight-labels';
import { useState } from 'react';
import { ActField } from '../acts/act-field.tsx';
import { type Field, given, listIn, textIn, type Value, type Values } from '../acts/form.ts';
import { filesIn, stillArriving } from '../acts/files.ts';
import { useOpeningVerdict } from '../acts/use-opening-verdict.ts';
import { useOpening } from '../acts/use-opening.ts';
import { keys } from '../api/keys.ts';
import { judgeOversight, openOversight, type OpenOversight } from '../api/oversight.ts';
import { Chain } from '../components/chain.tsx';
import { FindingsList } from '../components/findings.tsx';
import { PageHead } from '../components/page-title.tsx';
import { useMe } from '../session.ts';

const YES_NO = [
  ['yes', '是'],
  ['no', '否'],
] as const;

const isKind = (kind: string): kind is KindName => (KIND_NAMES as readonly string[]).includes(kind);

function fieldsOf(kind: KindName | undefined): readonly Field[] {
  const choice: Field = {
    kind: 'choice',
    name: 'kind',
    label: '类别',
    look: 'select',
    options: Object.entries(KIND_LABELS),
    required: true,
  };
  if (kind === undefined) return [choice];
  const { from, personal, unsigned, hearing } = kindOf(kind);
  return [
    choice,
    { kind: 'line', name: 'subject', label: '事由', ...(personal === true ? { hint: '清单里显示，不写姓名' } : {}), required: true },
    {
      kind: 'line',
      name: 'from',
      label: from,
      half: true,
      ...(unsigned === true ? { hint: '没有署名的不填' } : { required: true }),
    },
    { kind: 'line', name: 'contact', label: '联系方式', half: true },
    { kind: 'line', name: 'number', label: hearing === true ? '案号' : '原编号', half: true },
    { kind: 'date', name: 'on', label: '收到日期', half: true, required: true },
    { kind: 'words', name: 'content', label: '内容', rows: 6, required: true },
    { kind: 'files', name: 'files', label: '原件扫描', most: 20 },
    { kind: 'choice', name: 'important', label: '是否重要', options: YES_NO, required: true },
    { kind: 'choice', name: 'secret', label: '是否涉密', options: YES_NO, required: true },
  ];
}

export function NewOversightPage() {
  const me = useMe();
  const [values, setValues] = useState<Values>({ kind: '', on: me.today.date, important: 'no', secret: 'no' });
  const { form, pending, tried, saying, send } = useOpening<Omit<OpenOversight, 'idempotencyKey'>>({
    open: openOversight,
    place: '/oversight',
    list: keys.oversight,
  });
  const set = (name: string) => (value: Value) => setValues((now) => ({ ...now, [name]: value }));
  const t = (name: string) => textIn(values, name);
  const chosen = t('kind');
  const kind = isKind(chosen) ? chosen : undefined;
  const fields = fieldsOf(kind);
  const faults = Object.fromEntries(
    fields.flatMap((one) => (one.required === true && t(one.name) === '' ? [[one.name, `请填写${one.label}`]] : [])),
  );
  const files = filesIn(listIn(values, 'files'));
  const matter = (): Omit<OpenOversight, 'idempotencyKey'> => ({
    act: 'register',
    input: {
      form: {
        kind: kind ?? 'letter',
        subject: t('subject'),
        content: t('content'),
        on: t('on'),
        important: t('important') === 'yes',
        secret: t('secret') === 'yes',
        ...given('from', t('from')),
        ...given('contact', t('contact')),
        ...given('number', t('number')),
      },
      ...(files.length === 0 ? {} : { files }),
    },
  });
  const { heard } = useOpeningVerdict(Object.keys(faults).length === 0, matter, undefined, judgeOversight);
  return (
    <div className="page-body">
      <PageHead title="登记" where="建议提案、询问质询、向人大的报告、来信来访、监督发现的问题、复议诉讼、舆论反映的情况" />
      <div className="register-columns leave-columns">
        <form
          className="register leave-form"
          ref={form}
          noValidate
          aria-label="登记"
          onSubmit={(event) => send(event, { ...faults, ...stillArriving(values) }, matter)}
        >
          {fields.map((one) => (
            <ActField
              key={one.name}
              field={one}
              value={values[one.name] ?? ''}
              onChange={set(one.name)}
              fault={tried ? (faults[one.name] ?? stillArriving(values)[one.name]) : undefined}
              organisation={undefined}
              host={undefined}
            />
          ))}
          <div className="register-go">
            <button type="submit" className="button primary large" disabled={pending}>
              {pending ? '正在办理…' : '登记'}
            </button>
            <div role="alert">{saying !== undefined && <p className="notice refused">{saying}</p>}</div>
          </div>
        </form>
        <aside className="register-side">
          <section className="verdict-aside" aria-labelledby="verdict-title">
            <h2 id="verdict-title">规则怎么写</h2>
            <div className="stack" aria-live="polite">
              {heard === undefined ? (
                <p className="quiet">填齐以后，在这里列出由谁阅批、交办、答复。</p>
              ) : (
                <FindingsList findings={heard.verdict.findings} empty="审查未见不符" />
              )}
            </div>
          </section>
          {heard !== undefined && heard.ahead.length > 0 && (
            <section aria-labelledby="ahead-title">
              <h2 id="ahead-title">接下来</h2>
              <Chain steps={heard.ahead} />
            </section>
          )}
        </aside>
      </div>
    </div>
  );
}
