import { createManifest } from './manifest';
import type { TableDefinition } from './tableDefinition';

const media: TableDefinition = {
  name: 'media',
  columns: [
    { name: 'id', nullable: true, description: 'Id of the media' },
    { name: 'likes', type: 'INTEGER' },
    { name: 'seen', type: 'TIMESTAMP', nullable: false },
  ],
  primaryKey: ['id'],
  incremental: true,
  writeAlways: false,
};

describe('createManifest()', () => {
  it('gives the classic form where types are not supported', () => {
    expect(
      createManifest({ ...media, destination: 'in.c-main.media', description: 'Media' }, 'none'),
    ).toEqual({
      destination: 'in.c-main.media',
      incremental: true,
      primary_key: ['id'],
      write_always: false,
      delimiter: ',',
      enclosure: '"',
    });
  });

  it.each(['authoritative', 'hints'] as const)('gives the schema for %s', (support) => {
    expect(createManifest({ ...media, writeAlways: true, description: 'Media' }, support)).toEqual({
      manifest_type: 'output',
      has_header: true,
      incremental: true,
      write_always: true,
      delimiter: ',',
      enclosure: '"',
      description: 'Media',
      schema: [
        {
          name: 'id',
          data_type: { base: { type: 'STRING' } },
          nullable: false,
          primary_key: true,
          description: 'Id of the media',
        },
        { name: 'likes', data_type: { base: { type: 'INTEGER' } }, nullable: true },
        { name: 'seen', data_type: { base: { type: 'TIMESTAMP' } }, nullable: false },
      ],
    });
  });

  it('leaves out what is not set', () => {
    expect(createManifest(media, 'none')).not.toHaveProperty('destination');
    expect(createManifest(media, 'hints')).not.toHaveProperty('destination');
    expect(createManifest(media, 'hints')).not.toHaveProperty('description');
  });

  it('refuses a key that names a missing column', () => {
    expect(() => createManifest({ ...media, primaryKey: ['id', 'nothing'] }, 'none')).toThrow(
      "Cannot describe table 'media': its primary key names missing columns 'nothing'",
    );
  });
});
