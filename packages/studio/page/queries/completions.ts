/** Names that the catalogue knows, by type of node. */
export type Names = Readonly<
  Record<
    string,
    {
      readonly fields: Readonly<Record<string, { readonly description: string; readonly of?: string }>>;
      readonly metrics: Readonly<Record<string, { readonly description: string }>>;
    }
  >
>;

/** Names that may stand at a place, and where the one that is being typed begins. */
export interface Completions {
  readonly from: number;
  readonly options: readonly { readonly label: string; readonly detail: string }[];
}

/** Modifiers of the language, with what stands between their brackets. */
const MODIFIERS: Readonly<Record<string, string>> = {
  metric: 'metrics of insights',
  period: 'day, week, days_28, lifetime',
  metric_type: 'total_value or time_series',
  breakdown: 'such as age,gender',
  timeframe: 'this_week or this_month',
  time_increment: '1: each day a window',
  limit: 'page size',
  since: 'a date',
  until: 'a date, exclusive',
  as: 'another name for the column',
};

/** The node at which a path ends: '' is the account itself. */
const NODE_OF_EDGE: Readonly<Record<string, string>> = {
  media: 'media',
  stories: 'story',
  tags: 'media',
  live_media: 'media',
  comments: 'comment',
  replies: 'comment',
};

/**
 * Finds the names that may stand at a place of a fields text.
 *
 * @param text the text up to there
 * @param path of the query, which says what the outermost fields belong to
 */
export function completionsAt(text: string, path: string, names: Names): Completions {
  const typed = /[\w]*$/.exec(text)?.[0] ?? '';
  const from = text.length - typed.length;
  const before = text.slice(0, from);
  const { node, modifier } = placeAt(before, nodeOfPath(path), names);
  if (modifier !== undefined) {
    const metrics = modifier === 'metric' ? (names[node]?.metrics ?? {}) : {};
    return { from, options: optionsOf(metrics) };
  }
  return {
    from,
    options: before.endsWith('.')
      ? Object.entries(MODIFIERS).map(([label, detail]) => ({ label, detail }))
      : optionsOf(names[node]?.fields ?? {}),
  };
}

/** The type of node to which a path leads; that of an account where it is not known. */
export function nodeOfPath(path: string): string {
  const [plain = ''] = path.split('?');
  const edge = plain.split('/').at(-1) ?? '';
  return NODE_OF_EDGE[edge] ?? 'user';
}

/** What a bracket that is still open began: the fields of a node, or the arguments of a modifier. */
type Open = { readonly node: string } | { readonly modifier: string };

/** Where a text ends: in the fields of which node, and in the brackets of which modifier. */
function placeAt(text: string, root: string, names: Names): { node: string; modifier: string | undefined } {
  const open: Open[] = [{ node: root }];
  const nodeNow = (): string => open.flatMap((one) => ('node' in one ? [one.node] : [])).at(-1) ?? root;
  let word = '';
  // The field to which modifiers, and a '{' behind them, belong.
  let field = '';
  const signs: Readonly<Record<string, () => void>> = {
    '{': () => open.push({ node: targetOf(word === '' ? field : word, nodeNow(), names) }),
    '(': () => open.push({ modifier: word }),
    '}': () => open.length > 1 && open.pop(),
    ')': () => open.length > 1 && open.pop(),
    '.': () => {
      field = word === '' ? field : word;
    },
  };
  for (const [token] of text.matchAll(/\w+|[^\w\s]/g)) {
    signs[token]?.();
    word = /\w/.test(token) ? token : '';
  }
  const last = open.at(-1);
  return { node: nodeNow(), modifier: last !== undefined && 'modifier' in last ? last.modifier : undefined };
}

/** The node in the braces behind a field. */
function targetOf(field: string, node: string, names: Names): string {
  return names[node]?.fields[field]?.of ?? NODE_OF_EDGE[field] ?? node;
}

function optionsOf(
  facts: Readonly<Record<string, { readonly description: string }>>,
): Completions['options'] {
  return Object.entries(facts).map(([label, { description }]) => ({ label, detail: description }));
}
