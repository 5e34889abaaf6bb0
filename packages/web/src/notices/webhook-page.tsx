/** 消息推送: where the government's notices are sent on to; for the system administrator. */
import './notices.css';
import type { WebhookView } from '@lingxing/server/contracts';
import { type FormEvent, useState } from 'react';
import { Confirm } from '../components/dialog.tsx';
import { PageHead } from '../components/page-title.tsx';
import { ProblemNotice, sayingOf, Skeleton } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { momentText } from '../lib/dates.ts';
import { formText } from '../lib/form-text.ts';
import { useRemoveWebhook, useSetWebhook, useTryWebhook, useWebhook } from './api.ts';

export function WebhookPage() {
  const state = useWebhook();
  const [secret, setSecret] = useState<string>();
  const [changing, setChanging] = useState(false);
  const webhook = state.data?.webhook;
  return (
    <div className="page-body narrow">
      <PageHead title="消息推送" where="把提醒送到本府的政务微信、短信平台等。只送有何事项待办，不送公文内容。" />
      {state.isPending && <Skeleton lines={5} />}
      {state.isError && <ProblemNotice error={state.error} retry={() => void state.refetch()} what="消息推送" />}
      {state.data && (
        <div className="stack notice-settings">
          {secret !== undefined && <Secret secret={secret} onKept={() => setSecret(undefined)} />}
          {webhook && !changing && (
            <Standing
              webhook={webhook}
              onChange={() => {
                setSecret(undefined);
                setChanging(true);
              }}
            />
          )}
          {(webhook === undefined || changing) && (
            <SetForm
              known={webhook?.url}
              http={state.data.httpAllowed}
              onDone={(next) => {
                setChanging(false);
                setSecret(next);
              }}
              onLeave={webhook === undefined ? undefined : () => setChanging(false)}
            />
          )}
        </div>
      )}
    </div>
  );
}

/** The signing key, this once. */
function Secret({ secret, onKept }: { readonly secret: string; readonly onKept: () => void }) {
  const say = useSay();
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => say('密钥已复制'),
      () => say('未能复制，请选中后手工复制'),
    );
  return (
    <section className="notice warned stack" aria-labelledby="webhook-secret">
      <h2 id="webhook-secret">签名密钥</h2>
      <p>只显示这一次，请现在交给接收方保存。遗失的，重新设置即换新密钥。</p>
      <code className="notice-secret">{secret}</code>
      <div className="row">
        <button type="button" className="button" onClick={() => void copy()}>
          复制
        </button>
        <button type="button" className="button plain" onClick={onKept}>
          已经保存
        </button>
      </div>
    </section>
  );
}

const STATES: Readonly<Record<WebhookView['state'], string>> = {
  new: '尚未推送过',
  working: '正常',
  failing: '推送不成，正在重试',
  stopped: '已停用',
};

function Standing({ webhook, onChange }: { readonly webhook: WebhookView; readonly onChange: () => void }) {
  const say = useSay();
  const trial = useTryWebhook();
  const remove = useRemoveWebhook();
  const [removing, setRemoving] = useState(false);
  const failed = { onError: (error: Error) => say(sayingOf(error)) };
  return (
    <section className="form-sheet stack" aria-labelledby="webhook-state">
      <h2 id="webhook-state">
        {STATES[webhook.state]}
        {webhook.state === 'working' && <span className="done-mark"> ✓</span>}
      </h2>
      <dl className="notice-facts">
        <dt>地址</dt>
        <dd className="notice-url">{webhook.url}</dd>
        <dt>设置</dt>
        <dd>
          {webhook.setBy}，{momentText(webhook.setAt)}
        </dd>
        {webhook.lastSuccess !== undefined && (
          <>
            <dt>最近送达</dt>
            <dd className="num">{momentText(webhook.lastSuccess)}</dd>
          </>
        )}
        {webhook.failingSince !== undefined && (
          <>
            <dt>未送达</dt>
            <dd>
              自{momentText(webhook.failingSince)}起：{webhook.lastError}
            </dd>
          </>
        )}
        {webhook.state === 'failing' && webhook.resumeAfter !== undefined && (
          <>
            <dt>下次重试</dt>
            <dd className="num">{momentText(webhook.resumeAfter)}</dd>
          </>
        )}
        {webhook.stoppedAt !== undefined && (
          <>
            <dt>停用</dt>
            <dd>{momentText(webhook.stoppedAt)}，连续24小时未送达。排除故障后重新设置即恢复。</dd>
          </>
        )}
      </dl>
      <div className="row">
        {webhook.state !== 'stopped' && (
          <button
            type="button"
            className="button"
            disabled={trial.isPending}
            onClick={() =>
              trial.mutate(undefined, {
                ...failed,
                onSuccess: (outcome) => say(outcome.ok ? '测试消息已送达' : `测试消息未送达：${outcome.error ?? ''}`),
              })
            }
          >
            {trial.isPending ? '正在测试…' : '发送测试消息'}
          </button>
        )}
        <button type="button" className={webhook.state === 'stopped' ? 'button primary' : 'button plain'} onClick={onChange}>
          重新设置
        </button>
        <button type="button" className="button plain" onClick={() => setRemoving(true)}>
          撤销
        </button>
      </div>
      <Confirm
        title="撤销消息推送"
        verb="撤销"
        open={removing}
        onClose={() => setRemoving(false)}
        onGoOn={() => remove.mutate(undefined, { ...failed, onSuccess: () => say('消息推送已撤销') })}
      >
        <p>提醒不再送出，尚未送出的也不再送。站内提醒和邮件不受影响。</p>
      </Confirm>
    </section>
  );
}

function SetForm({
  known,
  http,
  onDone,
  onLeave,
}: {
  readonly known: string | undefined;
  readonly http: boolean;
  readonly onDone: (secret: string) => void;
  readonly onLeave: (() => void) | undefined;
}) {
  const set = useSetWebhook();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const url = formText(new FormData(event.currentTarget), 'url').trim();
    set.mutate({ url }, { onSuccess: ({ secret }) => onDone(secret) });
  };
  return (
    <form className="form-sheet stack" onSubmit={submit} aria-labelledby="webhook-set">
      <h2 id="webhook-set">{known === undefined ? '尚未设置' : '重新设置'}</h2>
      <label className="field">
        <span className="label">接收地址</span>
        <input className="input" type="url" name="url" required maxLength={500} defaultValue={known ?? ''} placeholder="https://" />
        <span className="hint">
          须以 https:// 开头{http && '（演示中也可用 http://）'}。设置后生成签名密钥，接收方凭它核对消息出自本系统；原密钥随即失效。
        </span>
      </label>
      <div role="alert">{set.isError && <p className="notice refused">{sayingOf(set.error)}</p>}</div>
      <div className="row">
        <button type="submit" className="button primary" disabled={set.isPending}>
          设置并生成密钥
        </button>
        {onLeave && (
          <button type="button" className="button plain" onClick={onLeave}>
            不改了
          </button>
        )}
      </div>
    </form>
  );
}
