/** A date and time of the Gregorian calendar, also before it was introduced; fields may be out of their usual range. */
export interface CalendarTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  microsecond: number;
}

const modulo = (value: number, divisor: number): number => value - divisor * Math.floor(value / divisor);

/** Days since 1970-01-01. Months and days out of range count on from the range. */
function epochDay({ year, month, day }: CalendarTime): number {
  // Years that begin in March, so that the leap day is the last: https://howardhinnant.github.io/date_algorithms.html
  const months = year * 12 + month - 3;
  const years = Math.floor(months / 12);
  const ofMonth = Math.floor((153 * modulo(months, 12) + 2) / 5);
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + ofMonth + day - 719_469;
}

function dateOfEpochDay(days: number): Pick<CalendarTime, 'year' | 'month' | 'day'> {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** Unix seconds, rounded down, of a time in UTC. */
export function unixSeconds(time: CalendarTime): number {
  const ofDay = time.hour * 3600 + time.minute * 60 + time.second + Math.floor(time.microsecond / 1e6);
  return epochDay(time) * 86_400 + ofDay;
}

/** The date and time in UTC of unix seconds. */
export function calendarTime(seconds: number): CalendarTime {
  const days = Math.floor(seconds / 86_400);
  const ofDay = seconds - days * 86_400;
  return {
    ...dateOfEpochDay(days),
    hour: Math.floor(ofDay / 3600),
    minute: Math.floor((ofDay % 3600) / 60),
    second: ofDay % 60,
    microsecond: 0,
  };
}

/** The same time with every field in its usual range: 30 February becomes 1 or 2 March. */
export function normalize(time: CalendarTime): CalendarTime {
  return { ...calendarTime(unixSeconds(time)), microsecond: modulo(time.microsecond, 1e6) };
}

/** 0 is Sunday. */
export const weekdayOf = (time: CalendarTime): number => modulo(epochDay(time) + 4, 7);

/** Whether the date stands in the calendar; 30 February does not. */
export function isRealDate(year: number, month: number, day: number): boolean {
  const date = { year, month, day, hour: 0, minute: 0, second: 0, microsecond: 0 };
  const normal = normalize(date);
  return normal.year === year && normal.month === month && normal.day === day;
}
