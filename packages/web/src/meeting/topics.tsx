/** Every topic that was brought in: what came first, how it was fixed, what was decided and what it calls for. */
import type { MeetingView, TopicView } from '@lingxing/server/contracts';
import type { ReactNode } from 'react';
import { BasisChip } from '../components/basis.tsx';
import { FindingsList } from '../components/findings.tsx';
import { usePhone } from '../components/use-media.ts';
import { dayText } from '../lib/dates.ts';
import { SaidOn } from './attendance.tsx';
import { By } from '../acts/matter-parts.tsx';
import { FileLine, Papers } from './papers.tsx';
import { Way } from './topic-way.tsx';

export function Topics({ view }: { readonly view: MeetingView }) {
  if (view.topics.length === 0) return <p className="quiet">还没有提出议题。</p>;
  return (
    <section aria-labelledby="topics-title">
      <h2 id="topics-title">议题</h2>
      {view.topics.map((one) => (
        <TopicPart key={one.id} view={view} topic={one} papers={view.papersWanted} />
      ))}
    </section>
  );
}

function TopicPart({ view, topic, papers }: { readonly view: MeetingView; readonly topic: TopicView; readonly papers: boolean }) {
  const phone = usePhone();
  const { outcome, fate, added, declined, vetted, fixed, issued, submitted, finished } = topic;
  return (
    <article className="stack" aria-label={topic.title} style={{ marginTop: 16 }}>
      <h3>
        {topic.title} <span className="tag">{outcome?.label ?? topic.stageLabel}</span>
      </h3>
      {phone && outcome !== undefined && outcome.words !== '' && <p className="opinion-words">{outcome.words}</p>}
      {topic.brief !== undefined && <p className="opinion-words">{topic.brief}</p>}
      <Fold folded={phone && outcome !== undefined}>
        <ul className="lines">
          <Way topic={topic} />
          <Step
            label={`${topic.department.name}，提出`}
            by={topic.proposed}
            words={[topic.matter, ...topic.cases].filter(Boolean).join('；')}
          />
          {topic.needs.map((need) => {
            const there = topic.prepared.find((one) => one.what === need.what);
            return (
              <li key={need.what}>
                <span className="lines-main">
                  <span>
                    {need.label}
                    {need.citation !== undefined && <BasisChip citation={need.citation} />}
                  </span>
                  {there === undefined ? (
                    <span className="warned-mark">尚缺</span>
                  ) : (
                    <span>
                      {there.words} <By {...there} />
                      <Shown view={view} topic={topic} one={there} />
                    </span>
                  )}
                </span>
              </li>
            );
          })}
          {topic.prepared
            .filter((one) => !topic.needs.some((need) => need.what === one.what))
            .map((one) => (
              <Step key={one.what} label={one.label} by={one} words={one.words}>
                <Shown view={view} topic={topic} one={one} />
              </Step>
            ))}
          {vetted && <Step label="审核" by={vetted} words={vetted.opinion} />}
          {fixed && <Step label="列入议程" by={fixed} words={fixed.entrusted === undefined ? '' : `受委托：${fixed.entrusted}`} />}
          {topic.papers ? (
            <Step label="批印、签发材料" by={topic.papers} words={topic.papers.opinion} />
          ) : (
            papers &&
            topic.stage === 'fixed' &&
            added === undefined && (
              <li>
                <span className="lines-main">
                  材料 <span className="warned-mark">尚未批印、签发</span>
                </span>
              </li>
            )
          )}
          {declined && <Step label="不列入" by={declined} words={declined.reason} />}
          {added && <Step label="会上临时增加" by={added} words={added.reason} />}
          {added?.word !== undefined && <Step label="主持人的意见" by={added} words={added.word} />}
          {topic.corrected.map((one) => (
            <Step
              key={one.at}
              label={`原记：${one.label}`}
              by={one}
              words={[one.words, one.heard, `更正的理由：${one.reason}`].filter(Boolean).join('；')}
            />
          ))}
          {outcome && <Step label={`议定：${outcome.label}`} by={outcome} words={outcome.words} />}
          {outcome && outcome.heard !== '' && <Step label="发言要点" by={outcome} words={outcome.heard} />}
          {fate && (
            <Step
              label={`去向：${fate.label}${fate.department === undefined ? '' : `（${fate.department.name}）`}`}
              by={fate}
              words={fate.note}
            />
          )}
          {submitted && <Step label="报办公室" by={submitted} words={dayText(submitted.on)} />}
          {finished && <Step label="办结" by={finished} words={[finished.words, dayText(finished.on)].filter(Boolean).join('，')} />}
          {issued && (
            <Step
              label={fate?.fate === 'document' ? '文件印发' : '文件报送'}
              by={issued}
              words={[issued.number, dayText(issued.on)].filter(Boolean).join('，')}
            />
          )}
        </ul>
      </Fold>
      <Papers view={view} topic={topic} />
      <SaidOn view={view} topic={topic.id} />
      {added !== undefined && added.breaches.length > 0 && <FindingsList findings={added.breaches} label="事先没有办的" />}
    </article>
  );
}

/** What shows that prior work was done; where nothing does, that it is said and not shown. */
function Shown({
  view,
  topic,
  one,
}: {
  readonly view: MeetingView;
  readonly topic: TopicView;
  readonly one: TopicView['prepared'][number];
}) {
  if (one.evidence === 'word') return <span className="quiet">（只有说明，未附材料）</span>;
  return one.files.length === 0 ? null : (
    <ul className="file-lines">
      {one.files.map((file) => (
        <FileLine key={file.hash} id={view.id} topic={topic.id} file={file} />
      ))}
    </ul>
  );
}

/** How a topic that is decided came about is folded on a phone: the next one is in reach. */
const Fold = ({ folded, children }: { readonly folded: boolean; readonly children: ReactNode }) =>
  folded ? (
    <details>
      <summary>办理经过</summary>
      {children}
    </details>
  ) : (
    children
  );

const Step = ({
  label,
  by,
  words,
  children,
}: {
  readonly label: string;
  readonly by: { readonly by: string; readonly at: string };
  readonly words: string;
  readonly children?: ReactNode;
}) => (
  <li>
    <span className="lines-main">
      <span>{label}</span>
      <span>
        {words !== '' && <span className="opinion-words">{words}</span>} <By {...by} />
        {children}
      </span>
    </span>
  </li>
);
