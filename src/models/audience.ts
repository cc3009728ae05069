import { SNAPSHOT_COLUMN } from '../plan';
import {
  binary,
  call,
  cast,
  cell,
  choose,
  coalesce,
  column,
  divide,
  equal,
  integer,
  isNotNull,
  oneOf,
  over,
  text,
} from './algebra';
import type { Expr, Select } from './algebra';
import { ACCOUNT_ID, ACCOUNT_NAME, described, selected, withDistinctNames } from './columns';
import type { Computed } from './columns';
import { metricColumn } from './metricFacts';
import type { Model } from './model';
import type { MetricSource, MetricWay, PlannedTables } from './plannedTables';
import { accountJoin, accountName, isOf, latest, optionalCell, RAW, readOn, union } from './readings';

/** Whom the metrics of an audience are about. */
const AUDIENCES = [
  ['follower_demographics', 'followers'],
  ['engaged_audience_demographics', 'engaged'],
  ['reached_audience_demographics', 'reached'],
] as const;
/** The time frame where none was requested: the API's period of these metrics. */
const ALWAYS = 'lifetime';

/** Makes `audience`: a row for each group of people, with its share. */
export function audienceModel({ metrics }: PlannedTables): Model | undefined {
  const sources = metrics.filter(({ of, ways }) => of === 'account' && ways.some(isOfPeople));
  const ways = sources.flatMap((source) => source.ways.filter(isOfPeople));
  if (ways.length === 0) {
    return undefined;
  }
  const depth = Math.max(...ways.map(({ dimensions }) => dimensions.length));
  const keys = Array.from({ length: depth }, (_, index) => `key${index + 1}`);
  const columns = columnsOf(sources, ways, keys);
  const thing = ['account_id', 'metric', 'timeframe', 'breakdown', ...keys];
  return {
    name: 'audience',
    description:
      'A row for each group of followers, engaged or reached accounts: by age, gender, country or city, with its share of the groups that the API shows, which are the 45 largest',
    question: 'In which countries do our followers live, in per cent?',
    grain: 'a group of the people of an account, in one breakdown and time frame',
    key: [ACCOUNT_ID.name, 'audience', 'timeframe', 'breakdown', 'segment'],
    columns: columns.map((one) => one.column),
    query: {
      steps: [
        ...union('_readings', sources, (source, place) => readingsOf(source, { keys, place })),
        latest({ name: '_groups', from: '_readings', columns: [...thing, 'people'], sameThing: thing }),
      ],
      rows: {
        columns: selected(columns),
        from: { step: '_groups', as: 'groups' },
        joins: [accountJoin(column('groups', 'account_id'))],
      },
    },
  };
}

function isOfPeople({ as, dimensions }: MetricWay): boolean {
  return as === 'lifetime' && dimensions.length > 0;
}

/** Of snapshots the last one counts as a whole: what it does not show is no group any more. */
function readingsOf(
  source: MetricSource,
  { keys, place }: { readonly keys: readonly string[]; readonly place: number },
): Select {
  const metric = optionalCell(source, 'name');
  const breakdown = optionalCell(source, 'breakdown');
  const metrics = [...new Set(source.ways.filter(isOfPeople).flatMap((way) => way.metrics))];
  const account = column(RAW, 'ex_account_id');
  const timeframe = timeframeOf(source, metric);
  const read = cell(RAW, SNAPSHOT_COLUMN);
  return {
    columns: [
      { name: 'account_id', value: account },
      { name: 'metric', value: metric },
      { name: 'timeframe', value: timeframe },
      { name: 'breakdown', value: breakdown },
      ...keys.map((key) => ({ name: key, value: optionalCell(source, key) })),
      { name: 'people', value: cast(optionalCell(source, 'value'), 'integer') },
      { name: 'read_on', value: readOn(source) },
      { name: 'place', value: integer(place) },
    ],
    from: { table: source.table, as: RAW },
    where: [
      isOf(source),
      oneOf(metric, metrics),
      isNotNull(breakdown),
      isNotNull(optionalCell(source, 'key1')),
    ],
    ...(source.isSnapshot && {
      qualify: equal(read, over('MAX', read, { partitionBy: [account, metric, timeframe, breakdown] })),
    }),
  };
}

/** What the answer says, or else what was requested where that is one for all. */
function timeframeOf(source: MetricSource, metric: Expr): Expr {
  const ways = source.ways.filter(isOfPeople);
  const requested = [...new Set(ways.flatMap((way) => way.metrics))].flatMap((name) => {
    const [timeframe, ...others] = new Set(
      ways.filter((way) => way.metrics.includes(name)).map((way) => way.timeframe),
    );
    return timeframe === undefined || others.length > 0
      ? []
      : [[equal(metric, text(name)), text(timeframe)] as const];
  });
  return coalesce(
    call('lower', optionalCell(source, 'timeframe')),
    ...(requested.length > 0 ? [choose(requested)] : []),
    text(ALWAYS),
  );
}

function columnsOf(
  sources: readonly MetricSource[],
  ways: readonly MetricWay[],
  keys: readonly string[],
): readonly Computed[] {
  const of = (name: string): Expr => column('groups', name);
  const source = [...new Set(sources.flatMap(sourcesIn))].join(', ');
  const describe = (name: string, description: string, values?: readonly string[]): Computed['column'] =>
    described(name, 'text', { description, source, ...(values && { values }) });
  return withDistinctNames([
    { column: ACCOUNT_ID, value: of('account_id') },
    { column: ACCOUNT_NAME, value: accountName() },
    whose(ways, of, describe),
    {
      column: describe('timeframe', `Time frame that was requested; ${ALWAYS} where none was`),
      value: of('timeframe'),
    },
    {
      column: describe('breakdown', 'What the groups are made by, such as age,gender'),
      value: of('breakdown'),
    },
    { column: describe('segment', 'The group, such as 25-34 / F'), value: segment(keys.map(of)) },
    ...dimensionColumns(ways, of, describe),
    ...peopleColumns(of, source),
  ]);
}

function sourcesIn({ table, ways }: MetricSource): readonly string[] {
  return ways.filter(isOfPeople).flatMap((way) => way.metrics.map((metric) => `${table}: ${metric}`));
}

function segment([first, ...others]: readonly Expr[]): Expr {
  return others.reduce(
    (left, key) => binary(left, '||', coalesce(binary(text(' / '), '||', key), text(''))),
    first ?? text(''),
  );
}

type Describe = (name: string, description: string, values?: readonly string[]) => Computed['column'];

function whose(ways: readonly MetricWay[], of: (name: string) => Expr, describe: Describe): Computed {
  const metrics = [...new Set(ways.flatMap((way) => way.metrics))];
  const known = AUDIENCES.filter(([metric]) => metrics.includes(metric));
  const others = metrics.filter((metric) => known.every(([name]) => name !== metric));
  const whens = known.map(([metric, name]) => [equal(of('metric'), text(metric)), text(name)] as const);
  return {
    column: describe('audience', 'Whose people they are: followers, engaged or reached accounts', [
      ...known.map(([, name]) => name),
      ...others,
    ]),
    value: whens.length === 0 ? of('metric') : choose(whens, of('metric')),
  };
}

function peopleColumns(of: (name: string) => Expr, source: string): readonly Computed[] {
  const group = ['account_id', 'metric', 'timeframe', 'breakdown'].map(of);
  return [
    {
      column: described('people', 'integer', {
        unit: 'people',
        description: 'People in the group; groups of one breakdown do not overlap, those of others do',
        source,
      }),
      value: of('people'),
    },
    {
      column: described('share', 'float', {
        unit: 'percent',
        description: 'Share of the people in all groups of this breakdown that the API shows',
        source,
      }),
      value: divide(
        binary(integer(100), '*', of('people')),
        over('SUM', of('people'), { partitionBy: group }),
      ),
    },
  ];
}

function dimensionColumns(
  ways: readonly MetricWay[],
  of: (name: string) => Expr,
  describe: Describe,
): readonly Computed[] {
  const dimensions = [...new Set(ways.flatMap((way) => way.dimensions))];
  const breakdowns = [...new Map(ways.map((way) => [way.dimensions.join(), way.dimensions])).entries()];
  return dimensions.map((dimension) => ({
    column: describe(metricColumn(dimension), `The group's ${dimension}; absent in other breakdowns`),
    value: choose(
      breakdowns.flatMap(([breakdown, names]) =>
        names.includes(dimension)
          ? [[equal(of('breakdown'), text(breakdown)), of(`key${names.indexOf(dimension) + 1}`)] as const]
          : [],
      ),
    ),
  }));
}
