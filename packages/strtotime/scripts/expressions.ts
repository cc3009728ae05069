/** Makes date expressions of every kind, right and wrong ones, from a seed. */

/** A small generator of random numbers (mulberry32), so that a sweep can be repeated. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const monthNames =
  'jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september ' +
  'october november december I II III IV V VI VII VIII IX X XI XII';
const weekdayNames =
  'sunday monday tuesday wednesday thursday friday saturday sun mon tue wed thu fri sat mondays sundays';
const ordinalNames =
  'first second third fourth fifth sixth seventh eight eighth ninth tenth eleventh twelfth';
const unitNames =
  'ms msec msecs millisecond milliseconds µs µsec usec usecs microsecond microseconds sec secs second seconds min ' +
  'mins minute minutes hour hours day days week weeks fortnight fortnights forthnight month months year years ' +
  'weekday weekdays wk hrs m d';
const zoneNames =
  'UTC utc Z z GMT EST est EDT PST CET CEST BST IST JST MSK A d n (EST) (UTC) Europe/Prague Europe/London ' +
  'America/New_York Asia/Kolkata Australia/Lord_Howe Asia/Kathmandu America/Port-au-Prince Etc/UTC Africa/Casablanca ' +
  'America/Argentina/Buenos_Aires America/St_Johns Pacific/Apia Foo/Bar Cuba Japan NZ XYZ +2 -3 +02 +0200 -0530 ' +
  '+02:00 -05:30 +5:3 +24 +25 +1:05 GMT+2 GMT-0330 UTC+2 gmt+2 +01:00:30 -013030 +123 +14:00 -12';
const specialWords = 'now today midnight noon tomorrow yesterday ago weekday weekdays this next last';
const brokenWords =
  '@ + - -- / : ; 5 99 123 12345 1234567 123456789 foo W T das mnth 1.5 1e9 = () ( ) of the day days month week first ' +
  'last tues wednes thurs {{date}} ' +
  'é 30\u00a0days a\u00a0';

/** Random parts of expressions. */
export class ExpressionMaker {
  constructor(private readonly random: () => number) {}

  /** A whole expression of one to four parts. */
  expression(): string {
    const parts = Array.from({ length: this.pick([1, 1, 2, 2, 2, 3, 3, 4]) }, () => this.part());
    return this.disturb(parts.reduce((left, right) => left + this.separator() + right));
  }

  private pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)] as T;
  }

  private word(words: string): string {
    return this.recase(this.pick(words.split(' ')));
  }

  private integer(from: number, to: number): number {
    return from + Math.floor(this.random() * (to - from + 1));
  }

  private padded(from: number, to: number, width = 2): string {
    const number = String(this.integer(from, to));
    return this.random() < 0.7 ? number.padStart(width, '0') : number;
  }

  private separator(): string {
    return this.pick([
      ' ',
      ' ',
      ' ',
      ' ',
      ' ',
      '',
      ', ',
      '  ',
      '\t',
      '.',
      '-',
      'T',
      '\n',
      '\u00a0',
      '\u202f',
    ]);
  }

  private recase(text: string): string {
    const shape = this.random();
    if (shape < 0.7) return text;
    if (shape < 0.85) return text.charAt(0).toUpperCase() + text.slice(1);
    return shape < 0.95 ? text.toUpperCase() : text.toLowerCase();
  }

  /** Now and then a character too few, or one twice. */
  private disturb(text: string): string {
    if (this.random() > 0.1) return text;
    const at = this.integer(0, text.length);
    return text.slice(0, at) + this.pick(['', text.charAt(at).repeat(2), ' ', '-']) + text.slice(at + 1);
  }

  private part(): string {
    return this.pick([
      () => this.date(),
      () => this.date(),
      () => this.time(),
      () => this.time(),
      () => this.relative(),
      () => this.relative(),
      () => this.relative(),
      () => this.word(specialWords),
      () => this.word(weekdayNames),
      () => this.word(zoneNames),
      () => this.dateAndTime(),
      () => this.monthPart(),
      () => (this.random() < 0.5 ? this.noise() : this.time()),
      () => (this.random() < 0.5 ? this.word(brokenWords) : this.word(specialWords)),
    ])();
  }

  /** Characters of dates in any order. */
  private noise(): string {
    const characters = Array.from('0011223456789::--/.. \tTtWZ+@apmst,');
    return Array.from({ length: this.integer(1, 12) }, () => this.pick(characters)).join('');
  }

  private year(): string {
    return this.pick([
      () => String(this.integer(1900, 2100)),
      () => String(this.integer(2020, 2030)),
      () => this.padded(0, 99),
      () => this.padded(0, 9999, 4),
      () => this.pick(['+', '-', '']) + this.padded(0, 99999, 5),
      () => this.pick(['+2024', '-0044', '0000', '9999', '1970']),
    ])();
  }

  private month(): string {
    return this.padded(0, this.pick([12, 12, 12, 14]));
  }

  private day(): string {
    return this.padded(0, this.pick([31, 31, 31, 28, 33]));
  }

  private dayWithSuffix(): string {
    return this.day() + this.pick(['', '', '', 'st', 'nd', 'rd', 'th', 'TH']);
  }

  private gap(): string {
    return this.pick([' ', '-', '.', '', ' . ', '\t', '/', ', ']);
  }

  private date(): string {
    const [y, m, d, name] = [this.year(), this.month(), this.day(), this.word(monthNames)];
    const week = this.padded(0, 54);
    return this.pick([
      () => `${y}-${m}-${d}`,
      () => `${y}-${m}-${d}`,
      () => `${y}/${m}/${d}`,
      () => `${m}/${this.dayWithSuffix()}/${y}`,
      () => `${m}/${d}`,
      () => `${y}-${m}`,
      () => d + this.pick(['.', '-', '\t']) + m + this.pick(['.', '-']) + y,
      () => d + this.pick(['.', '\t']) + m + '.' + this.padded(0, 99),
      () => this.dayWithSuffix() + this.gap() + name + this.gap() + y,
      () => name + this.gap() + y,
      () => y + this.gap() + name,
      () => name + this.gap() + this.dayWithSuffix() + this.pick([',', ' ', ', ', '.', '']) + y,
      () => name + this.gap() + this.dayWithSuffix() + this.pick(['', ',', ' ']),
      () => this.dayWithSuffix() + this.gap() + name,
      () => `${this.integer(1900, 2100)}${this.padded(0, 12)}${this.padded(0, 31)}`,
      () => `${y}${this.pick(['', '.', '-'])}${this.padded(0, 367, 3)}`,
      () => `${y}${this.pick(['', '-'])}${this.pick(['W', 'W', 'w'])}${week}`,
      () => `${y}${this.pick(['', '-'])}W${week}${this.pick(['', '-'])}${this.integer(0, 8)}`,
      () => `${name}-${d}-${y}`,
      () => `${y}-${name}-${d}`,
      () => name,
      () => y,
    ])();
  }

  private fraction(): string {
    return this.pick(['.', '.', ':']) + String(this.integer(0, 10 ** this.integer(1, 9)));
  }

  private meridian(): string {
    return (
      this.pick(['', ' ', ' ', '\u202f', '\t']) +
      this.pick(['am', 'pm', 'AM', 'PM', 'a.m.', 'p.m.', 'p.m', 'Am'])
    );
  }

  private time(): string {
    const [h, m, s] = [this.padded(0, this.pick([23, 12, 25])), this.padded(0, 61), this.padded(0, 61)];
    const colon = this.pick([':', ':', ':', '.']);
    const t = this.pick(['', '', '', 't', 'T']);
    const zone = this.random() < 0.3 ? this.pick(['', ' ']) + this.word(zoneNames) : '';
    return this.pick([
      () => h + this.meridian(),
      () => h + colon + m + this.meridian(),
      () => h + colon + m + colon + s + this.meridian(),
      () => h + colon + m + colon + s + this.fraction() + this.meridian(),
      () => t + h + colon + m + zone,
      () => t + h + colon + m + colon + s + zone,
      () => t + h + colon + m + colon + s + this.fraction() + zone,
      () => t + h.padStart(2, '0') + m.padStart(2, '0'),
      () => t + h.padStart(2, '0') + m.padStart(2, '0') + s.padStart(2, '0'),
      () => `t${h}`,
      () => `${this.recase(this.pick(['back', 'front']))} of ${h}${this.pick(['', '', this.meridian()])}`,
    ])();
  }

  private dateAndTime(): string {
    const [h, m, s] = [this.padded(0, 24), this.padded(0, 60), this.padded(0, 60)];
    const [y, mo, d] = [String(this.integer(1900, 2100)), this.month(), this.day()];
    const zone = this.pick(['', '', 'Z', '+02:00', '-0500', '+2', ' UTC', ' Europe/Prague']);
    return this.pick([
      () => `${y}-${mo}-${d}T${h}:${m}:${s}${zone}`,
      () => `${y}-${mo}-${d}T${h}:${m}:${s}${this.fraction()}${zone}`,
      () =>
        `${y}${mo}${d}${this.pick(['t', 'T'])}${h}${this.pick([':', ''])}${m}${this.pick([':', ''])}${s}${zone}`,
      () => `${y}:${mo}:${d} ${h}:${m}:${s}`,
      () => `${d}/${this.word(monthNames)}/${y}:${h}:${m}:${s} ${this.word(zoneNames)}`,
      () => `${this.word(monthNames)}${this.gap()}${this.dayWithSuffix()} ${this.time()}`,
      () => `@${this.pick(['', '-'])}${this.integer(0, 10 ** this.integer(1, 12))}`,
      () =>
        `@${this.pick(['', '-'])}${this.integer(0, 99999)}.${this.pick(['', String(this.integer(0, 9999999))])}`,
    ])();
  }

  private relative(): string {
    const sign = this.pick(['', '+', '-', '+', '-', '- ', '+ ', '--', '+-']);
    const amount = this.pick([this.integer(0, 9), this.integer(0, 99), this.integer(0, 99_999)]);
    const unit = this.word(`${unitNames} ${weekdayNames} day days week weeks month months year years`);
    const space = this.pick([' ', ' ', ' ', '', '  ', '\t', '\u00a0']);
    const ago = this.pick(['', '', ' ago']);
    return this.pick([
      () => sign + String(amount) + space + unit + ago,
      () => sign + String(amount) + space + unit + ago,
      () => this.word('next last previous this') + space + unit + ago,
      () => this.word('next last previous this') + space + this.recase('week'),
      () => this.word(ordinalNames) + space + unit + ago,
    ])();
  }

  private monthPart(): string {
    const ordinal = this.word(`${ordinalNames} next last previous this`);
    return this.pick([
      () => this.recase(this.pick(['first', 'last']) + ' day of'),
      () =>
        `${this.pick(['first', 'last'])} day of ${this.pick([this.relative(), this.date(), 'next month'])}`,
      () => `${ordinal} ${this.word(weekdayNames)} of`,
      () =>
        `${ordinal} ${this.word(weekdayNames)} of ${this.pick([this.relative(), this.date(), 'last month'])}`,
    ])();
  }
}
