import { insightsColumn } from './insightsColumns';

describe('insightsColumn', () => {
  it.each([
    ['known metrics of accounts and media', ['reach', 'saves', 'ig_reels_avg_watch_time'], 'NUMERIC'],
    ['values of which one is not known', ['reach', 'unheard_of'], 'STRING'],
    ['values of a metric that is called like something of every object', ['constructor'], 'STRING'],
    ['values of no known metric at all', [], 'STRING'],
  ])('makes the value of %s %j a column of type %s', (_, metrics, type) => {
    expect(insightsColumn('value', metrics)).toEqual({
      name: 'value',
      type,
      description: 'Value of the metric',
    });
  });

  it('describes the dimensions by their place, however many there are', () => {
    expect(insightsColumn('key1', [])?.description).toBe(
      'Value of dimension 1 of the breakdown; empty for a total',
    );
    expect(insightsColumn('key12', ['reach'])).toEqual({
      name: 'key12',
      type: 'STRING',
      description: 'Value of dimension 12 of the breakdown; empty for a total',
    });
  });

  it('describes what every table of insights has', () => {
    expect(insightsColumn('end_time', [])).toEqual({
      name: 'end_time',
      type: 'STRING',
      description: 'End of the day of the value, as in the API; empty for totals',
    });
  });

  it.each(['', 'key', 'keyA', 'mykey1', 'key1x', 'values', 'constructor'])('does not know %j', (name) => {
    expect(insightsColumn(name, ['reach'])).toBeUndefined();
  });
});
