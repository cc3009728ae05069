import type { FieldItem, Modifier } from './ast';
import { FieldsSyntaxError } from './fieldsSyntaxError';
import { readToken, readValue } from './lexer';
import type { Token, TokenKind } from './lexer';
import type { Source } from './source';

/** A query nests four or five levels; deeper than this is a mistake, and deep recursion would end the process. */
const MAX_DEPTH = 50;
/** Even a wrong text must not burn time and memory. */
const MAX_TOKENS = 20_000;

/**
 * Parses a fields text into a tree. White space and newlines may stand around any token.
 *
 * @param source the text and its name for messages
 * @returns the items in order; none for an empty text
 * @throws FieldsSyntaxError, and nothing else, when the text is not in the language or beyond its limits
 */
export function parseFields(source: Source): readonly FieldItem[] {
  const parser = new Parser(source);
  return parser.peek().kind === 'end' ? [] : parser.document();
}

/** What stands behind a field's name: a modifier, or the inner fields. */
type Part = Modifier | readonly FieldItem[];

const isFields = (part: Part): part is readonly FieldItem[] => Array.isArray(part);

class Parser {
  private token: Token;
  private tokens = 0;
  private depth = 0;

  constructor(private readonly source: Source) {
    this.token = readToken(source, 0);
  }

  peek(): Token {
    return this.token;
  }

  /** Document : Fields end */
  document(): readonly FieldItem[] {
    const items = this.fields();
    if (this.token.kind !== 'end') {
      throw this.unexpected("',' or the end");
    }
    return items;
  }

  /** Fields : Item (',' Item)* */
  private fields(): readonly FieldItem[] {
    const items = [this.item()];
    while (this.skip(',')) {
      items.push(this.item());
    }
    return items;
  }

  /**
   * Item : name Part* Braces? Part*, where Part : Modifier | InnerFields. Where braces and `.fields(…)` stand together,
   * the item has the fields of both.
   */
  private item(): FieldItem {
    const name = this.expect('name', 'a field name');
    const parts = this.parts();
    const braces = this.token.kind === '{' ? [this.inner('{', '}')] : [];
    const all = [...parts, ...braces, ...(braces.length > 0 ? this.parts() : [])];
    const fields = all.filter(isFields).flat();
    const modifiers = all.filter((part): part is Modifier => !isFields(part));
    return { name: name.text, modifiers, ...(fields.length > 0 && { fields }) };
  }

  private parts(): readonly Part[] {
    const parts: Part[] = [];
    while (this.skip('.')) {
      parts.push(this.part());
    }
    return parts;
  }

  /** Modifier : '.' name '(' raw ')'; InnerFields : '.' 'fields' '(' Fields ')' */
  private part(): Part {
    const name = this.expect('name', 'the name of a modifier');
    if (this.token.kind !== '(') {
      throw this.unexpected(`'(' behind the modifier '${name.text}'`);
    }
    if (name.text === 'fields') {
      return this.inner('(', ')');
    }
    const { value, end } = readValue(this.source, this.token.start);
    this.advance(end);
    return { name: name.text, value };
  }

  /** Braces : '{' Fields '}' */
  private inner(open: '{' | '(', close: '}' | ')'): readonly FieldItem[] {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      throw new FieldsSyntaxError(
        this.source,
        this.token.start,
        `Fields may nest ${MAX_DEPTH} levels deep, found one more`,
      );
    }
    this.expect(open, `'${open}'`);
    const fields = this.fields();
    this.expect(close, `',' or '${close}'`);
    this.depth -= 1;
    return fields;
  }

  private advance(position: number): void {
    this.tokens += 1;
    if (this.tokens > MAX_TOKENS) {
      throw new FieldsSyntaxError(this.source, position, `Fields may have ${MAX_TOKENS} tokens, found more`);
    }
    this.token = readToken(this.source, position);
  }

  private expect(kind: TokenKind, what: string): Token {
    const { token } = this;
    if (token.kind !== kind) {
      throw this.unexpected(what);
    }
    this.advance(token.end);
    return token;
  }

  private skip(kind: TokenKind): boolean {
    const found = this.token.kind === kind;
    if (found) {
      this.advance(this.token.end);
    }
    return found;
  }

  private unexpected(what: string): FieldsSyntaxError {
    const found = this.token.kind === 'end' ? 'the end of the text' : `'${this.token.text}'`;
    return new FieldsSyntaxError(this.source, this.token.start, `Expected ${what}, found ${found}`);
  }
}
