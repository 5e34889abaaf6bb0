/** The papers of a topic: each version with its files, what was said of it, when it was delivered, and who has opened it. */
import type { FilingView, MeetingView, TopicView } from '@lingxing/server/contracts';
import { addressOf } from '../api/client.ts';
import { sizeText } from '../drafting/fields/upload.tsx';
import { useAsWhom } from '../lib/as-whom.ts';
import { shortMoment } from '../lib/dates.ts';
import { useMe } from '../session.ts';
import { By } from '../acts/matter-parts.tsx';

type PaperFile = FilingView['files'][number];

const UNMARKED = { reader: undefined, type: '不是 PDF，不加姓名', size: '文件过大，不加姓名' } as const;

export function Papers({ view, topic }: { readonly view: Pick<MeetingView, 'id' | 'opened'>; readonly topic: TopicView }) {
  if (topic.filings.length === 0) return null;
  const versions = topic.filings.toReversed();
  return (
    <section aria-label={`${topic.title}的材料`}>
      <h4>材料</h4>
      {versions.map((one, i) => (
        <Version key={one.n} view={view} topic={topic} filing={one} last={i === 0} />
      ))}
    </section>
  );
}

function Version({
  view,
  topic,
  filing,
  last,
}: {
  readonly view: Pick<MeetingView, 'id' | 'opened'>;
  readonly topic: TopicView;
  readonly filing: FilingView;
  readonly last: boolean;
}) {
  const { today } = useMe();
  const { returned, vetted, approved, delivered } = filing;
  const said = [
    ['审核', vetted, vetted?.opinion],
    ['批印、签发', approved, approved?.opinion],
    ['退回', returned, returned?.reason],
  ] as const;
  return (
    <div className="stack" style={{ marginTop: 8 }}>
      <p>
        第<span className="num">{filing.n}</span>稿 <By {...filing} /> {returned !== undefined && <span className="tag">已退回</span>}
        {delivered?.late === true && <span className="warned-mark">会议开始以后才送到</span>}
        {last && returned === undefined && delivered === undefined && topic.stage === 'fixed' && (
          <span className={view.opened === undefined ? 'quiet' : 'warned-mark'}>
            {view.opened === undefined ? '尚未送达' : '会前没有送到'}
          </span>
        )}
      </p>
      {filing.note !== '' && <p className="opinion-words">{filing.note}</p>}
      <ul className="file-lines">
        {filing.files.map((file) => (
          <FileLine key={file.hash} id={view.id} topic={topic.id} file={file} />
        ))}
      </ul>
      <ul className="lines">
        {said.map(([label, one, words]) =>
          one === undefined ? null : (
            <li key={label}>
              <span className="lines-main">
                <span>{label}</span>
                <span>
                  {words !== '' && <span className="opinion-words">{words}</span>} <By {...one} />
                </span>
              </span>
            </li>
          ),
        )}
        {delivered !== undefined && (
          <li>
            <span className="lines-main">
              <span>送达</span>
              <span>
                <span className="num">{shortMoment(delivered.when, today.date)}</span>
                {delivered.note !== '' && <span className="opinion-words">，{delivered.note}</span>} <By {...delivered} />
              </span>
            </span>
          </li>
        )}
      </ul>
    </div>
  );
}

/** A file to open, how large it is, and where the reader's name does not stand across it, why. */
function FileLink({
  path,
  file,
  as,
}: {
  readonly path: string;
  readonly file: Omit<PaperFile, 'openings'>;
  readonly as?: string | undefined;
}) {
  return (
    <>
      <a href={addressOf(path, { as })} download={file.name}>
        {file.name}
      </a>{' '}
      <span className="quiet small num">{sizeText(file.size)}</span>{' '}
      {UNMARKED[file.marked] !== undefined && <span className="quiet small">{UNMARKED[file.marked]}</span>}
    </>
  );
}

export function OpenFile(line: { readonly path: string; readonly file: Omit<PaperFile, 'openings'> }) {
  return (
    <li>
      <FileLink {...line} />
    </li>
  );
}

export function FileLine({ id, topic, file }: { readonly id: string; readonly topic: string; readonly file: PaperFile }) {
  const { today } = useMe();
  const as = useAsWhom();
  const { openings } = file;
  return (
    <li>
      <FileLink path={`/meetings/${encodeURIComponent(id)}/papers/${topic}/${file.hash}`} file={file} as={as} />
      {openings !== undefined && (
        <details>
          <summary className="small">{openings.length === 0 ? '还没有人打开' : `${openings.length}人打开过`}</summary>
          {openings.length > 0 && (
            <ul className="lines small">
              {openings.map((one) => (
                <li key={`${one.by}${one.post}`}>
                  {[...new Set([one.by, one.post])].join('，')}{' '}
                  <span className="num quiet">
                    {shortMoment(one.firstAt, today.date)}
                    {one.times > 1 && `起，${one.times}次`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </details>
      )}
    </li>
  );
}
