import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

export const ROOT = join(__dirname, '../..');
export const CONTEXTS = 'libs/contexts';

export interface Source {
  /** From the root of the repository, with slashes. */
  path: string;
  text: string;
  tree: ts.SourceFile;
}

/** Paths of the files below a folder, sorted. */
export function filesBelow(folder: string, wanted: (path: string) => boolean): string[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(ROOT.length + 1)
        .replaceAll('\\', '/'),
    );
  return paths.filter((path) => !path.includes('node_modules/') && wanted(path)).sort();
}

/** What serves: no specs, no test kit. */
export function isProduction(path: string): boolean {
  return /\.tsx?$/.test(path) && !/\.(spec|d|generated)\.tsx?$|\/testing\//.test(path);
}

export function readSources(folder: string): Source[] {
  return filesBelow(folder, isProduction).map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true) };
  });
}

export function lineOf(node: ts.Node): number {
  const tree = node.getSourceFile();
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

export function at(node: ts.Node): string {
  return `${node.getSourceFile().fileName}:${lineOf(node)}`;
}

/** All nodes of one kind below a node. */
export function all<N extends ts.Node>(root: ts.Node, is: (node: ts.Node) => node is N): N[] {
  const found: N[] = [];
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** The first sentence of a doc comment. */
export function docOf(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node);
  const text = typeof doc?.comment === 'string' ? doc.comment : '';
  return /^.*?\.(?=\s|$)|^.+$/s.exec(text)?.[0].replace(/\s+/g, ' ').replace(/\.$/, '') ?? '';
}
