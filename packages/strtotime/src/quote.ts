/** More of a text is not shown in a message. */
const SHOWN = 40;

/** A text in quotes for a message: shortened, and without characters that could spoil a log. */
export function quote(text: string): string {
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return `'${shown.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD')}'`;
}
