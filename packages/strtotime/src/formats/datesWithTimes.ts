import type { Draft } from '../draft';
import { choice, oneOf, optional, sequence } from '../pattern';
import type { TokenReader } from '../tokenReader';
import { monthAndDay } from './dates';
import { takeZone, type Format } from './format';
import * as is from './parts';
import { longTime12, longTime24, longTime24WithZone, shortTime12, shortTime24 } from './times';

const paddedTime = sequence(is.hour24Padded, ':', is.minutePadded, ':', is.secondPadded);

/** Year, month, day, hour, minute and second in this order. */
function readStandard(token: TokenReader, draft: Draft): void {
  draft.claimDate();
  draft.year = token.integer(4);
  draft.month = token.integer(2);
  draft.day = token.integer(2);
  const [hour, minute, second] = [token.integer(2), token.integer(2), token.integer(2)];
  const microsecond = token.isAt('.') ? token.microseconds() : 0;
  draft.claimTime({ hour, minute, second, microsecond });
  if (token.rest !== '') takeZone(token, draft);
}

function readCommonLog(token: TokenReader, draft: Draft): void {
  draft.claimDate();
  draft.day = token.integer(2);
  draft.month = token.month();
  draft.year = token.integer(4);
  const [hour, minute, second] = [token.integer(2), token.integer(2), token.integer(2)];
  draft.claimTime({ hour, minute, second, microsecond: 0 });
  takeZone(token, draft);
}

function readMonthAndDay(token: TokenReader, draft: Draft): void {
  draft.claimDate();
  draft.month = token.month();
  draft.day = token.integer(2);
}

function readMonthDayAndTime12(token: TokenReader, draft: Draft): void {
  readMonthAndDay(token, draft);
  const [hour, minute] = [token.integer(2), token.integer(2)];
  const second = token.isAt(':.') ? token.integer(2) : 0;
  draft.claimTime({ hour: token.hourByMeridian(hour), minute, second, microsecond: 0 });
}

function readMonthDayAndTime24(token: TokenReader, draft: Draft): void {
  readMonthAndDay(token, draft);
  const [hour, minute] = [token.integer(2), token.integer(2)];
  // Seconds behind a dot are not read here: PHP looks for a zone there, and refuses the expression.
  const second = token.isAt(':') ? token.integer(2) : 0;
  draft.claimTime({ hour, minute, second, microsecond: 0 });
  if (token.rest !== '') takeZone(token, draft);
}

/** Dates with times for machines: SOAP, XML-RPC, WDDX, EXIF and the Common Log Format. */
export const standardFormats: readonly Format[] = [
  {
    name: 'XML-RPC, SOAP, WDDX or EXIF date and time',
    pattern: choice(
      sequence(
        is.year4,
        is.monthPadded,
        is.dayPadded,
        'T',
        is.hour24,
        ':',
        is.minutePadded,
        ':',
        is.secondPadded,
      ),
      sequence(
        is.year4,
        is.monthPadded,
        is.dayPadded,
        oneOf('tT'),
        is.hour24,
        is.minutePadded,
        is.secondPadded,
      ),
      sequence(
        sequence(is.year4, '-', is.monthPadded, '-', is.dayPadded, 'T', paddedTime, is.fraction),
        optional(is.zoneOffset),
      ),
      sequence(is.year4, '-', is.month, '-', is.day, 'T', is.hour24, ':', is.minute, ':', is.second),
      sequence(is.year4, ':', is.monthPadded, ':', is.dayPadded, ' ', paddedTime),
    ),
    read: readStandard,
  },
];

export const commonLogFormat: Format = {
  name: 'Common Log Format',
  pattern: sequence(is.day, '/', is.monthShort, '/', is.year4, ':', paddedTime, is.space, is.zoneOffset),
  read: readCommonLog,
};

/** Without these, the hour behind a month and a day would be taken for the year. */
export const monthDayAndTimeFormats: readonly Format[] = [
  {
    name: 'month name, day and time of 12 hours',
    pattern: sequence(monthAndDay, choice(shortTime12, longTime12)),
    read: readMonthDayAndTime12,
  },
  {
    name: 'month name, day and time of 24 hours',
    pattern: sequence(monthAndDay, choice(shortTime24, longTime24, longTime24WithZone)),
    read: readMonthDayAndTime24,
  },
];
