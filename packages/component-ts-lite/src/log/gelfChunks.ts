const HEADER_BYTES = 12;
/** What Graylog and Docker networks take; GELF allows 128 chunks, 200 KB need 25. */
const DATAGRAM_BYTES = 8192;

/**
 * Cuts a GELF message into datagrams: as it is when it fits into one, else chunks with GELF's header (0x1e 0x0f, the message's
 * id, number, count).
 *
 * @param message a whole message, 1 MB at most
 * @param id 8 bytes that no other message in flight has
 * @returns the datagrams in order
 */
export function gelfChunks(message: Uint8Array, id: Uint8Array): Uint8Array[] {
  if (message.byteLength <= DATAGRAM_BYTES) {
    return [message];
  }
  const room = DATAGRAM_BYTES - HEADER_BYTES;
  const count = Math.ceil(message.byteLength / room);
  return Array.from({ length: count }, (_, number) =>
    Buffer.concat([
      Uint8Array.of(0x1e, 0x0f),
      id,
      Uint8Array.of(number, count),
      message.subarray(number * room, (number + 1) * room),
    ]),
  );
}
