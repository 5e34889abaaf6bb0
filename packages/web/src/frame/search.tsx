/** Ctrl K: a document by its number or words, an article of the rules by its number. */
import { Search as Glass } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { useDocumentSearch } from '../api/documents.ts';
import { Panel } from '../components/dialog.tsx';
import { searchWords } from '../lib/document-number.ts';

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

export function Search() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen(true);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button type="button" className="search-open" onClick={() => setOpen(true)} title="快捷键 Ctrl K">
        <Glass size={16} strokeWidth={1.5} aria-hidden />
        <span className="search-words">查找公文、文号、条款</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <Panel title="查找" open={open} onClose={() => setOpen(false)}>
        <SearchBox onLeave={() => setOpen(false)} />
      </Panel>
    </>
  );
}

function SearchBox({ onLeave }: { readonly onLeave: () => void }) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const words = useDeferredValue(searchWords(text));
  const found = useDocumentSearch(words);
  const article = articleAsked(text);
  const hits: readonly Hit[] = [
    ...(article === undefined ? [] : [{ to: `/rules?article=${article}`, title: `工作规则第${article}条`, note: '规则' }]),
    ...(words.length >= 2 ? (found.data?.items ?? []) : []).map((d) => ({
      to: `/documents/${d.id}`,
      title: d.title,
      note: [d.number, d.kindLabel, d.hostName, d.stageLabel].filter(Boolean).join(' · '),
    })),
  ];
  const go = (to: string) => {
    onLeave();
    void navigate(to);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((now) => Math.min(Math.max(0, now + (event.key === 'ArrowDown' ? 1 : -1)), Math.max(0, hits.length - 1)));
    }
    if (event.key === 'Enter') {
      const hit = hits[at];
      if (hit) go(hit.to);
      else if (words.length >= 2) go(`/documents?q=${encodeURIComponent(words)}`);
    }
  };
  return (
    <div className="stack">
      <input
        className="input"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={list}
        aria-activedescendant={hits[at] ? `${list}-${at}` : undefined}
        aria-label="查找公文、文号、条款"
        placeholder="标题中的词、文号如 〔2026〕12号、第33条"
        // The box was opened to write in it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <ul id={list} role="listbox" aria-label="找到的" className="hits">
        {hits.map((hit, i) => (
          <li key={hit.to} id={`${list}-${i}`} role="option" aria-selected={i === at} className="hit">
            <button type="button" tabIndex={-1} onClick={() => go(hit.to)} onMouseEnter={() => setAt(i)}>
              <span>{hit.title}</span>
              <span className="quiet small">{hit.note}</span>
            </button>
          </li>
        ))}
      </ul>
      {words.length >= 2 && found.isSuccess && hits.length === 0 && <p className="quiet">没有找到。按回车到公文列表中查找。</p>}
      {words.length < 2 && hits.length === 0 && <p className="quiet small">至少两个字；只列你可以查阅的公文。</p>}
    </div>
  );
}
