/**
 * Compares the catalogue with the lists of Meta's business SDK: `npm run catalogue:diff -- FILE…` prints what the catalogue lacks,
 * has wrongly, and flags wrongly for one of the logins. The files are those of facebook-business-sdk-codegen, api_specs/specs:
 * IGUser.json, IGMedia.json, IGComment.json, those of the Instagram login (…ForIGOnlyAPI.json), and enum_types.json.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fieldsOf, isFacebookOnly, metricsOf } from '../src/catalogue';
import type { NodeName } from '../src/catalogue';

/** A file of the SDK by its name, as it was parsed. */
export interface SdkFile {
  readonly name: string;
  readonly content: unknown;
}

/** What the SDK says of a type of node under one login. */
interface NodeList {
  readonly node: NodeName;
  readonly login: 'facebook' | 'instagram';
  /** Fields and edges that can be read. */
  readonly readable: ReadonlySet<string>;
  /** Edges that can only be written. */
  readonly written: ReadonlySet<string>;
}

const NODES: Readonly<Record<string, Pick<NodeList, 'node' | 'login'>>> = {
  'IGUser.json': { node: 'user', login: 'facebook' },
  'IGMedia.json': { node: 'media', login: 'facebook' },
  'IGComment.json': { node: 'comment', login: 'facebook' },
  'IGUserForIGOnlyAPI.json': { node: 'user', login: 'instagram' },
  'IGMediaForIGOnlyAPI.json': { node: 'media', login: 'instagram' },
  'IGCommentForIGOnlyAPI.json': { node: 'comment', login: 'instagram' },
};
/** The SDK's name for the metrics of media. */
const MEDIA_METRICS = 'InstagramInsightsResult_metric';

/**
 * Compares the catalogue with lists of the SDK.
 *
 * @returns a line for each difference
 * @throws Error for a file that is none of these lists
 */
export function catalogueDiff(files: readonly SdkFile[]): readonly string[] {
  const lists = files.flatMap(({ name, content }) => {
    const known = NODES[name];
    return known === undefined ? [] : [{ ...known, ...readNode(content) }];
  });
  const enums = files.filter(({ name }) => NODES[name] === undefined).map(readMetrics);
  const nodes = [...new Set(lists.map(({ node }) => node))];
  return [
    ...nodes.flatMap((node) =>
      nodeDiff(
        node,
        lists.filter((list) => list.node === node),
      ),
    ),
    ...enums.flatMap(metricDiff),
  ];
}

function nodeDiff(node: NodeName, lists: readonly NodeList[]): readonly string[] {
  const ours = Object.keys(fieldsOf(node));
  const listed = new Set(lists.flatMap(({ readable }) => [...readable]));
  const written = new Set(lists.flatMap((list) => [...list.written]));
  const lacking = [...listed].filter((name) => !ours.includes(name));
  const wrong = ours.filter((name) => !listed.has(name));
  const instagram = lists.find(({ login }) => login === 'instagram');
  return [
    ...lacking.map((name) => `${node}: the catalogue lacks '${name}'`),
    ...wrong.map((name) =>
      written.has(name)
        ? `${node}: '${name}' can be written only`
        : `${node}: '${name}' is in none of the lists`,
    ),
    ...(instagram === undefined
      ? []
      : ours.filter((name) => listed.has(name)).flatMap((name) => flagDiff(name, instagram))),
  ];
}

function flagDiff(name: string, { node, readable }: NodeList): readonly string[] {
  const isFlagged = isFacebookOnly('field', name, node);
  if (readable.has(name) !== isFlagged) {
    return [];
  }
  return [
    isFlagged
      ? `${node}: the Instagram login has '${name}' too, which is flagged as of the Facebook login only`
      : `${node}: the Instagram login lacks '${name}', which is not flagged`,
  ];
}

function metricDiff(listed: readonly string[]): readonly string[] {
  const metrics = metricsOf('media');
  const ours = Object.keys(metrics).filter((name) => metrics[name]?.removed === undefined);
  return [
    ...listed
      .filter((name) => !Object.hasOwn(metrics, name))
      .map((name) => `media: the catalogue lacks the metric '${name}'`),
    ...ours
      .filter((name) => !listed.includes(name))
      .map((name) => `media: the metric '${name}' is not in the list`),
  ];
}

function readNode(content: unknown): Pick<NodeList, 'readable' | 'written'> {
  const { apis = [], fields = [] } = content as {
    readonly apis?: readonly { readonly method: string; readonly endpoint?: string }[];
    readonly fields?: readonly { readonly name: string }[];
  };
  const edges = apis.flatMap(({ method, endpoint }) =>
    endpoint === undefined ? [] : [{ method, endpoint }],
  );
  const read = edges.filter(({ method }) => method === 'GET').map(({ endpoint }) => endpoint);
  return {
    readable: new Set([...fields.map(({ name }) => name), ...read]),
    written: new Set(edges.map(({ endpoint }) => endpoint).filter((name) => !read.includes(name))),
  };
}

function readMetrics({ name, content }: SdkFile): readonly string[] {
  const found = (
    Array.isArray(content) ? (content as readonly { name: string; values: readonly string[] }[]) : []
  ).find((one) => one.name === MEDIA_METRICS);
  if (found === undefined) {
    throw new Error(`Cannot compare ${name}: it is neither a list of a node nor has it ${MEDIA_METRICS}`);
  }
  return found.values;
}

if (require.main === module) {
  const files = process.argv.slice(2).map((path) => ({
    name: basename(path),
    content: JSON.parse(readFileSync(path, 'utf8')) as unknown,
  }));
  process.stdout.write(
    catalogueDiff(files)
      .map((line) => `${line}\n`)
      .join(''),
  );
}
