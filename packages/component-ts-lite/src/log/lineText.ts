/**
 * Prepares a text for a log of lines: its further lines are indented by two spaces, whichever line break ends them; control characters
 * such as a terminal's escape sequences are written out as `\xNN`.
 *
 * @param text one message, of any number of lines
 * @returns the lines, without a newline at the end
 */
export function lineText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .trimEnd()
    .replace(/\n/g, '\n  ')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, writtenOut);
}

function writtenOut(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
