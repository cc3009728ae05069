import { lookUpCounted, lookUpMonth, type Counted } from './vocabulary';

/** A number and how many digits it was written with. */
export interface ReadNumber {
  readonly value: number;
  readonly digits: number;
}

const isDigit = (character: string): boolean => character >= '0' && character <= '9';
const within = (characters: string) => (character: string) => characters.includes(character);

/** Reads the parts of a text that a format has matched, from left to right. Behind the end every character is ''. */
export class TokenReader {
  #at = 0;

  constructor(readonly text: string) {}

  get next(): string {
    return this.text.charAt(this.#at);
  }

  get rest(): string {
    return this.text.slice(this.#at);
  }

  /** Whether the next character is one of these. */
  isAt(characters: string): boolean {
    return this.next !== '' && characters.includes(this.next);
  }

  /** Takes characters as long as they are wanted. */
  take(wanted: (character: string) => boolean, max = Infinity): string {
    const start = this.#at;
    while (this.next !== '' && this.#at - start < max && wanted(this.next)) {
      this.#at += 1;
    }
    return this.text.slice(start, this.#at);
  }

  /** Takes one character if it is one of these. */
  accept(characters: string): boolean {
    return this.take(within(characters), 1) !== '';
  }

  /** The next number, of at most `max` digits, whatever stands before it. */
  number(max: number): ReadNumber | undefined {
    this.take((character) => !isDigit(character));
    const digits = this.take(isDigit, max);
    return digits === '' ? undefined : { value: Number(digits), digits: digits.length };
  }

  /** The next number of a format that always has one here. */
  integer(max: number): number {
    return this.number(max)?.value ?? 0;
  }

  /** A number with any signs before it: every minus turns it round. */
  signed(max: number): number {
    this.take((character) => !isDigit(character) && !'+-'.includes(character));
    const minuses = this.take(within('+-')).split('-').length - 1;
    const value = this.integer(max);
    return minuses % 2 === 0 ? value : 0 - value;
  }

  /** A year; written with fewer than four digits, 0 to 69 is 2000 to 2069 and 70 to 99 is 1970 to 1999. */
  year(max = 4): number | undefined {
    const year = this.number(max);
    if (year === undefined || year.digits >= 4 || year.value >= 100) {
      return year?.value;
    }
    return year.value + (year.value < 70 ? 2000 : 1900);
  }

  /** A month's name, abbreviation or Roman numeral. */
  month(): number {
    this.take(within(' \t-./'));
    return lookUpMonth(this.letters());
  }

  letters(): string {
    return this.take((character) => /[a-z]/i.test(character));
  }

  skipDaySuffix(): void {
    if (/^(st|nd|rd|th)/i.test(this.rest)) {
      this.#at += 2;
    }
  }

  skipSpaces(): void {
    this.take(within(' \t\u00a0\u202f'));
  }

  /** What the word up to the next separator counts; a no-break space is no separator here. */
  counted(): Counted | undefined {
    return lookUpCounted(this.take((character) => !' ,\t;:/.-()'.includes(character)));
  }

  /**
   * Microseconds after `.` or `:`. The floating-point product is PHP's own: with very many digits it comes to a full
   * second.
   */
  microseconds(): number {
    const digits = this.take((character) => isDigit(character) || '.:'.includes(character)).slice(1);
    const product = Number(digits) * Number(`1e${6 - digits.length}`);
    return Number.isFinite(product) ? Math.trunc(product) : 0;
  }

  /** Turns an hour of a clock of twelve hours into one of 24 by the `am` or `pm` that follows. */
  hourByMeridian(hour: number): number {
    this.take((character) => !'AaPp'.includes(character));
    const half = this.take(within('AaPp'), 1).toLowerCase();
    if (half === 'a') {
      return hour === 12 ? 0 : hour;
    }
    return hour === 12 ? 12 : hour + 12;
  }
}
