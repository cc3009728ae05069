import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Filter } from '../../src/wire';

const CONDITIONS: Readonly<Record<Filter['is'], string>> = {
  equal: 'is',
  containing: 'contains',
  atLeast: 'is at least',
  atMost: 'is at most',
};

/** The conditions on a table's columns. */
export function Filters({
  columns,
  filters,
  onChange,
}: {
  readonly columns: readonly string[];
  readonly filters: readonly Filter[];
  readonly onChange: (filters: readonly Filter[]) => void;
}): JSX.Element {
  const id = useId();
  const [column, setColumn] = useState(columns[0] ?? '');
  const [is, setIs] = useState<Filter['is']>('containing');
  const [value, setValue] = useState('');
  const add = (event: Event): void => {
    event.preventDefault();
    onChange([...filters, { column, is, value }]);
    setValue('');
  };
  return (
    <div class="filters">
      <ul class="chips" aria-label="Filters">
        {filters.map((filter, index) => (
          <li key={index}>
            <button
              type="button"
              aria-label={`Remove the filter ${filter.column} ${CONDITIONS[filter.is]} ${filter.value}`}
              onClick={() => onChange(filters.filter((_, at) => at !== index))}
            >
              {filter.column} {CONDITIONS[filter.is]} {filter.value === '' ? '(empty)' : filter.value} ✕
            </button>
          </li>
        ))}
      </ul>
      <form class="row" onSubmit={add}>
        <label class="visually-hidden" for={`${id}-column`}>
          Column
        </label>
        <select id={`${id}-column`} value={column} onChange={(event) => setColumn(event.currentTarget.value)}>
          {columns.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <label class="visually-hidden" for={`${id}-is`}>
          Condition
        </label>
        <select
          id={`${id}-is`}
          value={is}
          onChange={(event) => setIs(event.currentTarget.value as Filter['is'])}
        >
          {Object.entries(CONDITIONS).map(([condition, label]) => (
            <option key={condition} value={condition}>
              {label}
            </option>
          ))}
        </select>
        <label class="visually-hidden" for={`${id}-value`}>
          Value
        </label>
        <input id={`${id}-value`} value={value} onInput={(event) => setValue(event.currentTarget.value)} />
        <button type="submit">Filter</button>
      </form>
    </div>
  );
}
