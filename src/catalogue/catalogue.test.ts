import { ACCOUNT_METRICS } from './accountMetrics';
import type { NodeName } from './facts';
import { fieldOf, fieldsOf, metricsOf } from './lookUp';
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
    const source = /^https:\/\/developers\.facebook\.com\/docs\/|^(graph-api|rivals)\.md §/;
    expect(names(facts.filter(([, fact]) => !source.test(fact.source)))).toEqual([]);
  });

  it('describes each in one phrase', () => {
    expect(names(facts.filter(([, fact]) => !/^[A-Z].{2,}[^.\n]$/.test(fact.description)))).toEqual([]);
  });

  it('dates by a version or a day', () => {
    const since = /^v\d+\.0$|^\d{4}-\d{2}-\d{2}$/;
    expect(names(facts.filter(([, fact]) => fact.since !== undefined && !since.test(fact.since)))).toEqual(
      [],
    );
    const gone = metrics.flatMap(([, metric]) => metric.gone ?? []);
    expect(gone.filter(({ everywhere }) => Number.isNaN(Date.parse(everywhere)))).toEqual([]);
  });

  it('knows the fields that an object gives when none is asked', () => {
    const objects = fields.flatMap(([name, field]) =>
      field.nature === 'object' ? [[name, field] as const] : [],
    );
    expect(objects.length).toBeGreaterThan(5);
    for (const [, { of, gives }] of objects) {
      expect(gives).toContain('id');
      expect(gives.filter((name) => fieldOf(name, of)?.nature !== 'scalar')).toEqual([]);
    }
  });

  it.each(['user', 'media'] as const)('names a living metric of %s instead of one that is gone', (node) => {
    const known = metricsOf(node);
    const instead = Object.values(known).flatMap(({ gone }) =>
      gone?.instead === undefined || gone.unlessType !== undefined ? [] : [gone.instead.split(' ')[0] ?? ''],
    );
    expect(instead.length).toBeGreaterThan(5);
    expect(instead.filter((name) => known[name] === undefined || known[name].gone !== undefined)).toEqual([]);
  });

  it('calls ids text: they have more digits than a number holds', () => {
    const ids = fields.filter(([name]) => /[._]id$/.test(name));
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.filter(([, field]) => field.nature === 'scalar' && field.type !== 'STRING')).toEqual([]);
  });
});
