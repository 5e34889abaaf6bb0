/** 提醒设置: what I am told of, by which way, and when not. Each choice is kept as it is made. */
import './notices.css';
import type { NoticeChoices, NoticeSettings } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { PageHead } from '../components/page-title.tsx';
import { ProblemNotice, sayingOf, Skeleton } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { useNoticeSettings, useSaveChoices } from './api.ts';
import { EmailPart } from './email-part.tsx';

type Kind = NoticeSettings['kinds'][number]['kind'];
type Channel = NoticeChoices['muted'][number]['channel'];

const CHANNELS: readonly (readonly [Channel, string])[] = [
  ['in-app', '站内'],
  ['email', '邮件'],
  ['webhook', '推送'],
];
/** What is proposed where quiet hours are switched on. */
const NIGHT = { from: '22:00', to: '07:00' };

export function NoticeSettingsPage() {
  const settings = useNoticeSettings();
  return (
    <div className="page-body narrow">
      <PageHead
        title="提醒设置"
        where={
          <>
            只管怎样提醒你；等你办的事项始终列在工作台。<Link to="/notices">查看提醒</Link>
          </>
        }
      />
      {settings.isPending && <Skeleton lines={8} />}
      {settings.isError && <ProblemNotice error={settings.error} retry={() => void settings.refetch()} what="提醒设置" />}
      {settings.data && <Settings settings={settings.data} />}
    </div>
  );
}

function Settings({ settings }: { readonly settings: NoticeSettings }) {
  const say = useSay();
  const save = useSaveChoices();
  const { quiet, urgentBreaks, muted } = settings;
  const change = (next: Partial<NoticeChoices>) =>
    save.mutate({ quiet, urgentBreaks, muted, ...next }, { onSuccess: () => say('已保存'), onError: (error) => say(sayingOf(error)) });
  return (
    <div className="stack notice-settings">
      <KindsPart settings={settings} saving={save.isPending} onChange={(next) => change({ muted: next })} />
      <QuietPart settings={settings} saving={save.isPending} onChange={change} />
      <EmailPart settings={settings} />
    </div>
  );
}

/** One box of the matrix; its whole cell can be pressed. */
function Choice({
  name,
  on,
  off,
  onTurn,
}: {
  readonly name: string;
  readonly on: boolean;
  readonly off: boolean;
  readonly onTurn: () => void;
}) {
  return (
    <label>
      <span className="visually-hidden">{name}</span>
      <input type="checkbox" checked={on} disabled={off} onChange={onTurn} />
    </label>
  );
}

function KindsPart({
  settings,
  saving,
  onChange,
}: {
  readonly settings: NoticeSettings;
  readonly saving: boolean;
  readonly onChange: (muted: NoticeChoices['muted']) => void;
}) {
  const { muted, available, email } = settings;
  const isMuted = (kind: Kind, channel: Channel) => muted.some((one) => one.kind === kind && one.channel === channel);
  const turn = (kind: Kind, channel: Channel) =>
    onChange(isMuted(kind, channel) ? muted.filter((one) => one.kind !== kind || one.channel !== channel) : [...muted, { kind, channel }]);
  const there = { 'in-app': true, email: available.email && email !== undefined, webhook: available.webhook };
  return (
    <section className="form-sheet stack" aria-labelledby="notice-kinds">
      <h2 id="notice-kinds">提醒什么，怎样提醒</h2>
      <table className="notice-matrix">
        <thead>
          <tr>
            <th scope="col">提醒</th>
            {CHANNELS.map(([channel, label]) => (
              <th scope="col" key={channel}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {settings.kinds.map(({ kind, label }) => (
            <tr key={kind}>
              <th scope="row">{label}</th>
              {CHANNELS.map(([channel, way]) => (
                <td key={channel}>
                  <Choice
                    name={`${label}，${way}提醒`}
                    on={there[channel] && !isMuted(kind, channel)}
                    off={!there[channel] || saving}
                    onTurn={() => turn(kind, channel)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="quiet small notice-ways">
        {available.email && email === undefined && <li>邮件：在下面填写邮箱并验证后可用。</li>}
        {!available.email && <li>邮件：本系统尚未设置邮件服务器，需要的请向系统管理员提出。</li>}
        <li>{available.webhook ? '推送：送到本府接入的消息平台。' : '推送：本府尚未接入消息平台，需要的请向系统管理员提出。'}</li>
      </ul>
    </section>
  );
}

function QuietPart({
  settings: { quiet, urgentBreaks },
  saving,
  onChange,
}: {
  readonly settings: NoticeSettings;
  readonly saving: boolean;
  readonly onChange: (next: Partial<NoticeChoices>) => void;
}) {
  const time = (which: 'from' | 'to', value: string) => {
    if (quiet === null || !/^\d{2}:\d{2}$/.test(value)) return;
    const next = { ...quiet, [which]: value };
    if (next.from !== next.to) onChange({ quiet: next });
  };
  return (
    <section className="form-sheet stack" aria-labelledby="notice-quiet">
      <h2 id="notice-quiet">免打扰时段</h2>
      <label className="check">
        <input
          type="checkbox"
          checked={quiet !== null}
          disabled={saving}
          onChange={() => onChange({ quiet: quiet === null ? NIGHT : null })}
        />
        每天定时不发邮件和推送
      </label>
      {quiet !== null && (
        <>
          <div className="row notice-times" key={`${quiet.from} ${quiet.to}`}>
            <label className="field">
              <span className="label">自</span>
              <input
                className="input"
                type="time"
                required
                defaultValue={quiet.from}
                onBlur={(event) => time('from', event.target.value)}
              />
            </label>
            <label className="field">
              <span className="label">至{quiet.to < quiet.from && '（次日）'}</span>
              <input className="input" type="time" required defaultValue={quiet.to} onBlur={(event) => time('to', event.target.value)} />
            </label>
          </div>
          <label className="check">
            <input type="checkbox" checked={urgentBreaks} disabled={saving} onChange={() => onChange({ urgentBreaks: !urgentBreaks })} />
            特急、加急的仍即时发送
          </label>
        </>
      )}
      <p className="quiet small">时段内的提醒照常列入站内，时段结束后合并为一封邮件。已经办结的不再发送。</p>
    </section>
  );
}
