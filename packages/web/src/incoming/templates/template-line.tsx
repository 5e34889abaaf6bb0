/** One template as it stands, with what can be done with it. Places to be filled stand out. */
import { NATURE_LABELS } from '@lingxing/affairs/incoming-labels';
import type { TemplateView } from '@lingxing/server/contracts';

export interface TemplateLineProps {
  readonly item: TemplateView;
  /** What it is called where it has no name of its own. */
  readonly name: string;
  readonly natured: boolean;
  readonly edits: boolean;
  readonly busy: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

export function TemplateLine({ item, name, natured, edits, busy, first, last, onMove, onChange, onRemove }: TemplateLineProps) {
  const about = <span className="visually-hidden">：{name}</span>;
  return (
    <>
      <div className="template-words">
        {item.name !== '' && (
          <p>
            <strong>{item.name}</strong>
            {natured && item.nature !== undefined && <span className="tag">{NATURE_LABELS[item.nature]}</span>}
          </p>
        )}
        <p className="opinion-words">
          {item.text.split(/(\{[^{}]+\})/u).map((part, i) =>
            part.startsWith('{') ? (
              <span key={i} className="template-place">
                {part}
              </span>
            ) : (
              part
            ),
          )}
        </p>
      </div>
      {edits && (
        <div className="template-tools">
          <button type="button" className="button plain" data-does="up" disabled={busy || first} onClick={() => onMove(-1)}>
            上移{about}
          </button>
          <button type="button" className="button plain" data-does="down" disabled={busy || last} onClick={() => onMove(1)}>
            下移{about}
          </button>
          <button type="button" className="button plain" data-does="change" disabled={busy} onClick={onChange}>
            改{about}
          </button>
          <button type="button" className="button plain" data-does="remove" disabled={busy} onClick={onRemove}>
            删{about}
          </button>
        </div>
      )}
    </>
  );
}
