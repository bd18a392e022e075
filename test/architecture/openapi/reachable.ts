import { join } from 'node:path';
import * as ts from 'typescript';
import { ROOT } from '../sources';

const SERVER = join(ROOT, 'apps/server/src/server.module.ts');
const SAYS_WHAT_IS_REFUSED = 'DomainError';
const INVALID = 'InvalidField';

/** An error that an operation can answer: what `DomainError` takes first. */
export interface Refusal {
  kind: string;
  code: string;
}

/** What the sources say of an error: its detail, as far as it is written there, and whether there are others. */
export interface Said {
  detail: string;
  varies: boolean;
  /** Place of what is wrong, where one is named. */
  pointer?: string;
}

type Self = ts.ClassDeclaration | undefined;
type Member = ts.MethodDeclaration | ts.MethodSignature | ts.GetAccessorDeclaration;

/** A function that is named, and the class on which it is called. */
interface Step {
  to: ts.Node;
  on?: ts.ClassDeclaration | 'self';
}

interface Place {
  node: ts.Node;
  self: Self;
  next?: Place[];
}

interface Body {
  thrown: Refusal[];
  steps: Step[];
}

/**
 * Call graph of the server, read from its sources: which errors a method can throw. It follows every function that is named on the way, from
 * commands and queries to the handlers that are registered for them, and from abstract methods to what overrides them. So it may name an error
 * that no input brings about, and misses what is thrown by what listens to events; the stories show whether one is missing.
 */
export class Reachable {
  private readonly program = programOfServer();
  private readonly checker = this.program.getTypeChecker();
  private readonly classes = new Map<string, ts.ClassDeclaration>();
  private readonly handlers = new Map<ts.Symbol, ts.ClassDeclaration>();
  private readonly children = new Map<ts.Symbol, ts.ClassDeclaration[]>();
  private readonly bodies = new Map<ts.Node, Body>();
  private readonly said = new Map<string, Said>();
  private readonly places = new Map<ts.Node, Map<Self, Place>>();

  constructor() {
    for (const file of this.program.getSourceFiles()) if (isOurs(file)) this.readClasses(file);
  }

  /** Errors that a method of a controller can throw, each once. */
  refusals(controller: string, method: string): Refusal[] {
    const declared = this.classes.get(controller)?.members.find((each) => each.name?.getText() === method);
    if (!declared) throw new Error(`${controller}.${method} is not in the sources`);
    const seen = new Set([this.place(declared, this.classes.get(controller))]);
    const refusals = new Map<string, Refusal>();
    for (const place of seen) {
      for (const each of this.in(place.node).thrown) refusals.set(each.code, each);
      for (const each of this.next(place)) seen.add(each);
    }
    return [...refusals.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** What an error says, wherever it is thrown; undefined for one that is put together. */
  saidOf(code: string): Said | undefined {
    return this.said.get(code);
  }

  private hear(code: string, next: Said): void {
    const before = this.said.get(code);
    if (!before) return void this.said.set(code, next);
    const varies = before.varies || next.varies || before.detail !== next.detail;
    this.said.set(code, { ...before, varies, pointer: before.pointer ?? next.pointer });
  }

  private readClasses(file: ts.SourceFile): void {
    const visit = (node: ts.Node): void => {
      const said = ts.isNewExpression(node) || ts.isCallExpression(node) ? saidIn(node) : undefined;
      if (said) this.hear(...said);
      if (ts.isClassDeclaration(node) && node.name) this.readClass(node, node.name.text);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }

  private readClass(node: ts.ClassDeclaration, name: string): void {
    this.classes.set(name, node);
    for (const decorator of ts.getDecorators(node) ?? []) {
      const { expression } = decorator;
      if (!ts.isCallExpression(expression) || !/^(Command|Query)Handler$/.test(expression.expression.getText())) continue;
      const handled = this.symbolOf(expression.arguments[0]!);
      if (handled) this.handlers.set(handled, node);
    }
    for (const { expression } of (node.heritageClauses ?? []).flatMap(({ types }) => types)) {
      const parent = this.symbolOf(expression);
      if (parent) this.children.set(parent, [...(this.children.get(parent) ?? []), node]);
    }
  }

  /** One object for each function and class on which it is called. */
  private place(node: ts.Node, self: Self): Place {
    let selves = this.places.get(node);
    if (!selves) this.places.set(node, (selves = new Map<Self, Place>()));
    let place = selves.get(self);
    if (!place) selves.set(self, (place = { node, self }));
    return place;
  }

  private next(place: Place): Place[] {
    return (place.next ??= [
      ...new Set(this.in(place.node).steps.flatMap((step) => this.follow(step, place.self).map(([node, self]) => this.place(node, self)))),
    ]);
  }

  private in(root: ts.Node): Body {
    const known = this.bodies.get(root);
    if (known) return known;
    const body: Body = { thrown: [], steps: [] };
    const visit = (node: ts.Node): void => {
      if (ts.isTypeNode(node)) return;
      const refusal = ts.isNewExpression(node) || ts.isCallExpression(node) ? refusalIn(node) : undefined;
      if (refusal) body.thrown.push(refusal);
      if (ts.isNewExpression(node)) body.steps.push(...this.handlerOf(node));
      if (ts.isIdentifier(node)) body.steps.push(...this.leadsTo(node));
      ts.forEachChild(node, visit);
    };
    ts.forEachChild(root, visit);
    this.bodies.set(root, body);
    return body;
  }

  private handlerOf({ expression }: ts.NewExpression): Step[] {
    const made = this.symbolOf(expression);
    const handler = made && this.handlers.get(made);
    const execute = handler?.members.find((each) => each.name?.getText() === 'execute');
    return execute ? [{ to: execute, on: handler }] : [];
  }

  private leadsTo(name: ts.Identifier): Step[] {
    const declarations = (this.symbolOf(name)?.declarations ?? []).filter((each) => isOurs(each.getSourceFile()));
    const on = ts.isPropertyAccessExpression(name.parent) && name.parent.name === name ? this.classOf(name.parent.expression) : undefined;
    return declarations.flatMap((to): Step[] => {
      if (ts.isClassDeclaration(to)) return to.members.filter(isRunByNest).map((made) => ({ to: made, on: to }));
      return isMember(to) || ts.isFunctionDeclaration(to) || holdsFunction(to) ? [{ to, on }] : [];
    });
  }

  /** The class whose method is called: that of `this` depends on whose method calls it. */
  private classOf(owner: ts.Expression): Step['on'] {
    if (owner.kind === ts.SyntaxKind.ThisKeyword) return 'self';
    const [declared] = this.checker.getTypeAtLocation(owner).symbol?.declarations ?? [];
    return declared && ts.isClassDeclaration(declared) && isOurs(declared.getSourceFile()) ? declared : undefined;
  }

  private follow({ to, on }: Step, self: Self): [ts.Node, Self][] {
    const owner = on === 'self' ? self : on;
    if (!isMember(to)) return [[to, owner ?? self]];
    const own = owner && this.memberOf(owner, to.name.getText());
    if (own && (own as ts.MethodDeclaration).body) return [[own, owner]];
    const below = this.below(owner ?? to.parent);
    const overriding = below.flatMap((each) =>
      each.members.filter(({ name }) => name?.getText() === to.name.getText()).map((member): [ts.Node, Self] => [member, each]),
    );
    return [[to, owner], ...overriding];
  }

  private memberOf(owner: ts.ClassDeclaration, name: string): ts.ClassElement | undefined {
    const own = owner.members.find((each) => each.name?.getText() === name);
    const [parent] = (owner.heritageClauses ?? [])
      .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
      .flatMap(({ types }) => types);
    const declared = parent && this.symbolOf(parent.expression)?.declarations?.find(ts.isClassDeclaration);
    return own ?? (declared && this.memberOf(declared, name));
  }

  /** Of a generic class none: it stands for all that fill it in, of which the way here meant one. */
  private below(owner: ts.Node): ts.ClassDeclaration[] {
    const isOne = (ts.isClassDeclaration(owner) || ts.isInterfaceDeclaration(owner)) && owner.typeParameters === undefined;
    const symbol = isOne && owner.name ? this.symbolOf(owner.name) : undefined;
    const direct = symbol ? (this.children.get(symbol) ?? []) : [];
    return direct.flatMap((each) => [each, ...this.below(each)]);
  }

  private symbolOf(node: ts.Node): ts.Symbol | undefined {
    const symbol = this.checker.getSymbolAtLocation(node);
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }
}

/** Without the packages that it uses, whose types say nothing about refusals and take most of the time to read. */
function programOfServer(): ts.Program {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [SERVER], include: [] }, ts.sys, ROOT);
  const alone = { ...options, types: [] };
  const host = ts.createCompilerHost(alone);
  host.resolveModuleNameLiterals = (names, from) =>
    names.map(({ text }) =>
      /^[.#]/.test(text)
        ? ts.resolveModuleName(text, from, alone, host, undefined, undefined, ts.ModuleKind.CommonJS)
        : { resolvedModule: undefined },
    );
  return ts.createProgram([SERVER], alone, host);
}

function isOurs({ fileName, isDeclarationFile }: ts.SourceFile): boolean {
  return !isDeclarationFile && !fileName.includes('/node_modules/');
}

/** What happens where a class is only named: it is made, or guards a route. */
function isRunByNest(member: ts.ClassElement): boolean {
  return ts.isConstructorDeclaration(member) || ['canActivate', 'intercept'].includes(member.name?.getText() ?? '');
}

function isMember(node: ts.Node): node is Member {
  return ts.isMethodDeclaration(node) || ts.isMethodSignature(node) || ts.isGetAccessor(node);
}

/** A constant or a property that holds a function, or whatever a decorator or an error is made by. */
function holdsFunction(node: ts.Node): boolean {
  return (
    (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) &&
    node.initializer !== undefined &&
    !ts.isLiteralExpression(node.initializer)
  );
}

function refusalIn({ expression, arguments: given = [] as never }: ts.NewExpression | ts.CallExpression): Refusal | undefined {
  const [first, second, third] = [...given].map((each) => (ts.isStringLiteralLike(each) ? each.text : undefined));
  const made = expression.getText();
  if (made === 'idParam') return { kind: 'missing', code: `${first}.not_found` };
  if (made === INVALID) return { kind: 'invalid', code: third ?? 'validation.failed' };
  return made === SAYS_WHAT_IS_REFUSED && first !== undefined && second !== undefined ? { kind: first, code: second } : undefined;
}

/** The code of an error with what it says; a part that is filled in is written as `…`. */
function saidIn({ expression, arguments: given = [] as never }: ts.NewExpression | ts.CallExpression): [string, Said] | undefined {
  const [first, second, third] = [...given].map(textOf);
  const made = expression.getText();
  if (made === 'idParam' && first) return [`${first}.not_found`, { detail: `There is no such ${second ?? first}`, varies: false }];
  if (made === SAYS_WHAT_IS_REFUSED && second && third !== undefined) return [second, { detail: third, varies: third.includes('…') }];
  if (made !== INVALID || second === undefined) return undefined;
  return [
    third ?? 'validation.failed',
    { detail: second, varies: third === undefined || second.includes('…'), pointer: placeIn(given[0]!) },
  ];
}

/** Of several places, the first that is written there. */
const placeIn = (pointer: ts.Expression): string | undefined => textOf(ts.isConditionalExpression(pointer) ? pointer.whenTrue : pointer);

function textOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node) ? node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('') : undefined;
}
