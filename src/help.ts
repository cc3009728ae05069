import { ACTIONS } from './actions';

/**
 * Says on one screen, 24 lines of 80 characters, how the component is called.
 *
 * @param version of the package
 */
export function helpText(version: string): string {
  const { run: _, ...others } = ACTIONS;
  return `Instagram extractor ${version}: reads Instagram accounts, writes CSV tables

Usage: KBC_DATADIR=./data npm start
       docker run --rm -v ./data:/data ex-instagram

Reads config.json and in/state.json of the data folder, writes out/tables and
out/state.json. Exit code 0: everything came; 1: something that you can fix, the
last line says what and where; 2: our fault.

Actions, as "action" of config.json (run: the default):
${wrapped(Object.keys(others))}

Variables:
  KBC_DATADIR            the data folder (/data, or else ./data)
  GRAPH_API_URL          the API's root (https://graph.facebook.com)
  GRAPH_API_INSECURE     1: it may be http:// on another host than this one
  KBC_DATA_TYPE_SUPPORT  none (default), hints, authoritative: column types
  KBC_LOGGER_ADDR, _PORT logs go there as GELF
  RECORD_TO, REPLAY_FROM records a run to a file, or runs from one

models --dialect duckdb prints SQL of wide tables: docs/models.md
--version prints the version. More: README.md
`;
}

/** Names with commas between them, in lines of at most 78 characters. */
function wrapped(names: readonly string[]): string {
  return names
    .reduce<string[]>((lines, name) => {
      const last = lines.at(-1);
      return last === undefined || `${last}, ${name},`.length > 78
        ? [...lines.slice(0, -1), ...(last === undefined ? [] : [`${last},`]), `  ${name}`]
        : [...lines.slice(0, -1), `${last}, ${name}`];
    }, [])
    .join('\n');
}
