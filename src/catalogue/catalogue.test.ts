import { ACCOUNT_MATRIX } from './accountMatrix';
import { ACCOUNT_METRICS } from './accountMetrics';
import type { NodeName } from './facts';
import { fieldOf, fieldsOf, metricsOf } from './lookups';
import { MEDIA_MATRIX } from './mediaMatrix';
import { MEDIA_METRICS } from './mediaMetrics';

const NODES: readonly NodeName[] = ['user', 'media', 'story', 'comment', 'page', 'hashtag'];
const fields = NODES.flatMap((node) =>
  Object.entries(fieldsOf(node)).map(([name, fact]) => [`${node}.${name}`, fact] as const),
);
const metrics = [
  ...Object.entries(ACCOUNT_METRICS).map(([name, fact]) => [`account ${name}`, fact] as const),
  ...Object.entries(MEDIA_METRICS).map(([name, fact]) => [`media ${name}`, fact] as const),
];
const facts = [...fields, ...metrics];

describe('the catalogue', () => {
  const names = (facts: readonly (readonly [string, unknown])[]): string[] => facts.map(([name]) => name);

  it('has a source for each fact', () => {
    const source = /^https:\/\/developers\.facebook\.com\/docs\/|^docs\/graph-api\.md §/;
    expect(names(facts.filter(([, fact]) => !source.test(fact.source)))).toEqual([]);
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
    for (const [, { of, gives }] of objects) {
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
    ['accounts', ACCOUNT_MATRIX, ACCOUNT_METRICS],
    ['media', MEDIA_MATRIX, MEDIA_METRICS],
  ] as const)('tells of each metric of %s that the API has how it can be requested', (_, matrix, known) => {
    const current = Object.keys(known).filter((name) => known[name]?.removed === undefined);
    // The API lists this one for media too, and no page says which have it.
    const open = known === MEDIA_METRICS ? ['content_views'] : [];
    expect([...Object.keys(matrix), ...open].toSorted()).toEqual(current.toSorted());
    const source = /^https:\/\/developers\.facebook\.com\/docs\/|^docs\/graph-api\.md §/;
    const uses: readonly { readonly source: string }[] = Object.values(matrix);
    expect(uses.filter((use) => !source.test(use.source))).toEqual([]);
  });

  it('has no dimension for series, and a time frame for each metric that needs one', () => {
    const uses = Object.values(ACCOUNT_MATRIX);
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
