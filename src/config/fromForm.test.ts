import { parseConfig } from './parseConfig';

const TEMPLATE = { template: 'media' };
const parse = (parameters: object) => parseConfig(parameters as Record<string, unknown>);

describe('the Advanced part of a form', () => {
  it('stands for the keys of the configuration', () => {
    const { config, warnings } = parse({
      advanced: { 'on-error': 'continue', 'bucket-id': 'in.c-x', 'max-wait': 5, overlap: 1, report: true },
      queries: [{ name: 'q', query: { path: 'media' } }],
    });
    expect(warnings).toEqual([]);
    expect(config).toMatchObject({
      onError: 'continue',
      bucketId: 'in.c-x',
      maxWaitMinutes: 5,
      overlapDays: 1,
      writesReport: true,
    });
  });

  it("stands for the keys of a row's query, the root's beside them", () => {
    const { config, warnings } = parse({
      advanced: {
        'on-error': 'continue',
        since: '3 days ago',
        limit: '7',
        incremental: false,
        'stop-on-empty-response': true,
      },
      name: 'q',
      query: { path: 'media' },
    });
    expect(warnings).toEqual([]);
    expect(config.onError).toBe('continue');
    expect(config.queries[0]).toMatchObject({
      since: '3 days ago',
      limit: 7,
      incremental: false,
      stopOnEmptyPage: true,
    });
  });

  it.each([[[]], [{}], [null], ['x'], [5]])('may be %j', (advanced) => {
    expect(parse({ advanced, queries: [{ name: 'q', query: {} }] }).warnings).toEqual([]);
  });

  it('counts before the same key beside it, with a warning', () => {
    const { config, warnings } = parse({
      'on-error': 'fail-fast',
      advanced: { 'on-error': 'continue', since: 'today' },
      name: 'q',
      query: { since: 'yesterday' },
    });
    expect(config).toMatchObject({ onError: 'continue', queries: [{ since: 'today' }] });
    expect(warnings).toEqual([
      "'on-error' is given twice: the one in 'advanced' counts",
      "'since' is given twice: the one in 'advanced' counts",
    ]);
  });

  it('does not make a row of a configuration with a list of queries', () => {
    const { config } = parse({ advanced: { since: 'today' }, queries: [{ name: 'q', query: {} }] });
    expect(config.queries).toHaveLength(1);
    expect(config.queries[0]).not.toHaveProperty('since');
  });

  it('is told about by the name of the key', () => {
    expect(() => parse({ advanced: { 'max-wait': -1 }, queries: [] })).toThrow(
      'parameters.max-wait must be 0 or more: now -1',
    );
  });
});

describe('a template in a row', () => {
  it.each([
    [TEMPLATE],
    [{ ...TEMPLATE, query: [] }],
    [{ ...TEMPLATE, name: ' ', query: { path: '', fields: '' } }],
    [{ ...TEMPLATE, queries: [] }],
  ])('is its query: %j', (row) => {
    const { config, warnings } = parse(row);
    expect(warnings).toEqual([]);
    expect(config.queries).toMatchObject([{ name: 'media', path: 'media', ids: 'every', limit: 25 }]);
    expect(config.queries[0]?.fields).toContain('caption');
  });

  it('counts only where the row says nothing itself', () => {
    const row = {
      ...TEMPLATE,
      name: 'posts',
      scope: 'none',
      query: { fields: 'id' },
      advanced: { limit: 3 },
    };
    expect(parse(row).config.queries).toMatchObject([
      { name: 'posts', path: 'media', fields: 'id', ids: 'none', limit: 3 },
    ]);
  });

  it('that does not exist is ignored with a warning', () => {
    const { config, warnings } = parse({ template: 'gone\n', name: 'q', query: { path: 'media' } });
    expect(config.queries).toMatchObject([{ name: 'q', path: 'media' }]);
    expect(warnings).toEqual(["There is no template 'gone?': it is ignored"]);
  });

  it('has no meaning beside a list of queries', () => {
    const { config } = parse({ ...TEMPLATE, queries: [{ name: 'q', query: {} }] });
    expect(config.queries.map(({ name }) => name)).toEqual(['q']);
  });
});
