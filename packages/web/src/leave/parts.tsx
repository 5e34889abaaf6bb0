/** The parts of an absence's page: the facts of it, how it was granted, who stands in, what was handed over and done. */
import { leavesArea, SCOPE_LABELS } from '@lingxing/affairs/leave-labels';
import type { LeaveView } from '@lingxing/server/contracts';
import { Link } from 'react-router';
import { By } from '../acts/matter-parts.tsx';
import { useInStead, useOpenMatters } from '../api/leave.ts';
import { BasisChip } from '../components/basis.tsx';
import { EmptyState, ProblemNotice, Skeleton } from '../components/states.tsx';
import { dayText, shortMoment } from '../lib/dates.ts';
import { matterPage } from '../lib/matter-page.ts';
import { postInUse } from '../lib/names.ts';
import { barredBy } from '../lib/verdict.ts';
import { useMe } from '../session.ts';
import { spanText } from './words.ts';

export function Facts({ view }: { readonly view: LeaveView }) {
  const me = useMe();
  const { absence, departed, returned, recorded, informed, cancelled, order } = view;
  const beyond = view.beyond && !leavesArea(view.absence.kind) ? `，离开${me.government.area}` : '';
  return (
    <dl className="facts">
      <dt>类别</dt>
      <dd>
        {view.kindLabel}
        {beyond}
      </dd>
      <dt>去向</dt>
      <dd>{absence.destination}</dd>
      <dt>事由</dt>
      <dd className="opinion-words">{absence.purpose}</dd>
      <dt>起止</dt>
      <dd>
        <span className="num">{spanText(view.from, view.to)}</span>
        {(view.from !== absence.from || view.to !== absence.to) && (
          <span className="quiet">
            ，原定<span className="num">{spanText(absence.from, absence.to)}</span>
          </span>
        )}
      </dd>
      {absence.contact !== '' && (
        <>
          <dt>联系方式</dt>
          <dd>{absence.contact}</dd>
        </>
      )}
      {absence.companions.length > 0 && (
        <>
          <dt>随行</dt>
          <dd>{absence.companions.join('、')}</dd>
        </>
      )}
      <dt>登记</dt>
      <dd>
        <By {...view.enteredBy} />
      </dd>
      {order && (
        <>
          <dt>书面同意照办</dt>
          <dd>
            {order.reason} <By {...order} />
            {order.enteredBy !== undefined && <span className="quiet">，{order.enteredBy}代录</span>}
          </dd>
        </>
      )}
      {recorded && (
        <>
          <dt>报备</dt>
          <dd>
            向{recorded.with}报备 <By {...recorded} />
          </dd>
        </>
      )}
      {informed && (
        <>
          <dt>告知</dt>
          <dd>
            {informed.posts.join('、')} <By {...informed} />
          </dd>
        </>
      )}
      {departed && (
        <>
          <dt>离开</dt>
          <dd>
            {dayText(departed.on)} <By {...departed} />
          </dd>
        </>
      )}
      {returned && (
        <>
          <dt>归来</dt>
          <dd>
            {dayText(returned.on)} <By {...returned} />
            {returned.note !== '' && <p>{returned.note}</p>}
          </dd>
        </>
      )}
      {cancelled && (
        <>
          <dt>取消</dt>
          <dd>
            {cancelled.reason} <By {...cancelled} />
          </dd>
        </>
      )}
    </dl>
  );
}

const NAMED = { text: '规则所定', setting: '本府设定', office: '办公室写明' } as const;

/** Stages in which an ask may still be decided. */
const DECIDED_IN: ReadonlySet<LeaveView['stage']> = new Set(['applied', 'granted', 'away']);

/** Each ask with who passed it on, who agreed and who decided, in their words. */
export function Approval({ view: { asks, approver, stage } }: { readonly view: LeaveView }) {
  if (asks.length === 0) return null;
  return (
    <section aria-labelledby="asks-title">
      <h2 id="asks-title">请假和批准</h2>
      {approver && (
        <p>
          批准人：{approver.posts.map((one) => one.title).join('、')}
          <span className="quiet">（{approver.words ?? NAMED[approver.named]}）</span>
          {approver.citation && <BasisChip citation={approver.citation} />}
        </p>
      )}
      <ul className="lines">
        {asks.map((one) => (
          <li key={one.seq}>
            <span className="lines-main">
              <strong>
                {one.what === 'leave' ? '请假' : '续假'}至{dayText(one.to)}
              </strong>
              {one.reason !== undefined && <span>{one.reason}</span>}
              <By {...one} />
              {one.consents.map((consent) => (
                <span key={consent.at}>
                  同意{consent.opinion === '' ? '' : `：${consent.opinion}`} <By {...consent} />
                </span>
              ))}
              {one.decision ? (
                <span>
                  {one.decision.granted ? '批准' : '不批准'}
                  {one.decision.opinion === '' ? '' : `：${one.decision.opinion}`} <By {...one.decision} />
                </span>
              ) : (
                <span className="quiet">{DECIDED_IN.has(stage) ? '待批准' : '没有批复'}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who stands in and by what title; what the head has entrusted. */
export function StandIns({ view }: { readonly view: LeaveView }) {
  const { standIns, alone, entrustments } = view;
  return (
    <section aria-labelledby="stand-ins-title">
      <h2 id="stand-ins-title">谁代办</h2>
      {standIns.length === 0 && (
        <p className="quiet">{view.now === 'over' ? '已经结束，事项由本人办理。' : '没有人补位、代办；本人在外也可以办理。'}</p>
      )}
      <ul className="lines">
        {standIns.map((one) => (
          <li key={`${one.id} ${one.as} ${one.from ?? ''}`}>
            <span className="lines-main">
              <strong>{one.title}</strong>
              <span>
                {one.as}
                {one.from !== undefined && one.until !== undefined && <span className="num">，{spanText(one.from, one.until)}</span>}
              </span>
            </span>
          </li>
        ))}
        {standIns.length > 0 &&
          alone.map((one) => (
            <li key={one.from}>
              <span className="lines-main quiet">
                <span className="num">{spanText(one.from, one.until)}</span>
                <span>没有人补位、代办；本人在外也可以办理。</span>
              </span>
            </li>
          ))}
      </ul>
      {entrustments.length > 0 && (
        <>
          <h3>委托和安排</h3>
          <ul className="lines">
            {entrustments.map((one) => (
              <li key={one.seq}>
                <span className="lines-main">
                  <strong>
                    {one.kindLabel}：{one.to.title}
                  </strong>
                  <span className="num">{spanText(one.from, one.until)}</span>
                  {one.ended?.how === 'cut' && <span className="quiet">原定至{dayText(one.ended.planned)}，归来即止</span>}
                  {one.ended?.how === 'never' && <span className="quiet">没有开始：此前已经归来</span>}
                  <span>范围：{one.scope === undefined ? '全部' : one.scope.map(scopeLabel).join('、')}</span>
                  {one.words !== '' && <span className="opinion-words">{one.words}</span>}
                  <By {...one} />
                  {one.rests.map((span) => (
                    <span key={span.from}>
                      <span className="num">{spanText(span.from, span.until)}</span>：{span.because}
                      {one.kind === 'standing-in' && `，待${view.post.title}另行委托`}
                      <BasisChip citation={span.citation} />
                    </span>
                  ))}
                  {one.revoked && (
                    <span>
                      <span className="tag">已撤销</span> {one.revoked.reason} <By {...one.revoked} />
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const scopeLabel = (name: string): string => (SCOPE_LABELS as Readonly<Record<string, string>>)[name] ?? name;

export function HandOvers({ view: { handOvers } }: { readonly view: LeaveView }) {
  if (handOvers.length === 0) return null;
  return (
    <section aria-labelledby="hand-overs-title">
      <h2 id="hand-overs-title">交接</h2>
      <ul className="lines">
        {handOvers.map((one) => (
          <li key={one.seq}>
            <span className="lines-main">
              <strong>交{one.to.title}</strong>
              {one.word !== '' && <span className="opinion-words">{one.word}</span>}
              {one.items.map((item) => (
                <span key={item.matter} className="own-line">
                  {item.title}
                  {item.word !== '' && <span className="quiet">：{item.word}</span>}
                </span>
              ))}
              <By {...one} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What lies open for the one who leaves, where the text names nobody to whom he could hand it over. */
export function LyingOpen({ view }: { readonly view: LeaveView }) {
  const me = useMe();
  const barred = view.offers.find((one) => one.act === 'hand-over' && barredBy(one.verdict));
  const shown = postInUse(me)?.id === view.post.id && view.now !== 'over' && barred !== undefined && view.handOverTo.length === 0;
  const open = useOpenMatters(shown).data?.items.filter((one) => one.matter !== view.id) ?? [];
  if (!shown || barred === undefined) return null;
  const [why] = barred.verdict.findings.filter((one) => one.outcome === 'refused');
  return (
    <section aria-labelledby="open-title">
      <h2 id="open-title">
        手上的待办 <span className="quiet num">{open.length}件</span>
      </h2>
      {why && (
        <p className="quiet">
          {why.message}
          {why.wayOut}
          {why.citation && <BasisChip citation={why.citation} />}
        </p>
      )}
      <ul className="lines">
        {open.map((one) => (
          <li key={`${one.matter} ${one.label}`}>
            <span className="lines-main">
              <Link to={matterPage(one)}>{one.title}</Link>
              <span className="quiet">{one.label}</span>
            </span>
            {one.due !== undefined && <span className="lines-side quiet num">{dayText(one.due)}前</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was done in his stead, and what those who did it say of it. */
export function InStead({ view }: { readonly view: LeaveView }) {
  const { today } = useMe();
  const done = useInStead(view.id);
  if (done.isPending) return <Skeleton lines={4} />;
  if (done.isError) return <ProblemNotice error={done.error} retry={() => void done.refetch()} what="代办情况" />;
  const counted = view.returned?.done ?? [];
  return (
    <div className="leave-parts">
      {counted.length > 0 && <p>外出期间：{counted.map((one) => `${one.title}代办${one.acts}项`).join('，')}。</p>}
      {view.reports.length > 0 && (
        <section aria-labelledby="reports-title">
          <h2 id="reports-title">代办情况的报告</h2>
          <ul className="lines">
            {view.reports.map((one) => (
              <li key={`${one.of} ${one.at}`}>
                <span className="lines-main">
                  <strong>{one.of}</strong>
                  <span className="opinion-words">{one.note}</span>
                  <By {...one} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {done.data.items.length === 0 ? (
        <EmptyState>没有代为办理的事项，或者不在你可以查阅之列。</EmptyState>
      ) : (
        <ul className="lines" aria-label="代为办理的事项">
          {done.data.items.map((one) => (
            <li key={`${one.matter} ${one.at} ${one.act}`}>
              <span className="lines-main">
                <Link to={matterPage(one)}>{one.title}</Link>
                <span className="quiet">
                  {one.label}，{one.by}
                </span>
              </span>
              <span className="lines-side quiet num">{shortMoment(one.at, today.date)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
