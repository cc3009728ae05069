import type { TableSchema } from './describeColumn';

/** What tables must not be confused with. */
export interface TableNames {
  /** The tables in Storage, as far as earlier runs wrote them. */
  readonly known: ReadonlyMap<string, Pick<TableSchema, 'insteadOf'>>;
  /** Names of tables that the component writes itself. */
  readonly reserved: Iterable<string>;
}

/**
 * Names the tables of a run in Storage, where names that differ in case alone are one: a table keeps the name that it had in
 * earlier runs; of several, the first keeps it as it is, and the others get a number: `media_2`.
 *
 * @param produced the names that the plan and the answers give, in their order
 * @returns the name in Storage of each
 */
export function nameTables(
  produced: Iterable<string>,
  { known, reserved }: TableNames,
): ReadonlyMap<string, string> {
  const wanted = new Set(produced);
  const names = keptNames(wanted, { known, reserved });
  const taken = lowerCase([...reserved, ...known.keys(), ...names.values()]);
  const wantedInAnyCase = lowerCase(wanted);
  const isFree = (candidate: string): boolean =>
    !taken.has(candidate.toLowerCase()) &&
    (wanted.has(candidate) || !wantedInAnyCase.has(candidate.toLowerCase()));
  for (const name of wanted) {
    if (!names.has(name)) {
      const free = isFree(name)
        ? name
        : numbered(name, (candidate) => !wanted.has(candidate) && isFree(candidate));
      names.set(name, free);
      taken.add(free.toLowerCase());
    }
  }
  return names;
}

/** The names of the tables that earlier runs wrote. */
function keptNames(wanted: ReadonlySet<string>, { known, reserved }: TableNames): Map<string, string> {
  const taken = lowerCase(reserved);
  const kept = [...known].map(([name, { insteadOf = name }]) => [insteadOf, name] as const);
  return new Map(kept.filter(([produced, name]) => wanted.has(produced) && !taken.has(name.toLowerCase())));
}

function numbered(name: string, isFree: (candidate: string) => boolean): string {
  let count = 2;
  while (!isFree(`${name}_${count}`)) {
    count += 1;
  }
  return `${name}_${count}`;
}

function lowerCase(names: Iterable<string>): Set<string> {
  return new Set([...names].map((name) => name.toLowerCase()));
}
