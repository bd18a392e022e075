import * as ts from 'typescript';
import { all, at, docOf, type Source } from './sources';

export interface ClassFacts {
  name: string;
  context: string;
  path: string;
  at: string;
  doc: string;
  abstract: boolean;
  exported: boolean;
  /** The class it extends, by name. */
  parent: string | undefined;
  /** What `@CommandHandler(X)` or `@QueryHandler(X)` names. */
  handles: string | undefined;
  node: ts.ClassDeclaration;
}

export function contextOf(path: string): string {
  return path.split('/')[2] ?? '';
}

export function classesIn({ path, tree }: Source): ClassFacts[] {
  return all(tree, ts.isClassDeclaration).map((node) => ({
    name: node.name?.text ?? '',
    context: contextOf(path),
    path,
    at: at(node),
    doc: docOf(node),
    abstract: has(node, ts.SyntaxKind.AbstractKeyword),
    exported: has(node, ts.SyntaxKind.ExportKeyword),
    parent: parentOf(node),
    handles: handledBy(node),
    node,
  }));
}

export function decoratorsOf(node: ts.HasDecorators): { name: string; argument: string | undefined }[] {
  return (ts.getDecorators(node) ?? []).map(({ expression }) => {
    if (!ts.isCallExpression(expression)) return { name: expression.getText(), argument: undefined };
    return { name: expression.expression.getText(), argument: expression.arguments[0]?.getText() };
  });
}

/** The classes a piece of code makes instances of. */
export function madeIn(node: ts.Node): string[] {
  return all(node, ts.isNewExpression).map(({ expression }) => expression.getText());
}

function has(node: ts.ClassDeclaration, modifier: ts.SyntaxKind): boolean {
  return node.modifiers?.some(({ kind }) => kind === modifier) ?? false;
}

function parentOf(node: ts.ClassDeclaration): string | undefined {
  const clause = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  return clause?.types[0]?.expression.getText();
}

function handledBy(node: ts.ClassDeclaration): string | undefined {
  return decoratorsOf(node).find(({ name }) => name === 'CommandHandler' || name === 'QueryHandler')?.argument;
}
