import { reservedTables } from './reservedTables';

describe('reservedTables', () => {
  it.each([
    [false, ['accounts']],
    [true, ['accounts', 'run_report']],
  ])('has the report only where runs write it: %s', (writesReport, names) => {
    const reserved = reservedTables({ writesReport });
    expect([...reserved.keys()]).toEqual(names);
    expect(reserved.get('accounts')).toBe('the configured accounts');
    expect(reserved.get('run_report')).toBe(writesReport ? 'what runs did (parameters.report)' : undefined);
  });
});
