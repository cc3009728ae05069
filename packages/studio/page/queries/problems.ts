/** A place in the fields, as indices into the text, with what is wrong there. */
export interface Problem {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** Finds the place that the component's message names: "at line 2, column 5". */
export function problemOf(message: string, fields: string): Problem | undefined {
  const place = /at line (\d+), column (\d+)/.exec(message);
  if (place === null) {
    return undefined;
  }
  const before = fields
    .split('\n')
    .slice(0, Number(place[1]) - 1)
    .reduce((length, line) => length + line.length + 1, 0);
  const from = Math.min(before + Number(place[2]) - 1, fields.length);
  // At the end there is nothing to underline but the last character.
  return from === fields.length && from > 0
    ? { from: from - 1, to: from, message, severity: 'error' }
    : { from, to: Math.min(from + 1, fields.length), message, severity: 'error' };
}

/** Finds the names that warnings quote: "unknown metric 'saves': did you mean 'saved'?". */
export function warningsIn(warnings: readonly string[], fields: string): readonly Problem[] {
  return warnings.flatMap((message) => {
    const sentence = message.replace(/^query '.*?': /, '');
    const name = /'([\w.]+)'/.exec(sentence)?.[1];
    const found =
      name === undefined
        ? null
        : new RegExp(`(?<![\\w.])${name.replaceAll('.', '\\.')}(?![\\w])`).exec(fields);
    return found === null || name === undefined
      ? []
      : [
          {
            from: found.index,
            to: found.index + name.length,
            message: sentence,
            severity: 'warning' as const,
          },
        ];
  });
}
