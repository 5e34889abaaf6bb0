/** The editor alone on a page, for tests: what it holds is read from `window.body`. */
import type { Body } from '@lingxing/affairs/document';
import { createRoot } from 'react-dom/client';
import { BodyEditor } from '../../src/drafting/editor/body-editor.tsx';

declare global {
  interface Window {
    body: Body;
    notes: string[];
    mount: (initial: Body) => void;
  }
}

window.body = [];
window.notes = [];
window.mount = (initial) => {
  const place = document.createElement('main');
  document.body.append(place);
  createRoot(place).render(
    <BodyEditor
      label="正文"
      initial={initial}
      onChange={(body) => {
        window.body = body;
      }}
      csrf="token"
      onNote={(note) => window.notes.push(note)}
      onArriving={() => undefined}
    />,
  );
};
