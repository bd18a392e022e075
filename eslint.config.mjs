import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const CODE = ['apps/{server,simulator}/**/*.ts', 'apps/{desk,widget}/**/*.spec.ts', 'libs/**/*.ts', 'migrations/**/*.ts', 'test/**/*.ts'];
/** What runs in browsers. */
const PAGES = ['apps/{desk,widget}/**/*.{ts,tsx}', 'libs/ui/**/*.{ts,tsx}'];
const SPECS = ['**/*.spec.ts', '**/testing/**', 'test/**'];
/** The ways in: what may order something done. Time (clocks) and events (sagas) are ways in too. */
const TRANSPORTS = [
  '**/*.controller.ts',
  '**/*.gateway.ts',
  '**/*.clock.ts',
  '**/*.sagas.ts',
  '**/first-admin.ts',
  '**/demo.ts',
  '**/demo/**',
];

const refusedNames = [
  {
    selector:
      ':matches(ClassDeclaration, TSInterfaceDeclaration, TSTypeAliasDeclaration)[id.name=/(Manager|Utils?|Helpers?|Impl)$|^Base[A-Z]/]',
    message: 'A name says what a thing is for; Manager, Util, Helper, Base… and …Impl say nothing.',
  },
];

const ambient = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Inject Env: the environment is read once, at start.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Inject Clock, so that tests move time instead of sleeping.',
  },
  { selector: "CallExpression[callee.name='Date']", message: 'Inject Clock, so that tests move time instead of sleeping.' },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Inject Clock, so that tests move time instead of sleeping.',
  },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Chance makes a decision untestable: pass it in.' },
];

const transactions = [
  {
    selector:
      'CallExpression[callee.property.name=/^(transaction|startTransaction)$/]:matches([callee.object.name=/dataSource|manager|runner/i], [callee.object.property.name=/dataSource|manager|runner/i])',
    message: 'Only the Store opens transactions: use `store.transaction` or `collection.change`.',
  },
  { selector: 'MemberExpression[property.name=/^(createQueryRunner|queryRunner)$/]', message: 'Only the Store opens transactions.' },
  {
    selector: 'Literal[value=/^\\s*(begin|commit|rollback|savepoint|start transaction)\\b/i]',
    message: 'Only the Store opens and ends transactions.',
  },
];

const cqrs = (importNames, message) => ({ name: '@nestjs/cqrs', importNames, message });
const busOfCommands = cqrs(
  ['CommandBus'],
  'Only controllers, gateways, clocks and sagas order something done; a handler calls the domain.',
);
const busOfEvents = cqrs(
  ['EventBus', 'EventPublisher', 'EventsHandler', 'AggregateRoot', 'UnhandledExceptionBus'],
  'Events are recorded by aggregates, published by the Store, and heard with `when`, `project`, `tell` and `react`.',
);
const sagas = cqrs(['Saga', 'ofType'], 'Sagas are in *.sagas.ts, made with `when`: a bare @Saga dies of one exception.');
const queryRunner = { name: 'typeorm', importNames: ['QueryRunner'], message: 'Only the Store opens transactions.' };
const processModule = ['process', 'node:process'].map((name) => ({ name, message: 'Inject Env.' }));

const unused = ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }];

const restrict = (...paths) => ['error', { paths }];

export default tseslint.config(
  { ignores: ['dist/**', 'coverage/**', '.data/**', 'node_modules/**', '**/dist/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        URL: 'readonly',
        FormData: 'readonly',
        Blob: 'readonly',
        Buffer: 'readonly',
        setImmediate: 'readonly',
        setInterval: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
      },
    },
    rules: { 'no-unused-vars': unused },
  },
  {
    files: CODE,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', 40],
      'no-restricted-syntax': ['error', ...refusedNames],
      'no-restricted-imports': restrict(busOfCommands, sagas),
      '@typescript-eslint/no-unused-vars': unused,
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      // A method that implements an interface may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Decorators and their metadata need the classes they name at run time, so imports are not turned into types for them.
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    files: ['libs/contexts/**/*.ts', 'apps/server/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...refusedNames, ...transactions],
      'no-restricted-imports': restrict(busOfCommands, busOfEvents, sagas, queryRunner),
    },
  },
  {
    files: ['libs/contexts/**/*.ts', 'libs/kernel/**/*.ts'],
    ignores: SPECS,
    rules: {
      'no-restricted-syntax': ['error', ...refusedNames, ...transactions, ...ambient],
      'no-restricted-imports': restrict(busOfCommands, busOfEvents, sagas, queryRunner, ...processModule),
    },
  },
  { files: TRANSPORTS, rules: { 'no-restricted-imports': restrict(busOfEvents, sagas, queryRunner, ...processModule) } },
  { files: ['**/*.sagas.ts'], rules: { 'no-restricted-imports': restrict(busOfEvents, queryRunner, ...processModule) } },
  { files: ['libs/platform/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: SPECS,
    rules: {
      'no-restricted-imports': 'off',
      'max-lines': ['error', 400],
      'max-lines-per-function': 'off',
      // Bodies of answers and Jest's matchers are `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: PAGES,
    ignores: SPECS,
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { 'react-hooks': reactHooks },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['error', 250],
      // A component is mostly markup.
      'max-lines-per-function': ['error', 120],
      'react-hooks/rules-of-hooks': 'error',
      'no-restricted-syntax': [
        'error',
        ...refusedNames,
        { selector: "Property[key.name='refetchInterval']", message: 'Pages never poll: patches.ts renews what was read, by event.' },
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Text from people is text.' },
      ],
      '@typescript-eslint/no-unused-vars': unused,
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
    },
  },
  { files: ['migrations/**/*.ts'], rules: { 'max-lines-per-function': ['error', 150], 'no-restricted-imports': 'off' } },
  prettier,
);
