/** 登录. No hint of who has an account: the server answers the same for a wrong name and a wrong password. */
import type { Me } from '@lingxing/server/contracts';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ProblemError } from '../api/client.ts';
import { signIn } from '../api/session.ts';
import { formText } from '../lib/form-text.ts';

export interface SignInProps {
  readonly onEntered: (me: Me) => void;
  readonly onSending: () => void;
  /** The account that was signed in before its session ended. */
  readonly account?: string;
  readonly again?: boolean;
}

function saying(error: unknown): string {
  if (!(error instanceof ProblemError)) return '连接不上服务器，请检查网络后再登录。';
  return error.problem.detail ?? `${error.problem.title}。`;
}

export function SignIn({ onEntered, onSending, account = '', again = false }: SignInProps) {
  const [fault, setFault] = useState<string>();
  const [sending, setSending] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => (again ? password.current : first.current)?.focus(), [again]);
  useEffect(() => {
    if (!again) document.title = '登录 · 令行';
  }, [again]);

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setSending(true);
    setFault(undefined);
    onSending();
    try {
      onEntered(await signIn(formText(form, 'account').trim(), formText(form, 'password')));
    } catch (error) {
      setFault(saying(error));
      setSending(false);
      password.current?.select();
    }
  };

  return (
    <main className="sign-in">
      <form className="sign-in-sheet stack" onSubmit={(event) => void send(event)}>
        <div>
          <h1>令行</h1>
          <hr className="red-rule" />
          <p className="under-head">{again ? '登录已过期。登录后接着办，已写的内容还在' : '依工作规则办文'}</p>
        </div>
        <label className="field">
          <span className="label">账号</span>
          <input ref={first} className="input" name="account" autoComplete="username" required maxLength={80} defaultValue={account} />
        </label>
        <label className="field">
          <span className="label">密码</span>
          <input
            ref={password}
            className="input"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            maxLength={200}
          />
        </label>
        <div role="alert">{fault !== undefined && <p className="notice refused">{fault}</p>}</div>
        <button type="submit" className="button primary" disabled={sending}>
          {sending ? '正在登录…' : '登录'}
        </button>
        <p className="small quiet">账号由本机关系统管理员开设，职务由安全管理员授予。涉密内容不得进入本系统。</p>
      </form>
    </main>
  );
}
