/** What of an answer takes how many bytes, roughly, as objects and then as the cells of rows. */
const OBJECT = 64;
const KEY = 160;
const ITEM = 16;
/** The most that one character can stand for. */
const HEAVIEST = OBJECT;
/** Several answers may be read at once. */
const SHARE_OF_MEMORY = 1 / 8;

const [COMMA, COLON, BRACE, BRACKET] = [0x2c, 0x3a, 0x7b, 0x5b];

/**
 * Tells, without parsing it, whether an answer would take more memory as objects than there is: a few megabytes of `{}` take a hundred.
 * Signs within texts count too, as an item of a batch is JSON in a text. Answers of ordinary size are not looked at.
 *
 * @param memory of the process, bytes
 */
export function isTooHeavy(text: string, memory: number): boolean {
  const most = memory * SHARE_OF_MEMORY;
  if (text.length * HEAVIEST <= most) {
    return false;
  }
  let weight = 0;
  for (let index = 0; index < text.length && weight <= most; index += 1) {
    const sign = text.charCodeAt(index);
    if (sign === COLON) {
      weight += KEY;
    } else if (sign === COMMA) {
      weight += ITEM;
    } else if (sign === BRACE || sign === BRACKET) {
      weight += OBJECT;
    }
  }
  return weight > most;
}
