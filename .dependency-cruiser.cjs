/**
 * The rooms in the order of the data, each with the rooms it may import: what stands upstream, never downstream. `answer`
 * is what all rooms behind the API work on; `runtime` is what comes in from outside.
 */
const rooms = {
  errors: [],
  time: [],
  runtime: ['errors'],
  answer: ['errors'],
  catalogue: ['errors', 'runtime'],
  templates: [],
  fields: ['errors'],
  config: ['errors', 'answer', 'catalogue', 'templates'],
  plan: ['errors', 'answer', 'catalogue', 'fields', 'config'],
  graph: ['errors', 'runtime', 'answer', 'config'],
  pages: ['errors', 'runtime', 'answer', 'catalogue', 'fields', 'config', 'plan', 'graph'],
  accounts: ['errors', 'answer', 'config', 'graph', 'pages'],
  flatten: ['errors', 'answer', 'catalogue', 'plan', 'pages'],
  tables: ['errors', 'runtime', 'answer', 'config', 'plan', 'flatten'],
  state: ['errors', 'answer', 'plan', 'tables'],
  models: ['errors', 'answer', 'catalogue', 'plan', 'tables'],
  extract: ['errors', 'runtime', 'config', 'plan', 'graph', 'pages', 'flatten', 'tables', 'state'],
  connect: ['errors', 'runtime', 'config', 'graph', 'state'],
  run: [
    'errors',
    'runtime',
    'catalogue',
    'config',
    'plan',
    'graph',
    'accounts',
    'tables',
    'state',
    'extract',
    'connect',
  ],
  actions: [
    'errors',
    'runtime',
    'answer',
    'catalogue',
    'templates',
    'config',
    'plan',
    'accounts',
    'tables',
    'state',
    'models',
    'extract',
    'connect',
    'run',
  ],
};
const at = (room) => `^src/${room}(/|[.]ts$)`;
const roomRules = Object.entries(rooms).map(([room, may]) => ({
  name: `${room}-looks-only-upstream`,
  comment: `src/${room} may import ${['itself', 'time', ...may].join(', ')}: imports follow the data, config → plan → graph → pages → flatten → tables → state.`,
  severity: 'error',
  from: { path: at(room) },
  to: { path: '^src/', pathNot: [room, 'time', ...may].map(at) },
}));

/** The rooms of component-ts-lite: each imports itself and those named; none imports `run` but its tests' helper `testing`. */
const libraryRooms = {
  errors: [],
  json: ['errors'],
  folder: ['errors', 'json'],
  storage: ['errors', 'json', 'folder'],
  secrets: ['json'],
  config: ['errors', 'json', 'folder', 'storage'],
  input: ['errors', 'json', 'folder', 'storage'],
  output: ['errors', 'json', 'folder', 'storage', 'config', 'input'],
  log: ['errors', 'secrets', 'config'],
  run: ['errors', 'json', 'folder', 'storage', 'secrets', 'config', 'input', 'output', 'log'],
  testing: ['errors', 'json', 'folder', 'storage', 'input', 'output', 'log', 'run'],
};
/** The rooms of the studio's server: what stands before may be imported. `wire` is what its page sees of it. */
const studioRooms = {
  wire: [],
  server: ['wire'],
  work: ['wire'],
  component: ['wire', 'server', 'work'],
  tables: ['wire', 'server'],
  charts: ['wire', 'server', 'tables'],
  studio: ['wire', 'server', 'work', 'component', 'tables', 'charts'],
};
const inStudio = '^packages/studio/src/';
const studioRules = Object.entries(studioRooms).map(([room, may]) => ({
  name: `studio-${room}-looks-only-upstream`,
  comment: `Its room ${room} may import ${['itself', ...may].join(', ')}, and the clock.`,
  severity: 'error',
  from: { path: `${inStudio}${room}/`, pathNot: '[.]test[.]ts$' },
  to: {
    path: inStudio,
    pathNot: ['processTime[.]ts$', ...[room, ...may].map((other) => `${inStudio}${other}/`)],
  },
}));
const inLibrary = '^packages/component-ts-lite/src/';
const libraryRules = Object.entries(libraryRooms).map(([room, may]) => ({
  name: `component-ts-lite-${room}-looks-only-upstream`,
  comment: `Its room ${room} may import ${['itself', ...may].join(', ')}.`,
  severity: 'error',
  from: { path: `${inLibrary}${room}/`, pathNot: '[.]test[.]ts$' },
  to: { path: inLibrary, pathNot: [room, ...may].map((other) => `${inLibrary}${other}/`) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    ...libraryRules,
    ...studioRules,
    {
      name: 'studio-page-knows-the-wire-only',
      comment: 'The page runs in a browser: of the server it sees what both say to each other.',
      severity: 'error',
      from: { path: '^packages/studio/page/' },
      to: { path: '^(packages/studio/src|src|tests|node:)', pathNot: '^packages/studio/src/wire/' },
    },
    {
      name: 'studio-knows-the-emulator-only',
      comment:
        'The studio calls the component as a process; of the packages it starts the emulator, for the demo brands.',
      severity: 'error',
      from: { path: '^packages/studio/' },
      to: { path: '^packages/', pathNot: '^packages/(studio|graph-emulator)/' },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle has no first step to read.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'reachable-from-main',
      comment: 'What main.ts does not reach is dead: use it or remove it.',
      severity: 'error',
      from: { path: '^src/main[.]ts$' },
      to: { path: '^src/', pathNot: '[.](test|d)[.]ts$', reachable: false },
    },
    {
      name: 'packages-know-nothing-of-src',
      comment:
        'component-ts-lite and http-cassette are libraries of their own; the emulator must not share our mistakes.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(src|tests|bench)/' },
    },
    {
      name: 'packages-know-nothing-of-each-other',
      comment: 'Each package stands alone.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/', pathNot: '^packages/studio/' },
      to: { path: '^packages/', pathNot: '^packages/$1/' },
    },
    {
      name: 'src-needs-no-tests-bench-or-emulator',
      comment: 'What ships does not import what only proves it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]test[.]ts$' },
      to: { path: '^(tests|bench|packages/graph-emulator)/' },
    },
    {
      name: 'axios-in-one-place',
      comment: 'HTTP enters at one named place; everything else takes a Transport.',
      severity: 'error',
      from: { path: '^(src|packages)/', pathNot: '^src/graph/axiosTransport[.]ts$' },
      to: { path: '^node_modules/axios' },
    },
    {
      name: 'file-system-in-packages-only',
      comment: 'Files are reached through the data folder of component-ts-lite.',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]test[.]ts$' },
      to: { path: '^(node:)?fs(/promises)?$' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|template)/' },
  },
};
