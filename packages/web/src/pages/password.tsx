/** 修改密码; the first thing that an account with an initial password is asked. */
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { changePassword, readSession } from '../api/session.ts';
import { PageHead } from '../components/page-title.tsx';
import { sayingOf } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { useSession } from '../session.ts';
import { formText } from '../lib/form-text.ts';

const SHORTEST = 10;

export function PasswordPage() {
  const { me, setMe } = useSession();
  const say = useSay();
  const navigate = useNavigate();
  const [fault, setFault] = useState<string>();
  const [sending, setSending] = useState(false);

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [current, next, again] = ['current', 'next', 'again'].map((name) => formText(form, name));
    if (next !== again) return setFault('两次填写的新密码不一致。');
    setSending(true);
    setFault(undefined);
    try {
      await changePassword(current ?? '', next ?? '');
      const now = await readSession();
      if (now) setMe(now);
      say('密码已改，其他地方的登录已失效');
      await navigate('/');
    } catch (error) {
      setFault(sayingOf(error));
      setSending(false);
    }
  };

  return (
    <div className="page-body narrow">
      <PageHead title="修改密码" where={me.mustChangePassword ? '这是初始密码，先改成自己的再办公。' : '改后，其他地方的登录即失效。'} />
      <form className="stack" style={{ maxWidth: 360 }} onSubmit={(event) => void send(event)}>
        <input type="text" name="username" autoComplete="username" defaultValue={me.account} hidden readOnly />
        <label className="field">
          <span className="label">现在的密码</span>
          <input className="input" type="password" name="current" autoComplete="current-password" required maxLength={200} />
        </label>
        <label className="field">
          <span className="label">新密码</span>
          <input className="input" type="password" name="next" autoComplete="new-password" required minLength={SHORTEST} maxLength={200} />
          <span className="hint">至少{SHORTEST}个字符</span>
        </label>
        <label className="field">
          <span className="label">再写一遍新密码</span>
          <input className="input" type="password" name="again" autoComplete="new-password" required minLength={SHORTEST} maxLength={200} />
        </label>
        <div role="alert">{fault !== undefined && <p className="notice refused">{fault}</p>}</div>
        <p>
          <button type="submit" className="button primary" disabled={sending}>
            {sending ? '正在修改…' : '修改密码'}
          </button>
        </p>
      </form>
    </div>
  );
}
