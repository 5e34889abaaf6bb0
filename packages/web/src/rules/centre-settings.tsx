/** 本府设定, what the software does by itself, and what the text says nothing of, where no article is the place for it. */
import type { RulesView } from '@lingxing/server/contracts';
import { SOURCE_LABELS } from '../components/basis.tsx';
import { dayText } from '../lib/dates.ts';
import { safeguardsOf } from './centre-model.ts';

export function Settings({ rules }: { readonly rules: RulesView }) {
  const safeguards = safeguardsOf(rules);
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
      {safeguards.length > 0 && (
        <details className="rules-more">
          <summary>
            {SOURCE_LABELS.product} <span className="quiet num">{safeguards.length}项</span>
          </summary>
          <p className="quiet small">工作规则没有这样写，不属于任何一条；是本软件自己做的，办理时以此名义出现。</p>
          <ul>
            {safeguards.map((one) => (
              <li key={one.id} className="norm">
                <span className="quiet">{one.citation.label}</span> {one.says}
                {one.note !== undefined && <p className="small quiet">注：{one.note}</p>}
              </li>
            ))}
          </ul>
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
