/** Bytes of a text that become a whole number of base64's characters. */
const GROUP_BYTES = 3;

/**
 * Writes a text as it may stand in base64: whole, or within a longer text such as `user:password`, where its characters depend on how
 * many bytes stand before it. Of the latter only those characters that no neighbouring byte has a part in. With `+` and `/`, with `-`
 * and `_`, and with `%2B` and `%2F` for a URL.
 *
 * @param text any text; in UTF-8
 * @returns the forms, without `=` at their ends
 */
export function base64Forms(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  const forms = Array.from({ length: GROUP_BYTES }, (_, before) => {
    const bits = [before * 8, (before + bytes.length) * 8] as const;
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return encoded.slice(Math.ceil(bits[0] / 6), Math.floor(bits[1] / 6));
  });
  const whole = bytes.toString('base64').replace(/=+$/, '');
  return [whole, ...forms].flatMap((form) => [
    form,
    form.replaceAll('+', '-').replaceAll('/', '_'),
    form.replaceAll('+', '%2B').replaceAll('/', '%2F'),
  ]);
}
