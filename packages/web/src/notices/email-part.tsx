/** The address for e-mail: asked for, confirmed by a code that was sent there, taken away. */
import type { NoticeSettings } from '@lingxing/server/contracts';
import { type FormEvent, useState } from 'react';
import { sayingOf } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { formText } from '../lib/form-text.ts';
import { useSettingAct } from './api.ts';

const Fault = ({ error }: { readonly error: Error | null }) => (
  <div role="alert">{error !== null && <p className="notice refused">{sayingOf(error)}</p>}</div>
);

export function EmailPart({ settings }: { readonly settings: NoticeSettings }) {
  const { email, emailAsked, available } = settings;
  const [changing, setChanging] = useState(false);
  if (!available.email && email === undefined) return null;
  return (
    <section className="form-sheet stack" aria-labelledby="notice-email">
      <h2 id="notice-email">接收提醒的邮箱</h2>
      <p className="quiet small">邮件只写有何事项待办和标题，不含公文内容和意见；人事等限定范围查阅的，标题也不写。</p>
      {email !== undefined && <Confirmed email={email} onChange={() => setChanging(true)} />}
      {emailAsked !== undefined && <CodeForm key={emailAsked} address={emailAsked} onDone={() => setChanging(false)} />}
      {available.email && (email === undefined || changing) && (
        <AddressForm domains={settings.mailDomains} again={emailAsked} onSent={() => setChanging(false)} />
      )}
    </section>
  );
}

function Confirmed({ email, onChange }: { readonly email: string; readonly onChange: () => void }) {
  const say = useSay();
  const remove = useSettingAct<undefined>('DELETE', '/notices/email');
  return (
    <div className="row notice-address">
      <span>
        <span className="done-mark" aria-hidden>
          ✓
        </span>{' '}
        {email}
        <span className="quiet">（已验证）</span>
      </span>
      <button type="button" className="button plain" onClick={onChange}>
        更换
      </button>
      <button
        type="button"
        className="button plain"
        disabled={remove.isPending}
        onClick={() =>
          remove.mutate(undefined, { onSuccess: () => say('已解除，不再以邮件提醒'), onError: (error) => say(sayingOf(error)) })
        }
      >
        解除
      </button>
    </div>
  );
}

function AddressForm({
  domains,
  again,
  onSent,
}: {
  readonly domains: readonly string[];
  readonly again: string | undefined;
  readonly onSent: () => void;
}) {
  const say = useSay();
  const send = useSettingAct<{ address: string }>('POST', '/notices/email');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const address = formText(new FormData(event.currentTarget), 'address').trim();
    send.mutate(
      { address },
      {
        onSuccess: () => {
          onSent();
          say(`验证码已发往${address}，30分钟内有效`);
        },
      },
    );
  };
  return (
    <form className="stack" onSubmit={submit}>
      <label className="field">
        <span className="label">邮箱</span>
        <input className="input" type="email" name="address" required maxLength={254} defaultValue={again ?? ''} autoComplete="email" />
        {domains.length > 0 && <span className="hint">限单位邮箱：{domains.join('、')}</span>}
      </label>
      <Fault error={send.error} />
      <p>
        <button type="submit" className="button" disabled={send.isPending}>
          {send.isPending ? '正在发送…' : again === undefined ? '发送验证码' : '重新发送验证码'}
        </button>
      </p>
    </form>
  );
}

function CodeForm({ address, onDone }: { readonly address: string; readonly onDone: () => void }) {
  const say = useSay();
  const confirm = useSettingAct<{ code: string }>('POST', '/notices/email/confirmation');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = formText(new FormData(event.currentTarget), 'code').trim();
    confirm.mutate(
      { code },
      {
        onSuccess: () => {
          onDone();
          say('邮箱已验证，提醒将同时发往此邮箱');
        },
      },
    );
  };
  return (
    <form className="stack" onSubmit={submit}>
      <label className="field">
        <span className="label">验证码</span>
        <input
          className="input notice-code num"
          name="code"
          required
          inputMode="numeric"
          pattern="\d{6}"
          maxLength={6}
          autoComplete="one-time-code"
        />
        <span className="hint">已发往{address}，填入邮件中的6位数字</span>
      </label>
      <Fault error={confirm.error} />
      <p>
        <button type="submit" className="button primary" disabled={confirm.isPending}>
          验证
        </button>
      </p>
    </form>
  );
}
