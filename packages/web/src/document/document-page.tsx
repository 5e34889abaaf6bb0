/** One document: what it says, where it stands, what can be done now, who had it and who will. */
import type { ActDone, DocumentView } from '@lingxing/server/contracts';
import { useCallback, useState } from 'react';
import { Link, useParams } from 'react-router';
import { History } from '../acts/history.tsx';
import { NowPanel, sortOffers } from '../acts/now-panel.tsx';
import { following, pileOf } from '../acts/pile.ts';
import { ActBar, Done } from '../acts/after.tsx';
import { useDocument, sheetAddress } from '../api/document.ts';
import { useWorkbench } from '../api/workbench.ts';
import { Chain } from '../components/chain.tsx';
import { Panel } from '../components/dialog.tsx';
import { ObligationDue } from '../components/due.tsx';
import { FindingsList } from '../components/findings.tsx';
import { Kept, KeptPlace, useKept } from '../components/kept.tsx';
import { usePageTitle } from '../components/page-title.tsx';
import { Returned } from '../components/returned.tsx';
import { SectionTabs } from '../components/section-tabs.tsx';
import { Sheet } from '../components/sheet.tsx';
import { ProblemNotice, SheetSkeleton, Skeleton } from '../components/states.tsx';
import { usePhone } from '../components/use-media.ts';
import { KIND_LABELS, URGENCY_LABELS } from '../labels.ts';
import { placeOf, placeText, sealToPress } from './seal-place.ts';
import { pressed, Seals } from './seals.tsx';
import { BasisChip } from '../components/basis.tsx';
import { useAsWhom } from '../lib/as-whom.ts';
import { dayText } from '../lib/dates.ts';
import { useMe } from '../session.ts';
import { TasksFrom } from '../tasks/from.tsx';
import { BodyText } from './body-text.tsx';
import { Consultations, Opinions } from './opinions.tsx';
import { Obligations, Versions } from './records.tsx';
import { useDocumentDesk } from './use-document-desk.tsx';

export function DocumentPage() {
  const { id = '' } = useParams();
  const document = useDocument(id, useAsWhom());
  if (document.data !== undefined) return <Filled key={id} view={document.data} />;
  if (document.isError)
    return (
      <div className="page-body">
        <ProblemNotice error={document.error} retry={() => void document.refetch()} what="这份公文" heading="h1" />
        <p style={{ marginTop: 12 }}>
          <Link to="/documents">回公文列表</Link>
        </p>
      </div>
    );
  return (
    <div className="page-body document-page">
      <div className="document-head">
        <Skeleton lines={2} />
      </div>
      <div className="document-columns">
        <SheetSkeleton />
        <Skeleton lines={8} />
      </div>
    </div>
  );
}

function Filled({ view }: { readonly view: DocumentView }) {
  usePageTitle(view.draft.title);
  const phone = usePhone();
  const desk = useDocumentDesk(view);
  const waiting = useWorkbench().data?.waiting.items ?? [];
  const pile = pileOf(view.id, useMe().account);
  const next = following(pile, waiting, view.id);
  const [done, setDone] = useState<ActDone>();
  const [acting, setActing] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const [place, setPlace] = useState<string>();
  const onDone = useCallback((result: ActDone) => {
    setDone(result);
    setActing(false);
    setChosen(undefined);
    setPlace(undefined);
  }, []);
  const node = useKept();
  const issued = view.stage === 'distributed' || view.stage === 'archived';
  const side = (
    <>
      <section aria-labelledby="chain-title">
        <h2 id="chain-title">过程</h2>
        <Chain steps={view.chain} />
      </section>
      {issued && <TasksFrom matter={view.id} begin={`/tasks/new?document=${view.id}`} />}
      {view.findings.length > 0 && (
        <section aria-labelledby="findings-title">
          <h2 id="findings-title">审查意见</h2>
          <FindingsList findings={view.findings} />
        </section>
      )}
    </>
  );
  return (
    <div className="page-body document-page">
      {/* Another's act leaves the form as it was filled in; one's own begins a new one. */}
      <Kept node={node}>
        <NowPanel
          key={done?.seq ?? 0}
          desk={desk}
          onDone={onDone}
          chosen={chosen}
          onChoose={setChosen}
          place={place}
          onPlaceShown={setPlace}
        />
      </Kept>
      <Head view={view} />
      {done && <Done done={done} next={sortOffers(desk).open.some((o) => o.primary) ? undefined : next} pile={pile} />}
      <Returned view={view} revise={phone && may(view, 'revise') ? `/documents/${view.id}/edit` : undefined} />
      <div className="document-columns">
        <Sections view={view} place={place} onPlace={setPlace} />
        <div className="document-side">
          {!phone && <KeptPlace node={node} />}
          {side}
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

const may = (view: DocumentView, act: string): boolean => view.offers.some((o) => o.act === act && o.verdict.outcome !== 'refused');

function Head({ view }: { readonly view: DocumentView }) {
  const due = view.obligations.filter((o) => o.state === 'open').sort((a, b) => a.due.localeCompare(b.due))[0];
  return (
    <header className="document-head">
      <p className="document-meta">
        {view.exercise && <span className="tag">演练，不作公文使用</span>}
        {view.withdrawn && <span className="tag">已撤回</span>}
        {view.draft.urgency !== 'none' && <span className="urgency">{URGENCY_LABELS[view.draft.urgency]}</span>}
        <span>{KIND_LABELS[view.draft.kind]}</span>
        <span>{view.host.name}主办</span>
        {view.number !== undefined && <strong className="num">{view.number}</strong>}
      </p>
      <h1 className="document-title">{view.draft.title}</h1>
      <p className="document-where">
        <span className="stage">{view.stageLabel}</span>
        <span>{afterStage(view)}</span>
        {due && <ObligationDue obligation={due} />}
      </p>
      {view.submission?.paper && <AtRegistry incoming={view.submission.incoming} paper={view.submission.paper} />}
    </header>
  );
}

type Submission = NonNullable<DocumentView['submission']>;

/** What became of it where it was sent: its stage at the registry, and the way to it there. */
function AtRegistry({ incoming, paper }: { readonly incoming: string; readonly paper: NonNullable<Submission['paper']> }) {
  return (
    <p className="document-where">
      <span className="stage">报送后{paper.stageLabel}</span>
      <span>{afterStage(paper)}</span>
      <Link to={`/incoming/${incoming}`}>{paper.number ?? '政府办公室收文'}</Link>
    </p>
  );
}

/** The line without the stage that already stands before it. */
function afterStage({ where, stageLabel }: { readonly where: string; readonly stageLabel: string }): string {
  return where.startsWith(stageLabel) ? where.slice(stageLabel.length).replace(/^[，、：]/, '') : where;
}

/** 答复: the reply to what was submitted, by number and title; it opens where it may be read. */
function Answered({ reply }: { readonly reply: NonNullable<Submission['reply']> }) {
  const words = `${reply.number} ${reply.title}`.trim();
  return <p>答复：{reply.document === undefined ? words : <Link to={`/documents/${reply.document}`}>{words}</Link>}</p>;
}

interface SectionsProps {
  readonly view: DocumentView;
  readonly place: string | undefined;
  readonly onPlace: (place: string) => void;
}

function Sections({ view, place, onPlace }: SectionsProps) {
  const sealing = may(view, 'seal');
  const seal = place === undefined ? undefined : placeOf(place);
  const replies = view.consultations.flatMap((c) => c.asks);
  return (
    <SectionTabs
      sections={[
        {
          id: 'sheet',
          label: '文稿',
          content: (
            <div className="stack">
              <Sheet
                source={sheetAddress(view)}
                title={view.draft.title}
                seal={sealing ? (seal ?? sealToPress(view)) : view.seal}
                otherSeals={pressed(view)}
                onPlace={sealing ? (chosen) => onPlace(placeText(chosen)) : undefined}
                fallback={<BodyText view={view} />}
              />
              {view.sheet && view.sheet.substitutions.length > 0 && (
                <details className="small quiet">
                  <summary>字体替代 {view.sheet.substitutions.length}处</summary>
                  <ul>
                    {view.sheet.substitutions.map((s) => (
                      <li key={s}>{s}</li>
                    ))}
                  </ul>
                </details>
              )}
              <Seals seals={view.seals} />
              {view.distributedTo.length > 0 && <p className="quiet">已印发：{view.distributedTo.join('、')}</p>}
              {view.submission?.reply && <Answered reply={view.submission.reply} />}
              {view.filings.map((one) => (
                <p key={`${one.with} ${one.date}`} className="quiet">
                  已报备案：{one.with}，{dayText(one.date)}
                  {one.number !== undefined && `，备案号${one.number}`}
                  {one.citation && <BasisChip citation={one.citation} />}
                </p>
              ))}
              {view.retention !== undefined && <p className="quiet">保管期限：{view.retention}</p>}
            </div>
          ),
        },
        { id: 'text', label: '文字', content: <BodyText view={view} /> },
        { id: 'opinions', label: '意见', count: view.opinions.length, content: <Opinions view={view} /> },
        {
          id: 'consultations',
          label: '征求意见',
          count: replies.length,
          content: <Consultations view={view} />,
        },
        { id: 'versions', label: '文稿各版', count: view.versions.length, content: <Versions view={view} /> },
        {
          id: 'limits',
          label: '时限',
          count: view.obligations.filter((o) => o.state === 'open').length,
          content: <Obligations view={view} />,
        },
        { id: 'history', label: '办理记录', content: <History path="/documents" id={view.id} /> },
      ]}
    />
  );
}
