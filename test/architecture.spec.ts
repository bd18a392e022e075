import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { drawAsyncApi } from './architecture/asyncapi';
import * as eventNames from './architecture/event-names';
import * as feeds from './architecture/feeds';
import { drawTypes } from './architecture/openapi/types';
import { readAnswers } from './integrators/examples';
import { drawPostman, missedBy } from './integrators/postman';
import * as loggedEvents from './architecture/logged-events';
import { decisionsAreIndexed, glossaryNamesAreExported, webhookEventsAreDocumented, defencesAreTried } from './architecture/documents';
import { drawMap } from './architecture/map';
import { breakingChanges } from './architecture/openapi/breaking';
import type { OpenApiDocument } from './architecture/openapi/document';
import { drawOpenApi } from './architecture/openapi/draw';
import { readModel } from './architecture/model';
import * as rules from './architecture/rules';
import * as settings from './architecture/settings';
import { fileLengths, median, vagueNames } from './architecture/sizes';
import { ROOT } from './architecture/sources';
import * as stories from './architecture/stories';
import * as tables from './architecture/tables';
import * as wire from './architecture/wire';

describe('the architecture', () => {
  const model = readModel();

  const { describeEvents, ...wireRules } = wire;
  const { foreignReads: _, ...tableRules } = tables;
  it.each(Object.entries({ ...rules, ...eventNames, ...loggedEvents, ...feeds, ...settings, ...wireRules, ...tableRules, ...stories }))(
    'holds: %s',
    (_, rule) => {
      expect(rule(model)).toEqual([]);
    },
  );

  it('keeps files short', () => {
    const files = fileLengths();
    expect(files.filter(({ lines }) => lines > 250)).toEqual([]);
    expect(median(files.map(({ lines }) => lines))).toBeLessThan(60);
  });

  it('calls nothing Manager, Util, Helper, Base… or …Impl', () => {
    const classes = model.classes.filter(({ name }) => /(Manager|Utils?|Helpers?|Impl)$|^Base[A-Z]/.test(name));
    expect([...vagueNames(), ...classes.map(({ at }) => at)]).toEqual([]);
  });

  it.each([decisionsAreIndexed, glossaryNamesAreExported, webhookEventsAreDocumented, defencesAreTried])(
    'documents say what is there: %p',
    (flaws) => {
      expect(flaws()).toEqual([]);
    },
  );

  it.each([
    ['docs/map.md', drawMap],
    ['docs/events.md', describeEvents],
    ['docs/asyncapi.json', drawAsyncApi],
  ])('is told in %s as it is', (file, tell) => {
    const path = join(ROOT, file);
    const told = tell(model);
    if (!process.env.CI) writeFileSync(path, told);
    expect(existsSync(path) && readFileSync(path, 'utf8')).toBe(told);
  });

  describe('docs/openapi.json', () => {
    const path = join(ROOT, 'docs/openapi.json');
    const committed = existsSync(path) ? readFileSync(path, 'utf8') : '';

    it('is the API as it is, and breaks no client of the one before: whatever has to, raises VERSION', async () => {
      const drawn = await drawOpenApi(readAnswers());
      const [before, now] = [JSON.parse(committed || drawn) as OpenApiDocument, JSON.parse(drawn) as OpenApiDocument];
      if (before.info.version === now.info.version) expect(breakingChanges(before, now)).toEqual([]);
      if (!process.env.CI) writeFileSync(path, drawn);
      expect(readFileSync(path, 'utf8')).toBe(drawn);
    }, 120_000);

    it('is walked from end to end by docs/postman.json, each operation once at least', () => {
      const document = JSON.parse(readFileSync(path, 'utf8')) as OpenApiDocument;
      expect(missedBy(document)).toEqual([]);
      const [file, drawn] = [join(ROOT, 'docs/postman.json'), drawPostman(document, readAnswers())];
      if (!process.env.CI) writeFileSync(file, drawn);
      expect(readFileSync(file, 'utf8')).toBe(drawn);
    });

    it('is what the REST half of the client is typed by', async () => {
      const [file, drawn] = [
        join(ROOT, 'libs/client/rest/api.generated.ts'),
        await drawTypes(JSON.parse(readFileSync(path, 'utf8')) as OpenApiDocument),
      ];
      if (!process.env.CI) writeFileSync(file, drawn);
      expect(readFileSync(file, 'utf8')).toBe(drawn);
    }, 60_000);

    it('satisfies the recommended rules of Redocly', async () => {
      const config = await createConfig({ extends: ['recommended'] });
      const lint = async (source: string): Promise<string[]> =>
        (await lintFromString({ source, absoluteRef: path, config }))
          .filter((each) => !isOfTheContract(each))
          .map(({ ruleId, message }) => `${ruleId}: ${message}`);
      expect(await lint(readFileSync(path, 'utf8'))).toEqual([]);
      const { openapi, info } = JSON.parse(readFileSync(path, 'utf8')) as OpenApiDocument & { openapi: string };
      expect(await lint(JSON.stringify({ openapi, info, paths: {} }))).toEqual([expect.stringContaining('servers')]);
    }, 60_000);

    /** `by-external-id` is no id of a customer, which is a UUID. */
    const isOfTheContract = ({ ruleId, message }: { ruleId: string; message: string }): boolean =>
      ruleId === 'no-ambiguous-paths' && message.includes('/by-external-id/');
  });
});
