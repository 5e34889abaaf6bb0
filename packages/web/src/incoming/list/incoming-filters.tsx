/** The filters of the register; what is set stands in the address, so that a list can be linked to. */
import { CHANNEL_LABELS, SENDER_CLASS_LABELS, STAGE_LABELS } from '@lingxing/affairs/incoming-labels';
import { INCOMING_FILTERS, type IncomingFilter, type IncomingFilterName } from '../../api/incoming.ts';
import { useOrganisation } from '../../api/organisation.ts';
import { DateFilter, SelectFilter, ToggleFilter, WordsFilter } from '../../components/filters.tsx';
import { SavedViews } from '../../components/saved-views.tsx';
import { withoutPlace } from '../../lib/names.ts';
import { useMe } from '../../session.ts';
import { LETTER_KIND_LABELS } from '../labels.ts';

export interface IncomingFiltersProps {
  readonly filter: IncomingFilter;
  readonly onSet: (name: IncomingFilterName, value: string) => void;
  /** All at once: a saved view, or nothing at all. */
  readonly onReplace: (filter: IncomingFilter) => void;
}

export function IncomingFilters({ filter, onSet, onReplace }: IncomingFiltersProps) {
  const me = useMe();
  const departments = useOrganisation().data?.departments ?? [];
  const active = INCOMING_FILTERS.some((name) => filter[name] !== undefined);
  const yes = (on: boolean): string => (on ? 'true' : '');
  return (
    <search className="filters">
      <WordsFilter
        key={filter.q ?? ''}
        label="按词或文号查找"
        placeholder="标题、正文、编号或字号"
        words={filter.q ?? ''}
        onLook={(words) => onSet('q', words)}
      />
      <div className="filter-chips">
        <ToggleFilter label="等我办" on={filter.waiting === 'true'} onChange={(on) => onSet('waiting', yes(on))} />
        <SelectFilter label="办到" value={filter.stage} options={Object.entries(STAGE_LABELS)} onChange={(v) => onSet('stage', v)} />
        <SelectFilter
          label="来文单位"
          value={filter.body}
          options={departments.map((d) => [d.id, withoutPlace(d.name, me.government.name)])}
          onChange={(v) => onSet('body', v)}
        />
        <SelectFilter
          label="来文类别"
          value={filter.class}
          options={Object.entries(SENDER_CLASS_LABELS)}
          onChange={(v) => onSet('class', v)}
        />
        <SelectFilter label="文种" value={filter.kind} options={Object.entries(LETTER_KIND_LABELS)} onChange={(v) => onSet('kind', v)} />
        <SelectFilter
          label="收文方式"
          value={filter.channel}
          options={Object.entries(CHANNEL_LABELS)}
          onChange={(v) => onSet('channel', v)}
        />
        <DateFilter label="收到起" value={filter.from} onChange={(v) => onSet('from', v)} />
        <DateFilter label="止" value={filter.to} onChange={(v) => onSet('to', v)} />
        <ToggleFilter label="未办结" on={filter.closed === 'false'} onChange={(on) => onSet('closed', on ? 'false' : '')} />
        <ToggleFilter label="我经办" on={filter.mine === 'true'} onChange={(on) => onSet('mine', yes(on))} />
        <ToggleFilter label="逾期" on={filter.late === 'true'} onChange={(on) => onSet('late', yes(on))} />
        {active && (
          <button type="button" className="link-button" onClick={() => onReplace({})}>
            全部清除
          </button>
        )}
        <SavedViews
          table="incoming"
          filter={Object.fromEntries(INCOMING_FILTERS.map((name) => [name, filter[name] ?? '']))}
          onChoose={onReplace}
        />
      </div>
    </search>
  );
}
