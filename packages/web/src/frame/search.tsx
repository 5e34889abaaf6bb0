/** Ctrl K: opens the search from anywhere. */
import { Search as Glass } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Panel } from '../components/dialog.tsx';
import { SearchBox } from './search-box.tsx';

export function Search() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
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
