/** 更正登记 and 收到重报件: the same sheet, with what stands in the register now. A correction says why; a paper mended says so itself. */
import type { IncomingView } from '@lingxing/server/contracts';
import { useId, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ProblemError, Unreachable } from '../../api/client.ts';
import { useIncoming } from '../../api/incoming.ts';
import { useMatterAct } from '../../api/matter.ts';
import { PageHead } from '../../components/page-title.tsx';
import { ProblemNotice, sayingOf, Skeleton } from '../../components/states.tsx';
import { useSay } from '../../components/status-line.tsx';
import { dayOf } from '../../lib/dates.ts';
import { freshKey } from '../../lib/keys.ts';
import { barredBy } from '../../lib/verdict.ts';
import { useMe } from '../../session.ts';
import { useRegisterKeys } from './enter.ts';
import { faultsOf, formOf, type LetterForm, letterOf } from './letter-form.ts';
import { LetterFields } from './letter-fields.tsx';
import { useFiles } from '../../files/use-files.ts';
import { useLetterVerdict } from './use-letter-verdict.ts';
import { VerdictAside } from './verdict-aside.tsx';

type Mode = 'correct' | 'resubmit';

export const CorrectPage = () => <Asked mode="correct" />;
export const ResubmitPage = () => <Asked mode="resubmit" />;

function Asked({ mode }: { readonly mode: Mode }) {
  const { id = '' } = useParams();
  const incoming = useIncoming(id);
  if (incoming.data !== undefined) return <Again view={incoming.data} mode={mode} />;
  return (
    <div className="page-body">
      {incoming.isError ? (
        <ProblemNotice error={incoming.error} retry={() => void incoming.refetch()} what="这件来文" heading="h1" />
      ) : (
        <Skeleton lines={8} />
      )}
    </div>
  );
}

const WORDS = {
  correct: { title: '更正登记', where: '更正前后都留在记录里' },
  resubmit: { title: '收到重报件', where: '按重报的来文改，上一轮留在记录里' },
} as const;

function Again({ view, mode }: { readonly view: IncomingView; readonly mode: Mode }) {
  const words = WORDS[mode];
  const { today } = useMe();
  const say = useSay();
  const navigate = useNavigate();
  const id = useId();
  const [form, setForm] = useState<LetterForm>(() =>
    formOf(view.letter, { on: dayOf(view.receivedAt), at: '' }, view.channel === 'electronic' ? 'file' : view.channel),
  );
  const [seen] = useState(view.version);
  const [reason, setReason] = useState('');
  const [saying, setSaying] = useState<string>();
  const [key, setKey] = useState(freshKey);
  const act = useMatterAct('/incoming', view.id);
  const files = useFiles(
    (file) => setForm((now) => ({ ...now, attachments: [...now.attachments.filter((one) => one.hash !== file.hash), file] })),
    (email) => setForm((now) => ({ ...now, attachments: [...now.attachments, ...(email.letter.attachments ?? [])] })),
  );
  const faults = faultsOf(form, today.date);
  const letter = { ...view.letter, ...letterOf(form, today.date) };
  const heard = useLetterVerdict(letter, mode === 'correct' ? view.receivedAt : undefined);
  const offer = view.offers.find((one) => one.act === mode);
  const send = () => {
    const uploading = files.underway.some((one) => one.saying === undefined);
    const wrong = [
      ...(uploading ? ['文件还在上传，传完再办理'] : []),
      ...Object.values(faults),
      ...(mode === 'correct' && reason.trim() === '' ? ['请写明更正的理由'] : []),
    ];
    setSaying(wrong.length === 0 ? undefined : wrong.join('；'));
    if (wrong.length > 0 || act.isPending) return;
    act.mutate(
      { act: mode, input: mode === 'correct' ? { letter, reason: reason.trim() } : { letter }, seen, idempotencyKey: key },
      {
        onSuccess: (done) => {
          say(done.said);
          void navigate(`/incoming/${view.id}`);
        },
        onError: (error) => {
          if (!(error instanceof Unreachable)) setKey(freshKey());
          const against = error instanceof ProblemError ? error.verdict?.findings.filter((one) => one.outcome === 'refused') : undefined;
          setSaying(against?.map((one) => one.message).join('') ?? sayingOf(error));
        },
      },
    );
  };
  useRegisterKeys(send);
  return (
    <div className="page-body">
      <PageHead
        title={words.title}
        where={
          <>
            <Link to={`/incoming/${view.id}`}>{view.number ?? view.letter.title}</Link>，{words.where}
          </>
        }
      />
      {offer !== undefined && barredBy(offer.verdict) ? (
        <div className="notice refused">
          <p>{offer.verdict.findings.find((one) => one.outcome === 'refused')?.message}</p>
        </div>
      ) : (
        <div className="register-columns">
          <form
            className="register"
            noValidate
            aria-label={words.title}
            onSubmit={(event) => {
              event.preventDefault();
              send();
            }}
          >
            <LetterFields
              form={form}
              onChange={(next) => setForm((now) => ({ ...now, ...next }))}
              faults={faults}
              files={files}
              registered
              matter={view.id}
            />
            {mode === 'correct' && (
              <div className="field">
                <label className="label" htmlFor={id}>
                  更正理由
                </label>
                <textarea
                  id={id}
                  className="textarea"
                  rows={2}
                  maxLength={2_000}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              </div>
            )}
            <div className="register-go">
              <button type="submit" data-next className="button primary large" disabled={act.isPending}>
                {act.isPending ? '正在办理…' : words.title}
              </button>
              <div role="alert">{saying !== undefined && <p className="notice refused">{saying}</p>}</div>
            </div>
          </form>
          <aside className="register-side">
            <VerdictAside heard={heard} />
          </aside>
        </div>
      )}
    </div>
  );
}
