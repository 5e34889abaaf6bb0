/** 订阅日历: the secret address under which a calendar programme reads what one may see here; made, copied, renewed, revoked. */
import { useState } from 'react';
import { useCalendarSubscription, useRevokeCalendar, useRenewCalendar } from '../api/leave.ts';
import { Confirm } from '../components/dialog.tsx';
import { ProblemNotice, sayingOf, Skeleton } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { shortMoment } from '../lib/dates.ts';
import { useMe } from '../session.ts';

export function SubscriptionPart() {
  const { today } = useMe();
  const say = useSay();
  const subscription = useCalendarSubscription();
  const renew = useRenewCalendar();
  const revoke = useRevokeCalendar();
  const [asked, setAsked] = useState<'renew' | 'revoke'>();
  // Kept for as long as the page is open: it is told once.
  const address = renew.data === undefined || revoke.isSuccess ? undefined : new URL(renew.data.path, window.location.origin).href;
  const make = () => {
    revoke.reset();
    renew.mutate(undefined, { onError: (error) => say(sayingOf(error)) });
  };
  const stop = () =>
    revoke.mutate(undefined, { onSuccess: () => say('已停用，原地址不再有内容'), onError: (error) => say(sayingOf(error)) });
  const copy = (words: string) =>
    navigator.clipboard.writeText(words).then(
      () => say('已复制'),
      () => say('浏览器不让复制，请选中地址后复制'),
    );
  const { data } = subscription;
  return (
    <section className="plain-section subscription" aria-labelledby="subscription-title">
      <h2 id="subscription-title">订阅日历</h2>
      <p className="quiet">
        用手机或者电脑的日历打开订阅地址，随时看到领导外出、由谁代办和本人要参加的会议。地址只供你本人用，内容不多于你在本页所见；账号停用即失效。
      </p>
      {subscription.isError && <ProblemNotice error={subscription.error} retry={() => void subscription.refetch()} what="日历订阅" />}
      {subscription.isPending && <Skeleton lines={2} />}
      {address !== undefined && (
        <div className="stack">
          <label className="field">
            <span className="label">订阅地址</span>
            <input className="input" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
            <span className="hint">只显示这一次，离开本页后不再显示；遗失或者外泄的，请换发。</span>
          </label>
          <p>
            <button type="button" className="button primary" onClick={() => void copy(address)}>
              复制地址
            </button>
          </p>
        </div>
      )}
      {data === null && (
        <p>
          <button type="button" className="button" onClick={make} disabled={renew.isPending}>
            生成订阅地址
          </button>
        </p>
      )}
      {data != null && (
        <div className="row">
          <span className="num">
            {shortMoment(data.madeAt, today.date)}生成，
            {data.readAt === undefined ? '还没有读取过' : `最近于${shortMoment(data.readAt, today.date)}读取`}
          </span>
          <button type="button" className="button" onClick={() => setAsked('renew')} disabled={renew.isPending}>
            换发
          </button>
          <button type="button" className="button" onClick={() => setAsked('revoke')} disabled={revoke.isPending}>
            停用
          </button>
        </div>
      )}
      <Confirm title="换发订阅地址" verb="换发" open={asked === 'renew'} onGoOn={make} onClose={() => setAsked(undefined)}>
        原地址随即失效，已经订阅的日历须改用新地址。
      </Confirm>
      <Confirm title="停用日历订阅" verb="停用" open={asked === 'revoke'} onGoOn={stop} onClose={() => setAsked(undefined)}>
        地址随即失效，已经订阅的日历不再更新。
      </Confirm>
    </section>
  );
}
