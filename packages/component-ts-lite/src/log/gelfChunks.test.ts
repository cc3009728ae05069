import { gelfChunks } from './gelfChunks';

const id = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

describe('gelfChunks()', () => {
  it('leaves a message alone that fits into a datagram', () => {
    const message = new Uint8Array(8192);
    expect(gelfChunks(message, id)).toEqual([message]);
  });

  it('numbers the chunks of a longer one and loses nothing', () => {
    const message = Uint8Array.from({ length: 20_000 }, (_, n) => n % 251);
    const chunks = gelfChunks(message, id);
    expect(chunks.map((chunk) => [...chunk.subarray(0, 12)])).toEqual(
      [0, 1, 2].map((number) => [0x1e, 0x0f, ...id, number, 3]),
    );
    expect(chunks.every((chunk) => chunk.byteLength <= 8192)).toBe(true);
    expect(Buffer.concat(chunks.map((chunk) => chunk.subarray(12))).equals(message)).toBe(true);
  });
});
