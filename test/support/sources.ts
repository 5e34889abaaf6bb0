/** The sources of the repository, as the rules about them read them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Every file that is tracked or would be by the next commit, relative to the repository, with slashes. */
export const files: readonly string[] = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)));

const texts = new Map<string, string>();

/** The content of a file. */
export function textOf(file: string): string {
  const known = texts.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(join(root, file), 'utf8');
  texts.set(file, text);
  return text;
}

/** Binary by its content: it holds a zero byte. */
export const isText = (file: string): boolean => !textOf(file).includes('\0');

export const isSource = (file: string): boolean => /\.(ts|tsx|mts|mjs)$/.test(file) && !file.endsWith('.gen.ts');

/** `packages/NAME/src/…` → NAME. */
export const packageOf = (file: string): string | undefined => /^packages\/([^/]+)\/src\//.exec(file)?.[1];

/** Where in a file something stands: `path:line`. */
export const place = (file: string, offset: number): string => `${file}:${textOf(file).slice(0, offset).split('\n').length}`;

const trees = new Map<string, ts.SourceFile>();

export function treeOf(file: string): ts.SourceFile {
  const known = trees.get(file);
  if (known !== undefined) return known;
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : file.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.ESNext, false, kind);
  trees.set(file, tree);
  return tree;
}

/** Calls `visit` with every node of a file. */
export function walk(file: string, visit: (node: ts.Node) => void): void {
  const tree = treeOf(file);
  const go = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, go);
  };
  go(tree);
}

export interface Import {
  readonly file: string;
  readonly specifier: string;
  /** True where nothing of it is left when the types are stripped. */
  readonly typeOnly: boolean;
  readonly at: string;
}

/** A static import or re-export is of types alone when it says so as a whole or in each of its names. */
function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) {
    const named = node.exportClause !== undefined && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : undefined;
    return node.isTypeOnly || (named !== undefined && named.length > 0 && named.every((element) => element.isTypeOnly));
  }
  const clause = node.importClause;
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings !== undefined && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : undefined;
  return clause.name === undefined && named !== undefined && named.length > 0 && named.every((element) => element.isTypeOnly);
}

/** Every import of a file: static, re-exported, called at run time, or named within a type. */
export function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const tree = treeOf(file);
  const add = (literal: ts.Node | undefined, typeOnly: boolean): void => {
    if (literal !== undefined && ts.isStringLiteralLike(literal))
      found.push({ file, specifier: literal.text, typeOnly, at: place(file, literal.getStart(tree)) });
  };
  walk(file, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
  });
  return found;
}

/** The package a specifier names: `@lingxing/affairs/kernel` → `@lingxing/affairs`; undefined for a file's own path. */
export function packageNamed(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('/')) return undefined;
  const parts = specifier.split('/');
  return parts[0]?.startsWith('@') === true ? parts.slice(0, 2).join('/') : parts[0];
}

/** Where a relative import of a file leads, relative to the repository. */
export const resolveFrom = (file: string, specifier: string): string => posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''));
