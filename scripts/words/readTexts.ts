import ts from 'typescript';

/** Keeps line breaks, so that what follows stays in its line. */
const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/**
 * Returns what a person wrote in a file, with blanks instead of everything else: the prose of a document without its code, the
 * comments and texts of a source without its names.
 *
 * @param path its extension says which of the two it is
 */
export function readTexts(path: string, text: string): string {
  if (path.endsWith('.md')) {
    return text.replace(/^ *```[^]*?^ *```/gm, blank).replace(/`[^`\n]*`/g, blank);
  }
  return /\.(tsx?|mjs|cjs)$/.test(path) ? ofSource(text, path.endsWith('x')) : comments(text);
}

/** Comments of shell, YAML and Dockerfiles. */
function comments(text: string): string {
  return text.replace(
    /^([^#\n]*)(#.*)?$/gm,
    (_, code: string, comment = '') => `${blank(code)}${comment as string}`,
  );
}

function ofSource(text: string, isJsx: boolean): string {
  const kind = isJsx ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile('source', text, ts.ScriptTarget.Latest, true, kind);
  const kept: [number, number][] = [];
  const visit = (node: ts.Node): void => {
    if (isText(node) && !ts.isImportDeclaration(node.parent) && !ts.isExportDeclaration(node.parent)) {
      kept.push([node.getStart(source), node.end]);
    }
    if (node.getChildCount(source) === 0) {
      const ranges = [
        ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
        ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
      ];
      kept.push(...ranges.map(({ pos, end }): [number, number] => [pos, end]));
    }
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  const ordered = kept.sort(([one], [other]) => one - other);
  let result = '';
  for (const [start, end] of ordered) {
    if (end > result.length) {
      const from = Math.max(start, result.length);
      result += `${blank(text.slice(result.length, from))}${text.slice(from, end)}`;
    }
  }
  return result;
}

function isText(node: ts.Node): boolean {
  return (
    ts.isStringLiteral(node) ||
    ts.isNoSubstitutionTemplateLiteral(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node) ||
    ts.isJsxText(node)
  );
}
