/** One incoming document: the paper at the left, what can be done with it now at the right, who had it and who will. */
import type { ActDone, IncomingView } from '@lingxing/server/contracts';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ActBar, Done } from '../../acts/after.tsx';
import { History } from '../../acts/history.tsx';
import { NowPanel, sortOffers } from '../../acts/now-panel.tsx';
import { following, pileOf } from '../../acts/pile.ts';
import { neighbours } from '../../acts/use-queue-keys.ts';
import { formAddress, useIncoming } from '../../api/incoming.ts';
import { useWorkbench } from '../../api/workbench.ts';
import { Chain } from '../../components/chain.tsx';
import { Panel } from '../../components/dialog.tsx';
import { ObligationDue } from '../../components/due.tsx';
import { FindingsList } from '../../components/findings.tsx';
import { Kept, KeptPlace, useKept } from '../../components/kept.tsx';
import { usePageTitle } from '../../components/page-title.tsx';
import { SectionTabs } from '../../components/section-tabs.tsx';
import { ProblemNotice, SheetSkeleton, Skeleton } from '../../components/states.tsx';
import { useSay } from '../../components/status-line.tsx';
import { usePhone } from '../../components/use-media.ts';
import { Obligations } from '../../document/records.tsx';
import { useAsWhom } from '../../lib/as-whom.ts';
import { isLeader } from '../../lib/names.ts';
import { useMe } from '../../session.ts';
import { TasksFrom } from '../../tasks/from.tsx';
import { urgencyText } from '../labels.ts';
import { Circulation } from './circulation.tsx';
import { IncomingOpinions } from './opinions.tsx';
import { Paper } from './paper.tsx';
import { DraftReply, Handling, ReturnedHere } from './standing.tsx';
import { Recommended, useIncomingDesk } from './use-incoming-desk.tsx';

export function IncomingMatterPage() {
  const { id = '' } = useParams();
  const incoming = useIncoming(id, useAsWhom());
  if (incoming.data !== undefined) return <Filled key={id} view={incoming.data} />;
  if (incoming.isError)
    return (
      <div className="page-body">
        <ProblemNotice error={incoming.error} retry={() => void incoming.refetch()} what="这件来文" heading="h1" />
        <p style={{ marginTop: 12 }}>
          <Link to="/incoming">回收文登记簿</Link>
        </p>
      </div>
    );
  return (
    <div className="page-body document-page">
      <div className="document-head">
        <Skeleton lines={3} />
      </div>
      <div className="document-columns">
        <SheetSkeleton />
        <Skeleton lines={8} />
      </div>
    </div>
  );
}

function Filled({ view }: { readonly view: IncomingView }) {
  usePageTitle(view.letter.title);
  const me = useMe();
  const phone = usePhone();
  const say = useSay();
  const navigate = useNavigate();
  const desk = useIncomingDesk(view);
  const waiting = useWorkbench().data?.waiting.items ?? [];
  const others = waiting.filter((line) => line.matter !== view.id);
  const [done, setDone] = useState<ActDone>();
  const [acting, setActing] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const pile = pileOf(view.id, me.account);
  const rest = pile === undefined ? others : pile.items.slice(pile.items.findIndex((one) => one.matter === view.id) + 1);
  const onward = isLeader(me) ? (neighbours(pile?.items ?? waiting, view.id).next ?? neighbours(rest, '').next) : undefined;
  const onDone = (result: ActDone, act: string) => {
    setActing(false);
    setChosen(undefined);
    const movedOn = view.offers.some((one) => one.act === act && one.primary);
    if (onward === undefined || !movedOn) return setDone(result);
    // A leader has a pile to go through: the next one follows by itself, and what was done is said over it.
    say(`${result.said}下一件，还有${String(rest.length)}件。`);
    void navigate(onward);
  };
  const node = useKept();
  const mine = sortOffers(desk).open.some((one) => one.primary);
  const next = following(pile, waiting, view.id);
  return (
    <div className="page-body document-page incoming-page">
      <Kept node={node}>
        <NowPanel key={done?.seq ?? 0} desk={desk} onDone={onDone} chosen={chosen} onChoose={setChosen} />
      </Kept>
      <Head view={view} />
      {done && <Done done={done} next={mine ? undefined : next} pile={pile} />}
      <ReturnedHere view={view} />
      {phone && isLeader(me) && <Recommended view={view} />}
      <div className="document-columns">
        <Sections view={view} />
        <div className="document-side">
          {!phone && <KeptPlace node={node} />}
          <Handling view={view} />
          <DraftReply view={view} />
          <TasksFrom matter={view.id} />
          {view.breaches.length > 0 && (
            <section aria-labelledby="breaches-title">
              <h2 id="breaches-title">来文审查</h2>
              <FindingsList findings={view.breaches} label="来文审查" />
            </section>
          )}
          <section aria-labelledby="chain-title">
            <h2 id="chain-title">过程</h2>
            <Chain steps={view.chain} />
          </section>
        </div>
      </div>
      {phone && (
        <>
          <ActBar
            desk={desk}
            next={done && next}
            onAct={(first) => {
              if (first) setChosen(undefined);
              setActing(true);
            }}
          />
          <Panel title="办理" open={acting} onClose={() => setActing(false)} place="foot">
            <KeptPlace node={node} onEscape={() => setActing(false)} />
          </Panel>
        </>
      )}
    </div>
  );
}

function Head({ view }: { readonly view: IncomingView }) {
  const { letter, sender } = view;
  const due = view.obligations.filter((one) => one.state === 'open').toSorted((a, b) => a.due.localeCompare(b.due))[0];
  const where = view.where.startsWith(view.stageLabel) ? view.where.slice(view.stageLabel.length).replace(/^[，、：]/, '') : view.where;
  return (
    <header className="document-head">
      <p className="document-meta">
        {view.exercise && <span className="tag">演练</span>}
        {urgencyText(letter.urgency) !== '' && <span className="urgency">{urgencyText(letter.urgency)}</span>}
        <span>{sender.name}</span>
        <span>{view.kindLabel}</span>
        {letter.number !== '' && <span className="num">{letter.number}</span>}
        {view.number !== undefined && <strong className="num">{view.number}</strong>}
        <span className="head-gap" />
        {view.number !== undefined && (
          <a className="form-link" href={formAddress(view)} target="_blank" rel="noreferrer">
            收文办理单
          </a>
        )}
      </p>
      <h1 className="document-title">{letter.title}</h1>
      <p className="document-where">
        <span className="stage">{view.stageLabel}</span>
        <span>{where}</span>
        {view.asks !== '' && <span className="quiet">{view.asks}</span>}
        {due && <ObligationDue obligation={due} />}
      </p>
    </header>
  );
}

function Sections({ view }: { readonly view: IncomingView }) {
  const { circulation } = view;
  return (
    <SectionTabs
      label="来文各部分"
      sections={[
        { id: 'paper', label: '来文', content: <Paper view={view} /> },
        { id: 'opinions', label: '意见', count: view.opinions.length, content: <IncomingOpinions view={view} /> },
        { id: 'circulation', label: '传阅', count: circulation.total, content: <Circulation view={view} /> },
        {
          id: 'limits',
          label: '时限',
          count: view.obligations.filter((one) => one.state === 'open').length,
          content: <Obligations view={view} />,
        },
        { id: 'history', label: '办理记录', content: <History path="/incoming" id={view.id} /> },
      ]}
    />
  );
}
