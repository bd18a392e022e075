import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { contextOf } from './classes';
import type { Rule } from './rules';
import { all, at, CONTEXTS, ROOT } from './sources';

const VIEW = 'libs/protocol/views/settings.ts';

/** A setting of the wire that no context defines would be missing from every answer; one whose file no module imports as well. */
export const settingsAreDefined: Rule = ({ sources }) => {
  const view = ts.createSourceFile(VIEW, readFileSync(join(ROOT, VIEW), 'utf8'), ts.ScriptTarget.ES2023, true);
  const shown = all(view, ts.isInterfaceDeclaration)
    .find(({ name }) => name.text === 'SettingsView')!
    .members.map((member) => member.name!.getText());
  const definitions = sources.flatMap(({ tree }) =>
    all(tree, ts.isCallExpression).filter(({ expression }) => expression.getText() === 'defineSettings'),
  );
  const defined = definitions.flatMap(({ arguments: [, settings] }) =>
    settings && ts.isObjectLiteralExpression(settings) ? settings.properties.map((each) => each.name!.getText()) : [],
  );
  const astray = definitions.filter((call) => {
    const { fileName } = call.getSourceFile();
    const context = contextOf(fileName);
    const module = sources.find(({ path }) => path === `${CONTEXTS}/${context}/${context}.module.ts`);
    const isNamed = call.arguments[0]?.getText() === `'${context}'`;
    return (
      !isNamed || fileName !== `${CONTEXTS}/${context}/${context}.settings.ts` || !module?.text.includes(`import './${context}.settings';`)
    );
  });
  return [
    ...shown.filter((name) => !defined.includes(name)).map((name) => `${VIEW} shows ${name}, which no context defines`),
    ...astray.map(
      (call) => `${at(call)} settings are defined in <context>.settings.ts, under the name of the context, and its module imports that`,
    ),
  ];
};
