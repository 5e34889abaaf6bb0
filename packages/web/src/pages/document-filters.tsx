/** The filters of the list of documents; what is set stands in the address, so that a list can be linked to. */
import { useOrganisation } from '../api/organisation.ts';
import { DateFilter, SelectFilter, ToggleFilter, WordsFilter } from '../components/filters.tsx';
import { SavedViews } from '../components/saved-views.tsx';
import { ISSUER_LABELS, KIND_LABELS, STAGE_LABELS } from '../labels.ts';

export const FILTERS = ['q', 'stage', 'kind', 'issuer', 'host', 'from', 'to', 'late', 'mine'] as const;
export type FilterName = (typeof FILTERS)[number];
export type FilterValues = Readonly<Partial<Record<FilterName, string>>>;

export interface DocumentFiltersProps {
  readonly filter: FilterValues;
  readonly onSet: (name: FilterName, value: string) => void;
  /** All at once: a saved view, or nothing at all. */
  readonly onReplace: (filter: FilterValues) => void;
}

export function DocumentFilters({ filter, onSet, onReplace }: DocumentFiltersProps) {
  const departments = useOrganisation().data?.departments ?? [];
  const active = FILTERS.some((n) => filter[n] !== undefined);
  return (
    <search className="filters">
      {/* Words that come from elsewhere, as from a saved view, begin a new box. */}
      <WordsFilter
        key={filter.q ?? ''}
        label="按词或文号查找"
        placeholder="标题、正文或文号"
        words={filter.q ?? ''}
        onLook={(words) => onSet('q', words)}
      />
      <div className="filter-chips">
        <SelectFilter label="办到" value={filter.stage} options={Object.entries(STAGE_LABELS)} onChange={(v) => onSet('stage', v)} />
        <SelectFilter label="文种" value={filter.kind} options={Object.entries(KIND_LABELS)} onChange={(v) => onSet('kind', v)} />
        <SelectFilter label="名义" value={filter.issuer} options={Object.entries(ISSUER_LABELS)} onChange={(v) => onSet('issuer', v)} />
        <SelectFilter
          label="主办"
          value={filter.host}
          options={departments.map((d) => [d.id, d.name])}
          onChange={(v) => onSet('host', v)}
        />
        <DateFilter label="起" value={filter.from} onChange={(v) => onSet('from', v)} />
        <DateFilter label="止" value={filter.to} onChange={(v) => onSet('to', v)} />
        <ToggleFilter label="我经办" on={filter.mine === 'true'} onChange={(on) => onSet('mine', on ? 'true' : '')} />
        <ToggleFilter label="逾期" on={filter.late === 'true'} onChange={(on) => onSet('late', on ? 'true' : '')} />
        {active && (
          <button type="button" className="link-button" onClick={() => onReplace({})}>
            全部清除
          </button>
        )}
        <SavedViews table="documents" filter={Object.fromEntries(FILTERS.map((n) => [n, filter[n] ?? '']))} onChoose={onReplace} />
      </div>
    </search>
  );
}
