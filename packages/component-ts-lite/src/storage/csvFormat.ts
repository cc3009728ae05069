/** How a CSV is written. */
export interface CsvFormat {
  /** One character. */
  readonly delimiter: string;
  /** One character, doubled within a cell; '' for none, where a CSV is read. */
  readonly enclosure: string;
}

/** Commas and double quotes (https://help.keboola.com/extend/common-interface/folders/#folder-dataouttables). */
export const standardCsv: CsvFormat = { delimiter: ',', enclosure: '"' };

/** Neither part of a number or of `true`, nor the end of a row; one byte in UTF-8. */
const SEPARATOR = /^[^A-Za-z0-9+.\r\n-]$/;

/**
 * Checks the format of a CSV that is to be written.
 *
 * @param format delimiter and enclosure
 * @throws RangeError when they are not two single ASCII characters, different from each other, that no number can hold
 */
export function checkOutputFormat({ delimiter, enclosure }: CsvFormat): void {
  const areFit = [delimiter, enclosure].every((sign) => SEPARATOR.test(sign) && sign <= '\u007f');
  if (!areFit || delimiter === enclosure) {
    throw new RangeError(
      `Cannot write a CSV with delimiter '${delimiter}' and enclosure '${enclosure}': these are not two fit characters`,
    );
  }
}
