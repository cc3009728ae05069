import { ACCOUNT_METRICS } from './accountMetrics';
import type { Metric, NodeName } from './facts';
import { fieldOf, fieldsOf, metricsOf } from './lookups';
import { MEDIA_METRICS } from './mediaMetrics';

const NODES: readonly NodeName[] = ['user', 'media', 'story', 'comment', 'page', 'hashtag', 'poll', 'prompt'];
const fields = NODES.flatMap((node) =>
  Object.entries(fieldsOf(node)).map(([name, fact]) => [`${node}.${name}`, fact] as const),
);
const metrics = [
  ...Object.entries(ACCOUNT_METRICS).map(([name, fact]) => [`account ${name}`, fact] as const),
  ...Object.entries(MEDIA_METRICS).map(([name, fact]) => [`media ${name}`, fact] as const),
];
const facts = [...fields, ...metrics];

/** A page of Meta's, a file of its SDK, or a section of our own. */
const SOURCE =
  /^https:\/\/(developers\.facebook\.com\/docs\/|github\.com\/facebook\/facebook-python-business-sdk\/)|^docs\/graph-api\.md §/;

describe('the catalogue', () => {
  const names = (facts: readonly (readonly [string, unknown])[]): string[] => facts.map(([name]) => name);

  it('has a source for each fact', () => {
    expect(names(facts.filter(([, fact]) => !SOURCE.test(fact.source)))).toEqual([]);
  });

  it('describes each fact in one phrase', () => {
    expect(names(facts.filter(([, fact]) => !/^[A-Z].{2,}[^.\n]$/.test(fact.description)))).toEqual([]);
  });

  it('dates facts by a version or a day', () => {
    const since = /^v\d+\.0$|^\d{4}-\d{2}-\d{2}$/;
    expect(names(facts.filter(([, fact]) => fact.since !== undefined && !since.test(fact.since)))).toEqual(
      [],
    );
    const removals = metrics.flatMap(([, metric]) => metric.removed ?? []);
    expect(removals.filter(({ fromDay }) => Number.isNaN(Date.parse(fromDay)))).toEqual([]);
  });

  it('knows the fields that an object gives when none is requested', () => {
    const objects = fields.flatMap(([name, field]) =>
      field.kind === 'object' ? [[name, field] as const] : [],
    );
    expect(objects.length).toBeGreaterThan(5);
    // Of objects that are no nodes, such as the result of a check, the pages do not list the parts.
    for (const [, { of, gives }] of objects.filter(([, object]) => object.of !== undefined)) {
      expect(gives).toContain('id');
      expect(gives.filter((name) => fieldOf(name, of)?.kind !== 'scalar')).toEqual([]);
    }
  });

  it.each(['user', 'media'] as const)(
    'names a metric of %s that still exists in place of each removed one',
    (node) => {
      const known = metricsOf(node);
      const instead = Object.values(known).flatMap(({ removed }) => removed?.instead?.metric ?? []);
      expect(instead.length).toBeGreaterThan(5);
      expect(
        instead.filter((name) => known[name] === undefined || known[name].removed !== undefined),
      ).toEqual([]);
    },
  );

  it('types ids as text, because they have more digits than a number holds', () => {
    const ids = fields.filter(([name]) => /[._]id$/.test(name));
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.filter(([, field]) => field.kind === 'scalar' && field.type !== 'STRING')).toEqual([]);
  });

  it.each([
    ['accounts', ACCOUNT_METRICS, []],
    ['media', MEDIA_METRICS, []],
  ] as const)('tells of each metric of %s that the API has how it can be requested', (_, known, open) => {
    const unknown = Object.keys(known).filter(
      (name) => known[name]?.removed === undefined && known[name]?.use === undefined,
    );
    expect(unknown).toEqual(open);
    const uses = Object.values<Metric>(known).flatMap(({ use }) => use?.source ?? []);
    expect(uses.filter((source) => !SOURCE.test(source))).toEqual([]);
  });

  it('has no dimension for series, and a time frame for each metric that needs one', () => {
    const uses = Object.values(ACCOUNT_METRICS).flatMap(({ use }) => use ?? []);
    expect(uses.filter(({ as, breakdowns }) => as === 'series' && breakdowns.length > 0)).toEqual([]);
    expect(
      uses.filter(({ needsTimeframe, timeframes }) => needsTimeframe === true && timeframes === undefined),
    ).toEqual([]);
    expect(
      uses.filter(
        ({ needsBreakdown, breakdowns }) =>
          needsBreakdown !== undefined && !breakdowns.includes(needsBreakdown),
      ),
    ).toEqual([]);
  });
});
