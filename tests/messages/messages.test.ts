import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { PROJECT } from '../support/runProcess';

const SNAPSHOT = join(__dirname, 'messages.txt');
/** What people read of the component: its own messages and those of the library it is built on. */
const FOLDERS = ['src', 'packages/component-ts-lite/src'];
/** Citations are for readers of the code. */
const CITATION = /(graph-api|common-interface)\.md/;
/** A text of so many words is taken for a message. */
const FEWEST_WORDS = 3;

function sourceFiles(): readonly string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|(^|\/)(generated|testing)\//.test(path))
      .sort()
      .map((path) => join(PROJECT, folder, path)),
  );
}

/** Lists the texts of a file in their order; `{…}` stands for what is filled in, whatever the code calls it. */
function messagesIn(path: string): readonly string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      found.push(node.text);
    } else if (ts.isTemplateExpression(node)) {
      found.push(
        `${node.head.text}${node.templateSpans.map(({ literal }) => `{…}${literal.text}`).join('')}`,
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found
    .map((text) => text.replaceAll('\n', '\\n'))
    .filter((text) => text.trim().split(/\s+/).length >= FEWEST_WORDS && !CITATION.test(text));
}

function allMessages(): string {
  return sourceFiles()
    .map((path) => ({ name: relative(PROJECT, path), messages: messagesIn(path) }))
    .filter(({ messages }) => messages.length > 0)
    .map(({ name, messages }) => [`## ${name}`, ...messages, ''].join('\n'))
    .join('\n');
}

describe('the messages of the product', () => {
  it('stand in messages.txt, so that they can be read as one text (UPDATE_EXPECTED=1 writes it)', () => {
    const messages = allMessages();
    if (process.env['UPDATE_EXPECTED'] === '1') {
      writeFileSync(SNAPSHOT, messages);
    }
    expect(messages).toBe(readFileSync(SNAPSHOT, 'utf8'));
  });
});
