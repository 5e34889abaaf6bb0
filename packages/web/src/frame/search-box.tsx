/** What is found while one types: documents by number or words, an article by its number. Arrow keys walk, Enter opens. */
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useDocumentSearch } from '../api/documents.ts';
import { useIncomingSearch } from '../api/incoming.ts';
import { searchWords } from '../lib/document-number.ts';
import { articleText } from '../lib/numerals.ts';

interface Hit {
  readonly to: string;
  readonly title: string;
  readonly note: string;
}

/** 第33条 or 33条: an article of the Work Rules. */
export function articleAsked(text: string): number | undefined {
  const found = /^第?\s*(\d{1,3})\s*条$/.exec(text.trim());
  return found ? Number(found[1]) : undefined;
}

export function SearchBox({ onLeave }: { readonly onLeave: () => void }) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const words = useDeferredValue(searchWords(text));
  const found = useDocumentSearch(words);
  const received = useIncomingSearch(words);
  const article = articleAsked(text);
  const hits: readonly Hit[] = [
    ...(article === undefined ? [] : [{ to: `/rules#${article}`, title: `工作规则${articleText(article)}`, note: '规则' }]),
    ...(words.length >= 2 ? (found.data?.items ?? []) : []).map((d) => ({
      to: `/documents/${d.id}`,
      title: d.title,
      note: [d.number, d.kindLabel, d.hostName, d.stageLabel].filter(Boolean).join(' · '),
    })),
    ...(words.length >= 2 ? (received.data?.items ?? []) : []).map((one) => ({
      to: `/incoming/${one.id}`,
      title: one.title,
      note: ['收文', one.number, one.sender.name, one.stageLabel].filter(Boolean).join(' · '),
    })),
  ];
  const walk = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('input, a') ?? [])];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
  };
  const open = (event: KeyboardEvent) => {
    walk(event);
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const first = hits[0];
    if (first === undefined && words.length < 2) return;
    onLeave();
    void navigate(first?.to ?? `/documents?q=${encodeURIComponent(words)}`);
  };
  return (
    <div className="stack" ref={box}>
      <input
        className="input"
        type="search"
        aria-label="查找公文、来文、文号、条款"
        placeholder="标题中的词、文号如〔2026〕12号、第33条"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the box was opened to write in it
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={open}
      />
      <ul className="hits" aria-label="找到的">
        {hits.map((hit) => (
          <li key={hit.to}>
            <Link className="hit" to={hit.to} onClick={onLeave} onKeyDown={walk}>
              <span>{hit.title}</span>
              <span className="quiet small">{hit.note}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="quiet small" aria-live="polite">
        {words.length >= 2 && found.isSuccess && received.isSuccess && hits.length === 0 && '没有找到。'}
        {words.length < 2 && hits.length === 0 && '至少两个字；只列你可以查阅的。'}
        {hits.length > 0 && `找到${hits.length}项，回车打开第一项，↓ 逐项看`}
      </p>
    </div>
  );
}
