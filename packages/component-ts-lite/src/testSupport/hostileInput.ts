import fc from 'fast-check';
import { anyCharacter } from './anyCharacter';

/** Names that trip careless code. */
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  '#',
  '.',
  '../..',
  'é',
  '💥',
  'a'.repeat(300),
];

const config = {
  action: 'run',
  parameters: { '#password': 'hunter2222', debug: true, required: { deep: ['x'] } },
  image_parameters: { '#appSecret': 'imageSecret1' },
  authorization: {
    oauth_api: {
      id: 'main',
      credentials: {
        id: 'main',
        authorizedFor: 'me',
        creator: { id: '1' },
        '#data': '{"access_token":"oauthToken1"}',
        oauthVersion: '2.0',
        appKey: 'k',
        '#appSecret': 'appSecret11',
      },
    },
  },
  storage: {
    input: {
      tables: [
        {
          source: 'in.c-main.users',
          destination: 'users.csv',
          columns: ['id'],
          column_types: [{ source: 'id', type: 'VARCHAR', length: 255 }],
          where_column: 'id',
          where_operator: 'eq',
          where_values: ['1'],
          limit: 5,
        },
      ],
      files: [{ tags: ['a'], source: { tags: [{ name: 'b' }] }, limit: 1 }],
    },
    output: {
      default_bucket: 'in.c-x',
      tables: [{ source: 'a.csv', destination: 'in.c-main.a', primary_key: ['id'], incremental: true }],
      files: [{ source: 'f', tags: ['t'], is_public: false }],
    },
  },
};
const classicManifest = {
  id: 'in.c-main.users',
  primary_key: ['id'],
  columns: ['id', 'text'],
  metadata: [{ key: 'KBC.description', value: 'Users' }],
  column_metadata: { id: [{ key: 'KBC.datatype.basetype', value: 'INTEGER' }] },
  rows_count: 2,
};
const nativeManifest = {
  delimiter: ';',
  enclosure: "'",
  has_header: false,
  table_metadata: { k: 'v' },
  schema: [{ name: 'id', data_type: { base: { type: 'STRING' } }, primary_key: true, metadata: { a: 'b' } }],
};
const fileManifest = {
  id: 5,
  name: 'photo.jpg',
  tags: ['a', 'runId: 1'],
  created: '2026-01-14T00:47:00+0100',
};
const tableSchema = { name: 'product', primary_keys: ['id'], fields: [{ name: 'id', base_type: 'string' }] };

/** The files of one hostile data folder, by path below its root. */
export type HostileFolder = Readonly<Record<string, Uint8Array>>;

/** The secrets that the configuration holds unless it was spoilt. */
export const hostileSecrets = ['hunter2222', 'imageSecret1', 'oauthToken1', 'appSecret11'];

/** Data folders of which each file is right, spoilt in its values, spoilt in its bytes, or anything at all. */
export const hostileFolders: fc.Arbitrary<HostileFolder> = fc.record(
  {
    'config.json': spoilt(config),
    'in/state.json': spoilt({ version: 1, last: { run: 5 }, list: [1, 'a', null] }),
    'in/tables/users.csv': csv(),
    'in/tables/users.csv.manifest': spoilt(classicManifest),
    'in/tables/sliced/part0': fc.oneof(
      { weight: 3, arbitrary: fc.constant(Buffer.from("1\n'2;'\n")) },
      csv(),
    ),
    'in/tables/sliced.manifest': spoilt(nativeManifest),
    'in/files/5_photo.jpg': fc.uint8Array({ maxLength: 20 }),
    'in/files/5_photo.jpg.manifest': spoilt(fileManifest),
    'schema.json': spoilt(tableSchema),
  },
  { requiredKeys: ['config.json', 'in/tables/sliced/part0', 'in/files/5_photo.jpg'] },
);

function csv(): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(Buffer.from('id,text\n1,a\n')) },
    fc.stringMatching(/^[id,;'"\r\n12 ]{0,30}$/).map((text) => Buffer.from(`id,text\n1,a\n${text}`)),
    fc.uint8Array({ maxLength: 40 }),
  );
}

function spoilt(document: unknown): fc.Arbitrary<Uint8Array> {
  const values = spoiltValues(document).map((value) =>
    Buffer.from(value === undefined ? '' : JSON.stringify(value)),
  );
  return fc.oneof(
    // Mostly right, or hardly a folder would be read further than its first file.
    { weight: 60, arbitrary: fc.constant(Buffer.from(JSON.stringify(document))) },
    { weight: 10, arbitrary: values },
    { weight: 2, arbitrary: spoiltBytes(Buffer.from(JSON.stringify(document))) },
    { weight: 1, arbitrary: fc.json().map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 30 }) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 400, max: 5000 }).map((depth) => Buffer.from('[{"a":'.repeat(depth))),
    },
    { weight: 1, arbitrary: fc.integer({ min: 400, max: 5000 }).map(nested) },
  );
}

function nested(depth: number): Buffer {
  return Buffer.from(`{"parameters":${'['.repeat(depth)}${']'.repeat(depth)}}`);
}

/** The document with one to three of its values replaced or left out, or names added. */
function spoiltValues(document: unknown): fc.Arbitrary<unknown> {
  const spoiling = fc.record({
    at: fc.nat(),
    by: fc.oneof(anyValue(), fc.constant(undefined)),
    name: fc.constantFrom(...NAMES),
  });
  return fc.array(spoiling, { minLength: 1, maxLength: 3 }).map((spoilings) => {
    const copy = { root: structuredClone(document) };
    for (const { at, by, name } of spoilings) {
      const places = placesOf(copy);
      const { holder, key } = places[at % places.length] ?? { holder: copy, key: 'root' };
      Object.defineProperty(holder, at % 7 === 0 && !Array.isArray(holder) ? name : key, {
        value: structuredClone(by),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return copy.root;
  });
}

function anyValue(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom(null, true, false, 0, -1, 1e308, '', ' ', '2026', [], {}, [[]], [null], [{}], {
      a: null,
    }),
    fc.string({ unit: anyCharacter }),
    fc.constantFrom(...NAMES),
    fc.jsonValue({ maxDepth: 2 }),
  );
}

interface Place {
  readonly holder: object;
  readonly key: string;
}

function placesOf(value: object): Place[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => [
    { holder: value, key },
    ...(typeof inner === 'object' && inner !== null ? placesOf(inner) : []),
  ]);
}

/** Cut off, or with some bytes written over. */
function spoiltBytes(bytes: Buffer): fc.Arbitrary<Uint8Array> {
  return fc
    .record({ cut: fc.nat(bytes.length), at: fc.nat(bytes.length), by: fc.uint8Array({ maxLength: 4 }) })
    .map(({ cut, at, by }) => Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(Math.max(at, cut))]));
}
