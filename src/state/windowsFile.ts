/** By key of the query and account: the end of the last complete run, unix seconds. */
export type Windows = Readonly<Record<string, Readonly<Record<string, number>>>>;
type Ends = Windows[string];

/** Accounts that many queries have in common; the file has their ids once. */
type Group = readonly string[];

/** The ends of queries as the file has them. */
export interface WindowsFile {
  /**
   * By key of the query and account. `*0` is the end of all accounts of the first group that have none of their own here; one with
   * `NO_END` has none.
   */
  readonly windows: Windows;
  readonly groups?: readonly Group[];
}

/** No id of an account begins so. */
const GROUP = '*';
/** Stands for an account of the group that was never read. A reader that knows no groups takes it for damage and reads anew. */
const NO_END = -1;
/** Fewer accounts are simply listed. */
const FEWEST_ACCOUNTS = 10;
/** Each query is compared with all of them. */
const MOST_GROUPS = 20;

/**
 * Writes ends so that many accounts with one end take little room: 600 accounts of 56 queries less than 200 KB, where each end on its
 * own takes five times as much.
 */
export function compactWindows(windows: Windows): WindowsFile {
  const groups: Group[] = [];
  const compact = Object.entries(windows).map(([query, ends]) => [query, compactEnds(ends, groups)] as const);
  return { windows: Object.fromEntries(compact), ...(groups.length > 0 && { groups }) };
}

function compactEnds(ends: Ends, groups: Group[]): Ends {
  const accounts = Object.keys(ends);
  if (accounts.length < FEWEST_ACCOUNTS || accounts.some((account) => account.startsWith(GROUP))) {
    return ends;
  }
  const known = groups.map((group, index) => inGroup(ends, group, index)).sort(bySize)[0];
  if (known !== undefined && sizeOf(known) < accounts.length / 2) {
    return known;
  }
  if (groups.length === MOST_GROUPS) {
    return known !== undefined && sizeOf(known) < accounts.length ? known : ends;
  }
  groups.push(accounts);
  return inGroup(ends, accounts, groups.length - 1);
}

/** The ends of a query as those of a group and what differs from it. */
function inGroup(ends: Ends, group: Group, index: number): Ends {
  const found = new Map(Object.entries(ends));
  const usual = mostFrequent(group.flatMap((account) => found.get(account) ?? []));
  if (usual === undefined) {
    return ends;
  }
  const members = new Set(group);
  const own = [...found].filter(([account, end]) => !members.has(account) || end !== usual);
  const without = group.filter((account) => !found.has(account)).map((account) => [account, NO_END] as const);
  return Object.fromEntries([[`${GROUP}${index}`, usual], ...own, ...without]);
}

function mostFrequent(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  values.forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
  return [...counts].sort(([one, ofOne], [other, ofOther]) => ofOther - ofOne || other - one)[0]?.[0];
}

const sizeOf = (ends: Ends): number => Object.keys(ends).length;
const bySize = (left: Ends, right: Ends): number => sizeOf(left) - sizeOf(right);

/**
 * Reads the ends of one query from the file.
 *
 * @param groups as the file has them; undefined in files of versions that know none, which keep what they do not know
 * @returns undefined where they are damaged
 */
export function expandEnds(value: Ends, groups: readonly Group[] | undefined): Ends | undefined {
  const ends = new Map<string, number>();
  const given = Object.entries(value);
  for (const [name, end] of given.filter(([account]) => account.startsWith(GROUP))) {
    const group = groups?.[Number(name.slice(GROUP.length))];
    if (group === undefined && groups !== undefined) {
      return undefined;
    }
    group?.forEach((account) => ends.set(account, end));
  }
  given
    .filter(([account]) => !account.startsWith(GROUP))
    .forEach(([account, end]) => (end === NO_END ? ends.delete(account) : ends.set(account, end)));
  return Object.fromEntries(ends);
}
