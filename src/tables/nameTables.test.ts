import { nameTables } from './nameTables';
import type { TableNames } from './nameTables';

const named = (produced: readonly string[], own: Partial<TableNames> = {}): Record<string, string> =>
  Object.fromEntries(nameTables(produced, { known: new Map(), reserved: [], ...own }));

describe('nameTables', () => {
  it('leaves names that differ as they are', () => {
    expect(named(['a', 'b', 'a'])).toEqual({ a: 'a', b: 'b' });
  });

  it('numbers names that differ in case alone, the first excepted, and takes no name of another', () => {
    expect(named(['media', 'Media', 'MEDIA', 'media_2'])).toEqual({
      media: 'media',
      Media: 'Media_3',
      MEDIA: 'MEDIA_4',
      media_2: 'media_2',
    });
  });

  it('keeps the names of earlier runs, whichever tables a run writes', () => {
    const known = new Map([
      ['Media', {}],
      ['media_2', { insteadOf: 'media' }],
    ]);
    expect(named(['media', 'Media'], { known })).toEqual({ media: 'media_2', Media: 'Media' });
    expect(named(['media'], { known })).toEqual({ media: 'media_2' });
    expect(named(['MEDIA'], { known })).toEqual({ MEDIA: 'MEDIA_3' });
    // A query whose own table has the name of another's.
    expect(named(['media_2'], { known })).toEqual({ media_2: 'media_2_2' });
  });

  it('prefers the table of an earlier run to one that stands before it', () => {
    expect(named(['media', 'Media'], { known: new Map([['Media', {}]]) })).toEqual({
      Media: 'Media',
      media: 'media_2',
    });
  });

  it('gives no name that the component writes itself', () => {
    expect(named(['Accounts', 'accounts'], { reserved: ['accounts'] })).toEqual({
      Accounts: 'Accounts_2',
      accounts: 'accounts_3',
    });
    expect(named(['accounts'], { reserved: ['accounts'], known: new Map([['accounts', {}]]) })).toEqual({
      accounts: 'accounts_2',
    });
  });
});
