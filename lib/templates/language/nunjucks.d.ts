// The part of nunjucks that is used: its tokenizer, its parser and its nodes. Never its compiler, runtime or
// environment: they turn template text into JavaScript.

declare module "nunjucks/src/lexer.js" {
  interface Token {
    readonly type: string;
    readonly value: string;
    readonly lineno: number;
    readonly colno: number;
  }

  interface Tokenizer {
    str: string;
    index: number;
    lineno: number;
    colno: number;
    in_code: boolean;
    readonly tags: Readonly<Record<string, string>>;
    nextToken(): Token | null;
    forwardN(count: number): void;
  }

  const lexer: { lex(source: string): Tokenizer };
  export default lexer;
  export type { Token, Tokenizer };
}

declare module "nunjucks/src/nodes.js" {
  /** A syntax node. `typename` says which fields it has; counted from 0. */
  interface Node {
    readonly typename: string;
    readonly lineno: number;
    readonly colno: number;
  }
  interface NodeList extends Node {
    children: Node[];
    addChild(node: Node): void;
  }

  interface NodeClass<Instance extends Node = Node> {
    new (lineno: number, colno: number, ...fields: unknown[]): Instance;
    extend(name: string, members?: { fields: string[] }): NodeClass<Instance>;
  }

  const nodes: {
    Node: NodeClass;
    NodeList: NodeClass<NodeList>;
    KeywordArgs: NodeClass<NodeList>;
    [name: string]: NodeClass;
  };
  export default nodes;
  export type { Node, NodeClass, NodeList };
}

declare module "nunjucks/src/parser.js" {
  import type { Token } from "nunjucks/src/lexer.js";
  import type { Node, NodeList } from "nunjucks/src/nodes.js";

  interface TokenSource {
    readonly tags: Readonly<Record<string, string>>;
    nextToken(): Token | null;
  }

  interface Parser {
    tokens: TokenSource;
    breakOnBlocks: string[] | null;
    nextToken(): Token | null;
    peekToken(): Token | null;
    pushToken(token: Token): void;
    skip(type: string): boolean;
    skipValue(type: string, value: string): boolean;
    skipSymbol(name: string): boolean;
    fail(message: string, lineno?: number, colno?: number): never;
    parseUntilBlocks(...names: string[]): NodeList;
    parseStatement(): Node | null;
    parseExpression(): Node;
    parseOr(): Node;
    parseAnd(): Node;
    parseAsRoot(): NodeList;
  }

  const parser: { Parser: new (tokens: TokenSource) => Parser };
  export default parser;
  export type { TokenSource };
}
