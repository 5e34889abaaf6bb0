/** 本府设定, and what the text says nothing of, where no article is the place for it. */
import type { RulesView } from '@lingxing/server/contracts';
import { dayText } from '../lib/dates.ts';

export function Settings({ rules }: { readonly rules: RulesView }) {
  const silences = rules.silences.filter((one) => one.article === undefined);
  return (
    <>
      {rules.settings.length > 0 && (
        <details className="rules-more">
          <summary>
            本府设定 <span className="quiet num">{rules.settings.length}项</span>
          </summary>
          <dl className="settings">
            {rules.settings.map((one) => (
              <div key={one.id}>
                <dt>{one.question}</dt>
                <dd>
                  {one.answer ?? <span className="quiet">未设定，办理时询问</span>}
                  {one.document !== undefined && (
                    <span className="quiet small">
                      {' '}
                      （
                      {[one.document, one.date === undefined ? undefined : dayText(one.date), one.setBy]
                        .filter((part) => part !== undefined)
                        .join('，')}
                      ）
                    </span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {silences.length > 0 && (
        <details className="rules-more">
          <summary>
            全文未作规定的情形 <span className="quiet num">{silences.length}项</span>
          </summary>
          <ul>
            {silences.map((one) => (
              <li key={one.id} className="norm">
                {one.says}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
