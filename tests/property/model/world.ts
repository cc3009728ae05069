/**
 * A small world, and an API over it that is written from Meta's documentation alone: it shares no line with the component or with
 * the emulator, so that a mistake of theirs is not repeated here.
 */

/** A list of nodes in a field of a node. */
export interface Edge {
  readonly nodes: readonly Item[];
}

/** A node or an object: scalars, lists, objects and edges by field; `metrics` are its insights. */
export type Item = Readonly<Record<string, unknown>>;

/** A requested field as the fields language has it. */
export interface Field {
  readonly name: string;
  readonly modifiers: Readonly<Record<string, string>>;
  readonly fields: readonly Field[];
}

/** The name under which the answer has a field. */
export const keyOf = ({ name, modifiers }: Field): string => modifiers['as'] ?? name;
/** Tells an edge from an object. */
export const isEdge = (value: unknown): value is Edge => isItem(value) && Array.isArray(value['nodes']);
/** Tells an object from a scalar or list. */
export const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Prints fields as a user writes them. */
export function print(fields: readonly Field[]): string {
  return fields
    .map(({ name, modifiers, fields: inner }) => {
      const mods = Object.entries(modifiers).map(([key, value]) => `.${key}(${value})`);
      return name + mods.join('') + (inner.length > 0 ? `{${print(inner)}}` : '');
    })
    .join(',');
}

/** Reads fields as the API does; they are well formed. */
function parse(text: string): Field[] {
  let at = 0;
  const until = (stop: RegExp): string => {
    const start = at;
    while (at < text.length && !stop.test(text.charAt(at))) {
      at += 1;
    }
    return text.slice(start, at).trim();
  };
  const list = (): Field[] => {
    const found: Field[] = [];
    while (at < text.length && text[at] !== '}') {
      const name = until(/[.{},]/);
      const modifiers: Record<string, string> = {};
      while (text[at] === '.') {
        at += 1;
        const key = until(/\(/);
        at += 1;
        modifiers[key] = until(/\)/);
        at += 1;
      }
      let fields: Field[] = [];
      if (text[at] === '{') {
        at += 1;
        fields = list();
        at += 1;
      }
      found.push({ name, modifiers, fields });
      if (text[at] === ',') {
        at += 1;
      }
    }
    return found;
  };
  return list();
}

type Params = Readonly<Record<string, string>>;
const ROOT = 'http://127.0.0.1:1/v25.0';
const DAY = 86_400;

/** Reads a moment of a request: a day, or unix seconds. */
const moment = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Date.parse(text) / 1000);

/** Answers a request, alone or several in a batch. */
export function answer(
  world: readonly Item[],
  request: { readonly url: string; readonly body?: string },
): { status: number; headers: Record<string, string>; body: string } {
  const batch = new URLSearchParams(request.body ?? '').get('batch');
  const body =
    batch === null
      ? one(world, request.url)
      : (JSON.parse(batch) as { relative_url: string }[]).map(({ relative_url: url }) => {
          const part = one(world, new URL(url.replace(/^\/*(v\d+\.\d+\/)?/, ''), `${ROOT}/`).href);
          return { code: 'error' in part ? 400 : 200, body: JSON.stringify(part) };
        });
  return { status: 'error' in body ? 400 : 200, headers: {}, body: JSON.stringify(body) };
}

function one(world: readonly Item[], url: string): object {
  const { pathname, searchParams } = new URL(url);
  const [, , id = '', edge = ''] = pathname.split('/');
  const node = find(world, id);
  const params = Object.fromEntries(searchParams);
  const value = node?.[edge];
  if (node === undefined || (edge !== '' && edge !== 'insights' && !isEdge(value))) {
    return { error: { message: `Unsupported get request: ${id}/${edge}`, code: 100, error_subcode: 33 } };
  }
  return edge === ''
    ? pick(node, parse(params['fields'] ?? 'id'))
    : edge === 'insights'
      ? { data: insights(node, params) }
      : page((value as Edge).nodes, parse(params['fields'] ?? 'id'), { ...params, path: `${id}/${edge}` });
}

function find(nodes: readonly Item[], id: string): Item | undefined {
  for (const node of nodes) {
    const inner = Object.values(node).flatMap((value) => (isEdge(value) ? value.nodes : []));
    const found = node['id'] === id ? node : find(inner, id);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** A page of a list, and where it goes on. */
function page(nodes: readonly Item[], fields: readonly Field[], params: Params): object {
  const [limit, start] = [Number(params['limit'] ?? 25), Number(params['after'] ?? 0)];
  const end = start + limit;
  const query = new URLSearchParams({ fields: print(fields), limit: String(limit), after: String(end) });
  return {
    data: nodes.slice(start, end).map((node) => pick(node, fields)),
    paging: {
      cursors: { before: String(start), after: String(end) },
      ...(end < nodes.length && { next: `${ROOT}/${params['path'] ?? ''}?${query.toString()}` }),
    },
  };
}

/** What the API gives of a node: its id and the fields that it has of those requested. */
function pick(node: Item, fields: readonly Field[]): object {
  const given = fields.flatMap((field): [string, unknown][] => {
    const { name, modifiers, fields: inner } = field;
    const value = node[name];
    if (name === 'insights') {
      return [[keyOf(field), { data: insights(node, modifiers) }]];
    }
    if (isEdge(value)) {
      return [
        [keyOf(field), page(value.nodes, inner, { ...modifiers, path: `${String(node['id'])}/${name}` })],
      ];
    }
    return value === undefined ? [] : [[keyOf(field), isItem(value) ? pick(value, inner) : value]];
  });
  return { id: node['id'], ...Object.fromEntries(given) };
}

/** Metrics of a media object over its life, or of an account as a series or a total. */
function insights(node: Item, params: Params): object[] {
  const { metric = '', metric_type: type, breakdown, since = '', until = '' } = params;
  return metric.split(',').map((name) => {
    const media = isItem(node['metrics']) ? node['metrics'] : undefined;
    const period = media ? 'lifetime' : 'day';
    const about = {
      name,
      period,
      title: `T ${name}`,
      description: `D ${name}`,
      id: `${String(node['id'])}/insights/${name}/${period}`,
    };
    if (media) {
      return { ...about, values: [{ value: media[name] }] };
    }
    const [start, end] = [moment(since), Math.ceil(moment(until) / DAY) * DAY];
    const days = Math.round((end - start) / DAY);
    if (type !== 'total_value') {
      const values = Array.from({ length: days }, (_, day) => dayValue(start + day * DAY));
      return { ...about, values };
    }
    const results = ['FEED', 'REELS'].map((kind, index) => ({
      dimension_values: [kind],
      value: days + index,
    }));
    return {
      ...about,
      total_value: breakdown ? { breakdowns: [{ dimension_keys: [breakdown], results }] } : { value: days },
    };
  });
}

/** The value of a day, which ends at midnight in California. */
export function dayValue(start: number): { readonly value: number; readonly end_time: string } {
  const end = new Date((start + 7 * 3600) * 1000).toISOString().replace('.000Z', '+0000');
  return { value: Math.round(start / DAY) % 97, end_time: end };
}
