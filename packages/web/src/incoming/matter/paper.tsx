/** The paper itself: what stands in the register, its files page by page, its text. */
import type { IncomingView } from '@lingxing/server/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { sheetAddress } from '../../api/incoming.ts';
import { Sheet } from '../../components/sheet.tsx';
import { EmptyState } from '../../components/states.tsx';
import { usePhone } from '../../components/use-media.ts';
import { attachmentAddress } from '../../drafting/api.ts';
import { sizeText } from '../../drafting/fields/upload.tsx';
import { dayText, momentText } from '../../lib/dates.ts';
import { SECRECY_LABELS } from '../../labels.ts';
import { urgencyText } from '../labels.ts';

type File = IncomingView['letter']['attachments'][number];

const isPdf = (file: File): boolean => file.mediaType === 'application/pdf';
const isPicture = (file: File): boolean => file.mediaType.startsWith('image/');

export function Paper({ view }: { readonly view: IncomingView }) {
  const { letter } = view;
  const phone = usePhone();
  const shown = letter.attachments.filter((file) => isPdf(file) || isPicture(file));
  const [chosen, setChosen] = useState<string>();
  // A paper that a body of this government typeset is read as it was typeset; its attachments are opened by name.
  const file = shown.find((one) => one.hash === chosen) ?? (letter.sheet === undefined ? shown[0] : undefined);
  return (
    <div className="stack paper">
      {!phone && <Register view={view} />}
      {letter.attachments.length > 0 && (
        <ul className="file-lines" aria-label="原件和附件">
          {letter.attachments.map((one) => (
            <li key={one.hash} aria-current={one.hash === file?.hash ? 'true' : undefined}>
              {shown.includes(one) && one.hash !== file?.hash ? (
                <button type="button" className="link-button" onClick={() => setChosen(one.hash)}>
                  {one.name}
                </button>
              ) : (
                <span>{one.name}</span>
              )}
              <span className="quiet small num">{sizeText(one.size)}</span>
              <a href={attachmentAddress(one.hash, view.id)} download={one.name}>
                存到本机<span className="visually-hidden">：{one.name}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {letter.sheet !== undefined && file === undefined && (
        <Sheet
          source={sheetAddress(view)}
          title={letter.title}
          fallback={<Text text={letter.text} title={letter.title} folded={false} />}
        />
      )}
      {file !== undefined && isPdf(file) && (
        <Sheet
          key={file.hash}
          source={attachmentAddress(file.hash, view.id)}
          title={file.name}
          fallback={<CannotShow file={file} view={view} />}
        />
      )}
      {file !== undefined && isPicture(file) && <img className="paper-scan" src={attachmentAddress(file.hash, view.id)} alt={file.name} />}
      {letter.text !== '' && <Text text={letter.text} title={letter.title} folded={file !== undefined || letter.sheet !== undefined} />}
      {letter.text === '' && letter.attachments.length === 0 && letter.sheet === undefined && (
        <EmptyState>
          {letter.secrecy === 'none' ? '没有录入正文和附件，原件在收发室。' : '涉密来文只登记收到的事实，原件按保密规定办理。'}
        </EmptyState>
      )}
      {phone && (
        <details>
          <summary>登记情况</summary>
          <Register view={view} />
        </details>
      )}
    </div>
  );
}

function CannotShow({ file, view }: { readonly file: File; readonly view: IncomingView }) {
  return (
    <div className="notice broken">
      <p>
        这个文件不能在这里显示。
        <a href={attachmentAddress(file.hash, view.id)} download={file.name}>
          存到本机看
        </a>
      </p>
    </div>
  );
}

function Text({ text, title, folded }: { readonly text: string; readonly title: string; readonly folded: boolean }) {
  const body = (
    <div className="body-text">
      <h2>{title}</h2>
      {text
        .split(/\n+/u)
        .filter((line) => line.trim() !== '')
        .map((line, i) => (
          <p key={i} className="para">
            {line}
          </p>
        ))}
    </div>
  );
  if (!folded) return body;
  return (
    <details>
      <summary>正文文字</summary>
      {body}
    </details>
  );
}

/** What the register holds of it, as on the head of a 办理单. */
function Register({ view }: { readonly view: IncomingView }) {
  const { letter, sender } = view;
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    ['来文单位', `${sender.name}（${sender.classLabel}）`],
    ['来文字号', letter.number],
    ['来文日期', letter.dated === undefined ? '' : dayText(letter.dated)],
    ['收到', `${momentText(view.receivedAt)}，${view.channelLabel}${view.enteredLate ? `；${momentText(view.enteredAt)}补录` : ''}`],
    ['份数页数', `${String(letter.copies)}份${letter.pages > 0 ? `，${String(letter.pages)}页` : ''}`],
    ['缓急', urgencyText(letter.urgency)],
    ['密级', letter.secrecy === 'none' ? '' : SECRECY_LABELS[letter.secrecy]],
    ['主送', letter.recipients.join('、')],
    ['来文原稿', view.document === undefined ? '' : <Link to={`/documents/${view.document}`}>在系统中的公文</Link>],
  ];
  return (
    <dl className="facts register-facts">
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} className="fact-row">
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
