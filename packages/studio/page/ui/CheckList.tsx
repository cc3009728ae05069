import type { JSX } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';

/** One thing to choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Choices that are shown at once; a search finds the others. */
const SHOWN = 200;

/** A list to choose several from, with a search. */
export function CheckList({
  title,
  choices,
  chosen,
  onChange,
}: {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}): JSX.Element {
  const id = useId();
  const [search, setSearch] = useState('');
  const found = useMemo(() => findChoices(choices, search), [choices, search]);
  const set = useMemo(() => new Set(chosen), [chosen]);
  const toggle = (value: string): void =>
    onChange(set.has(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  const values = found.map(({ value }) => value);
  return (
    <fieldset class="checklist">
      <legend>{title}</legend>
      <div class="row">
        <label class="visually-hidden" for={`${id}-search`}>
          Search in {title}
        </label>
        <input
          id={`${id}-search`}
          type="search"
          placeholder="Search"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <button type="button" onClick={() => onChange([...new Set([...chosen, ...values])])}>
          Choose {search === '' ? 'all' : 'these'}
        </button>
        <button type="button" onClick={() => onChange(chosen.filter((one) => !values.includes(one)))}>
          Choose none{search === '' ? '' : ' of these'}
        </button>
      </div>
      <p role="status" class="hint">
        {chosen.length} of {choices.length} chosen
        {search === '' ? '' : `, ${found.length} found`}
        {found.length > SHOWN ? `, the first ${SHOWN} are shown: search for others` : ''}
      </p>
      <div class="scroll choices" role="group" aria-label={title}>
        {found.slice(0, SHOWN).map(({ value, label }) => (
          <label key={value} class="choice">
            <input type="checkbox" checked={set.has(value)} onChange={() => toggle(value)} />
            <span>{label}</span>
          </label>
        ))}
        {found.length === 0 && <p class="hint">Nothing is called so.</p>}
      </div>
    </fieldset>
  );
}

function findChoices(choices: readonly Choice[], search: string): readonly Choice[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return choices.filter(({ value, label }) => {
    const text = `${label} ${value}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
