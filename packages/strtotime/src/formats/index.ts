import { dateFormats, rareDateFormats } from './dates';
import { commonLogFormat, monthDayAndTimeFormats, standardFormats } from './datesWithTimes';
import type { Format } from './format';
import {
  numberAndUnitFormat,
  relativeFormats,
  separatorFormat,
  weekdayOfMonthFormat,
  wordFormats,
} from './relatives';
import { aroundHourFormat, timeFormats } from './times';

/** All formats. Of two that match equally long texts the earlier one is taken: the order is PHP's. */
export const formats: readonly Format[] = [
  ...wordFormats,
  aroundHourFormat,
  weekdayOfMonthFormat,
  ...timeFormats,
  ...dateFormats,
  ...standardFormats,
  ...rareDateFormats,
  commonLogFormat,
  ...relativeFormats,
  ...monthDayAndTimeFormats,
  numberAndUnitFormat,
  separatorFormat,
];
