/** The text as text: for reading on a phone, for a screen reader, and where the sheet cannot be shown. */
import type { Block, Run } from '@lingxing/affairs/document';
import { organLine } from '@lingxing/affairs/labels';
import type { DocumentView } from '@lingxing/server/contracts';
import { API } from '../api/client.ts';

function Runs({ runs }: { readonly runs: readonly Run[] }) {
  return runs.map((r, i) => (r.bold ? <strong key={i}>{r.text}</strong> : <span key={i}>{r.text}</span>));
}

/** 一、 stands under the title of the document, which is a second-level heading of the page. */
const HEADINGS = { 1: 'h3', 2: 'h4', 3: 'h5', 4: 'h6' } as const;

function BlockText({ block }: { readonly block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p className={`para ${block.align ?? ''}`}>
          <Runs runs={block.runs} />
        </p>
      );
    case 'heading': {
      const Level = HEADINGS[block.level];
      return (
        <Level className={`para level-${block.level}`}>
          <Runs runs={block.runs} />
        </Level>
      );
    }
    case 'table':
      return (
        <div className="table-scroll">
          <table>
            <tbody>
              {block.rows.map((row, i) => (
                <tr key={i}>
                  {row.map((cell, j) => {
                    const Cell = block.header && i === 0 ? 'th' : 'td';
                    return (
                      <Cell key={j} colSpan={cell.colspan} rowSpan={cell.rowspan}>
                        <Runs runs={cell.runs} />
                      </Cell>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'image':
      return (
        <figure>
          <img src={`${API}/attachments/${encodeURIComponent(block.attachment)}`} alt={block.caption ?? '正文插图'} />
          {block.caption !== undefined && <figcaption>{block.caption}</figcaption>}
        </figure>
      );
  }
}

export function BodyText({ view }: { readonly view: DocumentView }) {
  const { draft } = view;
  return (
    <article className="body-text">
      <h2>{draft.title}</h2>
      {view.number !== undefined && <p className="body-number">{view.number}</p>}
      {draft.recipients.length > 0 && <p className="para flush">{organLine(draft.recipients)}：</p>}
      {draft.body.map((block, i) => (
        <BlockText key={i} block={block} />
      ))}
      {draft.attachments.length > 0 && (
        <section>
          <h2 className="attachments-head">附件</h2>
          <ol>
            {draft.attachments.map((a, i) => (
              <li key={i}>
                {i + 1}. {a.file ? <a href={`${API}/attachments/${encodeURIComponent(a.file.hash)}`}>{a.title}</a> : a.title}
              </li>
            ))}
          </ol>
        </section>
      )}
      {draft.copies.length > 0 && <p className="quiet">抄送：{draft.copies.join('、')}</p>}
    </article>
  );
}
