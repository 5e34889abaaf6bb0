/** 导入原文, for the system administrator: looked over first, with what was put together, left out and changed; then stored. */
import type { RulesTextImport } from '@lingxing/server/contracts';
import { useRef, useState } from 'react';
import { useImportText } from '../api/rules-centre.ts';
import { Panel } from '../components/dialog.tsx';
import { sayingOf } from '../components/states.tsx';
import { useSay } from '../components/status-line.tsx';
import { articleText } from '../lib/numerals.ts';

export function ImportText({ again, edition }: { readonly again: boolean; readonly edition: string }) {
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File>();
  /** Of which edition it is the text; empty for the one in force. */
  const [of, setOf] = useState('');
  const chooser = useRef<HTMLInputElement>(null);
  const say = useSay();
  const sending = useImportText();
  const seen = sending.data;
  const close = (): void => {
    setOpen(false);
    setFile(undefined);
    setOf('');
    sending.reset();
  };
  const look = (chosen: File): void => {
    setFile(chosen);
    sending.mutate({ file: chosen, edition: of.trim() });
  };
  const store = (): void => {
    if (file === undefined || seen === undefined) return;
    sending.mutate(
      { file, seen },
      {
        onSuccess: () => {
          close();
          say(`已导入${seen.edition}原文，共${seen.articles}条。`);
        },
      },
    );
  };
  return (
    <>
      <button type="button" className="button primary" onClick={() => setOpen(true)}>
        {again ? '替换原文' : '导入原文'}
      </button>
      <Panel title={again ? '替换本府原文' : '导入本府原文'} open={open} onClose={close}>
        <div className="stack import-text">
          <p className="quiet">工作规则的印发文件，TXT（UTF-8 或 GBK）、DOCX 或带文字层的 PDF。先核对，后存入。</p>
          <label className="field">
            <span className="label">版本</span>
            <input
              className="input"
              value={of}
              maxLength={60}
              placeholder={edition}
              onChange={(event) => {
                setOf(event.target.value);
                // What was looked over was of another edition.
                setFile(undefined);
                sending.reset();
              }}
            />
            <span className="hint">不填就是施行中的{edition}；是以前或者将来某一版的，照这样的写法填年月，再选文件</span>
          </label>
          <p>
            <button type="button" className="button" disabled={sending.isPending} onClick={() => chooser.current?.click()}>
              {file === undefined ? '选择文件' : '另选文件'}
            </button>{' '}
            {file !== undefined && <span>{file.name}</span>}
            <input
              ref={chooser}
              type="file"
              hidden
              accept=".txt,.docx,.pdf"
              aria-label="工作规则原文文件"
              onChange={(event) => {
                const chosen = event.target.files?.[0];
                event.target.value = '';
                if (chosen !== undefined) look(chosen);
              }}
            />
          </p>
          <div aria-live="polite">
            {sending.isPending && <p className="quiet">正在读取。</p>}
            {sending.isError && <p className="notice refused">{sayingOf(sending.error)}</p>}
          </div>
          {seen !== undefined && !seen.stored && <Seen seen={seen} />}
          {seen !== undefined && !seen.stored && (
            <div className="row" style={{ justifyContent: 'flex-end' }}>
              <button type="button" className="button" onClick={close}>
                先不办
              </button>
              <button type="button" className="button primary" disabled={sending.isPending || seen.replaces === seen.hash} onClick={store}>
                {seen.replaces === undefined ? '存为本府原文' : '替换原文'}
              </button>
            </div>
          )}
        </div>
      </Panel>
    </>
  );
}

const NOTE_WORDS: Readonly<Record<RulesTextImport['notes'][number]['kind'], string>> = {
  joined: '跨页断开，已接上一行',
  'joined-at-sentence': '句子恰在行尾结束，按同一款接上，请核对',
  'lost-number': '编号缺失，按位置认作一项',
  'page-number': '页码，略去',
  'running-head': '页眉，略去',
  section: '节名，略去',
  unplaced: '不在任何一条之内，略去，请核对',
  before: '正文之前，略去',
  after: '正文之后，略去',
};
const OF_WORDS = { article: '条', chapter: '所在的章', paragraphs: '款数', items: '项数' } as const;
const CHANGE_WORDS = { added: '增加', removed: '删去', changed: '改动' } as const;

function Seen({ seen }: { readonly seen: RulesTextImport }) {
  return (
    <>
      <p>
        {seen.title ?? '工作规则'}
        {seen.documentNumber !== undefined && `（${seen.documentNumber}）`}：{seen.chapters}章{seen.articles}条，{seen.paragraphs}款，
        {seen.items}项。
      </p>
      {seen.replaces === seen.hash && <p className="notice">与已导入的原文相同，不必替换。</p>}
      {seen.changes.length > 0 && (
        <section>
          <h3>替换后变动的条文 {seen.changes.length}条</h3>
          <ul className="import-changes">
            {seen.changes.map((one) => (
              <li key={one.article}>
                <strong>
                  {articleText(one.article)}
                  {CHANGE_WORDS[one.change]}
                </strong>
                {one.before
                  .filter((line) => !one.after.includes(line))
                  .map((line) => (
                    <del key={line}>{line}</del>
                  ))}
                {one.after
                  .filter((line) => !one.before.includes(line))
                  .map((line) => (
                    <ins key={line}>{line}</ins>
                  ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {seen.differences.length > 0 && (
        <section>
          <h3>与规则包不一致 {seen.differences.length}处，请核对</h3>
          <ul>
            {seen.differences.map((one) => (
              <li key={`${String(one.article)} ${one.of}`}>
                {articleText(one.article)}
                {OF_WORDS[one.of]}：原文{one.text}，规则包{one.pack}
              </li>
            ))}
          </ul>
        </section>
      )}
      {seen.notes.length > 0 && (
        <details>
          <summary>读取时拼接和略去的 {seen.notes.length}行</summary>
          <ul className="import-notes">
            {seen.notes.map((one) => (
              <li key={`${String(one.line)} ${one.kind}`}>
                <span className="quiet num">
                  第{one.line}行{one.article === undefined ? '' : `，${articleText(one.article)}`}：{NOTE_WORDS[one.kind]}
                </span>{' '}
                {one.text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
