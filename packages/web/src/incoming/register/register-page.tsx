/**
 * 登记来文: one page, made for a pile. Enter goes on to the next field, Ctrl Enter registers and lays an empty sheet with
 * the sender and the day of the last. What is against a paper stands beside it and never keeps it out of the register.
 */
import type { ActDone, EmailLetter } from '@lingxing/server/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { ProblemError, Unreachable } from '../../api/client.ts';
import { registerLetter, type Registration } from '../../api/incoming.ts';
import { keys } from '../../api/keys.ts';
import { PageHead } from '../../components/page-title.tsx';
import { sayingOf } from '../../components/states.tsx';
import { clockText, dayOf } from '../../lib/dates.ts';
import { enterFirstWrong } from '../../lib/first-wrong.ts';
import { freshKey } from '../../lib/keys.ts';
import { useMe } from '../../session.ts';
import { useRegisterKeys } from './enter.ts';
import { emptyForm, faultsOf, formOf, type LetterForm, letterOf, nextForm, receivedOf } from './letter-form.ts';
import { LetterFields } from './letter-fields.tsx';
import { useFiles } from '../../files/use-files.ts';
import { useLetterVerdict } from './use-letter-verdict.ts';
import { VerdictAside } from './verdict-aside.tsx';

interface Registered {
  readonly done: ActDone;
  readonly title: string;
  readonly sender: string;
}

export function RegisterPage() {
  const { today } = useMe();
  const client = useQueryClient();
  const [form, setForm] = useState<LetterForm>(() => emptyForm(today.date));
  const [tried, setTried] = useState(false);
  const [saying, setSaying] = useState<string>();
  const [pile, setPile] = useState<readonly Registered[]>([]);
  const key = useRef(freshKey());
  const first = useRef<HTMLDivElement>(null);
  // The page is opened to write on it; on a phone the keyboard would cover it.
  useEffect(() => {
    if (window.matchMedia('(min-width: 721px)').matches) first.current?.querySelector('input')?.focus();
  }, []);
  const change = useCallback((next: Partial<LetterForm>) => setForm((now) => ({ ...now, ...next })), []);
  const files = useFiles(
    (file) => setForm((now) => ({ ...now, attachments: [...now.attachments.filter((one) => one.hash !== file.hash), file] })),
    (email) => setForm((now) => withEmail(now, email, today.date)),
  );
  const faults = faultsOf(form, today.date);
  const letter = letterOf(form, today.date);
  const heard = useLetterVerdict(letter, (faults.receivedOn ?? faults.receivedAt) ? undefined : receivedOf(form, today.date));
  const register = useMutation({ mutationFn: (registration: Registration) => registerLetter(registration) });
  const uploading = files.underway.some((one) => one.saying === undefined);

  const send = () => {
    setTried(true);
    setSaying(undefined);
    if (register.isPending) return;
    if (uploading) return setSaying('文件还在上传，传完再登记。');
    if (Object.keys(faults).length > 0) {
      enterFirstWrong(() => setSaying(Object.values(faults).join('；')), document.querySelector('.register'));
      return;
    }
    const receivedAt = receivedOf(form, today.date);
    register.mutate(
      { letter, channel: form.channel, ...(receivedAt === undefined ? {} : { receivedAt }), idempotencyKey: key.current },
      {
        onSuccess: (done) => {
          key.current = freshKey();
          setPile((before) => [{ done, title: letter.title, sender: letter.sender.name }, ...before]);
          setForm(nextForm(form));
          setTried(false);
          first.current?.querySelector('input')?.focus();
          for (const queryKey of [keys.incoming, keys.workbench, keys.inbox]) void client.invalidateQueries({ queryKey });
        },
        onError: (error) => {
          // Whether it was registered is unknown only where the server was out of reach.
          if (!(error instanceof Unreachable)) key.current = freshKey();
          const against = error instanceof ProblemError ? error.verdict?.findings.filter((one) => one.outcome === 'refused') : undefined;
          setSaying(against?.map((one) => `${one.message}${one.wayOut ?? ''}`).join('') ?? sayingOf(error));
        },
      },
    );
  };
  useRegisterKeys(send);
  const last = pile[0];
  return (
    <div className="page-body">
      <PageHead
        title="登记来文"
        where={pile.length === 0 ? '收到即登记；不合规定的也登记，随件记录' : `这一摞已登记${String(pile.length)}件`}
        act={
          <Link to="/incoming" className="button">
            收文登记簿
          </Link>
        }
      />
      {/* Before the form, and always there: a paper registered moves nothing under the hands. */}
      <output className="pile-last" data-empty={last === undefined}>
        {last === undefined ? (
          <span className="quiet">登记后，收文编号和下一步在这里。</span>
        ) : (
          <>
            <span className="done-mark" aria-hidden>
              ✓
            </span>
            <span>
              {last.done.said} <Link to={`/incoming/${last.done.id}`}>打开此件</Link>
              {againstCount(last.done) > 0 && <strong className="warned-mark"> 有{againstCount(last.done)}项不合规定，已随件记录。</strong>}
            </span>
          </>
        )}
      </output>
      <div className="register-columns">
        <form
          className="register"
          noValidate
          aria-label="登记来文"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <LetterFields form={form} onChange={change} faults={tried ? faults : {}} files={files} first={first} />
          <div className="register-go">
            <button type="submit" data-next className="button primary large" disabled={register.isPending}>
              {register.isPending ? '正在登记…' : '登记'}
            </button>
            <span className="quiet small register-keys" aria-hidden>
              <kbd>回车</kbd> 下一项 <kbd>Ctrl 回车</kbd> 登记，接着下一件
            </span>
            <div role="alert">{saying !== undefined && <p className="notice refused">{saying}</p>}</div>
          </div>
        </form>
        <aside className="register-side">
          <VerdictAside heard={heard} />
          {pile.length > 0 && (
            <section>
              <h2>刚登记的</h2>
              <ol className="pile">
                {pile.map((one) => (
                  <li key={one.done.id}>
                    <Link to={`/incoming/${one.done.id}`} className="num nowrap">
                      {one.done.number ?? '待编号'}
                    </Link>
                    <span className="pile-title">
                      {one.sender}：{one.title}
                    </span>
                    {againstCount(one.done) > 0 && <span className="tag warned-mark">不合规定</span>}
                  </li>
                ))}
              </ol>
            </section>
          )}
        </aside>
      </div>
    </div>
  );
}

const againstCount = (done: ActDone): number => done.verdict.findings.filter((one) => one.outcome === 'refused').length;

/** What an e-mail says fills the form; what the registrar has typed of sender and title already stays. */
function withEmail(now: LetterForm, { letter, receivedAt }: EmailLetter, today: string): LetterForm {
  const received = receivedAt === undefined ? { on: today, at: '' } : { on: dayOf(receivedAt), at: clockText(receivedAt) };
  const read = formOf(letter, received, 'email');
  return {
    ...read,
    ...(now.sender.body === undefined && now.sender.name === '' ? {} : { sender: now.sender, kind: now.kind }),
    ...(now.title === '' ? {} : { title: now.title }),
    attachments: [...now.attachments, ...read.attachments.filter((one) => !now.attachments.some((had) => had.hash === one.hash))],
  };
}
